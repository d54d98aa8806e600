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
    private Connection? _connection;
    private bool _disposed;

    public ValueTask<SubscriptionLease?> LeaseAsync(string subscription, string holder, TimeSpan length, CancellationToken cancellationToken = default)
    {
        SubscriptionName.Checked(subscription);
        ArgumentException.ThrowIfNullOrWhiteSpace(holder);
        return Called(connection =>
        {
            using var taken = new Statement(connection, Lease);
            if (!taken.Bind(1, subscription).Bind(2, holder).Bind(3, (long)length.TotalMilliseconds).Step()) return null;
            var lease = new SubscriptionLease(subscription, holder, taken.Number(0), taken.Number(1));
            // It is committed when it is through.
            while (taken.Step()) { }
            return lease;
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
            connection.Run("BEGIN IMMEDIATE");
            int held = Executed(
                connection, $"UPDATE subscription SET position = $position, until = {Now} + $length WHERE name = $name AND token = $token",
                update => update.Bind(1, position).Bind(2, (long)length.TotalMilliseconds).Bind(3, lease.Subscription).Bind(4, lease.Token));
            if (held == 0)
            {
                connection.Run("ROLLBACK");
                return false;
            }

            foreach (long gone in done)
                Executed(connection, "DELETE FROM set_aside WHERE subscription = $name AND position = $position", delete => delete.Bind(1, lease.Subscription).Bind(2, gone));
            foreach (var e in setAside)
            {
                Executed(
                    connection, Keep,
                    keep => keep.Bind(1, lease.Subscription).Bind(2, e.Position).Bind(3, e.Stream.ToString()).Bind(4, e.Attempts)
                        .Bind(5, e.Due is { } due ? EventRows.Nanoseconds(due) : null).Bind(6, e.Reason));
            }

            connection.Run("COMMIT");
            return true;
        });
    }

    public async ValueTask ReleaseAsync(SubscriptionLease lease, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(lease);
        await Called(connection => Executed(
            connection, "UPDATE subscription SET until = 0 WHERE name = $name AND token = $token", release => release.Bind(1, lease.Subscription).Bind(2, lease.Token))).ConfigureAwait(false);
    }

    public ValueTask<IReadOnlyList<SetAsideEvent>> SetAsideAsync(string subscription, CancellationToken cancellationToken = default)
    {
        SubscriptionName.Checked(subscription);
        return Called<IReadOnlyList<SetAsideEvent>>(connection =>
        {
            using var rows = new Statement(connection, "SELECT position, stream, attempts, due, reason FROM set_aside WHERE subscription = $name ORDER BY position");
            rows.Bind(1, subscription);
            var found = new List<SetAsideEvent>();
            while (rows.Step()) found.Add(Event(rows));
            return found;
        });
    }

    public ValueTask<int> TryAgainAsync(string subscription, long? position = null, CancellationToken cancellationToken = default)
    {
        SubscriptionName.Checked(subscription);
        return Called(connection => Executed(
            connection, "UPDATE set_aside SET attempts = 0, due = 0 WHERE subscription = $name AND due IS NULL AND ($position = 0 OR position = $position)",
            again => again.Bind(1, subscription).Bind(2, position ?? 0)));
    }

    public ValueTask<long> CheckpointAsync(string subscription, CancellationToken cancellationToken = default)
    {
        SubscriptionName.Checked(subscription);
        return Called(connection =>
        {
            using var found = new Statement(connection, "SELECT COALESCE(MAX(position), 0) FROM subscription WHERE name = $name");
            found.Bind(1, subscription).Step();
            return found.Number(0);
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

    private static int Executed(Connection connection, string statement, Action<Statement> bind)
    {
        using var run = new Statement(connection, statement);
        bind(run);
        run.Step();
        return connection.Changes;
    }

    private static SetAsideEvent Event(Statement row) => new(
        row.Number(0), StreamId.Parse(row.Text(1)), checked((int)row.Number(2)),
        row.IsNull(3) ? null : NodaConstants.UnixEpoch + Duration.FromNanoseconds(row.Number(3)), row.Text(4));

    /// <summary>One call at a time; a connection that failed is thrown away.</summary>
    private ValueTask<T> Called<T>(Func<Connection, T> call)
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

    private Connection Open()
    {
        var connection = new Connection(path, Access.ReadWrite);
        connection.Run("PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 0;");
        return connection;
    }
}
