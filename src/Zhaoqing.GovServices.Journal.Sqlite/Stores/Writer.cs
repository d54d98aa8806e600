using Microsoft.Data.Sqlite;
using OneOf;

namespace Zhaoqing.GovServices.Journal.Sqlite;

/// <summary>The one connection that writes, with its prepared statements. Not safe for concurrent use; after a throw it is thrown away.</summary>
internal sealed class Writer : IDisposable
{
    /// <summary>About how many pages written call for a checkpoint; a group writes some for the tables, at the worst one for each event, and those of its content.</summary>
    private const int CheckpointPages = 4_000, PagesOfGroup = 4, PageSize = 4_096;

    private readonly SqliteConnection _connection;
    private readonly SqliteCommand _begin, _commit, _rollback, _checkpoint;
    private readonly Statement _head, _findKey, _version, _event, _key;
    private int _pages;

    /// <summary>Opens the file, which must exist.</summary>
    /// <param name="path">The file.</param>
    /// <param name="tune">Further settings of the connection, for tests that take room or rights away.</param>
    internal Writer(string path, Action<SqliteConnection>? tune)
    {
        _connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Mode = SqliteOpenMode.ReadWrite, Pooling = false, DefaultTimeout = 5 }.ToString());
        try
        {
            _connection.Open();
            _connection.Run("PRAGMA busy_timeout = 5000; PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 0;");
            if (!_connection.Text("PRAGMA journal_mode = WAL").Equals("wal", StringComparison.Ordinal))
                throw new JournalUnavailableException("该磁盘不支持预写日志(WAL),请将卷宗文件放在本机磁盘上。");
            tune?.Invoke(_connection);
            _begin = _connection.Prepared("BEGIN IMMEDIATE");
            _commit = _connection.Prepared("COMMIT");
            _rollback = _connection.Prepared("ROLLBACK");
            _findKey = new Statement(_connection, EventRows.FindKey);
            _version = new Statement(_connection, "SELECT COALESCE(MAX(version), 0) FROM event WHERE stream = $stream");
            _head = new Statement(_connection, EventRows.Head);
            _event = new Statement(_connection, EventRows.Insert);
            _key = new Statement(
                _connection, "INSERT INTO append_key (key, fingerprint, stream, first_version, last_version, last_position) VALUES ($key, $fingerprint, $stream, $first, $last, $position)");
            _checkpoint = _connection.Prepared("PRAGMA wal_checkpoint(PASSIVE)");
        }
        catch
        {
            _connection.Dispose();
            throw;
        }
    }

    /// <summary>The position the last group reached.</summary>
    internal long Reached { get; private set; }

    /// <summary>Appends a group in one transaction and one commit; blocks for the time of a sync of the disk.</summary>
    /// <returns>The answers, in the order of the group.</returns>
    internal OneOf<AppendFault, Appended>[] Append(IReadOnlyList<PendingAppend> group)
    {
        // Taken before anything is read: versions and positions hold against other programs on the same file too.
        _begin.ExecuteNonQuery();
        var before = EventRows.HeadOf(_head);
        var head = before;
        var answers = new OneOf<AppendFault, Appended>[group.Count];
        for (int i = 0; i < answers.Length; i++) answers[i] = Append(group[i], ref head);
        (head == before ? _rollback : _commit).ExecuteNonQuery();
        Reached = head.Position;
        _pages += PagesOfGroup;
        return answers;
    }

    /// <summary>Moves what stands in the log into the file when there is much of it, between two groups; nobody who appends waits for a commit that does it.</summary>
    internal void Checkpoint()
    {
        if (_pages < CheckpointPages) return;
        _checkpoint.ExecuteNonQuery();
        _pages = 0;
    }

    /// <summary>Closes the connection, which takes back what was not committed.</summary>
    public void Dispose()
    {
        foreach (var statement in (ReadOnlySpan<IDisposable>)[_begin, _commit, _rollback, _head, _checkpoint, _findKey, _version, _event, _key]) statement.Dispose();
        _connection.Dispose();
    }

    private OneOf<AppendFault, Appended> Append(PendingAppend append, ref JournalHead head)
    {
        if (append.Key is not null && EventRows.Answer(_findKey, append.Key) is { } known) return known;
        _version.Bind(1, append.Stream.ToString()).Step();
        long version = _version.Number(0);
        _version.Reset();
        if (version != append.ExpectedVersion) return new AppendFault.StaleVersion(append.ExpectedVersion, version);
        foreach (var appended in append.Events)
        {
            var recorded = RecordedEvent.Of(appended, append.Stream, ++version, head.Position + 1);
            head = new JournalHead(recorded.Position, EventChain.Next(head.Hash, recorded));
            EventRows.Write(_event, recorded, head.Hash);
            _pages += 1 + (recorded.Content.Length / PageSize);
        }

        var answer = new Appended(append.Stream, append.ExpectedVersion + 1, version, head.Position, Repeated: false);
        if (append.Key is not null) Insert(append.Key, answer);
        return answer;
    }

    private void Insert(AppendKey key, Appended answer) => _key
        .Bind(1, key.Key).Bind(2, key.Fingerprint).Bind(3, answer.Stream.ToString()).Bind(4, answer.FirstVersion).Bind(5, answer.LastVersion).Bind(6, answer.LastPosition).Step();
}
