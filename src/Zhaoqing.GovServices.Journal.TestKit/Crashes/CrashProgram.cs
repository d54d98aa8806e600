using System.Globalization;
using System.Text;
using NodaTime;

namespace Zhaoqing.GovServices.Journal.TestKit;

/// <summary>What a program does that is to be killed: it appends without end, and prints each acknowledgement after it was given.</summary>
public static class CrashProgram
{
    /// <summary>Tasks that append at the same time, each to a stream of its own.</summary>
    public const int Writers = 3;

    /// <summary>The line printed before the store is opened.</summary>
    internal const string Opening = "opening .";

    /// <summary>Opens the store and appends until it is killed.</summary>
    /// <param name="open">Opens the store.</param>
    /// <param name="host">The number of the program, where several append to one journal.</param>
    /// <param name="clock">The time the events carry; a wrong one must not matter.</param>
    /// <param name="view">A view that follows the journal meanwhile, with where its subscription is kept; <see langword="null"/> for none.</param>
    public static async Task RunAsync<TStore>(Func<Task<TStore>> open, int host = 1, Instant? clock = null, Func<TStore, (ISubscriptionStore Kept, ISubscriber View)>? view = null)
        where TStore : IEventStore
    {
        Say("opening");
        var store = await UntilReachableAsync(open);
        var at = clock ?? Instant.FromUtc(2026, 11, 25, 4, 0);
        var following = view is null ? Task.CompletedTask : Task.Run(() => FollowAsync(store, view(store), $"host-{host}"));
        await Task.WhenAll([following, .. Enumerable.Range(1, Writers).Select(writer => Task.Run(() => AppendAsync(store, StreamId.Parse($"case-{host}-{writer}"), at)))]);
    }

    /// <summary>What the append that begins at a version is made of; the verification knows it too.</summary>
    internal static int Size(long firstVersion) => 1 + (int)(firstVersion * 7 % 4);

    internal static string Content(StreamId stream, long version, int index, int size) =>
        $$"""{"stream":"{{stream}}","version":{{version}},"index":{{index}},"size":{{size}},"text":"{{new string('案', 150)}}"}""";

    internal static AppendKey Key(StreamId stream, long firstVersion) => new($"{stream}:{firstVersion}", firstVersion.ToString("x64", CultureInfo.InvariantCulture));

    private static async Task FollowAsync(IEventStore store, (ISubscriptionStore Kept, ISubscriber View) view, string holder)
    {
        // A short lease: who takes over from a host that was killed must not have long to wait.
        var runner = new SubscriptionRunner(store, view.Kept, view.View, holder, TimeProvider.System, new() { Lease = TimeSpan.FromSeconds(1) });
        while (true)
        {
            var pass = await UntilReachableAsync(() => runner.RunOnceAsync(CancellationToken.None));
            if (pass.Lag <= 0 || !pass.Leads) await Task.Delay(TimeSpan.FromMilliseconds(20));
        }
    }

    private static async Task AppendAsync(IEventStore store, StreamId stream, Instant at)
    {
        for (long version = await UntilReachableAsync(async () => await store.ReadAsync(stream).CountAsync()); ;)
        {
            long first = version + 1;
            int size = Size(first);
            var events = Enumerable.Range(0, size)
                .Select(i => new NewEvent(Guid.CreateVersion7(), "case.noted.v1", at, "窗口", Encoding.UTF8.GetBytes(Content(stream, first + i, i, size))))
                .ToList();
            var answer = await AppendedAsync(store, stream, version, events);
            version = answer.LastVersion;
            Say($"{answer.Stream} {answer.FirstVersion} {answer.LastVersion} {answer.LastPosition}");
        }
    }

    /// <summary>An append that the store could not settle is settled as callers do: the same again, with the same key.</summary>
    private static Task<Appended> AppendedAsync(IEventStore store, StreamId stream, long version, List<NewEvent> events) =>
        UntilReachableAsync(async () => (await store.AppendAsync(stream, version, events, Key(stream, version + 1))).AsT1);

    private static async Task<T> UntilReachableAsync<T>(Func<Task<T>> call)
    {
        while (true)
        {
            try
            {
                return await call();
            }
            catch (JournalUnavailableException)
            {
                await Task.Yield();
            }
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
