using System.Collections.Immutable;
using NodaTime;
using OneOf;

namespace Zhaoqing.GovServices.Hotline;

public sealed partial record WorkOrder
{
    /// <summary>Whom the reply still has to be sent to, and by which way: that by which each demand came.</summary>
    [Clause("PLT-3.1")]
    public IEnumerable<(string Caller, OrderChannel Channel)> RepliesToSend() =>
        PublicAnswer() is null ? [] : Callers().Where(caller => !SentTo.Contains(caller.Caller));

    /// <summary>The token by which this order knows the caller of another that is part of it, or its own.</summary>
    internal string CallerOf(WorkOrder order) => Members.FirstOrDefault(member => member.Number == order.Number)?.Caller ?? order.Demand.Caller;

    /// <summary>What the callers are told; null while there is nothing. A reply is told once the hotline has reviewed it.</summary>
    public string? PublicAnswer() => State switch
    {
        OrderState.Informed => Told,
        OrderState.Answered or OrderState.AwaitingCallback or OrderState.Rated => Reply?.Public,
        OrderState.Closed => Told ?? Reply?.Public,
        _ => null,
    };

    /// <summary>Whom the hotline still has to call back in this round.</summary>
    /// <param name="policy">How often it tries.</param>
    public IEnumerable<string> CallersToCallBack(HandlingPolicy policy)
    {
        ArgumentNullException.ThrowIfNull(policy);
        return State == OrderState.AwaitingCallback ? Callers().Select(caller => caller.Caller).Where(caller => !IsSettled(caller, policy)) : [];
    }

    private bool IsSettled(string caller, HandlingPolicy policy)
    {
        var own = Round.Where(result => string.Equals(result.Caller, caller, StringComparison.Ordinal));
        return own.Any(result => result.IsReached) || own.Count() >= policy.CallBackTries;
    }

    /// <summary>Whether the last answer is that of the desk it was handed over to.</summary>
    private bool IsPeersReply { get; init; }

    /// <summary>The callers to whom the last answer could not be brought, one for each time it was tried.</summary>
    private ImmutableArray<string> NotDelivered { get; init; } = [];

    /// <summary>Whether the hotline has tried to bring the answer to a caller as often as the policy says, and could not: the order may be ended without it, and nobody writes down that it was sent.</summary>
    /// <param name="caller">The token of the caller.</param>
    /// <param name="policy">How often it tries. Of who came by phone, calls back that reached nobody count as well.</param>
    [Clause("PLT-3.1")]
    public bool IsGivenUp(string caller, HandlingPolicy policy)
    {
        ArgumentNullException.ThrowIfNull(policy);
        bool isByPhone = Callers().Contains((caller, OrderChannel.Phone));
        var calls = Round.Where(result => isByPhone && string.Equals(result.Caller, caller, StringComparison.Ordinal)).ToArray();
        return !SentTo.Contains(caller) && calls.All(call => !call.IsReached) && calls.Length + NotDelivered.Count(tried => string.Equals(tried, caller, StringComparison.Ordinal)) >= policy.CallBackTries;
    }

    private bool IsUntold(HandlingPolicy policy) => RepliesToSend().Any(open => !IsGivenUp(open.Caller, policy));

    private OneOf<Refusal, ImmutableArray<OrderEvent>> CallBack(CallBackResult result, OrderActor actor, Instant now, HandlingRules rules)
    {
        if (Guard(OrderAct.CallBack, actor, reason: null) is { } refusal) return refusal;
        if (!CallersToCallBack(rules.Policy).Contains(result.Caller, StringComparer.Ordinal)) return OrderRefusals.CallerUnknown();
        if (result.IsReached && (result.IsSolved is null || result.IsSatisfied is null)) return OrderRefusals.RatingMissing();
        if (result.Unfounded?.Length > Demand.MaxTextLength) return OrderRefusals.TextMissing("unfounded");
        var made = new CallBackMade(now, actor.Account, result);
        var after = Apply(made);
        // By phone nobody can be told any more; by every other way the reply goes first.
        bool isLost = !after.CallersToCallBack(rules.Policy).Any() && !after.Round.Any(call => call.IsReached) && after.IsUntold(rules.Policy);
        return isLost ? OrderRefusals.ReplyNotSent() : Followed(made, now, rules);
    }

    /// <summary>An event with what the rules draw from it once it is in: all callers were asked, one is rightly not content, or none was reached and each was told or given up.</summary>
    private OneOf<Refusal, ImmutableArray<OrderEvent>> Followed(OrderEvent happened, Instant now, HandlingRules rules)
    {
        var after = Apply(happened);
        if (after.State != OrderState.AwaitingCallback) return One(happened);
        OrderAct? next = after.Round.Any(IsRightlyNotContent) ? OrderAct.Redo
            : after.CallersToCallBack(rules.Policy).Any() ? null
            : after.Round.Any(result => result.IsReached) ? OrderAct.Rate
            : after.IsUntold(rules.Policy) ? null : OrderAct.GiveUp;
        return next switch
        {
            null => One(happened),
            OrderAct.GiveUp => ImmutableArray.Create(happened, new OrderClosed(now, OrderEvent.Clock, OrderAct.GiveUp, OrderEnd.Unreachable)),
            { } act => StepFrom(now, rules).MapT1(due => ImmutableArray.Create(happened, new OrderActed(now, OrderEvent.Clock, act, Reason: null, due))),
        };
    }

    /// <summary>What is not solved is done again; where it is solved and the caller is not satisfied, unless the hotline has written down why that has no ground.</summary>
    private static bool IsRightlyNotContent(CallBackResult result) =>
        result.IsReached && (result.IsSolved == false || (result.IsSatisfied == false && string.IsNullOrWhiteSpace(result.Unfounded)));

    private OneOf<Refusal, ImmutableArray<OrderEvent>> Close(OrderActor actor, Instant now, HandlingRules rules) =>
        IsUntold(rules.Policy) ? OrderRefusals.ReplyNotSent() : One(new OrderClosed(now, actor.Account, OrderAct.Close, IsPeersReply ? OrderEnd.ByPeer : OrderEnd.Answered));

    private OneOf<Refusal, ImmutableArray<OrderEvent>> Send(RecordReplySent sent, OrderActor actor, Instant now, HandlingRules rules)
    {
        if (actor.Role is not (OrderRoles.Hotline or OrderRoles.Bridge)) return OrderRefusals.RoleNotAllowed();
        if (PublicAnswer() is null) return OrderRefusals.NothingToSend();
        string caller = sent.Caller;
        if (SentTo.Contains(caller)) return ImmutableArray<OrderEvent>.Empty;
        var found = RepliesToSend().FirstOrDefault(open => string.Equals(open.Caller, caller, StringComparison.Ordinal));
        if (actor.Role == OrderRoles.Bridge && found.Channel != OrderChannel.Police) return OrderRefusals.RoleNotAllowed();
        return found.Caller is null ? OrderRefusals.CallerUnknown() : Followed(new ReplySent(now, actor.Account, caller, found.Channel) { Link = sent.Message?.Link, Place = sent.Message?.Place }, now, rules);
    }

    private OneOf<Refusal, ImmutableArray<OrderEvent>> NotDeliver(RecordReplyFailed failed, OrderActor actor, Instant now, HandlingRules rules)
    {
        if (actor.Role != OrderRoles.Hotline) return OrderRefusals.RoleNotAllowed();
        if (IsOfUnits(actor)) return OrderRefusals.OwnOrder();
        if (IsUnfit(failed.Reason)) return OrderRefusals.TextMissing("reason");
        if (PublicAnswer() is null) return OrderRefusals.NothingToSend();
        var found = RepliesToSend().FirstOrDefault(open => string.Equals(open.Caller, failed.Caller, StringComparison.Ordinal));
        return found.Caller is null ? OrderRefusals.CallerUnknown() : Followed(new ReplyNotDelivered(now, actor.Account, failed.Caller, found.Channel, failed.Reason), now, rules);
    }

    /// <summary>Into an order that is open and was accepted earlier. A report goes into no order that another caller sees, and nothing goes into a report of another.</summary>
    private OneOf<Refusal, ImmutableArray<OrderEvent>> Merge(WorkOrder parent, OrderActor actor, Instant now)
    {
        if (Guard(OrderAct.MergeInto, actor, reason: null) is { } refusal) return refusal;
        if (parent.Members.All(member => member.Number != Number)) return OrderRefusals.NotMember();
        if (!Members.IsEmpty) return OrderRefusals.GroupGoesOn();
        if (Left.Contains(parent.Number)) return OrderRefusals.MergeNotFit();
        return One(new OrderMerged(now, actor.Account, parent.Number));
    }

    private OneOf<Refusal, ImmutableArray<OrderEvent>> Join(WorkOrder child, OrderActor actor, Instant now)
    {
        if (actor.Role != OrderRoles.Hotline) return OrderRefusals.RoleNotAllowed();
        if (IsOfUnits(actor)) return OrderRefusals.OwnOrder();
        if (Members.Any(member => member.Number == child.Number)) return ImmutableArray<OrderEvent>.Empty;
        if (!child.Members.IsEmpty) return OrderRefusals.GroupGoesOn();
        bool takesMore = OrderTable.IsOpen(State) && AcceptedAt is not null && State is not (OrderState.Answered or OrderState.Rated or OrderState.AwaitingInfo);
        bool isEarlier = AcceptedAt is { } here && (child.AcceptedAt is not { } there || here <= there);
        if (!takesMore || !isEarlier || child.Number == Number || child.Left.Contains(Number) || !OrderTable.IsOpen(child.State)) return OrderRefusals.MergeNotFit();
        bool isReport = child.Demand.Kind == DemandKind.Report || Demand.Kind == DemandKind.Report;
        if (isReport && (child.Demand.Kind != Demand.Kind || child.Demand.Person != Demand.Person)) return OrderRefusals.ReportNotMerged();
        if (child.Demand.ReportedUnit is { } reported && !string.Equals(reported, Demand.ReportedUnit, StringComparison.Ordinal)) return OrderRefusals.ReportNotMerged();
        if (child.Demand.Person == Demand.Person && child.Level > Level) return OrderRefusals.MergeHidesLess();
        return One(new MemberJoined(now, actor.Account, new GroupMember(child.Number, child.Demand.Caller, child.Demand.Channel, child.Demand.IsRepeatOf(Demand))));
    }

    private OneOf<Refusal, ImmutableArray<OrderEvent>> Release(OrderNumber member, OrderActor actor, Instant now, HandlingRules rules)
    {
        if (actor.Role is not (OrderRoles.Hotline or OrderRoles.Caller)) return OrderRefusals.RoleNotAllowed();
        bool isOther = actor.Role == OrderRoles.Caller && !Members.Any(one => one.Number == member && string.Equals(one.Caller, actor.Account, StringComparison.Ordinal));
        if (isOther) return OrderRefusals.CallerUnknown();
        return Members.Any(one => one.Number == member) ? Followed(new MemberLeft(now, actor.Account, member), now, rules) : OrderRefusals.NotMember();
    }

    /// <summary>More may be hidden by anybody of the hotline; less only by two of them.</summary>
    private OneOf<Refusal, ImmutableArray<OrderEvent>> Change(ChangeLevel change, OrderActor actor, Instant now)
    {
        if (actor.Role != OrderRoles.Hotline) return OrderRefusals.RoleNotAllowed();
        if (IsOfUnits(actor)) return OrderRefusals.OwnOrder();
        ImmutableArray<string> readers = change.Readers.IsDefault ? [] : change.Readers;
        if (readers.Any(reader => reader is not { Length: <= Demand.MaxNameLength })) return OrderRefusals.TextMissing("readers");
        if (change.Level == ConfidentialityLevel.Sealed && readers.IsEmpty) return OrderRefusals.TextMissing("readers");
        bool isWider = change.Level < Level || (change.Level == Level && readers.Except(Readers, StringComparer.Ordinal).Any());
        string? second = IsSecond(change.Second, actor) ? change.Second!.Account : null;
        return isWider && second is null ? OrderRefusals.LevelNeedsTwo() : One(new LevelChanged(now, actor.Account, change.Level, second, readers));
    }

    /// <summary>Another one of the hotline, by an account as people have; whether the account is there its host knows.</summary>
    private bool IsSecond(OrderActor? second, OrderActor first) =>
        second is { Role: OrderRoles.Hotline, Account: not OrderEvent.Clock } && !IsOfUnits(second)
        && PartyName.TryParse(second.Account, provider: null, out _) && !string.Equals(second.Account, first.Account, StringComparison.OrdinalIgnoreCase);
}
