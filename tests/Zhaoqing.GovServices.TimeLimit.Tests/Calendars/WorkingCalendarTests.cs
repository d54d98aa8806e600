using NodaTime;
using static Zhaoqing.GovServices.TimeLimit.Tests.Answers;

namespace Zhaoqing.GovServices.TimeLimit.Tests.Calendars;

public class WorkingCalendarTests
{
    private const string OutOfCoverage = "time-limit.date-out-of-coverage";

    [Theory]
    [InlineData("2026-09-18", DayKind.WorkingDay, null, null, false)]
    [InlineData("2026-09-19", DayKind.RestDay, null, null, false)]
    [InlineData("2026-09-20", DayKind.MakeUpWorkingDay, "国庆节", "国办发明电〔2025〕7号", false)]
    [InlineData("2026-10-03", DayKind.Holiday, "国庆节", "国办发明电〔2025〕7号", false)]
    [InlineData("2026-02-14", DayKind.MakeUpWorkingDay, "春节", "国办发明电〔2025〕7号", false)]
    [InlineData("2026-02-21", DayKind.Holiday, "春节", "国办发明电〔2025〕7号", false)]
    [InlineData("2024-02-09", DayKind.WorkingDay, null, null, false)]
    [InlineData("2002-01-01", DayKind.Holiday, "元旦", null, false)]
    [InlineData("2026-11-30", DayKind.WorkingDay, null, null, false)]
    [InlineData("2026-12-01", DayKind.WorkingDay, null, null, true)]
    [InlineData("2027-02-06", DayKind.Holiday, "春节", null, true)]
    [InlineData("2027-02-20", DayKind.RestDay, null, null, true)]
    [InlineData("2028-10-02", DayKind.Holiday, "国庆节", null, true)]
    [InlineData("2028-10-03", DayKind.Holiday, "国庆节、中秋节", null, true)]
    [InlineData("2028-12-31", DayKind.RestDay, null, null, true)]
    public void A_day_tells_its_kind_its_festival_and_its_notice(string date, DayKind kind, string? name, string? notice, bool provisional) =>
        Assert.Equal(new DayStatus(SlowWalk.Date(date), kind, name, notice, provisional), Calendar.Day(SlowWalk.Date(date)).Value());

    [Fact]
    public void Every_day_works_or_rests_as_the_table_says()
    {
        foreach (var day in SlowWalk.Days(Calendar.First, Calendar.Last))
        {
            var status = Calendar.Day(day).Value();
            bool weekend = day.DayOfWeek is IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday;
            Assert.Equal(SlowWalk.Works(day), status.IsWorkingDay);
            Assert.Equal(day > Calendar.FirmThrough, status.Provisional);
            Assert.Equal(status.Kind is DayKind.Holiday or DayKind.MakeUpWorkingDay, status.Name is not null);
            Assert.True(status.Kind switch { DayKind.WorkingDay => !weekend, DayKind.Holiday => true, _ => weekend });
        }
    }

    [Fact]
    public void The_months_of_2026_have_their_working_days()
    {
        int[] expected = [21, 16, 22, 21, 19, 21, 23, 21, 22, 18, 21, 23];
        var months = Enumerable.Range(1, 12).Select(month => new LocalDate(2026, month, 1)).Select(first => Calendar.CountAfter(first.PlusDays(-1), first.PlusMonths(1).PlusDays(-1)).Value());
        Assert.Equal(expected.Select((days, i) => new WorkingDayCount(days, Provisional: i == 11)), months);
        Assert.Equal(248, expected.Sum());
    }

    [Theory]
    [MemberData(nameof(Years))]
    public void A_year_has_its_weekdays_less_the_holidays_that_law_gives(int year)
    {
        int weekdays = SlowWalk.Days(new(year, 1, 1), new(year, 12, 31)).Count(day => day.DayOfWeek is not (IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday));
        // One-off days of 2015 and 2020; the notice for 2012 moved one day over the year end.
        int special = year switch { 2011 => -1, 2012 => 1, 2015 => 1, 2020 => 2, _ => 0 };
        Assert.Equal(weekdays - (year < 2025 ? 11 : 13) - special, Count(new(year - 1, 12, 31), new(year, 12, 31)));
    }

    public static TheoryData<int> Years => new(Enumerable.Range(2008, 19));

    [Fact]
    public void The_coverage_has_its_edges()
    {
        Assert.Equal((SlowWalk.First, SlowWalk.FirmThrough, SlowWalk.Last), (Calendar.First, Calendar.FirmThrough, Calendar.Last));
        foreach (var outside in new[] { Calendar.First.PlusDays(-1), Calendar.Last.PlusDays(1), LocalDate.MinIsoValue, LocalDate.MaxIsoValue, default, new(2001, 6, 1), new(2031, 1, 1) })
        {
            Calendar.Day(outside).IsRefused(OutOfCoverage, "date");
            Calendar.Due(Limit.WorkingDays(1), outside).IsRefused(OutOfCoverage, "from");
            Calendar.Due(Limit.Years(1, LastDayRule.AsIs), outside).IsRefused(OutOfCoverage, "from");
            Calendar.Due(Limit.SameDay, outside).IsRefused(OutOfCoverage, "from");
            Calendar.CountAfter(outside, Calendar.Last).IsRefused(OutOfCoverage, "after");
            Calendar.CountAfter(Calendar.First, outside).IsRefused(OutOfCoverage, "through");
        }
    }

    [Fact]
    public void A_due_day_beyond_the_coverage_is_refused_for_its_amount()
    {
        // 2028-12-29 is the last working day, 12-30 and 12-31 a weekend.
        Assert.Equal(new DueDay(new(2028, 12, 29), Provisional: true), Calendar.Due(Limit.WorkingDays(1), new LocalDate(2028, 12, 28)).Value());
        Assert.Equal(new DueDay(Calendar.Last, Provisional: false), Calendar.Due(Limit.CalendarDays(1, LastDayRule.AsIs), new LocalDate(2028, 12, 30)).Value());
        Calendar.Due(Limit.WorkingDays(1), new LocalDate(2028, 12, 29)).IsRefused(OutOfCoverage, "amount");
        Calendar.Due(Limit.CalendarDays(1, LastDayRule.NextWorkingDay), new LocalDate(2028, 12, 29)).IsRefused(OutOfCoverage, "amount");
        Calendar.Due(Limit.CalendarDays(1, LastDayRule.AsIs), Calendar.Last).IsRefused(OutOfCoverage, "amount");
        Calendar.Due(Limit.SameDay, new LocalDate(2028, 12, 30)).IsRefused(OutOfCoverage, "amount");
        foreach (var limit in new[] { Limit.WorkingDays(10_000), Limit.CalendarDays(10_000, LastDayRule.AsIs), Limit.Months(10_000, LastDayRule.AsIs), Limit.Years(10_000, LastDayRule.NextWorkingDay) })
        {
            Calendar.Due(limit, Calendar.First).IsRefused(OutOfCoverage, "amount");
            Calendar.Due(limit, Calendar.Last).IsRefused(OutOfCoverage, "amount");
        }

        Assert.Equal(new LocalDate(2028, 1, 1), Calendar.Due(Limit.Years(26, LastDayRule.AsIs), Calendar.First).Value().Date);
        Calendar.Due(Limit.Years(27, LastDayRule.AsIs), Calendar.First).IsRefused(OutOfCoverage, "amount");
    }

    [Fact]
    public void Days_far_away_are_answered_where_the_coverage_reaches()
    {
        Assert.Equal(new LocalDate(2028, 12, 30), Calendar.Due(Limit.CalendarDays(9_860, LastDayRule.AsIs), Calendar.First).Value().Date);
        Assert.Equal(new LocalDate(2028, 12, 1), Calendar.Due(Limit.Months(323, LastDayRule.AsIs), Calendar.First).Value().Date);
    }

    [Fact]
    public void An_instant_starts_on_its_day_in_China()
    {
        var limit = Limit.WorkingDays(1);
        var midnight = Instant.FromUtc(2026, 3, 5, 16, 0);
        Assert.Equal(new LocalDate(2026, 3, 6), Calendar.Due(limit, midnight - Duration.FromTicks(1)).Value().Date);
        Assert.Equal(new LocalDate(2026, 3, 9), Calendar.Due(limit, midnight).Value().Date);
    }

    [Fact]
    public void An_instant_has_the_same_coverage_to_the_tick()
    {
        var limit = Limit.CalendarDays(1, LastDayRule.AsIs);
        var first = Instant.FromUtc(2001, 12, 31, 16, 0);
        var end = Instant.FromUtc(2028, 12, 30, 16, 0);
        Assert.Equal(new LocalDate(2002, 1, 2), Calendar.Due(limit, first).Value().Date);
        Assert.Equal(Calendar.Last, Calendar.Due(limit, end - Duration.Epsilon).Value().Date);
        Calendar.Due(limit, first - Duration.Epsilon).IsRefused(OutOfCoverage, "from");
        Calendar.Due(limit, end + Duration.FromDays(1) - Duration.Epsilon).IsRefused(OutOfCoverage, "amount");
        Calendar.Due(limit, end + Duration.FromDays(1)).IsRefused(OutOfCoverage, "from");
        Calendar.Due(limit, Instant.MaxValue).IsRefused(OutOfCoverage, "from");
        Calendar.Due(limit, Instant.MinValue).IsRefused(OutOfCoverage, "from");
    }

    [Fact]
    public void A_count_whose_end_comes_first_is_refused() =>
        Calendar.CountAfter(new(2026, 3, 6), new(2026, 3, 5)).IsRefused("time-limit.end-before-start", "through");

    [Fact]
    public void An_empty_count_rests_on_no_day_and_is_firm()
    {
        Assert.Equal(new WorkingDayCount(0, Provisional: false), Calendar.CountAfter(new(2027, 5, 5), new(2027, 5, 5)).Value());
        Assert.Equal(new WorkingDayCount(1, Provisional: true), Calendar.CountAfter(new(2026, 11, 30), new(2026, 12, 1)).Value());
        Assert.Equal(new WorkingDayCount(1, Provisional: false), Calendar.CountAfter(new(2026, 11, 29), new(2026, 11, 30)).Value());
    }

    [Fact]
    public void Another_calendar_and_no_limit_are_slips_of_the_programmer()
    {
        var julian = new LocalDate(2026, 1, 1, CalendarSystem.Julian);
        Assert.Throws<ArgumentException>(() => Calendar.Day(julian));
        Assert.Throws<ArgumentException>(() => Calendar.Due(Limit.WorkingDays(1), julian));
        Assert.Throws<InvalidOperationException>(() => Calendar.Due(default, new LocalDate(2026, 1, 1)));
        Assert.Throws<ArgumentNullException>(() => new WorkingCalendar(null!));
    }
}
