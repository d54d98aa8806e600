using System.Text.Json.Nodes;

namespace Zhaoqing.GovServices.DepartmentHost.Tests.Http;

/// <summary>A theme over HTTP: applied for once, a case for each member that can begin.</summary>
public sealed class ThemeTests(RunningHost host) : IClassFixture<RunningHost>
{
    private static readonly string Path = "/api/v1/themes/" + Uri.EscapeDataString("我要开小餐馆") + "/applications";

    [Fact]
    [Clause("CON-1.1")]
    public async Task An_applicant_takes_a_theme_and_follows_it_under_one_number()
    {
        var body = Story.Application();
        body.Remove("matter");
        var taken = (await host.As("applicant-1").PostAsync(Path, body, ("Idempotency-Key", "t1"))).Ok(201);
        string number = taken.GetProperty("number").GetString()!;

        Assert.Equal(number, (await host.As("applicant-1").PostAsync(Path, body, ("Idempotency-Key", "t1"))).Ok(201).GetProperty("number").GetString());
        var now = (await host.As("applicant-1").GetAsync("/api/v1/themes/applications/" + number)).Ok();
        var begun = now.GetProperty("members").EnumerateArray().Where(member => member.GetProperty("state").GetString() == "open").ToArray();
        Assert.NotEmpty(begun);
        Assert.NotEmpty(now.GetProperty("missing").EnumerateArray());
        foreach (var member in begun) (await host.As("applicant-1").GetAsync($"/api/v1/cases/{member.GetProperty("case").GetString()}")).Ok();
        (await host.As("window-441202").GetAsync("/api/v1/themes/applications/" + number)).Ok();
        long before = await host.LastPositionAsync();
        Assert.Equal(403, (await host.As("applicant-2").GetAsync("/api/v1/themes/applications/" + number)).Code);
        Assert.Equal(before, await host.LastPositionAsync());
    }

    [Fact]
    public async Task What_is_no_theme_or_no_application_is_told()
    {
        Assert.Equal(404, (await host.As("applicant-1").PostAsync("/api/v1/themes/none/applications", new JsonObject(), ("Idempotency-Key", "t2"))).Code);
        Assert.Equal(422, (await host.As("applicant-1").PostAsync(Path, new JsonObject(), ("Idempotency-Key", "t3"))).Code);
        Assert.Equal(404, (await host.As("applicant-1").GetAsync("/api/v1/themes/applications/none")).Code);
        Assert.Equal(401, (await host.As().PostAsync(Path, new JsonObject(), ("Idempotency-Key", "t4"))).Code);
    }
}
