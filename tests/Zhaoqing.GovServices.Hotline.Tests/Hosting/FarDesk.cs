using System.Buffers;
using System.IO.Pipelines;
using System.Text;
using System.Text.Json;

namespace Zhaoqing.GovServices.Hotline.Tests.Hosting;

/// <summary>The other end of a link, which keeps to the rules only as far as a test wants.</summary>
internal sealed class FarDesk(IDuplexPipe pipe)
{
    private readonly FrameWriter _writer = new();
    private readonly FrameParser _parser = new();

    public PipeWriter Output => pipe.Output;

    /// <summary>Greets as 110, and answers the greeting.</summary>
    public async Task GreetAsync()
    {
        await WriteAsync(LinkMessageTypes.Hello, """{"protocolVersions":[1],"desk":"110","site":"4412","now":"2026-11-02T09:00:00+08:00","status":"actual"}""");
        await WriteAsync(LinkMessageTypes.HelloAck, "{}");
    }

    public byte[] Frame(ushort type, string body)
    {
        var frame = new ArrayBufferWriter<byte>();
        _writer.Write(frame, FrameMarks.None, type, Encoding.UTF8.GetBytes(body));
        return frame.WrittenSpan.ToArray();
    }

    public async Task WriteAsync(ushort type, string body) => await pipe.Output.WriteAsync(Frame(type, body));

    /// <summary>The next frame of a message of a case; it is whole.</summary>
    public async Task<JsonElement> HearAsync() => JsonElement.Parse((await HearAsync(type => type >= 0x10))!);

    /// <summary>The body of the next frame of some type; null where the line ends before.</summary>
    public async Task<byte[]?> HearAsync(Func<ushort, bool> isWanted)
    {
        while (true)
        {
            var read = await pipe.Input.ReadAsync();
            var buffer = read.Buffer;
            byte[]? found = null;
            while (found is null && _parser.TryRead(ref buffer, out var frame) == FrameOutcome.Read)
            {
                if (isWanted(frame.Header.Type)) found = frame.Body.ToArray();
            }

            pipe.Input.AdvanceTo(buffer.Start, found is null ? buffer.End : buffer.Start);
            if (found is not null || read.IsCompleted) return found;
        }
    }

    /// <summary>Says that a message is recorded here.</summary>
    public Task AcknowledgeAsync(JsonElement message) => WriteAsync(LinkMessageTypes.Ack, $$"""
        {"ackedMessageId":"{{message.GetProperty("messageId").GetString()}}","caseId":"{{message.GetProperty("caseId").GetString()}}",
        "seenPeerSeq":{{message.GetProperty("seq").GetUInt32()}},"viewHolder":"12345","storedAt":"2026-11-02T09:00:00+08:00"}
        """);
}
