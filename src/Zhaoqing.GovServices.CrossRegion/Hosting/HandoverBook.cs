using System.Collections.Immutable;
using NodaTime;
using Zhaoqing.GovServices.Cases;
using Zhaoqing.GovServices.Journal;

namespace Zhaoqing.GovServices.CrossRegion.Hosting;

/// <summary>Which cases there are, with whom, and on which day they were begun: some sixty bytes a case. Used by one reader at a time.</summary>
internal sealed class HandoverBook
{
    private readonly Dictionary<CaseNumber, DivisionCode> _peers = [];
    private readonly Dictionary<(DivisionCode Peer, LocalDate Day), List<CaseNumber>> _days = [];
    private readonly List<CaseNumber> _order = [];

    public void Take(RecordedEvent recorded)
    {
        if (recorded.Version != 1 || HandoverRecord.CaseOf(recorded.Stream) is not { } known || !_peers.TryAdd(known.Number, known.Peer)) return;
        _order.Add(known.Number);
        if (HandoverDay.Of(known.Number) is not { } day) return;
        if (!_days.TryGetValue((known.Peer, day), out var cases)) _days[(known.Peer, day)] = cases = [];
        cases.Add(known.Number);
    }

    public DivisionCode? PeerOf(CaseNumber number) => _peers.TryGetValue(number, out var peer) ? peer : null;

    public ImmutableArray<(DivisionCode Peer, CaseNumber Number)> Newest(int most) => [.. Enumerable.Reverse(_order).Take(most).Select(number => (_peers[number], number))];

    public ImmutableArray<CaseNumber> BegunOn(DivisionCode peer, LocalDate day) => _days.TryGetValue((peer, day), out var cases) ? [.. cases.OrderBy(number => number.ToString(), StringComparer.Ordinal)] : [];
}
