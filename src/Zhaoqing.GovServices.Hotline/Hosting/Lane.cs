using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Threading.Channels;

namespace Zhaoqing.GovServices.Hotline.Hosting;

/// <summary>One lane of a link: what waits to be written, and what waits to be recorded.</summary>
internal sealed class Lane : IDisposable
{
    /// <summary>While some messages are recorded, the next are read and begun.</summary>
    private const int Places = 2;

    private readonly ConcurrentQueue<Outgoing> _outgoing = new();
    private readonly Channel<Arrived> _arrived;
    private readonly SemaphoreSlim _places = new(Places, Places);
    private readonly Lock _beginning = new();
    private readonly int _most, _together;
    private readonly long _mostHeld;
    private long _held;

    public Lane(LinkOptions options)
    {
        // Of messages no more than a window goes out, and as many acknowledgements; requests to send again are few. What is above that is not kept.
        _most = (4 * options.Window) + 64;
        _mostHeld = options.MostHeld;
        _together = Math.Max(1, options.Workers / Places);
        // What is sent again keeps to no window: the bytes bound it.
        _arrived = Channel.CreateBounded<Arrived>(new BoundedChannelOptions(64 * options.Window) { SingleWriter = true });
    }

    public void Dispose() => _places.Dispose();

    /// <summary>Queues what is to be written; false where the other side makes this one answer more than it reads.</summary>
    public bool TryEnqueue(Outgoing outgoing)
    {
        if (_outgoing.Count >= _most) return false;
        _outgoing.Enqueue(outgoing);
        return true;
    }

    public bool TryNext([MaybeNullWhen(false)] out Outgoing outgoing) => _outgoing.TryDequeue(out outgoing);

    /// <summary>Queues what came in; false where more is there than was agreed.</summary>
    public bool TryQueue(Arrived arrived) => Interlocked.Add(ref _held, arrived.Body.Length) <= _mostHeld && _arrived.Writer.TryWrite(arrived);

    /// <summary>Whether something came in that waits.</summary>
    public bool HasArrived => _arrived.Reader.Count > 0;

    /// <summary>Waits until something has come in.</summary>
    public ValueTask<bool> WaitAsync(CancellationToken cancellationToken) => _arrived.Reader.WaitToReadAsync(cancellationToken);

    /// <summary>Waits until something may be begun; <see cref="Leave"/> must follow.</summary>
    public Task EnterAsync(CancellationToken cancellationToken) => _places.WaitAsync(cancellationToken);

    /// <summary>The same, where that need not be waited for.</summary>
    public bool TryEnter() => _places.Wait(0, CancellationToken.None);

    /// <summary>Takes what came in, as much as may be under way together, and begins with each. One does so at a time, so that all of it is begun in its order.</summary>
    /// <param name="taken">Gets what was taken.</param>
    /// <param name="begin">Begins with it; it waits for nothing.</param>
    public void Begin(List<Arrived> taken, Action<Arrived> begin)
    {
        lock (_beginning)
        {
            while (taken.Count < _together && _arrived.Reader.TryRead(out var arrived))
            {
                taken.Add(arrived);
                begin(arrived);
            }
        }
    }

    /// <summary>What was taken is recorded, or never will be.</summary>
    public void Leave(List<Arrived> taken)
    {
        Interlocked.Add(ref _held, -taken.Sum(arrived => (long)arrived.Body.Length));
        _places.Release();
    }

    /// <summary>Lets no more be taken, and waits until all have left.</summary>
    public async Task CloseAsync()
    {
        for (int left = 0; left < Places; left++) await _places.WaitAsync(CancellationToken.None).ConfigureAwait(false);
    }
}

/// <summary>A message that waits to be written.</summary>
internal sealed record Outgoing(ushort Type, FrameMarks Marks, ReadOnlyMemory<byte> Body);

/// <summary>A message that waits to be recorded.</summary>
internal sealed record Arrived(ushort Type, bool IsExercise, byte[] Body);
