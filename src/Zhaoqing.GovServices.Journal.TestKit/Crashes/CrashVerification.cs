using System.Text;

namespace Zhaoqing.GovServices.Journal.TestKit;

/// <summary>What must hold of a journal after programs that append to it were killed.</summary>
public static class CrashVerification
{
    /// <summary>Every acknowledged append is there once, at its place; none is half there; positions and versions are dense; keys give the first answer; the chain verifies.</summary>
    /// <param name="store">The journal.</param>
    /// <param name="acknowledged">What the programs had acknowledged.</param>
    /// <param name="kills">How many programs were killed: each may have had one commit for each of its writers that it could no longer tell.</param>
    /// <param name="keys">Whether every key is looked up, which takes longer.</param>
    /// <returns>The number of events.</returns>
    public static async Task<int> VerifyAsync(IEventStore store, IReadOnlyCollection<Appended> acknowledged, int kills, bool keys)
    {
        var events = await store.ReadAllAsync().ToListAsync();
        Assert.Equal(Enumerable.Range(1, events.Count).Select(n => (long)n), events.Select(e => e.Position));
        Assert.Equal(events.Count, events.Select(e => e.Id).Distinct().Count());
        int appends = events.GroupBy(e => e.Stream).Sum(stream => AppendsOf(stream.Key, [.. stream]));
        Assert.InRange(appends, acknowledged.Count, acknowledged.Count + (CrashProgram.Writers * kills));
        foreach (var answer in acknowledged)
        {
            var last = events[(int)answer.LastPosition - 1];
            Assert.Equal((answer.Stream, answer.LastVersion, answer.LastPosition), (last.Stream, last.Version, last.Position));
            if (keys) Assert.Equal(answer with { Repeated = true }, (await store.FindAsync(CrashProgram.Key(answer.Stream, answer.FirstVersion)))!.Value.AsT1);
        }

        Assert.Equal(await store.HeadAsync(), (await store.VerifyAsync()).AsT1);
        return events.Count;
    }

    /// <summary>A view holds what the events up to its position give when they are counted anew, wherever it was interrupted.</summary>
    /// <param name="store">The journal.</param>
    /// <param name="position">The position the view has stored with its rows.</param>
    /// <param name="rows">For each stream its events and the bytes of their contents, as the view counted them.</param>
    public static async Task VerifyViewAsync(IEventStore store, long position, IReadOnlyDictionary<string, (long Events, long Bytes)> rows)
    {
        var anew = new Dictionary<string, (long Events, long Bytes)>(StringComparer.Ordinal);
        await foreach (var recorded in store.ReadAllAsync())
        {
            if (recorded.Position > position) break;
            var (events, bytes) = anew.GetValueOrDefault(recorded.Stream.ToString());
            anew[recorded.Stream.ToString()] = (events + 1, bytes + recorded.Content.Length);
        }

        Assert.InRange(position, 0, await store.LastPositionAsync());
        Assert.Equal(anew.OrderBy(row => row.Key, StringComparer.Ordinal), rows.OrderBy(row => row.Key, StringComparer.Ordinal));
    }

    private static int AppendsOf(StreamId stream, List<RecordedEvent> recorded)
    {
        int appends = 0;
        for (int first = 0; first < recorded.Count; appends++)
        {
            int size = CrashProgram.Size(first + 1);
            Assert.True(first + size <= recorded.Count, "An append is half there.");
            for (int i = 0; i < size; i++)
            {
                var e = recorded[first + i];
                Assert.Equal((first + 1 + i, recorded[first].Position + i), (e.Version, e.Position));
                Assert.Equal(CrashProgram.Content(stream, e.Version, i, size), Encoding.UTF8.GetString(e.Content.Span));
            }

            first += size;
        }

        return appends;
    }
}
