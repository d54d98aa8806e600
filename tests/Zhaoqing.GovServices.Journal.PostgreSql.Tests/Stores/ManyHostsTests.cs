namespace Zhaoqing.GovServices.Journal.PostgreSql.Tests;

public sealed class ManyHostsTests(Database database) : IClassFixture<Database>
{
    [Fact]
    public async Task Three_hosts_that_start_together_make_the_tables_once_and_give_dense_positions_and_one_winner_for_a_version()
    {
        string schema = database.NewSchema();
        var hosts = await Task.WhenAll(Enumerable.Range(1, 3).Select(_ => PostgreSqlEventStore.OpenAsync(database.Owner, new() { Schema = schema })));
        for (int version = 0; version < 30; version++)
        {
            int expected = version;
            var answers = await Task.WhenAll(hosts.Select(host => Task.Run(async () => await host.AppendAsync(Some.Case, expected, Some.Events(1)))));
            Assert.Single(answers, answer => answer.IsT1);
            Assert.All(answers.Where(answer => answer.IsT0), answer => Assert.Equal(new AppendFault.StaleVersion(expected, expected + 1), answer.AsT0));
        }

        await Task.WhenAll(hosts.Select((host, n) => Task.Run(async () =>
        {
            for (int version = 0; version < 50; version++) await host.AppendAsync(Some.Stream(n), version, Some.Events(2)[..1]).Accepted();
        })));

        Assert.Equal(Enumerable.Range(1, 180).Select(n => (long)n), await hosts[0].ReadAllAsync().Select(e => e.Position).ToListAsync());
        Assert.Equal(await hosts[1].HeadAsync(), (await hosts[2].VerifyAsync()).AsT1);
        foreach (var host in hosts) await host.DisposeAsync();
    }

    [Fact]
    public async Task A_key_given_to_one_host_is_answered_by_another()
    {
        string schema = database.NewSchema();
        await using var one = await PostgreSqlEventStore.OpenAsync(database.Owner, new() { Schema = schema });
        await using var two = await PostgreSqlEventStore.OpenAsync(database.Owner, new() { Schema = schema });
        var first = await one.AppendAsync(Some.Case, 0, Some.Events(2), Some.Key()).Accepted();

        Assert.Equal(first with { Repeated = true }, await two.AppendAsync(Some.Stream(9), 0, Some.Events(1), Some.Key()).Accepted());
    }

    [Fact]
    public async Task One_host_hears_of_what_another_appended()
    {
        string schema = database.NewSchema();
        await using var one = await PostgreSqlEventStore.OpenAsync(database.Owner, new() { Schema = schema });
        await using var two = await PostgreSqlEventStore.OpenAsync(database.Owner, new() { Schema = schema });
        var heard = two.Signal.WaitAsync(0, TimeSpan.FromSeconds(60), TimeProvider.System);
        // The ear may open after the first append; it hears of one of them.
        for (int version = 0; !heard.IsCompleted; version++)
        {
            await one.AppendAsync(Some.Case, version, Some.Events(1)).Accepted();
            await Task.WhenAny(heard, Task.Delay(20));
        }

        Assert.False(two.Signal.WaitAsync(long.MaxValue, TimeSpan.FromSeconds(60), TimeProvider.System).IsCompleted);
    }
}
