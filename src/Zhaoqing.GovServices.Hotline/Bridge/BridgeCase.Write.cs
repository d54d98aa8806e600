using NodaTime;
using OneOf;

namespace Zhaoqing.GovServices.Hotline;

public sealed partial class BridgeCase
{
    /// <summary>The longest summary of a hand-over, in characters.</summary>
    public const int LongestSummary = 500;

    /// <summary>The longest text of any other member, in characters.</summary>
    public const int LongestText = 20_000;

    /// <summary>The first message of a case.</summary>
    /// <param name="id">Its id; this desk made it.</param>
    /// <param name="opening">What never changes.</param>
    /// <param name="content">What it says.</param>
    /// <param name="envelope">Id and time.</param>
    public static OneOf<Refusal, BridgeMessage> Open(BridgeCaseId id, BridgeOpening opening, BridgeContent content, BridgeEnvelope envelope)
    {
        ArgumentNullException.ThrowIfNull(opening);
        return Empty(id, id.MintedBy).WriteWith(content, envelope, opening);
    }

    /// <summary>This desk's next message. It is refused where the rules know that it would change nothing or may not be said; what crosses on the way is settled by the fold.</summary>
    /// <param name="content">What it says.</param>
    /// <param name="envelope">Id and time.</param>
    /// <returns>
    /// The message, without what may not cross at the level of the case (<see cref="CrossingRules"/>); refused with <c>hotline.urgent-not-refused</c>, <c>hotline.nothing-offered</c>, <c>hotline.return-final</c>, <c>hotline.return-not-owner</c>, <c>hotline.return-too-late</c>,
    /// <c>hotline.cancel-not-own</c>, <c>hotline.police-only</c>, <c>hotline.hotline-only</c>, <c>hotline.dispatch-not-requested</c>, <c>hotline.not-owner</c>, <c>hotline.may-not-cross</c> or <c>hotline.message-invalid</c>.
    /// </returns>
    /// <exception cref="InvalidOperationException">The case has no message yet: <see cref="Open"/> makes the first.</exception>
    [Clause("PLT-3.4")]
    public OneOf<Refusal, BridgeMessage> Write(BridgeContent content, BridgeEnvelope envelope)
    {
        var first = _stored.Values.MinBy(message => (message.Sender == Id.MintedBy ? 0 : 1, message.Seq)) ?? throw new InvalidOperationException("The case has no message yet.");
        return WriteWith(content, envelope, new BridgeOpening(first.FirstReceivedBy, first.FirstReceivedAt, first.Status, _stored.Values.Max(message => message.Confidentiality)));
    }

    private OneOf<Refusal, BridgeMessage> WriteWith(BridgeContent content, BridgeEnvelope envelope, BridgeOpening opening)
    {
        ArgumentNullException.ThrowIfNull(content);
        ArgumentNullException.ThrowIfNull(envelope);
        if (WhyNot(content, envelope) is { } refusal) return refusal;
        if (CrossingRules.Least(content, opening.Confidentiality).TryPickT0(out refusal!, out var least)) return refusal;
        var draft = new BridgeMessage(
            envelope.Id, Id, Self, LastSeq + 1, envelope.At, opening.Status, opening.FirstReceivedBy, opening.FirstReceivedAt, opening.Confidentiality, View.Round, SeenPeerSeq, View.Holder, least)
        {
            Correlation = envelope.Correlation,
            ExpiresAt = envelope.ExpiresAt,
            Operator = envelope.Operator,
        };
        // What the message itself makes of the case is what its sender sees when it is sent.
        return draft with { ViewHolder = Take(draft).Case.View.Holder };
    }

    private Refusal? WhyNot(BridgeContent content, BridgeEnvelope envelope) => MessageCheck.WhyNot(content) ?? content switch
    {
        TransferRefuse when View.Emergency != EmergencyState.None && HasImmediateOffer => BridgeRefusals.UrgentNotRefused(),
        TransferRefuse or TransferAccept when View.State == BridgeState.Closed || !HasOfferOfPeer => BridgeRefusals.NothingOffered(),
        WorkOrderReturn returned => WhyNotReturn(returned),
        Cancel cancel when !_stored.Values.Any(offer => offer.Id == cancel.Cancelled && offer.Sender == Self && offer.Offered is not null) => BridgeRefusals.CancelOfOther(),
        EmergencyDispatchAck or OwnershipClaim { Basis: OwnershipBasis.Emergency } when Self != BridgeDesk.Police => BridgeRefusals.PoliceOnly(),
        EmergencyDispatchAck when !_stored.Values.Any(asked => asked.Id == envelope.Correlation && BridgeFold.IsDispatchRequest(asked)) => BridgeRefusals.NotRequested(),
        OnSiteAssistRequest or EmergencyDispatchRequest or MaliciousCallReferral when Self != BridgeDesk.Hotline => BridgeRefusals.HotlineOnly(),
        Feedback { Stage: FeedbackStage.Closed } when View.Owner != Self && !(View.Emergency != EmergencyState.None && Self == BridgeDesk.Police) => BridgeRefusals.NotOwner(),
        _ => null,
    };

    private Refusal? WhyNotReturn(WorkOrderReturn returned)
    {
        if (View.IsFinal) return BridgeRefusals.ReturnFinal();
        if (View.Owner != Self) return BridgeRefusals.ReturnNotOwner();
        var window = _stored.Values.Where(offer => offer.Offered is not null).MinBy(offer => (offer.Seq, offer.Sender))?.Offered!.ReturnWindow;
        return View.State == BridgeState.Closed || View.IsReopened || window is null || returned.ReturnedWithin > window ? BridgeRefusals.ReturnTooLate() : null;
    }

    private bool HasImmediateOffer => _stored.Values.Any(offer => offer.Offered?.Urgency == Urgency.Immediate);

    private bool HasOfferOfPeer => _stored.Values.Any(offer => offer.Offered is not null && offer.Sender == Self.Peer());
}
