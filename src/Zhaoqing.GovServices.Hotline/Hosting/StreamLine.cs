using System.IO.Pipelines;

namespace Zhaoqing.GovServices.Hotline.Hosting;

/// <summary>A stream as pipes, for TLS.</summary>
internal sealed class StreamLine(Stream stream, int longestFrame) : ILine
{
    public PipeReader Input { get; } = PipeReader.Create(stream, new StreamPipeReaderOptions(bufferSize: 64 * 1024, minimumReadSize: Math.Min(16 * 1024, longestFrame), leaveOpen: true));

    public PipeWriter Output { get; } = PipeWriter.Create(stream, new StreamPipeWriterOptions(minimumBufferSize: 64 * 1024, leaveOpen: true));

    public ValueTask DisposeAsync() => stream.DisposeAsync();
}
