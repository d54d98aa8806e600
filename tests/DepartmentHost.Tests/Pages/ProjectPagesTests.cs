using System.Text.RegularExpressions;
using Zhaoqing.GovServices.DepartmentHost.Tests.Stories;

namespace Zhaoqing.GovServices.DepartmentHost.Tests.Pages;

/// <summary>The page of a project, without a real browser: its acts as forms, what is refused, and who sees it.</summary>
public sealed partial class ProjectPagesTests : IDisposable
{
    private const string Page = "/projects/2601-999999-04-01-123456";
    private readonly RunningHost _host = new();
    private readonly Browser _browser;

    public ProjectPagesTests() => _browser = new Browser(_host);

    [Fact]
    [Clause("CON-7.8")]
    [Clause("CON-7.12")]
    [Clause("CON-7.14")]
    public async Task A_project_goes_from_the_list_of_promises_into_use_by_forms_alone()
    {
        await ProposedAsync();
        await OpenAsync("examiner-441202");
        Assert.Equal(["closeGate", "draft", "exemptGate"], Forms());
        await DoneAsync(
            "draft",
            ("duties[0].id", "drawing-review"), ("duties[0].side", "government"), ("duties[0].what", "完成施工图审查"), ("duties[0].due", "2026-10-23"),
            ("duties[2].id", "eia-report"), ("duties[2].side", "enterprise"), ("duties[2].what", "完成环评"), ("duties[2].due", "2026-11-30"), ("duties[2].after", "drawing-review"));
        Assert.Contains("双方都还没有签订", _browser.Text, StringComparison.Ordinal);
        await DoneAsync("sign", ("promiseDigest", Choice("sign", "promiseDigest")), ("evidence", "sig-2"));
        Assert.DoesNotContain("sign", Forms());
        await OpenAsync("applicant-1");
        Assert.Equal(["leave", "sign"], Forms());
        await DoneAsync("sign", ("promiseDigest", Choice("sign", "promiseDigest")), ("evidence", "sig-1"));
        Assert.Equal(["fileStart", "leave", "reportDuty"], Forms());
        await OpenAsync("examiner-441202");
        await DoneAsync("exemptGate", ("gate", "eia"), ("exemption", "regional"));
        await DoneAsync("exemptGate", ("gate", "construction-permit"), ("exemption", "small-works"), ("document", "限额说明1"));
        await DoneAsync("exemptGate", ("gate", "fire-design"), ("exemption", "not-special"), ("document", "消防说明1"));
        await DoneAsync("closeGate", ("gate", "energy"), ("document", "节能审查1"));
        await OpenAsync("applicant-1");
        await DoneAsync("fileStart", ("startOn", "2026-09-21"), ("safetySupervision", "安监1"), ("qualitySupervision", "质监1"));
        await DoneAsync("start");
        await OpenAsync("examiner-441202");
        await DoneAsync("reportDuty", ("duty", "drawing-review"), ("evidence", "图审1"));
        await OpenAsync("applicant-1");
        await DoneAsync("confirmDuty", ("duty", "drawing-review"));
        await DoneAsync("finish");
        await OpenAsync("examiner-441202");
        await DoneAsync("fail", ("failed", "消防"), ("reason", "疏散标志缺失"));
        await OpenAsync("applicant-1");
        await DoneAsync("finish");
        await OpenAsync("examiner-441202");
        await DoneAsync("pass", ("passed", "规划核实"), ("passed", "质量竣工"), ("passed", "消防"), ("passed", "人防"), ("passed", "档案"));
        await OpenAsync("applicant-1");
        await DoneAsync("use");
        Assert.Contains("<strong>已投入使用</strong>", _browser.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", _browser.Html, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task What_a_rule_or_a_field_refuses_is_told_with_what_was_filled_in_and_nothing_is_written()
    {
        await ProposedAsync();
        await OpenAsync("examiner-441202");
        string key = KeyOf("draft");
        var oneSided = new[] { ("key", key), ("duties[0].id", "g"), ("duties[0].side", "government"), ("duties[0].what", "示例甲"), ("duties[0].due", "2026-10-23") };
        Assert.Equal(409, (await _browser.SendAsync($"{Page}/draft", oneSided)).Code);
        Assert.Contains("承诺清单应有企业和政府双方", _browser.Text, StringComparison.Ordinal);
        Assert.Contains("value=\"示例甲\"", _browser.Text, StringComparison.Ordinal);
        Assert.Equal(422, (await _browser.SendAsync($"{Page}/draft", ("key", key), ("duties[0].id", "g"))).Code);
        Assert.Contains("承诺事项:", _browser.Text, StringComparison.Ordinal);
        foreach (string act in new[] { "seal", "missDuty", "return", "dream" }) Assert.Equal(422, (await _browser.SendAsync($"{Page}/{act}", ("key", key))).Code);
        Assert.Equal(400, (await _browser.PostAsync($"{Page}/leave", new FormUrlEncodedContent([KeyValuePair.Create("key", key)]))).Code);
        Assert.Equal(1, await _host.LastPositionAsync());
    }

    [Fact]
    public async Task A_form_sent_twice_acts_once_and_strangers_reach_none()
    {
        await ProposedAsync();
        await OpenAsync("examiner-441202");
        string key = KeyOf("closeGate");
        for (int i = 0; i < 2; i++)
        {
            await _browser.GoAsync(Page);
            Assert.Equal(302, (await _browser.SendAsync($"{Page}/closeGate", ("key", key), ("gate", "energy"), ("document", "节能审查1"))).Code);
        }

        Assert.Equal(2, await _host.LastPositionAsync());
        await _browser.ActAsAsync("applicant-2");
        await _browser.GoAsync("/");
        Assert.Equal(404, (await _browser.SendAsync($"{Page}/leave", ("key", key))).Code);
        await OpenAsync("supervisor-1");
        Assert.Empty(Forms());
        Assert.Equal(2, await _host.LastPositionAsync());
    }

    public void Dispose() => _host.Dispose();

    private async Task ProposedAsync() => (await _host.As("applicant-1").ProposeAsync(StoryRun.Proposal([]))).Ok(201);

    private async Task OpenAsync(string person)
    {
        await _browser.ActAsAsync(person);
        Assert.Equal(200, (await _browser.GoAsync(Page)).Code);
    }

    private async Task DoneAsync(string act, params (string Name, string Value)[] fields)
    {
        var answer = await _browser.SendAsync($"{Page}/{act}", [("key", KeyOf(act)), .. fields]);
        Assert.True(answer.Code == 302, $"{act}: {answer.Code} {_browser.Text}");
        await _browser.GoAsync(answer.Header("Location")!);
        Assert.Contains("已办理:", _browser.Text, StringComparison.Ordinal);
    }

    private string[] Forms() => [.. Form().Matches(_browser.Html).Select(form => form.Groups[1].Value).Order(StringComparer.Ordinal)];

    private string KeyOf(string act) => Key().Match(FormOf(act)).Groups[1].Value;

    /// <summary>The one value that a field lets choose.</summary>
    private string Choice(string act, string field)
    {
        string form = FormOf(act);
        return Option().Match(form[form.IndexOf($"name=\"{field}\"", StringComparison.Ordinal)..]).Groups[1].Value;
    }

    private string FormOf(string act) => _browser.Html[_browser.Html.IndexOf($"{Page}/{act}\"", StringComparison.Ordinal)..];

    [GeneratedRegex("action=\"/projects/[^/\"]+/([A-Za-z]+)\"")]
    private static partial Regex Form();

    [GeneratedRegex("name=\"key\" value=\"([^\"]+)\"")]
    private static partial Regex Key();

    [GeneratedRegex("<option value=\"([^\"]+)\"")]
    private static partial Regex Option();
}
