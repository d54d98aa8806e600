
namespace Zhaoqing.GovServices.Journal.Sqlite.Tests;

/// <summary>The shared suite, on files.</summary>
public sealed class SqliteEventStoreTests : EventStoreSuite, IDisposable
{
    private readonly Folder _folder = new();
    private readonly List<SqliteEventStore> _open = [];

    protected override async Task<IEventStore> OpenEmptyAsync()
    {
        var store = await SqliteEventStore.OpenAsync(_folder.At($"{_open.Count}.db"));
        _open.Add(store);
        return store;
    }

    public override async Task DisposeAsync()
    {
        foreach (var store in _open) await store.DisposeAsync();
        await base.DisposeAsync();
    }

    public void Dispose() => _folder.Dispose();
}
