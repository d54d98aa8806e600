using System.IO.Pipelines;

namespace Zhaoqing.GovServices.Hotline.Tests.Hosting;

/// <summary>Pipes in memory between two sides; between them the bytes may be cut into any pieces, bent or stopped.</summary>
internal sealed class Wires
{
    private readonly Pipe _toLeft = Made(), _toRight = Made(), _fromLeft = Made(), _fromRight = Made();
    private readonly CancellationTokenSource _cut = new();

    private Wires()
    {
    }

    public IDuplexPipe Left => new End(_toLeft.Reader, _fromLeft.Writer);

    public IDuplexPipe Right => new End(_toRight.Reader, _fromRight.Writer);

    /// <summary>Wires over which at most so many bytes go from left to right, and in pieces by chance.</summary>
    public static Wires Laid(int seed, long mostBytes = long.MaxValue)
    {
        var wires = new Wires();
        _ = wires.CarryAsync(wires._fromLeft.Reader, wires._toRight.Writer, new Random(seed), mostBytes);
        _ = wires.CarryAsync(wires._fromRight.Reader, wires._toLeft.Writer, new Random(seed + 1), long.MaxValue);
        return wires;
    }

    /// <summary>The line breaks: what is on it is gone.</summary>
    public void Cut() => _cut.Cancel();

    private async Task CarryAsync(PipeReader from, PipeWriter to, Random chance, long left)
    {
        try
        {
            while (left > 0)
            {
                var read = await from.ReadAsync(_cut.Token);
                if (read.Buffer.IsEmpty && read.IsCompleted) break;
                long piece = Math.Min(left, Math.Min(read.Buffer.Length, chance.Next(1, 4_000)));
                foreach (var segment in read.Buffer.Slice(0, piece)) await to.WriteAsync(segment, _cut.Token);
                from.AdvanceTo(read.Buffer.GetPosition(piece));
                left -= piece;
            }
        }
        catch (Exception broken) when (broken is OperationCanceledException or InvalidOperationException)
        {
            // The line broke.
        }

        await from.CompleteAsync();
        await to.CompleteAsync();
        await _cut.CancelAsync();
    }

    private static Pipe Made() => new(new PipeOptions(pauseWriterThreshold: 2 << 20, resumeWriterThreshold: 1 << 20, useSynchronizationContext: false));

    private sealed record End(PipeReader Input, PipeWriter Output) : IDuplexPipe;
}
