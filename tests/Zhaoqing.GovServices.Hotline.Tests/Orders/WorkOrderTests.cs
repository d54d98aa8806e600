using NodaTime;
using static Zhaoqing.GovServices.Hotline.Tests.Orders.Acting;

namespace Zhaoqing.GovServices.Hotline.Tests.Orders;

/// <summary>Orders by example.</summary>
public sealed class WorkOrderTests
{
    [Fact]
    [Clause("PLT-3.6")]
    [Clause("REQ-3.2")]
    public void A_suggestion_goes_the_whole_way()
    {
        var demand = Demand(DemandKind.Suggestion);
        var order = Accepted(demand).Do(new DispatchTo(new Assignment("urban", [])), Seat).Do(OrderAct.Sign, Urban).Do(OrderAct.Start, Urban);
        Assert.Equal("urban", order.Responsible);
        order = order.Do(new GiveReply(Done with { IsTrue = null }, IsOnTheSpot: false), Urban);
        Assert.Null(order.PublicAnswer());
        order = order.Do(OrderAct.PassReview, Seat).Do(new RecordReplySent(demand.Caller), Seat).Do(new RecordCallBack(Reached(demand.Caller, satisfied: false, unfounded: "不属于本市权限")), Seat);
        Assert.Equal(OrderState.Rated, order.State);
        order = order.Do(OrderAct.Close, Seat);
        Assert.Equal((OrderState.Closed, OrderEnd.Answered), (order.State, order.End!.Value));
        Assert.Equal((null, true, false), (order.Reply!.IsTrue, order.Reply.IsSolved, order.CallBacks[^1].IsSatisfied!.Value));
        Assert.Null(order.Responsible);
        Assert.Empty(order.Clocks());
    }

    [Fact]
    public void What_is_missing_or_longer_than_the_record_takes_is_told_on_its_field()
    {
        string tooLong = new('长', Demand.MaxTextLength + 1), name = new('长', Demand.MaxNameLength + 1);
        foreach (var (demand, field) in new[]
        {
            (Demand() with { Text = tooLong }, "text"), (Demand() with { Caller = " " }, "caller"), (Demand() with { Person = default }, "person"), (Demand() with { ClassCode = "" }, "classCode"),
            (Demand() with { Subject = name }, "subject"), (Demand() with { CallerName = name }, "callerName"), (Demand() with { CallerPhone = name }, "callerPhone"),
        })
        {
            var refusal = WorkOrder.Open(OrderNumber.Of(new LocalDate(2026, 3, 2), 1), demand, Seat, Start, Rules).AsT0;
            Assert.Equal(("hotline.text-missing", field), (refusal.Code, refusal.Fields[0].Field));
        }

        Assert.Equal("hotline.text-missing", Accepted().Code(OrderAct.NeedInfo, Seat, tooLong));
        Assert.Equal("hotline.text-missing", InHandling().Code(new GiveReply(Done with { Internal = tooLong }, IsOnTheSpot: false), Urban));
        Assert.Equal("hotline.text-missing", Accepted().Code(new GiveReply(Done with { Public = tooLong }, IsOnTheSpot: true), Seat));
        Assert.Equal("hotline.consultation-missing", Accepted().Code(new DispatchTo(new Assignment("urban", []), Consultation: tooLong), Seat));
        Assert.Equal("", Accepted(Demand() with { Text = tooLong[1..] }).Code(OrderAct.NeedInfo, Seat, tooLong[1..]));
    }

    [Fact]
    public void The_unit_clock_begins_with_dispatch_and_slow_signing_buys_no_time()
    {
        var sent = Dispatched();
        var signed = sent.Do(OrderAct.Sign, Urban, at: Day(3, 5));
        Assert.Equal(Day(3, 10, 0), signed.HandleDue!.Value.At);
        Assert.Equal(sent.HandleDue, signed.HandleDue);
        Assert.Equal(Day(3, 4, 0), sent.SignDue!.Value.At);
    }

    [Fact]
    public void An_order_dispatched_anew_restarts_signing_and_never_the_clock_of_the_caller()
    {
        var sent = Dispatched();
        var again = sent.Do(OrderAct.Contest, Urban, "不是本单位的灯", Day(3, 3)).Do(new DecideDispute(IsUpheld: true, "属实"), Seat, Day(3, 4))
            .Do(new DispatchTo(new Assignment("water", []), Consultation: "由水务局主办"), Seat, Day(3, 5));
        Assert.Equal(sent.OverallDue, again.OverallDue);
        Assert.Equal(Day(3, 7, 0), again.SignDue!.Value.At);
        Assert.Equal("water", again.Responsible);
    }

    [Fact]
    public void The_clock_of_the_caller_stands_still_while_the_caller_has_to_add_something()
    {
        var order = Accepted();
        var asked = order.Do(OrderAct.NeedInfo, Seat, "哪一盏?", Day(3, 3));
        Assert.Equal([OrderClockKind.Info], asked.Clocks().Select(clock => clock.Kind));
        var supplied = asked.Do(OrderAct.Supply, Caller(order.Demand), "村口第三盏", Day(3, 6));
        Assert.Equal((Day(3, 17, 0), Day(3, 20, 0)), (order.OverallDue!.Value.At, supplied.OverallDue!.Value.At));
        var silent = asked.Take(new PlainAct(OrderAct.Supply, "晚了"), Caller(order.Demand), Day(3, 20), Rules);
        Assert.Equal("hotline.act-not-allowed", silent.AsT0.Code);
        var lapse = Assert.IsType<OrderClosed>(Assert.Single(asked.LapsesAt(Day(3, 20), Rules).AsT1));
        Assert.Equal((OrderEnd.NoResponse, Day(3, 11, 0)), (lapse.End, lapse.At));
        Assert.Empty(asked.LapsesAt(lapse.At - Duration.Epsilon, Rules).AsT1);
    }

    [Fact]
    public void A_suspension_moves_both_clocks_and_ends_by_itself()
    {
        var order = InHandling();
        var waiting = order.Do(new SuspendUntil("鉴定", new LocalDate(2026, 3, 6)), Urban, Day(3, 3));
        Assert.Equal([OrderClockKind.Suspension], waiting.Clocks().Select(clock => clock.Kind));
        Assert.Equal("hotline.suspension-too-long", order.Code(new SuspendUntil("鉴定", new LocalDate(2027, 3, 6)), Urban));
        var after = waiting.Do(OrderAct.Urge, Seat, at: Day(3, 9));
        Assert.Equal(OrderState.InHandling, after.State);
        Assert.Equal((Day(3, 13, 0), Day(3, 20, 0)), (after.HandleDue!.Value.At, after.OverallDue!.Value.At));
        var early = waiting.Do(OrderAct.Resume, Urban, at: Day(3, 4));
        Assert.Equal((Day(3, 11, 0), Day(3, 18, 0)), (early.HandleDue!.Value.At, early.OverallDue!.Value.At));
    }

    [Fact]
    public void More_time_is_asked_before_the_old_is_over_and_given_once()
    {
        var order = InHandling();
        Assert.Equal("hotline.extension-too-late", order.Code(OrderAct.AskExtension, Urban, "等零件", order.HandleDue!.Value.At));
        var given = order.Do(OrderAct.AskExtension, Urban, "等零件", order.HandleDue!.Value.At - Duration.Epsilon).Do(OrderAct.ApproveExtension, Seat);
        Assert.Equal(Day(3, 17, 0), given.HandleDue!.Value.At);
        Assert.Equal("hotline.extension-used-up", given.Code(OrderAct.AskExtension, Urban, "还等"));
        Assert.Equal(order.HandleDue, order.Do(OrderAct.AskExtension, Urban, "等零件").Do(OrderAct.DenyExtension, Seat, "理由不足").HandleDue);
    }

    [Fact]
    public void Nobody_plays_ping_pong()
    {
        var order = Dispatched().Do(OrderAct.Contest, Urban, "不是我们的");
        order = order.Do(new DecideDispute(IsUpheld: false, "在三定职责内"), Seat);
        Assert.Equal(OrderState.Dispatched, order.State);
        order = order.Do(OrderAct.Sign, Urban).Do(OrderAct.Return, Urban, "还是不对");
        Assert.Equal("hotline.consultation-missing", order.Code(new DecideDispute(IsUpheld: false, "在职责内"), Seat));
        var kept = order.Do(new DecideDispute(IsUpheld: false, "在职责内", "协商确定由城管主办"), Seat);
        Assert.Equal(OrderState.SignedFor, kept.State);
        Assert.Equal("hotline.return-final", kept.Code(OrderAct.Return, Urban, "就是不办"));
        var moved = order.Do(new DecideDispute(IsUpheld: true, "不在职责内", "协商确定由水务主办"), Seat);
        Assert.Equal("hotline.consultation-missing", moved.Code(new DispatchTo(new Assignment("urban", [])), Seat));
        var final = moved.Do(new DispatchTo(new Assignment("water", []), Consultation: "协商确定由水务主办"), Seat);
        Assert.Equal("hotline.return-final", final.Code(OrderAct.Contest, Of("water"), "不是我们的"));
    }

    [Fact]
    public void A_return_comes_within_a_working_day_of_signing()
    {
        var signed = Dispatched().Do(OrderAct.Sign, Urban);
        Assert.Equal("hotline.return-too-late", signed.Code(OrderAct.Return, Urban, "晚了", Day(3, 4, 0)));
        Assert.Equal("", signed.Code(OrderAct.Return, Urban, "还来得及", Day(3, 4, 0) - Duration.Epsilon));
    }

    [Fact]
    public void What_is_illegal_is_refused()
    {
        Assert.Equal("hotline.act-not-allowed", Replied().Code(OrderAct.Close, Seat));
        Assert.Equal("hotline.act-not-allowed", Dispatched().Code(OrderAct.Start, Urban));
        Assert.Equal("hotline.act-not-allowed", Replied().Code(OrderAct.Return, Urban, "晚了"));
        var rated = AwaitingCallback().Do(new RecordReplySent("caller-1"), Seat).Do(new RecordCallBack(Reached("caller-1")), Seat);
        Assert.Equal("hotline.role-not-allowed", rated.Code(OrderAct.Close, Urban));
        Assert.Equal("hotline.own-order", rated.Code(OrderAct.Close, new OrderActor("urban-1", OrderRoles.Hotline, "urban")));
        Assert.Equal("hotline.role-not-allowed", AwaitingCallback().Code(new RecordCallBack(Reached("caller-1")), Urban));
        Assert.Equal("hotline.own-order", AwaitingCallback().Code(new RecordCallBack(Reached("caller-1")), new OrderActor("urban-1", OrderRoles.Hotline, "urban")));
        Assert.Equal("hotline.unit-not-assigned", Dispatched().Code(OrderAct.Sign, Market));
        Assert.Equal("hotline.reason-missing", Dispatched().Code(OrderAct.Contest, Urban, " "));
        Assert.Equal("hotline.role-not-allowed", AwaitingCallback().Code(OrderAct.Rate, Seat));
        Assert.Equal("hotline.report-not-withdrawn", Accepted(Report()).Code(OrderAct.Withdraw, Caller(Report()), "算了"));
    }

    [Fact]
    public void Who_is_not_reached_three_times_is_let_be_and_who_is_not_content_is_heard()
    {
        var order = AwaitingCallback();
        var missed = order.Do(new RecordCallBack(Missed("caller-1")), Seat).Do(new RecordCallBack(Missed("caller-1")), Seat);
        Assert.Equal(OrderState.AwaitingCallback, missed.State);
        Assert.Equal(OrderEnd.Unreachable, missed.Do(new RecordCallBack(Missed("caller-1")), Seat).End);
        Assert.Equal(OrderState.Reopened, order.Do(new RecordCallBack(Reached("caller-1", satisfied: false)), Seat).State);
        var again = order.Do(new RecordCallBack(Reached("caller-1", solved: false, unfounded: "借口")), Seat);
        Assert.Equal(OrderState.Reopened, again.State);
        var rehandled = again.Do(OrderAct.Rehandle, Seat, at: Day(3, 12));
        Assert.Equal((OrderState.InHandling, "urban", Day(3, 20, 0)), (rehandled.State, rehandled.Responsible, rehandled.HandleDue!.Value.At));
        Assert.Equal(order.OverallDue, rehandled.OverallDue);
        var rerouted = again.Do(OrderAct.Reroute, Seat, "改派");
        Assert.Equal((OrderState.Accepted, WorkOrder.HotlineItself), (rerouted.State, rerouted.Responsible));
        Assert.Equal("hotline.rating-missing", order.Code(new RecordCallBack(new CallBackResult("caller-1", IsReached: true, IsSolved: true, IsSatisfied: null, Unfounded: null)), Seat));
    }

    [Fact]
    public void Something_new_within_a_month_reopens_with_a_new_clock()
    {
        var closed = AwaitingCallback().Do(new RecordReplySent("caller-1"), Seat).Do(new RecordCallBack(Reached("caller-1")), Seat).Do(OrderAct.Close, Seat);
        var again = closed.Do(OrderAct.BringNewFact, Caller(closed.Demand), "又坏了", Day(4, 1));
        Assert.Equal((OrderState.Reopened, WorkOrder.HotlineItself), (again.State, again.Responsible));
        Assert.True(again.OverallDue!.Value.At > closed.OverallDue!.Value.At);
        Assert.Equal("hotline.reopen-too-late", closed.Code(OrderAct.BringNewFact, Caller(closed.Demand), "又坏了", Day(4, 2)));
    }

    [Fact]
    public void What_cannot_be_handled_is_told_and_what_is_urgent_goes_at_once()
    {
        var draft = Opened();
        Assert.Equal("hotline.inform-class", draft.Code(new InformCaller(DemandClass.InScope, "不归我们管"), Seat));
        var informed = draft.Do(new InformCaller(DemandClass.StatutoryRoute, "请向人民法院起诉。"), Seat);
        Assert.Equal("hotline.reply-not-sent", informed.Code(OrderAct.Close, Seat));
        Assert.Equal(OrderState.Closed, informed.Do(new RecordReplySent("caller-1"), Seat).Do(OrderAct.Close, Seat).State);
        string id = new BridgeCaseId(BridgeDesk.Hotline, DivisionCode.Parse("4412", null), Guid.CreateVersion7()).ToString();
        var gone = draft.Do(new LinkToPeer(ScopeOwner.Police, id, "持刀", IsWhole: true), Seat);
        Assert.Equal((OrderState.Transferred, null), (gone.State, gone.Responsible));
        Assert.Equal(OrderState.Accepted, gone.Do(OrderAct.OwnHere, Police).State);
        Assert.Equal("hotline.role-not-allowed", gone.Code(OrderAct.EndByPeer, Police));
        Assert.Equal(OrderState.Answered, gone.Do(new GiveReply(new OrderReply("", "已处置", IsTrue: null, IsSolved: null), IsOnTheSpot: true), Police).State);
        Assert.Equal("hotline.role-not-allowed", gone.Code(new GiveReply(Done, IsOnTheSpot: true), Seat));
        Assert.Equal("hotline.peer-unknown", draft.Code(new LinkToPeer(ScopeOwner.Nobody, "x", "持刀", IsWhole: true), Seat));
        var found = InHandling().Do(new LinkToPeer(ScopeOwner.Police, "12345-4412-y", "现场打起来了", IsWhole: false), Urban);
        Assert.Equal((OrderState.InHandling, "urban"), (found.State, found.Responsible));
    }

    [Fact]
    public void It_goes_by_the_directory_or_by_what_was_agreed()
    {
        Assert.Equal("hotline.consultation-missing", Accepted().Code(new DispatchTo(new Assignment("market", [])), Seat));
        Assert.Equal("hotline.not-to-township", Accepted().Code(new DispatchTo(new Assignment("street", []), Consultation: "交镇街"), Seat));
        Assert.Equal("hotline.not-to-township", Accepted().Code(new DispatchTo(new Assignment("urban", ["street"]), Consultation: "镇街协办"), Seat));
        Assert.Equal("", Accepted(Demand(classCode: "noise")).Code(new DispatchTo(new Assignment("street", [])), Seat));
        Assert.Equal("hotline.consultation-missing", Accepted(Demand(classCode: "mixed")).Code(new DispatchTo(new Assignment("urban", ["water"])), Seat));
        Assert.Equal("hotline.consultation-missing", Accepted(Demand(classCode: "never heard of")).Code(new DispatchTo(new Assignment("urban", [])), Seat));
        Assert.Equal("", Accepted(Demand(classCode: "mixed")).Code(new DispatchTo(new Assignment("urban", ["water"]), Consultation: "城管主办,水务协办"), Seat));
        Assert.Equal("hotline.unit-unknown", Accepted().Code(new DispatchTo(new Assignment("nobody", [])), Seat));
        Assert.Throws<ArgumentException>(() => new DispatchDirectory(1, [new("street", IsTownship: true)], [new("lamp", new Assignment("street", []), IsOfDepartment: true, default)]));
    }

    [Fact]
    [Clause("PLT-3.6")]
    public void What_went_where_no_bridge_leads_is_brought_back_or_ended_by_the_hotline()
    {
        var fire = Opened().Do(new LinkToPeer(ScopeOwner.Fire, "119-0001", "起火", IsWhole: true), Seat);
        Assert.Equal(WorkOrder.HotlineItself, fire.Do(OrderAct.OwnHere, Seat).Responsible);
        Assert.Equal(OrderEnd.ByPeer, fire.Do(OrderAct.EndByPeer, Seat).End);
        Assert.Equal("hotline.role-not-allowed", fire.Code(new GiveReply(Done, IsOnTheSpot: true), Police));
        Assert.Equal("hotline.text-missing", fire.Code(new GiveReply(Done with { IsSolved = null }, IsOnTheSpot: true), Seat));
        var heard = fire.Do(new GiveReply(Done, IsOnTheSpot: true), Seat);
        Assert.Equal((OrderState.Answered, "hotline.reply-not-sent"), (heard.State, heard.Code(OrderAct.Close, Seat)));
        Assert.Equal(OrderEnd.ByPeer, heard.Do(new RecordReplySent("caller-1"), Seat).Do(OrderAct.Close, Seat).End);
        Assert.Equal("hotline.role-not-allowed", fire.Code(OrderAct.OwnHere, Urban));
        string id = new BridgeCaseId(BridgeDesk.Hotline, DivisionCode.Parse("4412", null), Guid.CreateVersion7()).ToString();
        var bridged = Opened().Do(new LinkToPeer(ScopeOwner.Police, id, "噪声", IsWhole: true), Seat);
        Assert.Equal("hotline.role-not-allowed", bridged.Code(OrderAct.OwnHere, Seat));
        Assert.Equal("hotline.role-not-allowed", bridged.Code(OrderAct.EndByPeer, Seat));
        Assert.Equal(OrderState.Accepted, bridged.Do(OrderAct.OwnHere, Police).State);
    }

    [Fact]
    [Clause("PLT-3.1")]
    public void Who_cannot_be_reached_by_phone_still_gets_the_reply_by_the_own_way_before_it_ends()
    {
        var order = Accepted(Demand() with { Channel = OrderChannel.ServiceNet }).Do(new DispatchTo(new Assignment("urban", [])), Seat).Do(OrderAct.Sign, Urban).Do(OrderAct.Start, Urban)
            .Do(new GiveReply(Done, IsOnTheSpot: false), Urban).Do(OrderAct.PassReview, Seat).Do(new RecordCallBack(Missed("caller-1")), Seat).Do(new RecordCallBack(Missed("caller-1")), Seat);
        Assert.Equal("hotline.reply-not-sent", order.Code(new RecordCallBack(Missed("caller-1")), Seat));
        Assert.Equal(OrderEnd.Unreachable, order.Do(new RecordReplySent("caller-1"), Seat).Do(new RecordCallBack(Missed("caller-1")), Seat).End);
    }

    [Fact]
    public void What_is_longer_than_the_record_takes_is_refused_wherever_it_is_written()
    {
        string much = new('长', Hotline.Demand.MaxTextLength + 1);
        Assert.Equal("hotline.text-missing", Accepted().Code(new DispatchTo(new Assignment("urban", []), new ActionBrief(much)), Seat));
        Assert.Equal("hotline.text-missing", AwaitingCallback().Code(new RecordCallBack(Reached("caller-1", satisfied: false, unfounded: much)), Seat));
        Assert.Equal("hotline.text-missing", Accepted().Code(new ChangeLevel(ConfidentialityLevel.Sealed, Readers: [much]), Seat));
        Assert.Equal("hotline.level-needs-two", Accepted(Report()).Code(new ChangeLevel(ConfidentialityLevel.Open, Second with { Account = much }), Seat));
        Assert.Equal("hotline.text-missing", AwaitingCallback().Code(new RecordReplyFailed("caller-1", much), Seat));
        Assert.Equal("hotline.text-missing", OrderEye.Look(Accepted(), Seat, much, Start).AsT0.Code);
    }

    [Fact]
    public void Pressing_and_supervising_change_no_state_and_are_counted()
    {
        var order = InHandling();
        var pressed = order.Do(OrderAct.Urge, Caller(order.Demand)).Do(OrderAct.Urge, Seat).Do(OrderAct.Supervise, Seat, "超期");
        Assert.Equal((order.State, order.HandleDue, 2, 1), (pressed.State, pressed.HandleDue, pressed.Urges, pressed.Supervisions));
    }

    [Fact]
    public void A_number_has_its_day_and_nothing_to_guess()
    {
        var number = OrderNumber.Of(new LocalDate(2026, 3, 2), ulong.MaxValue);
        Assert.Equal("260302073709551615", number.ToString());
        Assert.Equal(number, OrderNumber.Parse(number.ToString()));
        Assert.False(OrderNumber.TryParse("269902073709551615", null, out _));
        Assert.False(OrderNumber.TryParse("26030207370955161", null, out _));
        Assert.Throws<InvalidOperationException>(() => default(OrderNumber).ToString());
    }
}
