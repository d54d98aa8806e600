using System.Collections.Concurrent;
using System.Diagnostics;
using Zhaoqing.GovServices.Hotline.Hosting;
using Zhaoqing.GovServices.Journal;
using Zhaoqing.GovServices.Journal.Sqlite;

namespace Zhaoqing.GovServices.Hotline.Rounds;

/// <summary>How long an urgent message takes from the record of one desk to the other end of the line: idle, and while the ordinary lane is full of long work orders.</summary>
internal static class UrgentRounds
{
    /// <param name="rounds">How many rounds.</param>
    /// <param name="seconds">How long each.</param>
    /// <param name="isDurable">Records in SQLite journals, as a host has them; else in memory, which shows the link alone.</param>
    internal static async Task<int> RunAsync(int rounds, int seconds, bool isDurable)
    {
        string folder = Directory.CreateTempSubdirectory("rounds-").FullName;
        var (middle, tail) = (new Table("µs p50"), new Table("µs p99"));
        var (bulk, pauses) = (new Table("work orders of 16 KB/s beside it"), new Table("% of the time in collections of garbage"));
        for (int round = -1; round < rounds; round++)
        {
            foreach (bool isFull in (bool[])[false, true])
            {
                var (latencies, orders, paused) = await MeasureAsync(isDurable ? Path.Combine(folder, $"{round}-{isFull}.db") : null, isFull, TimeSpan.FromSeconds(round < 0 ? 1 : seconds));
                if (round < 0) continue;
                pauses.Add(isFull ? "full" : "idle", 100 * paused.TotalSeconds / seconds);
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
        pauses.Print();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
        return 0;
    }

    private static async Task<(List<double> Latencies, int Orders, TimeSpan Paused)> MeasureAsync(string? path, bool isFull, TimeSpan time)
    {
        if (path is null) return await MeasureAsync(new InMemoryEventStore(), isFull ? (int)(time.TotalSeconds * 30_000) : 0, time);
        await using var store = await SqliteEventStore.OpenAsync(path);
        return await MeasureAsync(store, isFull ? (int)(time.TotalSeconds * 15_000) : 0, time);
    }

    private static async Task<(List<double> Latencies, int Orders, TimeSpan Paused)> MeasureAsync(IEventStore store, int most, TimeSpan time)
    {
        using var station = new BridgeStation(store, TimeProvider.System, BridgeDesk.Hotline, Invented.City);
        int orders = 0;
        await Parallel.ForEachAsync(Enumerable.Range(0, most), new ParallelOptions { MaxDegreeOfParallelism = 256 }, async (_, token) =>
            await station.OpenAsync(Invented.OpeningOf(BridgeDesk.Hotline), Invented.Push(5_000), "operator-1", cancellationToken: token));
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
        var paused = GC.GetTotalPauseDuration();
        long began = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(began) < time)
        {
            long at = Stopwatch.GetTimestamp();
            var opened = (await station.OpenAsync(Invented.OpeningOf(BridgeDesk.Hotline), Invented.Danger, "operator-1")).AsT1;
            sent[opened.Messages.Single().Id] = at;
            await Task.Delay(5);
        }

        paused = GC.GetTotalPauseDuration() - paused;
        if (most > 0 && orders >= most) throw new InvalidOperationException("The lane ran empty.");
        int full = orders;
        while (arrived.Count < sent.Count) await Task.Delay(5);
        await stop.CancelAsync();
        await Task.WhenAll(link, hearing);
        return ([.. sent.Select(one => (arrived[one.Key] - one.Value) * 1e6 / Stopwatch.Frequency).Order()], full, paused);
    }
}
