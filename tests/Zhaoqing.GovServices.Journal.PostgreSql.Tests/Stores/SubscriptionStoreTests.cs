namespace Zhaoqing.GovServices.Journal.PostgreSql.Tests;

/// <summary>The shared suite of subscriptions, on a server.</summary>
public sealed class SubscriptionStoreTests(Database database) : SubscriptionStoreSuite, IClassFixture<Database>
{
    private readonly string _schema = database.NewSchema();
    private PostgreSqlEventStore? _store;

    public override async Task DisposeAsync()
    {
        if (_store is not null) await _store.DisposeAsync();
        await base.DisposeAsync();
    }

    protected override async Task<ISubscriptionStore> OpenEmptyAsync() => (_store = await PostgreSqlEventStore.OpenAsync(database.Owner, new() { Schema = _schema })).Subscriptions;

    protected override async Task LetLeasesRunOutAsync() => await Server.Sql(database.Owner, $"UPDATE {_schema}.subscription SET until = '-infinity'");
}
