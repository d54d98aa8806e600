using Zhaoqing.GovServices.Hotline.Hosting;
using Zhaoqing.GovServices.Hotline.Tests.Bridge;
using static Zhaoqing.GovServices.Hotline.Tests.Orders.Acting;

namespace Zhaoqing.GovServices.Hotline.Tests.Hosting;

/// <summary>What 110 adds to a case reaches its order, wherever that stands.</summary>
public sealed partial class TakenCaseTests
{
    [Fact]
    [Clause("PLT-3.4")]
    public async Task What_110_adds_while_the_order_runs_stands_in_it_once()
    {
        var id = await HeldAsync();
        await _desks.SayAsync(BridgeDesk.Police, id, new Supplement("现场有积水"));
        await FollowTogetherAsync();
        await _desks.SayAsync(BridgeDesk.Police, id, new Supplement("积水已退"));
        await _desks.FollowAsync();
        var seen = (await _desks.Orders[0].LookAsync((await _desks.OrderOfAsync(id)).Number, Seat, "办理")).AsT1;
        Assert.Equal(["现场有积水", "积水已退"], seen.History.Select(step => step.Words).OfType<string>());
    }

    [Fact]
    [Clause("PLT-3.4")]
    [Clause("PLT-3.6")]
    public async Task What_110_adds_is_what_the_order_waits_for()
    {
        var id = await HeldAsync();
        await _desks.DoAsync(id, new PlainAct(OrderAct.NeedInfo, "哪一栋?"), Seat);
        await _desks.SayAsync(BridgeDesk.Police, id, new Supplement("三栋"));
        await _desks.FollowAsync();
        _desks.Time.Advance(TimeSpan.FromDays(60));
        await _desks.Orders[0].WriteLapsesAsync();
        Assert.Equal(OrderState.Accepted, (await _desks.OrderOfAsync(id)).State);
    }

    [Fact]
    [Clause("PLT-3.4")]
    [Clause("PLT-3.6")]
    public async Task What_110_adds_after_the_caller_has_withdrawn_opens_the_order_again()
    {
        var id = await HeldAsync();
        await _desks.DoAsync(id, new PlainAct(OrderAct.Withdraw, "自行解决"), Caller((await _desks.OrderOfAsync(id)).Demand));
        await _desks.FollowAsync();
        Assert.Equal(BridgeState.Closed, (await _desks.Police.FindAsync(id))!.View.State);
        await _desks.SayAsync(BridgeDesk.Police, id, Said.Added);
        await _desks.FollowAsync();
        var order = await _desks.OrderOfAsync(id);
        Assert.Equal((OrderState.Reopened, WorkOrder.HotlineItself), (order.State, order.Responsible));
    }

    [Fact]
    [Clause("PLT-3.1")]
    [Clause("PLT-3.6")]
    public async Task What_110_adds_after_the_group_has_ended_goes_on_by_itself()
    {
        var parent = (await _desks.Orders[0].OpenAsync(Demand(person: "9"), Seat)).AsT1.Number;
        Assert.True((await _desks.Orders[0].TakeAsync(parent, new PlainAct(OrderAct.Accept), Seat)).IsT1);
        _desks.Time.Advance(TimeSpan.FromMinutes(1));
        var id = await HeldAsync();
        Assert.True((await _desks.Orders[0].MergeAsync((await _desks.OrderOfAsync(id)).Number, parent, Seat)).IsT1);
        Assert.True((await _desks.Orders[0].TakeAsync(parent, new GiveReply(Done, IsOnTheSpot: true), Seat)).IsT1);
        await _desks.FollowAsync();
        foreach (var act in new OrderCommand[] { new RecordReplySent("caller-9"), new PlainAct(OrderAct.Close) }) Assert.True((await _desks.Orders[0].TakeAsync(parent, act, Seat)).IsT1);
        await _desks.FollowAsync();
        Assert.Equal(BridgeState.Closed, (await _desks.Police.FindAsync(id))!.View.State);
        await _desks.SayAsync(BridgeDesk.Police, id, Said.Added);
        await _desks.FollowAsync();
        var order = await _desks.OrderOfAsync(id);
        Assert.Equal((OrderState.Accepted, WorkOrder.HotlineItself), (order.State, order.Responsible));
        Assert.Equal((OrderState.Closed, 0), (await _desks.Orders[0].FindAsync(parent)) is { } group ? (group.State, group.Members.Length) : default);
    }

    [Fact]
    [Clause("PLT-3.4")]
    public async Task The_answer_is_told_also_where_somebody_has_ended_the_case_by_hand_before_it()
    {
        var id = await HeldAsync();
        await _desks.SayAsync(BridgeDesk.Hotline, id, new Feedback(FeedbackStage.Closed));
        await _desks.DoAsync(id, new GiveReply(Done, IsOnTheSpot: true), Seat);
        await _desks.FollowAsync();
        await _desks.DoAsync(id, new PlainAct(OrderAct.Close), Seat);
        await _desks.FollowAsync();
        Assert.Equal([FeedbackStage.Closed, FeedbackStage.Handled, FeedbackStage.Closed], await ToldAsync(id));
    }

    [Fact]
    [Clause("PLT-3.4")]
    public async Task What_nobody_expects_in_one_case_keeps_no_other_from_its_way()
    {
        var cases = new[] { await _desks.OpenAsync(Said.Offer()), await _desks.OpenAsync(Said.Offer()) };
        foreach (var id in cases) await _desks.SayAsync(BridgeDesk.Hotline, id, Said.Accept);
        bool isFirst = true;
        _desks.Stores[0].BreaksBefore = () =>
        {
            if (!isFirst) return false;
            isFirst = false;
            throw new InvalidOperationException("Nobody expects this.");
        };
        await Assert.ThrowsAsync<InvalidOperationException>(() => _desks.Bridges[0].FollowAsync());
        Assert.Equal(1, (await _desks.Orders[0].ReadFiguresAsync()).Efficiency.Received);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    [Clause("PLT-3.1")]
    [Clause("PLT-3.4")]
    public async Task An_answer_in_the_words_of_an_earlier_one_is_sent_when_110_has_it_and_not_because_it_had_the_other(bool isSeenBetween)
    {
        var id = await HeldAsync();
        await _desks.DoAsync(id, new GiveReply(Done, IsOnTheSpot: true), Seat);
        await _desks.FollowAsync();
        Assert.Equal(["110/caller-1"], (await _desks.OrderOfAsync(id)).SentTo);
        foreach (var act in new OrderCommand[] { new PlainAct(OrderAct.Close), new PlainAct(OrderAct.BringNewFact, "又漏了"), new PlainAct(OrderAct.Reroute, "再看"), new GiveReply(Done, IsOnTheSpot: true) })
        {
            await _desks.DoAsync(id, act, Seat);
            if (isSeenBetween && act is PlainAct) await _desks.FollowAsync();
        }

        int before = (await ToldAsync(id)).Count(stage => stage == FeedbackStage.Handled);
        foreach (var bridge in _desks.Bridges) await bridge.FollowAsync();
        Assert.Empty((await _desks.OrderOfAsync(id)).SentTo);
        await _desks.FollowAsync();
        Assert.Equal(before + 1, (await ToldAsync(id)).Count(stage => stage == FeedbackStage.Handled));
        Assert.Equal(["110/caller-1"], (await _desks.OrderOfAsync(id)).SentTo);
        var sent = (await EventsOfAsync(_desks, (await _desks.OrderOfAsync(id)).Number)).OfType<ReplySent>().ToArray();
        Assert.Equal(2, sent.Length);
        Assert.True(sent[0].Place < sent[1].Place && sent[1].Link == id.ToString());
        Assert.Equal(FeedbackStage.Handled, ((Feedback)(await _desks.Police.FindAsync(id))!.Messages.Single(message => message.Sender == BridgeDesk.Hotline && message.Seq == sent[1].Place).Content).Stage);
    }

    private async Task<BridgeCaseId> HeldAsync()
    {
        var id = await _desks.OpenAsync(Said.Offer());
        await _desks.SayAsync(BridgeDesk.Hotline, id, Said.Accept);
        await _desks.FollowAsync();
        return id;
    }

    /// <summary>The line lets one overtake the other.</summary>
    [Fact]
    [Clause("PLT-3.5")]
    public async Task What_110_added_first_and_what_arrives_last_stands_in_the_order_too()
    {
        var id = await HeldAsync();
        await _desks.FollowAsync();
        foreach (string text in new[] { "先说的", "后说的" }) Assert.True((await _desks.Police.SayAsync(id, new Supplement(text), "police-1")).IsT1);
        var said = (await _desks.Police.FindAsync(id))!.Messages.Where(message => message.Content is Supplement).ToArray();
        foreach (var message in said.Reverse())
        {
            _ = await _desks.Hotline.TakeAsync(message, BridgeMessageCodec.Write(message), CancellationToken.None);
            Assert.Equal(1, await _desks.Bridges[0].FollowAsync());
        }

        Assert.Equal(0, await _desks.Bridges[1].FollowAsync());
        var seen = (await _desks.Orders[0].LookAsync((await _desks.OrderOfAsync(id)).Number, Seat, "办理")).AsT1;
        Assert.Equal(["后说的", "先说的"], seen.History.Select(step => step.Words).OfType<string>());
    }
}
