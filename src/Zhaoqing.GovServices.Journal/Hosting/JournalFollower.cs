using System.Text.Json;

namespace Zhaoqing.GovServices.Journal.Hosting;

/// <summary>Reads the journal on for a view that is kept in memory: for whoever asks, one at a time, so that an answer shows everything recorded before it was asked for, on every host.</summary>
/// <remarks>
/// Safe for concurrent use. An event that the view cannot read (<see cref="JsonException"/>, <see cref="UnknownEventException"/>) is passed over, so that it keeps nobody from the others; a view that must
/// do more about it catches that itself. Whatever else the view throws passes through, and the event is taken again by who asks next.
/// </remarks>
public sealed class JournalFollower(IEventStore store) : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1, 1);
    private long _position;

    /// <summary>Takes what is new, then looks.</summary>
    /// <typeparam name="T">What is looked for.</typeparam>
    /// <param name="take">Takes an event into the view.</param>
    /// <param name="look">Looks at the view.</param>
    /// <param name="cancellationToken">Cancels the waiting.</param>
    /// <exception cref="JournalUnavailableException">The record cannot be reached.</exception>
    public Task<T> LookAsync<T>(Action<RecordedEvent> take, Func<T> look, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(take);
        return LookAsync(
            recorded =>
            {
                take(recorded);
                return ValueTask.CompletedTask;
            },
            look,
            cancellationToken);
    }

    /// <inheritdoc cref="LookAsync{T}(Action{RecordedEvent}, Func{T}, CancellationToken)"/>
    public async Task<T> LookAsync<T>(Func<RecordedEvent, ValueTask> take, Func<T> look, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(take);
        ArgumentNullException.ThrowIfNull(look);
        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            await foreach (var recorded in store.ReadAllAsync(_position, cancellationToken).ConfigureAwait(false))
            {
                try
                {
                    await take(recorded).ConfigureAwait(false);
                }
                catch (Exception fault) when (fault is JsonException or UnknownEventException)
                {
                    // It stands in the record as it is, for a program that can read it.
                }

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
