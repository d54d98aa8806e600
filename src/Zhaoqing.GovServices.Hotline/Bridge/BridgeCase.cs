using System.Collections.Immutable;
using System.Runtime.CompilerServices;

namespace Zhaoqing.GovServices.Hotline;

/// <summary>A case on the bridge as one desk has it (联动事件): the set of its messages, and what the other desk is known to have. Immutable.</summary>
/// <remarks>
/// <see cref="View"/> is a function of the set alone, so both desks see the same once they have the same messages, however these were lost, doubled or overtaken.
/// A desk stays responsible until the other has said that it answers for the case, knowing everything this desk said of it: for a while both are, never none.
/// </remarks>
public sealed partial class BridgeCase
{
    private readonly ImmutableSortedDictionary<(BridgeDesk Sender, uint Seq), BridgeMessage> _stored;
    private readonly uint? _peerHoldsUpTo;
    private StrongBox<BridgeView>? _view;

    private BridgeCase(BridgeCaseId id, BridgeDesk self, ImmutableSortedDictionary<(BridgeDesk Sender, uint Seq), BridgeMessage> stored, uint peerSeen, uint? peerHoldsUpTo)
    {
        (Id, Self, _stored, PeerSeen, _peerHoldsUpTo) = (id, self, stored, peerSeen, peerHoldsUpTo);
        SeenPeerSeq = SeenOf(stored, self.Peer());
    }

    /// <summary>The case.</summary>
    public BridgeCaseId Id { get; }

    /// <summary>The desk whose copy this is.</summary>
    public BridgeDesk Self { get; }

    /// <summary>What the messages come to.</summary>
    public BridgeView View => (_view ??= new StrongBox<BridgeView>(
        _stored.IsEmpty ? new BridgeView(BridgeState.New, EmergencyState.None, Owner: null, Id.MintedBy, 1, IsReopened: false, Id.MintedBy, MessageStatus.Actual) : BridgeFold.Fold(Id, [.. _stored.Values]))).Value;

    /// <summary>The messages, by sender and place.</summary>
    public IEnumerable<BridgeMessage> Messages => _stored.Values;

    /// <summary>Up to where the other desk's messages are here without a gap.</summary>
    public uint SeenPeerSeq { get; }

    /// <summary>Up to where the other desk has said that it has this desk's messages.</summary>
    public uint PeerSeen { get; }

    /// <summary>The place of this desk's last message; 0 where it has said nothing.</summary>
    public uint LastSeq => LastOf(Self);

    /// <summary>Whether this desk answers for the case: its own view says so, or the other has not yet said that it does.</summary>
    public bool IsResponsible =>
        View.Holder == Self || (!_stored.IsEmpty && !(_peerHoldsUpTo >= LastMove));

    /// <summary>The other desk's messages that are missing before the last that is here: to be asked for again.</summary>
    public IEnumerable<(uint From, uint To)> Gaps
    {
        get
        {
            ulong expected = 1;
            foreach (var place in _stored.Keys.Where(place => place.Sender == Self.Peer()))
            {
                if (place.Seq > expected) yield return ((uint)expected, place.Seq - 1);
                expected = place.Seq + 1UL;
            }
        }
    }

    private uint LastMove => _stored.Values.Where(message => message.Sender == Self && message.MovesOwner).Select(message => message.Seq).DefaultIfEmpty().Max();

    /// <summary>A case before its first message.</summary>
    public static BridgeCase Empty(BridgeCaseId id, BridgeDesk self) => new(id, self, ImmutableSortedDictionary<(BridgeDesk Sender, uint Seq), BridgeMessage>.Empty, peerSeen: 0, peerHoldsUpTo: null);

    /// <summary>The copy after a message of either desk, in any order, any number of times.</summary>
    /// <returns>The copy, and what became of the message.</returns>
    /// <exception cref="ArgumentException">It belongs to another case.</exception>
    public (BridgeCase Case, BridgeIntake Intake) Take(BridgeMessage message)
    {
        ArgumentNullException.ThrowIfNull(message);
        var there = _stored.GetValueOrDefault((message.Sender, message.Seq));
        var after = After(message);
        return (after, there is null ? after.IntakeOf(message) : there.Id == message.Id ? BridgeIntake.Duplicate : BridgeIntake.SequenceReuse);
    }

    /// <summary>The same, without what became of the message: many can be taken before their view is asked for.</summary>
    internal BridgeCase After(BridgeMessage message)
    {
        if (message.Case != Id) throw new ArgumentException("The message belongs to another case.", nameof(message));
        ArgumentOutOfRangeException.ThrowIfZero(message.Seq, nameof(message));
        var told = message.Sender == Self ? this : TakeAck(message.SeenPeerSeq, message.ViewHolder);
        var place = (message.Sender, message.Seq);
        var there = _stored.GetValueOrDefault(place);
        return there is null || Smaller(message.Id, there.Id) ? told.With(_stored.SetItem(place, message)) : told;
    }

    /// <summary>The copy after the other desk acknowledged something of the case (入库确认).</summary>
    /// <param name="seen">Up to where it has this desk's messages; more than were said counts for nothing.</param>
    /// <param name="holder">Who answers for the case in its eyes.</param>
    public BridgeCase TakeAck(uint seen, BridgeDesk holder)
    {
        // Nobody has more than was said. Whoever says so speaks of another record than this one: believed, it would keep a message from being sent that is not there.
        if (seen > LastSeq) return this;
        uint? held = holder == Self || seen < _peerHoldsUpTo ? _peerHoldsUpTo : seen;
        return held == _peerHoldsUpTo && seen <= PeerSeen ? this : new BridgeCase(Id, Self, _stored, Math.Max(seen, PeerSeen), held);
    }

    private static bool Smaller(Guid one, Guid other) => one.ToByteArray(bigEndian: true).AsSpan().SequenceCompareTo(other.ToByteArray(bigEndian: true)) < 0;

    private static uint SeenOf(ImmutableSortedDictionary<(BridgeDesk Sender, uint Seq), BridgeMessage> stored, BridgeDesk sender)
    {
        uint seen = 0;
        while (stored.ContainsKey((sender, seen + 1))) seen++;
        return seen;
    }

    private uint LastOf(BridgeDesk sender) => _stored.Keys.Where(place => place.Sender == sender).Select(place => place.Seq).DefaultIfEmpty().Max();

    private BridgeCase With(ImmutableSortedDictionary<(BridgeDesk Sender, uint Seq), BridgeMessage> stored) => new(Id, Self, stored, PeerSeen, _peerHoldsUpTo);

    private BridgeIntake IntakeOf(BridgeMessage message) =>
        message.FirstReceivedBy != View.FirstReceivedBy ? BridgeIntake.ImmutableField
        : message.Status != View.Status ? BridgeIntake.DrillMismatch
        : message.Content is WorkOrderReturn && message.Round >= View.Round ? BridgeIntake.ReturnNotAllowed
        : BridgeIntake.Stored;
}
