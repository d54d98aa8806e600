using System.Collections.Immutable;
using System.Runtime.InteropServices;
using NodaTime;
using OneOf;

namespace Zhaoqing.GovServices.TimeLimit;

/// <summary>Many open clocks, packed, to be counted anew in one pass when a holiday notice comes (批量重新推算).</summary>
/// <remarks>
/// Immutable and safe for concurrent use. A clock in working days with at most one special step takes 16 bytes; the others are kept as they are.
/// Clocks that have ended, or keep the edition of their start, never change.
/// </remarks>
public sealed class ClockFleet
{
    private const ushort NotPacked = ushort.MaxValue;
    private readonly Packed[] _clocks;
    private readonly (int Place, LimitClock Clock)[] _others;

    /// <summary>Packs clocks; a change names a clock by its place here.</summary>
    public ClockFleet(IEnumerable<LimitClock> clocks)
    {
        ArgumentNullException.ThrowIfNull(clocks);
        var packed = new List<Packed>();
        var others = new List<(int, LimitClock)>();
        foreach (var clock in clocks)
        {
            bool changes = clock.End is null && clock.Policy != EditionPolicy.PinAtStart;
            if (changes && !IsPlain(clock)) others.Add((packed.Count, clock));
            packed.Add(changes && IsPlain(clock) ? Pack(clock) : new Packed { Due = NotPacked });
        }

        _clocks = [.. packed];
        _others = [.. others];
    }

    /// <summary>How many clocks there are.</summary>
    public int Count => _clocks.Length;

    /// <summary>The clocks whose due day an edition changes, by their place; what <see cref="LimitClock.Recompute"/> says of each alone.</summary>
    /// <param name="calendar">The calendar of the new edition.</param>
    /// <returns>The changes; refused where the due day of a clock, old or new, lies outside the coverage.</returns>
    public OneOf<Refusal, ImmutableArray<DueChange>> Recompute(WorkingCalendar calendar)
    {
        ArgumentNullException.ThrowIfNull(calendar);
        var days = new FleetDays(calendar);
        ReadOnlySpan<ushort> rank = days.Rank, dayOf = days.DayOf;
        var changes = ImmutableArray.CreateBuilder<DueChange>();
        int other = 0;
        var clocks = _clocks.AsSpan();
        for (int i = 0; i < clocks.Length; i++)
        {
            ref readonly var clock = ref clocks[i];
            if (clock.Due == NotPacked)
            {
                if (other == _others.Length || _others[other].Place != i) continue;
                if (Alone(i, _others[other++].Clock, calendar).TryPickT0(out var refusal, out var changed)) return refusal;
                if (changed is { } one) changes.Add(one);
                continue;
            }

            if (clock.Due > days.Last) return TimeLimitRefusals.OutOfCoverage(calendar, "amount");
            // The days left out are no more than the step's own limit, counted from its beginning.
            int left = Math.Min(rank[Math.Min(clock.Through, days.Last)] - rank[clock.Paused], clock.Cap);
            int index = rank[clock.Start] + clock.Total + left;
            if ((uint)index >= (uint)dayOf.Length) return TimeLimitRefusals.OutOfCoverage(calendar, "amount");
            int due = dayOf[index];
            if (due < clock.Due && clock.Keeps) due = dayOf[rank[clock.Due - 1] + 1];
            bool provisional = due > days.FirmThrough;
            if (due != clock.Due || provisional != clock.Provisional)
                changes.Add(new DueChange(i, new DueDay(FleetDays.DateOf(clock.Due), clock.Provisional), new DueDay(FleetDays.DateOf(due), provisional)));
        }

        return changes.DrainToImmutable();
    }

    private static OneOf<Refusal, DueChange?> Alone(int place, LimitClock clock, WorkingCalendar calendar) => clock.Recompute(clock.Last.At, calendar).Match(
        refusal => refusal,
        none => (DueChange?)null,
        changed => OneOf<Refusal, DueChange?>.FromT1(new DueChange(place, changed.Before, changed.Due.Day)));

    private static bool IsPlain(LimitClock clock) =>
        clock.Limit.Limit.Unit == LimitUnit.WorkingDays
        && clock.From >= FleetDays.Epoch
        && clock.Steps.Length <= 1
        && clock.Steps.All(run => run.Step.Limit is { Unit: LimitUnit.WorkingDays });

    private static Packed Pack(LimitClock clock)
    {
        ushort start = FleetDays.NumberOf(clock.From);
        var run = clock.Steps.Length == 1 ? clock.Steps[0] : null;
        return new Packed
        {
            Start = start,
            Total = (ushort)(clock.Limit.Limit.Amount + (clock.Extension?.By ?? 0) + clock.Due.Kept),
            Due = FleetDays.NumberOf(clock.Due.Day.Date),
            Paused = run is null ? start : FleetDays.NumberOf(run.From),
            Through = run is null ? start : run.Ended is { } ended ? FleetDays.NumberOf(ended) : ushort.MaxValue,
            Cap = (ushort)(run?.Step.Limit?.Amount ?? 0),
            Keeps = clock.Policy == EditionPolicy.LaterOfTwo,
            Provisional = clock.Due.Day.Provisional,
        };
    }

    /// <summary>A clock in days since the epoch of the fleet.</summary>
    [StructLayout(LayoutKind.Auto)]
    private readonly struct Packed
    {
        public ushort Start { get; init; }

        public ushort Total { get; init; }

        public ushort Due { get; init; }

        public ushort Paused { get; init; }

        public ushort Through { get; init; }

        public ushort Cap { get; init; }

        public bool Keeps { get; init; }

        public bool Provisional { get; init; }
    }
}
