namespace Zhaoqing.GovServices.DepartmentHost.Tests.Http;

/// <summary>What the replay of a case finds, over HTTP.</summary>
public sealed class CaseFindingTests : IDisposable
{
    private readonly RunningHost _host = new();

    [Fact]
    [Clause("REG-5.7")]
    public async Task A_case_in_time_shows_nothing_and_a_late_one_its_missed_day()
    {
        string number = await _host.LivedAsync(Story.Complete(), ("window-1", Story.Accept));
        var none = (await _host.As("supervisor-1").GetAsync($"/api/v1/cases/{number}/findings")).Ok();
        Assert.Equal((2, 0), (none.GetProperty("version").GetInt32(), none.GetProperty("items").GetArrayLength()));
        _host.SetClock("2026-12-01T09:00");
        (await _host.As("examiner-1").ActAsync(number, 2, Story.Grant)).Ok();
        var item = Assert.Single((await _host.As("supervisor-1").GetAsync($"/api/v1/cases/{number}/findings")).Ok().GetProperty("items").EnumerateArray());
        Assert.Equal(("decidedLate", 3, "REG-2.5"), (item.GetProperty("kind").GetString(), item.GetProperty("event").GetInt32(), item.GetProperty("basis").GetProperty("clause").GetString()));
    }

    [Theory]
    [InlineData(null, 401)]
    [InlineData("window-1", 403)]
    [InlineData("applicant-1", 403)]
    public async Task Only_a_supervisor_may_ask(string? person, int status)
    {
        string number = await _host.SubmittedAsync();
        (await _host.As(person).GetAsync($"/api/v1/cases/{number}/findings")).IsProblem(status);
    }

    [Fact]
    public async Task A_case_that_is_not_there_is_not_found() =>
        (await _host.As("supervisor-1").GetAsync("/api/v1/cases/nothing/findings")).IsProblem(404);

    public void Dispose() => _host.Dispose();
}
