using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Zhaoqing.GovServices.Hotline.Tests.Orders;
using static Zhaoqing.GovServices.Hotline.Tests.Orders.Acting;

namespace Zhaoqing.GovServices.Hotline.Tests.Views;

/// <summary>The history of an order is shown as far as its reader may see the order.</summary>
public sealed class OrderHistoryTests
{
    private static readonly OrderField[] Hotline = Enum.GetValues<OrderField>(), UnitOfReport = [OrderField.Status, OrderField.Brief, OrderField.InternalReply, OrderField.PublicReply], Caller = [OrderField.Status, OrderField.PublicReply];

    [Property(MaxTest = 300)]
    public Property All_see_every_act_and_state_and_only_who_is_inside_sees_more() => Prop.ForAll(Gen.Choose(0, int.MaxValue - 1).ToArbitrary(), seed =>
    {
        var lived = Lives.Live(seed, 60).ToArray();
        if (lived.Length == 0) return true;
        var events = lived.SelectMany(step => step.Events).Prepend(WorkOrder.Open(lived[0].Before.Number, lived[0].Before.Demand, Seat, Start, Rules).AsT1).ToArray();
        var (inside, unit, caller) = (OrderHistory.Of(events, Hotline), OrderHistory.Of(events, UnitOfReport), OrderHistory.Of(events, Caller));
        var acts = inside.Select(step => (step.At, step.Act, step.State)).ToArray();
        return acts.SequenceEqual(unit.Select(step => (step.At, step.Act, step.State)))
            && acts.SequenceEqual(caller.Select(step => (step.At, step.Act, step.State)))
            && (acts.Length == 0 || acts[^1].State == lived[^1].After.State)
            && caller.All(step => step is { By: null, Words: null })
            && unit.All(step => step.By is not null && (step.Words is null || step.Act is not (OrderAct.NeedInfo or OrderAct.Supply or OrderAct.BringNewFact or OrderAct.Inform or OrderAct.Escalate or OrderAct.TransferUrgent or OrderAct.Urge or OrderAct.Withdraw)))
            && inside.All(step => step.By is not null);
    });

    [Fact]
    public void The_hotline_reads_what_was_asked_and_added_and_a_unit_what_is_between_it_and_the_hotline()
    {
        WorkOrder order = Accepted();
        var asked = order.Take(new PlainAct(OrderAct.NeedInfo, "哪一盏?"), Seat, Start, Rules).AsT1;
        order = asked.Aggregate(order, (before, happened) => before.Apply(happened));
        var supplied = order.Take(new PlainAct(OrderAct.Supply, "村口那盏"), Seat, Start, Rules).AsT1;
        order = supplied.Aggregate(order, (before, happened) => before.Apply(happened));
        var sent = order.Take(new DispatchTo(new Assignment("urban", [])), Seat, Start, Rules).AsT1;
        order = sent.Aggregate(order, (before, happened) => before.Apply(happened));
        var contested = order.Take(new PlainAct(OrderAct.Contest, "属于村集体"), Urban, Start, Rules).AsT1;
        OrderEvent[] events = [WorkOrder.Open(order.Number, order.Demand, Seat, Start, Rules).AsT1, Accepting(), .. asked, .. supplied, .. sent, .. contested];
        Assert.Equal([null, "哪一盏?", "村口那盏", "urban", "属于村集体"], OrderHistory.Of(events, Hotline).Select(step => step.Words));
        Assert.Equal([null, null, null, "urban", "属于村集体"], OrderHistory.Of(events, UnitOfReport).Select(step => step.Words));
        Assert.Equal(Urban.Account, OrderHistory.Of(events, Hotline)[^1].By);
    }

    private static OrderEvent Accepting() => Assert.Single(Opened().Take(new PlainAct(OrderAct.Accept), Seat, Start, Rules).AsT1);
}
