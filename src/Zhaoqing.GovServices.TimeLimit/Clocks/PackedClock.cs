using System.Runtime.InteropServices;

namespace Zhaoqing.GovServices.TimeLimit;

/// <summary>A clock in working days with at most one special step in working days, in twelve bytes: its days by <see cref="FleetDays"/>.</summary>
[StructLayout(LayoutKind.Sequential)]
internal readonly struct PackedClock
{
    /// <summary>What <see cref="Due"/> is where there is nothing to count.</summary>
    public const ushort None = ushort.MaxValue;

    private const int KeepsBit = 1 << 14, ProvisionalBit = 1 << 15, CapBits = KeepsBit - 1;

    /// <summary>The step's own limit in the low bits: no limit is longer than 10,000.</summary>
    private readonly ushort _capAndFlags;

    private PackedClock(ushort start, ushort total, ushort due, ushort paused, ushort through, int capAndFlags)
    {
        Start = start;
        Total = total;
        Due = due;
        Paused = paused;
        Through = through;
        _capAndFlags = (ushort)capAndFlags;
    }

    /// <summary>A place without a packed clock.</summary>
    public static PackedClock Empty { get; } = new(0, 0, None, 0, 0, ProvisionalBit);

    /// <summary>The day from which it counts.</summary>
    public ushort Start { get; }

    /// <summary>The limit with its extension, without the days kept: those follow from the day told.</summary>
    public ushort Total { get; }

    /// <summary>The due day told.</summary>
    public ushort Due { get; }

    /// <summary>The day on which the step began, not before the start; the start where there was none.</summary>
    public ushort Paused { get; }

    /// <summary>The day on which the step ended; a day after all others while it is open.</summary>
    public ushort Through { get; }

    /// <summary>The step's own limit.</summary>
    public int Cap => _capAndFlags & CapBits;

    /// <summary>Whether a day told never moves to an earlier one.</summary>
    public bool Keeps => (_capAndFlags & KeepsBit) != 0;

    /// <summary>Whether the due day told was provisional.</summary>
    public bool Provisional => (_capAndFlags & ProvisionalBit) != 0;

    /// <summary>The clock in this form; <see langword="null"/> where it does not fit.</summary>
    public static PackedClock? Of(LimitClock clock)
    {
        if (clock.Limit.Limit.WorkingDayAmount is not (> 0 and var amount) || clock.Steps.Length > 1) return null;
        StepRun? step = clock.Steps.IsEmpty ? null : clock.Steps[0];
        int cap = step?.Step.Limit?.WorkingDayAmount ?? 0;
        int total = amount + (clock.Extension?.By ?? 0);
        int start = FleetDays.NumberOf(clock.From), due = FleetDays.NumberOf(clock.Due.Day.Date);
        int paused = step is { } run ? FleetDays.NumberOf(run.From) : start;
        int through = step is null ? start : step.Value.Ended is { } ended ? Math.Min(FleetDays.NumberOf(ended), ushort.MaxValue) : ushort.MaxValue;
        bool fits = (step is null || cap > 0) && total is >= 0 and <= ushort.MaxValue && start >= 0 && paused >= start && due >= paused && due < None && through >= paused;
        if (!fits) return null;
        int flags = (clock.Policy == EditionPolicy.LaterOfTwo ? KeepsBit : 0) | (clock.Due.Day.Provisional ? ProvisionalBit : 0);
        return new PackedClock((ushort)start, (ushort)total, (ushort)due, (ushort)paused, (ushort)through, cap | flags);
    }
}
