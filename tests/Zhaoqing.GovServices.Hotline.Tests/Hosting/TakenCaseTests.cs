using Zhaoqing.GovServices.Hotline.Hosting;
using Zhaoqing.GovServices.Hotline.Tests.Bridge;
using static Zhaoqing.GovServices.Hotline.Tests.Orders.Acting;

namespace Zhaoqing.GovServices.Hotline.Tests.Hosting;

/// <summary>What 110 hands over and 12345 takes is an order by itself.</summary>
public sealed partial class TakenCaseTests : IDisposable
{
    private readonly TakenDesks _desks = new();

    public void Dispose() => _desks.Dispose();

    [Fact]
    [Clause("PLT-3.4")]
    public async Task A_case_is_an_order_once_it_is_taken_and_not_while_it_is_only_recorded()
    {
        var id = await _desks.OpenAsync(Said.Offer());
        await _desks.CarryAsync();
        Assert.Equal(0, await _desks.Bridges[0].FollowAsync());
        await _desks.SayAsync(BridgeDesk.Hotline, id, Said.Accept);
        _desks.Time.Advance(TimeSpan.FromHours(20));
        await Task.WhenAll(_desks.Bridges.Select(bridge => bridge.FollowAsync()));
        var order = await _desks.OrderOfAsync(id);
        Assert.Equal((OrderState.Accepted, Start, OrderChannel.Police), (order.State, order.AcceptedAt, order.Demand.Channel));
        Assert.Equal(0, await _desks.Bridges[1].FollowAsync());
        Assert.Equal(1, (await _desks.Orders[0].ReadFiguresAsync()).Efficiency.Received);
    }

    [Fact]
    [Clause("PLT-3.4")]
    public async Task Two_hosts_that_look_at_the_same_moment_write_one_order_and_tell_a_thing_once()
    {
        var id = await _desks.OpenAsync(Said.Offer());
        await _desks.SayAsync(BridgeDesk.Hotline, id, Said.Accept);
        await FollowTogetherAsync();
        Assert.Equal(1, (await _desks.Orders[0].ReadFiguresAsync()).Efficiency.Received);
        await _desks.DoAsync(id, new GiveReply(Done, IsOnTheSpot: true), Seat);
        await FollowTogetherAsync();
        await _desks.FollowAsync();
        Assert.Equal([FeedbackStage.Handled], await ToldAsync(id));
    }

    /// <summary>One host looks, and just before it writes the other has looked and written.</summary>
    private async Task FollowTogetherAsync()
    {
        bool isFirst = true;
        _desks.Stores[0].BreaksBefore = () =>
        {
            if (isFirst)
            {
                isFirst = false;
                _desks.Bridges[1].FollowAsync().GetAwaiter().GetResult();
            }

            return false;
        };
        await _desks.Bridges[0].FollowAsync();
        Assert.False(isFirst);
        _desks.Stores[0].BreaksBefore = () => false;
    }

    [Fact]
    [Clause("PLT-3.4")]
    public async Task A_case_that_somebody_has_written_down_an_order_for_gets_no_second()
    {
        var id = await _desks.OpenAsync(Said.Offer());
        await _desks.SayAsync(BridgeDesk.Hotline, id, Said.Accept);
        var byHand = (await _desks.Orders[0].OpenAsync(Demand() with { Channel = OrderChannel.Police }, Seat)).AsT1;
        Assert.True((await _desks.Orders[0].TakeAsync(byHand.Number, new LinkToPeer(ScopeOwner.Police, id.ToString(), "110转来", IsWhole: false), Seat)).IsT1);
        await _desks.FollowAsync();
        Assert.Equal(byHand.Number, (await _desks.OrderOfAsync(id)).Number);
    }

    [Fact]
    [Clause("PLT-3.4")]
    public async Task A_drill_and_a_case_of_the_hotlines_own_are_no_orders()
    {
        var drill = await _desks.OpenAsync(Said.Offer(), status: MessageStatus.Exercise);
        await _desks.SayAsync(BridgeDesk.Hotline, drill, Said.Accept);
        var own = (await _desks.Hotline.OpenAsync(new BridgeOpening(BridgeDesk.Hotline, Start, MessageStatus.Actual, ConfidentialityLevel.Open), Said.Offer(), "seat-1")).AsT1.Id;
        await _desks.SayAsync(BridgeDesk.Police, own, Said.Refuse());
        await _desks.FollowAsync();
        Assert.Empty(await _desks.Orders[0].ReadAsync(int.MaxValue));
    }

    [Fact]
    [Clause("PLT-3.4")]
    public async Task What_becomes_of_the_order_is_told_to_110_and_what_110_adds_after_the_end_opens_it_again()
    {
        var id = await _desks.OpenAsync(Said.Offer());
        await _desks.SayAsync(BridgeDesk.Hotline, id, Said.Accept);
        await _desks.FollowAsync();
        await _desks.DoAsync(id, new DispatchTo(new Assignment("urban", []), Consultation: "协商确定"), Seat);
        foreach (var act in new[] { OrderAct.Sign, OrderAct.Start })
        {
            await _desks.DoAsync(id, new PlainAct(act), Urban);
            await _desks.FollowAsync();
        }

        await _desks.DoAsync(id, new GiveReply(Done, IsOnTheSpot: false), Urban);
        await _desks.FollowAsync();
        Assert.Equal([FeedbackStage.SignedFor, FeedbackStage.InHandling], await ToldAsync(id));
        await _desks.DoAsync(id, new PlainAct(OrderAct.PassReview), Seat);
        foreach (var bridge in _desks.Bridges) await bridge.FollowAsync();
        Assert.Empty((await _desks.OrderOfAsync(id)).SentTo);
        await _desks.FollowAsync();
        Assert.Equal(["caller-1"], (await _desks.OrderOfAsync(id)).SentTo);
        await _desks.DoAsync(id, new RecordCallBack(Reached("caller-1")), Seat);
        await _desks.DoAsync(id, new PlainAct(OrderAct.Close), Seat);
        await _desks.FollowAsync();
        Assert.Equal([FeedbackStage.SignedFor, FeedbackStage.InHandling, FeedbackStage.Handled, FeedbackStage.Closed], await ToldAsync(id));
        var copy = (await _desks.Police.FindAsync(id))!;
        Assert.Equal((BridgeState.Closed, Done.Public), (copy.View.State, ((Feedback)copy.Messages.Last(message => message.Sender == BridgeDesk.Hotline).Content).PublicReply));
        Assert.DoesNotContain(copy.Messages, message => message.Content is Feedback { InternalNote: not null });
        await _desks.SayAsync(BridgeDesk.Police, id, Said.Added);
        await _desks.FollowAsync();
        Assert.Equal((OrderState.Reopened, WorkOrder.HotlineItself), (await _desks.OrderOfAsync(id)) is { } again ? (again.State, again.Responsible) : default);
    }

    [Fact]
    [Clause("PLT-3.4")]
    public async Task What_110_adds_before_it_is_told_of_the_end_is_not_lost_in_it()
    {
        var id = await _desks.OpenAsync(Said.Offer());
        await _desks.SayAsync(BridgeDesk.Hotline, id, Said.Accept);
        await _desks.FollowAsync();
        await _desks.DoAsync(id, new GiveReply(Done, IsOnTheSpot: true), Seat);
        await _desks.FollowAsync();
        await _desks.DoAsync(id, new PlainAct(OrderAct.Close), Seat);
        _desks.Time.Advance(TimeSpan.FromSeconds(1));
        await _desks.SayAsync(BridgeDesk.Police, id, Said.Added);
        await _desks.FollowAsync();
        Assert.Equal(OrderState.Reopened, (await _desks.OrderOfAsync(id)).State);
        await _desks.DoAsync(id, new PlainAct(OrderAct.Reroute, "补充已阅"), Seat);
        await _desks.DoAsync(id, new GiveReply(Done, IsOnTheSpot: true), Seat);
        await _desks.FollowAsync();
        await _desks.DoAsync(id, new PlainAct(OrderAct.Close), Seat);
        await _desks.FollowAsync();
        Assert.Equal((OrderState.Closed, BridgeState.Closed), ((await _desks.OrderOfAsync(id)).State, (await _desks.Police.FindAsync(id))!.View.State));
    }

    [Fact]
    [Clause("PLT-3.4")]
    public async Task What_the_caller_brings_after_the_end_opens_the_case_again()
    {
        var id = await _desks.OpenAsync(Said.Offer());
        await _desks.SayAsync(BridgeDesk.Hotline, id, Said.Accept);
        await _desks.FollowAsync();
        await _desks.DoAsync(id, new GiveReply(Done, IsOnTheSpot: true), Seat);
        Assert.Equal("hotline.reply-not-sent", (await _desks.Orders[0].TakeAsync((await _desks.OrderOfAsync(id)).Number, new PlainAct(OrderAct.Close), Seat)).AsT0.Code);
        await _desks.FollowAsync();
        await _desks.DoAsync(id, new PlainAct(OrderAct.Close), Seat);
        await _desks.FollowAsync();
        await _desks.DoAsync(id, new PlainAct(OrderAct.BringNewFact, "又漏了"), Seat);
        await _desks.FollowAsync();
        var view = (await _desks.Police.FindAsync(id))!.View;
        Assert.Equal((BridgeState.Owned, true), (view.State, view.IsReopened));
        Assert.Equal(OrderState.Reopened, (await _desks.OrderOfAsync(id)).State);
    }

    [Fact]
    [Clause("PLT-3.4")]
    public async Task Who_was_merged_gets_the_answer_of_the_group()
    {
        var id = await _desks.OpenAsync(Said.Offer());
        var parent = (await _desks.Orders[0].OpenAsync(Demand(person: "9"), Seat)).AsT1.Number;
        Assert.True((await _desks.Orders[0].TakeAsync(parent, new PlainAct(OrderAct.Accept), Seat)).IsT1);
        _desks.Time.Advance(TimeSpan.FromMinutes(1));
        await _desks.SayAsync(BridgeDesk.Hotline, id, Said.Accept);
        await _desks.FollowAsync();
        Assert.True((await _desks.Orders[0].MergeAsync((await _desks.OrderOfAsync(id)).Number, parent, Seat)).IsT1);
        Assert.True((await _desks.Orders[0].TakeAsync(parent, new GiveReply(Done, IsOnTheSpot: true), Seat)).IsT1);
        await _desks.FollowAsync();
        Assert.Equal([FeedbackStage.Handled], await ToldAsync(id));
        Assert.Equal([("caller-9", OrderChannel.Phone)], (await _desks.Orders[0].FindAsync(parent))!.RepliesToSend());
    }

    private async Task<FeedbackStage[]> ToldAsync(BridgeCaseId id) => [.. (await _desks.Police.FindAsync(id))!.Messages.Select(message => message.Content).OfType<Feedback>().Select(told => told.Stage)];
}
