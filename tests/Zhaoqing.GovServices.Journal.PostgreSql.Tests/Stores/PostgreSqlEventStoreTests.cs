namespace Zhaoqing.GovServices.Journal.PostgreSql.Tests;

/// <summary>The shared suite, on a server; partitions of seven events, so that every test meets their borders.</summary>
public sealed class PostgreSqlEventStoreTests(Database database) : EventStoreSuite, IClassFixture<Database>
{
    private PostgreSqlEventStore? _before;

    protected override async Task<IEventStore> OpenEmptyAsync()
    {
        if (_before is not null) await _before.DisposeAsync();
        string schema = database.NewSchema();
        await JournalDatabase.PrepareAsync(database.Owner, schema, partitionSize: 7);
        return _before = await PostgreSqlEventStore.OpenAsync(database.Owner, new() { Schema = schema });
    }

    public override async Task DisposeAsync()
    {
        if (_before is not null) await _before.DisposeAsync();
        await base.DisposeAsync();
    }
}
