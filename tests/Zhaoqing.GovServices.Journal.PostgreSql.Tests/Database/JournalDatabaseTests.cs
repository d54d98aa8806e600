using Npgsql;

namespace Zhaoqing.GovServices.Journal.PostgreSql.Tests;

public sealed class JournalDatabaseTests(Database database) : IClassFixture<Database>
{
    [Fact]
    public async Task A_newer_journal_is_refused_and_stays()
    {
        string schema = await Prepared();
        await Server.Sql(database.Owner, $"UPDATE {schema}.journal_version SET version = 2");

        Assert.Equal(JournalDatabaseException.Newer, await Refused(schema));
        Assert.Equal(2, await Server.Sql(database.Owner, $"SELECT version FROM {schema}.journal_version"));
    }

    [Fact]
    public async Task The_tables_of_another_program_are_refused_and_stay()
    {
        string schema = database.NewSchema();
        await Server.Sql(database.Owner, $"CREATE SCHEMA {schema}; CREATE TABLE {schema}.event (id integer)");

        Assert.Equal(JournalDatabaseException.Foreign, await Refused(schema));
        Assert.Equal(1L, await Server.Sql(database.Owner, $"SELECT COUNT(*) FROM pg_class WHERE relnamespace = '{schema}'::regnamespace AND relkind = 'r'"));
    }

    [Fact]
    public async Task A_role_that_may_not_make_the_tables_is_told_that_they_are_missing()
    {
        Assert.Equal(JournalDatabaseException.Missing, await Refused(database.NewSchema(), await Host()));
    }

    [Fact]
    public async Task A_role_without_rights_on_the_tables_is_told_so()
    {
        Assert.Equal(JournalDatabaseException.Rights, await Refused(await Prepared(), await Host()));
    }

    [Fact]
    public async Task A_host_can_add_and_read_and_neither_change_nor_remove()
    {
        string schema = await Prepared(), host = await Host();
        await JournalDatabase.GrantAsync(database.Owner, new NpgsqlConnectionStringBuilder(host).Username!, schema);
        await using (var store = await PostgreSqlEventStore.OpenAsync(host, new() { Schema = schema }))
        {
            // Over a border of partitions, which the host could not make by itself.
            for (int version = 0; version < 30; version++) await store.AppendAsync(Some.Case, version, Some.Events(1), Some.Key($"k{version}")).Accepted();
            Assert.Equal(30, await store.ReadAsync(Some.Case).CountAsync());
        }

        foreach (string statement in (string[])[
            $"UPDATE {schema}.event SET actor = 'x'", $"DELETE FROM {schema}.event", $"TRUNCATE {schema}.event", $"DROP TABLE {schema}.event", $"DELETE FROM {schema}.append_key",
            $"UPDATE {schema}.event_id SET position = 1", $"UPDATE {schema}.event_1 SET actor = 'x'", $"UPDATE {schema}.journal_version SET version = 9", $"CREATE TABLE {schema}.t (i integer)"])
        {
            var thrown = await Assert.ThrowsAsync<PostgresException>(() => Server.Sql(host, statement));
            Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, thrown.SqlState);
        }

        await Assert.ThrowsAsync<PostgresException>(() => Server.Sql(host, $"SELECT {schema}.make_room(99999999)"));
    }

    [Fact]
    public async Task Room_is_made_one_partition_ahead_and_streams_are_read_over_borders()
    {
        string schema = await Prepared();
        await using var store = await PostgreSqlEventStore.OpenAsync(database.Owner, new() { Schema = schema });
        await store.AppendAsync(Some.Stream(1), 0, Some.Events(23)).Accepted();
        await store.AppendAsync(Some.Case, 0, Some.Events(1)).Accepted();
        await store.AppendAsync(Some.Stream(1), 23, Some.Events(40)).Accepted();
        await store.AppendAsync(Some.Case, 1, Some.Events(1)).Accepted();

        Assert.Equal([24, 65], await store.ReadAsync(Some.Case).Select(e => e.Position).ToListAsync());
        // 65 events in partitions of 7: ten hold events, and one more stands ready.
        Assert.Equal(11L, await Server.Sql(database.Owner, $"SELECT COUNT(*) FROM pg_inherits WHERE inhparent = '{schema}.event'::regclass"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("Journal")]
    [InlineData("1j")]
    [InlineData("j; DROP TABLE x")]
    [InlineData("a23456789012345678901234567890123456789012")]
    public async Task A_name_that_would_need_quoting_is_a_programmers_mistake(string name)
    {
        await Assert.ThrowsAsync<ArgumentException>(() => JournalDatabase.PrepareAsync(database.Owner, name));
        await Assert.ThrowsAsync<ArgumentException>(() => JournalDatabase.GrantAsync(database.Owner, name));
        await Assert.ThrowsAsync<ArgumentException>(() => PostgreSqlEventStore.OpenAsync(database.Owner, new() { Schema = name }));
    }

    [Fact]
    public async Task A_server_out_of_reach_is_unavailable() =>
        await Assert.ThrowsAsync<JournalUnavailableException>(() => PostgreSqlEventStore.OpenAsync("Host=127.0.0.1;Port=1;Username=gov"));

    [Fact]
    public async Task An_altered_a_removed_and_a_moved_event_are_found()
    {
        string schema = await Prepared();
        await using var store = await PostgreSqlEventStore.OpenAsync(database.Owner, new() { Schema = schema });
        await store.AppendAsync(Some.Case, 0, Some.Events(20)).Accepted();

        await Server.Sql(database.Owner, $"UPDATE {schema}.event SET at = at + 1 WHERE position = 19");
        Assert.Equal(new ChainFault(ChainFaultKind.Altered, 19), (await store.VerifyAsync()).AsT0);
        await Server.Sql(database.Owner, $"DELETE FROM {schema}.event WHERE position = 12");
        Assert.Equal(new ChainFault(ChainFaultKind.Missing, 12), (await store.VerifyAsync()).AsT0);
        await Server.Sql(database.Owner, $"UPDATE {schema}.event SET id = CASE position WHEN 8 THEN (SELECT id FROM {schema}.event WHERE position = 9) ELSE (SELECT id FROM {schema}.event WHERE position = 8) END WHERE position IN (8, 9)");
        Assert.Equal(new ChainFault(ChainFaultKind.Altered, 8), (await store.VerifyAsync()).AsT0);
    }

    private async Task<string> Prepared()
    {
        string schema = database.NewSchema();
        await JournalDatabase.PrepareAsync(database.Owner, schema, partitionSize: 7);
        await JournalDatabase.PrepareAsync(database.Owner, schema, partitionSize: 9);
        return schema;
    }

    private async Task<string> Host()
    {
        string role = $"host_{Guid.NewGuid():N}";
        await Server.Sql(database.Owner, $"CREATE ROLE {role} LOGIN");
        return new NpgsqlConnectionStringBuilder(database.Owner) { Username = role }.ToString();
    }

    private async Task<string> Refused(string schema, string? connection = null) =>
        (await Assert.ThrowsAsync<JournalDatabaseException>(() => PostgreSqlEventStore.OpenAsync(connection ?? database.Owner, new() { Schema = schema }))).Code;
}
