using System.Buffers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using NodaTime;

namespace Zhaoqing.GovServices.Hotline.Hosting;

public sealed partial class BridgeLink
{
    private readonly FrameParser _parser;
    private readonly ArrayBufferWriter<byte>[] _unfinished = [new(), new()];
    private (Duration By, bool IsMuch) _peerSkew;
    private bool _hasGreeted, _isGreeted;
    private long _heardAt;

    private async Task ReadAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var read = await _pipe.Input.ReadAsync(cancellationToken).ConfigureAwait(false);
            var buffer = read.Buffer;
            while (true)
            {
                var outcome = _parser.TryRead(ref buffer, out var frame);
                if (outcome == FrameOutcome.Fault)
                {
                    End(LinkEndReason.BadFrame, _parser.Fault);
                    return;
                }

                if (outcome == FrameOutcome.NeedsMore) break;
                // Only a whole frame is a sign of life: who lets a byte fall now and then is as dead as who says nothing.
                Volatile.Write(ref _heardAt, _time.GetTimestamp());
                if (!Take(frame)) return;
            }

            _pipe.Input.AdvanceTo(buffer.Start, buffer.End);
            if (read.IsCompleted) return;
        }
    }

    /// <summary>Takes a frame; false where the link is to end.</summary>
    private bool Take(Frame frame)
    {
        var parts = _unfinished[frame.IsEmergency ? 1 : 0];
        if (!frame.IsLast)
        {
            Add(parts, frame.Body);
            return true;
        }

        ushort type = frame.Header.Type;
        if (parts.WrittenCount == 0) return Take(type, frame, frame.Body.ToArray());
        Add(parts, frame.Body);
        byte[] whole = parts.WrittenSpan.ToArray();
        parts.Clear();
        return Take(type, frame, whole);
    }

    private bool Take(ushort type, Frame frame, byte[] body)
    {
        if (!_hasGreeted && type != LinkMessageTypes.Hello) return Unfit(LinkEndReason.BadGreeting);
        switch (type)
        {
            case LinkMessageTypes.Hello:
                if (!Greets(Read(body, LinkJson.Default.Hello))) return false;
                _hasGreeted = true;
                Send(isUrgent: true, LinkMessageTypes.HelloAck, Bytes(Greeting(), LinkJson.Default.Hello));
                RiseIfWhole();
                return true;
            case LinkMessageTypes.HelloAck:
                _isGreeted = true;
                RiseIfWhole();
                return true;
            case LinkMessageTypes.Heartbeat:
                Send(isUrgent: true, LinkMessageTypes.HeartbeatAck, ReadOnlyMemory<byte>.Empty);
                return true;
            case LinkMessageTypes.HeartbeatAck:
                return true;
            case LinkMessageTypes.Error:
                if (Read(body, LinkJson.Default.LinkError) is not { } told) return true;
                // What could not be taken is not on the way any more; it stays in the record.
                if (told.OffendingMessageId is { } refused) Landed(refused);
                _tell(new LinkComplaint(told.Code, told.OffendingMessageId));
                return true;
            default:
                // Acknowledgements have no order and often need a look at the record: no message waits behind them.
                int lane = type is LinkMessageTypes.Ack or LinkMessageTypes.ResendRequest ? Answers : frame.IsEmergency ? Urgent : Ordinary;
                return _lanes[lane].TryQueue(new Arrived(type, FrameHeader.Has(frame.Header.Flags, FrameMarks.Exercise), body)) || Unfit(LinkEndReason.Flooded);
        }
    }

    private void RiseIfWhole()
    {
        if (!_hasGreeted || !_isGreeted || _isUp) return;
        _isUp = true;
        _tell(new LinkUp(_station.Self.Peer(), _peerSkew.By, _peerSkew.IsMuch));
        Wake();
    }

    private async Task BeatAsync(CancellationToken cancellationToken)
    {
        var started = _time.GetTimestamp();
        while (true)
        {
            await Task.Delay(_options.Heartbeat.ToTimeSpan(), _time, cancellationToken).ConfigureAwait(false);
            if (!_isUp && _time.GetElapsedTime(started) >= _options.Greeting.ToTimeSpan())
            {
                End(LinkEndReason.BadGreeting);
                return;
            }

            if (_time.GetElapsedTime(Volatile.Read(ref _heardAt)) > _options.Heartbeat.ToTimeSpan() * _options.Misses)
            {
                End(LinkEndReason.Silent);
                return;
            }

            Send(isUrgent: true, LinkMessageTypes.Heartbeat, ReadOnlyMemory<byte>.Empty);
        }
    }

    private static void Add(ArrayBufferWriter<byte> parts, ReadOnlySequence<byte> body)
    {
        foreach (var segment in body) parts.Write(segment.Span);
    }

    private static T? Read<T>(byte[] body, JsonTypeInfo<T> contract)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize(body, contract);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
