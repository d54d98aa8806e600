namespace Zhaoqing.GovServices.Hotline.Hosting;

/// <summary>Those who have called and not shown yet who they are. Where they are too many, whoever has stood there longest must go: those who say nothing keep nobody out.</summary>
internal sealed class Door(int most)
{
    private readonly LinkedList<CancellationTokenSource> _there = new();
    private readonly Lock _lock = new();

    public async Task<T> PassAsync<T>(Func<CancellationToken, Task<T>> show, CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        LinkedListNode<CancellationTokenSource> place;
        CancellationTokenSource? longest = null;
        lock (_lock)
        {
            if (_there.Count == most)
            {
                longest = _there.First!.Value;
                _there.RemoveFirst();
            }

            place = _there.AddLast(patience);
        }

        // Places are given in the order of the calls; what follows may take its time.
        await Task.Yield();
        try
        {
            if (longest is not null) await SendAwayAsync(longest).ConfigureAwait(false);
            return await show(patience.Token).ConfigureAwait(false);
        }
        finally
        {
            lock (_lock)
            {
                if (place.List is not null) _there.Remove(place);
            }
        }
    }

    private static async Task SendAwayAsync(CancellationTokenSource one)
    {
        try
        {
            await one.CancelAsync().ConfigureAwait(false);
        }
        catch (ObjectDisposedException)
        {
            // It has just passed.
        }
    }
}
