using static Zhaoqing.GovServices.Hotline.Tests.Orders.Acting;

namespace Zhaoqing.GovServices.Hotline.Tests.Orders;

/// <summary>Callers who left no way, or whom nobody finds by it.</summary>
public sealed class UnreachedCallerTests
{
    [Fact]
    [Clause("PLT-3.1")]
    public void A_group_with_one_whom_nobody_reached_by_phone_ends_and_nothing_is_written_down_as_sent()
    {
        var group = Group(OrderChannel.Phone);
        group = group.Do(new RecordReplySent("caller-1"), Seat).Do(new RecordCallBack(Reached("caller-1")), Seat);
        foreach (int _ in Enumerable.Range(0, 2)) group = group.Do(new RecordCallBack(Missed("caller-2")), Seat);
        Assert.False(group.IsGivenUp("caller-2", Rules.Policy));
        group = group.Do(new RecordCallBack(Missed("caller-2")), Seat);
        Assert.Equal((OrderState.Rated, true), (group.State, group.IsGivenUp("caller-2", Rules.Policy)));
        var closed = group.Do(OrderAct.Close, Seat);
        Assert.Equal((OrderState.Closed, OrderEnd.Answered), (closed.State, closed.End!.Value));
        Assert.Equal(["caller-1"], closed.SentTo);
    }

    [Fact]
    [Clause("PLT-3.1")]
    public void Who_left_no_way_is_tried_as_often_as_the_policy_says_by_that_way()
    {
        var group = Group(OrderChannel.Paper);
        group = group.Do(new RecordReplySent("caller-1"), Seat).Do(new RecordCallBack(Reached("caller-1")), Seat);
        foreach (int _ in Enumerable.Range(0, 3)) group = group.Do(new RecordCallBack(Missed("caller-2")), Seat);
        Assert.Equal("hotline.reply-not-sent", group.Code(OrderAct.Close, Seat));
        foreach (int _ in Enumerable.Range(0, 3))
        {
            Assert.Equal("hotline.reply-not-sent", group.Code(OrderAct.Close, Seat));
            group = group.Do(new RecordReplyFailed("caller-2", "没有留地址"), Seat);
        }

        Assert.Equal(["caller-1"], group.Do(OrderAct.Close, Seat).SentTo);
    }

    [Fact]
    [Clause("PLT-3.1")]
    public void An_answer_on_the_spot_and_an_order_of_one_end_so_as_well()
    {
        var answered = Accepted().Do(new GiveReply(Done, IsOnTheSpot: true), Seat);
        foreach (int _ in Enumerable.Range(0, 3)) answered = answered.Do(new RecordReplyFailed("caller-1", "无人接听"), Seat);
        Assert.Equal(OrderEnd.Answered, answered.Do(OrderAct.Close, Seat).End);
        var alone = Accepted(Demand() with { Channel = OrderChannel.ServiceNet }).Do(new DispatchTo(new Assignment("urban", [])), Seat).Do(OrderAct.Sign, Urban).Do(OrderAct.Start, Urban)
            .Do(new GiveReply(Done, IsOnTheSpot: false), Urban).Do(OrderAct.PassReview, Seat);
        foreach (int _ in Enumerable.Range(0, 3)) alone = alone.Do(new RecordReplyFailed("caller-1", "账号已注销"), Seat);
        foreach (int _ in Enumerable.Range(0, 3)) alone = alone.Do(new RecordCallBack(Missed("caller-1")), Seat);
        Assert.Equal((OrderEnd.Unreachable, 0), (alone.End!.Value, alone.SentTo.Count));
    }

    [Fact]
    [Clause("PLT-3.1")]
    public void Tries_before_the_answer_that_stands_now_count_for_nothing()
    {
        var order = AwaitingCallback();
        foreach (int _ in Enumerable.Range(0, 2)) order = order.Do(new RecordReplyFailed("caller-1", "无人接听"), Seat);
        order = order.Do(new RecordCallBack(Reached("caller-1", solved: false)), Seat).Do(OrderAct.Reroute, Seat, "改派").Do(new GiveReply(Done, IsOnTheSpot: true), Seat);
        Assert.Equal("hotline.reply-not-sent", order.Code(OrderAct.Close, Seat));
        order = order.Do(new RecordReplyFailed("caller-1", "无人接听"), Seat);
        Assert.False(order.IsGivenUp("caller-1", Rules.Policy));
    }

    [Fact]
    [Clause("PLT-3.1")]
    public void Only_the_hotline_writes_it_down_of_somebody_who_waits_and_with_a_reason()
    {
        Assert.Equal("hotline.role-not-allowed", AwaitingCallback().Code(new RecordReplyFailed("caller-1", "无人接听"), Urban));
        Assert.Equal("hotline.own-order", AwaitingCallback().Code(new RecordReplyFailed("caller-1", "无人接听"), new OrderActor("urban-1", OrderRoles.Hotline, "urban")));
        Assert.Equal("hotline.text-missing", AwaitingCallback().Code(new RecordReplyFailed("caller-1", " "), Seat));
        Assert.Equal("hotline.nothing-to-send", InHandling().Code(new RecordReplyFailed("caller-1", "无人接听"), Seat));
        Assert.Equal("hotline.caller-unknown", AwaitingCallback().Code(new RecordReplyFailed("caller-9", "无人接听"), Seat));
        Assert.Equal("hotline.caller-unknown", AwaitingCallback().Do(new RecordReplySent("caller-1"), Seat).Code(new RecordReplyFailed("caller-1", "无人接听"), Seat));
    }

    [Fact]
    [Clause("PLT-3.1")]
    public void Where_the_last_one_to_be_asked_leaves_the_others_are_told_before_it_ends()
    {
        var group = Group(OrderChannel.Phone, first: OrderChannel.ServiceNet);
        foreach (int _ in Enumerable.Range(0, 3)) group = group.Do(new RecordCallBack(Missed("caller-1")), Seat);
        var alone = group.Do(new ReleaseMember(group.Members[0].Number), Seat);
        Assert.Equal(OrderState.AwaitingCallback, alone.State);
        Assert.Equal(OrderEnd.Unreachable, alone.Do(new RecordReplySent("caller-1"), Seat).End);
    }

    private static WorkOrder Group(OrderChannel second, OrderChannel first = OrderChannel.Phone)
    {
        var order = Accepted(Demand() with { Channel = first }).Do(new DispatchTo(new Assignment("urban", [])), Seat);
        return OrderGroupTests.Joined(order, Accepted(Demand(person: "2") with { Channel = second }, 2)).Parent
            .Do(OrderAct.Sign, Urban).Do(OrderAct.Start, Urban).Do(new GiveReply(Done, IsOnTheSpot: false), Urban).Do(OrderAct.PassReview, Seat);
    }
}
