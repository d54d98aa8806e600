namespace Zhaoqing.GovServices.Journal.TestKit;

public abstract partial class EventStoreSuite
{
    /// <summary>How often racing callers meet; more for a store whose appends take no time.</summary>
    protected virtual int RacingRounds => 20;

    [Fact]
    public async Task Of_many_callers_on_one_version_exactly_one_wins()
    {
        for (int version = 0; version < RacingRounds; version++)
        {
            int expected = version;
            var answers = await Together(8, _ => Store.AppendAsync(Some.Case, expected, Some.Events(1)).AsTask());

            var won = Assert.Single(answers, answer => answer.IsT1).AsT1;
            Assert.Equal(version + 1, won.LastVersion);
            Assert.All(answers.Where(answer => answer.IsT0), answer => Assert.Equal(new AppendFault.StaleVersion(expected, expected + 1), answer.AsT0));
        }

        Assert.Equal(RacingRounds, await Store.LastPositionAsync());
    }

    [Fact]
    public async Task Of_many_callers_with_one_key_one_appends_and_all_get_its_answer()
    {
        var answers = await Together(8, n => Store.AppendAsync(Some.Stream(n), 0, Some.Events(2), Some.Key()).Accepted());

        var first = Assert.Single(answers, answer => !answer.Repeated);
        Assert.All(answers, answer => Assert.Equal(first, answer with { Repeated = false }));
        Assert.Equal(2, await Store.LastPositionAsync());
    }

    [Fact]
    public async Task Positions_are_dense_and_every_append_stands_together_under_concurrent_appenders()
    {
        const int Appenders = 8;
        var answers = (await Together(Appenders, async n =>
        {
            var mine = new List<Appended>();
            for (int round = 0; round < RacingRounds; round++)
                mine.Add(await Store.AppendAsync(Some.Stream(n), mine.Count == 0 ? 0 : mine[^1].LastVersion, Some.Events(1 + ((n + round) % 3))).Accepted());
            return mine;
        })).SelectMany(mine => mine).ToList();

        var all = await Store.ReadAllAsync().ToListAsync();
        Assert.Equal(Enumerable.Range(1, all.Count).Select(n => (long)n), all.Select(e => e.Position));
        foreach (var answer in answers)
        {
            int count = (int)(answer.LastVersion - answer.FirstVersion + 1);
            Assert.Equal(
                Enumerable.Range(0, count).Select(i => (answer.Stream, answer.FirstVersion + i, answer.LastPosition - count + 1 + i)),
                all.Skip((int)answer.LastPosition - count).Take(count).Places());
        }

        Assert.Equal(answers.Sum(answer => answer.LastVersion - answer.FirstVersion + 1), all.Count);
    }

    [Fact]
    public async Task A_reader_that_goes_on_from_its_position_misses_nothing_while_others_append()
    {
        var appenders = Together(4, async n =>
        {
            for (int version = 0; version < 50; version++) await Store.AppendAsync(Some.Stream(n), version, Some.Events(1)).Accepted();
            return n;
        });
        var seen = new List<RecordedEvent>();
        while (seen.Count < 200)
        {
            seen.AddRange(await Store.ReadAllAsync(seen.Count).ToListAsync());
            await Task.Yield();
            if (appenders.IsFaulted) await appenders;
        }

        await appenders;
        Assert.Equal(await Store.ReadAllAsync().ToListAsync(), seen);
    }

    [Fact]
    public async Task An_acknowledged_append_is_seen_by_every_read_that_starts_afterwards()
    {
        await Together(4, async n =>
        {
            for (int version = 0; version < 25; version++)
            {
                var answer = await Store.AppendAsync(Some.Stream(n), version, Some.Events(1)).Accepted();
                Assert.Equal(version + 1, await Store.ReadAsync(Some.Stream(n)).CountAsync());
                Assert.True(await Store.LastPositionAsync() >= answer.LastPosition);
            }

            return n;
        });
    }

    /// <summary>Each caller has a thread of its own, and they begin at the same moment.</summary>
    private static async Task<T[]> Together<T>(int callers, Func<int, Task<T>> call)
    {
        using var barrier = new Barrier(callers);
        return await Task.WhenAll(Enumerable.Range(1, callers).Select(n => Task.Factory.StartNew(
            () =>
            {
                barrier.SignalAndWait();
                return call(n);
            },
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default).Unwrap()));
    }
}
