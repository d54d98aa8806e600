using System.Text.Json;

namespace Zhaoqing.GovServices.DepartmentHost.Tests.Http;

/// <summary>The video window over HTTP.</summary>
public sealed class VideoTests : IDisposable
{
    private const string Video = "/api/v1/video", Reissue = "marriage-certificate-reissue";
    private readonly RunningHost _host = new();

    public void Dispose() => _host.Dispose();

    [Fact]
    [Clause("REG-3.7")]
    [Clause("CON-8.8")]
    public async Task A_session_leads_to_a_case_whose_record_keeps_consent_identity_and_the_digest_of_the_recording()
    {
        var joined = (await PostAsync("applicant-1", Video, $$"""{"matter":"{{Story.Matter}}","division":"441202","materials":[{"material":"{{Story.Form}}","form":"electronic"}],"byText":true}""")).Ok(201);
        string session = joined.GetProperty("number").GetString()!;
        Assert.Equal(("queued", "duty", true), (joined.GetProperty("state").GetString(), joined.GetProperty("owner").GetString(), joined.GetProperty("byText").GetBoolean()));
        Assert.Equal(session, Assert.Single((await _host.As("window-1").GetAsync(Video)).Ok().GetProperty("items").EnumerateArray()).GetProperty("number").GetString());
        Assert.Empty((await _host.As("applicant-2").GetAsync(Video)).Ok().GetProperty("items").EnumerateArray());
        (await _host.As("applicant-2").GetAsync($"{Video}/{session}")).IsProblem(403);
        (await PostAsync("applicant-1", $"{Video}/connections", "{}")).IsProblem(403, "cases.not-authorised");
        Assert.Equal("window-1", (await PostAsync("window-1", $"{Video}/connections", "{}")).Ok().GetProperty("owner").GetString());
        (await PostAsync("window-1", $"{Video}/connections", "{}")).IsRefusal("cases.video-seat-busy", "CON-8.8");
        (await ActAsync("window-1", session, """{"act":"confirmIdentity","level":2,"method":"face"}""")).IsProblem(409, "cases.video-consent-missing");
        (await ActAsync("applicant-1", session, """{"act":"consent"}""")).Ok();
        (await ActAsync("window-1", session, """{"act":"confirmIdentity","level":1,"method":"face"}""")).IsFault("level", "cases.video-identity-too-low");
        (await ActAsync("window-1", session, """{"act":"confirmIdentity","level":2,"method":"face"}""")).Ok();
        (await ActAsync("applicant-1", session, $$"""{"act":"showDocument","material":"{{Story.Proof}}"}""")).Ok();
        Assert.Equal(JsonValueKind.Null, (await ActAsync("window-1", session, """{"act":"drop"}""")).Ok().GetProperty("token").ValueKind);
        string token = (await _host.As("applicant-1").GetAsync($"{Video}/{session}")).Ok().GetProperty("token").GetString()!;
        Assert.Equal("queued", (await ActAsync("applicant-1", session, $$"""{"act":"resume","token":"{{token}}"}"""))["state"]);
        Assert.Equal("working", (await PostAsync("window-441202", $"{Video}/connections", "{}"))["state"]);

        var application = Story.Application(Story.Premises);
        application["channel"] = "video";
        application["session"] = session;
        var taken = (await _host.As("applicant-1").SubmitAsync(application)).Ok(201);
        string number = taken.GetProperty("number").GetString()!;
        Assert.Equal(3, taken.GetProperty("materials").GetArrayLength());
        Assert.Equal(2, taken.GetProperty("video").GetProperty("identityLevel").GetInt32());
        (await ActAsync("window-441202", session, """{"act":"askSignature"}""")).Ok();
        (await ActAsync("applicant-1", session, $$"""{"act":"sign","sha256":"{{new string('b', 64)}}"}""")).Ok();
        (await ActAsync("window-441202", session, $$"""{"act":"complete","sha256":"zz","case":"{{number}}"}""")).IsFault("sha256", "cases.video-digest-unfit");
        Assert.Equal("completed", (await ActAsync("window-441202", session, $$"""{"act":"complete","sha256":"{{new string('a', 64)}}","case":"{{number}}"}"""))["state"]);
        var kept = (await _host.As("applicant-1").GetAsync($"/api/v1/cases/{number}")).Ok().GetProperty("video").GetProperty("recording");
        Assert.Equal((new string('a', 64), "2027-03-20"), (kept.GetProperty("sha256").GetString(), kept.GetProperty("keptThrough").GetString()));
        Assert.Equal("accepted", (await _host.As("window-441202").ActAsync(number, 2, Story.Accept))["state"]);
    }

    [Fact]
    [Clause("REG-3.7")]
    public async Task Where_it_is_laid_down_an_application_by_video_waits_for_its_session_or_for_the_window_and_is_never_turned_away()
    {
        var application = Story.Application();
        application["matter"] = Reissue;
        application["channel"] = "video";
        string number = (await _host.As("applicant-1").SubmitAsync(application)).Ok(201).GetProperty("number").GetString()!;
        var missing = (await _host.As("applicant-1").GetAsync($"/api/v1/cases/{number}")).Ok().GetProperty("missing").EnumerateArray().Select(one => one.GetProperty("material").GetString()!).ToArray();
        long version = 1;
        if (missing.Length > 0)
        {
            await _host.As("window-1").ActAsync(number, 1, Story.NotifyOnce(missing));
            version = (await _host.As("applicant-1").ActAsync(number, 2, Story.Supplement(missing))).Ok().GetProperty("version").GetInt64();
        }

        (await _host.As("window-1").ActAsync(number, version, Story.Accept)).IsRefusal("cases.video-identity-missing", "REG-3.7");
        (await _host.As("applicant-1").ActAsync(number, version, """{"act":"citeVideo","session":"V-1"}""")).IsProblem(422);
        (await _host.As("applicant-1").ActAsync(number, version, """{"act":"citeVideo","session":"V-20260921-0000000000-A"}""")).IsProblem(422);
        await _host.As("window-1").ActAsync(number, version, Story.ToWindow);
        Assert.Equal("accepted", (await _host.As("window-1").ActAsync(number, version + 1, Story.Accept))["state"]);
    }

    [Fact]
    [Clause("REG-3.7")]
    public async Task Where_the_law_wants_the_person_to_come_the_queue_refuses_by_its_article()
    {
        var refused = await PostAsync("applicant-1", Video, """{"matter":"divorce-registration","division":"441202"}""");
        refused.IsProblem(409, "cases.video-presence-needed");
        Assert.Equal("第一千零七十六条第一款", refused.Json.GetProperty("basis")[0].GetProperty("article").GetString());
        (await PostAsync("applicant-1", Video, """{"matter":"nothing","division":"441202"}""")).IsProblem(422);
        (await PostAsync("applicant-1", Video, """{"division":"1","priority":"rich"}""")).IsProblem(422);
        (await _host.As().PostAsync(Video, "{}", ("Idempotency-Key", "x"))).IsProblem(401);
        (await _host.As("applicant-1").GetAsync($"{Video}/V-nothing")).IsProblem(404);
        (await ActAsync("applicant-1", "V-20260921-0000000000-A", """{"act":"leave"}""")).IsProblem(404);
    }

    [Fact]
    [Clause("CON-6.9")]
    public async Task An_enterprise_sees_the_progress_of_its_construction_project()
    {
        foreach (string matter in new[] { "511A0123100001", "511Z0164700000" })
        {
            var application = Story.Application();
            application["matter"] = matter;
            application["project"] = "2601-441202-04-01-000123";
            application["applicant"] = System.Text.Json.Nodes.JsonNode.Parse("""{"kind":"organisation","name":"虚构某厂","identifier":"91990000MA0000007X"}""");
            (await _host.As("applicant-1").SubmitAsync(application)).Ok(201);
            application["project"] = "2026-1";
            (await _host.As("applicant-1").SubmitAsync(application)).IsFault("project");
        }

        var project = (await _host.As("applicant-1").GetAsync("/api/v1/cases/overview")).Ok().GetProperty("enterprises")[0].GetProperty("projects")[0];
        Assert.Equal(("2601-441202-04-01-000123", "landAndPlanning", "green"), (project.GetProperty("project").GetString(), project.GetProperty("stage").GetString(), project.GetProperty("light").GetString()));
        Assert.Equal(["landAndPlanning", "completion"], project.GetProperty("stages").EnumerateArray().Select(stage => stage.GetProperty("stage").GetString()));
        Assert.Equal(2, project.GetProperty("cases").GetArrayLength());
    }

    [Fact]
    public void A_figure_that_cannot_be_stops_the_start_with_its_key()
    {
        using var wrong = new RunningHost().With("Video:LeastLevel", "9");
        Assert.Contains("Video:LeastLevel", Assert.Throws<InvalidOperationException>(() => wrong.As()).Message, StringComparison.Ordinal);
    }

    private Task<Answer> ActAsync(string person, string session, string act) => PostAsync(person, $"{Video}/{session}/acts", act);

    private Task<Answer> PostAsync(string person, string path, string json) => _host.As(person).PostAsync(path, json, ("Idempotency-Key", Caller.NewKey()));
}
