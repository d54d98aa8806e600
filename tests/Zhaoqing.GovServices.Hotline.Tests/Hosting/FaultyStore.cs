using OneOf;
using Zhaoqing.GovServices.Journal;

namespace Zhaoqing.GovServices.Hotline.Tests.Hosting;

/// <summary>A journal whose first append ends in what nobody expects.</summary>
internal sealed class FaultyStore(IEventStore inner) : IEventStore
{
    private int _appends;

    public ValueTask<OneOf<AppendFault, Appended>> AppendAsync(StreamId stream, long expectedVersion, IReadOnlyList<NewEvent> events, AppendKey? key = null, CancellationToken cancellationToken = default) =>
        Interlocked.Increment(ref _appends) == 1 ? throw new NotSupportedException("Not expected.") : inner.AppendAsync(stream, expectedVersion, events, key, cancellationToken);

    public IAsyncEnumerable<RecordedEvent> ReadAsync(StreamId stream, long fromVersion = 1, CancellationToken cancellationToken = default) => inner.ReadAsync(stream, fromVersion, cancellationToken);

    public IAsyncEnumerable<RecordedEvent> ReadAllAsync(long afterPosition = 0, CancellationToken cancellationToken = default) => inner.ReadAllAsync(afterPosition, cancellationToken);

    public ValueTask<OneOf<AppendFault, Appended>?> FindAsync(AppendKey key, CancellationToken cancellationToken = default) => inner.FindAsync(key, cancellationToken);

    public ValueTask<long> LastPositionAsync(CancellationToken cancellationToken = default) => inner.LastPositionAsync(cancellationToken);

    public ValueTask<JournalHead> HeadAsync(CancellationToken cancellationToken = default) => inner.HeadAsync(cancellationToken);

    public IAsyncEnumerable<ChainedEvent> ReadChainAsync(long afterPosition = 0, CancellationToken cancellationToken = default) => inner.ReadChainAsync(afterPosition, cancellationToken);
}
