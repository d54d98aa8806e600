using System.IO.Pipelines;
using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace Zhaoqing.GovServices.Hotline.Hosting;

/// <summary>A connection as pipes; who is done with it disposes of it.</summary>
internal interface ILine : IDuplexPipe, IAsyncDisposable;

/// <summary>A connected socket as pipes: segments of 64 KiB (256 KiB for what comes in), all that waits goes out in one call, and nothing changes threads on its way through a pipe.</summary>
/// <remarks>
/// Whoever flushes sends, as far as the socket takes it at once, and what is received is read where it arrived: the reader must not block. Of what is written no more than 64 KiB waits before a flush does,
/// so little stands before an urgent frame; of what is received, one frame of the longest and 256 KiB more.
/// </remarks>
internal sealed class SocketPipe : ILine
{
    private const int Outgoing = 64 * 1024, Incoming = 256 * 1024;

    private readonly Socket _socket;
    private readonly Pipe _received, _toSend;
    private readonly Task _work;

    /// <summary>Takes the socket over.</summary>
    /// <param name="socket">The socket, connected.</param>
    /// <param name="longestFrame">The longest frame there can be, in bytes.</param>
    public SocketPipe(Socket socket, int longestFrame)
    {
        _socket = socket;
        _received = new Pipe(Inline(longestFrame + Incoming, Incoming));
        _toSend = new Pipe(Inline(Outgoing, Outgoing));
        _work = Task.WhenAll(ReceiveAsync(), SendAsync());
    }

    /// <inheritdoc/>
    public PipeReader Input => _received.Reader;

    /// <inheritdoc/>
    public PipeWriter Output => _toSend.Writer;

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        try
        {
            _socket.Shutdown(SocketShutdown.Both);
        }
        catch (Exception gone) when (gone is SocketException or ObjectDisposedException)
        {
            // It was not connected any more.
        }

        _socket.Dispose();
        await _received.Reader.CompleteAsync().ConfigureAwait(false);
        await _toSend.Writer.CompleteAsync().ConfigureAwait(false);
        await _work.ConfigureAwait(false);
    }

    private static PipeOptions Inline(int mostWaiting, int segment) => new(
        readerScheduler: PipeScheduler.Inline,
        writerScheduler: PipeScheduler.Inline,
        pauseWriterThreshold: mostWaiting,
        resumeWriterThreshold: mostWaiting / 2,
        minimumSegmentSize: segment,
        useSynchronizationContext: false);

    private async Task ReceiveAsync()
    {
        var to = _received.Writer;
        Exception? broken = null;
        try
        {
            while (await _socket.ReceiveAsync(to.GetMemory(Incoming / 8), SocketFlags.None).ConfigureAwait(false) is var length and > 0)
            {
                to.Advance(length);
                if ((await to.FlushAsync().ConfigureAwait(false)).IsCompleted) break;
            }
        }
        catch (Exception gone) when (gone is SocketException or ObjectDisposedException)
        {
            broken = new IOException("The line broke.", gone);
        }

        await to.CompleteAsync(broken).ConfigureAwait(false);
    }

    private async Task SendAsync()
    {
        var from = _toSend.Reader;
        var parts = new List<ArraySegment<byte>>();
        Exception? broken = null;
        try
        {
            while (true)
            {
                var read = await from.ReadAsync().ConfigureAwait(false);
                if (read.Buffer.IsSingleSegment)
                {
                    if (!read.Buffer.IsEmpty) await _socket.SendAsync(read.Buffer.First, SocketFlags.None).ConfigureAwait(false);
                }
                else
                {
                    parts.Clear();
                    foreach (var segment in read.Buffer)
                    {
                        if (MemoryMarshal.TryGetArray(segment, out var part)) parts.Add(part);
                    }

                    await _socket.SendAsync(parts, SocketFlags.None).ConfigureAwait(false);
                }

                from.AdvanceTo(read.Buffer.End);
                if (read.IsCompleted) break;
            }
        }
        catch (Exception gone) when (gone is SocketException or ObjectDisposedException)
        {
            broken = new IOException("The line broke.", gone);
        }

        await from.CompleteAsync(broken).ConfigureAwait(false);
    }
}
