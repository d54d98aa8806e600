using System.Buffers.Binary;
using System.Diagnostics;

namespace Zhaoqing.GovServices.Hotline.Rounds;

/// <summary>Requests of some bytes, each answered with the same bytes; so many are on the way at the same time.</summary>
internal abstract class Echo(int bytes, int window) : IAsyncDisposable
{
    protected int Bytes { get; } = bytes;

    protected int Window { get; } = window;

    /// <summary>The time of each answer where one waits for the other, in ticks of the stopwatch.</summary>
    internal List<long> Latencies { get; } = new(1 << 20);

    public abstract ValueTask DisposeAsync();

    /// <summary>Asks for so long, then waits for what is on the way.</summary>
    /// <returns>How many answers came; each was looked at.</returns>
    internal abstract Task<long> RunAsync(TimeSpan time);

    /// <summary>A body that carries its number in front.</summary>
    protected byte[] Body(long number)
    {
        byte[] body = new byte[Bytes];
        Array.Fill(body, (byte)'x');
        BinaryPrimitives.WriteInt64BigEndian(body, number);
        return body;
    }

    protected static void Check(ReadOnlySpan<byte> answer, long number, int length)
    {
        if (answer.Length != length || BinaryPrimitives.ReadInt64BigEndian(answer) != number || answer[^1] != 'x') throw new InvalidOperationException("Another answer.");
    }

    /// <summary>As many askers as the window has, each waiting for its answer.</summary>
    protected async Task<long> AskAsync(TimeSpan time, Func<byte[], Task<ReadOnlyMemory<byte>>> ask)
    {
        long began = Stopwatch.GetTimestamp(), answers = 0;
        await Task.WhenAll(Enumerable.Range(0, Window).Select(asker => Task.Run(async () =>
        {
            long number = (long)asker << 32;
            byte[] body = Body(number);
            while (Stopwatch.GetElapsedTime(began) < time)
            {
                BinaryPrimitives.WriteInt64BigEndian(body, ++number);
                long asked = Stopwatch.GetTimestamp();
                Check((await ask(body)).Span, number, Bytes);
                if (Window == 1) Latencies.Add(Stopwatch.GetTimestamp() - asked);
                Interlocked.Increment(ref answers);
            }
        })));
        return answers;
    }
}
