using System.Runtime.CompilerServices;
using OneOf;

namespace Zhaoqing.GovServices.Journal;

/// <summary>A journal in memory: for tests, and to try things out. It keeps every guarantee of <see cref="IEventStore"/> but one: it ends with its program.</summary>
/// <remarks>Safe for concurrent use.</remarks>
public sealed class InMemoryEventStore : IEventStore, IAppendSignal
{
    private readonly Lock _lock = new();
    private readonly List<RecordedEvent> _all = [];
    private readonly List<ChainHash> _hashes = [];
    private readonly Dictionary<StreamId, List<RecordedEvent>> _streams = [];
    private readonly Dictionary<string, (AppendKey Key, Appended First)> _keys = new(StringComparer.Ordinal);
    private readonly HashSet<Guid> _ids = [];

    /// <inheritdoc/>
    public AppendSignal Signal { get; } = new();

    /// <inheritdoc/>
    public ValueTask<OneOf<AppendFault, Appended>> AppendAsync(StreamId stream, long expectedVersion, IReadOnlyList<NewEvent> events, AppendKey? key = null, CancellationToken cancellationToken = default)
    {
        var copy = AppendArguments.Checked(stream, expectedVersion, events);
        cancellationToken.ThrowIfCancellationRequested();
        lock (_lock)
        {
            if (key is not null && Answer(key) is { } known) return ValueTask.FromResult(known);
            var recorded = _streams.GetValueOrDefault(stream) ?? [];
            if (recorded.Count != expectedVersion) return ValueTask.FromResult<OneOf<AppendFault, Appended>>(new AppendFault.StaleVersion(expectedVersion, recorded.Count));
            if (copy.Any(e => _ids.Contains(e.Id))) throw new ArgumentException(AppendArguments.IdAlreadyRecorded, nameof(events));
            foreach (var appended in copy)
            {
                var next = RecordedEvent.Of(appended, stream, recorded.Count + 1, _all.Count + 1);
                recorded.Add(next);
                _all.Add(next);
                _hashes.Add(EventChain.Next(_hashes.LastOrDefault(), next));
                _ids.Add(next.Id);
            }

            _streams[stream] = recorded;
            var answer = new Appended(stream, expectedVersion + 1, recorded.Count, _all.Count, Repeated: false);
            if (key is not null) _keys.Add(key.Key, (key, answer));
            Signal.Raise(_all.Count);
            return ValueTask.FromResult<OneOf<AppendFault, Appended>>(answer);
        }
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<RecordedEvent> ReadAsync(StreamId stream, long fromVersion = 1, CancellationToken cancellationToken = default)
    {
        _ = stream.ToString();
        ArgumentOutOfRangeException.ThrowIfLessThan(fromVersion, 1);
        return Steps(() => _streams.TryGetValue(stream, out var recorded) ? From(recorded, fromVersion - 1) : [], cancellationToken);
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<RecordedEvent> ReadAllAsync(long afterPosition = 0, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(afterPosition);
        return Steps(
            () =>
            {
                ArgumentOutOfRangeException.ThrowIfGreaterThan(afterPosition, _all.Count);
                return From(_all, afterPosition);
            },
            cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask<OneOf<AppendFault, Appended>?> FindAsync(AppendKey key, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(key);
        cancellationToken.ThrowIfCancellationRequested();
        lock (_lock) return ValueTask.FromResult(Answer(key));
    }

    /// <inheritdoc/>
    public ValueTask<long> LastPositionAsync(CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_lock) return ValueTask.FromResult<long>(_all.Count);
    }

    /// <inheritdoc/>
    public ValueTask<JournalHead> HeadAsync(CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_lock) return ValueTask.FromResult(new JournalHead(_all.Count, _hashes.LastOrDefault()));
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<ChainedEvent> ReadChainAsync(long afterPosition = 0, CancellationToken cancellationToken = default) =>
        ReadAllAsync(afterPosition, cancellationToken).Select(recorded => new ChainedEvent(recorded, HashAt(recorded.Position)));

    private ChainHash HashAt(long position)
    {
        lock (_lock) return _hashes[(int)position - 1];
    }

    private static List<RecordedEvent> From(List<RecordedEvent> recorded, long skipped) =>
        skipped >= recorded.Count ? [] : recorded[(int)skipped..];

    private OneOf<AppendFault, Appended>? Answer(AppendKey key)
    {
        if (!_keys.TryGetValue(key.Key, out var known)) return null;
        return known.Key == key ? known.First with { Repeated = true } : new AppendFault.KeyReused(known.First);
    }

    /// <summary>A copy made under the lock when the reading begins, handed out one by one.</summary>
    private async IAsyncEnumerable<RecordedEvent> Steps(Func<List<RecordedEvent>> copy, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        List<RecordedEvent> events;
        lock (_lock) events = copy();
        foreach (var recorded in events)
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return recorded;
        }
    }
}
