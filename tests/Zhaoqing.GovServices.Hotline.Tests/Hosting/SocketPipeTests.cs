using System.Buffers;
using System.Net;
using System.Net.Sockets;
using Zhaoqing.GovServices.Hotline.Hosting;

namespace Zhaoqing.GovServices.Hotline.Tests.Hosting;

/// <summary>The socket as pipes, over the loopback.</summary>
public sealed class SocketPipeTests : IAsyncLifetime
{
    private SocketPipe _one = null!, _other = null!;

    public async Task InitializeAsync()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var dialled = new Socket(SocketType.Stream, ProtocolType.Tcp);
        await dialled.ConnectAsync(listener.LocalEndpoint);
        (_one, _other) = (new SocketPipe(dialled, FrameLimits.Default.LongestFrame), new SocketPipe(await listener.AcceptSocketAsync(), FrameLimits.Default.LongestFrame));
    }

    public async Task DisposeAsync()
    {
        await _one.DisposeAsync();
        await _other.DisposeAsync();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Frames_of_all_lengths_go_both_ways_at_once(int seed)
    {
        var lengths = Enumerable.Range(0, 300).Select(i => i % 50 == 49 ? 1 << 20 : new Random(seed + i).Next(1, 3_000)).ToArray();
        await Task.WhenAll(WriteAsync(_one, lengths, seed), WriteAsync(_other, lengths, seed), ReadAsync(_one, lengths, seed), ReadAsync(_other, lengths, seed)).WaitAsync(TimeSpan.FromSeconds(30));
    }

    [Fact]
    public async Task Who_writes_waits_for_who_reads()
    {
        byte[] block = new byte[64 * 1024];
        long written = 0;
        ValueTask<System.IO.Pipelines.FlushResult> held;
        while ((held = _one.Output.WriteAsync(block)).IsCompleted)
        {
            written += block.Length;
            // What the system keeps on both sides, and what the other side's pipe may hold.
            Assert.True(written < 64 << 20, "Nobody is held back.");
        }

        written += block.Length;
        for (long read = 0; read < written;)
        {
            var result = await _other.Input.ReadAsync();
            read += result.Buffer.Length;
            _other.Input.AdvanceTo(result.Buffer.End);
        }

        Assert.False((await held).IsCompleted);
    }

    [Fact]
    public async Task The_end_of_one_is_the_end_of_the_other()
    {
        await _one.Output.WriteAsync(new byte[] { 1 });
        await _one.Output.CompleteAsync();
        await _one.DisposeAsync();
        await _one.DisposeAsync();
        try
        {
            while (true)
            {
                var result = await _other.Input.ReadAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(30));
                _other.Input.AdvanceTo(result.Buffer.End);
                if (result.IsCompleted) break;
            }

            while (!(await _other.Output.WriteAsync(new byte[1_000]).AsTask().WaitAsync(TimeSpan.FromSeconds(30))).IsCompleted) await Task.Yield();
        }
        catch (IOException)
        {
            // The other way in which a line ends.
        }
    }

    [Fact]
    public async Task Who_waits_for_bytes_hears_that_the_line_is_given_up()
    {
        var waiting = _one.Input.ReadAsync().AsTask();
        Assert.False(waiting.IsCompleted);
        var gone = _one.DisposeAsync().AsTask();
        var told = await Record.ExceptionAsync(async () => Assert.True((await waiting.WaitAsync(TimeSpan.FromSeconds(30))).IsCompleted));
        Assert.True(told is null or IOException or InvalidOperationException, told?.ToString());
        await gone;
    }

    private static async Task WriteAsync(SocketPipe to, int[] lengths, int seed)
    {
        var writer = new FrameWriter();
        var chance = new Random(seed);
        foreach (int length in lengths)
        {
            writer.Write(to.Output, FrameMarks.None, 0x10, Body(length));
            if (chance.Next(4) == 0) await to.Output.FlushAsync();
        }

        await to.Output.FlushAsync();
    }

    private static async Task ReadAsync(SocketPipe from, int[] lengths, int seed)
    {
        var (parser, read, chance) = (new FrameParser(), 0, new Random(-seed));
        while (read < lengths.Length)
        {
            var result = await from.Input.ReadAsync();
            var buffer = result.Buffer;
            while (parser.TryRead(ref buffer, out var frame) == FrameOutcome.Read) Assert.Equal(Body(lengths[read++]), frame.Body.ToArray());
            Assert.Equal((FrameFault.None, false), (parser.Fault, result.IsCompleted));
            from.Input.AdvanceTo(buffer.Start, buffer.End);
            if (chance.Next(3) == 0) await Task.Yield();
        }
    }

    private static byte[] Body(int length)
    {
        byte[] body = new byte[length];
        Array.Fill(body, (byte)(length & 0xFF));
        return body;
    }
}
