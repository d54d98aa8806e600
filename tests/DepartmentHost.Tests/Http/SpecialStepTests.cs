using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Configuration;
using Zhaoqing.GovServices.DepartmentHost.Tests.Pages;

namespace Zhaoqing.GovServices.DepartmentHost.Tests.Http;

/// <summary>Special steps, extension and the explanation of the due day, over HTTP and on the page.</summary>
public sealed class SpecialStepTests : IDisposable
{
    private const string Start = """{"act":"startSpecialStep","step":"appraisal"}""", End = """{"act":"endSpecialStep"}""", Extend = """{"act":"extend","reason":"案情复杂"}""";

    private readonly RunningHost _host = new();

    [Fact]
    [Clause("REG-2.7")]
    [Clause("REG-2.8")]
    public async Task A_step_begins_leaves_its_time_out_runs_over_and_ends()
    {
        // Accepted on Monday 2026-09-21 with 3 working days: due on the 24th.
        string number = await _host.LivedAsync(Story.Complete(), ("window-1", Story.Accept));
        var offered = await CaseAsync("examiner-1", number);
        Assert.Equal(["decide", "startSpecialStep", "extend", "terminate", "askCorrection", "takeCharge", "recuse", "prioritise", "offerCommitment"], Acts(offered));
        Assert.Equal(8, offered.GetProperty("specialSteps").GetArrayLength());
        var started = (await _host.As("examiner-1").ActAsync(number, 2, Start)).Ok();
        // Fifteen working days of the step, with National Day between: from 22 September to 19 October.
        Assert.Equal(("inSpecialStep", "2026-10-22"), (State(started), Due(started)));
        var step = Open(started);
        Assert.Equal(("2026-09-21", "2026-10-19", false), (step.GetProperty("since").GetString(), step.GetProperty("through").GetString(), step.GetProperty("overrun").GetBoolean()));
        Assert.Equal($"{number}-2", step.GetProperty("notice").GetString());
        Assert.Equal("中华人民共和国行政许可法", step.GetProperty("basis").GetProperty("law").GetString());
        _host.SetClock("2026-10-20T00:00");
        Assert.True(Open(await CaseAsync("applicant-1", number)).GetProperty("overrun").GetBoolean());
        _host.SetClock("2026-10-21T09:00");
        var ended = (await _host.As("examiner-1").ActAsync(number, 3, End)).Ok();
        Assert.Equal(("accepted", "2026-10-22"), (State(ended), Due(ended)));
        Assert.Equal("yellow", ended.GetProperty("light").GetString());
        var events = (await _host.As("applicant-1").GetAsync($"/api/v1/cases/{number}/record")).Ok().GetProperty("events").EnumerateArray().Select(happened => happened.GetProperty("type").GetString());
        Assert.Equal(["case.submitted.v1", "case.accepted.v1", "case.step-started.v1", "case.step-ended.v1"], events);
    }

    [Fact]
    public async Task A_limit_is_extended_once_with_its_reason()
    {
        string number = await _host.LivedAsync(Story.Complete(), ("window-1", Story.Accept));
        (await _host.As("examiner-1").ActAsync(number, 2, """{"act":"extend","reason":"案情复杂","approver":"unitHead"}""")).IsFault("approver", "time-limit.approver-wrong");
        (await _host.As("examiner-1").ActAsync(number, 2, """{"act":"extend","reason":"案情复杂","days":4}""")).IsFault("days", "time-limit.extension-too-long");
        (await _host.As("examiner-1").ActAsync(number, 2, """{"act":"extend"}""")).IsFault("reason", "time-limit.reason-missing");
        var extended = (await _host.As("examiner-1").ActAsync(number, 2, Extend)).Ok();
        Assert.Equal(("accepted", "2026-09-30"), (State(extended), Due(extended)));
        Assert.DoesNotContain("extend", Acts(extended));
        (await _host.As("examiner-1").ActAsync(number, 3, Extend)).IsRefusal("time-limit.extended-already", "中华人民共和国市场主体登记管理条例第十九条第一款");
    }

    [Theory]
    [InlineData("""{"act":"startSpecialStep"}""", "step", null)]
    [InlineData("""{"act":"startSpecialStep","step":"site"}""", "step", "time-limit.step-not-listed")]
    [InlineData("""{"act":"startSpecialStep","step":"appraisal","reason":"x"}""", "reason", null)]
    [InlineData("""{"act":"startSpecialStep","step":"appraisal","notice":" "}""", "notice", "time-limit.notice-missing")]
    [InlineData("""{"act":"extend","reason":"案情复杂","approver":"mayor"}""", "approver", null)]
    [InlineData("""{"act":"recount"}""", "act", null)]
    [InlineData("""{"act":"accept","step":"appraisal"}""", "step", null)]
    public async Task A_wrong_step_or_extension_is_named_and_nothing_written(string act, string field, string? code)
    {
        string number = await _host.LivedAsync(Story.Complete(), ("window-1", Story.Accept));
        long position = await _host.LastPositionAsync();
        (await _host.As("examiner-1").ActAsync(number, 2, act)).IsFault(field, code);
        Assert.Equal(position, await _host.LastPositionAsync());
    }

    [Fact]
    public async Task While_a_step_goes_on_nothing_is_decided_and_no_other_case_is_touched()
    {
        string number = await _host.LivedAsync(Story.Complete(), ("window-1", Story.Accept), ("examiner-1", Start));
        (await _host.As("examiner-1").ActAsync(number, 3, Story.Grant)).IsRefusal("cases.act-not-allowed", "REG-2.5");
        (await _host.As("examiner-1").ActAsync(number, 3, Extend)).IsRefusal("time-limit.clock-paused", "中华人民共和国市场主体登记管理条例第十九条第一款");
        (await _host.As("window-1").ActAsync(number, 3, End)).IsProblem(403);
    }

    [Fact]
    public async Task The_due_day_explains_itself_as_data_and_in_words()
    {
        string number = await _host.LivedAsync(Story.Complete(), ("window-1", Story.Accept), ("examiner-1", Extend), ("examiner-1", Start));
        var why = (await _host.As("applicant-1").GetAsync($"/api/v1/cases/{number}/due")).Ok();
        Assert.Equal(("decision", true, 6), (why.GetProperty("purpose").GetString(), why.GetProperty("explained").GetBoolean(), why.GetProperty("daysCounted").GetInt32()));
        Assert.Equal("appraisal", Assert.Single(why.GetProperty("pauses").EnumerateArray()).GetProperty("step").GetString());
        Assert.Equal(("organHead", 3), (why.GetProperty("extension").GetProperty("approver").GetString(), why.GetProperty("extension").GetProperty("by").GetInt32()));
        Assert.Contains(why.GetProperty("days").EnumerateArray(), day => day.GetProperty("date").GetString() == "2026-10-10" && day.GetProperty("kind").GetString() == "makeUpWorkingDay");
        Assert.Contains("鉴定(15个工作日)", why.GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.Contains("停", why.GetProperty("calendar").GetString(), StringComparison.Ordinal);
        (await _host.As("applicant-2").GetAsync($"/api/v1/cases/{number}/due")).IsProblem(403);
        (await _host.As().GetAsync($"/api/v1/cases/{number}/due")).IsProblem(401);
        string withdrawn = await _host.LivedAsync(Story.Complete(), ("applicant-1", Story.Withdraw));
        (await _host.As("applicant-1").GetAsync($"/api/v1/cases/{withdrawn}/due")).IsProblem(404);
        string submitted = await _host.SubmittedAsync();
        Assert.Equal("answer", (await _host.As("applicant-1").GetAsync($"/api/v1/cases/{submitted}/due"))["purpose"]);
        string decided = await _host.LivedAsync(Story.Complete(), ("window-1", Story.Accept), ("examiner-1", Story.Grant));
        Assert.Equal("delivery", (await _host.As("applicant-1").GetAsync($"/api/v1/cases/{decided}/due"))["purpose"]);
    }

    [Fact]
    [Clause("REG-2.7")]
    public async Task The_list_of_special_steps_is_published_with_each_matter()
    {
        var matter = (await _host.As().GetAsync($"/api/v1/matters/{Story.Matter}")).Ok();
        var hearing = matter.GetProperty("specialSteps").EnumerateArray().Single(step => step.GetProperty("step").GetString() == "hearing");
        Assert.Equal(("听证", "20个工作日", "第四十五条"), (hearing.GetProperty("name").GetString(), hearing.GetProperty("limitText").GetString(), hearing.GetProperty("basis").GetProperty("article").GetString()));
        var browser = new Browser(_host);
        await browser.GoAsync($"/matters/{Story.Matter}");
        Assert.Contains("特殊环节清单", browser.Text, StringComparison.Ordinal);
        Assert.Contains("专家评审", browser.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_shows_the_step_the_reasons_and_the_little_calendar()
    {
        string number = await _host.LivedAsync(Story.Complete(), ("window-1", Story.Accept), ("examiner-1", Start));
        var browser = new Browser(_host);
        await browser.ActAsAsync("applicant-1");
        Assert.Equal(200, (await browser.GoAsync($"/cases/{number}")).Code);
        foreach (string expected in new[] { "特殊环节", "鉴定:2026年9月21日开始,2026年10月19日前不计入办结期限", "届满日怎么算出来的", "共计入3个工作日。", $"告知书{number}-2" })
            Assert.Contains(expected, browser.Text, StringComparison.Ordinal);
        Assert.Contains("<svg", browser.Html, StringComparison.Ordinal);
        Assert.Contains("2026-09-22 特殊环节,不计入", browser.Text, StringComparison.Ordinal);
        Assert.DoesNotMatch(@"\sstyle=", browser.Text);
        _host.SetClock("2026-10-20T09:00");
        await browser.GoAsync($"/cases/{number}");
        Assert.Contains("已超过承诺时限,恢复计时", browser.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_department_publishes_its_own_list_and_a_matter_may_have_its_own()
    {
        const string File = """{"licences":[],"matters":{"511A0074300005":[{"code":"site","kind":"other","name":"现场勘验","limit":{"amount":5,"unit":"workingDays"},"basis":{"law":"某条例","article":"第八条","text":"现场勘验所需时间不计入期限。"}}]}}""";
        var steps = PublishedSteps.Read(new MemoryStream(Encoding.UTF8.GetBytes(File)));
        var matters = ShippedCatalogue.Load().Report.Edition;
        Assert.Equal("site", Assert.Single(steps.Of(matters.Find(Catalogue.MatterCode.Parse(Story.Matter))!).Steps).Code);
        Assert.Empty(steps.Of(matters.Find(Catalogue.MatterCode.Parse("medical-device-3-business"))!).Steps);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("""{"steps":[]}""")]
    [InlineData("""{"licences":[{"code":"site","kind":"other","name":"现场勘验"}]}""")]
    [InlineData("""{"matters":{"":[]}}""")]
    public void A_file_that_is_no_list_stops_the_start_with_its_key(string text)
    {
        string path = Path.GetTempFileName();
        File.WriteAllText(path, text);
        try
        {
            var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("SpecialSteps:Path", path)]).Build();
            Assert.Contains("SpecialSteps:Path", Assert.Throws<InvalidOperationException>(() => PublishedSteps.Load(configuration)).Message, StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(path);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _host.Dispose();

    private async Task<JsonElement> CaseAsync(string person, string number) => (await _host.As(person).GetAsync($"/api/v1/cases/{number}")).Ok();

    private static IEnumerable<string?> Acts(JsonElement answer) => answer.GetProperty("acts").EnumerateArray().Select(act => act.GetProperty("act").GetString());

    private static string? State(JsonElement answer) => answer.GetProperty("state").GetString();

    private static string? Due(JsonElement answer) => answer.GetProperty("due").GetProperty("date").GetString();

    private static JsonElement Open(JsonElement answer) => Assert.Single(answer.GetProperty("specialSteps").EnumerateArray(), step => step.GetProperty("since").ValueKind == JsonValueKind.String);
}
