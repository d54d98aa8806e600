using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Zhaoqing.GovServices.Journal.Sqlite.Tests;

/// <summary>A temporary folder with a journal in it, deleted at the end.</summary>
public sealed class Folder : IDisposable
{
    private readonly string _path = Directory.CreateTempSubdirectory("journal-").FullName;

    public string File => At("gov.db");

    public string At(string name) => Path.Combine(_path, name);

    /// <summary>A closed journal with some events in it: 300 of 2,000 bytes, so many pages.</summary>
    public async Task<string> WithEvents()
    {
        await using var store = SqliteEventStore.Open(File);
        for (int n = 1; n <= 3; n++)
            await store.AppendAsync(Some.Stream(n), 0, [.. Enumerable.Range(0, 100).Select(_ => Some.Event($$"""{"t":"{{new string('x', 2000)}}"}"""))]);
        return File;
    }

    /// <summary>Runs statements on the file with the engine alone.</summary>
    public static long Sql(string path, string statements)
    {
        using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = statements;
        return Convert.ToInt64(command.ExecuteScalar(), CultureInfo.InvariantCulture);
    }

    /// <summary>Takes the log and the shared memory of a closed journal away.</summary>
    public static void LeaveNothingBeside(string path)
    {
        foreach (string beside in (string[])["-wal", "-shm"]) System.IO.File.Delete(path + beside);
    }

    public void Dispose() => Directory.Delete(_path, recursive: true);
}
