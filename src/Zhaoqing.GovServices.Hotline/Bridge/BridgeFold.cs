namespace Zhaoqing.GovServices.Hotline;

/// <summary>What a set of messages comes to. No clock, no order of arrival, no rule of either desk is an input.</summary>
internal static class BridgeFold
{
    /// <summary>The state of a case.</summary>
    /// <param name="id">The case.</param>
    /// <param name="stored">Its messages, each place of a sender once, in any order; at least one.</param>
    public static BridgeView Fold(BridgeCaseId id, IReadOnlyCollection<BridgeMessage> stored)
    {
        var first = stored.MinBy(message => (message.Sender == id.MintedBy ? 0 : 1, message.Seq))!;
        var (firstReceiver, status) = (first.FirstReceivedBy, first.Status);
        var counted = stored.Where(message => message.Status == status).ToArray();
        var offers = Array.FindAll(counted, message => message.Offered is not null);
        var emergency = EmergencyOf(counted);
        var scope = ScopeOf(counted);
        int last = LastRoundOf(counted, offers, scope ?? firstReceiver);
        var facts = RoundFacts.Of(counted, offers, last);
        var owner = last == BridgeView.LastRound ? firstReceiver : facts.Owner(scope ?? firstReceiver, firstReceiver);
        if (owner is not { } whose)
        {
            var state = (facts.IsRefused && !HoldsImmediate(offers)) || last == 2 ? BridgeState.Negotiating : offers.Length > 0 ? BridgeState.Offered : BridgeState.New;
            var keeper = last == 2 ? ReturnerOf(counted, offers, scope ?? firstReceiver, firstReceiver) : firstReceiver;
            return new BridgeView(state, emergency, Owner: null, keeper, last, IsReopened: false, firstReceiver, status);
        }

        var ended = counted.Where(message => message.Sender == whose && message.Round == last && message.Content is Feedback { Stage: FeedbackStage.Closed }).MaxBy(message => message.Seq);
        bool isClosed = ended is not null && !counted.Any(message => message.Content is Supplement && !IsCovered(message, ended));
        return new BridgeView(isClosed ? BridgeState.Closed : BridgeState.Owned, emergency, whose, whose, last, ended is not null && !isClosed, firstReceiver, status);
    }

    private static bool IsCovered(BridgeMessage supplement, BridgeMessage ended) =>
        supplement.Sender == ended.Sender ? supplement.Seq < ended.Seq : supplement.Seq <= ended.SeenPeerSeq;

    private static bool HoldsImmediate(BridgeMessage[] offers) => Array.Exists(offers, offer => offer.Offered!.Urgency == Urgency.Immediate);

    /// <summary>Whether a message asks for help at once.</summary>
    internal static bool IsDispatchRequest(BridgeMessage asked) =>
        asked.Content is EmergencyDispatchRequest or OnSiteAssistRequest || asked is { Sender: BridgeDesk.Hotline, Offered.Urgency: Urgency.Immediate };

    /// <summary>Whether 110 has answered this request, and no other: that somebody was sent, or for a hand-over that it was taken.</summary>
    internal static bool IsSent(BridgeMessage asked, BridgeMessage answer) => answer.Correlation == asked.Id && answer.Sender == BridgeDesk.Police
        && (answer.Content is EmergencyDispatchAck || (asked.Offered is not null && answer.Content is TransferAccept));

    /// <summary>The urgent part: asked for, and answered one by one. 110 may also say by itself that it has sent somebody.</summary>
    private static EmergencyState EmergencyOf(BridgeMessage[] counted)
    {
        bool isAsked = false, isAnswered = true;
        foreach (var asked in counted)
        {
            if (!IsDispatchRequest(asked)) continue;
            isAsked = true;
            isAnswered &= Array.Exists(counted, answer => IsSent(asked, answer));
        }

        bool isClaimed = Array.Exists(counted, message => message is { Sender: BridgeDesk.Police, Content: OwnershipClaim { Basis: OwnershipBasis.Emergency } });
        return isAsked ? isAnswered ? EmergencyState.Dispatched : EmergencyState.Requested : isClaimed ? EmergencyState.Dispatched : EmergencyState.None;
    }

    /// <summary>Whose it is by the newest edition of the scope rules that the messages carry, where those agree.</summary>
    private static BridgeDesk? ScopeOf(BridgeMessage[] counted)
    {
        int newest = int.MinValue;
        BridgeDesk? owner = null;
        bool isOne = true;
        foreach (var reading in counted.Select(message => message.Scope).OfType<ScopeReading>().Where(reading => reading.Owner is not null))
        {
            if (reading.Edition < newest) continue;
            if (reading.Edition > newest) (newest, owner, isOne) = (reading.Edition, reading.Owner, true);
            else isOne &= owner == reading.Owner;
        }

        return isOne ? owner : null;
    }

    /// <summary>The last round that is open: a desk that has taken it may give it back within the window, twice in all.</summary>
    private static int LastRoundOf(BridgeMessage[] counted, BridgeMessage[] offers, BridgeDesk fallback)
    {
        int round = 1;
        while (round < BridgeView.LastRound && Array.Exists(counted, message => Returns(message, round, counted, offers, fallback))) round++;
        return round;
    }

    private static bool Returns(BridgeMessage message, int round, BridgeMessage[] counted, BridgeMessage[] offers, BridgeDesk fallback)
    {
        if (message.Content is not WorkOrderReturn returned || message.Round != round || offers.Length == 0) return false;
        var window = offers.MinBy(offer => (offer.Seq, offer.Sender))!.Offered!.ReturnWindow;
        return returned.ReturnedWithin <= window
            && RoundFacts.Of(counted, offers, round).Names(message.Sender, fallback)
            && !Array.Exists(counted, ended => ended.Sender == message.Sender && ended.Round == round && ended.Seq < message.Seq && ended.Content is Feedback { Stage: FeedbackStage.Closed });
    }

    /// <summary>In the second round the desk that gave it back keeps it; where both did, the one that heard of it first.</summary>
    private static BridgeDesk ReturnerOf(BridgeMessage[] counted, BridgeMessage[] offers, BridgeDesk fallback, BridgeDesk firstReceiver)
    {
        var returners = counted.Where(message => Returns(message, 1, counted, offers, fallback)).Select(message => message.Sender).Distinct().ToArray();
        return returners is [var one] ? one : firstReceiver;
    }
}
