using Microsoft.Data.Sqlite;
using OneOf;

namespace Zhaoqing.GovServices.Journal.Sqlite;

/// <summary>The one connection that writes, with its prepared statements. Not safe for concurrent use; after a throw it is thrown away.</summary>
internal sealed class Writer : IDisposable
{
    /// <summary>About how many pages written call for a checkpoint; a group writes some for the tables, at the worst one for each event, and those of its content.</summary>
    private const int CheckpointPages = 4_000, PagesOfGroup = 4, PageSize = 4_096;

    private readonly Connection _connection;
    private readonly Statement _begin, _commit, _rollback, _checkpoint, _head, _findKey, _version, _event, _key, _dropKey;
    private int _pages;

    /// <summary>Opens the file, which must exist.</summary>
    /// <param name="path">The file.</param>
    /// <param name="tune">Further settings of the connection, for tests that take room or rights away.</param>
    internal Writer(string path, Action<Connection>? tune)
    {
        _connection = new Connection(path, Access.ReadWrite);
        try
        {
            _connection.Run("PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 0; PRAGMA cache_size = -16384;");
            if (!_connection.Text("PRAGMA journal_mode = WAL").Equals("wal", StringComparison.Ordinal))
                throw new JournalUnavailableException("该磁盘不支持预写日志(WAL),请将卷宗文件放在本机磁盘上。");
            tune?.Invoke(_connection);
            _begin = new Statement(_connection, "BEGIN IMMEDIATE");
            _commit = new Statement(_connection, "COMMIT");
            _rollback = new Statement(_connection, "ROLLBACK");
            _findKey = new Statement(_connection, EventRows.FindKey);
            _version = new Statement(_connection, "SELECT COALESCE(MAX(version), 0) FROM event WHERE stream = $stream");
            _head = new Statement(_connection, EventRows.Head);
            _event = new Statement(_connection, EventRows.Insert);
            _key = new Statement(
                _connection,
                "INSERT INTO append_key (key, fingerprint, stream, first_version, last_version, last_position) VALUES ($key, $fingerprint, $stream, $first, $last, $position) ON CONFLICT DO NOTHING");
            _dropKey = new Statement(_connection, "DELETE FROM append_key WHERE key = $key");
            _checkpoint = new Statement(_connection, "PRAGMA wal_checkpoint(PASSIVE)");
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
        _begin.Step();
        var before = EventRows.HeadOf(_head);
        var head = before;
        var answers = new OneOf<AppendFault, Appended>[group.Count];
        for (int i = 0; i < answers.Length; i++) answers[i] = Append(group[i], ref head);
        (head == before ? _rollback : _commit).Step();
        Reached = head.Position;
        _pages += PagesOfGroup;
        return answers;
    }

    /// <summary>Moves what stands in the log into the file when there is much of it, between two groups; nobody who appends waits for a commit that does it.</summary>
    internal void Checkpoint()
    {
        if (_pages < CheckpointPages) return;
        _checkpoint.Step();
        _checkpoint.Reset();
        _pages = 0;
    }

    /// <summary>Closes the connection, which takes back what was not committed.</summary>
    public void Dispose()
    {
        foreach (var statement in (ReadOnlySpan<Statement>)[_begin, _commit, _rollback, _head, _checkpoint, _findKey, _version, _event, _key, _dropKey]) statement.Dispose();
        _connection.Dispose();
    }

    /// <summary>The indexes are the guards: what is new is found to be new by inserting it, without being looked for before.</summary>
    private OneOf<AppendFault, Appended> Append(PendingAppend append, ref JournalHead head)
    {
        // No stream has more events than the journal.
        if (append.ExpectedVersion > head.Position)
            return (append.Key is null ? null : EventRows.Answer(_findKey, append.Key)) ?? new AppendFault.StaleVersion(append.ExpectedVersion, Version(append.Stream));
        var answer = new Appended(append.Stream, append.ExpectedVersion + 1, append.ExpectedVersion + append.Events.Length, head.Position + append.Events.Length, Repeated: false);
        if (append.Key is not null && !Kept(append.Key, answer)) return EventRows.Answer(_findKey, append.Key)!.Value;
        if (append.ExpectedVersion > 0 && Version(append.Stream) is var version && version != append.ExpectedVersion) return Stale(append, version);
        var reached = head;
        for (int i = 0; i < append.Events.Length; i++)
        {
            var recorded = RecordedEvent.Of(append.Events[i], append.Stream, answer.FirstVersion + i, reached.Position + 1);
            reached = new JournalHead(recorded.Position, EventChain.Next(reached.Hash, recorded));
            try
            {
                EventRows.Write(_event, recorded, reached.Hash);
            }
            catch (SqliteException e) when (recorded.Version == 1 && SqliteFaults.IsUniqueConstraint(e) && Version(append.Stream) is > 0 and var there)
            {
                return Stale(append, there);
            }

            _pages += 1 + (recorded.Content.Length / PageSize);
        }

        head = reached;
        return answer;
    }

    private long Version(StreamId stream)
    {
        _version.Bind(1, stream.ToString()).Step();
        long version = _version.Number(0);
        _version.Reset();
        return version;
    }

    /// <summary>A refused append keeps no key.</summary>
    private AppendFault.StaleVersion Stale(PendingAppend append, long version)
    {
        if (append.Key is not null) _dropKey.Bind(1, append.Key.Key).Step();
        return new AppendFault.StaleVersion(append.ExpectedVersion, version);
    }

    /// <summary>Keeps a key with its answer, unless the key is known.</summary>
    private bool Kept(AppendKey key, Appended answer)
    {
        _key.Bind(1, key.Key).Bind(2, key.Fingerprint).Bind(3, answer.Stream.ToString()).Bind(4, answer.FirstVersion).Bind(5, answer.LastVersion).Bind(6, answer.LastPosition).Step();
        return _connection.Changes > 0;
    }
}
