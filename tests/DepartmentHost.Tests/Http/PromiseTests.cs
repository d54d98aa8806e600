using System.Text.Json;
using Zhaoqing.GovServices.DepartmentHost.Tests.Pages;

namespace Zhaoqing.GovServices.DepartmentHost.Tests.Http;

/// <summary>Commitments over HTTP: how they are counted, what is due to be verified, what the guide tells, and what is refused.</summary>
public sealed class PromiseTests : IDisposable
{
    private const string Verify = """{"act":"verifyCommitment","method":"onSite"}""";
    private const string Break = """{"act":"findBroken","breach":"untrue","reason":"现场无此经营场所"}""";
    private readonly RunningHost _host = new();

    [Fact]
    [Clause("CON-7.4")]
    public async Task Each_commitment_is_counted_once_where_it_stands()
    {
        var (kept, version) = await GrantedAsync();
        await OfferedAsync();
        _host.SetClock("2026-09-28T09:00");
        (await _host.As("examiner-441202").ActAsync(kept, version, Verify)).Ok();
        await GrantedAsync();
        var counts = (await CountAsync("supervisor-1")).Single();
        Assert.Equal((3, 2, 2, 1, 1, 1, 0), (Of(counts, "total"), Of(counts, "everSigned"), Of(counts, "granted"), Of(counts, "kept"), Of(counts, "toVerify"), Of(counts, "offered"), Of(counts, "verificationOverdue")));
        _host.SetClock("2026-12-20T09:00");
        counts = (await CountAsync("data-1")).Single();
        Assert.Equal((3, 1, 1, 0, 1), (Of(counts, "total"), Of(counts, "kept"), Of(counts, "verificationOverdue"), Of(counts, "toVerify"), Of(counts, "verificationMissed")));
        Assert.Empty(await CountAsync("examiner-1", "?division=441203"));
        Assert.Empty(await CountAsync("examiner-1", "?matter=511A0074300009"));
        Assert.Single(await CountAsync("examiner-441202", $"?matter={Story.Matter}&division=441202"));
        Assert.Contains("核查逾期", (await _host.As("supervisor-1").GetAsync("/promises")).Text, StringComparison.Ordinal);
    }

    [Fact]
    [Clause("CON-7.4")]
    public async Task A_period_tells_what_happened_in_its_days()
    {
        var (number, version) = await GrantedAsync();
        _host.SetClock("2026-09-28T09:00");
        (await _host.As("examiner-441202").ActAsync(number, version, Verify)).Ok();
        var facts = await FactsAsync("?from=2026-09-21&to=2026-09-27");
        Assert.Equal((1, 1, 0), (facts.GetProperty("promised").GetInt32(), facts.GetProperty("granted").GetInt32(), facts.GetProperty("kept").GetInt32()));
        Assert.Equal(1, (await FactsAsync("?from=2026-09-28&to=2026-09-28")).GetProperty("kept").GetInt32());
        Assert.Empty((await _host.As("supervisor-1").GetAsync("/api/v1/promise-measures/facts?from=2026-09-29&to=2026-12-31")).Ok().GetProperty("items").EnumerateArray());
        (await _host.As("supervisor-1").GetAsync("/api/v1/promise-measures/facts?from=2026-09-29&to=2026-09-28")).IsFault("to");
        (await _host.As("supervisor-1").GetAsync("/api/v1/promise-measures/facts")).IsProblem(422);

        async Task<JsonElement> FactsAsync(string query) => (await _host.As("supervisor-1").GetAsync("/api/v1/promise-measures/facts" + query)).Ok().GetProperty("items")[0].GetProperty("facts");
    }

    [Fact]
    [Clause("CON-7.8")]
    public async Task Projects_are_measured_by_side_and_over_a_period()
    {
        (await _host.As("applicant-1").ProposeAsync(Stories.StoryRun.Proposal([]))).Ok(201);
        var answer = (await _host.As("supervisor-1").GetAsync("/api/v1/promise-measures/projects?from=2026-09-21&to=2026-09-21")).Ok();
        Assert.Equal(1, answer.GetProperty("items")[0].GetProperty("projects").GetProperty("admitted").GetInt32());
        Assert.Equal(1, answer.GetProperty("period")[0].GetProperty("admitted").GetInt32());
        Assert.Equal(0, answer.GetProperty("items")[0].GetProperty("government").GetProperty("broken").GetInt32());
        Assert.Empty((await _host.As("supervisor-1").GetAsync("/api/v1/promise-measures/projects?division=441203")).Ok().GetProperty("items").EnumerateArray());
        (await _host.As("supervisor-1").GetAsync("/api/v1/promise-measures/projects?from=2026-09-21")).IsProblem(422);
    }

    [Fact]
    public async Task Only_offices_that_look_after_promises_see_the_numbers()
    {
        foreach (string path in new[] { "/api/v1/promise-measures", "/api/v1/promise-measures/verifications", "/api/v1/promise-measures/facts?from=2026-01-01&to=2026-01-02", "/api/v1/promise-measures/projects" })
        {
            (await _host.As().GetAsync(path)).IsProblem(401);
            foreach (string person in new[] { "applicant-1", "window-1", "department-1", "helper-1" }) (await _host.As(person).GetAsync(path)).IsProblem(403);
        }

        (await _host.As("supervisor-1").GetAsync("/api/v1/promise-measures?division=x&matter=%20")).IsProblem(422);
        (await _host.As("supervisor-1").GetAsync("/api/v1/promise-measures/verifications?through=2026-02-30")).IsProblem(422);
        Assert.Equal(403, (await _host.As("applicant-1").GetAsync("/promises")).Code);
    }

    [Fact]
    [Clause("CON-7.4")]
    public async Task The_watch_names_what_is_due_by_a_day_and_what_is_overdue()
    {
        var (number, _) = await GrantedAsync();
        string by = (await _host.As("applicant-1").GetAsync($"/api/v1/cases/{number}")).Ok().GetProperty("parts")[0].GetProperty("due").GetProperty("date").GetString()!;
        Assert.Empty(await DueAsync(""));
        var due = (await DueAsync($"?through={by}")).Single();
        Assert.Equal((number, by, false), (due.GetProperty("number").GetString(), due.GetProperty("verifyBy").GetString(), due.GetProperty("isOverdue").GetBoolean()));
        _host.SetClock("2026-12-20T09:00");
        Assert.True((await DueAsync("")).Single().GetProperty("isOverdue").GetBoolean());
    }

    [Fact]
    public async Task The_guide_tells_what_both_lists_say_of_the_matter()
    {
        var promises = (await _host.As().GetAsync($"/api/v1/matters/{Story.Matter}")).Ok().GetProperty("promises");
        Assert.Equal("2026-01", promises.GetProperty("edition").GetString());
        Assert.Equal("所填经营场所真实存在,由本人合法使用", promises.GetProperty("commitment").GetProperty("promised")[0].GetString());
        Assert.Equal(JsonValueKind.Null, promises.GetProperty("commitment").GetProperty("excluded").ValueKind);
        Assert.Equal(1, promises.GetProperty("tolerance").GetProperty("tolerable").GetArrayLength());
        var browser = new Browser(_host);
        Assert.Equal(200, (await browser.GoAsync($"/matters/{Story.Matter}")).Code);
        foreach (string told in new[] { "告知承诺", "自申请之日起至经营期间持续符合", "承诺不实的", "实地调查", "容缺受理", "终止办理并退回材料", "2026-01" }) Assert.Contains(told, browser.Text, StringComparison.Ordinal);
        await browser.GoAsync("/matters/511A0074300009");
        Assert.DoesNotContain("终止办理并退回材料", browser.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_two_outcomes_recorded_at_once_one_wins_and_the_other_is_told()
    {
        var (number, version) = await GrantedAsync();
        var answers = await Task.WhenAll(_host.As("examiner-441202").ActAsync(number, version, Verify), _host.As("examiner-441202").ActAsync(number, version, Break));
        Assert.Single(answers, answer => answer.Code == 200);
        Assert.Single(answers, answer => answer.Code is 409 or 412);
        (await _host.As("examiner-441202").ActAsync(number, version + 1, Verify)).IsProblem(409);
    }

    [Fact]
    [Clause("CON-7.4")]
    public async Task Who_decided_does_not_verify()
    {
        var (number, version) = await GrantedAsync();
        (await _host.As("examiner-1").ActAsync(number, version, Verify)).IsProblem(409);
        (await _host.As("examiner-1").ActAsync(number, version, Break)).IsProblem(409);
    }

    [Fact]
    [Clause("CON-7.3")]
    public async Task A_half_signed_promise_and_one_for_an_older_showing_are_none_and_a_replayed_request_is_answered_once()
    {
        var (number, digest) = await OfferedAsync();
        (await _host.As("applicant-1").ActAsync(number, 2, Sign(digest).Replace("\"isTrue\":true", "\"isTrue\":false", StringComparison.Ordinal))).IsRefusal("notify-commit.not-signed", "CON-7.3");
        _host.SetClock("2026-09-21T09:05");
        (await _host.As("applicant-1").ActAsync(number, 2, """{"act":"offerCommitment"}""")).Ok();
        (await _host.As("applicant-1").ActAsync(number, 3, Sign(digest))).IsRefusal("notify-commit.notice-changed", "CON-7.3");
        string shown = await DigestAsync(number);
        Assert.NotEqual(digest, shown);
        string first = (await _host.As("applicant-1").ActAsync(number, 3, Sign(shown), "replayed")).Ok().GetProperty("version").ToString();
        Assert.Equal(first, (await _host.As("applicant-1").ActAsync(number, 3, Sign(shown), "replayed")).Ok().GetProperty("version").ToString());
        (await _host.As("applicant-1").ActAsync(number, 4, """{"act":"withdrawCommitment"}""")).Ok();
        (await _host.As("applicant-1").ActAsync(number, 5, Sign(shown), "anew")).IsProblem(409);
    }

    [Fact]
    [Clause("CON-7.2")]
    public async Task A_matter_taken_off_the_list_is_refused_from_that_day_on()
    {
        string lists = Path.Combine(Path.GetDirectoryName(_host.JournalPath)!, "lists.json");
        using var sample = new StreamReader(typeof(Program).Assembly.GetManifestResourceStream("Data.promise-lists.json")!);
        string shipped = await sample.ReadToEndAsync();
        await File.WriteAllTextAsync(lists, shipped[..shipped.LastIndexOf(']')] + """, {"id":"2026-02","number":2,"effective":"2026-09-22","commitments":[],"tolerances":[]}]}""");
        _host.With("Promises:Path", lists);
        var (number, digest) = await OfferedAsync();
        _host.SetClock("2026-09-22T00:00");
        (await _host.As("applicant-1").ActAsync(number, 2, Sign(digest))).IsRefusal("notify-commit.not-on-list", "CON-7.2");
        Assert.Equal(JsonValueKind.Null, (await _host.As().GetAsync($"/api/v1/matters/{Story.Matter}")).Ok().GetProperty("promises").GetProperty("commitment").ValueKind);
    }

    [Fact]
    [Clause("CON-7.6")]
    public async Task A_main_material_is_not_tolerated_and_the_time_is_extended_once()
    {
        Assert.True((await _host.As("applicant-1").ActAsync(await _host.LivedAsync(Story.Application(Story.Form, Story.Proof), ("window-1", """{"act":"tolerate","evidence":"promise-1"}""")), 3, $$"""{"act":"supplyTolerated","missing":["{{Story.Form}}"]}""")).Json.GetProperty("errors").TryGetProperty("missing", out _));
        const string Tolerate = """{"act":"tolerate","evidence":"promise-1"}""", Extend = """{"act":"extendSupply","reason":"台风停运"}""";
        (await _host.As("window-1").ActAsync(await _host.SubmittedAsync(Story.Application(Story.Form)), 1, Tolerate)).IsRefusal("notify-commit.main-material-missing", "CON-7.6");
        string number = await _host.LivedAsync(Story.Application(Story.Form, Story.Proof), ("window-1", Tolerate), ("examiner-1", Extend));
        long version = (await _host.As("examiner-1").GetAsync($"/api/v1/cases/{number}")).Ok().GetProperty("version").GetInt64();
        (await _host.As("examiner-1").ActAsync(number, version, Extend)).IsRefusal("notify-commit.no-second-extension", "CON-7.6");
    }

    /// <inheritdoc/>
    public void Dispose() => _host.Dispose();

    private static int Of(JsonElement counts, string member) => counts.GetProperty("commitments").GetProperty(member).GetInt32();

    private static string Sign(string digest) => $$"""{"act":"signCommitment","promiseDigest":"{{digest}}","hasRead":true,"isTrue":true,"takesLiability":true,"evidence":"sig-1"}""";

    private async Task<(string Number, string Digest)> OfferedAsync()
    {
        string number = await _host.LivedAsync(Story.Application(Story.Form, Story.Proof), ("applicant-1", """{"act":"offerCommitment"}"""));
        return (number, await DigestAsync(number));
    }

    private async Task<string> DigestAsync(string number) =>
        (await _host.As("applicant-1").GetAsync($"/api/v1/cases/{number}")).Ok().GetProperty("parts")[0].GetProperty("commitment").GetProperty("promiseDigest").GetString()!;

    private async Task<(string Number, long Version)> GrantedAsync()
    {
        var (number, digest) = await OfferedAsync();
        long version = 2;
        foreach (var (person, act) in new[] { ("applicant-1", Sign(digest)), ("window-1", Story.Accept), ("examiner-1", Story.Grant) })
            version = (await _host.As(person).ActAsync(number, version, act)).Ok().GetProperty("version").GetInt64();
        return (number, version);
    }

    private async Task<JsonElement[]> CountAsync(string person, string query = "") =>
        [.. (await _host.As(person).GetAsync("/api/v1/promise-measures" + query)).Ok().GetProperty("items").EnumerateArray()];

    private async Task<JsonElement[]> DueAsync(string query) =>
        [.. (await _host.As("supervisor-1").GetAsync("/api/v1/promise-measures/verifications" + query)).Ok().GetProperty("items").EnumerateArray()];
}
