using System.Text.Json;
using Microsoft.Data.Sqlite;
using Zhaoqing.GovServices.DepartmentHost.Tests.Pages;

namespace Zhaoqing.GovServices.DepartmentHost.Tests.Http;

/// <summary>Licences over HTTP and on the pages: asked, previewed, allowed, used, seen, taken back; on one host and on two over one record.</summary>
public sealed class LicenceTests : IDisposable
{
    private const string Estate = "11990000MB0000019F002";
    private const string Use = """{"action":"fetchData","fields":["place"]}""";
    private readonly string _folder = Directory.CreateTempSubdirectory("department-host-").FullName;
    private readonly RunningHost _host;

    public LicenceTests() => _host = RunningHost.Over(Path.Combine(_folder, "gov.db"));

    [Fact]
    [Clause("PLT-2.6")]
    public async Task The_window_gets_only_the_granted_fields_and_the_holder_sees_every_use()
    {
        string grant = await AskedAsync(_host, uses: 3);
        Assert.Equal(JsonValueKind.Null, (await _host.As("window-1").GetAsync($"/api/v1/licence-grants/{grant}")).Ok().GetProperty("fields")[0].GetProperty("value").ValueKind);
        Assert.Equal("示例区示例路0002号(虚构)", (await _host.As("applicant-1").GetAsync($"/api/v1/licence-grants/{grant}")).Ok().GetProperty("fields")[0].GetProperty("value").GetString());
        await AllowedAsync(_host, grant);
        string key = Caller.NewKey();
        var used = (await UseAsync(_host, grant, Use, key)).Ok();
        Assert.Equal("""{"place":"示例区示例路0002号(虚构)"}""", used.GetProperty("fields").GetRawText());
        Assert.Equal(used.GetRawText(), (await UseAsync(_host, grant, Use, key)).Ok().GetRawText());
        (await UseAsync(_host, grant, """{"action":"fetchData","fields":["price"]}""")).IsRefusal("e-licence.field-denied", "PLT-2.6");
        (await UseAsync(_host, grant, """{"action":"fetchData","fields":["place"],"case":"LS-0"}""")).IsRefusal("e-licence.not-available", "PLT-2.6");
        var rows = (await _host.As("applicant-1").GetAsync("/api/v1/licences/uses")).Ok().GetProperty("items");
        Assert.Equal(
            ["用证目的或者办件与授权不符。", "信息项不在授权之内。", "在授权的主体、目的、方式、信息项、时间和次数之内。"],
            rows.EnumerateArray().Select(row => row.GetProperty("reason").GetString()));
        Assert.Equal(0, (await _host.As("applicant-2").GetAsync("/api/v1/licences/uses")).Ok().GetProperty("items").GetArrayLength());
    }

    [Fact]
    public async Task Nobody_else_sees_or_answers_and_nothing_is_signed_that_was_not_shown()
    {
        string grant = await AskedAsync(_host);
        foreach (string other in new[] { "applicant-2", "window-441202", "supervisor-1", "agent-1" })
        {
            (await _host.As(other).GetAsync($"/api/v1/licence-grants/{grant}")).IsProblem(404);
            (await ActAsync(_host, other, grant, """{"act":"reject"}""")).IsProblem(404);
        }

        (await ActAsync(_host, "window-1", grant, """{"act":"allow","digest":"x"}""")).IsProblem(403);
        (await ActAsync(_host, "applicant-1", grant, """{"act":"allow"}""")).IsFault("digest");
        (await ActAsync(_host, "applicant-1", grant, """{"act":"allow","digest":"x"}""")).IsRefusal("e-licence.signature-wrong");
        (await UseAsync(_host, grant, Use)).IsRefusal("e-licence.bad-grant");
        Assert.Equal("rejected", (await ActAsync(_host, "applicant-1", grant, """{"act":"reject"}"""))["state"]);
        (await UseAsync(_host, grant, Use)).IsRefusal("e-licence.bad-grant");
    }

    [Fact]
    [Clause("PLT-2.6")]
    public async Task Silence_is_no_and_asking_never_tells_whether_there_is_a_licence()
    {
        string withLicence = await AskedAsync(_host);
        string without = await AskedAsync(_host, person: "applicant-2", identifier: "990000199001010017");
        var (held, none) = (await AnswerAsync(withLicence), await AnswerAsync(without));
        Assert.Equal(held, none);
        _host.SetClock("2026-09-22T09:01");
        Assert.Equal("lapsed", (await _host.As("applicant-1").GetAsync($"/api/v1/licence-grants/{withLicence}"))["state"]);

        async Task<string> AnswerAsync(string grant)
        {
            var answer = (await _host.As("window-1").GetAsync($"/api/v1/licence-grants/{grant}")).Ok();
            return string.Join('|', answer.EnumerateObject().Where(member => member.Name is not ("id" or "case" or "notice")).Select(member => member.ToString()));
        }
    }

    [Fact]
    [Clause("PLT-2.6")]
    public async Task What_is_taken_back_on_one_host_is_refused_on_another_over_the_same_record()
    {
        using var other = RunningHost.Over(_host.JournalPath);
        string grant = await AskedAsync(_host, uses: 9);
        await AllowedAsync(other, grant);
        Assert.Equal("made", (await UseAsync(_host, grant, Use))["state"]);
        Assert.Equal("made", (await UseAsync(other, grant, Use))["state"]);
        Assert.Equal("revoked", (await ActAsync(other, "applicant-1", grant, """{"act":"revoke"}"""))["state"]);
        (await UseAsync(_host, grant, Use)).IsRefusal("e-licence.revoked");
        (await UseAsync(other, grant, Use)).IsRefusal("e-licence.revoked");
        Assert.Equal(4, (await _host.As("applicant-1").GetAsync("/api/v1/licences/uses")).Ok().GetProperty("items").GetArrayLength());
    }

    [Fact]
    public async Task The_holder_answers_and_takes_back_on_the_page()
    {
        string grant = await AskedAsync(_host);
        var browser = new Browser(_host);
        Assert.Equal(401, (await browser.GoAsync("/licences")).Code);
        await browser.ActAsAsync("applicant-1");
        await browser.GoAsync("/licences");
        Assert.Contains("待持证主体答复", browser.Text, StringComparison.Ordinal);
        await browser.GoAsync($"/licences/grants/{grant}");
        Assert.Contains("示例区示例路0002号(虚构)", browser.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("示例价格", browser.Text, StringComparison.Ordinal);
        string digest = (await _host.As("applicant-1").GetAsync($"/api/v1/licence-grants/{grant}"))["digest"]!;
        Assert.Equal(302, (await browser.SendAsync($"/licences/grants/{grant}/allow", ("digest", digest))).Code);
        (await UseAsync(_host, grant, Use)).Ok();
        await browser.GoAsync("/licences");
        Assert.Contains("已用", browser.Text, StringComparison.Ordinal);
        Assert.Contains("敏感个人信息", browser.Text, StringComparison.Ordinal);
        string other = await AskedAsync(_host);
        await AllowedAsync(_host, other);
        await browser.GoAsync($"/licences/grants/{other}");
        Assert.Equal(302, (await browser.SendAsync($"/licences/grants/{other}/revoke")).Code);
        await browser.GoAsync($"/licences/grants/{grant}");
        Assert.Equal(409, (await browser.SendAsync($"/licences/grants/{grant}/reject")).Code);
        using var empty = new FormUrlEncodedContent([]);
        Assert.Equal(400, (await browser.PostAsync($"/licences/grants/{grant}/revoke", empty)).Code);
        (await UseAsync(_host, other, Use)).IsRefusal("e-licence.revoked");
        await browser.ActAsAsync("applicant-2");
        Assert.Equal(404, (await browser.GoAsync($"/licences/grants/{grant}")).Code);
    }

    [Fact]
    public async Task Numbers_and_faces_of_holders_stand_in_no_log_no_error_and_no_address()
    {
        string grant = await AskedAsync(_host, uses: 3);
        await AllowedAsync(_host, grant);
        (await UseAsync(_host, grant, Use)).Ok();
        var errors = new List<string>
        {
            (await UseAsync(_host, grant, """{"action":"fetchData","fields":["990000196402292912"]}""")).Text,
            (await UseAsync(_host, grant, """{"action":"fetchData","fields":["place"],"case":"990000196402292912"}""")).Text,
            (await ActAsync(_host, "applicant-1", grant, """{"act":"990000196402292912"}""")).Text,
        };
        (await ActAsync(_host, "applicant-1", grant, """{"act":"revoke"}""")).Ok();
        errors.Add((await UseAsync(_host, grant, Use)).Text);
        Assert.Contains(_host.Log.Lines, line => line.Contains("/api/v1/licence-grants", StringComparison.Ordinal));
        foreach (string text in _host.Log.Lines.Concat(errors))
        {
            Assert.DoesNotContain(Story.IdentityNumber, text, StringComparison.Ordinal);
            Assert.DoesNotContain("示例路0002号", text, StringComparison.Ordinal);
        }
    }

    [Fact]
    [Clause("PLT-2.6")]
    public async Task Another_system_gets_over_the_exchange_what_was_granted_and_nothing_without()
    {
        string grant = await AskedAsync(_host, uses: 3);
        Assert.Equal("""{"status":100,"reason":"e-licence.no-grant"}""", await ExchangeAsync(grant));
        await AllowedAsync(_host, grant);
        Assert.Equal("""{"status":0,"reason":"e-licence.allowed","certData":{"place":"示例区示例路0002号(虚构)"}}""", await ExchangeAsync(grant));
        Assert.Equal("""{"status":11,"reason":"head"}""", await ExchangeAsync(grant, secret: "guessed"));
        Assert.Equal("""{"status":100,"reason":"e-licence.no-grant"}""", await ExchangeAsync(grant, person: "990000199001010017"));
        (await ActAsync(_host, "applicant-1", grant, """{"act":"revoke"}""")).Ok();
        Assert.Equal("""{"status":100,"reason":"e-licence.revoked"}""", await ExchangeAsync(grant, request: "exchange-2"));
        Assert.All(_host.Log.Lines, line => Assert.DoesNotContain("sample secret", line, StringComparison.Ordinal));
        Assert.All(_host.Log.Lines, line => Assert.DoesNotContain(Story.IdentityNumber, line, StringComparison.Ordinal));
    }

    [Fact]
    [Clause("PLT-2.1")]
    public async Task The_digital_space_shows_the_holders_own_licences_with_class_and_level()
    {
        var space = (await _host.As("applicant-1").GetAsync("/api/v1/licences")).Ok();
        Assert.Equal(("naturalPerson", 3), (space.GetProperty("kind").GetString(), space.GetProperty("items").GetArrayLength()));
        Assert.Equal(["sensitive", "sensitive", "open"], space.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("sensitivity").GetString()));
        (await _host.As("agent-1").GetAsync("/api/v1/licences")).IsProblem(404);
        (await _host.As().GetAsync("/api/v1/licences")).IsProblem(401);
    }

    public void Dispose()
    {
        _host.Dispose();
        SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task<string> ExchangeAsync(string grant, string secret = "sample secret of the exchange", string person = Story.IdentityNumber, string request = "exchange-1")
    {
        var seen = (await _host.As("window-1").GetAsync($"/api/v1/licence-grants/{grant}")).Ok();
        string ask = $$$"""
            {"head":{"accessId":"sample-1","accessToken":"{{{secret}}}"},"data":{"holderCode":"{{{person}}}","holderTypeCode":"111","certTypeCode":"{{{Estate}}}","useCause":"示例","grantId":"{{{grant}}}",
            "requestId":"{{{request}}}","operator":"window-9","itemCode":"{{{seen.GetProperty("matter")}}}","caseNo":"{{{seen.GetProperty("case")}}}","sector":"marketAccess","fields":["place"]}}
            """;
        var answer = (await _host.As().PostAsync("/api/v1/licence-exchange/queryCertInfoByHolderCode", ask)).Json;
        string fields = answer.TryGetProperty("data", out var data) ? $",\"certData\":{data.GetProperty("certData").GetRawText()}" : "";
        return $$$"""{"status":{{{answer.GetProperty("head").GetProperty("status")}}},"reason":"{{{answer.GetProperty("head").GetProperty("reason")}}}"{{{fields}}}}""";
    }

    private static async Task<string> AskedAsync(RunningHost host, int uses = 1, string person = "applicant-1", string identifier = Story.IdentityNumber)
    {
        var application = Story.Application(Story.Form, Story.Proof);
        application["applicant"]!["identifier"] = identifier;
        string number = (await host.As(person).SubmitAsync(application)).Ok(201).GetProperty("number").GetString()!;
        string ask = $$"""{"case":"{{number}}","licence":"{{Estate}}","fields":["place","use"],"actions":["verify","fetchData"],"uses":{{uses}}}""";
        string key = Caller.NewKey();
        var asked = await host.As("window-1").PostAsync("/api/v1/licence-grants", ask, ("Idempotency-Key", key));
        string grant = asked.Ok(201).GetProperty("id").GetString()!;
        Assert.Equal(grant, (await host.As("window-1").PostAsync("/api/v1/licence-grants", ask, ("Idempotency-Key", key))).Ok(201).GetProperty("id").GetString());
        return grant;
    }

    private static async Task AllowedAsync(RunningHost host, string grant)
    {
        string digest = (await host.As("applicant-1").GetAsync($"/api/v1/licence-grants/{grant}"))["digest"]!;
        (await ActAsync(host, "applicant-1", grant, """{"act":"preview"}""")).Ok();
        Assert.Equal("active", (await ActAsync(host, "applicant-1", grant, $$"""{"act":"allow","digest":"{{digest}}"}"""))["state"]);
    }

    private static Task<Answer> ActAsync(RunningHost host, string person, string grant, string act) =>
        host.As(person).PostAsync($"/api/v1/licence-grants/{grant}/acts", act, ("Idempotency-Key", Caller.NewKey()));

    private static Task<Answer> UseAsync(RunningHost host, string grant, string use, string? key = null) =>
        host.As("window-1").PostAsync($"/api/v1/licence-grants/{grant}/uses", use, ("Idempotency-Key", key ?? Caller.NewKey()));
}
