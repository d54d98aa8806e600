using System.Threading.Channels;
using Zhaoqing.GovServices.Journal;

namespace Zhaoqing.GovServices.Hotline.Hosting;

public sealed partial class BridgeLink
{
    /// <summary>After so many bytes what was written goes out.</summary>
    private const int Batch = 64 * 1024;

    /// <summary>For so long what others record is left to come together before it is looked at.</summary>
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(10);

    private readonly FrameWriter _writer;
    /// <summary>The lanes of messages, and one of what is answered to them; it is written on the lane of the message.</summary>
    private const int Ordinary = 0, Urgent = 1, Answers = 2;

    private readonly Lane[] _lanes;
    private readonly Channel<bool> _work = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly Channel<bool> _pumps = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly Flight[] _flights = [new(), new()];
    private readonly long[] _sentUpTo = [0, 0];
    private readonly bool[] _isBlocked = [false, false];

    /// <summary>Writes what waits, the urgent lane first; between two pieces of an ordinary message an urgent one may pass.</summary>
    private async Task WriteAsync(CancellationToken cancellationToken)
    {
        Outgoing? bulk = null;
        ReadOnlyMemory<byte> rest = default;
        while (true)
        {
            int written = 0;
            while (written < Batch)
            {
                if (_lanes[Urgent].TryNext(out var urgent))
                {
                    _writer.Write(_pipe.Output, urgent.Marks | FrameMarks.Emergency, urgent.Type, urgent.Body.Span);
                    written += FrameHeader.Size + urgent.Body.Length;
                }
                else if (bulk is not null || _lanes[Ordinary].TryNext(out bulk))
                {
                    if (rest.IsEmpty) rest = bulk.Body;
                    int left = rest.Length;
                    rest = _writer.WriteChunk(_pipe.Output, bulk.Marks, bulk.Type, rest);
                    written += FrameHeader.Size + left - rest.Length;
                    if (rest.IsEmpty) bulk = null;
                }
                else
                {
                    break;
                }
            }

            if (written == 0) await _work.Reader.ReadAsync(cancellationToken).ConfigureAwait(false);
            else if ((await _pipe.Output.FlushAsync(cancellationToken).ConfigureAwait(false)).IsCompleted) return;
        }
    }

    /// <summary>Sends what the record has and the other side has not, as far as the windows allow: at once what this host says, within a moment what another host of the desk does, and on a new link from where the last one broke.</summary>
    private async Task PumpAsync(CancellationToken cancellationToken)
    {
        Task? woken = null, recorded = null;
        while (true)
        {
            // Whatever is said or recorded from here on is looked at again.
            var said = _station.SaidNext;
            long known = await _station.Store.LastPositionAsync(cancellationToken).ConfigureAwait(false);
            if (_isUp) await SendPendingAsync(said, cancellationToken).ConfigureAwait(false);
            woken ??= _pumps.Reader.WaitToReadAsync(cancellationToken).AsTask();
            recorded ??= RecordedAsync(known, cancellationToken);
            await Task.WhenAny(woken, said, recorded).WaitAsync(cancellationToken).ConfigureAwait(false);
            cancellationToken.ThrowIfCancellationRequested();
            if (woken.IsCompleted)
            {
                _ = _pumps.Reader.TryRead(out _);
                woken = null;
            }

            if (recorded.IsCompleted) recorded = null;
        }
    }

    private async Task SendPendingAsync(Task said, CancellationToken cancellationToken)
    {
        (_isBlocked[0], _isBlocked[1]) = (false, false);
        bool[] isFull = [false, false];
        int[] left = [_options.Window, _options.Window];
        foreach (var unsent in await _station.UnsentAsync(_sentUpTo[0], _sentUpTo[1], _options.Window, cancellationToken).ConfigureAwait(false))
        {
            int lane = unsent.Message.IsUrgent ? 1 : 0;
            // The first that has no room ends the turn of its lane, though there be room again in a moment: nothing is passed over.
            if (isFull[lane] |= !HasRoom(lane)) continue;
            // What was just said may be urgent: it is looked for before one more ordinary message is read. One goes in each turn, however much is said.
            if (lane == 0 && said.IsCompleted && left[0] < _options.Window) return;
            var body = await _station.BodyOfAsync(unsent, cancellationToken).ConfigureAwait(false);
            _sentUpTo[lane] = unsent.Position;
            left[lane]--;
            Send(unsent.Message, body);
        }

        for (int lane = 0; lane < isFull.Length; lane++)
        {
            // Behind a whole window there may be more.
            if (!isFull[lane] && left[lane] > 0) continue;
            Volatile.Write(ref _isBlocked[lane], true);
            // What landed before that was written has woken nobody.
            if (HasRoom(lane)) Wake();
        }
    }

    private bool HasRoom(int lane) => _flights[lane].HasRoom(_options.Window, lane == 1 ? int.MaxValue : _options.MostOnTheWay);

    /// <summary>Waits until more is recorded than was known, by any host of the desk; where the record does not tell, for a second.</summary>
    /// <remarks>Most of what is recorded was heard from the other side: looking at it together, after a moment, costs a fraction of looking at each.</remarks>
    private async Task RecordedAsync(long known, CancellationToken cancellationToken)
    {
        var most = TimeSpan.FromSeconds(1);
        if (_station.Store is not IAppendSignal signalled)
        {
            await Task.Delay(most, _time, cancellationToken).ConfigureAwait(false);
            return;
        }

        await signalled.Signal.WaitAsync(known, most, _time, cancellationToken).ConfigureAwait(false);
        await Task.Delay(Moment, _time, cancellationToken).ConfigureAwait(false);
    }

    private void Wake() => _pumps.Writer.TryWrite(true);

    private void Landed(Guid id)
    {
        int lane = _flights[0].Remove(id) ? 0 : 1;
        if (lane == 1) _flights[1].Remove(id);
        if (Volatile.Read(ref _isBlocked[lane])) Wake();
    }

    /// <summary>Puts a message of the record on its lane; what is longer than this link carries stays where it is.</summary>
    private void Send(MessageHead message, ReadOnlyMemory<byte> body)
    {
        if (body.Length > _options.Limits.Of(message.IsUrgent ? FrameMarks.Emergency : FrameMarks.None))
        {
            _tell(new LinkRejected((int)message.Type, new MessageFault(MessageFaultCode.TooLarge, "")));
            return;
        }

        _flights[message.IsUrgent ? 1 : 0].Add(message.Id, body.Length);
        Send(message.IsUrgent, (ushort)message.Type, body, message.IsActual ? FrameMarks.None : FrameMarks.Exercise);
    }

    private void Send(bool isUrgent, ushort type, ReadOnlyMemory<byte> body, FrameMarks marks = FrameMarks.None)
    {
        Queue(isUrgent, type, body, marks);
        Rouse();
    }

    /// <summary>Puts something on its lane; it goes out with what is sent next, or when the writer is roused.</summary>
    private void Queue(bool isUrgent, ushort type, ReadOnlyMemory<byte> body, FrameMarks marks = FrameMarks.None)
    {
        if (!_lanes[isUrgent ? Urgent : Ordinary].TryEnqueue(new Outgoing(type, marks, body))) End(LinkEndReason.Flooded);
    }

    private void Rouse() => _work.Writer.TryWrite(true);
}
