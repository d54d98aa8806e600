using System.Collections.Immutable;
using NodaTime;
using Zhaoqing.GovServices.Journal;

namespace Zhaoqing.GovServices.CrossRegion.Hosting;

internal sealed partial class HandoverBook
{
    /// <summary>Of how many days the outcome is at hand: more than a run looks back.</summary>
    private const int MostReconciled = 400;

    private readonly Dictionary<DivisionCode, PeerDays> _reconciled = [];

    /// <summary>What became of days with a platform, the newest day first.</summary>
    public ImmutableArray<ReconciledDay> Reconciled(DivisionCode peer, int most) =>
        _reconciled.TryGetValue(peer, out var days) ? [.. days.Days.Values.Reverse().Take(most).Select(kept => kept.Kept.Day)] : [];

    /// <summary>What is known of a day: its outcome with its version in the record, and how far its cases have been said by now.</summary>
    public DayInBook DayOf(DivisionCode peer, LocalDate day)
    {
        var kept = _reconciled.TryGetValue(peer, out var days) && days.Days.TryGetValue(day, out var found) ? found : default;
        return new(kept.Kept, kept.Version, days?.LastCode, _days.TryGetValue((peer, day), out var begun) ? begun.Cases.Count : 0, begun?.SaidThrough ?? 0);
    }

    private void TakeReconciled(RecordedEvent recorded)
    {
        if (ReconciliationRecord.PeerOf(recorded.Stream) is not { } peer) return;
        var kept = ReconciliationRecord.Read(recorded);
        if (!_reconciled.TryGetValue(peer, out var days)) _reconciled[peer] = days = new PeerDays();
        days.Days[kept.Day.Day] = (kept, recorded.Version);
        days.LastCode = kept.Day.Code;
        if (days.Days.Count > MostReconciled) days.Days.Remove(days.Days.Keys.First());
    }

    private sealed class PeerDays
    {
        public SortedDictionary<LocalDate, (KeptDay Kept, long Version)> Days { get; } = [];

        /// <summary>Why the last comparing of any day was not possible; nothing where it was.</summary>
        public string? LastCode { get; set; }
    }
}

/// <summary>What the book has of a day.</summary>
/// <param name="Kept">What became of it last; <see langword="null"/> for nothing.</param>
/// <param name="Version">The version of its stream; 0 for none.</param>
/// <param name="LastCode">Why the last comparing of any day with the platform was not possible; <see langword="null"/> where it was.</param>
/// <param name="Cases">How many cases were begun on it.</param>
/// <param name="SaidThrough">The place in the record of the last thing in its cases.</param>
[System.Runtime.InteropServices.StructLayout(System.Runtime.InteropServices.LayoutKind.Auto)]
internal readonly record struct DayInBook(KeptDay? Kept, long Version, string? LastCode, int Cases, long SaidThrough)
{
    public KnownDay? Known => Kept is { } kept ? new KnownDay(kept.Day.Outcome, kept.Day.At, kept.SaidThrough != SaidThrough) : null;
}
