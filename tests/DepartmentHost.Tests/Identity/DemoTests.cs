namespace Zhaoqing.GovServices.DepartmentHost.Tests.Identity;

/// <summary>The people of the demonstration: in Development, and nowhere else.</summary>
public sealed class DemoTests(RunningHost host) : IClassFixture<RunningHost>
{
    [Fact]
    public async Task The_people_are_listed_and_evidently_invented()
    {
        var people = (await host.As().GetAsync("/demo/people")).Ok().EnumerateArray().ToArray();
        Assert.Superset(new HashSet<string> { "applicant", "window", "examiner", "supervisor" }, people.Select(person => person.GetProperty("role").GetString()!).ToHashSet());
        Assert.Equal(people.Length, people.Select(person => person.GetProperty("id").GetString()).Distinct().Count());
        Assert.All(people, person => Assert.Contains("虚构", person.GetProperty("name").GetString()!, StringComparison.Ordinal));
        Assert.All(people.Where(person => person.GetProperty("role").GetString() != "applicant"), person => Assert.Contains("示例", person.GetProperty("unit").GetString()!, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Each_of_them_can_act()
    {
        string number = await host.SubmittedAsync();
        foreach (var person in (await host.As().GetAsync("/demo/people")).Ok().EnumerateArray())
        {
            var caller = host.As(person.GetProperty("id").GetString());
            var answer = person.GetProperty("role").GetString() switch
            {
                "department" or "data-authority" => await caller.GetAsync("/api/v1/catalogue/changes"),
                "payment-platform" => await caller.PostAsync("/api/v1/fees/reconciliations/2026-09-21", "{}"),
                _ => await caller.GetAsync($"/api/v1/cases/{number}"),
            };
            Assert.Equal(person.GetProperty("id").GetString() is "applicant-2" or "agent-1" or "helper-1" ? 403 : 200, answer.Code);
        }
    }

    [Theory]
    [InlineData("/api/v1/cases/x")]
    [InlineData("/API/v1/cases/x")]
    [InlineData("/Api/V1/Cases/x/record")]
    public async Task The_interface_takes_no_cookie_however_its_address_is_written(string path) =>
        (await host.As().GetAsync(path, ("Cookie", "demo-person=window-1"))).IsProblem(401);

    [Fact]
    public async Task Outside_Development_neither_header_nor_cookie_nor_route_is_there()
    {
        foreach (string environment in new[] { "Production", "Staging" })
        {
            using var real = new RunningHost().In(environment);
            var anybody = real.As("applicant-1");
            (await anybody.SubmitAsync(Story.Complete())).IsProblem(401);
            (await anybody.GetAsync("/api/v1/cases/x", ("Cookie", "demo-person=window-1"))).IsProblem(401);
            Assert.Equal(401, (await anybody.GetAsync("/cases/x", ("Cookie", "demo-person=window-1"))).Code);
            (await anybody.GetAsync("/demo/people")).IsProblem(404);
            (await anybody.PostAsync("/demo/act-as", "{}")).IsProblem(404);
            Assert.DoesNotContain("demo", (await anybody.GetAsync("/")).Text, StringComparison.OrdinalIgnoreCase);
            (await anybody.GetAsync("/api/v1/matters")).Ok();
            Assert.Equal(0, await real.LastPositionAsync());
        }
    }
}
