using System.Buffers;
using System.Text.Json;
using Zhaoqing.GovServices.Hotline.Hosting;

namespace Zhaoqing.GovServices.Hotline.Rounds;

/// <summary>The other desk at its lightest: it greets, sends what was made ready before the time as fast as the window lets it, and acknowledges whatever comes without recording anything.</summary>
internal sealed class LightPeer(SocketPipe pipe, BridgeDesk self, int window)
{
    private readonly FrameWriter _writer = new();
    private readonly ArrayBufferWriter<byte> _parts = new();

    /// <summary>Hears of every message when its last frame is there: its id, and whether it came on the urgent lane.</summary>
    internal Action<Guid, bool> Heard { get; init; } = (_, _) => { };

    /// <summary>Sends messages and waits until all are acknowledged.</summary>
    internal async Task SendAsync(IReadOnlyList<(ushort Type, byte[] Body)> messages, CancellationToken cancellationToken = default)
    {
        var (parser, sent, acknowledged) = (new FrameParser(), 0, 0);
        Write(LinkMessageTypes.Hello, Greeting());
        await pipe.Output.FlushAsync(cancellationToken);
        try
        {
            while (acknowledged < messages.Count || messages.Count == 0)
            {
                var read = await pipe.Input.ReadAsync(cancellationToken);
                var buffer = read.Buffer;
                while (parser.TryRead(ref buffer, out var frame) == FrameOutcome.Read)
                {
                    switch (frame.Header.Type)
                    {
                        case LinkMessageTypes.Hello:
                            Write(LinkMessageTypes.HelloAck, Greeting());
                            break;
                        case LinkMessageTypes.HelloAck:
                            for (; sent < messages.Count && sent < window; sent++) Write(messages[sent].Type, messages[sent].Body);
                            break;
                        case LinkMessageTypes.Heartbeat:
                            Write(LinkMessageTypes.HeartbeatAck, []);
                            break;
                        case LinkMessageTypes.Ack:
                            acknowledged++;
                            if (sent < messages.Count) Write(messages[sent].Type, messages[sent++].Body);
                            break;
                        case LinkMessageTypes.HeartbeatAck:
                            break;
                        case LinkMessageTypes.Error:
                            throw new InvalidOperationException("Refused.");
                        default:
                            Take(frame);
                            break;
                    }
                }

                if (parser.Fault != FrameFault.None || (read.IsCompleted && buffer.IsEmpty)) throw new InvalidOperationException($"Ended: {parser.Fault}.");
                pipe.Input.AdvanceTo(buffer.Start, buffer.End);
                await pipe.Output.FlushAsync(cancellationToken);
            }
        }
        catch (OperationCanceledException)
        {
            // It was enough.
        }
    }

    private byte[] Greeting() =>
        JsonSerializer.SerializeToUtf8Bytes(new { protocolVersions = (int[])[1], desk = self.Number(), site = "4412", now = DateTimeOffset.UtcNow, status = "actual" });

    private void Take(Frame frame)
    {
        foreach (var part in frame.Body) _parts.Write(part.Span);
        if (!frame.IsLast) return;
        using var body = JsonDocument.Parse(_parts.WrittenMemory);
        var id = body.RootElement.GetProperty("messageId").GetGuid();
        Heard(id, frame.IsEmergency);
        var (seen, of) = (body.RootElement.GetProperty("seq").GetUInt32(), body.RootElement.GetProperty("caseId").GetString());
        Write(LinkMessageTypes.Ack, JsonSerializer.SerializeToUtf8Bytes(new { ackedMessageId = id, caseId = of, seenPeerSeq = seen, viewHolder = self.Peer().Number(), storedAt = DateTimeOffset.UtcNow }));
        _parts.ResetWrittenCount();
    }

    private void Write(ushort type, byte[] body) => _writer.Write(pipe.Output, FrameMarks.None, type, body);
}
