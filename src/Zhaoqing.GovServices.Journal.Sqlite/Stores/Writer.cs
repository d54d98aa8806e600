using System.Collections.Immutable;
using Microsoft.Data.Sqlite;
using OneOf;

namespace Zhaoqing.GovServices.Journal.Sqlite;

/// <summary>The one connection that writes, with its prepared statements. Not safe for concurrent use; after a throw it is thrown away.</summary>
internal sealed class Writer : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly SqliteCommand _begin, _commit, _rollback, _findKey, _version, _position, _event, _key;

    /// <summary>Opens the file, which must exist.</summary>
    /// <param name="path">The file.</param>
    /// <param name="tune">Further settings of the connection, for tests that take room or rights away.</param>
    internal Writer(string path, Action<SqliteConnection>? tune)
    {
        _connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Mode = SqliteOpenMode.ReadWrite, Pooling = false, DefaultTimeout = 5 }.ToString());
        try
        {
            _connection.Open();
            _connection.Run("PRAGMA busy_timeout = 5000; PRAGMA synchronous = FULL;");
            if (!_connection.Text("PRAGMA journal_mode = WAL").Equals("wal", StringComparison.Ordinal))
                throw new JournalUnavailableException("该磁盘不支持预写日志(WAL),请将卷宗文件放在本机磁盘上。");
            tune?.Invoke(_connection);
            _begin = _connection.Prepared("BEGIN IMMEDIATE");
            _commit = _connection.Prepared("COMMIT");
            _rollback = _connection.Prepared("ROLLBACK");
            _findKey = _connection.Prepared(EventRows.FindKey, "$key");
            _version = _connection.Prepared("SELECT COALESCE(MAX(version), 0) FROM event WHERE stream = $stream", "$stream");
            _position = _connection.Prepared("SELECT COALESCE(MAX(position), 0) FROM event");
            _event = _connection.Prepared(
                $"INSERT INTO event ({EventRows.Columns}) VALUES ($stream, $version, $position, $id, $type, $at, $actor, $content, $correlation, $causation, $schema)",
                "$stream", "$version", "$position", "$id", "$type", "$at", "$actor", "$content", "$correlation", "$causation", "$schema");
            _key = _connection.Prepared(
                "INSERT INTO append_key (key, fingerprint, stream, first_version, last_version, last_position) VALUES ($key, $fingerprint, $stream, $first, $last, $position)",
                "$key", "$fingerprint", "$stream", "$first", "$last", "$position");
        }
        catch
        {
            _connection.Dispose();
            throw;
        }
    }

    /// <summary>Appends in one transaction and one commit; blocks for the time of a sync of the disk.</summary>
    internal OneOf<AppendFault, Appended> Append(StreamId stream, long expectedVersion, ImmutableArray<NewEvent> events, AppendKey? key)
    {
        // Taken before anything is read: versions and positions hold against other programs on the same file too.
        _begin.ExecuteNonQuery();
        if (key is not null && EventRows.Answer(_findKey, key) is { } known) return Refused(known);
        _version.Parameters[0].Value = stream.ToString();
        long version = (long)_version.ExecuteScalar()!, position = (long)_position.ExecuteScalar()!;
        if (version != expectedVersion) return Refused(new AppendFault.StaleVersion(expectedVersion, version));
        foreach (var appended in events) Insert(appended, stream, ++version, ++position);
        var answer = new Appended(stream, expectedVersion + 1, version, position, Repeated: false);
        if (key is not null) Insert(key, answer);
        _commit.ExecuteNonQuery();
        return answer;
    }

    /// <summary>Closes the connection, which takes back what was not committed.</summary>
    public void Dispose()
    {
        foreach (var command in (ReadOnlySpan<SqliteCommand>)[_begin, _commit, _rollback, _findKey, _version, _position, _event, _key]) command.Dispose();
        _connection.Dispose();
    }

    private OneOf<AppendFault, Appended> Refused(OneOf<AppendFault, Appended> answer)
    {
        _rollback.ExecuteNonQuery();
        return answer;
    }

    private void Insert(NewEvent appended, StreamId stream, long version, long position)
    {
        Fill(
            _event, stream.ToString(), version, position, EventRows.Bytes(appended.Id), appended.Type, EventRows.Nanoseconds(appended.At), appended.Actor,
            appended.Content.ToArray(), Bytes(appended.Correlation), Bytes(appended.Causation), appended.SchemaVersion);
        _event.ExecuteNonQuery();

        static object Bytes(Guid? id) => id is { } given ? EventRows.Bytes(given) : DBNull.Value;
    }

    private void Insert(AppendKey key, Appended answer)
    {
        Fill(_key, key.Key, key.Fingerprint, answer.Stream.ToString(), answer.FirstVersion, answer.LastVersion, answer.LastPosition);
        _key.ExecuteNonQuery();
    }

    private static void Fill(SqliteCommand command, params ReadOnlySpan<object> values)
    {
        for (int i = 0; i < values.Length; i++) command.Parameters[i].Value = values[i];
    }
}
