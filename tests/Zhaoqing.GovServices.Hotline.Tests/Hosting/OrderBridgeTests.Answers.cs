using static Zhaoqing.GovServices.Hotline.Tests.Orders.Acting;

namespace Zhaoqing.GovServices.Hotline.Tests.Hosting;

/// <summary>Whoever called the hotline is answered also where 110 has ended the case.</summary>
public sealed partial class OrderBridgeTests
{
    [Fact]
    [Clause("PLT-3.1")]
    [Clause("PLT-3.6")]
    public async Task What_110_told_in_public_is_the_answer_and_goes_back_by_the_own_way_before_the_order_is_ended()
    {
        var number = await EndedAsync(new Feedback(FeedbackStage.Closed, "已到场处置,双方和解。", "笔录已存"));
        var order = (await _desk.FindAsync(number))!;
        Assert.Equal((OrderState.Answered, "已到场处置,双方和解。", "笔录已存"), (order.State, order.PublicAnswer(), order.Reply!.Internal));
        Assert.Equal((null, null), (order.Reply.IsTrue, order.Reply.IsSolved));
        Assert.Equal((WorkOrder.HotlineItself, OrderClockKind.Step), (order.Responsible, Assert.Single(order.Clocks()).Kind));
        Assert.Equal([("caller-1", OrderChannel.Phone)], order.RepliesToSend());
        Assert.Equal("hotline.reply-not-sent", (await _desk.TakeAsync(number, new PlainAct(OrderAct.Close), Seat)).AsT0.Code);
        Assert.True((await _desk.TakeAsync(number, new RecordReplySent("caller-1"), Seat)).IsT1);
        var closed = (await _desk.TakeAsync(number, new PlainAct(OrderAct.Close), Seat)).AsT1;
        Assert.Equal((OrderState.Closed, OrderEnd.ByPeer, "已到场处置,双方和解。"), (closed.State, closed.End!.Value, closed.PublicAnswer()));
        Assert.Equal(0, await _bridge.FollowAsync());
        Assert.Equal(0, (await _desk.ReadFiguresAsync()).Efficiency is var figures ? figures.AnsweredOnTheSpot + figures.RepliedInTime + figures.RepliedLate : -1);
    }

    [Fact]
    [Clause("PLT-3.1")]
    public async Task Who_cannot_be_told_what_110_said_is_written_down_with_the_reason_as_often_as_the_policy_says()
    {
        var number = await EndedAsync(new Feedback(FeedbackStage.Closed, "已到场处置"));
        for (int tries = 0; tries < Rules.Policy.CallBackTries; tries++)
        {
            Assert.Equal("hotline.reply-not-sent", (await _desk.TakeAsync(number, new PlainAct(OrderAct.Close), Seat)).AsT0.Code);
            Assert.True((await _desk.TakeAsync(number, new RecordReplyFailed("caller-1", "无人接听"), Seat)).IsT1);
        }

        var closed = (await _desk.TakeAsync(number, new PlainAct(OrderAct.Close), Seat)).AsT1;
        Assert.Equal((OrderEnd.ByPeer, 0), (closed.End!.Value, closed.SentTo.Count));
    }

    [Fact]
    [Clause("PLT-3.1")]
    public async Task Where_the_closing_message_says_nothing_in_public_what_was_told_before_is_the_answer()
    {
        var number = await EndedAsync(new Feedback(FeedbackStage.OnScene, "民警已到场"), new Feedback(FeedbackStage.Handled, "已处置"), new Feedback(FeedbackStage.Closed, " ", "内部说明"));
        Assert.Equal("已处置", (await _desk.FindAsync(number))!.PublicAnswer());

        // How far it was is no answer.
        var silent = await EndedAsync(new Feedback(FeedbackStage.OnScene, "已派警,正在途中"), new Feedback(FeedbackStage.Closed));
        Assert.Equal("你反映的事项已转110办理,110已办结。", (await _desk.FindAsync(silent))!.PublicAnswer());
    }

    [Fact]
    [Clause("PLT-3.4")]
    [Clause("PLT-3.6")]
    public async Task A_case_that_comes_back_after_its_end_was_the_answer_is_named_until_the_order_is_handled_again()
    {
        var number = await EndedAsync(new Feedback(FeedbackStage.Closed, "已到场处置"));
        Assert.Empty(await _bridge.WaitingAsync());
        await SayAsync(number, new ConferenceResult("由热线继续办理", Start, BridgeDesk.Hotline));
        await _bridge.FollowAsync();
        var waiting = Assert.Single(await _bridge.WaitingAsync());
        Assert.Equal((number, "hotline.case-came-back"), (waiting.Order!.Value, waiting.Why.Code));
        foreach (var act in new OrderCommand[] { new RecordReplySent("caller-1"), new PlainAct(OrderAct.Close) }) Assert.True((await _desk.TakeAsync(number, act, Seat)).IsT1);
        await _bridge.FollowAsync();
        Assert.Single(await _bridge.WaitingAsync());
        Assert.True((await _desk.TakeAsync(number, new PlainAct(OrderAct.BringNewFact, "联动事件又由本平台受理"), Seat)).IsT1);
        await _bridge.FollowAsync();
        Assert.Empty(await _bridge.WaitingAsync());
    }

    [Fact]
    [Clause("PLT-3.1")]
    public async Task Where_110_said_nothing_in_public_the_caller_is_told_that_110_has_ended_it_and_no_more()
    {
        var order = (await _desk.FindAsync(await EndedAsync(new Feedback(FeedbackStage.InHandling), new Feedback(FeedbackStage.Closed, PublicReply: null, "嫌疑人在逃"))))!;
        Assert.Equal((OrderState.Answered, "你反映的事项已转110办理,110已办结。"), (order.State, order.PublicAnswer()));
        Assert.Single(order.RepliesToSend());
    }

    [Fact]
    [Clause("PLT-3.1")]
    public async Task Something_new_after_it_is_handled_by_the_hotline_and_its_answer_is_its_own()
    {
        var number = await EndedAsync(new Feedback(FeedbackStage.Closed, "已到场处置"));
        foreach (var act in (OrderCommand[])[new RecordReplySent("caller-1"), new PlainAct(OrderAct.Close), new PlainAct(OrderAct.BringNewFact, "又吵起来了"), new PlainAct(OrderAct.Reroute, "改派"), new GiveReply(Done, IsOnTheSpot: true), new RecordReplySent("caller-1")])
            Assert.True((await _desk.TakeAsync(number, act, Seat)).TryPickT1(out _, out var refusal), refusal?.ToString());
        Assert.Equal(OrderEnd.Answered, (await _desk.TakeAsync(number, new PlainAct(OrderAct.Close), Seat)).AsT1.End);
    }

    /// <summary>An order that was handed over, and of which 110 has told all this.</summary>
    private async Task<OrderNumber> EndedAsync(params Feedback[] told)
    {
        var number = await OpenAsync(Demand());
        Assert.True((await _bridge.TransferAsync(number, "路灯", "", "请110处理", Seat)).IsT1);
        await SayAsync(number, new TransferAccept("J1"));
        foreach (var feedback in told) await SayAsync(number, feedback);
        Assert.Equal(1, await _bridge.FollowAsync());
        return number;
    }
}
