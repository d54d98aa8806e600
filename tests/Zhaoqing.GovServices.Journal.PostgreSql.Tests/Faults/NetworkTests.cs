namespace Zhaoqing.GovServices.Journal.PostgreSql.Tests;

/// <summary>The network between a host and its database is cut and slow.</summary>
public sealed class NetworkTests(Database database) : IClassFixture<Database>
{
    [Theory]
    [InlineData(true, false)]
    [InlineData(false, false)]
    [InlineData(true, true)]
    public async Task An_append_whose_commit_lost_its_connection_is_recorded_once_and_answered_as_the_first_time(bool committed, bool keyed)
    {
        await using var proxy = new Proxy(database.Owner);
        await using var store = await PostgreSqlEventStore.OpenAsync(proxy.ConnectionString, new() { Schema = database.NewSchema() });
        var events = Some.Events(3);
        // The first append opens the connection, which has transactions of its own.
        await store.AppendAsync(Some.Stream(9), 0, Some.Events(1)).Accepted();
        proxy.CutAtCommit(committed ? Proxy.Moment.AfterTheCommitIsAnswered : Proxy.Moment.BeforeTheCommitArrives);

        var answer = await store.AppendAsync(Some.Case, 0, events, keyed ? Some.Key() : null).Accepted();

        Assert.Equal(1, proxy.CommitsCut);
        Assert.Equal(new Appended(Some.Case, 1, 3, 4, Repeated: false), answer);
        Assert.Equal(events.Select((e, i) => RecordedEvent.Of(e, Some.Case, i + 1, i + 2)), await store.ReadAllAsync(1).ToListAsync());
        if (keyed) Assert.Equal(answer with { Repeated = true }, (await store.FindAsync(Some.Key()))!.Value.AsT1);
    }

    [Fact]
    public async Task Appends_that_share_a_lost_commit_are_all_settled()
    {
        await using var proxy = new Proxy(database.Owner);
        await using var store = await PostgreSqlEventStore.OpenAsync(proxy.ConnectionString, new() { Schema = database.NewSchema() });
        await store.AppendAsync(Some.Stream(99), 0, Some.Events(1)).Accepted();
        proxy.Delay = TimeSpan.FromMilliseconds(10);
        proxy.CutAtCommit(Proxy.Moment.AfterTheCommitIsAnswered);

        var answers = await Task.WhenAll(Enumerable.Range(0, 40).Select(n => store.AppendAsync(Some.Stream(n / 2), n % 2, Some.Events(1), Some.Key($"k{n}")).AsTask()));

        Assert.Equal(1, proxy.CommitsCut);
        // Of the two on one stream the second may have come first, and be stale; nobody is answered twice or not at all.
        Assert.All(answers.Where(answer => answer.IsT1), answer => Assert.False(answer.AsT1.Repeated));
        Assert.Equal(answers.Count(answer => answer.IsT1) + 1, await store.LastPositionAsync());
        Assert.Equal(await store.HeadAsync(), (await store.VerifyAsync()).AsT1);
    }

    [Fact]
    public async Task Appends_go_on_over_cuts_and_delays_at_any_moment()
    {
        const int Appenders = 6, Each = 40;
        var random = new Random(20261125);
        await using var proxy = new Proxy(database.Owner);
        await using var store = await PostgreSqlEventStore.OpenAsync(proxy.ConnectionString, new() { Schema = database.NewSchema() });
        proxy.Delay = TimeSpan.FromMilliseconds(1);
        var appends = Task.WhenAll(Enumerable.Range(1, Appenders).Select(n => Task.Run(async () =>
        {
            for (int version = 0; version < Each; version++)
                Assert.Equal(version + 1, (await store.AppendAsync(Some.Stream(n), version, Some.Events(1)).Accepted()).LastVersion);
        })));
        for (int cut = 0; cut < 25 && !appends.IsCompleted; cut++)
        {
            await Task.WhenAny(appends, Task.Delay(random.Next(20, 120)));
            proxy.Cut();
        }

        await appends;
        Assert.True(proxy.Cuts > 3, $"{proxy.Cuts} cuts");
        Assert.Equal(Appenders * Each, await store.LastPositionAsync());
        Assert.Equal(await store.HeadAsync(), (await store.VerifyAsync()).AsT1);
    }

    [Fact]
    public async Task A_server_that_is_gone_for_longer_than_the_patience_is_reported_and_the_store_goes_on_when_it_is_back()
    {
        await using var proxy = new Proxy(database.Owner);
        string schema = database.NewSchema();
        await using var store = await PostgreSqlEventStore.OpenAsync(proxy.ConnectionString, new() { Schema = schema, Patience = TimeSpan.FromMilliseconds(200) });
        await store.AppendAsync(Some.Case, 0, Some.Events(1)).Accepted();
        proxy.Down = true;
        proxy.Cut();

        await Assert.ThrowsAsync<JournalUnavailableException>(async () => await store.AppendAsync(Some.Case, 1, Some.Events(1), Some.Key()));
        await Assert.ThrowsAsync<JournalUnavailableException>(async () => await store.LastPositionAsync());
        proxy.Down = false;

        Assert.Equal(2, (await store.AppendAsync(Some.Case, 1, Some.Events(1), Some.Key()).Accepted()).LastPosition);
    }
}
