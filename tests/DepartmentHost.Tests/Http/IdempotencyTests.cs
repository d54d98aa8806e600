using System.Text.Json;

namespace Zhaoqing.GovServices.DepartmentHost.Tests.Http;

/// <summary>The same request sent again is answered as the first time, whatever has happened since.</summary>
public sealed class IdempotencyTests : IDisposable
{
    private readonly RunningHost _host = new();

    [Fact]
    public async Task A_repeat_gives_the_first_answer_byte_by_byte_when_the_case_has_moved_on()
    {
        string key = Caller.NewKey(), actKey = Caller.NewKey();
        var application = Story.Complete();
        var submitted = await _host.As("applicant-1").SubmitAsync(application, key);
        string number = submitted["number"]!;
        var accepted = await _host.As("window-1").ActAsync(number, 1, Story.Accept, actKey);
        _host.SetClock("2026-10-15T09:00");
        var decided = await _host.As("examiner-1").ActAsync(number, 2, Story.Grant);
        decided.Ok();
        long before = await _host.LastPositionAsync();

        string spaced = JsonSerializer.Serialize(application, Indented);
        Assert.NotEqual(application.ToJsonString(), spaced);
        Same(submitted, await _host.As("applicant-1").PostAsync("/api/v1/cases", spaced, ("Idempotency-Key", key)));
        Same(submitted, await _host.As("applicant-1").PostAsync("/api/v1/cases/", spaced, ("Idempotency-Key", key)));
        Same(submitted, await _host.As("applicant-1").PostAsync("/API/v1/Cases", spaced, ("Idempotency-Key", key)));
        Same(accepted, await _host.As("window-1").ActAsync(number, 1, """ { "act" : "accept" } """, actKey));
        Assert.Equal(before, await _host.LastPositionAsync());
    }

    [Fact]
    public async Task A_repeat_of_an_act_that_wrote_a_lapse_too_gives_the_state_after_both()
    {
        string number = await _host.SubmittedAsync(), key = Caller.NewKey();
        _host.SetClock("2026-10-09T09:00");
        var decided = await _host.As("examiner-1").ActAsync(number, 1, Story.Deny, key);
        Assert.Equal("4", decided["version"]);
        _host.SetClock("2026-11-09T09:00");
        Same(decided, await _host.As("examiner-1").ActAsync(number, 1, Story.Deny, key));
    }

    [Theory]
    [InlineData("\"7\"")]
    [InlineData("W/\"1\"")]
    [InlineData("garbage")]
    [InlineData(null)]
    public async Task The_key_is_looked_up_before_the_version(string? tag)
    {
        string number = await _host.SubmittedAsync(), key = Caller.NewKey();
        var accepted = await _host.As("window-1").ActAsync(number, 1, Story.Accept, key);
        (string, string)[] headers = tag is null ? [("Idempotency-Key", key)] : [("Idempotency-Key", key), ("If-Match", tag)];
        Same(accepted, await _host.As("window-1").PostAsync($"/api/v1/cases/{number}/acts", Story.Accept, headers));
    }

    [Fact]
    public async Task A_key_belongs_to_one_person_and_one_route()
    {
        string key = Caller.NewKey();
        string mine = (await _host.As("applicant-1").SubmitAsync(Story.Complete(), key))["number"]!;
        string theirs = (await _host.As("applicant-2").SubmitAsync(Story.Complete(), key)).Ok(201).GetProperty("number").GetString()!;
        Assert.NotEqual(mine, theirs);
        (await _host.As("window-1").ActAsync(mine, 1, Story.Accept, key)).Ok();
        (await _host.As("window-1").ActAsync(theirs, 1, Story.Accept, key)).Ok();
        (await _host.As("examiner-1").ActAsync(mine, 2, Story.Grant, key)).Ok();
    }

    [Fact]
    public async Task Another_act_under_a_used_key_is_409_and_a_refused_act_leaves_its_key_free()
    {
        string number = await _host.SubmittedAsync(), key = Caller.NewKey();
        (await _host.As("examiner-1").ActAsync(number, 1, Story.Grant, key)).IsRefusal("cases.act-not-allowed");
        (await _host.As("examiner-1").ActAsync(number, 1, Story.Accept, key)).Ok();
        (await _host.As("examiner-1").ActAsync(number, 2, Story.Grant, key)).IsRefusal("cases.key-reused");
        Assert.Equal(2, await _host.LastPositionAsync());
    }

    [Fact]
    public async Task Of_many_acceptances_of_one_version_exactly_one_is_done()
    {
        string number = await _host.SubmittedAsync();
        var answers = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(() => _host.As("window-1").ActAsync(number, 1, Story.Accept))));
        Assert.Single(answers, answer => answer.Code == 200);
        Assert.All(answers.Where(answer => answer.Code != 200), answer => answer.IsProblem(412, "request.if-match-stale"));
        Assert.Equal(2, await _host.LastPositionAsync());
    }

    [Fact]
    public async Task Of_many_submissions_under_one_key_one_case_is_made_and_all_are_told_its_number()
    {
        string key = Caller.NewKey();
        var answers = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(() => _host.As("applicant-1").SubmitAsync(Story.Complete(), key))));
        Assert.All(answers, answer => Same(answers[0], answer));
        Assert.Equal(201, answers[0].Code);
        Assert.Equal(1, await _host.LastPositionAsync());
    }

    /// <inheritdoc/>
    public void Dispose() => _host.Dispose();

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    private static void Same(Answer first, Answer repeat)
    {
        Assert.Equal(first.Code, repeat.Code);
        Assert.Equal(first.Text, repeat.Text);
        Assert.Equal(first.Header("ETag"), repeat.Header("ETag"));
        Assert.Equal(first.Header("Location"), repeat.Header("Location"));
    }
}
