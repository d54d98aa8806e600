using NodaTime;
using OneOf;

namespace Zhaoqing.GovServices.TimeLimit;

/// <content>Counting for clocks that pause.</content>
public sealed partial class WorkingCalendar
{
    /// <summary>A rank after every day: what is left out without an end in the coverage leads beyond it.</summary>
    private const int Beyond = 1_000_000;

    /// <summary>The due day of a limit when steps leave days out, working days, or calendar days where the limit counts those, and days are kept.</summary>
    internal OneOf<Refusal, DueDay> Due(Limit limit, LocalDate from, ReadOnlySpan<StepRun> runs, int kept)
    {
        int counted = _table.CountThrough(from);
        if (counted < 0) return TimeLimitRefusals.OutOfCoverage(this, "from");
        int amount = limit.WorkingDayAmount;
        bool workingDays = amount > 0 || limit.Unit == LimitUnit.SameDay;
        int left = LeftOut(runs, workingDays ? counted : Rank(from, workingDays: false), workingDays, Beyond, open: false);
        if (left < 0) return TimeLimitRefusals.OutOfCoverage(this, "from");
        return amount > 0 ? NthWorkingDay(counted + amount + left + kept) : DueByDate(limit, from, left + kept);
    }

    /// <summary>The last day of a limit in calendar units before any roll.</summary>
    internal LocalDate RawEnd(Limit limit, LocalDate from) => Moved(limit, from, direction: 1);

    internal bool IsWorking(LocalDate day) => _table.CountThrough(day) != _table.CountBefore(day);

    /// <summary>How many working days there are up to and with a day; -1 outside the coverage.</summary>
    internal int CountThrough(LocalDate day) => _table.CountThrough(day);

    /// <summary>The last day that a step leaves out by its own limit; none for a suspension, or where it lies beyond the coverage.</summary>
    internal LocalDate? CapOf(StepRun run) =>
        run.Step.Limit is { } cap && Due(cap, run.From).TryPickT1(out var due, out _) ? due.Date : null;

    /// <summary>How many days after a day special steps leave out: the union of the steps, each up to its own limit.</summary>
    /// <param name="runs">The steps, by the day of their beginning.</param>
    /// <param name="after">The day from which is counted; what was left out before is nothing to the clock.</param>
    /// <param name="workingDays">Whether working days are counted, or calendar days.</param>
    /// <param name="through">
    /// Only what is left out up to this day; <see langword="null"/> for all of it, of an open step as if it used its limit, of an open suspension nothing.
    /// </param>
    /// <returns>The number; -1 where a step begins outside the coverage.</returns>
    internal int LeftOut(ReadOnlySpan<StepRun> runs, LocalDate after, bool workingDays, LocalDate? through) =>
        LeftOut(runs, Rank(after, workingDays), workingDays, through is { } day ? RankOrLast(day, workingDays) : Beyond, open: through is not null);

    private int LeftOut(ReadOnlySpan<StepRun> runs, int covered, bool workingDays, int last, bool open)
    {
        int total = 0;
        foreach (ref readonly var run in runs)
        {
            int from = Rank(run.From, workingDays);
            if (from < 0) return -1;
            int end = Math.Min(EndOf(run, from, workingDays, open ? last : from), last);
            int begin = Math.Max(from, covered);
            if (end <= begin) continue;
            total += end - begin;
            covered = end;
        }

        return total;
    }

    /// <summary>The rank of the last day left out: when it ended, but not beyond its own limit.</summary>
    private int EndOf(in StepRun run, int from, bool workingDays, int open)
    {
        int ended = run.Ended is { } day ? RankOrLast(day, workingDays) : Beyond;
        if (run.Step.Limit is not { } limit) return run.Ended is null ? open : ended;
        if (workingDays && limit.WorkingDayAmount is > 0 and var amount) return Math.Min(ended, from + amount);
        return CapOf(run) is { } cap ? Math.Min(ended, Rank(cap, workingDays)) : ended;
    }

    /// <summary>Days in order as numbers, so that the days between two are their difference; -1 outside the coverage.</summary>
    private int Rank(LocalDate day, bool workingDays) =>
        workingDays ? _table.CountThrough(day) : day < First || day > Last ? -1 : Period.DaysBetween(First, day);

    private int RankOrLast(LocalDate day, bool workingDays)
    {
        int rank = Rank(day, workingDays);
        return rank < 0 && day > Last ? Rank(Last, workingDays) : rank;
    }
}
