using System.Collections.Immutable;
using Zhaoqing.GovServices.Journal;

namespace Zhaoqing.GovServices.Hotline.Hosting;

/// <summary>The cases of one desk in memory, as its record has them, and what is still to be sent. Used by one reader at a time.</summary>
internal sealed class BridgeBook(BridgeDesk self)
{
    private readonly Dictionary<BridgeCaseId, BridgeCase> _cases = [];
    private readonly List<BridgeCaseId> _order = [];
    private readonly SortedDictionary<long, BridgeMessage> _unsent = [], _unsentUrgent = [];
    private readonly Dictionary<BridgeCaseId, List<(uint Seq, long Position)>> _waiting = [];

    public static BridgeCase? After(BridgeCase? copy, BridgeRecorded happened, BridgeDesk self) => happened switch
    {
        BridgeMessageKept kept => (copy ?? BridgeCase.Empty(kept.Message.Case, self)).Take(kept.Message).Case,
        BridgeAckKept ack => copy?.TakeAck(ack.Seen, ack.Holder),
        _ => copy,
    };

    public void Take(RecordedEvent recorded)
    {
        if (BridgeRecord.CaseOf(recorded.Stream) is not { } id) return;
        var happened = BridgeRecord.Read(recorded);
        var before = _cases.GetValueOrDefault(id);
        if (After(before, happened, self) is not { } after) return;
        if (before is null) _order.Add(id);
        _cases[id] = after;
        if (happened is BridgeMessageKept { Message: var message } && message.Sender == self) Wait(message, recorded.Position);
        if (after.PeerSeen > (before?.PeerSeen ?? 0)) Drop(id, after.PeerSeen);
    }

    public ImmutableArray<BridgeCase> All() => [.. Enumerable.Reverse(_order).Select(id => _cases[id])];

    public ImmutableArray<BridgeMessage> Pending(int most, Func<BridgeMessage, bool> isWanted) =>
        [.. _unsentUrgent.Values.Where(isWanted).Take(most), .. _unsent.Values.Where(isWanted).Take(most)];

    private void Wait(BridgeMessage message, long position)
    {
        (message.IsUrgent ? _unsentUrgent : _unsent)[position] = message;
        if (!_waiting.TryGetValue(message.Case, out var places)) _waiting[message.Case] = places = [];
        places.Add((message.Seq, position));
    }

    private void Drop(BridgeCaseId id, uint seen)
    {
        if (!_waiting.TryGetValue(id, out var places)) return;
        foreach (var (_, position) in places.Where(place => place.Seq <= seen))
        {
            if (!_unsent.Remove(position)) _unsentUrgent.Remove(position);
        }

        if (places.RemoveAll(place => place.Seq <= seen) > 0 && places.Count == 0) _waiting.Remove(id);
    }
}
