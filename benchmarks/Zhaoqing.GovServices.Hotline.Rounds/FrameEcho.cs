using System.Buffers;
using System.Buffers.Binary;
using System.Diagnostics;
using System.IO.Pipelines;
using Zhaoqing.GovServices.Hotline.Hosting;

namespace Zhaoqing.GovServices.Hotline.Rounds;

/// <summary>The wire: frames with both checksums and their place in the stream, both ways, over <see cref="SocketPipe"/>.</summary>
internal sealed class FrameEcho : Echo
{
    private readonly SocketPipe _client, _server;
    private readonly FrameWriter _writer = new();
    private readonly FrameParser _parser = new();
    private readonly Task _serving;

    private FrameEcho(int bytes, int window, SocketPipe client, SocketPipe server)
        : base(bytes, window)
    {
        (_client, _server) = (client, server);
        _serving = Task.Run(ServeAsync);
    }

    internal static async Task<Echo> StartAsync(int bytes, int window)
    {
        var (client, server) = await Loopback.ConnectAsync();
        return new FrameEcho(bytes, window, new SocketPipe(client, FrameLimits.Default.LongestFrame), new SocketPipe(server, FrameLimits.Default.LongestFrame));
    }

    public override async ValueTask DisposeAsync()
    {
        await _client.DisposeAsync();
        await _serving;
        await _server.DisposeAsync();
    }

    internal override async Task<long> RunAsync(TimeSpan time)
    {
        byte[] body = Body(0), whole = new byte[Bytes];
        long began = Stopwatch.GetTimestamp(), sent = 0, answered = 0, asked = began;
        for (int i = 0; i < Window; i++) Ask();
        await _client.Output.FlushAsync();
        while (answered < sent)
        {
            var read = await _client.Input.ReadAsync();
            var buffer = read.Buffer;
            bool isOver = Stopwatch.GetElapsedTime(began) >= time;
            while (_parser.TryRead(ref buffer, out var frame) == FrameOutcome.Read)
            {
                Check(Span(frame.Body, whole), ++answered, Bytes);
                if (Window == 1) Latencies.Add(Stopwatch.GetTimestamp() - asked);
                if (!isOver) Ask();
            }

            if (_parser.Fault != FrameFault.None || read.IsCompleted) throw new InvalidOperationException($"Broken: {_parser.Fault}.");
            _client.Input.AdvanceTo(buffer.Start, buffer.End);
            asked = Stopwatch.GetTimestamp();
            await _client.Output.FlushAsync();
        }

        return answered;

        void Ask()
        {
            BinaryPrimitives.WriteInt64BigEndian(body, ++sent);
            _writer.Write(_client.Output, FrameMarks.None, 0x10, body);
        }
    }

    private async Task ServeAsync()
    {
        var (writer, parser) = (new FrameWriter(), new FrameParser());
        byte[] whole = new byte[Bytes];
        try
        {
            while (true)
            {
                var read = await _server.Input.ReadAsync();
                var buffer = read.Buffer;
                while (parser.TryRead(ref buffer, out var frame) == FrameOutcome.Read) writer.Write(_server.Output, FrameMarks.None, 0x10, Span(frame.Body, whole));
                _server.Input.AdvanceTo(buffer.Start, buffer.End);
                if (read.IsCompleted || (await _server.Output.FlushAsync()).IsCompleted) return;
            }
        }
        catch (IOException)
        {
            // The other end is gone.
        }
    }

    private static ReadOnlySpan<byte> Span(ReadOnlySequence<byte> body, byte[] whole)
    {
        if (body.IsSingleSegment) return body.FirstSpan;
        body.CopyTo(whole);
        return whole;
    }
}
