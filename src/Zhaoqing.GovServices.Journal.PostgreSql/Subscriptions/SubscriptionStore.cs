using NodaTime;
using Npgsql;

namespace Zhaoqing.GovServices.Journal.PostgreSql;

/// <summary>Subscriptions in the schema of the journal; leases by the clock of the server.</summary>
internal sealed class SubscriptionStore(NpgsqlDataSource source, string schema) : ISubscriptionStore
{
    private readonly Readers _calls = new(source, schema);

    // One statement each: whole by itself, and safe to give again on another connection.
    private readonly string _lease =
        $"""
        INSERT INTO {schema}.subscription AS s (name, holder, token, until, position) VALUES ($1, $2, 1, clock_timestamp() + $3, 0)
        ON CONFLICT (name) DO UPDATE SET
          holder = excluded.holder,
          token = s.token + CASE WHEN s.holder = excluded.holder AND s.until > clock_timestamp() THEN 0 ELSE 1 END,
          until = clock_timestamp() + $3
        WHERE s.holder = excluded.holder OR s.until <= clock_timestamp()
        RETURNING token, position
        """;

    private readonly string _record =
        $"""
        WITH held AS (
          UPDATE {schema}.subscription SET position = $3, until = clock_timestamp() + $4 WHERE name = $1 AND token = $2 RETURNING name
        ), gone AS (
          DELETE FROM {schema}.set_aside WHERE subscription = (SELECT name FROM held) AND position = ANY($5)
        ), kept AS (
          INSERT INTO {schema}.set_aside (subscription, position, stream, attempts, due, reason)
          SELECT held.name, k.* FROM held, unnest($6::bigint[], $7::text[], $8::integer[], $9::bigint[], $10::text[]) AS k
          ON CONFLICT (subscription, position) DO UPDATE SET attempts = excluded.attempts, due = excluded.due, reason = excluded.reason
        )
        SELECT 1::bigint FROM held
        """;

    private readonly string _release = $"UPDATE {schema}.subscription SET until = '-infinity' WHERE name = $1 AND token = $2";

    private readonly string _setAside = $"SELECT position, stream, attempts, due, reason FROM {schema}.set_aside WHERE subscription = $1 ORDER BY position";

    private readonly string _again =
        $"UPDATE {schema}.set_aside SET attempts = 0, due = 0 WHERE subscription = $1 AND due IS NULL AND ($2 = 0 OR position = $2) RETURNING position";

    private readonly string _checkpoint = $"SELECT position FROM {schema}.subscription WHERE name = $1";

    public async ValueTask<SubscriptionLease?> LeaseAsync(string subscription, string holder, TimeSpan length, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(holder);
        NpgsqlParameter[] parameters = [Value(SubscriptionName.Checked(subscription)), Value(holder), Value(length)];
        var rows = await _calls.ReadAsync(_lease, parameters, row => new SubscriptionLease(subscription, holder, row.GetInt64(0), row.GetInt64(1)), cancellationToken).ConfigureAwait(false);
        return rows is [var lease] ? lease : null;
    }

    public async ValueTask<bool> RecordAsync(
        SubscriptionLease lease, long position, IReadOnlyList<SetAsideEvent> setAside, IReadOnlyList<long> done, TimeSpan length, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(lease);
        NpgsqlParameter[] parameters =
        [
            Value(lease.Subscription), Value(lease.Token), Value(position), Value(length), Value(done.ToArray()),
            Value(setAside.Select(e => e.Position).ToArray()), Value(setAside.Select(e => e.Stream.ToString()).ToArray()), Value(setAside.Select(e => e.Attempts).ToArray()),
            Value(setAside.Select(e => e.Due is { } due ? EventRows.Nanoseconds(due) : (long?)null).ToArray()), Value(setAside.Select(e => e.Reason.Replace("\0", "", StringComparison.Ordinal)).ToArray()),
        ];
        return await _calls.ReadAsync(_record, parameters, row => row.GetInt64(0), cancellationToken).ConfigureAwait(false) is [1];
    }

    public async ValueTask ReleaseAsync(SubscriptionLease lease, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(lease);
        await _calls.ReadAsync(_release, [Value(lease.Subscription), Value(lease.Token)], row => 0, cancellationToken).ConfigureAwait(false);
    }

    public async ValueTask<IReadOnlyList<SetAsideEvent>> SetAsideAsync(string subscription, CancellationToken cancellationToken = default) =>
        await _calls.ReadAsync(_setAside, [Value(SubscriptionName.Checked(subscription))], Event, cancellationToken).ConfigureAwait(false);

    public async ValueTask<int> TryAgainAsync(string subscription, long? position = null, CancellationToken cancellationToken = default) =>
        (await _calls.ReadAsync(_again, [Value(SubscriptionName.Checked(subscription)), Value(position ?? 0)], row => 0, cancellationToken).ConfigureAwait(false)).Count;

    public async ValueTask<long> CheckpointAsync(string subscription, CancellationToken cancellationToken = default) =>
        await _calls.ReadAsync(_checkpoint, [Value(SubscriptionName.Checked(subscription))], row => row.GetInt64(0), cancellationToken).ConfigureAwait(false) is [var position] ? position : 0;

    private static SetAsideEvent Event(NpgsqlDataReader row) => new(
        row.GetInt64(0), StreamId.Parse(row.GetString(1)), row.GetInt32(2),
        row.IsDBNull(3) ? null : NodaConstants.UnixEpoch + Duration.FromNanoseconds(row.GetInt64(3)), row.GetString(4));

    private static NpgsqlParameter<T> Value<T>(T value) => new() { TypedValue = value };
}
