namespace Zhaoqing.GovServices.DepartmentHost.Tests.Http;

/// <summary>What the law makes of silence, seen over HTTP while no worker runs.</summary>
public sealed class SilenceTests : IDisposable
{
    private readonly RunningHost _host = new();

    [Theory]
    [InlineData("2026-09-29T23:59", "submitted")]
    [InlineData("2026-09-30T00:00", "accepted")]
    [Clause("REG-2.4")]
    public async Task After_five_working_days_without_an_answer_the_case_is_accepted_from_receipt_and_nothing_was_written(string now, string state)
    {
        string number = await _host.SubmittedAsync(Story.Application(Story.Form));
        _host.SetClock(now);
        var answer = await _host.As("applicant-1").GetAsync($"/api/v1/cases/{number}");
        Assert.Equal(state, answer.Ok().GetProperty("state").GetString());
        Assert.Equal("\"1\"", answer.Header("ETag"));
        Assert.Equal(state == "accepted" ? "2026-09-21" : "", answer["acceptedOn"]);
        Assert.Equal(state == "accepted", answer.Json.GetProperty("deemedAccepted").GetBoolean());
        Assert.Equal(1, await _host.LastPositionAsync());
    }

    [Theory]
    [InlineData(Story.Accept)]
    [InlineData(Story.Refuse)]
    [InlineData("""{"act":"notifyOnce","missing":["individual-household-setup-2","individual-household-setup-3"]}""")]
    public async Task An_answer_that_comes_too_late_is_refused_with_the_article(string act)
    {
        string number = await _host.SubmittedAsync(Story.Application(Story.Form));
        _host.SetClock("2026-10-09T09:00");
        (await _host.As("window-1").ActAsync(number, 1, act)).IsRefusal("cases.answer-too-late", "中华人民共和国行政许可法第三十二条");
        Assert.Equal(1, await _host.LastPositionAsync());
    }

    [Fact]
    public async Task The_next_act_writes_the_lapse_at_its_own_instant_and_once()
    {
        string number = await _host.SubmittedAsync();
        _host.SetClock("2026-10-09T09:00");
        var decided = await _host.As("examiner-1").ActAsync(number, 1, Story.Grant);
        Assert.Equal(("decided", 4), (decided.Ok().GetProperty("state").GetString(), decided.Json.GetProperty("version").GetInt32()));
        (await _host.As("window-1").ActAsync(number, 4, Story.Deliver)).Ok();
        var events = (await _host.As("applicant-1").GetAsync($"/api/v1/cases/{number}/record")).Ok().GetProperty("events").EnumerateArray().ToArray();
        Assert.Equal(
            ["case.submitted.v1 2026-09-21T09:00:00+08:00", "case.accepted.v1 2026-09-30T00:00:00+08:00", "case.overdue.v1 2026-09-30T00:00:00+08:00", "case.decided.v1 2026-10-09T09:00:00+08:00", "case.delivered.v1 2026-10-09T09:00:00+08:00"],
            events.Select(happened => $"{happened.GetProperty("type")} {happened.GetProperty("at")}"));
        Assert.True(events[1].GetProperty("content").GetProperty("deemed").GetBoolean());
    }

    [Fact]
    [Clause("REG-2.5")]
    public async Task A_last_day_that_passed_is_seen_at_once_and_written_with_the_next_act()
    {
        string number = await _host.LivedAsync(Story.Complete(), ("window-1", Story.Accept));
        string due = (await _host.As("applicant-1").GetAsync($"/api/v1/cases/{number}")).Ok().GetProperty("due").GetProperty("date").GetString()!;
        _host.SetClock("2026-12-01T09:00");
        var seen = await _host.As("applicant-1").GetAsync($"/api/v1/cases/{number}");
        string since = seen.Ok().GetProperty("course").GetProperty("overdueSince").GetString()!;
        Assert.Equal(NodaTime.Text.LocalDatePattern.Iso.Parse(due).Value.PlusDays(1), NodaTime.Text.LocalDatePattern.Iso.Parse(since).Value);
        Assert.Equal("\"2\"", seen.Header("ETag"));
        Assert.Equal(4, (await _host.As("examiner-1").ActAsync(number, 2, Story.Grant)).Ok().GetProperty("version").GetInt32());
        (await _host.As("examiner-1").ActAsync(number, 4, """{"act":"fallOverdue"}""")).IsProblem(422);
    }

    [Fact]
    public async Task A_case_withdrawn_in_time_is_never_accepted_by_silence()
    {
        string number = await _host.LivedAsync(Story.Complete(), ("applicant-1", Story.Withdraw));
        _host.SetClock("2026-10-20T09:00");
        Assert.Equal("withdrawn", (await _host.As("applicant-1").GetAsync($"/api/v1/cases/{number}"))["state"]);
    }

    /// <inheritdoc/>
    public void Dispose() => _host.Dispose();
}
