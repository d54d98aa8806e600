namespace Zhaoqing.GovServices.Journal.PostgreSql.Tests;

/// <summary>A database without room: the engine's own error is raised for it. <c>eng/full-disk.sh</c> lets a server run out of room on a small disk.</summary>
public sealed class DiskFullTests(Database database) : IClassFixture<Database>
{
    [Fact]
    public async Task A_full_disk_is_reported_and_nothing_acknowledged_is_lost()
    {
        string schema = database.NewSchema();
        await using var store = await PostgreSqlEventStore.OpenAsync(database.Owner, new() { Schema = schema });
        await store.AppendAsync(Some.Case, 0, Some.Events(2)).Accepted();
        await Server.Sql(
            database.Owner,
            $"""
            CREATE FUNCTION {schema}.no_room() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'could not extend file' USING ERRCODE = 'disk_full'; END $$;
            CREATE TRIGGER no_room BEFORE INSERT ON {schema}.append_key FOR EACH ROW EXECUTE FUNCTION {schema}.no_room()
            """);
        var key = new AppendKey("k1", new string('a', 64));

        var full = await Assert.ThrowsAsync<JournalUnavailableException>(async () => await store.AppendAsync(Some.Case, 2, Some.Events(1), key));

        Assert.Equal("数据库磁盘已满,卷宗未写入,请清理磁盘后重试。", full.Message);
        Assert.Null(await store.FindAsync(key));
        Assert.Equal(2, await store.ReadAllAsync().CountAsync());
        await Server.Sql(database.Owner, $"DROP TRIGGER no_room ON {schema}.append_key");
        Assert.Equal(3, (await store.AppendAsync(Some.Case, 2, Some.Events(1), key).Accepted()).LastPosition);
        Assert.Equal(await store.HeadAsync(), (await store.VerifyAsync()).AsT1);
    }
}
