using Microsoft.Extensions.Time.Testing;
using Zhaoqing.GovServices.Hotline.Hosting;
using Zhaoqing.GovServices.Hotline.Tests.Orders;
using Zhaoqing.GovServices.Journal;
using static Zhaoqing.GovServices.Hotline.Tests.Orders.Acting;

namespace Zhaoqing.GovServices.Hotline.Tests.Hosting;

/// <summary>Orders over a record that several hosts share.</summary>
public sealed partial class OrderDeskTests : IDisposable
{
    private readonly FakeTimeProvider _time = new(Start.ToDateTimeOffset());
    private readonly OrderDesk _one, _other;

    public OrderDeskTests()
    {
        var store = new InMemoryEventStore();
        (_one, _other) = (new OrderDesk(store, _time, _ => Rules), new OrderDesk(store, _time, _ => Rules));
    }

    public void Dispose()
    {
        _one.Dispose();
        _other.Dispose();
    }

    [Fact]
    [Clause("PLT-3.1")]
    public async Task A_demand_from_any_channel_is_one_order_however_often_it_comes()
    {
        foreach (var channel in Enum.GetValues<OrderChannel>())
        {
            var demand = Demand(person: channel.ToString()) with { Channel = channel };
            var key = new AppendKey("demand-" + channel, new string('a', 64));
            var first = (await _one.OpenAsync(demand, Seat, key)).AsT1;
            Assert.Equal(first.Number, (await _other.OpenAsync(demand, Seat, key)).AsT1.Number);
            Assert.Equal("hotline.key-reused", (await _one.OpenAsync(demand, Seat, new AppendKey("demand-" + channel, new string('b', 64)))).AsT0.Code);
            Assert.Equal(channel, Assert.Single((await _other.FindAsync(first.Number))!.Callers()).Channel);
        }

        Assert.Equal(Enum.GetValues<OrderChannel>().Length, (await _other.ReadFiguresAsync()).Efficiency.Received);
    }

    [Fact]
    [Clause("PLT-3.1")]
    public async Task The_same_person_on_the_same_matter_joins_the_earlier_order_and_is_answered_by_the_own_way()
    {
        var first = (await _one.OpenAsync(Demand(), Seat)).AsT1;
        await DoAsync(first, OrderAct.Accept, Seat);
        _time.Advance(TimeSpan.FromDays(3));
        var repeat = (await _other.OpenAsync(Demand() with { Channel = OrderChannel.YueShengXin, Caller = "caller-1b" }, Seat)).AsT1;
        Assert.Equal((OrderState.Merged, first.Number), (repeat.State, repeat.Parent!.Value));
        Assert.Equal([("caller-1", OrderChannel.Phone), ("caller-1b", OrderChannel.YueShengXin)], (await _one.FindAsync(first.Number))!.Callers());
        Assert.Equal(OrderState.Draft, (await _one.OpenAsync(Demand(person: "2"), Seat)).AsT1.State);
        Assert.Equal(OrderState.Draft, (await _one.OpenAsync(Demand(subject: "第四盏路灯"), Seat)).AsT1.State);
        var alone = (await _one.LeaveAsync(repeat.Number, Seat, "另一盏")).AsT1;
        Assert.Equal(OrderState.Accepted, alone.State);
        Assert.Single((await _one.FindAsync(first.Number))!.Callers());
        _time.Advance(TimeSpan.FromDays(40));
        Assert.Equal(OrderState.Draft, (await _other.OpenAsync(Demand(), Seat)).AsT1.State);
    }

    [Fact]
    public async Task Two_hosts_decide_one_thing_once()
    {
        var order = (await _one.OpenAsync(Demand(), Seat)).AsT1;
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => (i % 2 == 0 ? _one : _other).TakeAsync(order.Number, new PlainAct(OrderAct.Accept), Seat)));
        Assert.Single(answers, answer => answer.IsT1);
        Assert.All(answers.Where(answer => answer.IsT0), answer => Assert.Equal("hotline.act-not-allowed", answer.AsT0.Code));
        Assert.Equal("hotline.order-unknown", (await _one.TakeAsync(OrderNumber.Parse("260302000000000000"), new PlainAct(OrderAct.Accept), Seat)).AsT0.Code);
    }

    [Fact]
    public async Task Who_looks_stands_in_the_record_before_anything_is_shown()
    {
        var order = (await _one.OpenAsync(Report(), Seat)).AsT1;
        var sight = (await _one.LookAsync(order.Number, Seat, "受理")).AsT1;
        Assert.Equal(order.Demand.Text, sight.Text);
        Assert.Equal(("seat-1", "受理"), (await _other.FindAsync(order.Number))!.Reads is [var read] ? (read.By, read.Purpose) : default);
        Assert.Equal("hotline.not-to-be-read", (await _one.LookAsync(order.Number, Market, "好奇")).AsT0.Code);
        Assert.Single((await _other.FindAsync(order.Number))!.Reads);
    }

    [Fact]
    public async Task What_time_brings_about_is_written_once()
    {
        var order = (await _one.OpenAsync(Demand(), Seat)).AsT1;
        await DoAsync(order, OrderAct.Accept, Seat);
        await DoAsync(order, OrderAct.NeedInfo, Seat, "哪一盏?");
        Assert.Equal(0, await _one.WriteLapsesAsync());
        _time.Advance(TimeSpan.FromDays(30));
        Assert.Equal(1, (await Task.WhenAll(_one.WriteLapsesAsync(), _other.WriteLapsesAsync())).Sum());
        Assert.Equal((OrderState.Closed, OrderEnd.NoResponse), (await _one.FindAsync(order.Number)) is { } closed ? (closed.State, closed.End!.Value) : default);
        Assert.Equal(0, await _other.WriteLapsesAsync());
    }

    [Fact]
    public void Every_event_stands_in_the_record_by_its_name()
    {
        var events = Enumerable.Range(0, 1_500).SelectMany(seed => Lives.Live(seed, 60)).SelectMany(step => step.Events).DistinctBy(happened => happened.GetType()).ToList();
        events.Add(WorkOrder.Open(OrderNumber.Parse("260302000000000001"), Report(reported: "urban"), Seat, Start, Rules).AsT1);
        events.Add(OrderEye.Look(Dispatched(), Urban, "办理", Start).AsT1.Read);
        Assert.Equal(OrderEventCodec.WireNames.Order(StringComparer.Ordinal), events.Select(OrderEventCodec.NameOf).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
        Assert.All(events, happened =>
        {
            var read = OrderEventCodec.Read(OrderEventCodec.NameOf(happened), OrderEventCodec.Write(happened));
            Assert.IsType(happened.GetType(), read);
            Assert.Equal(OrderEventCodec.Write(happened), OrderEventCodec.Write(read));
        });
        Assert.Throws<UnknownEventException>(() => OrderEventCodec.Read("order.unheard.v1", "{}"u8));
    }

    private async Task DoAsync(WorkOrder order, OrderAct act, OrderActor actor, string? reason = null) =>
        Assert.True((await _one.TakeAsync(order.Number, new PlainAct(act, reason), actor)).IsT1);
}
