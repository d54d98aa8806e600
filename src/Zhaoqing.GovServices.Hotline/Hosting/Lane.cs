using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace Zhaoqing.GovServices.Hotline.Hosting;

/// <summary>One lane of a link: what waits to be written, and what waits to be recorded.</summary>
internal sealed class Lane
{
    private readonly ConcurrentQueue<Outgoing> _outgoing = new();
    private readonly Channel<Arrived>[] _arrived;
    private readonly int _most;
    private readonly long _mostHeld;
    private long _held;

    public Lane(LinkOptions options)
    {
        // Of messages no more than a window can be there, and as many acknowledgements of this side's own; requests to send again are few. What is above that is not kept.
        _most = (4 * options.Window) + 64;
        _mostHeld = options.MostHeld;
        var bounds = new BoundedChannelOptions((2 * options.Window) + 64) { SingleWriter = true };
        _arrived = [.. Enumerable.Range(0, options.Workers).Select(_ => Channel.CreateBounded<Arrived>(bounds))];
    }

    /// <summary>Queues what is to be written; false where the other side makes this one answer more than it reads.</summary>
    public bool TryEnqueue(Outgoing outgoing)
    {
        if (_outgoing.Count >= _most) return false;
        _outgoing.Enqueue(outgoing);
        return true;
    }

    public bool TryNext([MaybeNullWhen(false)] out Outgoing outgoing) => _outgoing.TryDequeue(out outgoing);

    /// <summary>Queues what came in for the worker of its case; false where more is there than was agreed.</summary>
    public bool TryQueue(Arrived arrived) =>
        Interlocked.Add(ref _held, arrived.Body.Length) <= _mostHeld && _arrived[arrived.CaseHash % (uint)_arrived.Length].Writer.TryWrite(arrived);

    /// <summary>Takes something that waits, of whatever worker; false where nothing does.</summary>
    public bool TryTake([MaybeNullWhen(false)] out Arrived arrived)
    {
        foreach (var waiting in _arrived)
        {
            if (!waiting.Reader.TryRead(out arrived)) continue;
            Interlocked.Add(ref _held, -arrived.Body.Length);
            return true;
        }

        arrived = null;
        return false;
    }

    public async IAsyncEnumerable<Arrived> ReadAsync(int worker, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var arrived in _arrived[worker].Reader.ReadAllAsync(cancellationToken).ConfigureAwait(false))
        {
            yield return arrived;
            Interlocked.Add(ref _held, -arrived.Body.Length);
        }
    }
}

/// <summary>A message that waits to be written.</summary>
internal sealed record Outgoing(ushort Type, FrameMarks Marks, ReadOnlyMemory<byte> Body);

/// <summary>A message that waits to be recorded.</summary>
internal sealed record Arrived(ushort Type, bool IsExercise, byte[] Body)
{
    private static ReadOnlySpan<byte> CaseMember => "\"caseId\":\""u8;

    /// <summary>The same for all messages of a case that are written as this side writes them; for others it only costs the order, which nothing depends on.</summary>
    public uint CaseHash
    {
        get
        {
            int at = Body.AsSpan().IndexOf(CaseMember);
            if (at < 0) return 0;
            var from = Body.AsSpan(at + CaseMember.Length);
            int end = from.IndexOf((byte)'"');
            return Crc32C.Of(end < 0 ? from : from[..end]);
        }
    }
}
