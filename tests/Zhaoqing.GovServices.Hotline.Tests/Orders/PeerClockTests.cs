using NodaTime;
using Zhaoqing.GovServices.TimeLimit;
using static Zhaoqing.GovServices.Hotline.Tests.Orders.Acting;

namespace Zhaoqing.GovServices.Hotline.Tests.Orders;

/// <summary>What is at 119, 120 or 122, to which no bridge leads.</summary>
public sealed class PeerClockTests
{
    [Theory]
    [Clause("PLT-3.6")]
    [InlineData(ScopeOwner.Fire)]
    [InlineData(ScopeOwner.Ambulance)]
    [InlineData(ScopeOwner.Traffic)]
    public void The_hotline_asks_within_a_day_what_became_of_it_and_again_until_it_knows(ScopeOwner peer)
    {
        var order = Opened().Do(new LinkToPeer(peer, "0001", "起火", IsWhole: true), Seat);
        Assert.Equal((OrderState.Transferred, WorkOrder.HotlineItself, true), (order.State, order.Responsible, order.IsOpen));
        var clock = Assert.Single(order.Clocks());
        Assert.Equal((OrderClockKind.Hear, Start + Duration.FromHours(24)), (clock.Kind, clock.Due.At));
        Assert.False(clock.Due.IsPast(Start + Duration.FromHours(24) - Duration.Epsilon));
        Assert.True(clock.Due.IsPast(Start + Duration.FromHours(24)));
        Assert.Equal("hotline.reason-missing", order.Code(OrderAct.AskPeer, Seat));
        Assert.Equal("hotline.role-not-allowed", order.Code(OrderAct.AskPeer, Urban, "还在处置"));
        var asked = order.Do(OrderAct.AskPeer, Seat, "还在处置", Day(3, 4));
        Assert.Equal(Day(3, 5), Assert.Single(asked.Clocks()).Due.At);
        Assert.False(asked.Do(OrderAct.EndByPeer, Seat).IsOpen);
        Assert.Equal(OrderClockKind.Overall, Assert.Single(asked.Do(OrderAct.OwnHere, Seat).Clocks()).Kind);
    }

    [Fact]
    [Clause("PLT-3.6")]
    public void What_is_at_110_is_followed_by_its_case_and_asked_for_by_nobody()
    {
        string id = new BridgeCaseId(BridgeDesk.Hotline, DivisionCode.Parse("4412", null), Guid.CreateVersion7()).ToString();
        var order = Opened().Do(new LinkToPeer(ScopeOwner.Police, id, "噪声", IsWhole: true), Seat);
        Assert.Equal((null, false, 0), (order.Responsible, order.IsOpen, order.Clocks().Length));
        Assert.Equal("hotline.role-not-allowed", order.Code(OrderAct.AskPeer, Seat, "如何"));
    }

    [Fact]
    [Clause("PLT-3.7")]
    public void What_is_urgent_goes_where_no_calendar_tells_when_to_ask_and_an_older_record_has_the_time_of_the_step()
    {
        var rules = Rules with { Policy = new HandlingPolicy(2, HandlingPolicy.Sample.Limits) { HearWithin = HandlingTime.Of(Limit.WorkingDays(2_000)) } };
        var draft = Opened();
        var linked = Assert.IsType<OrderLinked>(Assert.Single(draft.Take(new LinkToPeer(ScopeOwner.Fire, "0001", "起火", IsWhole: true), Seat, Start, rules).AsT1));
        Assert.Null(linked.HearDue);
        Assert.Equal(draft.StepDue, Assert.Single(draft.Apply(linked).Clocks()).Due);
    }
}
