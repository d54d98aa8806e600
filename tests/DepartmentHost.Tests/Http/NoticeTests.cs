namespace Zhaoqing.GovServices.DepartmentHost.Tests.Http;

/// <summary>Notices: issued once, sent to the box of who agreed to it, served when confirmed, with remedies counted from there.</summary>
public sealed class NoticeTests : IDisposable
{
    private readonly RunningHost _host = new();

    public void Dispose() => _host.Dispose();

    [Fact]
    public async Task A_denial_is_served_when_its_applicant_confirms_it_and_the_remedies_run_from_then()
    {
        string number = await DeniedAsync();
        var notice = Assert.Single((await _host.As("window-1").PostAsync($"/api/v1/cases/{number}/notices", "{}")).Ok().EnumerateArray());
        Assert.Equal(("decision", "sent", 0), (notice.GetProperty("kind").GetString(), notice.GetProperty("state").GetString(), notice.GetProperty("remedies").GetArrayLength()));
        long before = await _host.LastPositionAsync();
        (await _host.As("window-1").PostAsync($"/api/v1/cases/{number}/notices", "{}")).Ok();
        Assert.Equal(before, await _host.LastPositionAsync());

        _host.SetClock("2026-09-24T10:00");
        var mine = Assert.Single((await _host.As("applicant-1").GetAsync("/api/v1/notices")).Ok().EnumerateArray());
        string path = $"/api/v1/notices/{mine.GetProperty("number").GetString()}";
        Assert.Empty((await _host.As("applicant-2").GetAsync("/api/v1/notices")).Ok().EnumerateArray());
        (await _host.As("applicant-2").GetAsync(path)).IsProblem(403);
        (await PostAsync("applicant-2", path, """{"act":"confirm"}""")).IsProblem(403, "cases.not-authorised");
        var served = (await PostAsync("applicant-1", path, """{"act":"confirm"}""")).Ok();
        Assert.Equal(("served", "2026-09-24"), (served.GetProperty("state").GetString(), served.GetProperty("served").GetProperty("day").GetString()));
        _host.SetClock("2026-10-20T10:00");
        (await PostAsync("applicant-1", path, """{"act":"confirm"}""")).Ok();
        var ofCase = Assert.Single((await _host.As("applicant-1").GetAsync($"/api/v1/cases/{number}/notices")).Ok().EnumerateArray());
        Assert.Equal("2026-09-24", ofCase.GetProperty("served").GetProperty("day").GetString());
        Assert.Equal(
            ["reconsideration 2026-11-23", "lawsuit 2027-03-24"],
            ofCase.GetProperty("remedies").EnumerateArray().Select(remedy => $"{remedy.GetProperty("kind").GetString()} {remedy.GetProperty("ends").GetProperty("date").GetString()}"));
    }

    [Fact]
    public async Task An_officer_serves_by_hand_who_has_not_agreed_to_the_box()
    {
        string number = (await _host.As("window-1").SubmitAsync(Story.Complete())).Ok(201).GetProperty("number").GetString()!;
        await _host.As("window-1").ActAsync(number, 1, Story.Refuse);
        var notice = Assert.Single((await _host.As("window-1").PostAsync($"/api/v1/cases/{number}/notices", "{}")).Ok().EnumerateArray());
        Assert.Equal(("issued", "inPerson"), (notice.GetProperty("state").GetString(), notice.GetProperty("nextWay").GetString()));
        string path = $"/api/v1/notices/{notice.GetProperty("number").GetString()}";
        (await PostAsync("window-1", path, """{"act":"send","way":"platform"}""")).IsRefusal("cases.notice-no-consent");
        (await PostAsync("window-1", path, """{"act":"serve","way":"inPerson","happenedAt":"2026-09-21T09:00:00+08:00","proof":"signature","reference":"回证-1"}""")).IsRefusal("cases.notice-not-sent");
        (await PostAsync("window-1", path, """{"act":"send","way":"inPerson"}""")).Ok();
        (await PostAsync("window-1", path, """{"act":"serve","way":"inPerson","happenedAt":"2026-09-21T09:00:00+08:00","proof":"postalReceipt","reference":"回证-1"}""")).IsFault("proof", "cases.notice-proof-unfit");
        (await PostAsync("window-1", path, """{"act":"serve","way":"inPerson","happenedAt":"yesterday","proof":"signature"}""")).IsFault("happenedAt");
        foreach (string beyond in new[] { "9999-12-31T23:59:59-18:00", "-9998-01-01T00:00:00+18:00" })
            (await PostAsync("window-1", path, $$"""{"act":"serve","way":"inPerson","happenedAt":"{{beyond}}","proof":"signature","reference":"回证-1"}""")).IsFault("happenedAt");
        (await PostAsync("supervisor-1", path, """{"act":"fail","way":"inPerson","happenedAt":"2026-09-21T09:00:00+08:00","why":"refused"}""")).IsProblem(403, "cases.not-authorised");
        var served = (await PostAsync("window-1", path, """{"act":"serve","way":"inPerson","happenedAt":"2026-09-21T09:00:00+08:00","proof":"signature","reference":"回证-1"}""")).Ok();
        Assert.Equal(("inPerson", "《中华人民共和国民事诉讼法》"), (served.GetProperty("served").GetProperty("way").GetString(), $"《{served.GetProperty("served").GetProperty("basis").GetProperty("law").GetString()}》"));
        (await _host.As("applicant-1").PostAsync($"/api/v1/cases/{number}/notices", "{}")).IsProblem(403);
        (await _host.As("window-1").GetAsync("/api/v1/notices/nothing")).IsProblem(404);
        (await _host.As("window-1").GetAsync("/api/v1/notices")).IsProblem(403);
    }

    private Task<string> DeniedAsync() => _host.LivedAsync(Story.Complete(), ("window-1", Story.Accept), ("examiner-1", Story.Deny));

    private Task<Answer> PostAsync(string person, string path, string json) => _host.As(person).PostAsync($"{path}/acts", json, ("Idempotency-Key", Caller.NewKey()));
}
