using System.Globalization;
using System.Text;
using NodaTime;

namespace Zhaoqing.GovServices.Journal.Sqlite.Tests;

/// <summary>The program that is killed: appends without end, and prints each acknowledgement after it was given.</summary>
internal static class Appender
{
    /// <summary>Tasks that append at the same time, each to a stream of its own.</summary>
    internal const int Writers = 3;

    internal static async Task Run(string path)
    {
        Say("opening");
        await using var store = SqliteEventStore.Open(path);
        await Task.WhenAll(Enumerable.Range(1, Writers).Select(writer => Task.Run(() => Append(store, StreamId.Parse($"case-{writer}")))));
    }

    /// <summary>What the append that begins at a version is made of; the kill test knows it too.</summary>
    internal static int Size(long firstVersion) => 1 + (int)(firstVersion * 7 % 4);

    internal static string Content(StreamId stream, long version, int index, int size) =>
        $$"""{"stream":"{{stream}}","version":{{version}},"index":{{index}},"size":{{size}},"text":"{{new string('案', 150)}}"}""";

    internal static AppendKey Key(StreamId stream, long firstVersion) => new($"{stream}:{firstVersion}", firstVersion.ToString("x64", CultureInfo.InvariantCulture));

    private static async Task Append(SqliteEventStore store, StreamId stream)
    {
        for (long version = await store.ReadAsync(stream).CountAsync(); ;)
        {
            long first = version + 1;
            int size = Size(first);
            var events = Enumerable.Range(0, size)
                .Select(i => new NewEvent(Guid.CreateVersion7(), "case.noted.v1", Instant.FromUtc(2026, 11, 25, 4, 0), "窗口", Encoding.UTF8.GetBytes(Content(stream, first + i, i, size))))
                .ToList();
            var answer = (await store.AppendAsync(stream, version, events, Key(stream, first))).AsT1;
            version = answer.LastVersion;
            Say($"{answer.Stream} {answer.FirstVersion} {answer.LastVersion} {answer.LastPosition}");
        }
    }

    /// <summary>One line, whole only when its full stop is there.</summary>
    private static void Say(string line)
    {
        lock (Console.Out)
        {
            Console.Out.Write(line + " .\n");
            Console.Out.Flush();
        }
    }
}

internal static class Program
{
    private static async Task<int> Main(string[] args)
    {
        if (args is not ["append", var path]) return 2;
        await Appender.Run(path);
        return 0;
    }
}
