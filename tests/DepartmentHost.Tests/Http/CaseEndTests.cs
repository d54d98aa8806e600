using System.Text.Json;

namespace Zhaoqing.GovServices.DepartmentHost.Tests.Http;

/// <summary>The end of a case, its coming back, and clerical errors, over HTTP.</summary>
public sealed class CaseEndTests : IDisposable
{
    private const string Rename = """{"act":"askCorrection","field":"applicantName","value":"虚构谋","basis":"核对证件"}""";
    private const string Reopen = """{"act":"reopen","kind":"judgment","document":"(2026)示例行初1号","receivedOn":"2026-12-01"}""";
    private readonly RunningHost _host = new();

    [Fact]
    public async Task A_denied_case_tells_the_remedies_is_closed_and_comes_back_by_a_judgment()
    {
        string number = await _host.LivedAsync(Story.Complete(), ("window-1", Story.Accept), ("examiner-1", Story.Deny), ("window-1", Story.Deliver), ("window-1", """{"act":"close"}"""));
        var closed = (await _host.As("applicant-1").GetAsync($"/api/v1/cases/{number}")).Ok();
        Assert.Equal("closed", closed.GetProperty("state").GetString());
        Assert.Equal(["reconsideration", "lawsuit"], closed.GetProperty("course").GetProperty("remedies").EnumerateArray().Select(remedy => remedy.GetProperty("kind").GetString()));
        _host.SetClock("2026-12-02T09:00");
        (await _host.As("window-1").ActAsync(number, 5, Reopen)).IsProblem(403);
        var again = (await _host.As("examiner-1").ActAsync(number, 5, Reopen)).Ok();
        Assert.Equal(("accepted", "2026-12-04"), (again.GetProperty("state").GetString(), again.GetProperty("due").GetProperty("date").GetString()));
        Assert.Equal(JsonValueKind.Null, again.GetProperty("outcome").ValueKind);
        Assert.Equal("granted", (await _host.As("examiner-1").ActAsync(number, 6, Story.Grant))["outcome"]);
    }

    [Fact]
    public async Task A_name_is_corrected_by_two_and_the_record_keeps_both()
    {
        string number = await _host.LivedAsync(Story.Complete(), ("window-1", Rename));
        (await _host.As("window-1").ActAsync(number, 2, """{"act":"confirmCorrection"}""")).IsProblem(409, "cases.second-person-needed");
        var corrected = (await _host.As("examiner-1").ActAsync(number, 2, """{"act":"confirmCorrection"}""")).Ok();
        Assert.Equal("虚构谋", corrected.GetProperty("applicant").GetProperty("name").GetString());
        string record = (await _host.As("supervisor-1").GetAsync($"/api/v1/cases/{number}/record")).Text;
        Assert.Contains(Story.Name, record, StringComparison.Ordinal);
        Assert.Contains("虚构谋", record, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"act":"terminate","reason":"申请人已注销"}""", "basis")]
    [InlineData("""{"act":"terminate","reason":"申请人已注销","basis":""}""", "basis")]
    [InlineData("""{"act":"terminate","reason":"申请人已注销","basis":"示例规定第五条","document":"1"}""", "document")]
    [InlineData("""{"act":"answerReview"}""", "agrees")]
    [InlineData("""{"act":"reopen","kind":"wish","document":"1","receivedOn":"2026-09-21"}""", "kind")]
    [InlineData("""{"act":"reopen","kind":"judgment","document":"1","receivedOn":"soon"}""", "receivedOn")]
    [InlineData("""{"act":"askCorrection","field":"matter","value":"x","basis":"y"}""", "field")]
    [InlineData("""{"act":"askCorrection","field":"applicantName","basis":"y"}""", "value")]
    [InlineData("""{"act":"draft"}""", "outcome")]
    public async Task Every_field_at_fault_is_named(string act, string field)
    {
        string number = await _host.LivedAsync(Story.Complete(), ("window-1", Story.Accept));
        var answer = await _host.As("examiner-1").ActAsync(number, 2, act);
        answer.IsProblem(422);
        Assert.True(answer.Json.GetProperty("errors").TryGetProperty(field, out _));
    }

    [Fact]
    public async Task A_case_is_ended_with_reason_and_basis()
    {
        string number = await _host.LivedAsync(Story.Complete(), ("examiner-1", """{"act":"terminate","reason":"申请人已注销","basis":"示例规定第五条"}"""));
        var ended = (await _host.As("applicant-1").GetAsync($"/api/v1/cases/{number}")).Ok();
        Assert.Equal(("closed", "申请人已注销"), (ended.GetProperty("state").GetString(), ended.GetProperty("course").GetProperty("terminatedBecause").GetString()));
        (await _host.As("examiner-1").ActAsync(number, 2, """{"act":"draft","outcome":"grant"}""")).IsProblem(409);
    }

    [Fact]
    public async Task Where_nothing_is_laid_down_a_draft_is_refused_with_the_clause()
    {
        string number = await _host.LivedAsync(Story.Complete(), ("window-1", Story.Accept));
        (await _host.As("examiner-1").ActAsync(number, 2, """{"act":"draft","outcome":"grant"}""")).IsRefusal("cases.draft-not-laid-down", "REG-2.2");
    }

    /// <inheritdoc/>
    public void Dispose() => _host.Dispose();
}
