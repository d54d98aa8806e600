using System.Collections.Concurrent;
using System.IO.Pipelines;
using System.Threading.Channels;
using Microsoft.Extensions.Time.Testing;
using Zhaoqing.GovServices.Hotline.Hosting;
using Zhaoqing.GovServices.Hotline.Tests.Bridge;
using Zhaoqing.GovServices.Journal;

namespace Zhaoqing.GovServices.Hotline.Tests.Hosting;

/// <summary>Two desks, each with its own record and clock, and the links between them.</summary>
internal sealed class Stations : IDisposable
{
    private readonly Channel<(BridgeDesk Desk, LinkNotice Notice)> _told = Channel.CreateUnbounded<(BridgeDesk, LinkNotice)>();
    private readonly Dictionary<BridgeDesk, IEventStore> _stores = new() { [BridgeDesk.Hotline] = new InMemoryEventStore(), [BridgeDesk.Police] = new InMemoryEventStore() };
    private readonly Dictionary<BridgeDesk, BridgeStation> _stations = [];

    public Stations()
    {
        foreach (var desk in Enum.GetValues<BridgeDesk>())
        {
            Clocks[desk] = new FakeTimeProvider(Said.Start.ToDateTimeOffset());
            Restart(desk);
        }
    }

    public Dictionary<BridgeDesk, FakeTimeProvider> Clocks { get; } = [];

    public Dictionary<BridgeDesk, LinkOptions> Options { get; } = new() { [BridgeDesk.Hotline] = new() { Workers = 4 }, [BridgeDesk.Police] = new() { Workers = 4 } };

    public ConcurrentQueue<(BridgeDesk Desk, LinkNotice Notice)> Notices { get; } = [];

    public BridgeStation this[BridgeDesk desk] => _stations[desk];

    /// <summary>The desk's program starts anew over its record.</summary>
    public void Restart(BridgeDesk desk)
    {
        if (_stations.TryGetValue(desk, out var before)) before.Dispose();
        _stations[desk] = new BridgeStation(_stores[desk], Clocks[desk], desk, DivisionCode.Parse("4412", null));
    }

    /// <summary>The desk's program starts anew, and the next thing it records it fails at, as by an error in the program.</summary>
    public void RestartFaulty(BridgeDesk desk)
    {
        _stores[desk] = new FaultyStore(_stores[desk]);
        Restart(desk);
    }

    /// <summary>The desk loses its record, as after a copy that was laid back, and starts anew.</summary>
    public void Forget(BridgeDesk desk)
    {
        _stores[desk] = new InMemoryEventStore();
        Restart(desk);
    }

    /// <summary>A link over wires, until it ends.</summary>
    public (Task<LinkEnd> Hotline, Task<LinkEnd> Police) Link(Wires wires, CancellationToken stop = default) =>
        (RunAsync(BridgeDesk.Hotline, wires.Left, stop), RunAsync(BridgeDesk.Police, wires.Right, stop));

    public Task<LinkEnd> RunAsync(BridgeDesk desk, IDuplexPipe pipe, CancellationToken stop = default) => BridgeLink.RunAsync(
        _stations[desk],
        pipe,
        Options[desk],
        Clocks[desk],
        notice =>
        {
            Notices.Enqueue((desk, notice));
            _told.Writer.TryWrite((desk, notice));
        },
        stop);

    /// <summary>Waits for a notice.</summary>
    public async Task<T> HearAsync<T>(BridgeDesk desk, Func<T, bool>? which = null)
        where T : LinkNotice
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (true)
        {
            var (by, notice) = await _told.Reader.ReadAsync(patience.Token);
            if (by == desk && notice is T heard && which?.Invoke(heard) != false) return heard;
        }
    }

    public async Task<BridgeCase> OpenAsync(BridgeDesk desk, BridgeContent content, MessageStatus status = MessageStatus.Actual) =>
        (await _stations[desk].OpenAsync(new BridgeOpening(desk, Said.Start, status, ConfidentialityLevel.Open), content, "operator-1")).AsT1;

    /// <summary>Waits until each desk knows that the other has everything; whoever learns something tells it by a notice of the other.</summary>
    public async Task SettleAsync(Task link)
    {
        while (!link.IsCompleted)
        {
            if (await _stations[BridgeDesk.Hotline].CountUnsentAsync() == 0 && await _stations[BridgeDesk.Police].CountUnsentAsync() == 0) return;
            await Task.Yield();
        }
    }

    public void Dispose()
    {
        foreach (var station in _stations.Values) station.Dispose();
    }
}
