using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;
using Zhaoqing.GovServices.DepartmentHost.Tests.Pages;

namespace Zhaoqing.GovServices.DepartmentHost.Tests;

/// <summary>Next year's notice comes while cases are open: the recipe of docs/time-limit.md, with the file that stands there.</summary>
public sealed partial class NextYearTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("department-host-").FullName;

    [Fact]
    [Clause("REG-2.5")]
    public async Task After_one_file_and_a_restart_open_cases_are_counted_anew_and_the_record_tells()
    {
        string moved, firm, waiting, delivery;
        using (var before = RunningHost.Over(Journal))
        {
            // Three working days, all in December of the last noticed year.
            before.SetClock("2026-12-28T09:00");
            moved = await before.LivedAsync(Story.Complete(), ("window-1", Story.Accept));
            before.SetClock("2026-12-28T10:00");
            delivery = await before.LivedAsync(Story.Complete(), ("window-1", Story.Accept), ("examiner-1", Story.Grant));
            waiting = await before.SubmittedAsync();
            Assert.Equal(("2026-12-31", true), await DueAsync(before, moved));
            before.SetClock("2026-12-28T11:00");
            firm = await before.LivedAsync(Story.Complete(), ("window-1", Story.Accept), ("examiner-1", """{"act":"extend","reason":"案情复杂","days":1}"""));
            Assert.Equal(("2027-01-04", true), await DueAsync(before, firm));
        }

        using var after = Restarted("2026-12-28T12:00");
        var written = after.Log.LineWith("moved the last day of 2 cases");
        after.StartServer();
        await written.WaitAsync(TimeSpan.FromSeconds(20));
        // 31 December and 1 January are off now: the third working day is Monday 4 January, the fourth the day after.
        Assert.Equal(("2027-01-04", false), await DueAsync(after, moved));
        Assert.Equal(("2027-01-05", false), await DueAsync(after, firm));
        var recounted = (await RecordAsync(after, moved))[^1];
        Assert.Equal(("case.recounted.v1", "calendar"), (recounted.GetProperty("type").GetString(), recounted.GetProperty("actor").GetString()));
        Assert.Equal("2026-12-31", recounted.GetProperty("content").GetProperty("before").GetProperty("date").GetString());
        Assert.Equal("state-council-2027", (await WhyAsync(after, moved)).GetProperty("edition").GetString());
        // What was told under the old edition stays, and is explained by it.
        foreach (string number in new[] { waiting, delivery })
        {
            var why = await WhyAsync(after, number);
            Assert.Equal(("state-council-2026", true), (why.GetProperty("edition").GetString(), why.GetProperty("explained").GetBoolean()));
            Assert.Contains("依据的工作日历:state-council-2026", why.GetProperty("text").GetString(), StringComparison.Ordinal);
            Assert.DoesNotContain("case.recounted.v1", (await RecordAsync(after, number)).Select(happened => happened.GetProperty("type").GetString()));
        }

        // New questions are answered by the new edition everywhere.
        var day = (await after.As().GetAsync("/api/v1/working-days/2026-12-31")).Ok();
        Assert.Equal(("state-council-2027", "holiday", false), (day.GetProperty("edition").GetString(), day.GetProperty("kind").GetString(), day.GetProperty("isWorkingDay").GetBoolean()));
        var due = (await after.As().PostAsync("/api/v1/working-days/due", """{"items":[{"from":"2026-12-30","amount":1,"unit":"workingDays"}]}""")).Ok();
        Assert.Equal("2027-01-04", due.GetProperty("items")[0].GetProperty("due").GetString());
        var browser = new Browser(after);
        await browser.ActAsAsync("applicant-1");
        await browser.GoAsync($"/cases/{waiting}");
        Assert.Contains("state-council-2026", browser.Text, StringComparison.Ordinal);
        after.SetClock("2027-03-01T09:00");
        Assert.Equal("Healthy", (await after.As().GetAsync("/health/ready")).Text);
    }

    [Fact]
    public void A_file_that_is_refused_stops_the_start_with_key_file_and_reason()
    {
        string notices = Directory.CreateDirectory(Path.Combine(_folder, "notices")).FullName;
        File.WriteAllText(Path.Combine(notices, "2027.json"), FileOfTheRecipe().Replace("2026-12-27", "2026-12-25", StringComparison.Ordinal));
        using var host = RunningHost.Over(Journal).With("TimeLimit:Notices", notices);
        var fault = Assert.ThrowsAny<Exception>(() => host.CreateClient());
        string told = string.Join('\n', host.Log.Lines.Append(fault.ToString()));
        foreach (string expected in new[] { "TimeLimit:Notices", "2027.json", "放假通知自相矛盾或不完整", "2026-12-25" }) Assert.Contains(expected, told, StringComparison.Ordinal);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    private string Journal => Path.Combine(_folder, "gov.db");

    private RunningHost Restarted(string clock)
    {
        SqliteConnection.ClearAllPools();
        string notices = Directory.CreateDirectory(Path.Combine(_folder, "notices")).FullName;
        File.WriteAllText(Path.Combine(notices, "2027.json"), FileOfTheRecipe());
        var host = RunningHost.Over(Journal).With("TimeLimit:Notices", notices);
        host.SetClock(clock);
        return host;
    }

    private static async Task<(string?, bool)> DueAsync(RunningHost host, string number)
    {
        var due = (await host.As("applicant-1").GetAsync($"/api/v1/cases/{number}")).Ok().GetProperty("due");
        return (due.GetProperty("date").GetString(), due.GetProperty("provisional").GetBoolean());
    }

    private static async Task<JsonElement> WhyAsync(RunningHost host, string number) => (await host.As("applicant-1").GetAsync($"/api/v1/cases/{number}/due")).Ok();

    private static async Task<JsonElement[]> RecordAsync(RunningHost host, string number) =>
        [.. (await host.As("applicant-1").GetAsync($"/api/v1/cases/{number}/record")).Ok().GetProperty("events").EnumerateArray()];

    private static string FileOfTheRecipe() =>
        Recipe().Match(File.ReadAllText(Path.Combine(Http.OpenApiTests.Root(), "docs", "time-limit.md"))).Groups["json"].Value;

    [GeneratedRegex(@"## How to load next year's notice.*?```json\n(?<json>.*?)```", RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex Recipe();
}
