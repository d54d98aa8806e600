using Microsoft.Data.Sqlite;
using NodaTime;

namespace Zhaoqing.GovServices.Journal.Sqlite;

/// <summary>Subscriptions in the file of the journal; leases by the clock of the machine, which all programs on the file share.</summary>
internal sealed class SubscriptionStore(string path) : ISubscriptionStore, IDisposable
{
    private const string Now = "CAST(unixepoch('subsec') * 1000 AS INTEGER)";

    private const string Lease =
        $"""
        INSERT INTO subscription (name, holder, token, until, position) VALUES ($name, $holder, 1, {Now} + $length, 0)
        ON CONFLICT (name) DO UPDATE SET
          token = token + CASE WHEN holder = excluded.holder AND until > {Now} THEN 0 ELSE 1 END,
          holder = excluded.holder,
          until = excluded.until
        WHERE holder = excluded.holder OR until <= {Now}
        RETURNING token, position
        """;

    private const string Keep =
        """
        INSERT INTO set_aside (subscription, position, stream, attempts, due, reason) VALUES ($name, $position, $stream, $attempts, $due, $reason)
        ON CONFLICT (subscription, position) DO UPDATE SET attempts = excluded.attempts, due = excluded.due, reason = excluded.reason
        """;

    private readonly Lock _lock = new();
    private SqliteConnection? _connection;
    private bool _disposed;

    public ValueTask<SubscriptionLease?> LeaseAsync(string subscription, string holder, TimeSpan length, CancellationToken cancellationToken = default)
    {
        SubscriptionName.Checked(subscription);
        ArgumentException.ThrowIfNullOrWhiteSpace(holder);
        return Called(connection =>
        {
            using var command = connection.Prepared(Lease, "$name", "$holder", "$length");
            SqliteCalls.Fill(command, subscription, holder, (long)length.TotalMilliseconds);
            using var row = command.ExecuteReader();
            return row.Read() ? new SubscriptionLease(subscription, holder, row.GetInt64(0), row.GetInt64(1)) : null;
        });
    }

    public ValueTask<bool> RecordAsync(
        SubscriptionLease lease, long position, IReadOnlyList<SetAsideEvent> setAside, IReadOnlyList<long> done, TimeSpan length, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(lease);
        ArgumentNullException.ThrowIfNull(setAside);
        ArgumentNullException.ThrowIfNull(done);
        return Called(connection =>
        {
            using var transaction = connection.BeginTransaction(deferred: false);
            int held = Executed(
                connection, $"UPDATE subscription SET position = $position, until = {Now} + $length WHERE name = $name AND token = $token",
                ("$position", position), ("$length", (long)length.TotalMilliseconds), ("$name", lease.Subscription), ("$token", lease.Token));
            if (held == 0) return false;
            foreach (long gone in done) Executed(connection, "DELETE FROM set_aside WHERE subscription = $name AND position = $position", ("$name", lease.Subscription), ("$position", gone));
            foreach (var e in setAside)
            {
                Executed(
                    connection, Keep, ("$name", lease.Subscription), ("$position", e.Position), ("$stream", e.Stream.ToString()), ("$attempts", e.Attempts),
                    ("$due", e.Due is { } due ? EventRows.Nanoseconds(due) : DBNull.Value), ("$reason", e.Reason));
            }

            transaction.Commit();
            return true;
        });
    }

    public async ValueTask ReleaseAsync(SubscriptionLease lease, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(lease);
        await Called(connection => Executed(
            connection, "UPDATE subscription SET until = 0 WHERE name = $name AND token = $token", ("$name", lease.Subscription), ("$token", lease.Token))).ConfigureAwait(false);
    }

    public ValueTask<IReadOnlyList<SetAsideEvent>> SetAsideAsync(string subscription, CancellationToken cancellationToken = default)
    {
        SubscriptionName.Checked(subscription);
        return Called<IReadOnlyList<SetAsideEvent>>(connection =>
        {
            using var command = connection.Prepared("SELECT position, stream, attempts, due, reason FROM set_aside WHERE subscription = $name ORDER BY position", "$name");
            SqliteCalls.Fill(command, subscription);
            using var row = command.ExecuteReader();
            var found = new List<SetAsideEvent>();
            while (row.Read()) found.Add(Event(row));
            return found;
        });
    }

    public ValueTask<int> TryAgainAsync(string subscription, long? position = null, CancellationToken cancellationToken = default)
    {
        SubscriptionName.Checked(subscription);
        return Called(connection => Executed(
            connection, "UPDATE set_aside SET attempts = 0, due = 0 WHERE subscription = $name AND due IS NULL AND ($position = 0 OR position = $position)",
            ("$name", subscription), ("$position", position ?? 0)));
    }

    public ValueTask<long> CheckpointAsync(string subscription, CancellationToken cancellationToken = default)
    {
        SubscriptionName.Checked(subscription);
        return Called(connection =>
        {
            using var command = connection.Prepared("SELECT COALESCE(MAX(position), 0) FROM subscription WHERE name = $name", "$name");
            SqliteCalls.Fill(command, subscription);
            return (long)command.ExecuteScalar()!;
        });
    }

    public void Dispose()
    {
        lock (_lock)
        {
            _disposed = true;
            _connection?.Dispose();
            _connection = null;
        }
    }

    private static int Executed(SqliteConnection connection, string statement, params ReadOnlySpan<(string Name, object Value)> parameters)
    {
        using var command = connection.Prepared(statement);
        foreach (var (name, value) in parameters) command.Parameters.AddWithValue(name, value);
        return command.ExecuteNonQuery();
    }

    private static SetAsideEvent Event(SqliteDataReader row) => new(
        row.GetInt64(0), StreamId.Parse(row.GetString(1)), row.GetInt32(2),
        row.IsDBNull(3) ? null : NodaConstants.UnixEpoch + Duration.FromNanoseconds(row.GetInt64(3)), row.GetString(4));

    /// <summary>One call at a time; a connection that failed is thrown away.</summary>
    private ValueTask<T> Called<T>(Func<SqliteConnection, T> call)
    {
        lock (_lock)
        {
            ObjectDisposedException.ThrowIf(_disposed, typeof(SqliteEventStore));
            var connection = _connection;
            _connection = null;
            try
            {
                connection ??= Open();
                var answer = call(connection);
                (_connection, connection) = (connection, null);
                return ValueTask.FromResult(answer);
            }
            catch (SqliteException e)
            {
                throw SqliteFaults.Translated(e, path);
            }
            finally
            {
                connection?.Dispose();
            }
        }
    }

    private SqliteConnection Open()
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Mode = SqliteOpenMode.ReadWrite, Pooling = false, DefaultTimeout = 5 }.ToString());
        connection.Open();
        connection.Run("PRAGMA busy_timeout = 5000; PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 0;");
        return connection;
    }
}
