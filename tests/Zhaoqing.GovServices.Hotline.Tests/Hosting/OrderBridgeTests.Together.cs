using Zhaoqing.GovServices.Hotline.Hosting;
using Zhaoqing.GovServices.Journal;
using static Zhaoqing.GovServices.Hotline.Tests.Orders.Acting;

namespace Zhaoqing.GovServices.Hotline.Tests.Hosting;

/// <summary>Several people, several cases, and a desk that says odd things, around one order.</summary>
public sealed partial class OrderBridgeTests
{
    [Fact]
    [Clause("PLT-3.7")]
    public async Task Two_who_see_another_danger_in_one_order_are_both_heard()
    {
        var number = await OpenAsync(Demand());
        ((Breaking)(object)_store).Breaks = true;
        await Assert.ThrowsAsync<JournalUnavailableException>(() => _bridge.EscalateAsync(number, "有人持刀", "此处", Seat));
        Assert.True((await _bridge.EscalateAsync(number, "煤气泄漏", "厨房", Second)).IsT1);
        var hazards = (await _station.ReadAsync(int.MaxValue)).SelectMany(copy => copy.Messages).Select(message => ((EmergencyDispatchRequest)message.Content).Hazard);
        Assert.Equal(["有人持刀", "煤气泄漏"], hazards.Order(StringComparer.Ordinal));
    }

    [Fact]
    [Clause("PLT-3.4")]
    public async Task Only_the_case_by_which_it_was_handed_over_brings_an_order_back_or_ends_it()
    {
        var (kept, open) = (await OpenAsync(Demand()), await OpenAsync(Demand(person: "2", subject: "另一盏")));
        foreach (var (number, owner) in new[] { (kept, BridgeDesk.Hotline), (open, BridgeDesk.Police) })
        {
            Assert.True((await _bridge.EscalateAsync(number, "有人受伤", "此处", Seat)).IsT1);
            await SayAsync(number, new VoiceHandoverRecord("接线员", Start, Start, "电话转告", owner));
            if (owner == BridgeDesk.Police) await SayAsync(number, new Feedback(FeedbackStage.Closed, "人已送医"));
            Assert.True((await _bridge.TransferAsync(number, "路灯", "", "转", Seat)).IsT1);
        }

        Assert.Equal(0, await _bridge.FollowAsync());
        Assert.Equal(OrderState.Transferred, (await _desk.FindAsync(kept))!.State);
        Assert.Equal(OrderState.Transferred, (await _desk.FindAsync(open))!.State);
    }

    [Theory]
    [Clause("PLT-3.5")]
    [InlineData("警员\n甲")]
    [InlineData(" ")]
    public async Task Whatever_the_other_desk_calls_its_people_it_is_answered(string account)
    {
        var number = await OpenAsync(Demand());
        await _bridge.TransferAsync(number, "路灯", "", "转", Seat);
        await SayAsync(number, new TransferAccept("J1"));
        var said = (await _police.SayAsync((await CaseOfAsync(number)).Id, new CallerResolveRequest("caller-1", "核实警情", "国办发〔2022〕12号", [CallerResolution.Phone]), account)).AsT1;
        await CarryAsync(said.Messages.Last(message => message.Sender == BridgeDesk.Police), _station);
        Assert.Single((await AnswerAsync(number)).Values);
        Assert.Equal("110", Assert.Single((await _desk.FindAsync(number))!.Reads).Unit);
    }

    [Fact]
    [Clause("PLT-3.4")]
    public async Task What_somebody_accepts_while_it_is_handed_over_is_taken_back_from_the_other_desk()
    {
        var number = await OpenAsync(Demand());
        ((Breaking)(object)_store).Meddle = () => DoAsync(number, OrderAct.Accept).GetAwaiter().GetResult();
        Assert.Equal("hotline.act-not-allowed", (await _bridge.TransferAsync(number, "路灯", "", "转", Seat)).AsT0.Code);
        var order = (await _desk.FindAsync(number))!;
        Assert.Equal((OrderState.Accepted, WorkOrder.HotlineItself), (order.State, order.Responsible));
        var copy = Assert.Single(await _station.ReadAsync(int.MaxValue));
        Assert.Contains(copy.Messages, message => message.Content is Cancel);
        Assert.Equal(BridgeDesk.Hotline, copy.View.Owner);
    }

    [Fact]
    [Clause("PLT-3.4")]
    public async Task An_order_that_cannot_be_read_keeps_no_other_from_coming_back()
    {
        var (torn, whole) = (await OpenAsync(Demand()), await OpenAsync(Demand(person: "2", subject: "另一盏")));
        foreach (var number in new[] { whole, torn })
        {
            await _bridge.TransferAsync(number, "路灯", "", "转", Seat);
            await SayAsync(number, new ConferenceResult("由热线受理", Start, BridgeDesk.Hotline));
        }

        var stream = StreamId.Parse($"order-{torn}");
        var newer = new NewEvent(Guid.CreateVersion7(), "order.tomorrow.v1", Start, "seat-1", "{}"u8.ToArray());
        Assert.True((await _store.AppendAsync(stream, 2, [newer])).IsT1);
        Assert.Equal(1, await _bridge.FollowAsync());
        Assert.Equal(0, await _bridge.FollowAsync());
        Assert.Equal(OrderState.Accepted, (await _desk.FindAsync(whole))!.State);
    }

    [Fact]
    [Clause("PLT-3.5")]
    public async Task Nothing_of_a_person_stands_in_what_is_written_of_orders_and_messages_by_themselves()
    {
        var number = await OpenAsync(Report());
        await _bridge.EscalateAsync(number, "张三丰家有人持刀", "河边三楼", Seat);
        var (order, copy) = ((await _desk.FindAsync(number))!, await CaseOfAsync(number));
        var message = copy.Messages.Single();
        var open = new EmergencyDispatchRequest("张三丰", new BridgePlace(order.Demand.Place, "河边三楼"), "00000000000");
        object[] written =
        [
            order, order.Demand, message, message.Content, open, new LinkReceived(message with { Content = open }, copy, BridgeIntake.Stored), new InfoSupplied(Start, "x", "张三丰", default, default),
            new OrderOpened(Start, "x", number, order.Demand, default), new DispatchTo(new Assignment("urban", []), new ActionBrief("张三丰")), new PlainAct(OrderAct.Supply, "张三丰"),
            new TransferOffer(new HandOver(DemandKind.Help, "张三丰", open.ExactPlace, "c", Urgency.Expected, new ScopeReading(1), default)),
        ];
        foreach (string text in written.Select(one => one.ToString()!)) Assert.DoesNotMatch("张三丰|00000000000|河边|半夜", text);
    }

    [Fact]
    [Clause("PLT-3.4")]
    public async Task Two_who_hand_over_the_same_at_the_same_moment_hand_it_over_once_and_nothing_is_taken_back()
    {
        var number = await OpenAsync(Demand());
        WorkOrder? quicker = null;
        ((Breaking)_store).Meddle = () => quicker = _bridge.TransferAsync(number, "路灯", "", "请110处理", Seat).GetAwaiter().GetResult().AsT1;
        var order = (await _bridge.TransferAsync(number, "路灯", "", "请110处理", Seat)).AsT1;
        Assert.Equal((OrderState.Transferred, OrderState.Transferred), (quicker!.State, order.State));
        var copy = Assert.Single(await _station.ReadAsync(int.MaxValue));
        Assert.Equal(order.HandedOverBy, copy.Id.ToString());
        Assert.IsType<TransferOffer>(Assert.Single(copy.Messages).Content);
    }
}
