using NodaTime;

namespace Zhaoqing.GovServices.Journal;

/// <summary>Subscriptions in memory: for tests, and beside a journal in memory.</summary>
/// <remarks>Safe for concurrent use.</remarks>
/// <param name="time">The clock of the leases.</param>
public sealed class InMemorySubscriptionStore(TimeProvider time) : ISubscriptionStore
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, Row> _rows = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public ValueTask<SubscriptionLease?> LeaseAsync(string subscription, string holder, TimeSpan length, CancellationToken cancellationToken = default)
    {
        SubscriptionName.Checked(subscription);
        ArgumentException.ThrowIfNullOrWhiteSpace(holder);
        lock (_lock)
        {
            var row = RowOf(subscription);
            var now = time.GetUtcNow();
            bool own = holder.Equals(row.Holder, StringComparison.Ordinal);
            if (!own && row.Until > now) return ValueTask.FromResult<SubscriptionLease?>(null);
            if (!own || row.Until <= now) row.Token++;
            (row.Holder, row.Until) = (holder, now + length);
            return ValueTask.FromResult<SubscriptionLease?>(new(subscription, holder, row.Token, row.Position));
        }
    }

    /// <inheritdoc/>
    public ValueTask<bool> RecordAsync(
        SubscriptionLease lease, long position, IReadOnlyList<SetAsideEvent> setAside, IReadOnlyList<long> done, TimeSpan length, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(lease);
        ArgumentNullException.ThrowIfNull(setAside);
        ArgumentNullException.ThrowIfNull(done);
        lock (_lock)
        {
            var row = RowOf(lease.Subscription);
            if (row.Token != lease.Token) return ValueTask.FromResult(false);
            (row.Position, row.Until) = (position, time.GetUtcNow() + length);
            foreach (long gone in done) row.SetAside.Remove(gone);
            foreach (var kept in setAside) row.SetAside[kept.Position] = kept;
            return ValueTask.FromResult(true);
        }
    }

    /// <inheritdoc/>
    public ValueTask ReleaseAsync(SubscriptionLease lease, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(lease);
        lock (_lock)
        {
            var row = RowOf(lease.Subscription);
            if (row.Token == lease.Token) row.Until = DateTimeOffset.MinValue;
        }

        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<SetAsideEvent>> SetAsideAsync(string subscription, CancellationToken cancellationToken = default)
    {
        lock (_lock) return ValueTask.FromResult<IReadOnlyList<SetAsideEvent>>([.. RowOf(SubscriptionName.Checked(subscription)).SetAside.Values]);
    }

    /// <inheritdoc/>
    public ValueTask<int> TryAgainAsync(string subscription, long? position = null, CancellationToken cancellationToken = default)
    {
        SubscriptionName.Checked(subscription);
        lock (_lock)
        {
            var row = RowOf(subscription);
            var dead = row.SetAside.Values.Where(e => e.Due is null && (position is null || e.Position == position)).ToList();
            foreach (var e in dead) row.SetAside[e.Position] = e with { Attempts = 0, Due = NodaConstants.UnixEpoch };
            return ValueTask.FromResult(dead.Count);
        }
    }

    /// <inheritdoc/>
    public ValueTask<long> CheckpointAsync(string subscription, CancellationToken cancellationToken = default)
    {
        lock (_lock) return ValueTask.FromResult(RowOf(SubscriptionName.Checked(subscription)).Position);
    }

    private Row RowOf(string subscription)
    {
        if (!_rows.TryGetValue(subscription, out var row)) _rows.Add(subscription, row = new Row());
        return row;
    }

    private sealed class Row
    {
        public string Holder { get; set; } = "";

        public long Token { get; set; }

        public DateTimeOffset Until { get; set; }

        public long Position { get; set; }

        public SortedDictionary<long, SetAsideEvent> SetAside { get; } = [];
    }
}
