using System.Collections.Immutable;
using Zhaoqing.GovServices.Journal;

namespace Zhaoqing.GovServices.Hotline.Hosting;

/// <summary>The cases of one desk in memory, as its record has them, and what is still to be sent. Used by one reader at a time.</summary>
internal sealed class BridgeBook(BridgeDesk self, Func<RecordedEvent, BridgeRecorded> read)
{
    private static readonly Comparer<(long Position, BridgeMessage? Message)> ByPosition = Comparer<(long Position, BridgeMessage? Message)>.Create((one, other) => one.Position.CompareTo(other.Position));

    private readonly Dictionary<BridgeCaseId, BridgeCase> _cases = [];
    private readonly List<BridgeCaseId> _order = [];
    private readonly SortedSet<(long Position, BridgeMessage? Message)> _unsent = new(ByPosition), _unsentUrgent = new(ByPosition);
    private readonly Dictionary<BridgeCaseId, List<(uint Seq, long Position)>> _waiting = [];

    public static BridgeCase? After(BridgeCase? copy, BridgeRecorded happened, BridgeDesk self) => happened switch
    {
        BridgeMessageKept kept => (copy ?? BridgeCase.Empty(kept.Message.Case, self)).After(kept.Message),
        BridgeAckKept ack => copy?.TakeAck(ack.Seen, ack.Holder),
        _ => copy,
    };

    public void Take(RecordedEvent recorded)
    {
        if (BridgeRecord.CaseOf(recorded.Stream) is not { } id) return;
        var happened = read(recorded);
        var before = _cases.GetValueOrDefault(id);
        if (After(before, happened, self) is not { } after) return;
        if (before is null) _order.Add(id);
        _cases[id] = after;
        if (happened is BridgeMessageKept { Message: var message } && message.Sender == self) Wait(message, recorded.Position);
        if (after.PeerSeen > (before?.PeerSeen ?? 0)) Drop(id, after.PeerSeen);
    }

    public ImmutableArray<BridgeCase> All() => [.. Enumerable.Reverse(_order).Select(id => _cases[id])];

    /// <summary>What the other desk is not known to have, of each lane behind a position, the urgent first.</summary>
    public ImmutableArray<(long Position, BridgeMessage Message)> Pending(long after, long afterUrgent, int most) => [.. Behind(_unsentUrgent, afterUrgent, most), .. Behind(_unsent, after, most)];

    private static IEnumerable<(long, BridgeMessage)> Behind(SortedSet<(long Position, BridgeMessage? Message)> waiting, long after, int most) =>
        waiting.GetViewBetween((after + 1, null), (long.MaxValue, null)).Take(most).Select(one => (one.Position, one.Message!));

    private void Wait(BridgeMessage message, long position)
    {
        (message.IsUrgent ? _unsentUrgent : _unsent).Add((position, message));
        if (!_waiting.TryGetValue(message.Case, out var places)) _waiting[message.Case] = places = [];
        places.Add((message.Seq, position));
    }

    private void Drop(BridgeCaseId id, uint seen)
    {
        if (!_waiting.TryGetValue(id, out var places)) return;
        foreach (var (_, position) in places.Where(place => place.Seq <= seen))
        {
            if (!_unsent.Remove((position, null))) _unsentUrgent.Remove((position, null));
        }

        if (places.RemoveAll(place => place.Seq <= seen) > 0 && places.Count == 0) _waiting.Remove(id);
    }
}
