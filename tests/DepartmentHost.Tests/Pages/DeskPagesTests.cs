using System.Text.RegularExpressions;

namespace Zhaoqing.GovServices.DepartmentHost.Tests.Pages;

/// <summary>The pages of a desk, without a real browser: lists, acts as forms, what is refused and what is stale.</summary>
public sealed partial class DeskPagesTests : IDisposable
{
    private readonly RunningHost _host = new();
    private readonly Browser _browser;

    public DeskPagesTests() => _browser = new Browser(_host);

    [Theory]
    [InlineData(null, 401)]
    [InlineData("applicant-1", 403)]
    [InlineData("department-1", 403)]
    [InlineData("supervisor-1", 200)]
    [InlineData("window-1", 200)]
    public async Task The_desk_is_for_those_who_handle_cases(string? person, int status)
    {
        if (person is not null) await _browser.ActAsAsync(person);
        Assert.Equal(status, (await _browser.GoAsync("/desk")).Code);
        Assert.DoesNotContain("<script", _browser.Html, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task What_is_overdue_stands_first_and_filters_are_kept()
    {
        string late = await _host.LivedAsync(Story.Complete(), ("window-1", Story.Accept));
        _host.SetClock("2026-09-29T09:00");
        string fresh = await _host.SubmittedAsync();
        await _browser.ActAsAsync("examiner-1");
        await _browser.GoAsync("/desk");
        Assert.True(_browser.Html.IndexOf(late, StringComparison.Ordinal) < _browser.Html.IndexOf(fresh, StringComparison.Ordinal));
        Assert.Contains("共 2 件:超期 1", _browser.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(Story.Name, _browser.Text, StringComparison.Ordinal);
        await _browser.GoAsync("/desk?state=submitted&light=green&due=2026-12-31");
        Assert.DoesNotContain(late, _browser.Html, StringComparison.Ordinal);
        Assert.Contains(fresh, _browser.Html, StringComparison.Ordinal);
        Assert.Matches("value=\"green\" selected", _browser.Html);
        Assert.Equal(422, (await _browser.GoAsync("/desk?due=yesterday")).Code);
    }

    [Fact]
    public async Task A_case_goes_from_the_desk_to_delivery_by_forms_alone()
    {
        string number = await _host.SubmittedAsync(Story.Application(Story.Form));
        await OpenAsync("window-1", number);
        Assert.Superset(new HashSet<string> { "accept", "changeChannel", "notifyOnce", "refuse", "withdraw", "tolerate", "offerCommitment" }, Forms().ToHashSet());
        Assert.DoesNotContain("decide", Forms());
        Assert.Contains("第三十二条第一款第(五)项", _browser.Text, StringComparison.Ordinal);
        await DoneAsync(number, "notifyOnce", ("missing", Story.Proof), ("missing", Story.Premises));
        await DoneAsync(number, "supplement", ("materials", Story.Proof), ("materials", Story.Premises), ("materials.form", "paper"));
        await DoneAsync(number, "accept");
        await OpenAsync("examiner-1", number);
        await DoneAsync(number, "decide", ("outcome", "grant"));
        await OpenAsync("window-1", number);
        await DoneAsync(number, "deliver", ("way", "window"));
        Assert.Contains("已送达", _browser.Text, StringComparison.Ordinal);
        Assert.Equal(["askCorrection", "close"], Forms().Order(StringComparer.Ordinal));
        Assert.Equal(6, await _host.LastPositionAsync());
    }

    [Fact]
    public async Task What_only_a_program_could_know_is_chosen_and_not_typed()
    {
        string number = await _host.SubmittedAsync();
        await OpenAsync("window-1", number);
        await DoneAsync(number, "prioritise", ("ground", "elderly"));
        await DoneAsync(number, "askCorrection", ("field", "applicantName"), ("value", "虚构甲某"), ("basis", "身份证件"));
        await DoneAsync(number, "accept");
        await OpenAsync("examiner-1", number);
        await DoneAsync(number, "decide", ("outcome", "deny"), ("reason", "住所不符合规定"));
        foreach (string choice in new[] { "judgment", "reconsideration", "applicantName" }) Assert.Contains($"value=\"{choice}\"", _browser.Html, StringComparison.Ordinal);
        await DoneAsync(number, "reopen", ("kind", "judgment"), ("document", "(2026)虚构1号"), ("receivedOn", "2026-09-21"));
        Assert.Contains("<strong>已受理", _browser.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stale_form_does_nothing_and_shows_the_new_state()
    {
        string number = await _host.SubmittedAsync();
        await OpenAsync("window-1", number);
        (string version, string key) = HiddenOf("refuse");
        (await _host.As("window-441202").ActAsync(number, 1, Story.Accept)).Ok();
        Assert.Equal(412, (await _browser.SendAsync($"/desk/{number}/refuse", ("version", version), ("key", key), ("reason", "不属于本机关职权范围"))).Code);
        Assert.Contains("现为第2版,您刚才的操作没有生效", _browser.Text, StringComparison.Ordinal);
        Assert.Contains("<strong>已受理", _browser.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("refuse", Forms());
        Assert.Equal(2, await _host.LastPositionAsync());
    }

    [Fact]
    public async Task A_form_sent_twice_acts_once()
    {
        string number = await _host.SubmittedAsync();
        await OpenAsync("window-1", number);
        (string version, string key) = HiddenOf("accept");
        var first = await _browser.SendAsync($"/desk/{number}/accept", ("version", version), ("key", key));
        await _browser.GoAsync($"/desk/{number}");
        var second = await _browser.SendAsync($"/desk/{number}/accept", ("version", version), ("key", key));
        Assert.Equal((302, $"/desk/{number}?done=accept"), (first.Code, first.Header("Location")));
        Assert.Equal((302, first.Header("Location")), (second.Code, second.Header("Location")));
        Assert.Equal(2, await _host.LastPositionAsync());
    }

    [Fact]
    public async Task What_a_rule_refuses_is_told_with_what_was_filled_in_and_nothing_is_written()
    {
        string number = await _host.SubmittedAsync(Story.Application(Story.Form));
        await OpenAsync("window-1", number);
        (string version, string key) = HiddenOf("notifyOnce");
        Assert.Equal(409, (await _browser.SendAsync($"/desk/{number}/notifyOnce", ("version", version), ("key", key), ("missing", Story.Proof))).Code);
        Assert.Contains("应当在同一次告知中列明", _browser.Text, StringComparison.Ordinal);
        Assert.Matches($"value=\"{Story.Proof}\" checked", _browser.Html);
        Assert.Equal(422, (await _browser.SendAsync($"/desk/{number}/deliver", ("version", version), ("key", key))).Code);
        Assert.Equal(422, (await _browser.SendAsync($"/desk/{number}/silence", ("version", version), ("key", key))).Code);
        Assert.Equal(400, (await _browser.PostAsync($"/desk/{number}/accept", new FormUrlEncodedContent([KeyValuePair.Create("version", version), KeyValuePair.Create("key", key)]))).Code);
        Assert.Equal(1, await _host.LastPositionAsync());
    }

    [Fact]
    public async Task A_case_of_another_division_is_not_there()
    {
        var elsewhere = Story.Complete();
        elsewhere["division"] = "441203";
        string number = await _host.SubmittedAsync(elsewhere);
        await _browser.ActAsAsync("window-441202");
        Assert.Equal(404, (await _browser.GoAsync($"/desk/{number}")).Code);
        Assert.DoesNotContain(number, (await _browser.GoAsync("/desk")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Large_text_is_chosen_and_kept()
    {
        await _browser.GoAsync("/desk");
        await _browser.SendAsync("/text-size", ("large", "1"), ("back", "/cases"));
        await _browser.GoAsync("/cases");
        Assert.Contains("<html lang=\"zh-CN\" class=\"large\">", _browser.Html, StringComparison.Ordinal);
        await _browser.SendAsync("/text-size", ("large", ""), ("back", "/cases"));
        await _browser.GoAsync("/cases");
        Assert.Contains("<html lang=\"zh-CN\">", _browser.Html, StringComparison.Ordinal);
    }

    public void Dispose() => _host.Dispose();

    private async Task OpenAsync(string person, string number)
    {
        await _browser.ActAsAsync(person);
        Assert.Equal(200, (await _browser.GoAsync($"/desk/{number}")).Code);
    }

    private async Task DoneAsync(string number, string act, params (string Name, string Value)[] fields)
    {
        (string version, string key) = HiddenOf(act);
        var answer = await _browser.SendAsync($"/desk/{number}/{act}", [("version", version), ("key", key), .. fields]);
        Assert.True(answer.Code == 302, $"{act}: {answer.Code} {_browser.Text}");
        await _browser.GoAsync(answer.Header("Location")!);
        Assert.Contains("已办理:", _browser.Text, StringComparison.Ordinal);
    }

    private string[] Forms() => [.. Form().Matches(_browser.Html).Select(form => form.Groups[1].Value).Order(StringComparer.Ordinal)];

    private (string Version, string Key) HiddenOf(string act)
    {
        string form = _browser.Html[_browser.Html.IndexOf($"/{act}\"", StringComparison.Ordinal)..];
        return (Hidden("version").Match(form).Groups[1].Value, Hidden("key").Match(form).Groups[1].Value);
    }

    private static Regex Hidden(string name) => new($"name=\"{name}\" value=\"([^\"]+)\"", RegexOptions.None, TimeSpan.FromSeconds(1));

    [GeneratedRegex("action=\"/desk/[^/\"]+/([A-Za-z]+)\"")]
    private static partial Regex Form();
}
