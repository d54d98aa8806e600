using System.Diagnostics;
using System.Runtime.InteropServices;
using Zhaoqing.GovServices.Hotline.Hosting;
using Zhaoqing.GovServices.Journal;
using Zhaoqing.GovServices.Journal.Sqlite;

namespace Zhaoqing.GovServices.Hotline.Rounds;

/// <summary>Messages over the link, each acknowledged when it stands in a SQLite journal, against the same events appended bare to another.</summary>
internal static class StoredRounds
{
    internal static async Task<int> RunAsync(int rounds, int messages)
    {
        var options = new LinkOptions();
        var (table, cpu) = (new Table("/s"), new Table("µs of processor a message"));
        string folder = Directory.CreateTempSubdirectory("rounds-").FullName;
        string bare = $"the journal alone, {options.Window / 2} waiting", bareWindow = $"the journal alone, {options.Window} waiting", linked = "acknowledged after it stands in the journal";
        for (int round = -1; round < rounds; round++)
        {
            var made = Enumerable.Range(0, messages).Select(_ => Invented.Opened(BridgeDesk.Hotline, Invented.Offer)).ToList();
            var bodies = made.ConvertAll(message => ((ushort)message.Content.Type, BridgeMessageCodec.Write(message)));
            foreach (var (name, measure) in ((string, Func<string, Task<Spent>>)[])
                [(linked, path => LinkAsync(path, bodies, options)), (bare, path => BareAsync(path, made, bodies, options.Window / 2)), (bareWindow, path => BareAsync(path, made, bodies, options.Window))])
            {
                var spent = await measure(Path.Combine(folder, $"{Guid.NewGuid():N}.db"));
                if (round < 0) continue;
                table.Add(name, messages / spent.Time.TotalSeconds);
                cpu.Add(name, spent.Processor.TotalMicroseconds / messages);
            }

            if (round == 0) Console.WriteLine($"{messages} messages of {bodies[0].Item2.Length} bytes, {rounds} rounds");
        }

        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
        table.Print();
        table.Compare(linked, bare, "0.85");
        table.Compare(linked, bareWindow, "0.85");
        cpu.Print();
        return 0;
    }

    private static async Task<Spent> LinkAsync(string path, List<(ushort, byte[])> bodies, LinkOptions options)
    {
        await using var store = await SqliteEventStore.OpenAsync(path);
        using var station = new BridgeStation(store, TimeProvider.System, BridgeDesk.Police, Invented.City);
        var (client, server) = await Loopback.ConnectAsync();
        await using var sending = new SocketPipe(client, FrameLimits.Default.LongestFrame);
        await using var receiving = new SocketPipe(server, FrameLimits.Default.LongestFrame);
        using var stop = new CancellationTokenSource();
        var link = Task.Run(() => BridgeLink.RunAsync(station, receiving, options, TimeProvider.System, _ => { }, stop.Token));
        var began = Spent.Until();
        await new LightPeer(sending, BridgeDesk.Hotline, options.Window).SendAsync(bodies, CancellationToken.None);
        var spent = Spent.Until() - began;
        await stop.CancelAsync();
        await link;
        if ((await station.ReadAsync(int.MaxValue)).Length != bodies.Count) throw new InvalidOperationException("Not all are there.");
        return spent;
    }

    private static async Task<Spent> BareAsync(string path, List<BridgeMessage> made, List<(ushort Type, byte[] Body)> bodies, int callers)
    {
        await using var store = await SqliteEventStore.OpenAsync(path);
        var events = bodies.Select((body, i) => new NewEvent(Guid.CreateVersion7(), "hotline.bridge-message.v1", Invented.Now, made[i].Sender.Number(), body.Body)).ToArray();
        int next = -1;
        var began = Spent.Until();
        await Task.WhenAll(Enumerable.Range(0, callers).Select(_ => Task.Run(async () =>
        {
            while (Interlocked.Increment(ref next) is var i && i < events.Length)
            {
                if ((await store.AppendAsync(StreamId.Parse($"bridge-{made[i].Case}"), 0, [events[i]])).IsT0) throw new InvalidOperationException("Not appended.");
            }
        })));
        return Spent.Until() - began;
    }

    /// <summary>Time by the clock, and of all processors.</summary>
    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Spent(TimeSpan Time, TimeSpan Processor)
    {
        public static Spent Until() => new(Stopwatch.GetElapsedTime(0), Environment.CpuUsage.TotalTime);

        public static Spent operator -(Spent until, Spent from) => new(until.Time - from.Time, until.Processor - from.Processor);
    }
}
