using System.Buffers.Binary;
using System.Diagnostics;
using System.IO.Pipelines;
using Zhaoqing.GovServices.Hotline.Hosting;

namespace Zhaoqing.GovServices.Hotline.Rounds;

/// <summary>One way only: bodies with their checksums and one acknowledgement for all that was read at once, against the same bytes over a bare socket.</summary>
internal static class StreamRounds
{
    /// <summary>How many bytes of bodies may be on the way.</summary>
    private const int Credit = 4 * 1024 * 1024;

    internal static async Task<int> RunAsync(int rounds, int bytes)
    {
        var (table, allocated) = (new Table("bodies/s"), new Table("B allocated by both sides for a frame"));
        for (int round = -1; round < rounds; round++)
        {
            var time = TimeSpan.FromSeconds(1.5);
            double raw = await RawAsync(bytes, time);
            long before = GC.GetTotalAllocatedBytes(precise: true);
            var (frames, count) = await FramesAsync(bytes, time);
            double perFrame = (GC.GetTotalAllocatedBytes(precise: true) - before) / (double)count;
            if (round < 0) continue;
            table.Add("raw socket", raw);
            table.Add("frames", frames);
            allocated.Add("frames", perFrame);
        }

        Console.WriteLine($"one way, {bytes} bytes, {rounds} rounds");
        table.Print();
        table.Compare("frames", "raw socket", bytes switch { <= 128 => "0.45", <= 1024 => "0.7", _ => "0.5" });
        allocated.Print();
        return 0;
    }

    /// <summary>Blocks of 64 KiB, read into as much, by two threads that do nothing else.</summary>
    private static async Task<double> RawAsync(int bytes, TimeSpan time)
    {
        var (client, server) = await Loopback.ConnectAsync();
        using (client)
        using (server)
        {
            long received = 0, began = Stopwatch.GetTimestamp();
            var receiving = Task.Factory.StartNew(
                () =>
                {
                    byte[] buffer = new byte[64 * 1024];
                    while (server.Receive(buffer) is var length and > 0) received += length;
                },
                TaskCreationOptions.LongRunning);
            await Task.Factory.StartNew(
                () =>
                {
                    byte[] block = new byte[64 * 1024 / bytes * bytes];
                    while (Stopwatch.GetElapsedTime(began) < time) client.Send(block);
                    client.Shutdown(System.Net.Sockets.SocketShutdown.Send);
                },
                TaskCreationOptions.LongRunning);
            await receiving;
            return received / bytes / Stopwatch.GetElapsedTime(began).TotalSeconds;
        }
    }

    private static async Task<(double Rate, long Count)> FramesAsync(int bytes, TimeSpan time)
    {
        var (client, server) = await Loopback.ConnectAsync();
        await using var sender = new SocketPipe(client, FrameLimits.Default.LongestFrame);
        await using var receiver = new SocketPipe(server, FrameLimits.Default.LongestFrame);
        long began = Stopwatch.GetTimestamp(), sent = 0, acknowledged = 0, received = 0;
        var receiving = Task.Run(async () => received = await ReceiveAsync(receiver, bytes));
        // What is acknowledged comes in beside what goes out.
        using var room = new SemaphoreSlim(0, 1);
        var hearing = Task.Run(async () =>
        {
            var parser = new FrameParser();
            await ReadAsync(sender.Input, parser, frame =>
            {
                Span<byte> place = stackalloc byte[8];
                System.Buffers.BuffersExtensions.CopyTo(frame.Body, place);
                Volatile.Write(ref acknowledged, BinaryPrimitives.ReadInt64BigEndian(place));
            }, () =>
            {
                if (room.CurrentCount == 0) room.Release();
                return ValueTask.CompletedTask;
            });
        });
        await Task.Run(async () =>
        {
            var writer = new FrameWriter();
            byte[] body = new byte[bytes];
            int most = Credit / bytes, batch = Math.Max(1, 48 * 1024 / bytes);
            while (Stopwatch.GetElapsedTime(began) < time)
            {
                while (sent + batch - Volatile.Read(ref acknowledged) > most) await room.WaitAsync();
                for (int i = 0; i < batch; i++)
                {
                    BinaryPrimitives.WriteInt64BigEndian(body, ++sent);
                    writer.Write(sender.Output, FrameMarks.None, 0x10, body);
                }

                await sender.Output.FlushAsync();
            }

            while (Volatile.Read(ref acknowledged) < sent) await room.WaitAsync();
        });
        double seconds = Stopwatch.GetElapsedTime(began).TotalSeconds;
        await sender.DisposeAsync();
        await receiving;
        await hearing;
        if (received != sent) throw new InvalidOperationException($"{sent} sent, {received} received.");
        return (sent / seconds, sent);
    }

    private static async Task<long> ReceiveAsync(SocketPipe receiver, int bytes)
    {
        var (parser, writer) = (new FrameParser(), new FrameWriter());
        long count = 0, told = 0;
        byte[] place = new byte[8];
        await ReadAsync(receiver.Input, parser, frame =>
        {
            if (frame.Body.Length != bytes) throw new InvalidOperationException("Another body.");
            count++;
        }, async () =>
        {
            if (count == told) return;
            BinaryPrimitives.WriteInt64BigEndian(place, told = count);
            writer.Write(receiver.Output, FrameMarks.None, LinkMessageTypes.Ack, place);
            await receiver.Output.FlushAsync();
        });
        return count;
    }

    private static async Task ReadAsync(PipeReader from, FrameParser parser, Action<Frame> take, Func<ValueTask> then)
    {
        try
        {
            while (true)
            {
                var read = await from.ReadAsync();
                var buffer = read.Buffer;
                while (parser.TryRead(ref buffer, out var frame) == FrameOutcome.Read) take(frame);
                if (parser.Fault != FrameFault.None) throw new InvalidOperationException($"Broken: {parser.Fault}.");
                from.AdvanceTo(buffer.Start, buffer.End);
                await then();
                if (read.IsCompleted) return;
            }
        }
        catch (IOException)
        {
            // The other end is gone.
        }
    }
}
