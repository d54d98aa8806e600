namespace Zhaoqing.GovServices.Journal;

/// <summary>A store that can tell at once that something was appended, so that nobody has to ask again and again.</summary>
public interface IAppendSignal
{
    /// <summary>Raised, at the latest shortly after it, by every append the store knows of. A sign may be lost with a connection: ask now and then as well.</summary>
    AppendSignal Signal { get; }
}

/// <summary>The sign that a journal has grown. Safe for concurrent use.</summary>
public sealed class AppendSignal
{
    private readonly Lock _lock = new();
    private TaskCompletionSource _next = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long _position;

    /// <summary>Tells those who wait that the journal reaches to a position at least.</summary>
    public void Raise(long position)
    {
        TaskCompletionSource raised;
        lock (_lock)
        {
            if (position <= _position) return;
            _position = position;
            (raised, _next) = (_next, new(TaskCreationOptions.RunContinuationsAsynchronously));
        }

        raised.SetResult();
    }

    /// <summary>Waits until the journal is known to reach beyond a position, or a time has passed.</summary>
    /// <param name="afterPosition">The last position already read.</param>
    /// <param name="most">The longest wait.</param>
    /// <param name="time">The clock the wait is measured by.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task WaitAsync(long afterPosition, TimeSpan most, TimeProvider time, CancellationToken cancellationToken = default)
    {
        Task raised;
        lock (_lock)
        {
            if (_position > afterPosition) return;
            raised = _next.Task;
        }

        try
        {
            await raised.WaitAsync(most, time, cancellationToken).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            // The caller asks the journal itself.
        }
    }
}
