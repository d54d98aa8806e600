using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace Zhaoqing.GovServices.DepartmentHost.Tests.Http;

/// <summary>What is wrong with a case or an act is refused with the right problem, and the record stays as it was.</summary>
public sealed class BadCaseTests(RunningHost host) : IClassFixture<RunningHost>
{
    private const string Cases = "/api/v1/cases";

    [Theory]
    [InlineData("{\"990000199001010017\":1}", HttpStatusCode.BadRequest)]
    [InlineData("{\"matter\":\"990000199001010017\",\"division\":\"441202\",\"channel\":\"online\",\"applicant\":{\"kind\":\"person\",\"name\":\"甲某\",\"identifier\":\"990000199001010017\"}}", HttpStatusCode.UnprocessableEntity)]
    [InlineData("{\"matter\":\"511A0074300005\",\"division\":\"441202\",\"channel\":\"online\",\"applicant\":{\"kind\":\"person\",\"name\":\"甲某\",\"identifier\":\"990000199001010017\"},\"materials\":[{\"material\":\"990000199001010017\",\"form\":\"paper\"}]}", HttpStatusCode.UnprocessableEntity)]
    public async Task A_number_sent_in_the_wrong_place_is_not_repeated(string body, HttpStatusCode status)
    {
        using var client = host.CreateClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, Cases) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.Add("X-Demo-Person", "applicant-1");
        request.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString("N"));
        using var answer = await client.SendAsync(request);
        Assert.Equal(status, answer.StatusCode);
        Assert.DoesNotContain("990000199001010017", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", null)]
    [InlineData("{", null)]
    [InlineData("[]", null)]
    [InlineData("null", null)]
    [InlineData("\"text\"", null)]
    [InlineData("{}{}", null)]
    [InlineData("{\"matter\":\"x\",}", null)]
    [InlineData("{'matter':'x'}", null)]
    [InlineData("{\"matter\":1}", "matter")]
    [InlineData("{\"matter\":null,\"unknown\":1}", "unknown")]
    [InlineData("{\"Matter\":\"x\"}", "Matter")]
    [InlineData("{\"matter\":\"x\",\"matter\":\"y\"}", "matter")]
    [InlineData("{\"materials\":{}}", "materials")]
    [InlineData("{\"materials\":[{\"material\":1}]}", "materials[0].material")]
    [InlineData("{\"applicant\":{\"kind\":\"person\",\"age\":3}}", "applicant.age")]
    [InlineData("{\"applicant\":\"x\"}", "applicant")]
    [InlineData("{\"channel\":true}", "channel")]
    [InlineData("{\"matter\":\"\\ud800\"}", null)]
    [InlineData("{\"matter\":\"\\", null)]
    public async Task An_application_that_cannot_be_read_is_400(string body, string? field)
    {
        var problem = (await UnchangedAsync(() => host.As("applicant-1").PostAsync(Cases, body, Key()))).IsProblem(400);
        if (field is not null) Assert.True(problem.GetProperty("errors").TryGetProperty(field, out _), problem.ToString());
    }

    [Fact]
    public async Task Bytes_that_are_no_UTF8_and_nesting_without_end_are_400()
    {
        foreach (byte[] body in new[] { [(byte)'{', (byte)'"', 0xFF, 0xFE, (byte)'"', (byte)':', (byte)'1', (byte)'}'], Encoding.UTF8.GetBytes(new string('[', 100_000)), Encoding.Unicode.GetBytes("{}"), [0xEF, 0xBB, 0xBF, (byte)'{', (byte)'}'] })
            (await SendAsync(new ByteArrayContent(body), "application/json")).IsProblem(400);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_body_over_one_mebibyte_is_413_and_one_of_that_size_is_read(bool tellsItsLength)
    {
        string padded = Story.Application().ToJsonString();
        padded += new string(' ', (1 << 20) - Encoding.UTF8.GetByteCount(padded));
        (await SendAsync(Content(padded + " "), "application/json")).IsProblem(413, "request.too-large");
        padded = padded.Replace(Story.Matter, "unknown-matter" + Story.Matter[..0], StringComparison.Ordinal)[..(1 << 20)];
        (await SendAsync(Content(padded), "application/json")).IsFault("matter");

        HttpContent Content(string text) => tellsItsLength ? new ByteArrayContent(Encoding.UTF8.GetBytes(text)) : new Unmeasured(Encoding.UTF8.GetBytes(text));
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/xml")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("application/json; charset=gb18030")]
    [InlineData("application/jsonp")]
    [InlineData(null)]
    public async Task Another_media_type_is_415(string? type) =>
        (await SendAsync(new ByteArrayContent(Encoding.UTF8.GetBytes(Story.Complete().ToJsonString())), type)).IsProblem(415, "request.media-type");

    [Theory]
    [InlineData("matter", null, "matter", null)]
    [InlineData("matter", "no-such-matter", "matter", "catalogue.matter-unknown")]
    [InlineData("matter", "事项", "matter", null)]
    [InlineData("division", "440600", "division", "catalogue.division-not-served")]
    [InlineData("division", "44120", "division", "identifiers.length")]
    [InlineData("division", null, "division", null)]
    [InlineData("channel", "fax", "channel", null)]
    [InlineData("channel", "Online", "channel", null)]
    [InlineData("channel", "0", "channel", null)]
    [InlineData("applicant.kind", "robot", "applicant.kind", null)]
    [InlineData("applicant.name", "", "applicant.name", null)]
    [InlineData("applicant.name", null, "applicant.name", null)]
    [InlineData("applicant.name", " 甲某", "applicant.name", null)]
    [InlineData("applicant.identifier", "990000196402292913", "applicant.identifier", "identifiers.check-character")]
    [InlineData("applicant.identifier", "99000019640230291X", "applicant.identifier", "identifiers.date")]
    [InlineData("applicant.identifier", "", "applicant.identifier", "identifiers.length")]
    [InlineData("applicant.identifier", null, "applicant.identifier", null)]
    [InlineData("materials.0.material", "individual-household-setup-99", "materials[0].material", "cases.material-unknown")]
    [InlineData("materials.0.material", "individual-household-setup-2", "materials[1].material", "cases.material-twice")]
    [InlineData("materials.0.form", "stone", "materials[0].form", null)]
    [Clause("REG-2.2")]
    public async Task A_wrong_field_is_422_and_named(string path, string? value, string field, string? code)
    {
        var application = Story.Complete();
        string[] steps = path.Split('.');
        JsonNode node = application;
        foreach (string step in steps[..^1]) node = node is JsonArray list ? list[int.Parse(step, System.Globalization.CultureInfo.InvariantCulture)]! : node[step]!;
        node[steps[^1]] = value;
        var answer = await UnchangedAsync(() => host.As("applicant-1").SubmitAsync(application));
        answer.IsFault(field, code);
        if (value is { Length: > 9 } && field == "applicant.identifier") Assert.DoesNotContain(value, answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Everything_that_is_wrong_is_told_at_once()
    {
        var errors = (await UnchangedAsync(() => host.As("applicant-1").SubmitAsync(new JsonObject { ["applicant"] = new JsonObject { ["kind"] = "person" } })))
            .IsProblem(422).GetProperty("errors").EnumerateObject().Select(error => error.Name);
        Assert.Equal(["matter", "division", "channel", "applicant.name", "applicant.identifier"], errors);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("with blank")]
    [InlineData("中文")]
    public async Task Without_a_proper_idempotency_key_nothing_is_taken(string? key)
    {
        (string, string)[] headers = key is null ? [] : [("Idempotency-Key", key)];
        (await UnchangedAsync(() => host.As("applicant-1").PostAsync(Cases, Story.Complete(), headers))).IsProblem(400, "request.idempotency-key");
        (await UnchangedAsync(() => host.As("applicant-1").PostAsync(Cases, Story.Complete(), ("Idempotency-Key", new string('k', 129))))).IsProblem(400, "request.idempotency-key");
        (await host.As("applicant-1").PostAsync(Cases, Story.Complete(), ("Idempotency-Key", "~" + Caller.NewKey() + new string('!', 95)))).Ok(201);
    }

    [Fact]
    public async Task A_repeated_key_with_another_body_is_409()
    {
        string key = Caller.NewKey();
        (await host.As("applicant-1").SubmitAsync(Story.Complete(), key)).Ok(201);
        (await UnchangedAsync(() => host.As("applicant-1").SubmitAsync(Story.Application(), key))).IsRefusal("cases.key-reused");
    }

    [Theory]
    [InlineData("nothing")]
    [InlineData("20260921-0000000000-0")]
    [InlineData("%2e%2e%2fmatters")]
    [InlineData("%F0%A0%AE%B7")]
    public async Task An_unknown_number_is_404(string number)
    {
        (await host.As("applicant-1").GetAsync($"{Cases}/{number}")).IsProblem(404, "request.not-found");
        (await host.As("window-1").GetAsync($"{Cases}/{number}/record")).IsProblem(404, "request.not-found");
        (await UnchangedAsync(() => host.As("window-1").ActAsync(number, 1, Story.Accept))).IsProblem(404, "request.not-found");
    }

    [Fact]
    public async Task A_number_that_is_right_in_form_and_in_no_record_is_404()
    {
        var number = GovServices.Cases.CaseNumber.Create(new NodaTime.LocalDate(2026, 9, 21), new byte[10]).ToString();
        (await host.As("applicant-1").GetAsync($"{Cases}/{number}")).IsProblem(404);
    }

    [Fact]
    public async Task A_stale_version_is_412_and_none_is_428()
    {
        string number = await host.SubmittedAsync();
        foreach (string tag in new[] { "\"0\"", "\"2\"", "W/\"1\"", "*", "1", "\"one\"", "\"1\", \"2\"", "\"-1\"", "\"99999999999999999999\"", "\"1", "" })
        {
            (await UnchangedAsync(() => host.As("window-1").PostAsync($"{Cases}/{number}/acts", Story.Accept, ("If-Match", tag), Key())))
                .IsProblem(tag.Length == 0 ? 428 : 412);
        }

        (await UnchangedAsync(() => host.As("window-1").PostAsync($"{Cases}/{number}/acts", Story.Accept, Key()))).IsProblem(428, "request.if-match-missing");
        (await UnchangedAsync(() => host.As("window-1").PostAsync($"{Cases}/{number}/acts", Story.Accept, ("If-Match", "\"1\"")))).IsProblem(400, "request.idempotency-key");
    }

    [Theory]
    [InlineData("{}", "act")]
    [InlineData("""{"act":"silence"}""", "act")]
    [InlineData("""{"act":"Accept"}""", "act")]
    [InlineData("""{"act":"0"}""", "act")]
    [InlineData("""{"act":"accept","reason":"x"}""", "reason")]
    [InlineData("""{"act":"accept","missing":[]}""", "missing")]
    [InlineData("""{"act":"notifyOnce"}""", "missing")]
    [InlineData("""{"act":"notifyOnce","missing":[]}""", "missing")]
    [InlineData("""{"act":"notifyOnce","missing":[null]}""", "missing[0]")]
    [InlineData("""{"act":"notifyOnce","missing":["individual-household-setup-2","individual-household-setup-2","individual-household-setup-3"]}""", "missing")]
    [InlineData("""{"act":"refuse"}""", "reason")]
    [InlineData("""{"act":"refuse","reason":" "}""", "reason")]
    public async Task An_act_with_a_wrong_field_is_422(string act, string field)
    {
        string number = await host.SubmittedAsync(Story.Application(Story.Form));
        (await UnchangedAsync(() => host.As("window-1").ActAsync(number, 1, act))).IsFault(field);
    }

    [Theory]
    [InlineData("""{"act":"decide"}""", "outcome")]
    [InlineData("""{"act":"decide","outcome":"granted"}""", "outcome")]
    [InlineData("""{"act":"decide","outcome":"deny"}""", "reason")]
    [InlineData("""{"act":"decide","outcome":"grant","way":"post"}""", "way")]
    public async Task A_decision_with_a_wrong_field_is_422(string act, string field)
    {
        string number = await host.LivedAsync(Story.Complete(), ("window-1", Story.Accept));
        (await UnchangedAsync(() => host.As("examiner-1").ActAsync(number, 2, act))).IsFault(field);
    }

    [Theory]
    [InlineData("""{"act":1}""", 400)]
    [InlineData("""{"act":"accept","act":"refuse"}""", 400)]
    [InlineData("""{"act":"accept","by":"somebody"}""", 400)]
    [InlineData("""{"act":"archive","reason":"x"}""", 422)]
    public async Task An_act_that_cannot_be_read_or_is_not_there_yet_changes_nothing(string act, int status)
    {
        string number = await host.SubmittedAsync();
        (await UnchangedAsync(() => host.As("window-1").ActAsync(number, 1, act))).IsProblem(status);
    }

    [Fact]
    [Clause("REG-2.2")]
    [Clause("REG-4.4")]
    [Clause("REG-2.4")]
    public async Task A_notice_asks_for_nothing_unlisted_nothing_held_and_for_everything_missing()
    {
        string number = await host.SubmittedAsync(Story.Application(Story.Form));
        (await NoticeAsync(Story.Proof, Story.Premises, "company-setup-1")).IsRefusal("cases.material-not-listed", "REG-2.2");
        (await NoticeAsync(Story.Proof, Story.Premises, Story.Form)).IsRefusal("cases.material-already-held", "REG-4.4");
        (await NoticeAsync(Story.Proof)).IsRefusal("cases.notice-incomplete", "REG-2.4", "中华人民共和国行政许可法第三十二条");
        (await host.As("window-1").ActAsync(number, 1, Story.NotifyOnce(Story.Proof, Story.Premises))).Ok();
        (await host.As("applicant-1").ActAsync(number, 2, Story.Supplement(Story.Proof))).Ok();
        (await UnchangedAsync(() => host.As("window-1").ActAsync(number, 3, Story.NotifyOnce(Story.Premises, Story.Permit)))).IsRefusal("cases.notice-not-once", "REG-2.4");

        Task<Answer> NoticeAsync(params string[] missing) => UnchangedAsync(() => host.As("window-1").ActAsync(number, 1, Story.NotifyOnce(missing)));
    }

    [Fact]
    public async Task An_act_the_state_forbids_is_409_with_its_ground()
    {
        string number = await host.SubmittedAsync(Story.Application(Story.Form));
        (await UnchangedAsync(() => host.As("window-1").ActAsync(number, 1, Story.Accept))).IsRefusal("cases.materials-missing", "中华人民共和国行政许可法第三十二条");
        (await UnchangedAsync(() => host.As("examiner-1").ActAsync(number, 1, Story.Grant))).IsRefusal("cases.act-not-allowed", "REG-2.5");
        (await UnchangedAsync(() => host.As("window-1").ActAsync(number, 1, Story.Deliver))).IsRefusal("cases.act-not-allowed", "中华人民共和国行政许可法第四十四条");
        (await UnchangedAsync(() => host.As("applicant-1").ActAsync(number, 1, Story.Supplement(Story.Proof)))).IsRefusal("cases.act-not-allowed");
    }

    [Fact]
    [Clause("STD-2.6")]
    public async Task Who_may_not_is_403_and_nobody_is_401()
    {
        string number = await host.SubmittedAsync();
        string elsewhere = await host.SubmittedAsync(In("441203"));
        foreach (string path in new[] { $"{Cases}/{number}", $"{Cases}/{number}/record" })
        {
            (await host.As().GetAsync(path)).IsProblem(401, "request.nobody");
            (await host.As("nobody-1").GetAsync(path)).IsProblem(401, "request.nobody");
            (await host.As("applicant-2").GetAsync(path)).IsProblem(403, "request.forbidden");
            (await host.As("window-441202").GetAsync(path.Replace(number, elsewhere, StringComparison.Ordinal))).IsProblem(403, "request.forbidden");
            (await host.As("supervisor-1").GetAsync(path)).Ok();
        }

        (await UnchangedAsync(() => host.As().SubmitAsync(Story.Complete()))).IsProblem(401);
        (await UnchangedAsync(() => host.As("examiner-1").SubmitAsync(Story.Complete()))).IsProblem(403, "cases.not-authorised");
        (await UnchangedAsync(() => host.As("supervisor-1").SubmitAsync(Story.Complete()))).IsProblem(403);
        (await UnchangedAsync(() => host.As("window-441202").SubmitAsync(In("441203")))).IsProblem(403);
        (await UnchangedAsync(() => host.As().ActAsync(number, 1, Story.Accept))).IsProblem(401);
        (await UnchangedAsync(() => host.As("applicant-1").ActAsync(number, 1, Story.Accept))).IsProblem(403);
        (await UnchangedAsync(() => host.As("applicant-2").ActAsync(number, 1, Story.Withdraw))).IsProblem(403);
        (await UnchangedAsync(() => host.As("supervisor-1").ActAsync(number, 1, Story.Accept))).IsProblem(403);
        (await UnchangedAsync(() => host.As("examiner-441202").ActAsync(elsewhere, 1, Story.Accept))).IsProblem(403);
        (await UnchangedAsync(() => host.As("window-1").ActAsync(number, 1, Story.Grant))).IsProblem(403);
    }

    private static (string, string) Key() => ("Idempotency-Key", Caller.NewKey());

    private static JsonObject In(string division)
    {
        var application = Story.Complete();
        application["division"] = division;
        return application;
    }

    private async Task<Answer> SendAsync(HttpContent content, string? type)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Cases) { Content = content };
        content.Headers.ContentType = type is null ? null : MediaTypeHeaderValue.Parse(type);
        return await UnchangedAsync(() => host.As("applicant-1").SendAsync(request, Key()));
    }

    /// <summary>Does a call that must leave the record as it was.</summary>
    private async Task<Answer> UnchangedAsync(Func<Task<Answer>> call)
    {
        long before = await host.LastPositionAsync();
        var answer = await call();
        Assert.Equal(before, await host.LastPositionAsync());
        return answer;
    }

    /// <summary>A body whose length is not told beforehand.</summary>
    private sealed class Unmeasured(byte[] bytes) : HttpContent
    {
        protected override Task SerializeToStreamAsync(Stream stream, System.Net.TransportContext? context) => stream.WriteAsync(bytes).AsTask();

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}
