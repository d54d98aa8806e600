using System.Reflection;
using Microsoft.Extensions.Time.Testing;
using Zhaoqing.GovServices.Hotline.Hosting;
using Zhaoqing.GovServices.Hotline.Tests.Orders;
using Zhaoqing.GovServices.Hotline.Tests.Scope;
using Zhaoqing.GovServices.Journal;

namespace Zhaoqing.GovServices.Hotline.Tests.Hosting;

/// <summary>12345 as two hosts over one record that may break off, and 110 by its own record.</summary>
internal sealed class TakenDesks : IDisposable
{
    private readonly BridgeStation[] _stations;

    public TakenDesks()
    {
        var kept = new InMemoryEventStore();
        var stores = Enumerable.Range(0, 2).Select(_ => DispatchProxy.Create<IEventStore, BrokenStore>()).ToArray();
        Stores = [.. stores.Select(store => (BrokenStore)(object)store)];
        foreach (var store in Stores) store.Kept = kept;
        Sources = new HotlineSources(BridgeDesk.Hotline, DivisionCode.Parse("4412", null), ScopeListFile.Read(Sentences.Open("scope-rules.json")), Acting.Rules.Policy, Acting.Rules.Directory);
        Orders = [.. stores.Select(store => new OrderDesk(store, Time, _ => Acting.Rules))];
        _stations = [.. stores.Select(store => new BridgeStation(store, Time, BridgeDesk.Hotline, Sources.Site))];
        Bridges = [.. Orders.Zip(_stations, (desk, station) => new OrderBridge(desk, station, Sources, _ => Acting.Rules, Time))];
        Police = new BridgeStation(new InMemoryEventStore(), Time, BridgeDesk.Police, Sources.Site);
    }

    public FakeTimeProvider Time { get; } = new(Acting.Start.ToDateTimeOffset());

    public HotlineSources Sources { get; }

    /// <summary>The one record, as each host reaches it.</summary>
    public BrokenStore[] Stores { get; }

    public OrderDesk[] Orders { get; }

    public OrderBridge[] Bridges { get; }

    public BridgeStation Police { get; }

    public BridgeStation Hotline => _stations[0];

    public BridgeStation this[BridgeDesk desk] => desk == BridgeDesk.Hotline ? Hotline : Police;

    /// <summary>110 opens a case.</summary>
    public async Task<BridgeCaseId> OpenAsync(BridgeContent content, ConfidentialityLevel level = ConfidentialityLevel.Open, MessageStatus status = MessageStatus.Actual, BridgeDesk first = BridgeDesk.Police) =>
        (await Police.OpenAsync(new BridgeOpening(first, Acting.Start, status, level), content, "police-1")).AsT1.Id;

    /// <summary>A desk says something, knowing what the other has said.</summary>
    public async Task SayAsync(BridgeDesk desk, BridgeCaseId id, BridgeContent content)
    {
        await CarryAsync();
        Assert.True((await this[desk].SayAsync(id, content, "operator-1")).IsT1);
        await CarryAsync();
    }

    /// <summary>Everything that was said gets to the other desk, and is acknowledged.</summary>
    public async Task CarryAsync(Func<bool>? isCarried = null)
    {
        foreach (var from in new[] { BridgeDesk.Hotline, BridgeDesk.Police })
        {
            var to = this[from.Peer()];
            foreach (var message in (await this[from].ReadAsync(int.MaxValue)).SelectMany(copy => copy.Messages).Where(message => message.Sender == from))
            {
                if (isCarried?.Invoke() == false) continue;
                var (copy, _) = await to.TakeAsync(message, BridgeMessageCodec.Write(message), CancellationToken.None);
                if (isCarried?.Invoke() != false) await this[from].TakeAckAsync(copy.Id, copy.SeenPeerSeq, copy.View.Holder, CancellationToken.None);
            }
        }
    }

    /// <summary>The watch of either host looks until there is nothing more to write.</summary>
    public async Task FollowAsync()
    {
        for (int look = 0; ; look++)
        {
            Assert.True(look < 40, "The watch never comes to rest.");
            await CarryAsync();
            if (await Bridges[look % 2].FollowAsync() == 0) return;
        }
    }

    public async Task<WorkOrder[]> OrdersOfAsync(BridgeCaseId id) => [.. await Orders[0].LinkedWithAsync(id)];

    public async Task<WorkOrder> OrderOfAsync(BridgeCaseId id) => Assert.Single(await OrdersOfAsync(id));

    public async Task DoAsync(BridgeCaseId id, OrderCommand command, OrderActor actor)
    {
        var order = await OrderOfAsync(id);
        Assert.True((await Orders[1].TakeAsync(order.Number, command, actor)).TryPickT1(out _, out var refusal), refusal?.ToString());
    }

    public void Dispose()
    {
        foreach (var desk in Orders) desk.Dispose();
        foreach (var station in _stations) station.Dispose();
        Police.Dispose();
    }
}

/// <summary>A journal that breaks off now and then: before something is in it, or after, so that whoever wrote it does not know.</summary>
public class BrokenStore : DispatchProxy
{
    internal IEventStore? Kept { get; set; }

    internal Func<bool> BreaksBefore { get; set; } = () => false;

    internal Func<bool> BreaksAfter { get; set; } = () => false;

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        if (targetMethod!.Name != nameof(IEventStore.AppendAsync)) return targetMethod.Invoke(Kept, args);
        if (BreaksBefore()) throw new JournalUnavailableException("The journal broke off.");
        var answer = targetMethod.Invoke(Kept, args);
        return BreaksAfter() ? throw new JournalUnavailableException("The journal broke off.") : answer;
    }
}
