using System.Collections.Immutable;
using NodaTime;

namespace Zhaoqing.GovServices.TimeLimit;

/// <summary>A day of which a plain week would tell something else, or nothing: a rest day, a holiday, a weekend day worked, or a day of a local closure.</summary>
/// <param name="Status">The day, its kind, its festival and its notice, and the closure with its basis.</param>
/// <param name="Counted">Whether it was counted: a make-up day unless a closure takes it out, a closed day if limits run on, a rest day or holiday only in a limit of calendar units before the roll.</param>
public readonly record struct ExplainedDay(DayStatus Status, bool Counted);

/// <summary>A special step whose time was left out.</summary>
/// <param name="Run">The step, with its article and the number of its notice.</param>
/// <param name="Through">The last day left out; the day after <see cref="StepRun.From"/> is the first. Not later than the step's own limit.</param>
/// <param name="Cut">Whether the step took, or takes, longer than its own limit, so that the clock counted again (REG-2.8).</param>
public sealed record ExplainedPause(StepRun Run, LocalDate Through, bool Cut);

/// <summary>Why a limit ends on its day (届满日说明): every day that is not plain, the roll, and what is still open.</summary>
/// <remarks>Immutable data; <see cref="ToString"/> and <see cref="DueCalendar"/> show it to people. All days are days in China.</remarks>
public sealed class DueExplanation
{
    private readonly LocalDate _unpaused;

    internal DueExplanation(Limit limit, LocalDate from, LocalDate raw, DueDay due, CalendarEdition edition, ImmutableArray<DayStatus> days, ClockParts? clock = null)
    {
        Limit = limit;
        From = from;
        Raw = raw;
        Due = due;
        Edition = edition.Id;
        AllDays = days;
        _unpaused = clock?.Unpaused ?? raw;
        Pauses = clock?.Pauses ?? [];
        Extension = clock?.Extension;
        DaysKept = clock?.Kept ?? 0;
        var explained = ImmutableArray.CreateBuilder<ExplainedDay>();
        var (until, begun) = (LocalDate.MinIsoValue, 0);
        foreach (var day in days)
        {
            // Days and pauses ascend: what began before this day leaves it out up to the latest end.
            while (begun < Pauses.Length && Pauses[begun].Run.From < day.Date) until = LocalDate.Max(until, Pauses[begun++].Through);
            bool counted = day.Date > until && WouldCount(day);
            if (counted) DaysCounted++;
            else if (day.Kind == DayKind.RestDay) WeekendDaysSkipped++;
            if (day.Kind != DayKind.WorkingDay || day.IsShutByClosure) explained.Add(new ExplainedDay(day, counted));
        }

        Days = explained.DrainToImmutable();
        int missing = edition.LastNoticedYear + 1;
        YearsWithoutNotice = due.Provisional ? [.. Enumerable.Range(missing, Math.Max(due.Date.Year - missing, 0) + 1)] : [];
    }

    /// <summary>The limit.</summary>
    public Limit Limit { get; }

    /// <summary>The day of the start; not counted itself, save that 即办 may be due on it.</summary>
    public LocalDate From { get; }

    /// <summary>The last day before any roll: of months and years the corresponding day, else the end of the month.</summary>
    public LocalDate Raw { get; }

    /// <summary>The due day: the same as <see cref="WorkingCalendar.Due(Limit, LocalDate)"/> answers.</summary>
    public DueDay Due { get; }

    /// <summary>The name of the edition of the working calendar that was used.</summary>
    public string Edition { get; }

    /// <summary>Every day after the start up to the due day that is no plain working day, ascending; for 即办 the day of the start too.</summary>
    public ImmutableArray<ExplainedDay> Days { get; }

    /// <summary>How many days were counted: the limit, or in months and years the days up to <see cref="Raw"/>, and 0 for 即办.</summary>
    public int DaysCounted { get; }

    /// <summary>How many plain Saturdays and Sundays were skipped.</summary>
    public int WeekendDaysSkipped { get; }

    /// <summary>Whether the last day was a rest day and moved (顺延).</summary>
    public bool Rolled => Raw != Due.Date;

    /// <summary>Whether the month in which it ends has no day like that of the start, so that the limit ends with the month (民法典 第二百零二条).</summary>
    public bool EndOfMonth => Limit.Unit is LimitUnit.Months or LimitUnit.Years && _unpaused.Day != From.Day;

    /// <summary>The special steps whose time was left out, by their beginning; a plain limit has none.</summary>
    public ImmutableArray<ExplainedPause> Pauses { get; }

    /// <summary>The extension; <see langword="null"/> where there was none.</summary>
    public ClockExtended? Extension { get; }

    /// <summary>Days added so that a late notice did not move a day already told to an earlier one.</summary>
    public int DaysKept { get; }

    /// <summary>The years whose notice may still move the due day; empty if it is firm.</summary>
    public ImmutableArray<int> YearsWithoutNotice { get; }

    /// <summary>Every day looked at, plain ones included, ascending.</summary>
    internal ImmutableArray<DayStatus> AllDays { get; }

    /// <summary>The explanation in Chinese, a sentence a line, for the person who asks.</summary>
    public override string ToString() => DueExplanationText.Of(this);

    /// <summary>The last day before what was left out is added.</summary>
    internal LocalDate Unpaused => _unpaused;

    internal bool IsPaused(LocalDate day)
    {
        foreach (var pause in Pauses)
        {
            if (day > pause.Run.From && day <= pause.Through) return true;
        }

        return false;
    }

    internal bool IsCounted(DayStatus day) => !IsPaused(day.Date) && WouldCount(day);

    private bool WouldCount(in DayStatus day) => Limit.Unit switch
    {
        LimitUnit.SameDay => false,
        LimitUnit.WorkingDays => day.IsWorkingDay,
        _ => day.Date <= Raw,
    };
}

/// <summary>What a clock adds to the explanation of its limit.</summary>
/// <param name="Unpaused">The last day before what was left out is added.</param>
/// <param name="Pauses">The special steps.</param>
/// <param name="Extension">The extension.</param>
/// <param name="Kept">The days kept.</param>
internal sealed record ClockParts(LocalDate Unpaused, ImmutableArray<ExplainedPause> Pauses, ClockExtended? Extension, int Kept);
