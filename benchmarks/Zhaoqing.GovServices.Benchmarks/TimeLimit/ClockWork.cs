using System.Runtime.InteropServices;
using NodaTime;
using Zhaoqing.GovServices.TimeLimit;

namespace Zhaoqing.GovServices.Benchmarks.TimeLimit;

/// <summary>What a hand-written walk needs of a clock: its start, its limit and the days on which each step began, ended and reached its own limit.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct WalkedClock(DateOnly From, int Amount, WalkedStep[] Steps);

/// <summary>A step: it leaves out the days after the first up to the last, and no more working days than its own limit.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct WalkedStep(DateOnly Begin, DateOnly End, int Cap);

/// <summary>Clocks with steps, and the same for the walks.</summary>
internal static class ClockWork
{
    private const string Notice = "肇示告〔2026〕1号";

    /// <summary>Limits by their working days; clocks of one matter share theirs.</summary>
    private static readonly LegalLimit[] Limits =
    [
        .. Enumerable.Range(0, 251).Select(days => LegalLimits.LicensingDecision with { Limit = Limit.WorkingDays(Math.Max(days, 1)) }),
    ];

    /// <summary>Steps as a list publishes them, by their own limit in working days.</summary>
    private static readonly SpecialStep[] Steps =
    [
        .. Enumerable.Range(0, 21).Select(days => SpecialStep.Of(
            $"appraisal-{days}", SpecialStepKind.Appraisal, "鉴定", Limit.WorkingDays(Math.Max(days, 1)), SpecialStep.LicensingArticle45).AsT1),
    ];

    /// <summary>A clock that starts on a day; steps begin within it, most end in time, some take longer than their own limit, some overlap.</summary>
    public static (LimitClock Clock, WalkedClock Walked) Draw(Random random, WorkingCalendar calendar, LocalDate from, int amount, int steps)
    {
        var limit = Limits[amount];
        var clock = LimitClock.Of(LimitClock.Start(limit, from, At(from, 0), calendar).AsT1);
        var acts = new List<(LocalDate Day, int Step, bool Ends)>();
        var drawn = new (LocalDate Begin, LocalDate End, int Cap)[steps];
        int room = Period.DaysBetween(from, clock.Due.Day.Date);
        for (int i = 0; i < steps; i++)
        {
            var begin = from.PlusDays(random.Next(room + 1));
            // A code stands for one step at a time, so each has another limit.
            int cap = 1 + i * 6 + random.Next(6);
            drawn[i] = (begin, begin.PlusDays(random.Next(2 * cap + 1)), cap);
            acts.Add((begin, i, false));
            acts.Add((drawn[i].End, i, true));
        }

        foreach (var (day, step, ends) in acts.OrderBy(act => act.Day).ThenBy(act => act.Ends))
        {
            var of = Steps[drawn[step].Cap];
            clock = ends
                ? clock.Apply(clock.Resume(of.Code, At(day, 10), calendar).AsT1)
                : clock.Apply(clock.Pause(of, Notice, At(day, 9), calendar).AsT1);
        }

        var walked = drawn.OrderBy(step => step.Begin).Select(step => new WalkedStep(step.Begin.ToDateOnly(), step.End.ToDateOnly(), step.Cap));
        return (clock, new WalkedClock(from.ToDateOnly(), amount, [.. walked]));
    }

    /// <summary>Clocks of 1 to 60 working days, a quarter with a special step, as they stood open on the evening before 2020-01-27.</summary>
    public static LimitClock[] Open(int count)
    {
        var (today, calendar) = (new LocalDate(2020, 1, 26), KnownOn(new LocalDate(2020, 1, 25)));
        var random = new Random(20_200_127);
        var clocks = new LimitClock[count];
        for (int i = 0; i < count;)
        {
            var from = today.PlusDays(-random.Next(90));
            var (clock, _) = Draw(random, calendar, from, random.Next(1, 61), random.Next(4) == 0 ? 1 : 0);
            // Of a step that has not ended by that evening, only the beginning is known.
            clock = clock.At(ChinaTime.StartOf(today.PlusDays(1)))!;
            if (clock.Due.Day.Date >= today) clocks[i++] = clock;
        }

        return clocks;
    }

    /// <summary>The calendar known on a day.</summary>
    public static WorkingCalendar KnownOn(LocalDate day) => new(NoticeArchive.StateCouncil.KnownOn(day).AsT1);

    /// <summary>Every day off of a calendar, weekends included.</summary>
    public static HashSet<DateOnly> DaysOff(WorkingCalendar calendar)
    {
        var off = new HashSet<DateOnly>();
        for (var day = calendar.First; day <= calendar.Last; day = day.PlusDays(1))
        {
            if (!calendar.Day(day).AsT1.IsWorkingDay) off.Add(day.ToDateOnly());
        }

        return off;
    }

    private static Instant At(LocalDate day, int hour) => ChinaTime.StartOf(day) + Duration.FromHours(hour);
}
