using Zhaoqing.GovServices.Journal;
using Zhaoqing.GovServices.Journal.Sqlite;

namespace Zhaoqing.GovServices.ELicence.Tests.Hosting;

/// <summary>The desk on the journal in memory.</summary>
public sealed class LicenceDeskInMemoryTests : LicenceDeskTests
{
    /// <inheritdoc/>
    protected override IEventStore OpenStore() => new InMemoryEventStore();
}

/// <summary>The desk on the journal in a file.</summary>
public sealed class LicenceDeskOnSqliteTests : LicenceDeskTests
{
    private readonly TestFolder _folder = new();

    /// <inheritdoc/>
    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        _folder.Dispose();
    }

    /// <inheritdoc/>
    protected override IEventStore OpenStore() => _folder.OpenStore();
}

/// <summary>A folder for files of one test.</summary>
internal sealed class TestFolder : IDisposable
{
    private readonly string _path = Directory.CreateTempSubdirectory("licences-").FullName;
    private int _files;

    public SqliteEventStore OpenStore() => SqliteEventStore.Open(Path.Combine(_path, $"{_files++}.db"));

    public void Dispose() => Directory.Delete(_path, recursive: true);
}
