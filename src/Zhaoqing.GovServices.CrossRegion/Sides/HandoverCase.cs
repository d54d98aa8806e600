using System.Collections.Immutable;
using NodaTime;
using OneOf;
using Zhaoqing.GovServices.Cases;

namespace Zhaoqing.GovServices.CrossRegion;

/// <summary>A case as one side has it (本方办件副本): the set of its messages, and what the other side is known to have. Immutable.</summary>
/// <remarks>
/// <see cref="View"/> is a function of the set alone: both sides see the same once they have the same messages, however these were lost, doubled or overtaken.
/// A side stays responsible until the other has said that it is, knowing all that this side said: for a while both are, never none.
/// </remarks>
[Clause("CON-2.4")]
public sealed class HandoverCase
{
    private readonly HandoverLog _receiving;
    private readonly HandoverLog _handling;
    private readonly int? _peerHoldsUpTo;
    private readonly ImmutableDictionary<Guid, Instant> _recorded;
    private HandoverView? _view;

    private HandoverCase(CaseNumber number, HandoverSide self, HandoverLog receiving, HandoverLog handling, int peerSeen, int? peerHoldsUpTo, ImmutableDictionary<Guid, Instant> recorded) =>
        (Number, Self, _receiving, _handling, PeerSeen, _peerHoldsUpTo, _recorded) = (number, self, receiving, handling, peerSeen, peerHoldsUpTo, recorded);

    /// <summary>How many bytes of what this side said stand in a record, as far as that was told.</summary>
    internal long OwnBytes { get; private init; }

    /// <summary>The same of the other side, with what gave way to another.</summary>
    internal long PeerBytes { get; private init; }

    /// <summary>The number of the case, the same on both sides and in every channel.</summary>
    public CaseNumber Number { get; }

    /// <summary>The side whose copy this is.</summary>
    public HandoverSide Self { get; }

    /// <summary>What the messages come to; <see langword="null"/> until the first is there.</summary>
    public HandoverView? View => _view ??= HandoverFold.Fold(_receiving, _handling);

    /// <summary>The messages: those of the receiving side, then those of the handling side, by place.</summary>
    public IEnumerable<HandoverMessage> Messages => _receiving.Messages.Concat(_handling.Messages);

    /// <summary>Up to where the other side's messages are here without a gap: what is acknowledged once it stands in the record.</summary>
    public int SeenPeerSeq => Peer.Whole;

    /// <summary>Up to where the other side has said that it has this side's messages.</summary>
    public int PeerSeen { get; }

    /// <summary>The place of this side's last message; 0 where it has said nothing.</summary>
    public int LastSeq => Own.Last;

    /// <summary>The other side's messages that took the place of another which had come before, in the order in which they did; not all of them need stand there still.</summary>
    public IReadOnlyList<Guid> PeerReplacing => Peer.Replacing;

    /// <summary>The other side's messages that are missing: to be asked for again.</summary>
    public IEnumerable<(int From, int To)> Gaps => Peer.Gaps;

    /// <summary>Whether this side answers for the case: its own view says so, or the other has not yet said that it does.</summary>
    [Clause("GOAL-0.2")]
    public bool IsResponsible => View?.Owner == Self || (LastSeq > 0 && !(_peerHoldsUpTo >= LastSeq));

    private HandoverLog Own => Self == HandoverSide.Receiving ? _receiving : _handling;

    private HandoverLog Peer => Self == HandoverSide.Receiving ? _handling : _receiving;

    /// <summary>A case before its first message.</summary>
    /// <exception cref="ArgumentException">There is no such side.</exception>
    public static HandoverCase Empty(CaseNumber number, HandoverSide self)
    {
        _ = number.ToString();
        return Enum.IsDefined(self) ? new(number, self, HandoverLog.Empty, HandoverLog.Empty, peerSeen: 0, peerHoldsUpTo: null, ImmutableDictionary<Guid, Instant>.Empty) : throw new ArgumentException("There is no such side.", nameof(self));
    }

    /// <summary>The copy after a message of either side, in any order, any number of times.</summary>
    /// <param name="message">The message.</param>
    /// <param name="recordedAt">When it was recorded here, by this side's clock; no input of <see cref="View"/>. <see langword="null"/> where that is not known.</param>
    /// <returns>The copy, and what became of the message.</returns>
    /// <exception cref="ArgumentException">It belongs to another case, or has no place.</exception>
    public (HandoverCase Case, HandoverIntake Intake) Take(HandoverMessage message, Instant? recordedAt = null) => Take(message, recordedAt, bytes: 0);

    /// <summary>The same, of a message that has so many bytes in a record.</summary>
    internal (HandoverCase Case, HandoverIntake Intake) Take(HandoverMessage message, Instant? recordedAt, int bytes)
    {
        ArgumentNullException.ThrowIfNull(message);
        var (after, intake) = Add(message, recordedAt, bytes);
        return (after, intake == HandoverIntake.Stored ? after.IntakeOf(message) : intake);
    }

    /// <summary>The same, with no more than what becomes of its place: many can be taken before their view is asked for.</summary>
    internal (HandoverCase Case, HandoverIntake Intake) Add(HandoverMessage message, Instant? recordedAt = null, int bytes = 0)
    {
        if (message.Case != Number) throw new ArgumentException("The message belongs to another case.", nameof(message));
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(message.Seq, nameof(message));
        bool isOfReceiving = message.Sender == HandoverSide.Receiving;
        var told = message.Sender == Self ? this : TakeAck(message.SeenPeerSeq, message.ViewOwner);
        var (log, intake) = (isOfReceiving ? _receiving : _handling).Add(message);
        // The first time counts: what is sent again was there.
        var recorded = recordedAt is { } at && !_recorded.ContainsKey(message.Id) ? _recorded.Add(message.Id, at) : _recorded;
        bool isOwn = message.Sender == Self;
        return (new HandoverCase(Number, Self, isOfReceiving ? log : _receiving, isOfReceiving ? _handling : log, told.PeerSeen, told._peerHoldsUpTo, recorded) { OwnBytes = OwnBytes + (isOwn ? bytes : 0), PeerBytes = PeerBytes + (isOwn ? 0 : bytes) }, intake);
    }

    /// <summary>When a message of the other side was recorded here first; <see langword="null"/> where that is not known.</summary>
    public Instant? RecordedAt(Guid message) => _recorded.TryGetValue(message, out var at) ? at : null;

    /// <summary>The copy after the other side acknowledged something of the case (入库确认).</summary>
    /// <param name="seen">Up to where it has this side's messages; more than were said counts for nothing.</param>
    /// <param name="owner">Who answers for the case in its eyes.</param>
    public HandoverCase TakeAck(int seen, HandoverSide owner)
    {
        // Nobody has more than was said: whoever says so speaks of another record than this one.
        if (seen > LastSeq) return this;
        int? holds = owner == Self || seen < _peerHoldsUpTo ? _peerHoldsUpTo : seen;
        return holds == _peerHoldsUpTo && seen <= PeerSeen ? this : new HandoverCase(Number, Self, _receiving, _handling, Math.Max(seen, PeerSeen), holds, _recorded) { OwnBytes = OwnBytes, PeerBytes = PeerBytes };
    }

    /// <summary>This side's next message. What the rules know to change nothing is refused; what crosses on the way is settled by the fold.</summary>
    /// <param name="content">What it says.</param>
    /// <param name="id">Its id, such as a version 7 UUID.</param>
    /// <param name="at">Now.</param>
    /// <returns>
    /// The message; refused with <c>cross-region.not-owner</c>, <c>act-not-allowed</c>, <c>accepted-already</c>, <c>not-decided</c>, <c>decided-already</c>, <c>withdraw-too-late</c>, <c>corrected-already</c>, <c>case-full</c>,
    /// <c>paper-twice</c>, <c>paper-to-replace</c>, or <c>message-invalid</c> on the field.
    /// </returns>
    public OneOf<Refusal, HandoverMessage> Write(HandoverContent content, Guid id, Instant at)
    {
        ArgumentNullException.ThrowIfNull(content);
        if ((HandoverCheck.WhyNot(content) ?? HandoverCheck.WhyNotNew(content)) is { } fault) return fault;
        if (LastSeq >= HandoverCheck.MostMessages) return HandoverRefusals.CaseFull();
        if (WhyNotNow(content, at) is { } refusal) return refusal;
        var draft = new HandoverMessage(id, Number, Self, LastSeq + 1, at, SeenPeerSeq, Self, content);
        return draft with { ViewOwner = Take(draft).Case.View!.Owner };
    }

    private HandoverIntake IntakeOf(HandoverMessage message) =>
        message.Sender == HandoverSide.Handling && message.SeenPeerSeq > _receiving.Whole ? HandoverIntake.HeldBack
        : View?.WithoutEffect.Contains(message.Id) == true ? HandoverIntake.WithoutEffect
        : HandoverIntake.Stored;

    private Refusal? WhyNotNow(HandoverContent content, Instant at)
    {
        if (View is not { } view)
        {
            return content is CaseBegun begun && !Messages.Any() ? HandoverSteps.IsOpener(begun.Opening.Mode, Self) ? null : HandoverRefusals.NotOwner(HandoverAct.Open) : HandoverRefusals.NotNow(HandoverState.Drafted, content.Act);
        }

        var now = HandoverSteps.AfterTime(view, at, Self);
        return HandoverSteps.WhyNot(now, Self, content, at) ?? HandoverPapers.WhyNotNew(now, content);
    }
}
