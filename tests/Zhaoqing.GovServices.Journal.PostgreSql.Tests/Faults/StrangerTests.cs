using Npgsql;

namespace Zhaoqing.GovServices.Journal.PostgreSql.Tests;

/// <summary>Others at work in the same database.</summary>
public sealed class StrangerTests(Database database) : IClassFixture<Database>
{
    [Fact]
    public async Task A_strangers_long_transaction_hinders_no_one_and_sees_what_it_began_with()
    {
        string schema = database.NewSchema();
        await using var store = await PostgreSqlEventStore.OpenAsync(database.Owner, new() { Schema = schema });
        await store.AppendAsync(Some.Case, 0, Some.Events(1)).Accepted();
        await using var stranger = await Connected();
        await using var transaction = await stranger.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead);
        Assert.Equal(1L, await Count(stranger, schema));

        for (int version = 1; version < 200; version++) await store.AppendAsync(Some.Case, version, Some.Events(1)).Accepted();

        Assert.Equal(1L, await Count(stranger, schema));
        Assert.Equal(200, await store.ReadAllAsync().CountAsync());
    }

    [Fact]
    public async Task Readers_are_not_blocked_while_a_stranger_holds_the_turn_and_appends_wait_for_it()
    {
        string schema = database.NewSchema();
        await using var store = await PostgreSqlEventStore.OpenAsync(database.Owner, new() { Schema = schema });
        await store.AppendAsync(Some.Case, 0, Some.Events(1)).Accepted();
        await using var stranger = await Connected();
        var transaction = await stranger.BeginTransactionAsync();
        await using (var held = new NpgsqlCommand($"LOCK TABLE {schema}.turn IN EXCLUSIVE MODE", stranger)) await held.ExecuteNonQueryAsync();

        var waits = store.AppendAsync(Some.Case, 1, Some.Events(1)).AsTask();
        Assert.Equal(1, await store.ReadAllAsync().CountAsync());
        Assert.False(waits.IsCompleted);
        await transaction.RollbackAsync();

        Assert.Equal(2, (await waits).AsT1.LastPosition);
    }

    [Fact]
    public async Task A_pool_without_a_free_connection_is_reported_and_appends_need_none()
    {
        string schema = database.NewSchema(), small = database.Owner.Replace("Pooling=False", "Pooling=True;Maximum Pool Size=1;Timeout=1", StringComparison.Ordinal);
        Assert.NotEqual(database.Owner, small);
        await using var store = await PostgreSqlEventStore.OpenAsync(small, new() { Schema = schema });
        await using var stranger = await Connected();
        await using var transaction = await stranger.BeginTransactionAsync();
        await store.AppendAsync(Some.Case, 0, Some.Events(1)).Accepted();
        await using (var held = new NpgsqlCommand($"LOCK TABLE {schema}.event IN ACCESS EXCLUSIVE MODE", stranger)) await held.ExecuteNonQueryAsync();
        var first = store.LastPositionAsync().AsTask();
        Assert.False(first.IsCompleted);

        await Assert.ThrowsAsync<JournalUnavailableException>(async () => await store.LastPositionAsync());

        await transaction.RollbackAsync();
        Assert.Equal(1, await first);
        Assert.Equal(1, await store.LastPositionAsync());
    }

    [Fact]
    public async Task Sessions_that_an_administrator_ends_are_replaced()
    {
        string schema = database.NewSchema();
        await using var store = await PostgreSqlEventStore.OpenAsync(database.Owner, new() { Schema = schema });
        for (int version = 0; version < 20; version++)
        {
            await store.AppendAsync(Some.Case, version, Some.Events(1)).Accepted();
            await Server.Sql(database.Owner, "SELECT COUNT(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'govservices-journal'");
            Assert.Equal(version + 1, await store.LastPositionAsync());
        }
    }

    private static async Task<long> Count(NpgsqlConnection connection, string schema)
    {
        await using var command = new NpgsqlCommand($"SELECT COUNT(*) FROM {schema}.event", connection);
        return (long)(await command.ExecuteScalarAsync())!;
    }

    private async Task<NpgsqlConnection> Connected()
    {
        var connection = new NpgsqlConnection(database.Owner);
        await connection.OpenAsync();
        return connection;
    }
}
