using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using NodaTime;
using static Zhaoqing.GovServices.TimeLimit.Tests.Answers;

namespace Zhaoqing.GovServices.TimeLimit.Tests.Calendars;

[Properties(Arbitrary = [typeof(Dates)], MaxTest = 1_000, QuietOnSuccess = true)]
public class CountingBackTests
{
    private const string OutOfCoverage = "time-limit.date-out-of-coverage";

    [Theory]
    [InlineData("E33 notify", "2026-05-27", 7, "2026-05-18", false)]
    [InlineData("E34 working days", "2026-12-31", 30, "2026-11-19", true)]
    [InlineData("E60 one day", "2026-10-10", 1, "2026-10-09", false)]
    [InlineData("E60 five days", "2026-10-12", 5, "2026-09-29", false)]
    public void In_working_days(string example, string day, int amount, string last, bool provisional) =>
        Assert.Equal((example, new DueDay(SlowWalk.Date(last), provisional)), (example, Calendar.LastDayBefore(Limit.WorkingDays(amount), SlowWalk.Date(day)).Value()));

    [Theory]
    [InlineData("E34", 30, LimitUnit.CalendarDays, "2026-12-31", "2026-12-01")]
    [InlineData("like day", 1, LimitUnit.Months, "2026-03-15", "2026-02-15")]
    [InlineData("end of month", 1, LimitUnit.Months, "2026-03-31", "2026-02-28")]
    [InlineData("leap day", 1, LimitUnit.Years, "2024-02-29", "2023-02-28")]
    [InlineData("into the holidays", 1, LimitUnit.CalendarDays, "2026-10-02", "2026-10-01")]
    [InlineData("far away", 9_860, LimitUnit.CalendarDays, "2028-12-30", "2002-01-01")]
    [InlineData("all years", 26, LimitUnit.Years, "2028-01-01", "2002-01-01")]
    public void In_calendar_units(string example, int amount, LimitUnit unit, string day, string last) =>
        Assert.Equal(
            (example, new DueDay(SlowWalk.Date(last), Provisional: false)),
            (example, Calendar.LastDayBefore(Limit.Of(amount, unit, LastDayRule.AsIs).Value(), SlowWalk.Date(day)).Value()));

    [Fact]
    public void Every_day_of_the_coverage_counts_back_as_the_walk_does()
    {
        LocalDate[] all = [.. SlowWalk.Days(SlowWalk.First, SlowWalk.Last)];
        var worked = new List<LocalDate>();
        foreach (var day in all)
        {
            foreach (int amount in (int[])[1, 2, 5, 7, 20, 45, 300])
            {
                var answer = Calendar.LastDayBefore(Limit.WorkingDays(amount), day);
                if (amount > worked.Count) answer.IsRefused(OutOfCoverage, "amount");
                else Assert.Equal(new DueDay(worked[^amount], day.PlusDays(-1) > SlowWalk.FirmThrough), answer.Value());
            }

            if (SlowWalk.Works(day)) worked.Add(day);
        }
    }

    [Property]
    public Property Between_the_last_day_and_the_event_the_limit_is_full(LocalDate day, Amount n)
    {
        var answer = Calendar.LastDayBefore(Limit.WorkingDays(n.Value), day);
        bool early = day < SlowWalk.First.PlusYears(1);
        return (early || answer.IsT1).And(answer.Match(_ => true, last =>
            SlowWalk.Days(last.Date, day.PlusDays(-1)).Count(SlowWalk.Works) == n.Value
            && SlowWalk.Works(last.Date)
            && SlowWalk.Days(last.Date.PlusDays(1), day).Count(SlowWalk.Works) == (SlowWalk.Works(day) ? n.Value : n.Value - 1)));
    }

    [Property]
    public bool Forward_and_back_again_from_a_working_day_is_that_day(LocalDate day, Amount n)
    {
        var working = Calendar.Due(Limit.SameDay, day).Value().Date;
        return Calendar.LastDayBefore(Limit.WorkingDays(n.Value), Add(working, n.Value)).Value().Date == working;
    }

    [Property]
    public bool A_later_event_never_has_an_earlier_last_day(LocalDate a, LocalDate b, Amount n)
    {
        var (earlier, later) = a <= b ? (a, b) : (b, a);
        return Calendar.LastDayBefore(Limit.WorkingDays(n.Value), earlier).Match(
            _ => true, first => first.Date <= Calendar.LastDayBefore(Limit.WorkingDays(n.Value), later).Value().Date);
    }

    [Fact]
    public void The_answer_is_provisional_only_where_a_day_counted_may_still_change()
    {
        Assert.False(Calendar.LastDayBefore(Limit.WorkingDays(1), SlowWalk.FirmThrough.PlusDays(1)).Value().Provisional);
        Assert.True(Calendar.LastDayBefore(Limit.WorkingDays(1), SlowWalk.FirmThrough.PlusDays(2)).Value().Provisional);
    }

    [Fact]
    public void What_no_law_says_how_to_count_back_is_refused()
    {
        var day = new LocalDate(2026, 5, 27);
        Calendar.LastDayBefore(Limit.SameDay, day).IsRefused("time-limit.not-counted-back", "limit");
        Calendar.LastDayBefore(Limit.CalendarDays(7, LastDayRule.NextWorkingDay), day).IsRefused("time-limit.not-counted-back", "limit");
        Calendar.LastDayBefore(Limit.Months(1, LastDayRule.NextWorkingDay), day).IsRefused("time-limit.not-counted-back", "limit");
        Assert.Throws<InvalidOperationException>(() => Calendar.LastDayBefore(default, day));
    }

    [Fact]
    public void Days_outside_the_coverage_are_refused()
    {
        foreach (var limit in new[] { Limit.WorkingDays(1), Limit.CalendarDays(1, LastDayRule.AsIs) })
        {
            Calendar.LastDayBefore(limit, SlowWalk.First.PlusDays(-1)).IsRefused(OutOfCoverage, "day");
            Calendar.LastDayBefore(limit, SlowWalk.Last.PlusDays(1)).IsRefused(OutOfCoverage, "day");
            Calendar.LastDayBefore(limit, SlowWalk.First).IsRefused(OutOfCoverage, "amount");
        }

        foreach (var limit in new[] { Limit.WorkingDays(10_000), Limit.CalendarDays(10_000, LastDayRule.AsIs), Limit.Months(10_000, LastDayRule.AsIs), Limit.Years(10_000, LastDayRule.AsIs) })
            Calendar.LastDayBefore(limit, SlowWalk.Last).IsRefused(OutOfCoverage, "amount");
        Assert.Throws<ArgumentException>(() => Calendar.LastDayBefore(Limit.WorkingDays(1), new LocalDate(2026, 1, 1, CalendarSystem.Julian)));
    }
}
