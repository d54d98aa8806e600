using System.Threading.Channels;
using Zhaoqing.GovServices.Journal;

namespace Zhaoqing.GovServices.Hotline.Hosting;

public sealed partial class BridgeLink
{
    private readonly FrameWriter _writer;
    private readonly Lane[] _lanes;
    private readonly Channel<bool> _work = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly Channel<bool> _pumps = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly HashSet<Guid> _sent = [];
    private readonly HashSet<Guid>[] _onTheWay = [[], []];
    private readonly Lock _flight = new();

    /// <summary>Writes what waits, the urgent lane first; between two pieces of an ordinary message an urgent one may pass.</summary>
    private async Task WriteAsync(CancellationToken cancellationToken)
    {
        Outgoing? bulk = null;
        ReadOnlyMemory<byte> rest = default;
        while (true)
        {
            bool hasWritten = false;
            for (int pieces = 0; pieces < 16; pieces++)
            {
                if (_lanes[1].TryNext(out var urgent))
                {
                    _writer.Write(_pipe.Output, urgent.Marks | FrameMarks.Emergency, urgent.Type, urgent.Body.Span);
                }
                else if (bulk is not null || _lanes[0].TryNext(out bulk))
                {
                    if (rest.IsEmpty) rest = bulk.Body;
                    rest = _writer.WriteChunk(_pipe.Output, bulk.Marks, bulk.Type, rest);
                    if (rest.IsEmpty) bulk = null;
                }
                else
                {
                    break;
                }

                hasWritten = true;
            }

            if (!hasWritten) await _work.Reader.ReadAsync(cancellationToken).ConfigureAwait(false);
            else if ((await _pipe.Output.FlushAsync(cancellationToken).ConfigureAwait(false)).IsCompleted) return;
        }
    }

    /// <summary>Sends what the record has and the other side has not, as far as the windows allow: now, whenever something is recorded by any host of the desk, and on a new link from where the last one broke.</summary>
    private async Task PumpAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            if (_isUp)
            {
                foreach (var message in await _station.PendingAsync(_options.Window, IsUnsent, cancellationToken).ConfigureAwait(false))
                {
                    if (!MayFly(message)) continue;
                    Send(message);
                }
            }

            await WaitAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task WaitAsync(CancellationToken cancellationToken)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var most = TimeSpan.FromSeconds(1);
        var woken = _pumps.Reader.ReadAsync(either.Token).AsTask();
        var recorded = _station.Store is IAppendSignal signalled
            ? signalled.Signal.WaitAsync(await _station.Store.LastPositionAsync(cancellationToken).ConfigureAwait(false), most, _time, either.Token)
            : Task.Delay(most, _time, either.Token);
        await Task.WhenAny(woken, recorded).ConfigureAwait(false);
        await either.CancelAsync().ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();
    }

    private void Wake() => _pumps.Writer.TryWrite(true);

    private bool IsUnsent(BridgeMessage message)
    {
        lock (_flight) return !_sent.Contains(message.Id);
    }

    private bool MayFly(BridgeMessage message)
    {
        lock (_flight)
        {
            var flying = _onTheWay[message.IsUrgent ? 1 : 0];
            return flying.Count < _options.Window && flying.Add(message.Id) && _sent.Add(message.Id);
        }
    }

    private void Landed(Guid id)
    {
        lock (_flight)
        {
            if (!_onTheWay[0].Remove(id)) _onTheWay[1].Remove(id);
        }

        Wake();
    }

    /// <summary>Sends a message; one that is longer than its lane allows is told, stays unacknowledged and keeps nothing else from its way.</summary>
    private void Send(BridgeMessage message)
    {
        byte[] body = BridgeMessageCodec.Write(message);
        var marks = message.Status == MessageStatus.Actual ? FrameMarks.None : FrameMarks.Exercise;
        if (body.Length <= _options.Limits.Of(message.IsUrgent ? FrameMarks.Emergency : FrameMarks.None))
        {
            Send(message.IsUrgent, (ushort)message.Content.Type, body, marks);
            return;
        }

        Landed(message.Id);
        _tell(new LinkRejected((int)message.Content.Type, new MessageFault(MessageFaultCode.TooLarge, "")));
    }

    private void Send(bool isUrgent, ushort type, ReadOnlyMemory<byte> body, FrameMarks marks = FrameMarks.None)
    {
        if (_lanes[isUrgent ? 1 : 0].TryEnqueue(new Outgoing(type, marks, body))) _work.Writer.TryWrite(true);
        else End(LinkEndReason.Flooded);
    }
}
