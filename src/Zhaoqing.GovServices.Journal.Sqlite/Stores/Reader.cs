using Microsoft.Data.Sqlite;
using OneOf;

namespace Zhaoqing.GovServices.Journal.Sqlite;

/// <summary>A connection that only reads, with its prepared statements. Not safe for concurrent use; after a throw it is thrown away.</summary>
internal sealed class Reader : IDisposable
{
    /// <summary>The most events read at a time. No transaction is open between two pages, so a slow caller holds nothing up.</summary>
    internal const int PageSize = 256;

    private readonly SqliteConnection _connection;
    private readonly Statement _stream, _all, _head, _findKey;

    internal Reader(string path)
    {
        _connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Mode = SqliteOpenMode.ReadOnly, Pooling = false, DefaultTimeout = 5 }.ToString());
        try
        {
            _connection.Open();
            _connection.Run("PRAGMA busy_timeout = 5000;");
            _stream = new Statement(_connection, $"SELECT {EventRows.Columns} FROM event WHERE stream = $stream AND version >= $from ORDER BY version LIMIT $most");
            _all = new Statement(_connection, $"SELECT {EventRows.Columns}, hash FROM event WHERE position > $after AND position <= $last ORDER BY position LIMIT $most");
            _head = new Statement(_connection, EventRows.Head);
            _findKey = new Statement(_connection, EventRows.FindKey);
        }
        catch
        {
            _connection.Dispose();
            throw;
        }
    }

    internal List<RecordedEvent> StreamPage(StreamId stream, long from) => Page(_stream.Bind(1, stream.ToString()).Bind(2, from), EventRows.Event);

    internal List<RecordedEvent> AllPage(long after, long last) => Page(_all.Bind(1, after).Bind(2, last), EventRows.Event);

    internal List<ChainedEvent> ChainPage(long after, long last) => Page(_all.Bind(1, after).Bind(2, last), row => new ChainedEvent(EventRows.Event(row), EventRows.Hash(row)));

    internal JournalHead Head() => EventRows.HeadOf(_head);

    /// <summary>Writes a copy of the journal as it stands now; readers and writers go on meanwhile.</summary>
    internal void CopyTo(string path)
    {
        using var copy = _connection.Prepared("VACUUM INTO $path", "$path");
        copy.CommandTimeout = 0;
        SqliteCalls.Fill(copy, path);
        copy.ExecuteNonQuery();
    }

    internal OneOf<AppendFault, Appended>? Answer(AppendKey key) => EventRows.Answer(_findKey, key);

    public void Dispose()
    {
        foreach (var statement in (ReadOnlySpan<IDisposable>)[_stream, _all, _head, _findKey]) statement.Dispose();
        _connection.Dispose();
    }

    private static List<T> Page<T>(Statement statement, Func<Statement, T> read)
    {
        statement.Bind(3, PageSize);
        var page = new List<T>();
        while (statement.Step()) page.Add(read(statement));
        return page;
    }
}
