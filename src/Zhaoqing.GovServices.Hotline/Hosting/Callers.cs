using System.Collections.Concurrent;

namespace Zhaoqing.GovServices.Hotline.Hosting;

/// <summary>Those who have called: one speaks, and ends when the next is let in.</summary>
internal sealed class Callers
{
    private readonly ConcurrentDictionary<Task, bool> _there = [];
    private readonly Lock _lock = new();
    private CancellationTokenSource? _current;

    public void Add(Task caller)
    {
        _there[caller] = true;
        _ = caller.ContinueWith(gone => _there.TryRemove(gone, out _), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
    }

    public Task WhenGoneAsync() => Task.WhenAll(_there.Keys);

    public async Task SpeakNextAsync(Func<CancellationToken, Task> speak, CancellationToken cancellationToken)
    {
        using var own = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        CancellationTokenSource? before;
        lock (_lock) (before, _current) = (_current, own);
        try
        {
            if (before is not null) await before.CancelAsync().ConfigureAwait(false);
        }
        catch (ObjectDisposedException)
        {
            // It had ended by itself.
        }

        await speak(own.Token).ConfigureAwait(false);
    }
}
