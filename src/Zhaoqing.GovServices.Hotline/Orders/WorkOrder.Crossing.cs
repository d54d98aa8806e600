using NodaTime;
using OneOf;

namespace Zhaoqing.GovServices.Hotline;

public sealed partial record WorkOrder
{
    /// <summary>What of this order is handed to the other desk (转办要素): a token for the caller, words of the hotline's own for what was said.</summary>
    /// <param name="summary">The words. Where nobody is in danger they hold neither name nor number of the caller, and of a report nothing at length of what was said.</param>
    /// <param name="place">Where, in words; left out of the message where <see cref="CrossingRules"/> says so.</param>
    /// <param name="urgency">How soon it is needed; where it is immediate the words are not judged: help comes first.</param>
    /// <param name="scope">Whose it is by the rules.</param>
    /// <param name="returnWindow">How long it may be given back.</param>
    /// <param name="policy">How much a brief may have in common with what was said.</param>
    /// <returns>The hand-over; refused with <c>hotline.brief-missing</c> or <c>hotline.brief-quotes</c>.</returns>
    [Clause("PLT-3.5")]
    public OneOf<Refusal, HandOver> HandOver(string summary, string place, Urgency urgency, ScopeReading scope, Duration returnWindow, HandlingPolicy policy)
    {
        ArgumentNullException.ThrowIfNull(policy);
        if (string.IsNullOrWhiteSpace(summary)) return OrderRefusals.BriefMissing();
        var brief = new ActionBrief(summary);
        if (urgency != Urgency.Immediate && (NamesCaller(brief) || (Level >= ConfidentialityLevel.Reporter && brief.Quotes(Demand.Text, policy.LongestQuote)))) return OrderRefusals.BriefQuotes();
        var where = new BridgePlace(Demand.Place, string.IsNullOrWhiteSpace(place) ? CrossingRules.PlaceLeftOut : place);
        return new HandOver(Demand.Kind, summary, where, Demand.Caller, urgency, scope, returnWindow, Demand.ClassCode);
    }

    /// <summary>What the callers are told where 110 has ended a case and has said nothing for the public.</summary>
    internal const string EndedByPolice = "你反映的事项已转110办理,110已办结。";

    /// <summary>What the case on the bridge brings about in an order that was handed over as a whole (联动结果回写): it comes back where the case is the hotline's; where the other desk has ended it, the callers are answered.</summary>
    /// <returns>The act; null while there is none.</returns>
    [Clause("PLT-3.4")]
    public OrderAct? ActBy(BridgeView view) => State != OrderState.Transferred ? null : view switch
    {
        { Owner: BridgeDesk.Hotline } => OrderAct.OwnHere,
        { Owner: BridgeDesk.Police, State: BridgeState.Closed } => OrderAct.AnswerByPeer,
        _ => null,
    };

    /// <summary>The same as something to be done; null while there is nothing. The answer is what 110 told in public last of what was done or of the end (how far it was is none), as the house's note what it told the hotline last.</summary>
    internal OrderCommand? CommandBy(BridgeCase copy) => ActBy(copy.View) switch
    {
        null => null,
        OrderAct.AnswerByPeer => new GiveReply(new OrderReply(copy.ToldLast(told => told.InternalNote) ?? "", copy.ToldLast(told => told.Stage is FeedbackStage.Handled or FeedbackStage.Closed ? told.PublicReply : null) ?? EndedByPolice, IsTrue: null, IsSolved: null), IsOnTheSpot: true) { Said = copy.PlacesOfPeer() },
        { } act => new PlainAct(act) { Said = copy.PlacesOfPeer() },
    };

    /// <summary>Whether it was answered as 110 had ended its case, and the case is the hotline's again: people have to look, for the order's clock is that of an answer.</summary>
    internal bool IsOvertakenBy(BridgeCase copy) =>
        TakenFrom is null && string.Equals(HandedOverBy, copy.Id.ToString(), StringComparison.Ordinal) && copy.View is { IsHotlines: true, State: not BridgeState.Closed }
        && (State == OrderState.Closed ? End == OrderEnd.ByPeer : State == OrderState.Answered && IsPeersReply);

    private bool NamesCaller(ActionBrief brief) => Names(brief, Demand.CallerName) || Names(brief, Demand.CallerPhone) || Names(brief, CallerToken.Bare(Demand.Caller));
}
