using Zhaoqing.GovServices.Journal;

namespace Zhaoqing.GovServices.NotifyCommit.Hosting;

/// <summary>Reads the journal on for whoever asks, one at a time, so that every answer shows what was recorded before it was asked for.</summary>
internal sealed class JournalFollower(IEventStore store) : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1, 1);
    private long _position;

    /// <summary>Takes what is new, then looks.</summary>
    public async Task<T> LookAsync<T>(Action<RecordedEvent> take, Func<T> look, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            await foreach (var recorded in store.ReadAllAsync(_position, cancellationToken).ConfigureAwait(false))
            {
                take(recorded);
                _position = recorded.Position;
            }

            return look();
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _turn.Dispose();
}
