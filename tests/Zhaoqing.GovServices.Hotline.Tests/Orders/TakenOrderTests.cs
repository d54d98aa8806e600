using NodaTime;
using Zhaoqing.GovServices.Hotline.Tests.Bridge;
using static Zhaoqing.GovServices.Hotline.Tests.Orders.Acting;

namespace Zhaoqing.GovServices.Hotline.Tests.Orders;

/// <summary>The order of a case that 110 handed over.</summary>
public sealed class TakenOrderTests
{
    private static readonly OrderNumber Number = OrderNumber.Parse("260302000000000001");

    [Fact]
    [Clause("PLT-3.4")]
    public void An_old_record_that_has_only_how_often_110_added_something_counts_as_it_did()
    {
        var once = TakenCases.Held.Say(BridgeDesk.Police, new Supplement("一"));
        var events = WorkOrder.OpenFor(Number, once, Police, Start, Rules).AsT1;
        var old = WorkOrder.Replay(events.Select(happened => happened is OrderTakenOver taken ? taken with { Places = null } : happened));
        Assert.False(old.IsAddedTo(once));
        Assert.True(old.IsAddedTo(once.Say(BridgeDesk.Police, new Supplement("二"))));
    }

    [Fact]
    [Clause("PLT-3.4")]
    public void What_the_hotline_takes_from_110_is_an_order_with_the_words_of_110_and_a_clock_from_that_moment()
    {
        var offer = Said.Push().HandOver with { ClassCode = "lamp", Kind = DemandKind.Complaint, Urgency = Urgency.Immediate };
        var copy = TakenCases.Of(new WorkOrderPush(offer, ["已安抚来电人"])).Say(BridgeDesk.Police, Said.Added, Start + Duration.FromHours(1)).Say(BridgeDesk.Hotline, Said.Accept, Day(3, 3, 23));
        var order = Taken(copy, Day(3, 4));
        Assert.Equal((OrderState.Accepted, WorkOrder.HotlineItself, copy.Id.ToString()), (order.State, order.Responsible, order.TakenFrom));
        Assert.Equal((Day(3, 3, 23), Day(3, 3, 23), Day(3, 6, 0)), (order.OpenedAt, order.AcceptedAt!.Value, order.Clocks().Single().Due.At));
        Assert.Equal((DemandKind.Complaint, OrderChannel.Police, "110/caller-1", "lamp", OrderPriority.Pressing), (order.Demand.Kind, order.Demand.Channel, order.Demand.Caller, order.Demand.ClassCode, order.Demand.Priority));
        Assert.Equal("楼上漏水,邻里争执\n地点:城东街道\n此前办理:已安抚来电人\n补充:又有新情况", order.Demand.Text);
        Assert.Equal((null, null, copy.Id.ToString()), (order.Demand.CallerName, order.Demand.CallerPhone, order.Links.Single()));
    }

    [Fact]
    [Clause("PLT-3.5")]
    public void It_hides_no_less_than_the_messages_and_never_has_a_number_for_a_token()
    {
        foreach (var level in Enum.GetValues<ConfidentialityLevel>())
        {
            var order = Taken(TakenCases.Of(Said.Offer(), level).Say(BridgeDesk.Hotline, Said.Accept), Start);
            Assert.Equal(level, order.Level);
        }

        var told = TakenCases.Of(Said.Offer());
        var offer = told.Messages.Single();
        var number = BridgeCase.Empty(told.Id, BridgeDesk.Hotline).Take(offer with { Content = new TransferOffer(((TransferOffer)offer.Content).HandOver with { CallerRef = "13000000000" }) }).Case.Say(BridgeDesk.Hotline, Said.Accept);
        Assert.Equal(told.Id.ToString(), Taken(number, Start).Demand.Caller);
        var secret = Taken(TakenCases.Held, Start).Do(new FollowCase(TakenCases.Secret), Police);
        Assert.Equal(ConfidentialityLevel.CallerRequested, secret.Level);
        var lowered = secret.Do(new ChangeLevel(ConfidentialityLevel.Open, Second), Seat);
        Assert.Equal(ConfidentialityLevel.Open, lowered.Do(new FollowCase(TakenCases.Secret), Police).Level);
    }

    [Fact]
    [Clause("PLT-3.4")]
    public void Without_a_hand_over_it_says_what_was_phoned_and_of_no_class()
    {
        var order = Taken(TakenCases.Of(Said.Voice(BridgeDesk.Hotline)), Start);
        Assert.Equal(("电话转告:电话转告", Demand.NoClass, DemandKind.Help), (order.Demand.Text, order.Demand.ClassCode, order.Demand.Kind));
        Assert.Equal("hotline.consultation-missing", order.Code(new DispatchTo(new Assignment("urban", [])), Seat));
        var long_ = Enumerable.Range(0, 3).Aggregate(TakenCases.Held, (copy, _) => copy.Say(BridgeDesk.Police, new Supplement(new string('长', BridgeCase.LongestText - 1) + "𠮷"[..1])));
        Assert.Equal(Demand.MaxTextLength, Taken(long_, Start).Demand.Text.Length);
    }

    [Fact]
    [Clause("PLT-3.4")]
    public void What_is_recorded_only_a_drill_or_of_110_is_no_order()
    {
        var drill = TakenCases.Of(Said.Offer(), status: MessageStatus.Exercise).Say(BridgeDesk.Hotline, Said.Accept);
        foreach (var copy in new[] { TakenCases.Recorded, TakenCases.OfPolice, drill, TakenCases.Recorded.Say(BridgeDesk.Hotline, Said.Refuse()) })
            Assert.Throws<ArgumentException>(() => WorkOrder.OpenFor(Number, copy, Police, Start, Rules));
        Assert.Equal(Start, TakenCases.Held.HotlinesSince());
        Assert.Null(TakenCases.OfPolice.HotlinesSince());
        Assert.Equal(Day(3, 4), TakenCases.OfPolice.Say(BridgeDesk.Police, Said.Agreed(BridgeDesk.Hotline), Day(3, 4)).Say(BridgeDesk.Hotline, new Urge("再次来电"), Day(3, 5)).HotlinesSince());
    }

    [Fact]
    [Clause("PLT-3.4")]
    public void Where_time_cannot_be_counted_from_the_message_it_is_from_now()
    {
        var old = TakenCases.Of(Said.Offer(), at: Instant.FromUtc(1971, 1, 1, 0, 0)).Say(BridgeDesk.Hotline, Said.Accept, Instant.FromUtc(1971, 1, 1, 0, 0));
        Assert.Equal(Start, Taken(old, Start).OpenedAt);
        var ahead = TakenCases.Of(Said.Offer()).Say(BridgeDesk.Hotline, Said.Accept, Start + Duration.FromMinutes(4));
        Assert.Equal(Start, Taken(ahead, Start).OpenedAt);
    }

    [Fact]
    [Clause("PLT-3.4")]
    public void It_stays_while_what_was_given_back_is_not_settled_goes_to_110_with_its_case_and_comes_back_with_it()
    {
        var order = Taken(TakenCases.Held, Start).Do(new DispatchTo(new Assignment("urban", []), Consultation: "协商确定"), Seat).Do(OrderAct.Sign, Urban);
        Assert.Equal(order.State, order.Do(new FollowCase(TakenCases.GivenBack), Police).State);
        var gone = order.Do(new FollowCase(TakenCases.OfPolice), Police);
        Assert.Equal((OrderState.Transferred, null, null), (gone.State, gone.Responsible, gone.Assignment));
        Assert.Equal("hotline.role-not-allowed", gone.Code(OrderAct.OwnHere, Seat));
        var back = gone.Do(new FollowCase(TakenCases.GivenBack), Police);
        Assert.Equal((OrderState.Accepted, order.OverallDue), (back.State, back.OverallDue));
        var ended = gone.Do(new FollowCase(TakenCases.EndedByPolice), Police);
        Assert.Equal(OrderEnd.ByPeer, ended.End);
        Assert.Equal(OrderState.Reopened, ended.Do(new FollowCase(TakenCases.Held), Police, Day(6, 1)).State);
        Assert.Equal("hotline.role-not-allowed", order.Code(new FollowCase(TakenCases.OfPolice), Seat));
        Assert.Equal("hotline.role-not-allowed", Accepted().Code(new FollowCase(TakenCases.OfPolice), Police));
        Assert.Equal("hotline.role-not-allowed", Accepted().Do(OrderAct.NeedInfo, Seat, "哪一盏?").Code(OrderAct.Supply, Police, "第三盏"));
        Assert.Equal("hotline.role-not-allowed", Accepted().Do(OrderAct.Withdraw, Caller(Demand()), "算了").Code(OrderAct.BringNewFact, Police, "又坏了"));
    }

    [Fact]
    [Clause("PLT-3.4")]
    public void What_110_added_is_lost_neither_to_a_clock_that_runs_behind_nor_to_an_end_that_was_told_meanwhile()
    {
        var closed = Taken(TakenCases.Held, Start).Do(new GiveReply(Done, IsOnTheSpot: true), Seat).Do(new RecordReplySent("110/caller-1"), Seat).Do(OrderAct.Close, Seat, at: Day(3, 3));
        var behind = TakenCases.Held.Say(BridgeDesk.Police, Said.Added, Day(3, 3) - Duration.FromMinutes(4));
        var reopened = closed.Do(new FollowCase(behind), Police);
        Assert.Equal(OrderState.Reopened, reopened.State);
        var rerouted = reopened.Do(OrderAct.Reroute, Seat, "补充已阅");
        Assert.Empty(rerouted.Take(new FollowCase(behind), Police, rerouted.LastAt, Rules).AsT1);
        Assert.Equal(OrderState.Reopened, closed.Do(new FollowCase(behind.Say(BridgeDesk.Hotline, Said.Closed)), Police).State);
    }

    [Fact]
    [Clause("PLT-3.5")]
    public void More_is_hidden_at_once_also_where_no_calendar_tells_when_it_is_due()
    {
        var ended = Taken(TakenCases.Held, Start).Do(new FollowCase(TakenCases.OfPolice), Police).Do(new FollowCase(TakenCases.EndedByPolice), Police);
        var later = ended.Do(new FollowCase(TakenCases.Secret), Police, Instant.FromUtc(2060, 1, 1, 0, 0));
        Assert.Equal((OrderState.Closed, ConfidentialityLevel.CallerRequested), (later.State, later.Level));
    }

    [Fact]
    [Clause("PLT-3.1")]
    public void A_group_goes_on_where_the_others_wait()
    {
        var order = Taken(TakenCases.Held, Start);
        var (parent, _) = OrderGroupTests.Joined(order, Accepted(Demand(person: "2"), 2));
        Assert.Equal(OrderState.Accepted, parent.Do(new FollowCase(TakenCases.OfPolice), Police).State);
    }

    private static WorkOrder Taken(BridgeCase copy, Instant now) => WorkOrder.Replay(WorkOrder.OpenFor(Number, copy, Police, now, Rules).AsT1);
}
