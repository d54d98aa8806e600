using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Zhaoqing.GovServices.Journal.Sqlite;

/// <summary>How a connection may use a file.</summary>
internal enum Access
{
    /// <summary>Read and write; the file must exist.</summary>
    ReadWrite,

    /// <summary>Read and write, and make the file where there is none.</summary>
    Create,

    /// <summary>Read only.</summary>
    Read,

    /// <summary>Read only, a file that nobody changes meanwhile: nothing is left beside it.</summary>
    ReadUnchanging,
}

/// <summary>
/// A connection to the engine without its locks, for one thread at a time: the driver's own connection takes a lock for every value that is bound or read,
/// which costs a reader of the whole journal a fifth of its time.
/// </summary>
internal sealed class Connection : IDisposable
{
    /// <summary>How long a statement waits for another program, in milliseconds.</summary>
    private const int Patience = 10_000;

    private readonly sqlite3 _handle;

    static Connection() => Batteries_V2.Init();

    internal Connection(string path, Access access)
    {
        int flags = raw.SQLITE_OPEN_NOMUTEX | access switch
        {
            Access.ReadWrite => raw.SQLITE_OPEN_READWRITE,
            Access.Create => raw.SQLITE_OPEN_READWRITE | raw.SQLITE_OPEN_CREATE,
            Access.Read => raw.SQLITE_OPEN_READONLY,
            Access.ReadUnchanging => raw.SQLITE_OPEN_READONLY | raw.SQLITE_OPEN_URI,
            _ => throw new ArgumentOutOfRangeException(nameof(access)),
        };
        int answer = raw.sqlite3_open_v2(access == Access.ReadUnchanging ? new Uri(path).AbsoluteUri + "?immutable=1" : path, out _handle, flags, null);
        try
        {
            Checked(answer);
            Checked(raw.sqlite3_busy_timeout(_handle, Patience));
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>The rows the last statement wrote.</summary>
    internal int Changes => raw.sqlite3_changes(_handle);

    public void Dispose() => _handle.Dispose();

    internal sqlite3_stmt Compiled(string statement)
    {
        Checked(raw.sqlite3_prepare_v2(_handle, statement, out var compiled));
        return compiled;
    }

    /// <summary>Throws what the engine answered, unless all is well.</summary>
    internal void Checked(int answer) => SqliteException.ThrowExceptionForRC(answer, _handle);

    /// <summary>Runs statements of this package; never text from outside.</summary>
    internal void Run(string statements) => Checked(raw.sqlite3_exec(_handle, statements));

    /// <summary>The one number a fixed statement of this package gives.</summary>
    internal long Number(string statement)
    {
        using var asked = new Statement(this, statement);
        return asked.Step() ? asked.Number(0) : 0;
    }

    /// <summary>The one text a fixed statement of this package gives.</summary>
    internal string Text(string statement)
    {
        using var asked = new Statement(this, statement);
        return asked.Step() ? asked.Text(0) : "";
    }
}
