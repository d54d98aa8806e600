using System.Diagnostics;
using NodaTime;

namespace Zhaoqing.GovServices.Journal.Rounds;

/// <summary>The same work for every store: 512-byte events, each append one event to a new stream with a key, a fixed number of callers that wait.</summary>
internal static class Load
{
    private static readonly byte[] Content = System.Text.Encoding.UTF8.GetBytes($$"""{"t":"{{new string('x', 504)}}"}""");
    private static int _run;

    internal static NewEvent Event() => new(Guid.CreateVersion7(), "case.noted.v1", Instant.FromUtc(2026, 11, 25, 4, 0), "端州区窗口3号", Content);

    internal static byte[] Bytes => Content;

    internal static async Task<int> Append(IEventStore store, int callers, TimeSpan time)
    {
        int run = Interlocked.Increment(ref _run), events = 0;
        long began = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, callers).Select(caller => Task.Run(async () =>
        {
            for (int n = 0; Stopwatch.GetElapsedTime(began) < time; n++)
            {
                string name = $"case-{run}-{caller}-{n}";
                var answer = await store.AppendAsync(StreamId.Parse(name), 0, [Event()], new AppendKey(name, new string('a', 64)));
                if (!answer.IsT1) throw new InvalidOperationException(answer.AsT0.Message);
                Interlocked.Increment(ref events);
            }
        })));
        return events;
    }
}
