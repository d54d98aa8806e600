using System.Collections.Immutable;
using NodaTime;
using OneOf;

namespace Zhaoqing.GovServices.TimeLimit;

public sealed partial record LimitClock
{
    /// <summary>The due day by a calendar, pauses, extension and days kept included; what the verbs write into their events.</summary>
    /// <returns>The due day; refused where it lies beyond the coverage.</returns>
    public OneOf<Refusal, DueDay> DueBy(WorkingCalendar calendar)
    {
        ArgumentNullException.ThrowIfNull(calendar);
        return DueBy(calendar, Extension?.By ?? 0, Due.Kept);
    }

    /// <summary>What the clock says at a moment, now or in the past.</summary>
    /// <param name="at">The moment.</param>
    /// <param name="calendar">The working calendar.</param>
    /// <returns>The reading; refused with <c>time-limit.clock-not-started</c> before its start, or where a day lies outside the coverage.</returns>
    [Clause("REG-2.8")]
    public OneOf<Refusal, ClockReading> Read(Instant at, WorkingCalendar calendar)
    {
        ArgumentNullException.ThrowIfNull(calendar);
        return At(at) is { } clock ? clock.ReadLast(ChinaTime.DayOf(at), calendar) : ClockRefusals.NotStarted();
    }

    /// <summary>Why the clock ends on its day: each day, each pause and the extension, with their grounds; <see cref="DueCalendar"/> draws it.</summary>
    /// <param name="calendar">The calendar of the edition by which the due day was counted (<see cref="ClockDue.Edition"/>).</param>
    /// <exception cref="ArgumentException">The calendar is of another edition.</exception>
    public DueExplanation Explain(WorkingCalendar calendar)
    {
        ArgumentNullException.ThrowIfNull(calendar);
        return string.Equals(calendar.Edition.Id, Due.Edition, StringComparison.Ordinal)
            ? calendar.Explain(this)
            : throw new ArgumentException($"The due day was counted by {Due.Edition}; the calendar is of {calendar.Edition}.", nameof(calendar));
    }

    private OneOf<Refusal, ClockReading> ReadLast(LocalDate day, WorkingCalendar calendar)
    {
        var until = End is { } end ? ChinaTime.DayOf(end.At) : day;
        if (ElapsedThrough(until, calendar).TryPickT0(out var refusal, out int elapsed)) return refusal;
        if (TotalBy(calendar).TryPickT0(out refusal, out int total)) return refusal;
        var state = End is not null ? ClockState.Stopped
            : IsPaused(day, calendar) ? ClockState.Paused
            : IsExpired(day) ? ClockState.Expired
            : ClockState.Running;
        return new ClockReading(state, Due.Day, total, elapsed, OpenSteps(until, calendar));
    }

    private ImmutableArray<OpenStep> OpenSteps(LocalDate day, WorkingCalendar calendar) =>
        [.. Steps.Where(run => run.Ended is null).Select(run => (Run: run, Cap: calendar.CapOf(run))).Select(open => new OpenStep(open.Run, open.Cap, open.Cap < day))];

    private OneOf<Refusal, int> ElapsedThrough(LocalDate day, WorkingCalendar calendar)
    {
        if (day <= From) return 0;
        int left = calendar.LeftOut(Steps.AsSpan(), From, CountsWorkingDays, day);
        return DaysAfter(From, day, calendar).MapT1(days => days - left);
    }

    /// <summary>The limit with its extension and days kept, in the days in which it is read.</summary>
    private OneOf<Refusal, int> TotalBy(WorkingCalendar calendar)
    {
        int extension = Extension?.By ?? 0;
        if (Limit.Limit.WorkingDayAmount is > 0 and var amount) return amount + extension + Due.Kept;
        if (Limit.Limit.Unit == LimitUnit.SameDay)
            return calendar.Due(Limit.Limit, From).TryPickT0(out var refusal, out var due) ? refusal : DaysAfter(From, due.Date, calendar).MapT1(days => days + extension + Due.Kept);
        return Period.DaysBetween(From, calendar.RawEnd(Limit.Limit.Plus(extension), From)) + Due.Kept;
    }

    private OneOf<Refusal, int> DaysAfter(LocalDate after, LocalDate through, WorkingCalendar calendar)
    {
        if (CountsWorkingDays) return calendar.CountAfter(after, through).MapT1(count => count.Days);
        return Period.DaysBetween(after, through);
    }

    /// <summary>The due day of this clock as <paramref name="next"/> leaves it; a day already told is kept where the policy says so.</summary>
    private OneOf<Refusal, ClockDue> Counted(WorkingCalendar calendar, LimitClock next, int? extension = null)
    {
        ArgumentNullException.ThrowIfNull(calendar);
        MustBeOfItsEdition(calendar);
        int kept = 0;
        if (Policy == EditionPolicy.LaterOfTwo && KeptBy(calendar).TryPickT0(out var refusal, out kept)) return refusal;
        return next.DueBy(calendar, extension ?? Extension?.By ?? 0, kept).MapT1(due => new ClockDue(due, calendar.Edition.Id, kept));
    }

    /// <summary>How many days keep the due day told from moving to an earlier one under a calendar: none more than needed, whatever editions came between.</summary>
    private OneOf<Refusal, int> KeptBy(WorkingCalendar calendar)
    {
        var told = Due.Day.Date;
        if (DueBy(calendar, Extension?.By ?? 0, kept: 0).TryPickT0(out var refusal, out var due)) return refusal;
        if (due.Date >= told) return 0;
        if (!CountsWorkingDays) return Period.DaysBetween(calendar.RawEnd(Limit.Limit.Plus(Extension?.By ?? 0), From), told) - calendar.LeftOut(Steps.AsSpan(), From, workingDays: false, through: null);
        // The first working day from the day told on: it may be a rest day now.
        return calendar.CountAfter(due.Date, told).MapT1(count => calendar.IsWorking(told) ? count.Days : count.Days + 1);
    }

    private OneOf<Refusal, DueDay> DueBy(WorkingCalendar calendar, int extension, int kept) =>
        calendar.Due(Limit.Limit.Plus(extension), From, Steps.AsSpan(), kept);

    private bool CountsWorkingDays => Limit.Limit.Unit is LimitUnit.WorkingDays or LimitUnit.SameDay;

    /// <summary>Whether the due day has passed; during an open suspension it cannot.</summary>
    private bool IsExpired(LocalDate day) => day > Due.Day.Date && !Steps.Any(run => run.Ended is null && run.Step.Limit is null);

    private bool IsPaused(LocalDate day, WorkingCalendar calendar) => PausedBy(day, calendar) is not null;

    /// <summary>The step that leaves a day out: it goes on, and its own limit is not over.</summary>
    private SpecialStep? PausedBy(LocalDate day, WorkingCalendar calendar)
    {
        foreach (var run in Steps)
        {
            if (run.Ended is null && !(calendar.CapOf(run) < day)) return run.Step;
        }

        return null;
    }

    private void MustBeOfItsEdition(WorkingCalendar calendar)
    {
        if (Policy == EditionPolicy.PinAtStart && !string.Equals(calendar.Edition.Id, Due.Edition, StringComparison.Ordinal))
            throw new ArgumentException($"The clock keeps the edition {Due.Edition}; the calendar is of {calendar.Edition}.", nameof(calendar));
    }
}
