using System.Collections.Immutable;
using System.Diagnostics;
using OneOf;

namespace Zhaoqing.GovServices.Journal;

/// <summary>Puts appends that wait at the same moment into one group, one group at a time; for whoever writes a store.</summary>
/// <remarks>
/// Safe for concurrent use. Where nobody is writing, an append is written at once, on a thread of the pool; those that come meanwhile form the next group.
/// A waiting append can be cancelled, one that was taken into a group cannot.
/// </remarks>
public sealed class GroupCommit
{
    /// <summary>The most bytes of a group, each event counted with <see cref="BytesOfEvent"/> beside its content: no engine is asked for a transaction that it cannot hold.</summary>
    private const long MostBytes = 16 << 20;

    private const int BytesOfEvent = 256;

    private static readonly TimeSpan LongestWait = TimeSpan.FromMilliseconds(2);

    private readonly Func<IReadOnlyList<PendingAppend>, ValueTask> _write;
    private readonly int _most;
    private readonly object _lock = new();
    private readonly Queue<PendingAppend> _waiting = new();
    private TaskCompletionSource? _quiet;
    private bool _writing, _closed;
    private int _last, _wanted = int.MaxValue;
    private TimeSpan _took;

    /// <summary>Creates a queue.</summary>
    /// <param name="write">Writes a group and answers each append after the commit. What it throws is the answer of those it left without one.</param>
    /// <param name="most">The most appends of a group; a group ends sooner where its events are large.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="most"/> is below 1.</exception>
    public GroupCommit(Func<IReadOnlyList<PendingAppend>, ValueTask> write, int most = 512)
    {
        ArgumentNullException.ThrowIfNull(write);
        ArgumentOutOfRangeException.ThrowIfLessThan(most, 1);
        (_write, _most) = (write, most);
    }

    /// <summary>Queues an append; the answer comes after the commit.</summary>
    /// <exception cref="ObjectDisposedException">The queue is closed.</exception>
    public ValueTask<OneOf<AppendFault, Appended>> AppendAsync(StreamId stream, long expectedVersion, ImmutableArray<NewEvent> events, AppendKey? key, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        PendingAppend append;
        bool leads;
        lock (_lock)
        {
            ObjectDisposedException.ThrowIf(_closed, this);
            append = new PendingAppend(stream, expectedVersion, events, key, cancellationToken);
            _waiting.Enqueue(append);
            leads = !_writing;
            _writing = true;
            if (_waiting.Count >= _wanted) Monitor.Pulse(_lock);
        }

        // Not on this thread: whoever has several appends to begin is not held up by the first.
        if (leads) _ = Task.Run(WriteGroupAsync, CancellationToken.None);
        return new ValueTask<OneOf<AppendFault, Appended>>(append.Answered);
    }

    /// <summary>Takes no more appends, and waits until those that were taken are answered.</summary>
    public Task CloseAsync()
    {
        lock (_lock)
        {
            _closed = true;
            if (!_writing) return Task.CompletedTask;
            _quiet ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            return _quiet.Task;
        }
    }

    /// <summary>
    /// Where several stood in the last group, as many are likely to be on their way again: they are let come, for a part of the time that the last group took.
    /// Else the first of them would be written alone, and the others wait for it. A single caller never waits.
    /// </summary>
    private void WaitForOthers()
    {
        if (_last <= 1) return;
        long began = Stopwatch.GetTimestamp();
        var longest = _took / 2 < LongestWait ? _took / 2 : LongestWait;
        lock (_lock)
        {
            _wanted = _last;
            while (_waiting.Count < _wanted && longest - Stopwatch.GetElapsedTime(began) is var left && left > TimeSpan.Zero)
                Monitor.Wait(_lock, (int)Math.Ceiling(left.TotalMilliseconds));
            _wanted = int.MaxValue;
        }
    }

    private static long SizeOf(PendingAppend append) => append.Events.Sum(appended => (long)appended.Content.Length + BytesOfEvent);

    private async Task WriteGroupAsync()
    {
        WaitForOthers();
        var group = new List<PendingAppend>();
        long began = Stopwatch.GetTimestamp();
        long bytes = 0;
        lock (_lock)
        {
            while (group.Count < _most && _waiting.TryPeek(out var append) && (group.Count == 0 || bytes + SizeOf(append) <= MostBytes))
            {
                _waiting.Dequeue();
                if (!append.Take()) continue;
                group.Add(append);
                bytes += SizeOf(append);
            }
        }

        try
        {
            if (group.Count > 0) await _write(group).ConfigureAwait(false);
        }
#pragma warning disable CA1031 // Whatever went wrong is each caller's answer; the queue goes on.
        catch (Exception e)
#pragma warning restore CA1031
        {
            foreach (var append in group) append.Fail(e);
        }

        (_last, _took) = (group.Count, Stopwatch.GetElapsedTime(began));
        lock (_lock)
        {
            if (_waiting.Count == 0)
            {
                _writing = false;
                _quiet?.TrySetResult();
                return;
            }
        }

        _ = Task.Run(WriteGroupAsync);
    }
}

/// <summary>An append that waits for its group; see <see cref="GroupCommit"/>.</summary>
public sealed class PendingAppend
{
    private readonly TaskCompletionSource<OneOf<AppendFault, Appended>> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenRegistration _cancellation;
    private int _taken;

    internal PendingAppend(StreamId stream, long expectedVersion, ImmutableArray<NewEvent> events, AppendKey? key, CancellationToken cancellationToken)
    {
        (Stream, ExpectedVersion, Events, Key) = (stream, expectedVersion, events, key);
        _cancellation = cancellationToken.UnsafeRegister(static (state, token) => ((PendingAppend)state!).Cancel(token), this);
    }

    /// <summary>The stream.</summary>
    public StreamId Stream { get; }

    /// <summary>The version the caller decided on.</summary>
    public long ExpectedVersion { get; }

    /// <summary>The events.</summary>
    public ImmutableArray<NewEvent> Events { get; }

    /// <summary>The idempotency key, if any.</summary>
    public AppendKey? Key { get; }

    internal Task<OneOf<AppendFault, Appended>> Answered => _answer.Task;

    /// <summary>Answers the caller; only after the commit.</summary>
    public void Answer(OneOf<AppendFault, Appended> answer) => _answer.TrySetResult(answer);

    /// <summary>Answers the caller with an exception.</summary>
    public void Fail(Exception exception) => _answer.TrySetException(exception);

    /// <summary>Takes it into a group; false where it was cancelled before. From then on it cannot be.</summary>
    internal bool Take()
    {
        if (Interlocked.CompareExchange(ref _taken, 1, 0) != 0) return false;
        _cancellation.Unregister();
        return true;
    }

    private void Cancel(CancellationToken token)
    {
        if (Interlocked.CompareExchange(ref _taken, 1, 0) == 0) _answer.TrySetCanceled(token);
    }
}
