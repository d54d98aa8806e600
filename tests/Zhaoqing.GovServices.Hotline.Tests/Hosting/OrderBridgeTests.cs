using System.Reflection;
using Microsoft.Extensions.Time.Testing;
using Zhaoqing.GovServices.Hotline.Hosting;
using Zhaoqing.GovServices.Hotline.Tests.Orders;
using Zhaoqing.GovServices.Hotline.Tests.Scope;
using Zhaoqing.GovServices.Journal;
using static Zhaoqing.GovServices.Hotline.Tests.Orders.Acting;

namespace Zhaoqing.GovServices.Hotline.Tests.Hosting;

/// <summary>Orders and their cases on the bridge; 110 is spoken for by its messages.</summary>
public sealed partial class OrderBridgeTests : IDisposable
{
    private readonly FakeTimeProvider _time = new(Start.ToDateTimeOffset());
    private readonly IEventStore _store;
    private readonly OrderDesk _desk;
    private readonly BridgeStation _station, _police;
    private readonly OrderBridge _bridge;

    public OrderBridgeTests()
    {
        _store = DispatchProxy.Create<IEventStore, Breaking>();
        var sources = new HotlineSources(BridgeDesk.Hotline, DivisionCode.Parse("4412", null), ScopeListFile.Read(Sentences.Open("scope-rules.json")), Rules.Policy, Rules.Directory);
        _desk = new OrderDesk(_store, _time, _ => Rules);
        _station = new BridgeStation(_store, _time, BridgeDesk.Hotline, sources.Site);
        _police = new BridgeStation(new InMemoryEventStore(), _time, BridgeDesk.Police, sources.Site);
        _bridge = new OrderBridge(_desk, _station, sources, _ => Rules, _time);
    }

    public void Dispose()
    {
        _desk.Dispose();
        _station.Dispose();
        _police.Dispose();
    }

    [Fact]
    [Clause("PLT-3.4")]
    public async Task What_is_handed_over_and_given_back_is_the_hotlines_again_and_what_110_ends_is_answered()
    {
        var (returned, ended) = (await OpenAsync(Demand()), await OpenAsync(Demand(person: "2", subject: "另一盏")));
        foreach (var number in new[] { returned, ended })
        {
            Assert.Equal(OrderState.Transferred, (await _bridge.TransferAsync(number, "路灯", "", "请110处理", Seat)).AsT1.State);
            await CarryAsync();
        }

        Assert.Equal(0, await _bridge.FollowAsync());
        await SayAsync(returned, new TransferRefuse(TransferRefusalReason.OutOfScope, new ScopeReading(0)));
        Assert.Equal(0, await _bridge.FollowAsync());
        await SayAsync(returned, new ConferenceResult("由热线受理", Start, BridgeDesk.Hotline));
        await SayAsync(ended, new TransferAccept("J1"));
        await SayAsync(ended, new Feedback(FeedbackStage.Closed, "已到场处置"));
        Assert.Equal(2, await _bridge.FollowAsync());
        Assert.Equal(0, await _bridge.FollowAsync());
        Assert.Equal(OrderState.Accepted, (await _desk.FindAsync(returned))!.State);
        Assert.Equal((OrderState.Answered, "已到场处置"), (await _desk.FindAsync(ended)) is { } answered ? (answered.State, answered.PublicAnswer()) : default);
    }

    [Fact]
    [Clause("PLT-3.7")]
    public async Task Danger_in_an_open_order_goes_to_110_and_the_rest_stays_where_it_is()
    {
        var number = await OpenAsync(Demand());
        await DoAsync(number, OrderAct.Accept);
        var order = (await _bridge.EscalateAsync(number, "有人持刀", "第三盏路灯下", Seat)).AsT1;
        Assert.Equal((OrderState.Accepted, WorkOrder.HotlineItself), (order.State, order.Responsible));
        var copy = await CaseOfAsync(number);
        Assert.Equal(EmergencyState.Requested, copy.View.Emergency);
        Assert.Equal(order.Demand.CallerPhone, ((EmergencyDispatchRequest)copy.Messages.Single().Content).CallbackNumber);
        Assert.Equal("hotline.reason-missing", (await _bridge.EscalateAsync(number, " ", "此处", Seat)).AsT0.Code);
        Assert.Single(await _station.ReadAsync(int.MaxValue));
    }

    [Fact]
    public async Task Nothing_goes_over_for_an_order_that_could_not_be_linked()
    {
        var number = await OpenAsync(Demand());
        Assert.Equal("hotline.role-not-allowed", (await _bridge.TransferAsync(number, "路灯", "", "转", Urban)).AsT0.Code);
        Assert.Equal("hotline.brief-quotes", (await _bridge.TransferAsync(number, "张三丰家门口", "", "转", Seat)).AsT0.Code);
        Assert.Equal("hotline.order-unknown", (await _bridge.TransferAsync(OrderNumber.Parse("260302000000000000"), "路灯", "", "转", Seat)).AsT0.Code);
        Assert.Empty(await _station.ReadAsync(int.MaxValue));
    }

    [Fact]
    public async Task What_breaks_off_before_the_order_is_linked_is_found_again_and_makes_no_second_case()
    {
        var number = await OpenAsync(Demand());
        ((Breaking)(object)_store).Breaks = true;
        await Assert.ThrowsAsync<JournalUnavailableException>(() => _bridge.EscalateAsync(number, "有人持刀", "此处", Seat));
        Assert.Empty((await _desk.FindAsync(number))!.Links);
        _time.Advance(TimeSpan.FromMinutes(3));
        var order = (await _bridge.EscalateAsync(number, "有人持刀", "此处", Seat)).AsT1;
        Assert.Equal(Assert.Single(await _station.ReadAsync(int.MaxValue)).Id.ToString(), Assert.Single(order.Links));
    }

    [Fact]
    [Clause("PLT-3.5")]
    public async Task Who_stands_behind_a_token_is_told_to_who_has_the_case_and_stands_in_the_order_as_a_reading()
    {
        var number = await OpenAsync(Demand());
        await _bridge.TransferAsync(number, "路灯", "", "转", Seat);
        await CarryAsync();
        await AskAsync(number, "caller-1", CallerResolution.Phone);
        Assert.Equal("hotline.resolve-not-holder", (await AnswerAsync(number)).Denied);
        await SayAsync(number, new TransferAccept("J1"));
        await AskAsync(number, "caller-2", CallerResolution.Phone);
        Assert.Equal("hotline.resolve-unknown", (await AnswerAsync(number)).Denied);
        await AskAsync(number, "caller-1", "address");
        Assert.Equal("hotline.resolve-field", (await AnswerAsync(number)).Denied);
        Assert.Empty((await _desk.FindAsync(number))!.Reads);
        await AskAsync(number, "caller-1", CallerResolution.Phone);
        var told = await AnswerAsync(number);
        Assert.Equal(KeyValuePair.Create(CallerResolution.Phone, "00000000000"), Assert.Single(told.Values));
        var read = Assert.Single((await _desk.FindAsync(number))!.Reads);
        Assert.Equal((OrderRoles.Bridge, "110", "核实警情(国办发〔2022〕12号)"), (read.Role, read.Unit, read.Purpose));
        Assert.Equal(OrderField.CallerPhone, Assert.Single(read.Fields));
        Assert.Equal(0, await _bridge.FollowAsync());
        Assert.NotNull((await CaseOfAsync(number)).Messages.First(message => message.Content is CallerResolveResponse { Denied: not null }).Content is CallerResolveResponse { Reason: { } reason } ? reason : null);
    }

    [Fact]
    [Clause("PLT-3.5")]
    public async Task Who_reports_is_named_to_nobody_but_who_sends_help()
    {
        var number = await OpenAsync(Report());
        await _bridge.TransferAsync(number, "有人反映违法线索", "", "转", Seat);
        await CarryAsync();
        await SayAsync(number, new TransferAccept("J1"));
        await AskAsync(number, "caller-1", CallerResolution.Name);
        Assert.Equal("hotline.resolve-protected", (await AnswerAsync(number)).Denied);
        await _station.SayAsync((await CaseOfAsync(number)).Id, new EmergencyDispatchRequest("有人受伤", new BridgePlace(DivisionCode.Parse("441202", null), "河边")), "seat-1");
        await AskAsync(number, "12345/caller-1", CallerResolution.Name, CallerResolution.Phone);
        Assert.Equal(2, (await AnswerAsync(number)).Values.Count);
        Assert.Equal(new[] { OrderField.CallerName, OrderField.CallerPhone }, Assert.Single((await _desk.FindAsync(number))!.Reads).Fields.AsEnumerable());
    }

    private async Task<OrderNumber> OpenAsync(Demand demand) => (await _desk.OpenAsync(demand, Seat)).AsT1.Number;

    private async Task DoAsync(OrderNumber number, OrderAct act) => Assert.True((await _desk.TakeAsync(number, new PlainAct(act), Seat)).IsT1);

    private async Task<BridgeCase> CaseOfAsync(OrderNumber number) =>
        (await _station.FindAsync(BridgeCaseId.TryParse((await _desk.FindAsync(number))!.Links[^1], out var id) ? id : default))!;

    private Task AskAsync(OrderNumber number, string token, params string[] fields) => SayAsync(number, new CallerResolveRequest(token, "核实警情", "国办发〔2022〕12号", [.. fields]));

    private async Task<CallerResolveResponse> AnswerAsync(OrderNumber number)
    {
        Assert.Equal(1, await _bridge.FollowAsync());
        return (CallerResolveResponse)(await CaseOfAsync(number)).Messages.Last(message => message.Content is CallerResolveResponse).Content;
    }

    /// <summary>110 says something, and the hotline has it.</summary>
    private async Task SayAsync(OrderNumber number, BridgeContent content)
    {
        await CarryAsync();
        var said = (await _police.SayAsync((await CaseOfAsync(number)).Id, content, "police-1")).Match(refusal => throw new InvalidOperationException(refusal.ToString()), after => after);
        await CarryAsync(said.Messages.Last(message => message.Sender == BridgeDesk.Police), _station);
    }

    private async Task CarryAsync()
    {
        foreach (var message in (await _station.ReadAsync(int.MaxValue)).SelectMany(copy => copy.Messages).Where(message => message.Sender == BridgeDesk.Hotline)) await CarryAsync(message, _police);
    }

    private static async Task CarryAsync(BridgeMessage message, BridgeStation to) => _ = await to.TakeAsync(message, BridgeMessageCodec.Write(message), CancellationToken.None);

    /// <summary>A journal that breaks off once, at the next thing that happens to an order.</summary>
    public class Breaking : DispatchProxy
    {
        private readonly InMemoryEventStore _kept = new();

        internal bool Breaks { get; set; }

        /// <summary>What somebody else does just before something is said on the bridge.</summary>
        internal Action? Meddle { get; set; }

        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
        {
            if (Meddle is { } meddle && targetMethod!.Name == nameof(IEventStore.AppendAsync) && args![0]!.ToString()!.StartsWith("bridge-", StringComparison.Ordinal))
            {
                Meddle = null;
                meddle();
            }

            if (!Breaks || targetMethod!.Name != nameof(IEventStore.AppendAsync) || !args![0]!.ToString()!.StartsWith("order-", StringComparison.Ordinal)) return targetMethod!.Invoke(_kept, args);
            Breaks = false;
            throw new JournalUnavailableException("The journal broke off.");
        }
    }
}
