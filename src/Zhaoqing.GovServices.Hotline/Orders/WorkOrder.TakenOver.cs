using System.Collections.Immutable;
using NodaTime;
using OneOf;

namespace Zhaoqing.GovServices.Hotline;

public sealed partial record WorkOrder
{
    /// <summary>The highest level it ever had: what stands below it, two people have lowered.</summary>
    private ConfidentialityLevel HighestLevel { get; init; }

    /// <summary>What of that which 110 added to the case on the bridge stands in the order.</summary>
    private TakenUp Added { get; init; } = TakenUp.Nothing;

    /// <summary>Writes down the order of a case that 110 opened and the hotline answers for (承接110转来的诉求). Its clock runs from the moment the case became the hotline's, not from when somebody noticed.</summary>
    /// <param name="number">Its number.</param>
    /// <param name="copy">The case, see <see cref="BridgeView.IsHotlines"/>.</param>
    /// <param name="actor">Who writes it down.</param>
    /// <param name="now">When.</param>
    /// <param name="rules">What it is judged by.</param>
    /// <returns>The events; refused as the calendar and the policy refuse for now. Where they refuse for the moment the case was taken, the clock runs from now.</returns>
    /// <exception cref="ArgumentException">The case is no order of the hotline's: it is a drill, of its own, or not taken.</exception>
    [Clause("PLT-3.4")]
    public static OneOf<Refusal, ImmutableArray<OrderEvent>> OpenFor(OrderNumber number, BridgeCase copy, OrderActor actor, Instant now, HandlingRules rules)
    {
        ArgumentNullException.ThrowIfNull(copy);
        if (!IsOrderOf(copy) || copy.HotlinesSince() is not { } since) throw new ArgumentException("The case is none that 110 handed over and the hotline has taken.", nameof(copy));
        var at = Instant.Min(since, now);
        var opened = OpenFor(number, copy, TakenDemand.Of(copy), actor, at, rules);
        return opened.IsT0 && at < now ? OpenFor(number, copy, TakenDemand.Of(copy), actor, now, rules) : opened;
    }

    /// <summary>Whether a case is one that the hotline keeps an order of by itself: 110 opened it, it is meant, and it is the hotline's to handle.</summary>
    internal static bool IsOrderOf(BridgeCase copy) => copy.Id.MintedBy == BridgeDesk.Police && copy.View is { Status: MessageStatus.Actual, IsHotlines: true };

    private static OneOf<Refusal, ImmutableArray<OrderEvent>> OpenFor(OrderNumber number, BridgeCase copy, Demand demand, OrderActor actor, Instant at, HandlingRules rules)
    {
        if (Open(number, demand, actor, at, rules).TryPickT0(out var refusal, out var opened)) return refusal;
        var draft = new WorkOrder(opened);
        ImmutableArray<OrderEvent> first = copy.Confidentiality > draft.Level ? [opened, new LevelChanged(at, actor.Account, copy.Confidentiality, Second: null, [])] : [opened];
        return draft.DueFrom(at, rules, limit => limit.OverallWithin).MapT1(due => first.Add(new OrderTakenOver(at, actor.Account, copy.Id.ToString(), due, copy.Added.Count()) { Places = TakenUp.PlacesOf(copy), Said = copy.PlacesOfPeer() }));
    }

    /// <summary>An old record has the token of 110 without its desk; it is 110's all the same.</summary>
    private static Demand OfPolice(Demand demand, string link) => string.Equals(demand.Caller, link, StringComparison.Ordinal) ? demand : demand with { Caller = CallerToken.OfPolice(demand.Caller) };

    /// <summary>A caller as the order names it, where an old record names the one of 110 without its desk.</summary>
    private string Named(string caller, OrderChannel? channel = null) =>
        TakenFrom is not null && string.Equals(Demand.Caller, CallerToken.OfPolice(caller), StringComparison.Ordinal)
        && !Members.Any(member => string.Equals(member.Caller, caller, StringComparison.Ordinal) && (channel is null || member.Channel == channel)) ? Demand.Caller : caller;

    /// <summary>Whether its case brings about something that is not in the record yet.</summary>
    internal bool IsBehind(BridgeCase copy) => copy.Confidentiality > HighestLevel || ActBy(copy) is not null;

    /// <summary>What its case brings about in an order that 110 handed over: it hides as much as the case, is 110's where the case is, and the hotline's again where the case is that.</summary>
    private OneOf<Refusal, ImmutableArray<OrderEvent>> Follow(BridgeCase copy, OrderActor actor, Instant now, HandlingRules rules)
    {
        if (actor.Role != OrderRoles.Bridge || !string.Equals(TakenFrom, copy.Id.ToString(), StringComparison.Ordinal)) return OrderRefusals.RoleNotAllowed();
        ImmutableArray<OrderEvent> raised = copy.Confidentiality > HighestLevel ? [new LevelChanged(now, actor.Account, copy.Confidentiality, Second: null, [])] : [];
        var followed = ActBy(copy) switch
        {
            null => ImmutableArray<OrderEvent>.Empty,
            OrderAct.PassToPeer => One(new OrderActed(now, actor.Account, OrderAct.PassToPeer, Reason: null, StepDue: null)),
            OrderAct.BringNewFact => Again(copy, actor, now, rules),
            OrderAct.Supply => Supply(AddedTo(copy), actor, now, rules, copy),
            OrderAct.AddTo => One(new OrderAddedTo(now, actor.Account, AddedTo(copy), copy.Added.Count()) { Places = TakenUp.PlacesOf(copy) }),
            { } act => Plain(new PlainAct(act), actor, now, rules),
        };
        // More is hidden at once, also where the calendar keeps the rest waiting.
        return followed.IsT0 && !raised.IsEmpty ? raised : followed.MapT1(raised.AddRange);
    }

    /// <summary>A group goes on where its other callers wait, whatever becomes of the case of one of them.</summary>
    private OrderAct? ActBy(BridgeCase copy) => State switch
    {
        OrderState.Transferred when copy.View.IsHotlines => OrderAct.OwnHere,
        OrderState.Transferred when copy.View is { Owner: BridgeDesk.Police, State: BridgeState.Closed } => OrderAct.EndByPeer,
        OrderState.Closed when copy.View is { IsHotlines: true, State: not BridgeState.Closed } && End == OrderEnd.ByPeer => OrderAct.BringNewFact,
        OrderState.Closed or OrderState.Withdrawn when copy.View.IsHotlines && IsAddedTo(copy) => OrderAct.BringNewFact,
        _ when OrderTable.IsOpen(State) && !copy.View.IsHotlines && Members.IsEmpty => OrderAct.PassToPeer,
        OrderState.AwaitingInfo when IsAddedTo(copy) => OrderAct.Supply,
        _ when OrderTable.IsOpen(State) && IsAddedTo(copy) => OrderAct.AddTo,
        _ => null,
    };

    /// <summary>Whether 110 has added what does not stand in the order: whoever ended it had not seen that, whatever was told of the end meanwhile.</summary>
    internal bool IsAddedTo(BridgeCase copy) => Added.Missing(copy).Any();

    private string AddedTo(BridgeCase copy) => TakenDemand.Short(string.Join('\n', Added.Missing(copy)));

    /// <summary>The case has somebody to answer for it again, so its order has too, however long it has been ended.</summary>
    private OneOf<Refusal, ImmutableArray<OrderEvent>> Again(BridgeCase copy, OrderActor actor, Instant now, HandlingRules rules)
    {
        if (DueFrom(now, rules, limit => limit.OverallWithin).TryPickT0(out var refusal, out var overall)) return refusal;
        string fact = IsAddedTo(copy) ? AddedTo(copy) : "联动事件重新由本平台受理。";
        return One(StepFrom(now, rules), step => new NewFactBrought(now, actor.Account, fact, overall, step) { Supplements = copy.Added.Count(), Places = TakenUp.PlacesOf(copy) });
    }

    /// <summary>How far the handling is, as 110 is told (办理进展); null where there is nothing to tell.</summary>
    internal Feedback? Progress() => State switch
    {
        OrderState.SignedFor => new Feedback(FeedbackStage.SignedFor),
        OrderState.InHandling or OrderState.ExtensionPending or OrderState.Suspended => new Feedback(FeedbackStage.InHandling),
        OrderState.Answered or OrderState.AwaitingCallback or OrderState.Rated => new Feedback(FeedbackStage.Handled, PublicAnswer()),
        OrderState.Closed or OrderState.Withdrawn => new Feedback(FeedbackStage.Closed, PublicAnswer()),
        _ => null,
    };

    /// <summary>What 110 is still to be told of the order of its case: how far it is, the answer, the end, and that it goes on after it.</summary>
    /// <param name="copy">The case.</param>
    /// <param name="caller">Who is answered by way of it, as this order names them.</param>
    internal BridgeContent? StillToTell(BridgeCase copy, string caller)
    {
        if (copy.View.Owner != BridgeDesk.Hotline) return null;
        if (copy.View.State == BridgeState.Closed && OrderTable.IsOpen(State) && ClosedAt is not null) return new Supplement("有新情况,正在重新办理。");
        if (Progress() is not { } progress) return null;
        if (LastTold(copy) is not { } message || !Says(message, progress)) return progress;
        // The words by which somebody had an earlier answer are not this one's, though they are the same.
        if (!SentTo.Contains(caller) && PublicAnswer() is not null && message.Seq <= AnsweredUpTo(copy)) return progress;
        // An end counts for what its desk had seen; what came before it is not told again before more has come.
        return progress.Stage == FeedbackStage.Closed && copy.View.State != BridgeState.Closed && message.SeenPeerSeq < copy.SeenPeerSeq ? progress : null;
    }

    /// <summary>The place of the message by which 110 has this answer in its record; null where it has not, whatever it had of an earlier one.</summary>
    /// <param name="copy">The case.</param>
    internal uint? AnswerThere(BridgeCase copy) =>
        PublicAnswer() is not null && Progress() is { } progress && LastTold(copy) is { } message && Says(message, progress) && message.Seq > AnsweredUpTo(copy) && message.Seq <= copy.PeerSeen ? message.Seq : null;

    /// <summary>By case, the place of the message by which 110 had the last answer that was written down as sent.</summary>
    private ImmutableDictionary<string, uint> AnsweredAt { get; init; } = ImmutableDictionary.Create<string, uint>(StringComparer.Ordinal);

    private uint AnsweredUpTo(BridgeCase copy) => AnsweredAt.GetValueOrDefault(copy.Id.ToString());

    private static BridgeMessage? LastTold(BridgeCase copy) =>
        copy.Counted.LastOrDefault(message => message.Sender == BridgeDesk.Hotline && message.Round == copy.View.Round && message.Content is Feedback or Supplement);

    private static bool Says(BridgeMessage message, Feedback progress) => message.Content is Feedback told && told.Stage == progress.Stage && string.Equals(told.PublicReply, progress.PublicReply, StringComparison.Ordinal);
}
