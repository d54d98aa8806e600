using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using NodaTime;
using Zhaoqing.GovServices.Hotline.Hosting;
using Zhaoqing.GovServices.Hotline.Tests.Bridge;
using Zhaoqing.GovServices.Hotline.Tests.Scope;
using Zhaoqing.GovServices.Journal;
using Zhaoqing.GovServices.Journal.Hosting;
using static Zhaoqing.GovServices.Hotline.Tests.Orders.Acting;

namespace Zhaoqing.GovServices.Hotline.Tests.Hosting;

/// <summary>A case that the hotline has taken and of which no order can be made: people are told.</summary>
public sealed class WaitingCaseTests : IAsyncLifetime
{
    private static readonly HandlingRules Later = Rules with { Policy = new HandlingPolicy(9, HandlingPolicy.Sample.Limits.Select(limit => limit with { From = new LocalDate(2026, 6, 1) })) };

    private readonly FakeTimeProvider _time = new(Start.ToDateTimeOffset());
    private readonly CapturedLog<HotlineWatch> _log = new();
    private readonly BridgeStation _police;
    private readonly ServiceProvider _services;
    private HandlingRules _rules = Rules;

    public WaitingCaseTests()
    {
        _police = new BridgeStation(new InMemoryEventStore(), _time, BridgeDesk.Police, DivisionCode.Parse("4412", null));
        var builder = new HotlineBuilderTests.Builder();
        builder.Services.AddSingleton<TimeProvider>(_time).AddSingleton<Func<Instant, HandlingRules>>(_ => _rules).AddSingleton<ILogger<HotlineWatch>>(_log);
        builder.UseInMemoryJournal().AddHotline(_ => new HotlineSources(BridgeDesk.Hotline, _police.Site, ScopeListFile.Read(Sentences.Open("scope-rules.json")), Rules.Policy, Rules.Directory));
        _services = builder.Services.BuildServiceProvider();
    }

    private BridgeStation Station => _services.GetRequiredService<BridgeStation>();

    private OrderBridge Bridge => _services.GetRequiredService<OrderBridge>();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        await _services.DisposeAsync();
        _police.Dispose();
    }

    [Fact]
    [Clause("PLT-3.4")]
    [Clause("PLT-3.6")]
    public async Task It_is_told_once_with_its_reason_and_once_more_when_it_has_its_order()
    {
        _rules = Later;
        var id = await TakenAsync();
        _time.Advance(TimeSpan.FromHours(2));
        foreach (int _ in Enumerable.Range(0, 3)) Assert.Equal(0, await LookAsync());
        var waiting = Assert.Single(await Bridge.WaitingAsync());
        Assert.Equal((id, "hotline.policy-not-in-force", Start), (waiting.Case, waiting.Why.Code, waiting.Since));
        Assert.NotEmpty(waiting.Why.Basis);
        Assert.Equal([(LogLevel.Warning, $"The case {id} is the hotline's and no order can be made of it: hotline.policy-not-in-force. It waits; people have to look at it.")], Told(id));
        // Meanwhile the hotline answers for the case.
        var copy = (await Station.FindAsync(id))!;
        Assert.Equal((BridgeDesk.Hotline, true), (copy.View.Holder, copy.IsResponsible));
        _rules = Rules;
        Assert.Equal(1, await LookAsync());
        Assert.Equal(0, await LookAsync());
        Assert.Empty(await Bridge.WaitingAsync());
        var order = Assert.Single(await _services.GetRequiredService<OrderDesk>().ReadAsync(10));
        Assert.Equal((Start, WorkOrder.HotlineItself, false), (order.AcceptedAt!.Value, order.Responsible, order.Clocks().IsEmpty));
        Assert.Equal((LogLevel.Information, $"The case {id} waits no more; its order is {order.Number}."), Told(id)[^1]);
        Assert.Equal(2, Told(id).Length);
    }

    [Fact]
    [Clause("PLT-3.4")]
    public async Task Another_reason_is_told_and_so_is_that_it_waits_no_more_because_it_is_of_110_again()
    {
        _rules = Later;
        var id = await TakenAsync();
        await LookAsync();
        _time.Advance(TimeSpan.FromDays(20_000));
        await LookAsync();
        await LookAsync();
        string other = Assert.Single(await Bridge.WaitingAsync()).Why.Code;
        Assert.NotEqual("hotline.policy-not-in-force", other);
        await SayAsync(_police, id, Said.Agreed(BridgeDesk.Police));
        await LookAsync();
        await LookAsync();
        Assert.Empty(await Bridge.WaitingAsync());
        Assert.Equal(["hotline.policy-not-in-force", other, "waits for no order"], Told(id).Select(line => line.Said.Contains("waits for no order", StringComparison.Ordinal) ? "waits for no order" : line.Said.Split(": ")[1].Split(". ")[0]));
        Assert.Empty(await _services.GetRequiredService<OrderDesk>().ReadAsync(10));
    }

    [Fact]
    [Clause("PLT-3.4")]
    public async Task What_only_has_not_been_looked_at_what_is_recorded_only_and_what_has_an_order_by_hand_do_not_wait()
    {
        await TakenAsync();
        Assert.Empty(await Bridge.WaitingAsync());
        await LookAsync();
        _rules = Later;
        await CarryAsync((await _police.OpenAsync(new BridgeOpening(BridgeDesk.Police, Start, MessageStatus.Actual, ConfidentialityLevel.Open), Said.Offer(), "police-1")).AsT1);
        Assert.Empty(await Bridge.WaitingAsync());
        await LookAsync();
        Assert.DoesNotContain(_log.Lines, line => line.Level >= LogLevel.Warning);
    }

    [Fact]
    [Clause("PLT-3.4")]
    public async Task An_order_that_cannot_follow_its_case_waits_and_is_told_too()
    {
        var desk = _services.GetRequiredService<OrderDesk>();
        var (returned, ended) = (await HandedOverAsync("1"), await HandedOverAsync("2"));
        await SayAsync(_police, returned.Case, Said.Agreed(BridgeDesk.Hotline));
        await SayAsync(_police, ended.Case, Said.Closed);
        _rules = Later;
        await LookAsync();
        // What 110 has ended needs no policy, what comes back does; without a calendar nothing goes on.
        Assert.Equal(OrderState.Answered, (await desk.FindAsync(ended.Order))!.State);
        var waiting = Assert.Single(await Bridge.WaitingAsync());
        Assert.Equal((returned.Case, returned.Order, "hotline.policy-not-in-force", Start), (waiting.Case, waiting.Order!.Value, waiting.Why.Code, waiting.Since));
        await LookAsync();
        Assert.Equal($"The order {returned.Order} cannot follow its case {returned.Case}: hotline.policy-not-in-force. It waits; people have to look at it.", Assert.Single(Told(returned.Case)).Said);
        _rules = Rules;
        await LookAsync();
        Assert.Equal(OrderState.Accepted, (await desk.FindAsync(returned.Order))!.State);
        Assert.Equal($"The case {returned.Case} waits no more; its order is {returned.Order}.", Told(returned.Case)[^1].Said);
        Assert.Empty(await Bridge.WaitingAsync());
    }

    [Fact]
    [Clause("PLT-3.4")]
    public async Task An_order_that_cannot_be_read_is_told_of_once_and_stands_on_the_list_and_its_case_goes_on()
    {
        var id = await TakenAsync();
        await LookAsync();
        var desk = _services.GetRequiredService<OrderDesk>();
        var number = Assert.Single(await desk.ReadAsync(10)).Number;
        var at = Start + Duration.FromMinutes(5);
        var torn = new NewEvent(Guid.CreateVersion7(), "order.acted.v1", at, "seat-1", "{\"reason\":\"张某某 13800000000\"}"u8.ToArray());
        Assert.True((await _services.GetRequiredService<IEventStore>().AppendAsync(StreamId.Parse($"order-{number}"), 2, [torn])).IsT1);
        _time.Advance(TimeSpan.FromHours(1));
        await SayAsync(_police, id, Said.Added);
        foreach (int _ in Enumerable.Range(0, 3)) Assert.Equal(0, await LookAsync());
        Assert.Equal((LogLevel.Error, $"The order {number} cannot be read by this program (Damaged) and is left alone; its case {id} goes on without it."), Assert.Single(_log.Lines));
        var alarm = Assert.Single((await _services.GetRequiredService<AlarmDesk>().ReadAsync(10)).First);
        Assert.Equal((DeskAlarmKind.Unreadable, at, number, id), (alarm.Kind, alarm.Since, alarm.Order!.Value, alarm.Case!.Value));
        Assert.Equal(("记录有误,不能读取", "人工跟办,并通知运维人员。"), (alarm.Why, alarm.Next));
        // No second order is made of the case.
        Assert.Equal(number, Assert.Single(await desk.NumbersLinkedWithAsync(id, CancellationToken.None)));
    }

    [Fact]
    [Clause("PLT-3.4")]
    public async Task An_order_so_new_that_it_cannot_be_read_from_its_beginning_gets_no_second_beside_it()
    {
        var id = await TakenAsync();
        string name = $"order-of-{id}";
        var key = new AppendKey(name, Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(name))));
        var number = OrderNumber.Of(new LocalDate(2026, 3, 2), 7);
        var newer = new NewEvent(Guid.CreateVersion7(), "order.opened.v9", Start, "bridge", "{}"u8.ToArray());
        Assert.True((await _services.GetRequiredService<IEventStore>().AppendAsync(StreamId.Parse($"order-{number}"), 0, [newer], key)).IsT1);
        foreach (int _ in Enumerable.Range(0, 2)) Assert.Equal(0, await LookAsync());
        Assert.Equal((LogLevel.Error, $"The order {number} cannot be read by this program (UnknownEvent) and is left alone."), Assert.Single(_log.Lines));
        Assert.Empty(await _services.GetRequiredService<OrderDesk>().ReadAsync(10));
        Assert.Equal("由更新版本的程序写入,本程序不能读取", Assert.Single((await _services.GetRequiredService<AlarmDesk>().ReadAsync(10)).First).Why);
    }

    [Fact]
    [Clause("PLT-3.4")]
    public async Task A_fault_of_the_program_while_an_order_is_made_is_told_and_the_case_is_tried_again()
    {
        var id = await TakenAsync();
        bool isWrong = true;
        HandlingRules RulesOf(Instant at) => isWrong ? throw new ArgumentException("Made up.", nameof(at)) : Rules;
        using var desk = new OrderDesk(Station.Store, _time, RulesOf);
        using var bridge = new OrderBridge(desk, Station, _services.GetRequiredService<HotlineSources>(), RulesOf, _time);
        foreach (int _ in Enumerable.Range(0, 2)) await Assert.ThrowsAsync<ArgumentException>(() => bridge.FollowAsync());
        isWrong = false;
        Assert.Equal(1, await bridge.FollowAsync());
        Assert.Single(await desk.LinkedWithAsync(id));
    }

    [Fact]
    [Clause("PLT-3.4")]
    public async Task A_case_that_cannot_be_read_stands_on_the_list_and_keeps_no_other_from_it()
    {
        var (torn, whole) = (await TakenAsync(), await TakenAsync());
        await LookAsync();
        var copy = (await Station.FindAsync(torn))!;
        var newer = new NewEvent(Guid.CreateVersion7(), "hotline.bridge-tomorrow.v1", Start, "110", "{}"u8.ToArray());
        Assert.True((await _services.GetRequiredService<IEventStore>().AppendAsync(StreamId.Parse($"bridge-{torn}"), copy.Messages.Count(), [newer])).IsT1);
        await SayAsync(_police, whole, Said.Agreed(BridgeDesk.Police));
        await LookAsync();
        Assert.Equal(OrderState.Transferred, Assert.Single(await _services.GetRequiredService<OrderDesk>().LinkedWithAsync(whole)).State);
        var list = (await _services.GetRequiredService<AlarmDesk>().ReadAsync(10)).First;
        Assert.Equal([(DeskAlarmKind.Unreadable, torn)], list.Where(alarm => alarm.Kind == DeskAlarmKind.Unreadable).Select(alarm => (alarm.Kind, alarm.Case!.Value)));
    }

    /// <summary>An order that was handed over and that 110 has taken.</summary>
    private async Task<(OrderNumber Order, BridgeCaseId Case)> HandedOverAsync(string person)
    {
        var number = (await _services.GetRequiredService<OrderDesk>().OpenAsync(Demand(person: person), Seat)).AsT1.Number;
        string link = (await Bridge.TransferAsync(number, "路灯", "", "请110处理", Seat)).AsT1.Links.Single();
        var copy = (await Station.ReadAsync(10)).Single(one => one.Id.ToString() == link);
        await CarryAsync(copy);
        await SayAsync(_police, copy.Id, Said.Accept);
        return (number, copy.Id);
    }

    private Task<int> LookAsync() => _services.GetRequiredService<HotlineWatch>().RunOnceAsync(CancellationToken.None);

    private (LogLevel Level, string Said)[] Told(BridgeCaseId id) => [.. _log.Lines.Where(line => line.Said.Contains(id.ToString(), StringComparison.Ordinal))];

    /// <summary>A case that 110 has opened and the hotline has taken.</summary>
    private async Task<BridgeCaseId> TakenAsync()
    {
        var copy = (await _police.OpenAsync(new BridgeOpening(BridgeDesk.Police, Start, MessageStatus.Actual, ConfidentialityLevel.Open), Said.Offer(), "police-1")).AsT1;
        await CarryAsync(copy);
        await SayAsync(Station, copy.Id, Said.Accept);
        return copy.Id;
    }

    private async Task SayAsync(BridgeStation from, BridgeCaseId id, BridgeContent content) => await CarryAsync((await from.SayAsync(id, content, "operator-1")).AsT1);

    /// <summary>The last thing a desk said gets to the other.</summary>
    private async Task CarryAsync(BridgeCase copy)
    {
        var message = copy.Messages.Last(said => said.Sender == copy.Self);
        _ = await (copy.Self == BridgeDesk.Police ? Station : _police).TakeAsync(message, BridgeMessageCodec.Write(message), CancellationToken.None);
    }
}
