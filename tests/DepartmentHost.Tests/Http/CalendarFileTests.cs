using Ical.Net.CalendarComponents;
using NodaTime;
using Zhaoqing.GovServices.TimeLimit;

namespace Zhaoqing.GovServices.DepartmentHost.Tests.Http;

/// <summary>The iCalendar files, read back as a calendar program reads them.</summary>
public sealed class CalendarFileTests : IDisposable
{
    private readonly RunningHost _host = new();

    [Fact]
    public async Task A_year_holds_each_run_of_days_off_and_each_make_up_day_as_its_notice_has_them()
    {
        var events = Events(await YearAsync("2026"));
        Assert.Equal(
            [
                "2026-01-01+3 元旦放假", "2026-01-04+1 元旦调休上班", "2026-02-14+1 春节调休上班", "2026-02-15+9 春节放假", "2026-02-28+1 春节调休上班",
                "2026-04-04+3 清明节放假", "2026-05-01+5 劳动节放假", "2026-05-09+1 劳动节调休上班", "2026-06-19+3 端午节放假",
                "2026-09-20+1 国庆节调休上班", "2026-09-25+3 中秋节放假", "2026-10-01+7 国庆节放假", "2026-10-10+1 国庆节调休上班",
            ],
            events.Select(Line));
        Assert.All(events, one =>
        {
            Assert.Contains("国办发明电〔2025〕7号", one.Description, StringComparison.Ordinal);
            Assert.Equal(new DateTime(2025, 11, 3, 16, 0, 0, DateTimeKind.Utc), one.DtStamp!.AsUtc);
        });
    }

    [Theory]
    [InlineData(2002)]
    [InlineData(2015)]
    [InlineData(2020)]
    [InlineData(2026)]
    [InlineData(2027)]
    [InlineData(2028)]
    public async Task With_the_plain_week_a_year_tells_the_whole_working_calendar(int year)
    {
        var days = Events(await YearAsync($"{year}")).SelectMany(one => Enumerable.Range(0, Length(one)).Select(i => (Day: First(one).PlusDays(i), Off: one.Summary!.Contains("放假", StringComparison.Ordinal))))
            .ToDictionary(day => day.Day, day => day.Off);
        for (var date = new LocalDate(year, 1, 1); date.Year == year; date = date.PlusDays(1))
        {
            bool weekend = date.DayOfWeek is IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday;
            Assert.Equal((date, WorkingCalendar.StateCouncil.Day(date).AsT1.IsWorkingDay), (date, days.TryGetValue(date, out bool off) ? !off : !weekend));
        }
    }

    [Fact]
    public async Task What_is_provisional_says_so() => Assert.All(Events(await YearAsync("2027")), one =>
    {
        Assert.EndsWith("放假(暂定)", one.Summary, StringComparison.Ordinal);
        Assert.Contains("放假通知印发后可能调整", one.Description, StringComparison.Ordinal);
    });

    [Fact]
    public async Task The_same_calendar_gives_the_same_bytes_and_no_two_events_share_a_name()
    {
        var first = await YearAsync("2026");
        Assert.Equal(first.Bytes, (await YearAsync("2026")).Bytes);
        var names = Events(first).Select(one => one.Uid).ToArray();
        Assert.Equal(names.Length, names.Distinct().Count());
        Assert.All(first.Text.TrimEnd('\r', '\n').Split("\r\n"), line => Assert.InRange(System.Text.Encoding.UTF8.GetByteCount(line), 1, 75));
    }

    [Theory]
    [InlineData("")]
    [InlineData("?year=")]
    [InlineData("?year=2001")]
    [InlineData("?year=2029")]
    [InlineData("?year=+026")]
    [InlineData("?year=02026")]
    [InlineData("?year=two")]
    public async Task A_year_that_is_not_covered_is_a_fault(string query) =>
        (await _host.As().GetAsync($"/api/v1/working-days/calendar.ics{query}")).IsFault("year", "request.year");

    [Fact]
    public async Task The_due_day_of_a_case_is_an_event_for_its_people_and_moves_with_the_case()
    {
        string number = await _host.LivedAsync(Story.Complete(), ("window-1", Story.Accept));
        var answer = await CaseAsync("applicant-1", number);
        Assert.Equal("no-store", answer.Header("Cache-Control"));
        var due = Assert.Single(Events(answer));
        Assert.StartsWith("2026-09-24+1 作出决定届满日:", Line(due), StringComparison.Ordinal);
        Assert.Contains("共计入3个工作日。", due.Description, StringComparison.Ordinal);
        Assert.Equal(2, due.Sequence);
        foreach (string secret in new[] { Story.Name, Story.IdentityNumber }) Assert.DoesNotContain(secret, answer.Text.Replace("\r\n ", "", StringComparison.Ordinal), StringComparison.Ordinal);
        (await _host.As("examiner-1").ActAsync(number, 2, """{"act":"extend","reason":"案情复杂"}""")).Ok();
        var moved = Assert.Single(Events(await CaseAsync("examiner-1", number)));
        Assert.Equal((due.Uid, new LocalDate(2026, 9, 30), 3), (moved.Uid, First(moved), moved.Sequence));
    }

    [Fact]
    public async Task A_case_without_a_clock_or_that_is_not_ones_own_gives_no_file()
    {
        string number = await _host.SubmittedAsync();
        (await _host.As().GetAsync($"/api/v1/cases/{number}/due.ics")).IsProblem(401);
        (await CaseAsync("applicant-2", number)).IsProblem(403);
        (await CaseAsync("applicant-1", "none")).IsProblem(404);
        (await CaseAsync("applicant-1", await _host.LivedAsync(Story.Complete(), ("applicant-1", Story.Withdraw)))).IsProblem(404);
        Assert.StartsWith("2026-09-29+1 受理答复届满日:", Line(Assert.Single(Events(await CaseAsync("applicant-1", number)))), StringComparison.Ordinal);
    }

    /// <inheritdoc/>
    public void Dispose() => _host.Dispose();

    private Task<Answer> YearAsync(string year) => _host.As().GetAsync($"/api/v1/working-days/calendar.ics?year={year}");

    private Task<Answer> CaseAsync(string person, string number) => _host.As(person).GetAsync($"/api/v1/cases/{number}/due.ics");

    private static CalendarEvent[] Events(Answer answer)
    {
        Assert.Equal((200, "text/calendar; charset=utf-8"), (answer.Code, answer.Header("Content-Type")));
        return [.. Ical.Net.Calendar.Load(answer.Text)!.Events];
    }

    private static string Line(CalendarEvent one) => $"{First(one):uuuu-MM-dd}+{Length(one)} {one.Summary}";

    private static LocalDate First(CalendarEvent one)
    {
        Assert.False(one.Start!.HasTime);
        return LocalDate.FromDateOnly(one.Start.Date);
    }

    private static int Length(CalendarEvent one) => (LocalDate.FromDateOnly(one.End!.Date) - First(one)).Days;
}
