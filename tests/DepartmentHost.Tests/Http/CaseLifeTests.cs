using System.Text.Json;

namespace Zhaoqing.GovServices.DepartmentHost.Tests.Http;

/// <summary>Whole lives of cases over HTTP, answer by answer.</summary>
public sealed class CaseLifeTests : IDisposable
{
    private static readonly string[] OfPeople = ["handOver", "takeCharge", "giveMandate", "revokeMandate", "recuse", "prioritise", "offerCommitment", "tolerate"];
    private readonly RunningHost _host = new();

    [Fact]
    [Clause("REG-2.1")]
    [Clause("REG-2.5")]
    public async Task One_application_goes_from_the_door_to_delivery()
    {
        var submitted = await _host.As("applicant-1").SubmitAsync(Story.Complete());
        var answer = submitted.Ok(201);
        string number = answer.GetProperty("number").GetString()!;
        Assert.Matches(@"\A[0-9A-Z-]{1,50}\z", number);
        Assert.Equal($"/api/v1/cases/{number}", submitted.Header("Location"));
        Is(submitted, 1, "submitted", null, "2026-09-29", "green", "changeChannel", "withdraw");
        Assert.Equal((Story.Matter, "441202"), (answer.GetProperty("matter").GetString(), answer.GetProperty("division").GetString()));
        Assert.Equal("2026-09-21T09:00:00+08:00", answer.GetProperty("submittedAt").GetString());
        Assert.Empty(answer.GetProperty("parts").EnumerateArray());
        Assert.Empty(answer.GetProperty("missing").EnumerateArray());

        _host.SetClock("2026-09-22T10:00");
        Is(await _host.As("window-441202").ActAsync(number, 1, Story.Accept), 2, "accepted", null, "2026-09-28", "yellow", "changeChannel", "withdraw");
        _host.SetClock("2026-09-28T17:00");
        Is(await _host.As("examiner-441202").GetAsync($"/api/v1/cases/{number}"), 2, "accepted", null, "2026-09-28", "red", "decide");
        _host.SetClock("2026-09-29T08:00");
        Is(await _host.As("examiner-1").GetAsync($"/api/v1/cases/{number}"), 2, "accepted", null, "2026-09-28", "overdue", "decide");
        Is(await _host.As("examiner-441202").ActAsync(number, 2, Story.Grant), 4, "decided", "granted", "2026-10-19", "green");
        Assert.Equal(["changeChannel", "deliver", "askCorrection"], await ActsAsync("window-441202", number));
        Is(await _host.As("window-441202").ActAsync(number, 4, Story.Deliver), 5, "delivered", "granted", null, "none");
        Is(await _host.As("applicant-1").GetAsync($"/api/v1/cases/{number}"), 5, "delivered", "granted", null, "none");
    }

    [Fact]
    public async Task A_matter_with_its_own_limits_runs_by_them()
    {
        var materials = (await _host.As().GetAsync("/api/v1/matters/medical-device-3-business")).Ok().GetProperty("lists")[0].GetProperty("materials").EnumerateArray().Select(material => material.GetProperty("code").GetString()!);
        var application = Story.Application([.. materials]);
        application["matter"] = "medical-device-3-business";
        string number = await _host.LivedAsync(application, ("window-1", Story.Accept), ("examiner-1", Story.Grant));
        Is(await _host.As("applicant-1").GetAsync($"/api/v1/cases/{number}"), 3, "decided", "granted", "2026-10-12", "green");
    }

    [Fact]
    [Clause("REG-2.4")]
    public async Task What_is_missing_is_told_once_and_supplied()
    {
        string number = await _host.SubmittedAsync(Story.Application(Story.Form));
        var asked = await _host.As("window-1").ActAsync(number, 1, Story.NotifyOnce(Story.Proof, Story.Premises, Story.Permit));
        Is(asked, 2, "awaitingSupplement", null, null, "none");
        Assert.Equal([Story.Proof, Story.Premises, Story.Permit], asked.Json.GetProperty("missing").EnumerateArray().Select(missing => missing.GetProperty("material").GetString()));
        Is(await _host.As("applicant-1").GetAsync($"/api/v1/cases/{number}"), 2, "awaitingSupplement", null, null, "none", "supplement", "changeChannel", "withdraw");
        _host.SetClock("2026-09-23T09:00");
        Is(await _host.As("applicant-1").ActAsync(number, 2, Story.Supplement(Story.Proof, Story.Premises)), 3, "submitted", null, "2026-10-08", "green", "changeChannel", "withdraw");
        Is(await _host.As("window-1").ActAsync(number, 3, Story.Accept), 4, "accepted", null, "2026-09-29", "yellow");
    }

    [Fact]
    public async Task A_denial_gives_its_reason()
    {
        string number = await _host.LivedAsync(Story.Complete(), ("window-1", Story.Accept), ("examiner-1", Story.Deny));
        var answer = await _host.As("applicant-1").GetAsync($"/api/v1/cases/{number}");
        Is(answer, 3, "decided", "denied", null, "none");
        Assert.Equal("住所不符合规定", answer["reason"]);
        Assert.Contains("行政复议", answer["next"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refusal_to_accept_gives_its_reason_and_ends_the_case()
    {
        string number = await _host.LivedAsync(Story.Complete(), ("window-1", Story.Refuse));
        var answer = await _host.As("applicant-1").GetAsync($"/api/v1/cases/{number}");
        Is(answer, 2, "notAccepted", null, null, "none");
        Assert.Equal("不属于本机关职权范围", answer["reason"]);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task An_applicant_withdraws_before_the_decision(int version)
    {
        string number = await _host.LivedAsync(Story.Complete(), [.. version == 1 ? Array.Empty<(string, string)>() : [("window-1", Story.Accept)]]);
        Is(await _host.As("applicant-1").ActAsync(number, version, """{"act":"withdraw","reason":"不办了"}"""), version + 1, "withdrawn", null, null, "none");
    }

    [Fact]
    [Clause("REG-4.3")]
    [Clause("ORG-1.3")]
    public async Task Every_channel_and_either_form_gives_the_same_case()
    {
        foreach (string channel in new[] { "window", "online", "mobile", "terminal", "video", "post" })
        {
            var application = Story.Complete();
            application["channel"] = channel;
            application["materials"]![0]!["form"] = "paper";
            var answer = await _host.As(channel == "window" ? "window-441202" : "applicant-1").SubmitAsync(application);
            Assert.Equal(channel, answer.Ok(201).GetProperty("channel").GetString());
            Assert.Equal("2026-09-29", answer.Json.GetProperty("due").GetProperty("date").GetString());
            Assert.Equal("paper", answer.Json.GetProperty("materials")[0].GetProperty("form").GetString());
        }
    }

    [Fact]
    [Clause("GOAL-2.8")]
    [Clause("REG-4.2")]
    public async Task Begun_by_video_a_case_goes_on_at_a_window_with_the_same_number_papers_and_day()
    {
        var application = Story.Complete();
        application["channel"] = "video";
        string number = await _host.SubmittedAsync(application);
        _host.SetClock("2026-09-23T09:00");
        var changed = await _host.As("window-441202").ActAsync(number, 1, Story.ToWindow);
        Is(changed, 2, "submitted", null, "2026-09-29", "yellow", "accept", "changeChannel");
        Assert.Equal((number, "window"), (changed["number"], changed["channel"]));
        Assert.Empty(changed.Json.GetProperty("missing").EnumerateArray());
        (await _host.As("window-441202").ActAsync(number, 2, Story.ToWindow)).IsProblem(422, "cases.channel-same");
        (await _host.As("window-441202").ActAsync(number, 2, """{"act":"changeChannel"}""")).IsProblem(422);
        (await _host.As("window-441202").ActAsync(number, 2, """{"act":"changeChannel","channel":"pigeon"}""")).IsProblem(422);
        (await _host.As("examiner-441202").ActAsync(number, 2, Story.ToWindow)).IsProblem(403);
        Is(await _host.As("window-441202").ActAsync(number, 2, Story.Accept), 3, "accepted", null, "2026-09-29", "yellow");
    }

    [Fact]
    public async Task An_organisation_applies_by_its_credit_code()
    {
        var application = Story.Complete();
        application["applicant"] = new System.Text.Json.Nodes.JsonObject { ["kind"] = "organisation", ["name"] = "虚构公司", ["identifier"] = Organisation };
        Assert.Equal(Organisation, (await _host.As("applicant-1").SubmitAsync(application)).Ok(201).GetProperty("applicant").GetProperty("identifier").GetString());
    }

    [Fact]
    public async Task The_acts_offered_are_those_the_role_may_do_with_what_they_need_and_why()
    {
        string number = await _host.SubmittedAsync();
        Assert.Equal(["changeChannel", "withdraw"], await ActsAsync("applicant-1", number));
        Assert.Equal(["accept", "notifyOnce", "refuse", "changeChannel", "withdraw", "askCorrection"], await ActsAsync("window-441202", number));
        Assert.Equal(["accept", "notifyOnce", "refuse", "terminate", "askCorrection"], await ActsAsync("examiner-1", number));
        Assert.Empty(await ActsAsync("supervisor-1", number));
        var acts = await ActsOfAsync("window-1", number);
        Assert.Equal([[], ["missing"], ["reason"], ["channel"], [], ["field", "value", "basis"]], acts.Select(act => act.GetProperty("needs").EnumerateArray().Select(field => field.GetString()!).ToArray()));
        Assert.All(acts, act => Assert.NotEmpty(act.GetProperty("basis").EnumerateArray()));
    }

    [Fact]
    public async Task Every_act_offered_can_be_done_and_every_other_is_refused()
    {
        string[] all = [Story.Accept, Story.NotifyOnce(Story.Permit), Story.Supplement(Story.Permit), Story.Refuse, Story.Grant, Story.Deliver, Story.ToWindow, Story.Withdraw];
        (string Person, string Act)[][] lives = [[], [("window-1", Story.NotifyOnce(Story.Permit))], [("window-1", Story.Accept)], [("window-1", Story.Accept), ("examiner-1", Story.Grant)], [("window-1", Story.Refuse)]];
        foreach (var life in lives)
        {
            foreach (string person in new[] { "applicant-1", "window-1", "examiner-1", "supervisor-1" })
            {
                foreach (string act in all)
                {
                    string number = await _host.LivedAsync(Story.Complete(), life);
                    bool offered = (await ActsAsync(person, number)).Contains(JsonDocument.Parse(act).RootElement.GetProperty("act").GetString()!);
                    var answer = await _host.As(person).ActAsync(number, life.Length + 1, act);
                    Assert.True(offered == (answer.Code == 200), $"{person} {act} after {life.Length}: {answer.Code}");
                    if (!offered) answer.IsProblem(answer.Code is 403 ? 403 : 409);
                }
            }
        }
    }

    [Fact]
    public async Task The_record_tells_all_in_order_and_masks_the_identity_number()
    {
        string number = await _host.LivedAsync(Story.Application(Story.Form), ("window-1", Story.NotifyOnce(Story.Proof, Story.Premises)), ("applicant-1", Story.Supplement(Story.Proof, Story.Premises)), ("examiner-1", Story.Accept), ("examiner-1", Story.Deny), ("window-1", Story.Deliver));
        var answer = await _host.As("supervisor-1").GetAsync($"/api/v1/cases/{number}/record");
        var events = answer.Ok().GetProperty("events").EnumerateArray().ToArray();
        Assert.Equal(
            ["case.submitted.v1", "case.supplement-asked.v1", "case.supplemented.v1", "case.accepted.v1", "case.decided.v1", "case.delivered.v1"],
            events.Select(happened => happened.GetProperty("type").GetString()));
        Assert.Equal(Enumerable.Range(1, 6), events.Select(happened => happened.GetProperty("version").GetInt32()));
        Assert.Equal(["applicant-1", "window-1", "applicant-1", "examiner-1", "examiner-1", "window-1"], events.Select(happened => happened.GetProperty("actor").GetString()));
        Assert.Equal("9****************2", events[0].GetProperty("content").GetProperty("application").GetProperty("applicant").GetProperty("identifier").GetString());
        Assert.DoesNotContain(Story.IdentityNumber, answer.Text, StringComparison.Ordinal);
        Assert.All(events, happened => Assert.Equal("2026-09-21T09:00:00+08:00", happened.GetProperty("at").GetString()));
        Assert.Equal("2026-09-30T00:00:00+08:00", events[0].GetProperty("content").GetProperty("wait").GetProperty("endsAt").GetString());
        Assert.Contains("申请书", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Answers_on_a_case_are_kept_by_nobody_and_written_in_plain_Chinese()
    {
        string number = await _host.SubmittedAsync();
        foreach (string path in new[] { $"/api/v1/cases/{number}", $"/api/v1/cases/{number}/record", "/api/v1/cases/x" })
            Assert.Equal("no-store", (await _host.As("applicant-1").GetAsync(path)).Header("Cache-Control"));
        Assert.Contains("个体工商户设立登记", (await _host.As("applicant-1").GetAsync($"/api/v1/cases/{number}")).Text, StringComparison.Ordinal);
    }

    /// <inheritdoc/>
    public void Dispose() => _host.Dispose();

    private const string Organisation = "91350100M000100Y43";

    private static void Is(Answer answer, int version, string state, string? outcome, string? due, string light, params string[] acts)
    {
        var json = answer.Ok(answer.Code == 201 ? 201 : 200);
        Assert.Equal($"\"{version}\"", answer.Header("ETag"));
        Assert.Equal("no-store", answer.Header("Cache-Control"));
        Assert.Equal(
            (version, state, outcome, due, light),
            (json.GetProperty("version").GetInt32(), json.GetProperty("state").GetString(), json.GetProperty("outcome").GetString(),
                json.GetProperty("due").ValueKind == JsonValueKind.Null ? null : json.GetProperty("due").GetProperty("date").GetString(), json.GetProperty("light").GetString()));
        if (acts.Length > 0) Assert.Superset(acts.ToHashSet(), json.GetProperty("acts").EnumerateArray().Select(act => act.GetProperty("act").GetString()!).ToHashSet());
    }

    /// <summary>The acts offered that may move the case on; those about its people are told by <see cref="PeopleTests"/>.</summary>
    private async Task<string[]> ActsAsync(string person, string number) =>
        [.. (await ActsOfAsync(person, number)).Select(act => act.GetProperty("act").GetString()!)];

    private async Task<JsonElement[]> ActsOfAsync(string person, string number) =>
        [.. (await _host.As(person).GetAsync($"/api/v1/cases/{number}")).Ok().GetProperty("acts").EnumerateArray().Where(act => !OfPeople.Contains(act.GetProperty("act").GetString(), StringComparer.Ordinal))];
}
