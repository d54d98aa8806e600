using FsCheck.Xunit;
using NodaTime;
using static Zhaoqing.GovServices.TimeLimit.Tests.Answers;

namespace Zhaoqing.GovServices.TimeLimit.Tests.Calendars;

public class PlusWorkingDaysTests
{
    [Property(Arbitrary = [typeof(Dates)], MaxTest = 500)]
    [Clause("REG-2.5")]
    public bool The_short_way_gives_what_the_walk_gives(LocalDate from, Amount amount)
    {
        var day = SlowWalk.Days(from.PlusDays(1), SlowWalk.Last).Where(SlowWalk.Works).ElementAt(amount.Value - 1);
        return Calendar.PlusWorkingDays(from, amount.Value) == new DueDay(day, day > SlowWalk.FirmThrough);
    }

    [Fact]
    public void The_short_way_answers_and_throws_where_the_long_way_answers_and_refuses()
    {
        var days = SlowWalk.Days(SlowWalk.First.PlusDays(-3), SlowWalk.First.PlusDays(40)).Concat(SlowWalk.Days(SlowWalk.Last.PlusDays(-40), SlowWalk.Last.PlusDays(3)));
        foreach (var from in days)
        {
            foreach (int amount in (int[])[1, 2, 20, 6_730, 10_000])
            {
                var due = Calendar.Due(Limit.WorkingDays(amount), from);
                if (due.IsT1) Assert.Equal(due.AsT1, Calendar.PlusWorkingDays(from, amount));
                else Assert.Throws<ArgumentOutOfRangeException>(() => Calendar.PlusWorkingDays(from, amount));
            }
        }
    }

    [Fact]
    public void The_first_working_day_that_a_notice_may_change_is_provisional_and_the_last_before_it_is_firm()
    {
        Assert.Equal(new DueDay(new(2026, 11, 30), Provisional: false), Calendar.PlusWorkingDays(new LocalDate(2026, 11, 27), 1));
        Assert.Equal(new DueDay(new(2026, 12, 1), Provisional: true), Calendar.PlusWorkingDays(new LocalDate(2026, 11, 27), 2));
        Assert.Equal(new DueDay(new(2026, 12, 1), Provisional: true), Calendar.PlusWorkingDays(new LocalDate(2026, 11, 30), 1));
    }

    [Theory]
    [InlineData("2026-09-30", 0, "amount")]
    [InlineData("2026-09-30", -1, "amount")]
    [InlineData("2026-09-30", int.MinValue, "amount")]
    [InlineData("2026-09-30", 10_001, "amount")]
    [InlineData("2026-09-30", int.MaxValue, "amount")]
    [InlineData("2026-09-30", 1_000, "amount")]
    [InlineData("2001-12-31", 1, "from")]
    [InlineData("2029-01-01", 1, "from")]
    public void What_cannot_be_answered_throws_and_names_the_argument(string from, int amount, string argument) =>
        Assert.Throws<ArgumentOutOfRangeException>(argument, () => Calendar.PlusWorkingDays(SlowWalk.Date(from), amount));

    [Fact]
    public void A_day_of_another_calendar_throws()
    {
        var julian = new LocalDate(2026, 9, 30, CalendarSystem.Julian);
        Assert.Throws<ArgumentException>(() => Calendar.PlusWorkingDays(julian, 1));
    }

    [Fact]
    public void The_short_way_allocates_nothing()
    {
        var from = new LocalDate(2026, 1, 30);
        _ = Calendar.PlusWorkingDays(from, 20);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 1; i <= 250; i++) _ = Calendar.PlusWorkingDays(from, i);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }
}
