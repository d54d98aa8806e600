using static Zhaoqing.GovServices.Hotline.Tests.Orders.Acting;

namespace Zhaoqing.GovServices.Hotline.Tests.Orders;

/// <summary>Orders that are part of others.</summary>
public sealed class OrderGroupTests
{
    [Fact]
    [Clause("PLT-3.1")]
    public void Every_caller_of_a_group_gets_the_reply_by_the_own_way_and_is_called_back()
    {
        var web = Demand(person: "2") with { Channel = OrderChannel.ServiceNet };
        var (parent, child) = Joined(Dispatched(), Accepted(web, number: 2));
        Assert.Equal((OrderState.Merged, parent.Number), (child.State, child.Parent!.Value));
        Assert.False(Assert.Single(parent.Members).IsRepeat);
        parent = parent.Do(OrderAct.Sign, Urban).Do(OrderAct.Start, Urban).Do(new GiveReply(Done, IsOnTheSpot: false), Urban).Do(OrderAct.PassReview, Seat);
        Assert.Equal([("caller-1", OrderChannel.Phone), ("caller-2", OrderChannel.ServiceNet)], parent.RepliesToSend());
        parent = parent.Do(new RecordReplySent("caller-1"), Seat).Do(new RecordCallBack(Reached("caller-1")), Seat);
        Assert.Equal(OrderState.AwaitingCallback, parent.State);
        parent = parent.Do(new RecordCallBack(Reached("caller-2")), Seat);
        Assert.Equal(OrderState.Rated, parent.State);
        Assert.Equal("hotline.reply-not-sent", parent.Code(OrderAct.Close, Seat));
        Assert.Equal(OrderState.Closed, parent.Do(new RecordReplySent("caller-2"), Seat).Do(OrderAct.Close, Seat).State);
    }

    [Fact]
    public void Who_leaves_goes_on_alone_and_the_clock_has_run_on()
    {
        var before = Accepted(Demand(person: "2"), number: 2);
        var (parent, child) = Joined(Dispatched(), before);
        var alone = child.Do(OrderAct.LeaveGroup, Caller(child.Demand), "我的是另一盏", Day(3, 5));
        Assert.Equal((OrderState.Accepted, before.OverallDue, null), (alone.State, alone.OverallDue, alone.Parent));
        Assert.Equal(WorkOrder.HotlineItself, alone.Responsible);
        Assert.Empty(parent.Do(new ReleaseMember(child.Number), Seat).Members);
    }

    [Fact]
    public void When_the_last_caller_to_be_asked_leaves_the_order_goes_on()
    {
        var (parent, child) = Joined(AwaitingCallback(), Accepted(Demand(person: "2"), number: 2));
        parent = parent.Do(new RecordCallBack(Reached("caller-1")), Seat);
        Assert.Equal(OrderState.AwaitingCallback, parent.State);
        Assert.Equal(OrderState.Rated, parent.Do(new ReleaseMember(child.Number), Seat).State);
    }

    [Fact]
    public void The_same_person_on_the_same_matter_is_a_repeat()
    {
        var (parent, _) = Joined(Dispatched(), Accepted(Demand(), number: 2));
        Assert.True(Assert.Single(parent.Members).IsRepeat);
        Assert.Single(parent.Callers());
        Assert.NotEqual(PersonKey.Of("0123456789abcdef"u8, "1"), PersonKey.Of("fedcba9876543210"u8, "1"));
        Assert.Throws<ArgumentException>(() => PersonKey.Of("short"u8, "1"));
    }

    [Fact]
    public void A_report_is_not_merged_into_what_others_see()
    {
        Assert.Equal("hotline.report-not-merged", Accepted(Report("1")).Code(new JoinMember(Accepted(Report("2"), 2)), Seat));
        Assert.Equal("hotline.report-not-merged", Dispatched().Code(new JoinMember(Accepted(Report("1"), 2)), Seat));
        Assert.Equal("hotline.report-not-merged", Accepted(Report("1")).Code(new JoinMember(Accepted(Demand(), 2)), Seat));
        Assert.Equal("", Accepted(Report("1")).Code(new JoinMember(Accepted(Report("1"), 2)), Seat));
    }

    [Fact]
    public void It_goes_only_into_an_earlier_open_one()
    {
        var later = Accepted(Demand(person: "2"), number: 2);
        Assert.Equal("hotline.merge-not-fit", Opened().Code(new JoinMember(later), Seat));
        Assert.Equal("hotline.merge-not-fit", Opened(Demand(person: "3"), Day(3, 5), 3).Do(OrderAct.Accept, Seat).Code(new JoinMember(later), Seat));
        Assert.Equal("hotline.merge-not-fit", later.Code(new JoinMember(later), Seat));
        var (parent, child) = Joined(Dispatched(), later);
        Assert.Equal("hotline.merge-not-fit", child.Code(new JoinMember(Accepted(Demand(person: "4"), 4)), Seat));
        Assert.Equal("hotline.group-goes-on", Accepted(Demand(person: "5"), 5).Code(new JoinMember(parent), Seat));
        Assert.Equal("hotline.group-goes-on", Joined(Accepted(), Accepted(Demand(person: "6"), 6)).Parent.Code(OrderAct.NeedInfo, Seat, "哪一盏?"));
        Assert.Equal("hotline.caller-unknown", Dispatched().Code(OrderAct.Withdraw, new OrderActor("caller-9", OrderRoles.Caller), "算了"));
        Assert.Equal("hotline.group-goes-on", parent.Code(OrderAct.Withdraw, Caller(parent.Demand), "算了"));
        Assert.Equal("hotline.not-member", later.Code(new MergeIntoOrder(Dispatched()), Seat));
        Assert.Equal(parent, parent.Do(new JoinMember(child), Seat));
    }

    [Fact]
    [Clause("PLT-3.6")]
    public void A_report_about_a_unit_is_not_merged_into_an_order_that_may_be_with_it()
    {
        var there = Accepted(Report()).Do(new DispatchTo(new Assignment("market", ["urban"]), new ActionBrief("请检查一处食品加工点")), Seat);
        Assert.Equal("hotline.report-not-merged", there.Code(new JoinMember(Accepted(Report(reported: "market"), 2)), Seat));
        Assert.Equal("hotline.report-not-merged", Accepted(Report()).Code(new JoinMember(Accepted(Report(reported: "market"), 2)), Seat));
        Assert.Equal("", Accepted(Report(reported: "market")).Code(new JoinMember(Accepted(Report(reported: "market"), 2)), Seat));
        Assert.Equal("", Accepted(Report(reported: "market")).Code(new JoinMember(Accepted(Report(), 2)), Seat));
    }

    [Fact]
    [Clause("PLT-3.6")]
    public void Who_asks_to_be_kept_secret_the_second_time_is_not_put_where_the_unit_sees_the_name()
    {
        var again = Accepted(Demand() with { IsSecretAsked = true }, 2);
        Assert.Equal("hotline.merge-hides-less", Dispatched().Code(new JoinMember(again), Seat));
        var hidden = Dispatched().Do(new ChangeLevel(ConfidentialityLevel.CallerRequested), Seat);
        Assert.Equal("", hidden.Code(new JoinMember(again), Seat));
        Assert.Equal("", Dispatched().Code(new JoinMember(Accepted(Demand(person: "2") with { IsSecretAsked = true }, 2)), Seat));
    }

    internal static (WorkOrder Parent, WorkOrder Child) Joined(WorkOrder parent, WorkOrder child)
    {
        parent = parent.Do(new JoinMember(child), Seat);
        return (parent, child.Do(new MergeIntoOrder(parent), Seat));
    }
}
