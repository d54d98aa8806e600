using System.Buffers;

namespace Zhaoqing.GovServices.Hotline.Tests.Wire;

/// <summary>Bytes cut into segments.</summary>
internal sealed class Cut : ReadOnlySequenceSegment<byte>
{
    private Cut(ReadOnlyMemory<byte> memory) => Memory = memory;

    /// <summary>The bytes in segments of these lengths, the rest in one; empty segments stand between.</summary>
    public static ReadOnlySequence<byte> Into(ReadOnlyMemory<byte> bytes, params ReadOnlySpan<int> lengths)
    {
        var first = new Cut(ReadOnlyMemory<byte>.Empty);
        var last = first;
        foreach (int length in lengths)
        {
            int taken = Math.Min(Math.Max(length, 0), bytes.Length);
            last = last.Then(bytes[..taken]);
            bytes = bytes[taken..];
        }

        last = last.Then(bytes);
        return new ReadOnlySequence<byte>(first, 0, last, last.Memory.Length);
    }

    private Cut Then(ReadOnlyMemory<byte> memory)
    {
        var next = new Cut(memory) { RunningIndex = RunningIndex + Memory.Length };
        Next = next;
        return next;
    }
}
