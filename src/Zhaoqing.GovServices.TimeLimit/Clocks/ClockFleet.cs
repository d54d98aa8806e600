using OneOf;

namespace Zhaoqing.GovServices.TimeLimit;

/// <summary>Many open clocks, packed, to be counted anew together when a holiday notice comes (批量重新推算).</summary>
/// <remarks>
/// Immutable and safe for concurrent use; parts of a city's clocks, each a fleet, can be counted on threads of their own. A clock in working days
/// with at most one special step in working days takes 12 bytes; the others are kept as they are. Clocks that have ended, or keep the edition of
/// their start, never change.
/// </remarks>
public sealed class ClockFleet
{
    private readonly PackedClock[] _clocks;
    private readonly (int Place, LimitClock Clock)[] _others;

    /// <summary>Packs clocks; a change names a clock by its place here.</summary>
    public ClockFleet(IEnumerable<LimitClock> clocks)
    {
        ArgumentNullException.ThrowIfNull(clocks);
        var packed = new List<PackedClock>(clocks.TryGetNonEnumeratedCount(out int count) ? count : 0);
        var others = new List<(int, LimitClock)>();
        foreach (var clock in clocks)
        {
            int place = packed.Count;
            bool changes = clock.End is null && clock.Policy != EditionPolicy.PinAtStart;
            var small = changes ? PackedClock.Of(clock) : null;
            packed.Add(small ?? PackedClock.Empty);
            if (changes && small is null) others.Add((place, clock));
        }

        _clocks = [.. packed];
        _others = [.. others];
    }

    /// <summary>How many clocks there are.</summary>
    public int Count => _clocks.Length;

    /// <summary>The clocks whose due day an edition changes, by their place; what <see cref="LimitClock.Recompute"/> says of each alone.</summary>
    /// <param name="calendar">The calendar of the new edition.</param>
    /// <returns>The changes; refused where the due day of a clock, old or new, lies outside the coverage.</returns>
    public OneOf<Refusal, DueChangeSet> Recompute(WorkingCalendar calendar)
    {
        ArgumentNullException.ThrowIfNull(calendar);
        if (OthersBy(calendar).TryPickT0(out var refusal, out var others)) return refusal;
        var days = new FleetDays(calendar);
        ushort[] dues = GC.AllocateUninitializedArray<ushort>(_clocks.Length);
        int changed = CountAnew(days, dues);
        if (changed < 0) return TimeLimitRefusals.OutOfCoverage(calendar, "amount");
        foreach (var other in others) dues[other.Clock] = 0;
        return new DueChangeSet(_clocks, dues, others, days, changed + others.Length);
    }

    /// <summary>Counts the packed clocks anew.</summary>
    /// <returns>How many change; -1 where a due day lies outside the coverage.</returns>
    private int CountAnew(FleetDays days, Span<ushort> dues)
    {
        ReadOnlySpan<ushort> rank = days.Rank, dayOf = days.DayOf;
        ReadOnlySpan<PackedClock> clocks = _clocks;
        dues = dues[..clocks.Length];
        int first = days.First, last = days.Last, firm = days.FirmThrough, changed = 0;
        for (int i = 0; i < clocks.Length; i++)
        {
            var clock = clocks[i];
            if (clock.Due > last)
            {
                if (clock.Due != PackedClock.None) return -1;
                dues[i] = clock.Due;
                continue;
            }

            if (clock.Start < first) return -1;
            unchecked
            {
                // The days left out are no more than the step's own limit, counted from its beginning.
                int left = Math.Min(rank[Math.Min(clock.Through, last)] - rank[clock.Paused], clock.Cap);
                int index = rank[clock.Start] + clock.Total + left;
                if ((uint)index >= (uint)dayOf.Length) return -1;
                ushort due = dayOf[index];
                if (due < clock.Due && clock.Keeps)
                {
                    // The first working day from the day told on: it may be a rest day now.
                    index = rank[clock.Due - 1] + 1;
                    if (index >= dayOf.Length) return -1;
                    due = dayOf[index];
                }

                bool provisional = due > firm;
                dues[i] = due;
                changed += due != clock.Due | provisional != clock.Provisional ? 1 : 0;
            }
        }

        return changed;
    }

    private OneOf<Refusal, DueChange[]> OthersBy(WorkingCalendar calendar)
    {
        var changes = new List<DueChange>();
        foreach (var (place, clock) in _others)
        {
            var answer = clock.Recompute(clock.Last.At, calendar);
            if (answer.IsT0) return answer.AsT0;
            if (answer.TryPickT2(out var changed, out _)) changes.Add(new DueChange(place, changed.Before, changed.Due.Day));
        }

        return changes.ToArray();
    }
}
