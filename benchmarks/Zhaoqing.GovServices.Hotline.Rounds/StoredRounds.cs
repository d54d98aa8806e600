using System.Diagnostics;
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
        var table = new Table("/s");
        string folder = Directory.CreateTempSubdirectory("rounds-").FullName;
        string bare = $"the journal alone, {options.Window / 2} waiting", bareWindow = $"the journal alone, {options.Window} waiting", linked = "acknowledged after it stands in the journal";
        for (int round = -1; round < rounds; round++)
        {
            var made = Enumerable.Range(0, messages).Select(_ => Invented.Opened(BridgeDesk.Hotline, Invented.Offer)).ToList();
            var bodies = made.ConvertAll(message => ((ushort)message.Content.Type, BridgeMessageCodec.Write(message)));
            double link = await LinkAsync(Path.Combine(folder, $"link{round + 1}.db"), bodies, options);
            double alone = await BareAsync(Path.Combine(folder, $"bare{round + 1}.db"), made, bodies, options.Window / 2);
            double window = await BareAsync(Path.Combine(folder, $"window{round + 1}.db"), made, bodies, options.Window);
            if (round < 0) continue;
            table.Add(linked, link);
            table.Add(bare, alone);
            table.Add(bareWindow, window);
            if (round == 0) Console.WriteLine($"{messages} messages of {bodies[0].Item2.Length} bytes, {rounds} rounds");
        }

        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
        table.Print();
        table.Compare(linked, bare, "0.85");
        table.Compare(linked, bareWindow, "0.85");
        return 0;
    }

    private static async Task<double> LinkAsync(string path, List<(ushort, byte[])> bodies, LinkOptions options)
    {
        await using var store = await SqliteEventStore.OpenAsync(path);
        using var station = new BridgeStation(store, TimeProvider.System, BridgeDesk.Police, Invented.City);
        var (client, server) = await Loopback.ConnectAsync();
        await using var sending = new SocketPipe(client, FrameLimits.Default.LongestFrame);
        await using var receiving = new SocketPipe(server, FrameLimits.Default.LongestFrame);
        using var stop = new CancellationTokenSource();
        var link = Task.Run(() => BridgeLink.RunAsync(station, receiving, options, TimeProvider.System, _ => { }, stop.Token));
        long began = Stopwatch.GetTimestamp();
        await new LightPeer(sending, BridgeDesk.Hotline, options.Window).SendAsync(bodies, CancellationToken.None);
        double rate = bodies.Count / Stopwatch.GetElapsedTime(began).TotalSeconds;
        await stop.CancelAsync();
        await link;
        if ((await station.ReadAsync(int.MaxValue)).Length != bodies.Count) throw new InvalidOperationException("Not all are there.");
        return rate;
    }

    private static async Task<double> BareAsync(string path, List<BridgeMessage> made, List<(ushort Type, byte[] Body)> bodies, int callers)
    {
        await using var store = await SqliteEventStore.OpenAsync(path);
        var events = bodies.Select((body, i) => new NewEvent(Guid.CreateVersion7(), "hotline.bridge-message.v1", Invented.Now, made[i].Sender.Number(), body.Body)).ToArray();
        int next = -1;
        long began = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, callers).Select(_ => Task.Run(async () =>
        {
            while (Interlocked.Increment(ref next) is var i && i < events.Length)
            {
                if ((await store.AppendAsync(StreamId.Parse($"bridge-{made[i].Case}"), 0, [events[i]])).IsT0) throw new InvalidOperationException("Not appended.");
            }
        })));
        return events.Length / Stopwatch.GetElapsedTime(began).TotalSeconds;
    }
}
