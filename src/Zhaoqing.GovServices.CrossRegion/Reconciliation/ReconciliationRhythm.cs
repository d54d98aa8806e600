using System.Collections.Immutable;
using NodaTime;

namespace Zhaoqing.GovServices.CrossRegion;

/// <summary>When a platform compares its days with another's by itself (自动对账). The figures are a design.</summary>
/// <remarks>Immutable and pure. A day is compared when it is over, again until both agree, and once more in a later run where something has been said in its cases since.</remarks>
public sealed record ReconciliationRhythm
{
    /// <summary>Every day at 01:30, thirty days back, again after a quarter of an hour where it was not possible.</summary>
    public static ReconciliationRhythm Usual { get; } = new();

    /// <summary>Nothing is compared by itself.</summary>
    public static ReconciliationRhythm None { get; } = new() { IsOff = true };

    /// <summary>Whether nothing is compared by itself.</summary>
    public bool IsOff { get; init; }

    /// <summary>At what time of the day in China a run begins.</summary>
    public LocalTime At { get; init; } = new(1, 30);

    /// <summary>How many days back a run looks, 1 to 366; what is older is compared by hand.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Fewer, or more.</exception>
    public int LookBack
    {
        get;
        init => field = value is >= 1 and <= 366 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "A run looks 1 to 366 days back.");
    }

    = 30;

    /// <summary>After how long a day that differed, or a platform that could not be asked, is tried again; more than nothing.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Nothing or less.</exception>
    public Duration Again
    {
        get;
        init => field = value > Duration.Zero ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "It is tried again after some time.");
    }

    = Duration.FromMinutes(15);

    /// <summary>When the run that counts at a moment began.</summary>
    internal Instant RunAt(Instant now) => StartOf(RunDayOf(now));

    /// <summary>The days that are to be compared at a moment: the newest first, those that this run has found not possible last.</summary>
    /// <param name="now">The moment.</param>
    /// <param name="known">What is known of a day; <see langword="null"/> for nothing.</param>
    /// <param name="failedAt">When this host last found that the other platform cannot be asked; <see langword="null"/> where it has answered since.</param>
    internal ImmutableArray<LocalDate> DueAt(Instant now, Func<LocalDate, KnownDay?> known, Instant? failedAt)
    {
        if (IsOff || (failedAt is { } failed && failed <= now && now - failed < Again)) return [];
        var run = RunDayOf(now);
        var start = StartOf(run);
        return
        [
            .. Enumerable.Range(1, LookBack).Select(back => (Day: run.PlusDays(-back), Known: known(run.PlusDays(-back))))
                .Where(one => IsDue(one.Known, start, now))
                .OrderBy(one => one.Known is { Outcome: ReconciliationOutcome.NotPossible } tried && IsOfRun(tried, start, now))
                .Select(one => one.Day),
        ];
    }

    /// <summary>Whether a day of which this is known is still to be compared.</summary>
    internal bool IsDueAt(Instant now, KnownDay? known) => IsDue(known, RunAt(now), now);

    /// <summary>Whether a day was last looked at in the run that began at a moment. What lies ahead of the clock was written before it was set back.</summary>
    internal static bool IsOfRun(KnownDay known, Instant start, Instant now) => known.At >= start && known.At <= now;

    private bool IsDue(KnownDay? known, Instant start, Instant now) => known switch
    {
        null or { Outcome: ReconciliationOutcome.NotPossible } => true,
        { Outcome: ReconciliationOutcome.Agreed, IsSaidSince: false } => false,
        { Outcome: ReconciliationOutcome.Differs } differed when IsOfRun(differed, start, now) => now - differed.At >= Again,
        { } other => !IsOfRun(other, start, now),
    };

    private LocalDate RunDayOf(Instant now)
    {
        var local = now.InZone(ChinaTime.Zone).LocalDateTime;
        return local.TimeOfDay >= At ? local.Date : local.Date.PlusDays(-1);
    }

    private Instant StartOf(LocalDate run) => run.At(At).InZoneLeniently(ChinaTime.Zone).ToInstant();
}

/// <summary>What is known of a day when it is asked whether it is to be compared.</summary>
/// <param name="Outcome">What it came to last.</param>
/// <param name="At">When.</param>
/// <param name="IsSaidSince">Whether something has been said in its cases since.</param>
[System.Runtime.InteropServices.StructLayout(System.Runtime.InteropServices.LayoutKind.Auto)]
internal readonly record struct KnownDay(ReconciliationOutcome Outcome, Instant At, bool IsSaidSince);
