using NodaTime;

namespace Zhaoqing.GovServices.Journal;

/// <summary>How a subscription is run.</summary>
public sealed record SubscriptionOptions
{
    /// <summary>How long a host that has fallen silent keeps a subscription: the bound of a take-over, beside <see cref="Poll"/>. 15 seconds.</summary>
    public TimeSpan Lease { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>How often the journal is asked when no sign comes, and the lease when another host holds it. 1 second.</summary>
    public TimeSpan Poll { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How often an event is tried before it is dead. 8 times.</summary>
    public int Attempts { get; init; } = 8;

    /// <summary>The wait after the first failure, doubled after each further one up to <see cref="LongestBackoff"/>. 1 second.</summary>
    public TimeSpan Backoff { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The longest wait between two tries. 10 minutes.</summary>
    public TimeSpan LongestBackoff { get; init; } = TimeSpan.FromMinutes(10);
}

/// <summary>What one pass of a subscription came to.</summary>
/// <param name="Leads">Whether this host held the lease to the end of the pass.</param>
/// <param name="Position">The checkpoint.</param>
/// <param name="Lag">How many events of the journal lay behind it when the pass ended.</param>
/// <param name="SetAside">How many events are set aside.</param>
public sealed record SubscriptionPass(bool Leads, long Position, long Lag, int SetAside);

/// <summary>Runs one subscription, pass by pass, while this host holds its lease.</summary>
/// <remarks>
/// An event the subscriber cannot take is set aside with the reason, and so are later events of its stream; all others go on. It is tried again with growing waits, and dead after some tries.
/// However many are due, what is new waits for 256 tries at most: then the journal is read on, and the others come after it.
/// Not safe for concurrent use.
/// </remarks>
/// <param name="journal">The journal.</param>
/// <param name="store">Where leases, checkpoints and set-aside events are kept.</param>
/// <param name="subscriber">The subscriber.</param>
/// <param name="holder">The name of this host, different from every other's.</param>
/// <param name="time">The clock of the waits.</param>
/// <param name="options">How it is run; <see langword="null"/> for the usual way.</param>
public sealed class SubscriptionRunner(
    IEventStore journal, ISubscriptionStore store, ISubscriber subscriber, string holder, TimeProvider time, SubscriptionOptions? options = null)
{
    /// <summary>After so many tries of what is set aside the journal is read on.</summary>
    private const int MostTries = 256;

    private readonly SubscriptionOptions _options = options ?? new();
    private SubscriptionLease? _lease;

    /// <summary>Takes or prolongs the lease, tries what is due again, and reads on to the end of the journal; by turns where much is due, without a wait between them.</summary>
    /// <exception cref="JournalUnavailableException">Nothing can be done now; the next pass goes on where this one stopped.</exception>
    public async Task<SubscriptionPass> RunOnceAsync(CancellationToken cancellationToken)
    {
        _lease = await store.LeaseAsync(subscriber.Name, holder, _options.Lease, cancellationToken).ConfigureAwait(false);
        if (_lease is null) return await PassAsync(leads: false, await store.CheckpointAsync(subscriber.Name, cancellationToken).ConfigureAwait(false), setAside: 0, cancellationToken).ConfigureAwait(false);
        long position = await subscriber.PositionAsync(cancellationToken).ConfigureAwait(false) ?? _lease.Position;
        var waiting = (await store.SetAsideAsync(subscriber.Name, cancellationToken).ConfigureAwait(false)).ToDictionary(e => e.Position);
        var due = DueOf(waiting.Values);
        bool leads;
        do
        {
            leads = await TryAgainAsync(_lease, position, waiting, due, cancellationToken).ConfigureAwait(false);
            if (leads) (leads, position) = await ReadOnAsync(_lease, position, waiting, cancellationToken).ConfigureAwait(false);
        }
        while (leads && due.Count > 0);
        return await PassAsync(leads, position, waiting.Count, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Gives the lease back at the end of the host.</summary>
    public async Task ReleaseAsync(CancellationToken cancellationToken)
    {
        if (_lease is not null) await store.ReleaseAsync(_lease, cancellationToken).ConfigureAwait(false);
        _lease = null;
    }

    private async Task<SubscriptionPass> PassAsync(bool leads, long position, int setAside, CancellationToken cancellationToken) =>
        new(leads, position, await journal.LastPositionAsync(cancellationToken).ConfigureAwait(false) - position, setAside);

    /// <summary>What is due now, stream by stream, the one whose first event has been due longest first.</summary>
    private Queue<Queue<SetAsideEvent>> DueOf(IEnumerable<SetAsideEvent> waiting)
    {
        var now = Now();
        return new(waiting.GroupBy(e => e.Stream)
            .Select(stream => new Queue<SetAsideEvent>(stream.OrderBy(e => e.Position).TakeWhile(e => e.Due <= now)))
            .Where(stream => stream.Count > 0)
            .OrderBy(stream => stream.Peek().Due)
            .ThenBy(stream => stream.Peek().Position));
    }

    private async Task<bool> TryAgainAsync(SubscriptionLease lease, long position, Dictionary<long, SetAsideEvent> waiting, Queue<Queue<SetAsideEvent>> due, CancellationToken cancellationToken)
    {
        for (int tries = 0; tries < MostTries && due.TryPeek(out var stream); tries++)
        {
            var next = stream.Peek();
            var recorded = await journal.ReadAllAsync(next.Position - 1, cancellationToken).FirstAsync(cancellationToken).ConfigureAwait(false);
            string? reason = await TriedAsync([recorded], position, cancellationToken).ConfigureAwait(false);
            var kept = reason is null ? null : Failed(recorded, next.Attempts, reason);
            if (!await store.RecordAsync(lease, position, kept is null ? [] : [kept], kept is null ? [next.Position] : [], _options.Lease, cancellationToken).ConfigureAwait(false)) return false;
            if (kept is null) waiting.Remove(next.Position);
            else waiting[next.Position] = kept;
            stream.Dequeue();
            // What stands behind one that failed again waits with it.
            if (kept is not null || stream.Count == 0) due.Dequeue();
        }

        return true;
    }

    private async Task<(bool Leads, long Position)> ReadOnAsync(SubscriptionLease lease, long position, Dictionary<long, SetAsideEvent> waiting, CancellationToken cancellationToken)
    {
        var batch = new List<RecordedEvent>();
        HashSet<StreamId>? blocked = null;
        await foreach (var recorded in journal.ReadAllAsync(position, cancellationToken).ConfigureAwait(false))
        {
            batch.Add(recorded);
            if (batch.Count < subscriber.BatchSize) continue;
            if (!await TakeAsync(lease, batch, waiting, blocked ??= StreamsOf(waiting), cancellationToken).ConfigureAwait(false)) return (false, position);
            position = recorded.Position;
            batch.Clear();
        }

        if (batch.Count == 0) return (true, position);
        return await TakeAsync(lease, batch, waiting, blocked ?? StreamsOf(waiting), cancellationToken).ConfigureAwait(false) ? (true, batch[^1].Position) : (false, position);
    }

    private async Task<bool> TakeAsync(
        SubscriptionLease lease, List<RecordedEvent> batch, Dictionary<long, SetAsideEvent> waiting, HashSet<StreamId> blocked, CancellationToken cancellationToken)
    {
        var setAside = new List<SetAsideEvent>();
        bool whole = !batch.Exists(recorded => blocked.Contains(recorded.Stream)) && await TriedAsync(batch, batch[^1].Position, cancellationToken).ConfigureAwait(false) is null;
        if (!whole)
        {
            foreach (var recorded in batch)
            {
                var kept = blocked.Contains(recorded.Stream) ? Behind(recorded) : null;
                if (kept is null && await TriedAsync([recorded], recorded.Position, cancellationToken).ConfigureAwait(false) is { } reason) kept = Failed(recorded, attempts: 0, reason);
                if (kept is null) continue;
                setAside.Add(kept);
                blocked.Add(recorded.Stream);
                await subscriber.HandleAsync([], recorded.Position, cancellationToken).ConfigureAwait(false);
            }
        }

        if (!await store.RecordAsync(lease, batch[^1].Position, setAside, [], _options.Lease, cancellationToken).ConfigureAwait(false)) return false;
        foreach (var kept in setAside) waiting.Add(kept.Position, kept);
        return true;
    }

    private static HashSet<StreamId> StreamsOf(Dictionary<long, SetAsideEvent> waiting) => [.. waiting.Values.Select(e => e.Stream)];

    /// <summary>What went wrong; <see langword="null"/> when nothing did.</summary>
    private async Task<string?> TriedAsync(IReadOnlyList<RecordedEvent> events, long position, CancellationToken cancellationToken)
    {
        try
        {
            await subscriber.HandleAsync(events, position, cancellationToken).ConfigureAwait(false);
            return null;
        }
        catch (Exception e) when (e is not JournalUnavailableException && !cancellationToken.IsCancellationRequested)
        {
            string reason = $"{e.GetType().Name}: {e.Message}";
            return reason.Length <= SetAsideEvent.MaxReason ? reason : reason[..SetAsideEvent.MaxReason];
        }
    }

    private static SetAsideEvent Behind(RecordedEvent recorded) =>
        new(recorded.Position, recorded.Stream, Attempts: 0, NodaConstants.UnixEpoch, "同一卷宗中在前的记录尚未处理。");

    private SetAsideEvent Failed(RecordedEvent recorded, int attempts, string reason)
    {
        attempts++;
        var wait = TimeSpan.FromTicks((long)Math.Min(_options.LongestBackoff.Ticks, _options.Backoff.Ticks * Math.Pow(2, attempts - 1)));
        return new(recorded.Position, recorded.Stream, attempts, attempts >= _options.Attempts ? null : Now() + Duration.FromTimeSpan(wait), reason);
    }

    private Instant Now() => Instant.FromDateTimeOffset(time.GetUtcNow());
}
