using Microsoft.Data.Sqlite;
using OneOf;

namespace Zhaoqing.GovServices.Journal.Sqlite;

/// <summary>A connection that only reads, with its prepared statements. Not safe for concurrent use; after a throw it is thrown away.</summary>
internal sealed class Reader : IDisposable
{
    /// <summary>The most events read at a time. No transaction is open between two pages, so a slow caller holds nothing up.</summary>
    internal const int PageSize = 256;

    private readonly SqliteConnection _connection;
    private readonly SqliteCommand _stream, _all, _head;
    private readonly Statement _findKey;

    internal Reader(string path)
    {
        _connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Mode = SqliteOpenMode.ReadOnly, Pooling = false, DefaultTimeout = 5 }.ToString());
        try
        {
            _connection.Open();
            _connection.Run("PRAGMA busy_timeout = 5000;");
            _stream = _connection.Prepared($"SELECT {EventRows.Columns} FROM event WHERE stream = $stream AND version >= $from ORDER BY version LIMIT $most", "$stream", "$from", "$most");
            _all = _connection.Prepared($"SELECT {EventRows.Columns}, hash FROM event WHERE position > $after AND position <= $last ORDER BY position LIMIT $most", "$after", "$last", "$most");
            _head = _connection.Prepared(EventRows.Head);
            _findKey = new Statement(_connection, EventRows.FindKey);
        }
        catch
        {
            _connection.Dispose();
            throw;
        }
    }

    internal List<RecordedEvent> StreamPage(StreamId stream, long from) => Page(_stream, EventRows.Event, stream.ToString(), from);

    internal List<RecordedEvent> AllPage(long after, long last) => Page(_all, EventRows.Event, after, last);

    internal List<ChainedEvent> ChainPage(long after, long last) => Page(_all, row => new ChainedEvent(EventRows.Event(row), EventRows.Hash(row)), after, last);

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

    private static List<T> Page<T>(SqliteCommand command, Func<SqliteDataReader, T> read, object first, object second)
    {
        command.Parameters[0].Value = first;
        command.Parameters[1].Value = second;
        command.Parameters[2].Value = PageSize;
        var page = new List<T>();
        using var rows = command.ExecuteReader();
        while (rows.Read()) page.Add(read(rows));
        return page;
    }
}
