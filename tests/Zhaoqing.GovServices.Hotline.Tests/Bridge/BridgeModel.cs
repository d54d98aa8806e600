namespace Zhaoqing.GovServices.Hotline.Tests.Bridge;

/// <summary>The rules of a case on the bridge one after the other, as docs/hotline.md has them, slow and without a shortcut.</summary>
internal static class BridgeModel
{
    /// <summary>The requests for help of a set that 110 has not answered, each by itself; null where nobody asked and 110 has not said that it sent somebody.</summary>
    public static List<BridgeMessage>? Waiting(BridgeCaseId id, IReadOnlyList<BridgeMessage> set)
    {
        var first = set.Where(message => message.Sender == id.MintedBy).OrderBy(message => message.Seq).FirstOrDefault() ?? set.OrderBy(message => message.Seq).First();
        var all = set.Where(message => message.Status == first.Status).ToList();
        var offers = all.FindAll(message => message.Content is TransferOffer or WorkOrderPush && message.Sender == BridgeDesk.Hotline && HandOverOf(message).Urgency == Urgency.Immediate);
        var requests = all.FindAll(message => message.Content is EmergencyDispatchRequest or OnSiteAssistRequest);
        var answers = all.FindAll(message => message.Sender == BridgeDesk.Police);
        if (offers.Count + requests.Count == 0) return answers.Exists(message => message.Content is OwnershipClaim { Basis: OwnershipBasis.Emergency }) ? [] : null;
        offers.RemoveAll(offer => answers.Exists(answer => answer.Correlation == offer.Id && answer.Content is TransferAccept or EmergencyDispatchAck));
        requests.RemoveAll(request => answers.Exists(answer => answer.Correlation == request.Id && answer.Content is EmergencyDispatchAck));
        return [.. offers, .. requests];
    }

    /// <summary>Up to where the other desk has what was said: an acknowledgement of more than had been said by then counts for nothing.</summary>
    /// <param name="steps">What happened one after the other: something was said, or so many were acknowledged.</param>
    public static uint Seen(IEnumerable<uint?> steps)
    {
        uint said = 0, seen = 0;
        foreach (uint? acknowledged in steps)
        {
            if (acknowledged is null) said++;
            else if (acknowledged <= said && acknowledged > seen) seen = acknowledged.Value;
        }

        return seen;
    }

    public static (BridgeState State, BridgeDesk? Owner, BridgeDesk Holder, int Round) Of(BridgeCaseId id, IReadOnlyList<BridgeMessage> set)
    {
        var first = set.Where(message => message.Sender == id.MintedBy).OrderBy(message => message.Seq).FirstOrDefault() ?? set.OrderBy(message => message.Seq).First();
        var f = first.FirstReceivedBy;
        var all = set.Where(message => message.Status == first.Status).ToList();
        var offers = all.Where(message => message.Content is TransferOffer or WorkOrderPush).ToList();
        var s = Scope(all) ?? f;
        bool isImmediate = offers.Exists(offer => HandOverOf(offer).Urgency == Urgency.Immediate);
        int round = 1;
        if (Returners(1).Count > 0) round = Returners(2).Count > 0 ? 3 : 2;
        var owner = Owner(round);
        var state = owner is not null ? IsClosed(owner.Value) ? BridgeState.Closed : BridgeState.Owned
            : (Facts(round).Exists(message => message.Content is TransferRefuse) && !isImmediate) || round == 2 ? BridgeState.Negotiating
            : offers.Count > 0 ? BridgeState.Offered : BridgeState.New;
        var returners = Returners(1);
        return (state, owner, owner ?? (round == 2 && returners.Count == 1 ? returners[0] : f), round);

        List<BridgeMessage> Facts(int r) => all.FindAll(message => message.Round == r);

        HashSet<BridgeDesk> Agreed(int r) => [.. Facts(r).Select(message => message.Content switch
        {
            ConferenceResult result => result.AgreedOwner,
            VoiceHandoverRecord record => record.AgreedOwner,
            OwnershipClaim { Basis: OwnershipBasis.Agreed } claim => claim.Owner,
            _ => (BridgeDesk?)null,
        }).OfType<BridgeDesk>()];

        HashSet<BridgeDesk> Took(int r) => [.. Facts(r).Where(message => message.Content is TransferAccept).Select(message => message.Sender)];

        bool HasFailed(int r) => Agreed(r).Count == 2 || Facts(r).Exists(message => message.Content switch
        {
            ConferenceResult result => result.AgreedOwner is null,
            ConferenceFailed => true,
            OwnershipClaim claim => claim.Basis == OwnershipBasis.FirstReceiver,
            Cancel cancel => offers.Exists(offer => offer.Id == cancel.Cancelled && offer.Sender == message.Sender && offer.Round == r),
            _ => false,
        });

        BridgeDesk? Owner(int r)
        {
            if (r == 3) return f;
            if (Agreed(r).Count == 1) return Agreed(r).Single();
            if (Took(r).Count == 1) return Took(r).Single();
            if (Took(r).Count == 2) return f;
            return HasFailed(r) ? s : null;
        }

        List<BridgeDesk> Returners(int r) => [.. Facts(r).Where(message => message.Content is WorkOrderReturn returned
            && offers.Count > 0
            && returned.ReturnedWithin <= HandOverOf(offers.OrderBy(offer => offer.Seq).ThenBy(offer => offer.Sender).First()).ReturnWindow
            && (Agreed(r).Contains(message.Sender) || Took(r).Contains(message.Sender) || (HasFailed(r) && s == message.Sender))
            && !Facts(r).Exists(ended => ended.Sender == message.Sender && ended.Seq < message.Seq && IsEnd(ended))).Select(message => message.Sender).Distinct()];

        bool IsClosed(BridgeDesk whose)
        {
            var end = Facts(round).Where(message => message.Sender == whose && IsEnd(message)).OrderBy(message => message.Seq).LastOrDefault();
            return end is not null && all.Where(message => message.Content is Supplement).All(added => added.Sender == whose ? added.Seq < end.Seq : added.Seq <= end.SeenPeerSeq);
        }
    }

    private static bool IsEnd(BridgeMessage message) => message.Content is Feedback { Stage: FeedbackStage.Closed };

    private static HandOver HandOverOf(BridgeMessage offer) => offer.Content is TransferOffer call ? call.HandOver : ((WorkOrderPush)offer.Content).HandOver;

    private static BridgeDesk? Scope(List<BridgeMessage> all)
    {
        var told = all.Select(message => message.Content switch
        {
            TransferOffer offer => offer.HandOver.Scope,
            WorkOrderPush push => push.HandOver.Scope,
            TransferRefuse refuse => refuse.Scope,
            WorkOrderReturn returned => returned.Scope,
            _ => null,
        }).OfType<ScopeReading>().Where(reading => reading.Owner is not null).ToList();
        var newest = told.Where(reading => reading.Edition == told.Max(other => other.Edition)).Select(reading => reading.Owner).Distinct().ToList();
        return newest.Count == 1 ? newest[0] : null;
    }
}
