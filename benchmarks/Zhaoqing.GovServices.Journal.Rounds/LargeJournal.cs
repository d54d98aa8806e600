using System.Diagnostics;
using Microsoft.Data.Sqlite;
using Zhaoqing.GovServices.Journal.Sqlite;

namespace Zhaoqing.GovServices.Journal.Rounds;

/// <summary>What grows with the journal and what does not: opening, appending, reading one stream, reading all.</summary>
internal static class LargeJournal
{
    private const int StreamLength = 40, AppendsAtOnce = 500;

    internal static async Task<int> RunAsync(int events)
    {
        string folder = Directory.CreateDirectory(Path.Combine(Environment.CurrentDirectory, $"large-{Guid.NewGuid():N}")).FullName, path = Path.Combine(folder, "gov.db"), empty = Path.Combine(folder, "empty.db");
        SqliteEventStore.Open(empty).Dispose();
        await FillAsync(path, events);
        for (int round = 0; round < 5; round++)
        {
            double emptyOpen = Opened(empty), largeOpen = Opened(path);
            Console.WriteLine($"open: empty {emptyOpen:F2} ms, large {largeOpen:F2} ms; ratio {largeOpen / emptyOpen:F2}");
        }

        Console.WriteLine($"a program that has opened it and nothing else: empty {await WorkingSetAsync(empty)} MiB, large {await WorkingSetAsync(path)} MiB");

        await using (SqliteEventStore large = SqliteEventStore.Open(path), small = SqliteEventStore.Open(empty))
        {
            await CompareAppendsAsync(small, large);
            await CompareStreamsAsync(large, path, events);
            await ReadAllAsync(large, path);
        }

        Directory.Delete(folder, recursive: true);
        return 0;
    }

    /// <summary>Opens a journal and tells the working set of this program.</summary>
    internal static int Open(string path)
    {
        using var store = SqliteEventStore.Open(path);
        Console.WriteLine(Environment.WorkingSet >> 20);
        return 0;
    }

    private static async Task<string> WorkingSetAsync(string path)
    {
        using var program = Process.Start(new ProcessStartInfo("dotnet", [typeof(LargeJournal).Assembly.Location, "open", path]) { RedirectStandardOutput = true, UseShellExecute = false })!;
        return (await program.StandardOutput.ReadToEndAsync()).Trim();
    }

    private static double Opened(string path)
    {
        long began = Stopwatch.GetTimestamp();
        SqliteEventStore.Open(path).Dispose();
        return Stopwatch.GetElapsedTime(began).TotalMilliseconds;
    }

    private static async Task FillAsync(string path, int events)
    {
        long began = Stopwatch.GetTimestamp();
        await using (var store = SqliteEventStore.Open(path))
        {
            // Four appends of ten events for each stream, far from one another.
            int streams = events / StreamLength;
            for (int part = 0; part < 4; part++)
            {
                for (int first = 0; first < streams; first += AppendsAtOnce)
                {
                    int version = part * 10;
                    await Task.WhenAll(Enumerable.Range(first, Math.Min(AppendsAtOnce, streams - first)).Select(async n =>
                    {
                        var answer = await store.AppendAsync(StreamId.Parse($"case-{n}"), version, [.. Enumerable.Range(0, 10).Select(_ => Load.Event())]);
                        if (!answer.IsT1) throw new InvalidOperationException(answer.AsT0.Message);
                    }));
                }
            }
        }

        Console.WriteLine($"{events} events appended in {Stopwatch.GetElapsedTime(began).TotalSeconds:F0} s; the file has {new FileInfo(path).Length >> 20} MiB");
    }

    private static async Task CompareAppendsAsync(SqliteEventStore small, SqliteEventStore large)
    {
        for (int round = 0; round < 5; round++)
        {
            foreach (int callers in (int[])[1, 64])
            {
                long a = Stopwatch.GetTimestamp();
                double s = await Load.Append(small, callers, TimeSpan.FromSeconds(1.5)) / Stopwatch.GetElapsedTime(a).TotalSeconds;
                long b = Stopwatch.GetTimestamp();
                double l = await Load.Append(large, callers, TimeSpan.FromSeconds(1.5)) / Stopwatch.GetElapsedTime(b).TotalSeconds;
                Console.WriteLine($"append, {callers} waiting: small {s:F0}/s, large {l:F0}/s; ratio {l / s:F2}");
            }
        }
    }

    private static async Task CompareStreamsAsync(SqliteEventStore large, string path, int events)
    {
        var random = new Random(1);
        using var connection = new SqliteConnection($"Data Source={path};Mode=ReadOnly;Pooling=False");
        connection.Open();
        for (int round = 0; round < 5; round++)
        {
            string[] names = [.. Enumerable.Range(0, 500).Select(_ => $"case-{random.Next(events / StreamLength)}")];
            // Once before the clock, so that both read from memory.
            foreach (string name in names) Bare(connection, name);
            long a = Stopwatch.GetTimestamp();
            foreach (string name in names) Bare(connection, name);
            double bare = Stopwatch.GetElapsedTime(a).TotalMilliseconds / names.Length;
            long b = Stopwatch.GetTimestamp();
            foreach (string name in names)
            {
                if (await large.ReadAsync(StreamId.Parse(name)).CountAsync() != StreamLength) throw new InvalidOperationException("Not the whole stream.");
            }

            double ours = Stopwatch.GetElapsedTime(b).TotalMilliseconds / names.Length;
            Console.WriteLine($"stream of 40: bare SELECT {bare:F3} ms, store {ours:F3} ms; ratio {ours / bare:F2}");
        }
    }

    private static async Task ReadAllAsync(SqliteEventStore large, string path)
    {
        for (int round = 0; round < 3; round++)
        {
            long a = Stopwatch.GetTimestamp();
            long read = 0;
            using (var file = File.OpenRead(path))
            {
                byte[] buffer = new byte[1 << 20];
                for (int n; (n = file.Read(buffer)) > 0;) read += n;
            }

            double fileTime = Stopwatch.GetElapsedTime(a).TotalSeconds;
            long b = Stopwatch.GetTimestamp();
            int count = await large.ReadAllAsync().CountAsync();
            double all = Stopwatch.GetElapsedTime(b).TotalSeconds;
            Console.WriteLine($"read all: {count / all:F0} events/s; the file alone {fileTime:F2} s, all events {all:F2} s; {fileTime / all:F2} of reading the file");
        }

        long v = Stopwatch.GetTimestamp();
        var head = (await large.VerifyAsync()).AsT1;
        Console.WriteLine($"verify: {head.Position / Stopwatch.GetElapsedTime(v).TotalSeconds:F0} events/s");
    }

    private static void Bare(SqliteConnection connection, string stream)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT stream, version, position, id, type, at, actor, content, correlation, causation, schema_version FROM event WHERE stream = $s ORDER BY version";
        command.Parameters.AddWithValue("$s", stream);
        using var rows = command.ExecuteReader();
        int count = 0;
        while (rows.Read())
        {
            for (int i = 0; i < 11; i++)
            {
                if (!rows.IsDBNull(i)) _ = rows.GetValue(i);
            }

            count++;
        }

        if (count != StreamLength) throw new InvalidOperationException("Not the whole stream.");
    }
}
