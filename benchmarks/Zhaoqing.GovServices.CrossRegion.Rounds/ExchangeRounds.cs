using System.Diagnostics;
using Zhaoqing.GovServices.Hotline.Rounds;
using Zhaoqing.GovServices.Journal;
using Zhaoqing.GovServices.Journal.Sqlite;

namespace Zhaoqing.GovServices.CrossRegion.Rounds;

/// <summary>Cases begun in one city until the other has answered for each, both with their records, against the same events appended bare to one journal.</summary>
internal static class ExchangeRounds
{
    private const int Callers = 256;

    internal static async Task<int> RunAsync(int rounds, int cases)
    {
        var table = new Table("/s");
        string folder = Directory.CreateTempSubdirectory("rounds-").FullName;
        const string exchanged = "begun here, recorded and answered there", bare = "the journal alone";
        for (int round = -1; round < rounds; round++)
        {
            var platforms = await TwoPlatforms.StartAsync(Path.Combine(folder, $"round{round + 1}"));
            platforms.Connect();
            var (began, used) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
            await platforms.BeginAsync(cases, Callers);
            await platforms.WaitAsync(cases);
            double rate = cases / Stopwatch.GetElapsedTime(began).TotalSeconds;
            double processor = (Environment.CpuUsage.TotalTime - used).TotalMicroseconds / cases;
            var said = await platforms.SaidAsync();
            await platforms.DisposeAsync();
            used = Environment.CpuUsage.TotalTime;
            double alone = await BareAsync(Path.Combine(folder, $"bare{round + 1}.db"), said);
            if (round < 0) continue;
            Console.WriteLine($"processor time: {processor:N0} µs a case, {(Environment.CpuUsage.TotalTime - used).TotalMicroseconds / said.Count:N0} µs an append of the journal alone");
            table.Add(exchanged, rate);
            table.Add(bare, alone);
            if (round == 0) Console.WriteLine($"{said.Count} messages of {said[0].Said.Content.Length} bytes, {Callers} at the same time, {rounds} rounds");
        }

        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
        table.Print();
        table.Compare(exchanged, bare, "0.5");
        return 0;
    }

    private static async Task<double> BareAsync(string path, List<(StreamId Stream, NewEvent Said)> said)
    {
        await using var store = await SqliteEventStore.OpenAsync(path);
        int next = -1;
        long began = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, Callers).Select(_ => Task.Run(async () =>
        {
            while (Interlocked.Increment(ref next) is var i && i < said.Count)
            {
                if ((await store.AppendAsync(said[i].Stream, 0, [said[i].Said])).IsT0) throw new InvalidOperationException("Not appended.");
            }
        })));
        return said.Count / Stopwatch.GetElapsedTime(began).TotalSeconds;
    }
}
