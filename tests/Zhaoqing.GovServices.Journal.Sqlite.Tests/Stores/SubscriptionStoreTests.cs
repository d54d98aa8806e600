namespace Zhaoqing.GovServices.Journal.Sqlite.Tests;

/// <summary>The shared suite of subscriptions, on files.</summary>
public sealed class SubscriptionStoreTests : SubscriptionStoreSuite, IDisposable
{
    private readonly Folder _folder = new();
    private SqliteEventStore? _store;

    public void Dispose() => _folder.Dispose();

    public override async Task DisposeAsync()
    {
        if (_store is not null) await _store.DisposeAsync();
        await base.DisposeAsync();
    }

    protected override async Task<ISubscriptionStore> OpenEmptyAsync() => (_store = await SqliteEventStore.OpenAsync(_folder.File)).Subscriptions;

    protected override Task LetLeasesRunOutAsync()
    {
        Folder.Sql(_folder.File, "UPDATE subscription SET until = 0; SELECT 1");
        return Task.CompletedTask;
    }
}
