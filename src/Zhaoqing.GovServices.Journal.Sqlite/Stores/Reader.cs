using OneOf;

namespace Zhaoqing.GovServices.Journal.Sqlite;

/// <summary>A connection that only reads, with its prepared statements. Not safe for concurrent use; after a throw it is thrown away.</summary>
internal sealed class Reader : IDisposable
{
    /// <summary>The most events read at a time. No transaction is open between two pages, so a slow caller holds nothing up.</summary>
    internal const int PageSize = 256;

    private readonly Connection _connection;
    private readonly Statement _stream, _all, _head, _findKey;
    private readonly Repeated<StreamId> _streamOf = new(text => StreamId.Parse(text));
    private readonly Repeated<string> _typeOf = new(text => text), _actorOf = new(text => text);

    internal Reader(string path)
    {
        _connection = new Connection(path, Access.Read);
        try
        {
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

    internal List<RecordedEvent> StreamPage(StreamId stream, long from) => Page(_stream.Bind(1, stream.ToString()).Bind(2, from), Event);

    internal List<RecordedEvent> AllPage(long after, long last) => Page(_all.Bind(1, after).Bind(2, last), Event);

    internal List<ChainedEvent> ChainPage(long after, long last) => Page(_all.Bind(1, after).Bind(2, last), row => new ChainedEvent(Event(row), EventRows.Hash(row)));

    internal JournalHead Head() => EventRows.HeadOf(_head);

    /// <summary>Writes a copy of the journal as it stands now; readers and writers go on meanwhile.</summary>
    internal void CopyTo(string path)
    {
        using var copy = new Statement(_connection, "VACUUM INTO $path");
        copy.Bind(1, path).Step();
    }

    internal OneOf<AppendFault, Appended>? Answer(AppendKey key) => EventRows.Answer(_findKey, key);

    public void Dispose()
    {
        foreach (var statement in (ReadOnlySpan<Statement>)[_stream, _all, _head, _findKey]) statement.Dispose();
        _connection.Dispose();
    }

    private RecordedEvent Event(Statement row) => EventRows.Event(row, _streamOf.Of(row.Bytes(0)), _typeOf.Of(row.Bytes(4)), _actorOf.Of(row.Bytes(6)));

    private static List<T> Page<T>(Statement statement, Func<Statement, T> read)
    {
        statement.Bind(3, PageSize);
        var page = new List<T>();
        while (statement.Step()) page.Add(read(statement));
        return page;
    }
}
