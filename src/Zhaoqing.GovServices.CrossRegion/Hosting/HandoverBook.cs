using System.Collections.Immutable;
using NodaTime;
using Zhaoqing.GovServices.Cases;
using Zhaoqing.GovServices.Journal;

namespace Zhaoqing.GovServices.CrossRegion.Hosting;

/// <summary>Which cases there are, with whom, and on which day they were begun: some sixty bytes a case. Used by one reader at a time.</summary>
/// <param name="sites">Who is connected.</param>
internal sealed class HandoverBook(HandoverSites sites)
{
    private readonly Dictionary<CaseNumber, DivisionCode> _peers = [];
    private readonly Dictionary<(DivisionCode Peer, LocalDate Day), List<CaseNumber>> _days = [];
    private readonly List<CaseNumber> _order = [];

    private readonly Dictionary<(DivisionCode? Peer, LocalDate Day), (int Count, long Bytes)> _refused = [];
    private readonly HashSet<StreamId> _promised = [];

    public void Take(RecordedEvent recorded)
    {
        if (string.Equals(recorded.Type, HandoverRecord.RefusedName, StringComparison.Ordinal))
        {
            // What was promised a place here has been counted.
            if (HandoverRecord.RefusedOf(recorded.Stream) is { } from && !_promised.Remove(recorded.Stream)) Count(SourceOf(from), ChinaTime.DayOf(recorded.At), 1, recorded.Content.Length);
            return;
        }

        if (recorded.Version != 1 || HandoverRecord.CaseOf(recorded.Stream) is not { } known || !_peers.TryAdd(known.Number, known.Peer)) return;
        _order.Add(known.Number);
        if (HandoverDay.Of(known.Number) is not { } day) return;
        if (!_days.TryGetValue((known.Peer, day), out var cases)) _days[(known.Peer, day)] = cases = [];
        cases.Add(known.Number);
    }

    /// <summary>How much of what was refused on a day is kept.</summary>
    public (int Count, long Bytes) RefusedOn(DivisionCode? source, LocalDate day) => _refused.GetValueOrDefault((source, day));

    /// <summary>Promises a place to something that was refused, where the day has one left.</summary>
    public bool Promise(StreamId stream, DivisionCode? source, LocalDate day, int bytes, KeptRefusals limit)
    {
        var (count, sum) = RefusedOn(source, day);
        if (count >= limit.MostADay || sum + bytes > limit.MostBytesADay) return false;
        if (_promised.Add(stream)) Count(source, day, 1, bytes);
        return true;
    }

    /// <summary>It is not kept after all, or stood there before.</summary>
    public bool GiveBack(StreamId stream, DivisionCode? source, LocalDate day, int bytes)
    {
        if (_promised.Remove(stream)) Count(source, day, -1, -bytes);
        return true;
    }

    /// <summary>All platforms this one is not connected with are one.</summary>
    public DivisionCode? SourceOf(DivisionCode peer) => sites.Peers.Contains(peer) ? peer : null;

    private void Count(DivisionCode? source, LocalDate day, int count, long bytes)
    {
        var (there, sum) = RefusedOn(source, day);
        _refused[(source, day)] = (there + count, sum + bytes);
    }

    public DivisionCode? PeerOf(CaseNumber number) => _peers.TryGetValue(number, out var peer) ? peer : null;

    public ImmutableArray<(DivisionCode Peer, CaseNumber Number)> Newest(int most) => [.. Enumerable.Reverse(_order).Take(most).Select(number => (_peers[number], number))];

    public ImmutableArray<CaseNumber> BegunOn(DivisionCode peer, LocalDate day) => _days.TryGetValue((peer, day), out var cases) ? [.. cases.OrderBy(number => number.ToString(), StringComparer.Ordinal)] : [];
}
