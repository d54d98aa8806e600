using System.Collections.Concurrent;
using System.Diagnostics;
using Zhaoqing.GovServices.Hotline.Hosting;
using Zhaoqing.GovServices.Journal;

namespace Zhaoqing.GovServices.Hotline.Rounds;

/// <summary>How long an urgent message takes from the record of one desk to the other end of the line: idle, and while the ordinary lane is full of long work orders.</summary>
internal static class UrgentRounds
{
    internal static async Task<int> RunAsync(int rounds, int seconds)
    {
        var (middle, tail) = (new Table("µs p50"), new Table("µs p99"));
        var bulk = new Table("work orders of 16 KB/s beside it");
        for (int round = -1; round < rounds; round++)
        {
            foreach (bool isFull in (bool[])[false, true])
            {
                var (latencies, orders) = await MeasureAsync(isFull, TimeSpan.FromSeconds(round < 0 ? 1 : seconds));
                if (round < 0) continue;
                string name = isFull ? "full" : "idle";
                middle.Add(name, latencies[latencies.Count / 2]);
                tail.Add(name, latencies[latencies.Count * 99 / 100]);
                if (isFull) bulk.Add(name, orders / (double)seconds);
            }
        }

        middle.Print();
        middle.Compare("full", "idle", "none");
        tail.Print();
        tail.Compare("full", "idle", "at most 2");
        bulk.Print();
        return 0;
    }

    private static async Task<(List<double> Latencies, int Orders)> MeasureAsync(bool isFull, TimeSpan time)
    {
        using var station = new BridgeStation(new InMemoryEventStore(), TimeProvider.System, BridgeDesk.Hotline, Invented.City);
        int most = isFull ? (int)(time.TotalSeconds * 15_000) : 0, orders = 0;
        for (int i = 0; i < most; i++) await station.OpenAsync(Invented.OpeningOf(BridgeDesk.Hotline), Invented.Push(5_000), "operator-1");
        _ = await station.CountUnsentAsync();
        var (client, server) = await Loopback.ConnectAsync();
        await using var ours = new SocketPipe(client, FrameLimits.Default.LongestFrame);
        await using var theirs = new SocketPipe(server, FrameLimits.Default.LongestFrame);
        using var stop = new CancellationTokenSource();
        var (sent, arrived) = (new Dictionary<Guid, long>(), new ConcurrentDictionary<Guid, long>());
        var peer = new LightPeer(theirs, BridgeDesk.Police, window: 0)
        {
            Heard = (id, isUrgent) =>
            {
                if (isUrgent) arrived[id] = Stopwatch.GetTimestamp();
                else orders++;
            },
        };
        var link = Task.Run(() => BridgeLink.RunAsync(station, ours, new LinkOptions(), TimeProvider.System, _ => { }, stop.Token));
        var hearing = Task.Run(() => peer.SendAsync([], stop.Token));
        int g0 = GC.CollectionCount(0), g1 = GC.CollectionCount(1), g2 = GC.CollectionCount(2); var p0 = GC.GetTotalPauseDuration(); long a0 = GC.GetTotalAllocatedBytes();
        long began = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(began) < time)
        {
            long at = Stopwatch.GetTimestamp();
            var opened = (await station.OpenAsync(Invented.OpeningOf(BridgeDesk.Hotline), Invented.Danger, "operator-1")).AsT1;
            sent[opened.Messages.Single().Id] = at;
            await Task.Delay(5);
        }

        if (isFull && orders >= most) throw new InvalidOperationException("The lane ran empty.");
        int full = orders;
        Console.WriteLine($"full {isFull} gc0 {GC.CollectionCount(0)-g0} gc1 {GC.CollectionCount(1)-g1} gc2 {GC.CollectionCount(2)-g2} pause {(GC.GetTotalPauseDuration()-p0).TotalMilliseconds} ms alloc {(GC.GetTotalAllocatedBytes()-a0)/1e6} MB heap {GC.GetTotalMemory(false)/1e6} orders {orders} sent {sent.Count}");
        while (arrived.Count < sent.Count) await Task.Delay(5);
        await stop.CancelAsync();
        await Task.WhenAll(link, hearing);
        return ([.. sent.Select(one => (arrived[one.Key] - one.Value) * 1e6 / Stopwatch.Frequency).Order()], full);
    }
}
