using System.Text;
using System.Text.Json.Nodes;

namespace Zhaoqing.GovServices.DepartmentHost.Tests.Http;

/// <summary>Cases that an old system had open, and the national number.</summary>
public sealed class TakeOverTests : IDisposable
{
    private const string WaterIntake = "511A0079400007";
    private readonly RunningHost _host = new();

    public void Dispose() => _host.Dispose();

    [Fact]
    public async Task A_batch_is_taken_over_and_its_cases_go_on_as_if_they_had_lived_here()
    {
        var report = (await TakeAsync("supervisor-1", Line("A-1"), Line("A-2", "nothing"), "{", Line("A-1"))).Ok();
        Assert.Equal((1, 1, 2, true), (Of("taken"), Of("alreadyThere"), Of("refused"), report.GetProperty("isWhole").GetBoolean()));
        Assert.Equal(["catalogue.matter-unknown", "cases.take-over-line-unreadable"], report.GetProperty("lines").EnumerateArray().Select(line => line.GetProperty("code").GetString()).Where(code => code is not null));
        Assert.DoesNotContain(Story.Name, report.ToString(), StringComparison.Ordinal);
        string number = report.GetProperty("lines")[0].GetProperty("number").GetString()!;
        var taken = (await _host.As("applicant-1").GetAsync($"/api/v1/cases/{number}")).Ok();
        Assert.Equal(
            ("accepted", "2026-09-21", "A-1", "atItsTime"),
            (taken.GetProperty("state").GetString(), taken.GetProperty("acceptedOn").GetString(), taken.GetProperty("takenOver").GetProperty("number").GetString(), taken.GetProperty("takenOver").GetProperty("termsFrom").GetString()));
        Assert.Equal(number, (await _host.As("applicant-1").GetAsync("/api/v1/cases")).Ok().GetProperty("items")[0].GetProperty("number").GetString());
        var record = await _host.As("applicant-1").GetAsync($"/api/v1/cases/{number}/record");
        Assert.Equal("case.submitted.v1", record.Ok().GetProperty("events")[0].GetProperty("content").GetProperty("earlier")[0].GetProperty("type").GetString());
        Assert.DoesNotContain(Story.IdentityNumber, record.Text, StringComparison.Ordinal);
        Assert.Equal(0, (await _host.As("supervisor-1").GetAsync($"/api/v1/cases/{number}/findings")).Ok().GetProperty("items").GetArrayLength());
        Assert.Equal("decided", (await _host.As("examiner-1").ActAsync(number, 1, Story.Grant))["state"]);

        int Of(string name) => report.GetProperty(name).GetInt32();
    }

    [Fact]
    public async Task Only_supervisors_take_over_and_only_JSON_lines()
    {
        (await TakeAsync("window-1", Line("A-1"))).IsProblem(403);
        (await _host.As("supervisor-1").PostAsync("/api/v1/takeovers", Line("A-1"))).IsProblem(415);
        (await TakeAsync(person: null, Line("A-1"))).IsProblem(401);
        Assert.Equal(0, await _host.LastPositionAsync());
    }

    [Fact]
    public async Task A_case_of_a_list_with_a_code_has_its_national_number_from_its_acceptance_on()
    {
        var application = new JsonObject
        {
            ["matter"] = WaterIntake,
            ["division"] = "441202",
            ["channel"] = "window",
            ["applicant"] = new JsonObject { ["kind"] = "person", ["name"] = Story.Name, ["identifier"] = Story.IdentityNumber },
            ["materials"] = new JsonArray(),
        };
        var submitted = (await _host.As("applicant-1").SubmitAsync(application)).Ok(201);
        Assert.Equal(System.Text.Json.JsonValueKind.Null, submitted.GetProperty("nationalNumber").ValueKind);
        application["materials"] = Story.Papers([.. submitted.GetProperty("missing").EnumerateArray().Select(missing => missing.GetProperty("material").GetString()!)]);
        string number = (await _host.As("applicant-1").SubmitAsync(application)).Ok(201).GetProperty("number").GetString()!;
        Assert.Equal("11990000MB0000000J4440100001000202609210001", (await _host.As("window-1").ActAsync(number, 1, Story.Accept)).Ok().GetProperty("nationalNumber").GetString());
    }

    private static string Line(string number, string matter = Story.Matter) => new JsonObject
    {
        ["system"] = "示例旧系统(虚构)",
        ["number"] = number,
        ["matter"] = matter,
        ["division"] = "441202",
        ["channel"] = "window",
        ["applicant"] = new JsonObject { ["kind"] = "person", ["name"] = Story.Name, ["identifier"] = Story.IdentityNumber },
        ["account"] = "applicant-1",
        ["materials"] = Story.Papers(Story.Form, Story.Proof, Story.Premises),
        ["receivedAt"] = "2026-09-18T10:00:00+08:00",
        ["acts"] = new JsonArray(new JsonObject { ["act"] = "accept", ["at"] = "2026-09-21T08:30:00+08:00" }),
    }.ToJsonString();

    private async Task<Answer> TakeAsync(string? person, params string[] lines)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/takeovers") { Content = new StringContent(string.Join('\n', lines), Encoding.UTF8, "application/jsonl") };
        return await _host.As(person).SendAsync(request);
    }
}
