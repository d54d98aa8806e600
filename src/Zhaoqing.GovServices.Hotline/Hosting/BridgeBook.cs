using System.Collections.Immutable;
using Zhaoqing.GovServices.Journal;

namespace Zhaoqing.GovServices.Hotline.Hosting;

/// <summary>A message of this desk that the other is not known to have.</summary>
/// <param name="Position">Its place in the journal.</param>
/// <param name="Version">Its place in the record of its case.</param>
/// <param name="Message">The head of it.</param>
/// <param name="Body">The bytes it has in the record; empty where they are to be read there.</param>
internal readonly record struct Unsent(long Position, long Version, MessageHead Message, ReadOnlyMemory<byte> Body);

/// <summary>What a link has to know of a message beside its bytes.</summary>
internal sealed record MessageHead(Guid Id, BridgeCaseId Case, uint Seq, BridgeMessageType Type, bool IsUrgent, bool IsActual)
{
    public static MessageHead Of(BridgeMessage message) => new(message.Id, message.Case, message.Seq, message.Content.Type, message.IsUrgent, message.Status == MessageStatus.Actual);
}

/// <summary>What is still to be sent by one desk, and which cases it has, as its record has it. Used by one reader at a time.</summary>
/// <remarks>Of a case that the other desk knows whole nothing stays but its id; bytes are held as far as <see cref="MostHeld"/>, the rest is read when its turn comes.</remarks>
internal sealed class BridgeBook(BridgeDesk self, Func<RecordedEvent, BridgeRecorded> read)
{
    /// <summary>How many bytes of messages are held, so that what was just recorded need not be read again.</summary>
    private const long MostHeld = 4L * 1024 * 1024;

    private readonly List<BridgeCaseId> _order = [];
    private readonly Lined _unsent = new(), _unsentUrgent = new();
    private readonly Dictionary<BridgeCaseId, List<(uint Seq, long Position)>> _waiting = [];
    private long _held;

    /// <summary>How many messages the other desk is not known to have.</summary>
    public int Count => _unsent.Count + _unsentUrgent.Count;

    public static BridgeCase? After(BridgeCase? copy, BridgeRecorded happened, BridgeDesk self) => happened switch
    {
        BridgeMessageKept kept => (copy ?? BridgeCase.Empty(kept.Message.Case, self)).After(kept.Message),
        BridgeAckKept ack => copy?.TakeAck(ack.Seen, ack.Holder),
        _ => copy,
    };

    public void Take(RecordedEvent recorded)
    {
        if (BridgeRecord.CaseOf(recorded.Stream) is not { } id) return;
        if (recorded.Version == 1) _order.Add(id);
        bool isOwn = BridgeRecord.IsOwn(recorded, self);
        // What the other desk says is of interest here only where it may tell that it has something.
        if (!isOwn && !_waiting.ContainsKey(id)) return;
        switch (read(recorded))
        {
            case BridgeMessageKept { Message: var message, Body: var body } when isOwn:
                Wait(MessageHead.Of(message), recorded, body);
                break;
            case BridgeMessageKept { Message: var message }:
                Drop(id, message.SeenPeerSeq);
                break;
            case BridgeAckKept ack:
                Drop(id, ack.Seen);
                break;
        }
    }

    /// <summary>The cases begun last, the newest first.</summary>
    public ImmutableArray<BridgeCaseId> Newest(int most) => [.. Enumerable.Range(1, Math.Min(most, _order.Count)).Select(back => _order[^back])];

    /// <summary>What the other desk is not known to have, of each lane behind a position, the urgent first.</summary>
    public ImmutableArray<Unsent> Pending(long after, long afterUrgent, int most) => [.. _unsentUrgent.Behind(afterUrgent, most), .. _unsent.Behind(after, most)];

    private void Wait(MessageHead message, RecordedEvent recorded, ReadOnlyMemory<byte> body)
    {
        bool isHeld = _held + body.Length <= MostHeld;
        if (isHeld) _held += body.Length;
        (message.IsUrgent ? _unsentUrgent : _unsent).Add(new Unsent(recorded.Position, recorded.Version, message, isHeld ? body : default));
        if (!_waiting.TryGetValue(message.Case, out var places)) _waiting[message.Case] = places = [];
        places.Add((message.Seq, recorded.Position));
    }

    /// <summary>The other desk has this desk's messages of a case up to a place; more than was said counts for nothing, see <see cref="BridgeCase.TakeAck"/>.</summary>
    private void Drop(BridgeCaseId id, uint seen)
    {
        var places = _waiting[id];
        if (seen > places.Max(place => place.Seq)) return;
        foreach (var (_, position) in places.Where(place => place.Seq <= seen)) _held -= _unsent.Remove(position) ?? _unsentUrgent.Remove(position) ?? 0;
        if (places.RemoveAll(place => place.Seq <= seen) > 0 && places.Count == 0) _waiting.Remove(id);
    }

    /// <summary>Messages in the order of the record.</summary>
    private sealed class Lined
    {
        private static readonly Comparer<Unsent> ByPosition = Comparer<Unsent>.Create((one, other) => one.Position.CompareTo(other.Position));

        private readonly SortedSet<Unsent> _messages = new(ByPosition);

        public int Count => _messages.Count;

        public void Add(Unsent message) => _messages.Add(message);

        /// <summary>Takes out what stands at a position; how many bytes of it were held, null where nothing stands there.</summary>
        public int? Remove(long position)
        {
            if (!_messages.TryGetValue(At(position), out var found)) return null;
            _messages.Remove(found);
            return found.Body.Length;
        }

        public IEnumerable<Unsent> Behind(long after, int most) => _messages.GetViewBetween(At(after + 1), At(long.MaxValue)).Take(most);

        private static Unsent At(long position) => new(position, Version: 0, Message: null!, Body: default);
    }
}
