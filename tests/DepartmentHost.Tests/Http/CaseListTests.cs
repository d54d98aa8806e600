using System.Text.Json;
using System.Text.Json.Nodes;

namespace Zhaoqing.GovServices.DepartmentHost.Tests.Http;

/// <summary>Lists of cases over HTTP: who sees what, filters, order, pages.</summary>
public sealed class CaseListTests : IDisposable
{
    private readonly RunningHost _host = new();

    [Fact]
    public async Task A_desk_sees_its_division_and_an_applicant_their_own()
    {
        string mine = await _host.SubmittedAsync();
        string theirs = (await _host.As("applicant-2").SubmitAsync(Story.Complete())).Ok(201).GetProperty("number").GetString()!;
        Assert.Equal([mine], await NumbersAsync("applicant-1", ""));
        Assert.Equal(new[] { mine, theirs }.Order(StringComparer.Ordinal), await NumbersAsync("window-441202", ""));
        Assert.Equal(2, (await NumbersAsync("supervisor-1", "")).Length);
        var line = (await _host.As("window-1").GetAsync("/api/v1/cases?size=1")).Ok().GetProperty("items")[0];
        Assert.Equal(("虚**", "submitted", "2026-09-29", "green"), (line.GetProperty("applicant").GetString(), line.GetProperty("state").GetString(), line.GetProperty("due").GetProperty("date").GetString(), line.GetProperty("light").GetString()));
        Assert.DoesNotContain(Story.IdentityNumber[..6], line.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_overdue_comes_first_and_filters_leave_out_what_does_not_fit()
    {
        string late = await _host.LivedAsync(Story.Complete(), ("window-1", Story.Accept));
        _host.SetClock("2026-09-28T09:00");
        string fresh = await _host.SubmittedAsync(), over = await _host.LivedAsync(Story.Complete(), ("applicant-1", Story.Withdraw));
        Assert.Equal([late, fresh, over], await NumbersAsync("window-1", ""));
        var page = (await _host.As("window-1").GetAsync("/api/v1/cases")).Ok();
        Assert.Equal("overdue", page.GetProperty("items")[0].GetProperty("light").GetString());
        Assert.Equal((1, 1, 1), (page.GetProperty("lights").GetProperty("overdue").GetInt32(), page.GetProperty("lights").GetProperty("green").GetInt32(), page.GetProperty("lights").GetProperty("none").GetInt32()));
        Assert.Equal([fresh], await NumbersAsync("window-1", "?state=submitted"));
        Assert.Equal([late], await NumbersAsync("window-1", "?light=overdue"));
        Assert.Equal([late], await NumbersAsync("window-1", "?due=2026-09-28"));
        Assert.Equal([fresh], await NumbersAsync("window-1", "?size=1&page=2"));
        Assert.Empty(await NumbersAsync("window-1", "?division=441203"));
        Assert.Equal(3, (await NumbersAsync("window-1", "?division=4412&authority=")).Length);
        Assert.Empty(await NumbersAsync("window-1", "?authority=%E6%97%A0%E6%AD%A4%E5%B1%80"));
    }

    [Fact]
    public async Task Silence_shows_at_once()
    {
        await _host.SubmittedAsync();
        _host.SetClock("2026-09-30T00:00");
        Assert.Empty(await NumbersAsync("window-1", "?state=submitted"));
        Assert.Single(await NumbersAsync("window-1", "?state=accepted"));
        Assert.Equal(1, await _host.LastPositionAsync());
    }

    [Theory]
    [InlineData("state", "open")]
    [InlineData("division", "x")]
    [InlineData("due", "2026-02-30")]
    [InlineData("light", "blue")]
    [InlineData("page", "0")]
    [InlineData("size", "101")]
    public async Task A_filter_that_means_nothing_is_told_by_field(string field, string value) =>
        (await _host.As("window-1").GetAsync($"/api/v1/cases?{field}={value}")).IsFault(field);

    [Theory]
    [InlineData(null, "", 401)]
    [InlineData("department-1", "", 403)]
    [InlineData("window-1", "/overview", 403)]
    [InlineData("applicant-1", "/statistics", 403)]
    [InlineData(null, "/overview", 401)]
    public async Task Who_may_not_is_told_so(string? person, string path, int status) =>
        (await _host.As(person).GetAsync("/api/v1/cases" + path)).IsProblem(status);

    [Fact]
    [Clause("CON-6.9")]
    public async Task An_enterprise_sees_what_it_has_in_hand_and_another_account_does_not()
    {
        var application = Story.Application(Story.Form);
        application["applicant"] = new JsonObject { ["kind"] = "organisation", ["name"] = "虚构某厂", ["identifier"] = "91990000MA0000007X" };
        string number = await _host.LivedAsync(application, ("window-1", Story.NotifyOnce(Story.Proof, Story.Premises)));
        await _host.SubmittedAsync();
        var enterprise = (await _host.As("applicant-1").GetAsync("/api/v1/cases/overview")).Ok().GetProperty("enterprises").EnumerateArray().Single();
        var line = enterprise.GetProperty("cases").EnumerateArray().Single();
        Assert.Equal(("虚构某厂", number, "awaitingSupplement", "supplement"), (enterprise.GetProperty("name").GetString(), line.GetProperty("number").GetString(), line.GetProperty("state").GetString(), line.GetProperty("notice").GetProperty("kind").GetString()));
        Assert.Equal(2, line.GetProperty("notice").GetProperty("missing").GetArrayLength());
        Assert.Empty((await _host.As("applicant-2").GetAsync("/api/v1/cases/overview")).Ok().GetProperty("enterprises").EnumerateArray());
    }

    [Fact]
    public async Task Statistics_count_each_case_once()
    {
        await _host.LivedAsync(Story.Complete(), ("window-1", Story.Accept), ("examiner-1", Story.Grant), ("window-1", Story.Deliver));
        await _host.LivedAsync(Story.Complete(), ("window-1", Story.Accept), ("examiner-1", Story.Deny));
        await _host.LivedAsync(Story.Complete(), ("window-1", Story.Refuse));
        await _host.SubmittedAsync();
        var counts = (await _host.As("supervisor-1").GetAsync("/api/v1/cases/statistics")).Ok().GetProperty("items").EnumerateArray().Single();
        Assert.Equal(
            (4, 2, 1, 1, 1, 2, 0),
            (Of("received"), Of("accepted"), Of("granted"), Of("denied"), Of("notAccepted"), Of("open"), Of("overdue")));
        Assert.Empty((await _host.As("supervisor-1").GetAsync("/api/v1/cases/statistics?from=2026-09-22")).Ok().GetProperty("items").EnumerateArray());
        (await _host.As("supervisor-1").GetAsync("/api/v1/cases/statistics?from=x")).IsFault("from");

        int Of(string name) => counts.GetProperty(name).GetInt32();
    }

    public void Dispose() => _host.Dispose();

    private async Task<string[]> NumbersAsync(string person, string query) =>
        [.. (await _host.As(person).GetAsync("/api/v1/cases" + query)).Ok().GetProperty("items").EnumerateArray().Select(Number)];

    private static string Number(JsonElement line) => line.GetProperty("number").GetString()!;
}
