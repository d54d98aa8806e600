using System.Buffers;
using System.IO.Pipelines;

namespace Zhaoqing.GovServices.Hotline.Tests.Wire;

/// <summary>The example of the README, over a pipe.</summary>
public sealed class PipeTests
{
    [Fact]
    public async Task Frames_go_through_a_pipe()
    {
        var pipe = new Pipe(new PipeOptions(minimumSegmentSize: 16));
        var (writer, parser) = (new FrameWriter(), new FrameParser());
        var seen = new List<long>();
        for (int i = 1; i <= 50; i++)
        {
            writer.Write(pipe.Writer, FrameMarks.Emergency, 0x0030, new byte[i]);
            await pipe.Writer.FlushAsync();
            var read = await pipe.Reader.ReadAsync();
            var buffer = read.Buffer;
            while (parser.TryRead(ref buffer, out var frame) == FrameOutcome.Read) seen.Add(frame.Body.Length);
            pipe.Reader.AdvanceTo(buffer.Start, buffer.End);
        }

        Assert.Equal(Enumerable.Range(1, 50).Select(i => (long)i), seen);
    }
}
