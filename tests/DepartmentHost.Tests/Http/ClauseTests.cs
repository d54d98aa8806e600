namespace Zhaoqing.GovServices.DepartmentHost.Tests.Http;

/// <summary>The plan's clauses over HTTP.</summary>
public sealed class ClauseTests(RunningHost host) : IClassFixture<RunningHost>
{
    [Fact]
    public async Task Every_clause_of_the_plan_is_listed_once_and_can_be_read_alone()
    {
        var all = (await host.As().GetAsync("/api/v1/clauses")).Ok();
        var items = all.GetProperty("items").EnumerateArray().ToArray();
        Assert.Equal(items.Length, all.GetProperty("total").GetInt32());
        Assert.Equal(items.Length, items.Select(item => item.GetProperty("id").GetString()).Distinct().Count());
        Assert.All(items, item => Assert.Equal(PlanClauses.Get(ClauseId.Parse(item.GetProperty("id").GetString()!)).Quote, item.GetProperty("quote").GetString()));
        var one = (await host.As().GetAsync("/api/v1/clauses/REG-2.4")).Ok();
        Assert.Equal("done", one.GetProperty("state").GetString());
        Assert.NotEmpty(one.GetProperty("carriedBy").EnumerateArray());
        Assert.NotEmpty(one.GetProperty("provedBy").EnumerateArray());
    }

    [Theory]
    [InlineData("REG-0.0")]
    [InlineData("reg-2.4")]
    [InlineData("%F0%A0%AE%B7")]
    public async Task A_clause_the_plan_does_not_have_is_404(string id) => (await host.As().GetAsync($"/api/v1/clauses/{id}")).IsProblem(404);
}
