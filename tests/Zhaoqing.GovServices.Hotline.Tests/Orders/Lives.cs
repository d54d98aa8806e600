using System.Collections.Immutable;
using NodaTime;
using static Zhaoqing.GovServices.Hotline.Tests.Orders.Acting;

namespace Zhaoqing.GovServices.Hotline.Tests.Orders;

/// <summary>Random lives of an order: whatever anybody may try, at any time.</summary>
internal static class Lives
{
    private static readonly ImmutableArray<OrderAct> Plain = [.. Enum.GetValues<OrderAct>()];

    private static readonly ImmutableArray<OrderActor> Actors = [Seat, Urban, Market, Police, new("caller-1", OrderRoles.Caller), new("urban-1", OrderRoles.Hotline, "urban")];

    public static IEnumerable<(WorkOrder Before, ImmutableArray<OrderEvent> Events, WorkOrder After, Instant At)> Live(int seed, int steps)
    {
        var chance = new Random(seed);
        var kinds = Enum.GetValues<DemandKind>();
        var demand = chance.Next(4) == 0 ? Report() : Demand(kinds[chance.Next(kinds.Length)], chance.Next(3) == 0 ? "mixed" : "lamp");
        var now = Start;
        var order = Opened(demand);
        if (seed % 6 == 0)
        {
            var taken = WorkOrder.OpenFor(order.Number, TakenCases.Held, Police, now, Rules).AsT1;
            (var draft, order) = (WorkOrder.Replay(taken[..1]), WorkOrder.Replay(taken));
            yield return (draft, taken[1..], order, now);
        }

        for (int i = 0; i < steps; i++)
        {
            if (chance.Next(3) == 0) now += Duration.FromHours(chance.Next(1, 60));
            var (command, actor) = chance.Next(3) == 0 ? (Any(chance), Actors[chance.Next(Actors.Length)]) : Fit(order, chance);
            (command, actor) = (Naming(order, command), actor is { Role: OrderRoles.Caller } ? Caller(order.Demand) : actor);
            if (!order.Take(command, actor, now, Rules).TryPickT1(out var events, out _) || events.IsEmpty) continue;
            var before = order;
            order = events.Aggregate(order, (one, happened) => one.Apply(happened));
            yield return (before, events, order, now);
        }
    }

    /// <summary>Something that the table allows, by somebody who may: so that lives come far.</summary>
    private static (OrderCommand Command, OrderActor Actor) Fit(WorkOrder order, Random chance)
    {
        var rows = OrderTable.Rows.Where(row => row.From == order.State && (row.To != OrderState.Withdrawn || chance.Next(20) == 0)).ToArray();
        if (rows.Length == 0) return (Any(chance), Seat);
        var row = rows[chance.Next(rows.Length)];
        var actor = row.By.HasFlag(OrderRoles.Hotline) ? Seat : row.By.HasFlag(OrderRoles.Unit) ? Of(order.Assignment?.Main ?? "urban") : row.By.HasFlag(OrderRoles.Bridge) ? Police : new OrderActor("caller-1", OrderRoles.Caller);
        return (For(row.Act, chance), actor);
    }

    private static OrderCommand Any(Random chance) => For(Plain[chance.Next(Plain.Length)], chance);

    private static OrderCommand For(OrderAct act, Random chance) => act switch
    {
        OrderAct.PassToPeer or OrderAct.AddTo when chance.Next(3) == 0 => new HearCase(TakenCases.All[chance.Next(TakenCases.All.Length)]),
        OrderAct.PassToPeer or OrderAct.AddTo => new FollowCase(TakenCases.All[chance.Next(TakenCases.All.Length)]),
        OrderAct.Inform => new InformCaller(DemandClass.Explain, "不能提供"),
        OrderAct.TransferUrgent or OrderAct.Escalate => new LinkToPeer(ScopeOwner.Police, "link", "紧急", act == OrderAct.TransferUrgent),
        OrderAct.AnswerNow or OrderAct.Reply or OrderAct.AnswerByPeer => new GiveReply(Done, act != OrderAct.Reply),
        OrderAct.Dispatch => new DispatchTo(chance.Next(2) == 0 ? new Assignment("urban", []) : new Assignment("market", ["urban"]), new ActionBrief("请检查这一处"), chance.Next(2) == 0 ? null : "协商确定"),
        OrderAct.UpholdObjection or OrderAct.RejectObjection or OrderAct.RejectReturn => new DecideDispute(act == OrderAct.UpholdObjection, "职责", chance.Next(2) == 0 ? null : "协商确定"),
        OrderAct.Suspend => new SuspendUntil(chance.Next(8) == 0 ? "等待" : "鉴定", new LocalDate(2026, 3, 1).PlusDays(chance.Next(1, 90))),
        OrderAct.GiveUp => new RecordCallBack(Missed("caller-1")),
        OrderAct.CallBack or OrderAct.Rate or OrderAct.Redo => new RecordCallBack(
            chance.Next(2) == 0 ? Missed(Someone(chance)) : Reached(Someone(chance), chance.Next(3) > 0, chance.Next(2) == 0, chance.Next(2) == 0 ? null : "无理由")),
        OrderAct.MergeInto => Extra(chance),
        OrderAct.Close when chance.Next(2) == 0 => chance.Next(3) == 0 ? new RecordReplyFailed(Someone(chance), "查无此人") : new RecordReplySent(Someone(chance)),
        _ => new PlainAct(act, chance.Next(8) == 0 ? null : "理由"),
    };

    private static OrderCommand Extra(Random chance)
    {
        var other = Accepted(Demand(person: "2"), number: 2);
        return chance.Next(8) switch
        {
            5 or 6 => new RecordReplyFailed(Someone(chance), chance.Next(5) == 0 ? "" : "未留地址"),
            0 => new MergeIntoOrder(Accepted(Demand(person: "2"), number: 9).Do(new JoinMember(Opened()), Seat)),
            1 or 2 => new JoinMember(other),
            3 => new ReleaseMember(other.Number),
            4 => new RecordReplySent(Someone(chance)),
            _ => new ChangeLevel(ConfidentialityLevel.CallerRequested),
        };
    }

    /// <summary>The command about the order's own caller, whichever desk has minted the token.</summary>
    private static OrderCommand Naming(WorkOrder order, OrderCommand command) => command switch
    {
        RecordReplySent { Caller: "caller-1" } => new RecordReplySent(order.Demand.Caller),
        RecordReplyFailed { Caller: "caller-1" } failed => failed with { Caller = order.Demand.Caller },
        RecordCallBack { Result: { Caller: "caller-1" } result } => new RecordCallBack(result with { Caller = order.Demand.Caller }),
        _ => command,
    };

    private static string Someone(Random chance) => chance.Next(3) == 0 ? "caller-2" : "caller-1";
}
