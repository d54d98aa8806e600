using System.Collections.Immutable;
using NodaTime;
using OneOf;

namespace Zhaoqing.GovServices.Hotline;

public sealed partial record WorkOrder
{
    /// <summary>Writes a demand down: the first event of its order.</summary>
    /// <param name="number">Its number.</param>
    /// <param name="demand">What was said.</param>
    /// <param name="actor">Who writes it down.</param>
    /// <param name="now">When.</param>
    /// <param name="rules">What it is judged by.</param>
    /// <returns>The event; refused with <c>hotline.text-missing</c>, with <c>hotline.token-not-own</c> where a token of 110 stands for who did not come by 110, or as the calendar refuses.</returns>
    [Clause("REQ-3.2")]
    public static OneOf<Refusal, OrderOpened> Open(OrderNumber number, Demand demand, OrderActor actor, Instant now, HandlingRules rules)
    {
        ArgumentNullException.ThrowIfNull(demand);
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(rules);
        if (demand.FaultyField() is { } field) return OrderRefusals.TextMissing(field);
        if (demand.Channel != OrderChannel.Police && CallerToken.IsOfPolice(demand.Caller)) return OrderRefusals.TokenNotOwn();
        return StepFrom(now, rules).MapT1(due => new OrderOpened(now, actor.Account, number, demand, due));
    }

    /// <summary>What an act comes to. What time alone has brought about by then comes first.</summary>
    /// <param name="command">What somebody wants to do.</param>
    /// <param name="actor">Who.</param>
    /// <param name="now">When; not before the last event.</param>
    /// <param name="rules">What it is judged by.</param>
    /// <returns>The events; none where it is done already; refused with a code that begins with <c>hotline.</c>, or as the calendar refuses.</returns>
    public OneOf<Refusal, ImmutableArray<OrderEvent>> Take(OrderCommand command, OrderActor actor, Instant now, HandlingRules rules)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(actor);
        if (now < LastAt) throw new ArgumentException("A record never runs backwards.", nameof(now));
        if (LapsesAt(now, rules).TryPickT0(out var refusal, out var lapses)) return refusal;
        var order = lapses.Aggregate(this, (before, happened) => before.Apply(happened));
        return order.Decide(command, actor, now, rules).MapT1(own => lapses.AddRange(own));
    }

    private OneOf<Refusal, ImmutableArray<OrderEvent>> Decide(OrderCommand command, OrderActor actor, Instant now, HandlingRules rules) => command switch
    {
        PlainAct plain => Plain(plain, actor, now, rules),
        InformCaller inform => Inform(inform, actor, now, rules),
        LinkToPeer link => Link(link, actor, now, rules),
        GiveReply reply => Answer(reply, actor, now, rules),
        DispatchTo dispatch => SendOut(dispatch, actor, now, rules),
        DecideDispute decide => Judge(decide, actor, now, rules),
        SuspendUntil suspend => Suspend(suspend, actor, now, rules),
        RecordCallBack made => CallBack(made.Result, actor, now, rules),
        MergeIntoOrder merge => Merge(merge.Parent, actor, now),
        JoinMember join => Join(join.Child, actor, now),
        ReleaseMember release => Release(release.Member, actor, now, rules),
        RecordReplySent sent => Send(sent, actor, now, rules),
        RecordReplyFailed failed => NotDeliver(failed, actor, now, rules),
        ChangeLevel change => Change(change, actor, now),
        FollowCase follow => Follow(follow.Case, actor, now, rules),
        HearCase hear => Hear(hear.Case, actor, now),
        _ => throw new ArgumentException($"{command.GetType().Name} is nothing that is done to an order.", nameof(command)),
    };

    private OneOf<Refusal, ImmutableArray<OrderEvent>> Plain(PlainAct plain, OrderActor actor, Instant now, HandlingRules rules)
    {
        if (Guard(plain.Act, actor, plain.Reason) is { } refusal) return refusal;
        if (actor.Role == OrderRoles.Bridge && plain.Act is OrderAct.Supply or OrderAct.BringNewFact && TakenFrom is null) return OrderRefusals.RoleNotAllowed();
        // Whoever called the hotline is answered before the order ends, also where 110 has ended the case.
        if (actor.Role == OrderRoles.Bridge && plain.Act == OrderAct.EndByPeer && TakenFrom is null) return OrderRefusals.RoleNotAllowed();
        // What stands on the bridge is decided there; of 119, 120 and 122 the hotline writes down what it heard.
        if (State == OrderState.Transferred && actor.Role == OrderRoles.Hotline && !AwaitsPeer) return OrderRefusals.RoleNotAllowed();
        return plain.Act switch
        {
            OrderAct.Accept or OrderAct.OwnHere or OrderAct.LeaveGroup => One(DueFrom(now, rules, limit => limit.OverallWithin), due => new OrderAccepted(now, actor.Account, plain.Act, due) { Said = plain.Said }),
            OrderAct.NeedInfo when !Members.IsEmpty => OrderRefusals.GroupGoesOn(),
            OrderAct.NeedInfo => One(rules.Policy.SupplyWithin.From(now, rules.Calendar, rules.Policy.Hours), due => new InfoAsked(now, actor.Account, plain.Reason!, due)),
            OrderAct.Supply => Supply(plain.Reason!, actor, now, rules, copy: null),
            OrderAct.Sign => One(rules.Policy.ReturnWithin.From(now, rules.Calendar, rules.Policy.Hours), due => new OrderSigned(now, actor.Account, due)),
            OrderAct.Contest or OrderAct.Return => GiveBack(plain, actor, now, rules),
            OrderAct.AskExtension => AskExtension(plain, actor, now, rules),
            OrderAct.ApproveExtension => Extend(actor, now, rules),
            OrderAct.Resume => Resumed(now, actor.Account, rules),
            OrderAct.Rehandle => Rehandle(actor, now, rules),
            OrderAct.Close => Close(actor, now, rules),
            OrderAct.EndByPeer => One(new OrderClosed(now, actor.Account, plain.Act, OrderEnd.ByPeer)),
            OrderAct.BringNewFact => NewFact(plain.Reason!, actor, now, rules),
            OrderAct.Withdraw => Withdraw(plain, actor, now),
            OrderAct.PassReview or OrderAct.Reroute => Acted(plain, actor, now, rules),
            OrderAct.AskPeer => One(rules.Policy.HearWithin.From(now, rules.Calendar, rules.Policy.Hours), due => new OrderActed(now, actor.Account, plain.Act, plain.Reason, due)),
            OrderAct.ConsentToSuspension or OrderAct.Start or OrderAct.DenyExtension or OrderAct.FailReview or OrderAct.Urge or OrderAct.Supervise => One(new OrderActed(now, actor.Account, plain.Act, plain.Reason, StepDue: null)),
            _ => OrderRefusals.ActNotAllowed(State),
        };
    }

    /// <summary>What holds for every act: a row of the table, the role, the unit, the reason.</summary>
    private Refusal? Guard(OrderAct act, OrderActor actor, string? reason)
    {
        if (OrderTable.Find(State, act) is not { } row) return OrderRefusals.ActNotAllowed(State);
        if ((row.By & actor.Role) == OrderRoles.None) return OrderRefusals.RoleNotAllowed();
        if (actor.Role == OrderRoles.Unit && !string.Equals(actor.Unit, Assignment?.Main, StringComparison.Ordinal)) return OrderRefusals.UnitNotAssigned();
        if (actor.Role == OrderRoles.Hotline && IsOfUnits(actor)) return OrderRefusals.OwnOrder();
        if (actor.Role == OrderRoles.Caller && !Callers().Any(caller => string.Equals(caller.Caller, actor.Account, StringComparison.Ordinal))) return OrderRefusals.CallerUnknown();
        if (row.NeedsReason && string.IsNullOrWhiteSpace(reason)) return OrderRefusals.ReasonMissing();
        return reason?.Length > Demand.MaxTextLength ? OrderRefusals.TextMissing("reason") : null;
    }

    /// <summary>Whether a text that must be there is not, or is longer than the record takes.</summary>
    private static bool IsUnfit(string? text) => string.IsNullOrWhiteSpace(text) || text.Length > Demand.MaxTextLength;

    private bool IsOfUnits(OrderActor actor) => actor.Unit is { } unit && Assignment?.Units().Contains(unit, StringComparer.Ordinal) == true;

    private static ImmutableArray<OrderEvent> One(OrderEvent happened) => [happened];

    private static OneOf<Refusal, ImmutableArray<OrderEvent>> One(OneOf<Refusal, OrderDue> due, Func<OrderDue, OrderEvent> happened) => due.MapT1(found => One(happened(found)));

    private static OneOf<Refusal, ImmutableArray<OrderEvent>> Acted(PlainAct plain, OrderActor actor, Instant now, HandlingRules rules) =>
        One(StepFrom(now, rules), due => new OrderActed(now, actor.Account, plain.Act, plain.Reason, due));

    private OneOf<Refusal, ImmutableArray<OrderEvent>> Supply(string text, OrderActor actor, Instant now, HandlingRules rules, BridgeCase? copy)
    {
        if (OverallDue!.Value.After(StoppedAt!.Value, now, rules.Calendar).TryPickT0(out var refusal, out var overall)) return refusal;
        return One(StepFrom(now, rules), step => new InfoSupplied(now, actor.Account, text, overall, step) { Supplements = copy?.Added.Count(), Places = copy is null ? null : TakenUp.PlacesOf(copy) });
    }

    private OneOf<Refusal, ImmutableArray<OrderEvent>> Inform(InformCaller inform, OrderActor actor, Instant now, HandlingRules rules)
    {
        if (Guard(OrderAct.Inform, actor, reason: null) is { } refusal) return refusal;
        if (inform.Class is not (DemandClass.StatutoryRoute or DemandClass.Explain or DemandClass.Malicious)) return OrderRefusals.InformClass();
        if (IsUnfit(inform.PublicReply)) return OrderRefusals.TextMissing("publicReply");
        return One(StepFrom(now, rules), due => new OrderInformed(now, actor.Account, inform.Class, inform.PublicReply, due));
    }

    private OneOf<Refusal, ImmutableArray<OrderEvent>> Link(LinkToPeer link, OrderActor actor, Instant now, HandlingRules rules)
    {
        var act = link.IsWhole ? OrderAct.TransferUrgent : OrderAct.Escalate;
        if (Guard(act, actor, link.Reason) is { } refusal) return refusal;
        if (link.To is not (ScopeOwner.Police or ScopeOwner.Fire or ScopeOwner.Ambulance or ScopeOwner.Traffic)) return OrderRefusals.PeerUnknown();
        if (IsUnfit(link.Link)) return OrderRefusals.TextMissing("link");
        if (Links.Contains(link.Link, StringComparer.Ordinal)) return ImmutableArray<OrderEvent>.Empty;
        // What is urgent goes even where no calendar tells until when to ask: then the time of the hotline's step stays.
        OrderDue? hear = link.IsWhole && !BridgeCaseId.TryParse(link.Link, out _) ? rules.Policy.HearWithin.From(now, rules.Calendar, rules.Policy.Hours).Match(_ => (OrderDue?)null, due => due) : null;
        return One(new OrderLinked(now, actor.Account, act, link.To, link.Link, link.Reason) { HearDue = hear });
    }

    private OneOf<Refusal, ImmutableArray<OrderEvent>> Answer(GiveReply given, OrderActor actor, Instant now, HandlingRules rules)
    {
        var act = !given.IsOnTheSpot ? OrderAct.Reply : State == OrderState.Transferred ? OrderAct.AnswerByPeer : OrderAct.AnswerNow;
        if (Guard(act, actor, reason: null) is { } refusal) return refusal;
        // What 110 has ended the bridge tells, also that nothing is said of whether it is solved; of 119, 120 and 122 the hotline writes down what it heard. Who called 110 is answered there.
        if (act == OrderAct.AnswerByPeer && (TakenFrom is not null || AwaitsPeer != (actor.Role == OrderRoles.Hotline))) return OrderRefusals.RoleNotAllowed();
        if (given.Reply.IsSolved is null && actor.Role != OrderRoles.Bridge) return OrderRefusals.TextMissing("isSolved");
        if (IsUnfit(given.Reply.Public)) return OrderRefusals.TextMissing("public");
        if (given.IsOnTheSpot ? given.Reply.Internal?.Length > Demand.MaxTextLength : IsUnfit(given.Reply.Internal)) return OrderRefusals.TextMissing("internal");
        return One(StepFrom(now, rules), due => new OrderReplied(now, actor.Account, act, given.Reply, due) { Said = given.Said });
    }

    private OneOf<Refusal, ImmutableArray<OrderEvent>> AskExtension(PlainAct plain, OrderActor actor, Instant now, HandlingRules rules)
    {
        if (HandleDue!.Value.IsPast(now)) return OrderRefusals.ExtensionTooLate();
        if (LimitAt(now, rules).TryPickT0(out var refusal, out var limit)) return refusal;
        return Extensions >= limit.ExtendTimes ? OrderRefusals.ExtensionUsedUp() : Acted(plain, actor, now, rules);
    }

    /// <summary>What an extension adds is counted from the day until which the unit had to reply, not from the approval.</summary>
    private OneOf<Refusal, ImmutableArray<OrderEvent>> Extend(OrderActor actor, Instant now, HandlingRules rules) => One(
        DueFrom(HandleDue!.Value.At - Duration.Epsilon, rules, limit => limit.ExtendBy),
        due => new OrderTimed(now, actor.Account, OrderAct.ApproveExtension, due, OverallDue!.Value));

    /// <summary>Handled once more, the unit's clock begins anew; the caller's goes on.</summary>
    private OneOf<Refusal, ImmutableArray<OrderEvent>> Rehandle(OrderActor actor, Instant now, HandlingRules rules)
    {
        if (Assignment is null || !IsSigned) return OrderRefusals.ActNotAllowed(State);
        return One(DueFrom(now, rules, limit => limit.HandleWithin), due => new OrderTimed(now, actor.Account, OrderAct.Rehandle, due, OverallDue!.Value));
    }

    private OneOf<Refusal, ImmutableArray<OrderEvent>> NewFact(string fact, OrderActor actor, Instant now, HandlingRules rules)
    {
        if (ChinaTime.DayOf(now) > ChinaTime.DayOf(ClosedAt!.Value).PlusDays(rules.Policy.ReopenDays)) return OrderRefusals.ReopenTooLate();
        if (DueFrom(now, rules, limit => limit.OverallWithin).TryPickT0(out var refusal, out var overall)) return refusal;
        return One(StepFrom(now, rules), step => new NewFactBrought(now, actor.Account, fact, overall, step));
    }

    private OneOf<Refusal, ImmutableArray<OrderEvent>> Withdraw(PlainAct plain, OrderActor actor, Instant now)
    {
        if (Demand.Kind == DemandKind.Report) return OrderRefusals.ClueNotWithdrawn();
        return Members.IsEmpty ? One(new OrderActed(now, actor.Account, plain.Act, plain.Reason, StepDue: null)) : OrderRefusals.GroupGoesOn();
    }
}
