using NodaTime;
using static Zhaoqing.GovServices.TimeLimit.Tests.Answers;

namespace Zhaoqing.GovServices.TimeLimit.Tests.Calendars;

/// <summary>Every day of the coverage, against the walk.</summary>
public class FastPathTests
{
    private const int MostDays = 300;

    private static readonly LocalDate[] All = [.. SlowWalk.Days(SlowWalk.First, SlowWalk.Last)];

    [Fact]
    [Clause("REG-2.5")]
    public void Due_and_count_equal_the_walk_from_every_day_for_0_to_300_working_days()
    {
        var limits = Enumerable.Range(1, MostDays).Select(Limit.WorkingDays).ToArray();
        for (int start = 0; start < All.Length; start++)
        {
            var from = All[start];
            var day = start;
            int worked = 0;
            Assert.Equal(new WorkingDayCount(0, Provisional: false), Calendar.CountAfter(from, from).Value());
            while (worked < MostDays && ++day < All.Length)
            {
                bool works = SlowWalk.Works(All[day]);
                if (works) worked++;
                bool provisional = All[day] > SlowWalk.FirmThrough;
                if (Calendar.CountAfter(from, All[day]).AsT1 != new WorkingDayCount(worked, provisional)) Assert.Fail($"count ({from}, {All[day]}]");
                if (works && Calendar.Due(limits[worked - 1], from).AsT1 != new DueDay(All[day], provisional)) Assert.Fail($"{from} + {worked}");
            }

            // Beyond the last working day of the coverage every amount is refused.
            for (; worked < MostDays; worked++)
            {
                if (Calendar.Due(limits[worked], from).IsT1) Assert.Fail($"{from} + {worked + 1} is answered");
            }
        }
    }

    [Fact]
    public void Every_last_day_rolls_as_the_walk_rolls_it()
    {
        var raw = Limit.CalendarDays(1, LastDayRule.AsIs);
        var rolled = Limit.CalendarDays(1, LastDayRule.NextWorkingDay);
        foreach (var day in All.Skip(1))
        {
            Assert.Equal(new DueDay(day, Provisional: false), Calendar.Due(raw, day.PlusDays(-1)).Value());
            var answer = Calendar.Due(rolled, day.PlusDays(-1));
            if (SlowWalk.Roll(day) is not { } expected)
            {
                answer.IsRefused("time-limit.date-out-of-coverage", "amount");
                continue;
            }

            Assert.Equal(new DueDay(expected, expected > SlowWalk.FirmThrough), answer.Value());
            Assert.Equal(answer.Value(), Calendar.Due(Limit.SameDay, day).Value());
        }
    }

    [Fact]
    public void Months_and_years_end_on_the_like_day_or_the_end_of_the_month_from_every_day()
    {
        foreach (var from in All)
        {
            foreach (int months in (int[])[1, 2, 3, 6, 11, 12, 13, 24])
            {
                int month = from.Month - 1 + months;
                int year = from.Year + month / 12;
                if (year > SlowWalk.Last.Year) continue;
                var raw = new LocalDate(year, month % 12 + 1, Math.Min(from.Day, DateTime.DaysInMonth(year, month % 12 + 1)));
                Assert.Equal(raw, Calendar.Due(Limit.Months(months, LastDayRule.AsIs), from).Value().Date);
                if (months % 12 == 0) Assert.Equal(raw, Calendar.Due(Limit.Years(months / 12, LastDayRule.AsIs), from).Value().Date);
                if (SlowWalk.Roll(raw) is { } rolled) Assert.Equal(rolled, Calendar.Due(Limit.Months(months, LastDayRule.NextWorkingDay), from).Value().Date);
            }
        }
    }

    [Fact]
    public void A_due_day_is_found_without_allocation()
    {
        var limits = new[] { Limit.WorkingDays(20), Limit.CalendarDays(60, LastDayRule.NextWorkingDay), Limit.Months(6, LastDayRule.AsIs), Limit.SameDay };
        var from = new LocalDate(2026, 1, 30);
        var at = ChinaTime.StartOf(from);
        long before = 0;
        for (int round = 0; round < 2; round++)   // the first round only warms up
        {
            before = GC.GetAllocatedBytesForCurrentThread();
            for (int i = 0; i < 1_000; i++)
            {
                foreach (var limit in limits) _ = Calendar.Due(limit, from).IsT1 & Calendar.Due(limit, at).IsT1;
                _ = Calendar.CountAfter(from, SlowWalk.Last);
            }
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }
}
