using System.Buffers;
using System.Buffers.Binary;
using System.Collections.Concurrent;

namespace Zhaoqing.GovServices.Hotline.Tests.Wire;

/// <summary>Streams of frames by chance: whole, bent, cut off, spliced, with heads that lie, and noise; fed in pieces by chance and held against <see cref="FrameModel"/>.</summary>
internal sealed class FrameFuzz(int seed)
{
    private const int MostFrames = 16;

    private readonly Random _chance = new(seed);
    private readonly ArrayBufferWriter<byte> _to = new(1 << 16);
    private readonly FrameLimits _limits = new(4_000, 600);
    private byte[] _filling = [];

    /// <summary>How many frames were given, whatever became of them.</summary>
    public long Given { get; private set; }

    /// <summary>How many were read.</summary>
    public long Read { get; private set; }

    /// <summary>How many streams ended in each fault.</summary>
    public ConcurrentDictionary<FrameFault, long> Faults { get; } = [];

    /// <summary>Gives a parser so many frames.</summary>
    /// <exception cref="InvalidOperationException">It did not what the model does.</exception>
    public void Run(long frames)
    {
        _filling = new byte[4_096];
        _chance.NextBytes(_filling);
        var model = new FrameModel(_limits);
        while (Given < frames)
        {
            int count = _chance.Next(1, MostFrames + 1);
            Span<byte> bytes = Made(count);
            Given += count;
            model.Read(bytes);
            Feed(bytes.ToArray(), model);
            Read += model.Frames.Count;
            Faults.AddOrUpdate(model.Fault, 1, (_, before) => before + 1);
        }
    }

    /// <summary>A stream, and what chance makes of it.</summary>
    private Span<byte> Made(int count)
    {
        _to.ResetWrittenCount();
        var writer = new FrameWriter(_limits);
        int pieces = 0;
        for (int i = 0; i < count; i++)
        {
            int length = _chance.Next(40) switch { 0 => _chance.Next(1, 601), 1 => _chance.Next(1, 4_000), _ => _chance.Next(1, 64) };
            bool isUrgent = length <= 600 && _chance.Next(4) == 0, isSigned = _chance.Next(16) == 0;
            var marks = isUrgent ? FrameMarks.Emergency : FrameMarks.None;
            if (_chance.Next(8) == 0) marks |= FrameMarks.Exercise;
            if (pieces == 0 && _chance.Next(12) == 0) pieces = _chance.Next(1, 4);
            bool isPiece = pieces > 0 && !isUrgent;
            if (isPiece && --pieces > 0) marks |= FrameMarks.MoreChunks;
            int from = _chance.Next(_filling.Length - 64 - length + 1);
            writer.Write(_to, marks, isPiece ? (ushort)0x20 : (ushort)_chance.Next(0x10, 0x18), _filling.AsSpan(from, length), isSigned ? _filling.AsSpan(from, 64) : default);
        }

        return Bent(System.Runtime.InteropServices.MemoryMarshal.AsMemory(_to.WrittenMemory).Span);
    }

    private Span<byte> Bent(Span<byte> bytes)
    {
        switch (_chance.Next(12))
        {
            case 0:
                for (int i = _chance.Next(1, 4); i > 0; i--) bytes[_chance.Next(bytes.Length)] ^= (byte)(1 << _chance.Next(8));
                return bytes;
            case 1:
                bytes[_chance.Next(bytes.Length)] = (byte)_chance.Next(256);
                return bytes;
            case 2:
                return bytes[.._chance.Next(bytes.Length)];
            case 3:
                // A part is left out, or stands where another should.
                int at = _chance.Next(bytes.Length), length = _chance.Next(bytes.Length - at), to = _chance.Next(bytes.Length - length);
                bytes.Slice(at, length).CopyTo(bytes[to..]);
                return bytes;
            case 4:
                _chance.NextBytes(bytes[_chance.Next(bytes.Length)..]);
                return bytes;
            case 5:
                _chance.NextBytes(bytes[(_chance.Next(Math.Min(8, bytes.Length)))..]);
                return bytes;
            case 6:
                return Lying(bytes);
            default:
                return bytes;
        }
    }

    /// <summary>A head with a true checksum that says what it should not.</summary>
    private Span<byte> Lying(Span<byte> bytes)
    {
        var model = new FrameModel(_limits);
        model.Read(bytes);
        var head = bytes.Slice(model.Frames[_chance.Next(model.Frames.Count)].At, FrameHeader.Size);
        switch (_chance.Next(5))
        {
            case 0:
                head[5] = (byte)_chance.Next(32);
                break;
            case 1:
                BinaryPrimitives.WriteUInt16BigEndian(head[6..], (ushort)_chance.Next(9));
                break;
            case 2:
                BinaryPrimitives.WriteInt32BigEndian(head[8..], _chance.Next(4) switch { 0 => 0, 1 => -_chance.Next(1, int.MaxValue), 2 => _chance.Next(), _ => _chance.Next(5_000) });
                break;
            default:
                BinaryPrimitives.WriteInt64BigEndian(head[12..], _chance.Next(3) switch { 0 => -1, 1 => _chance.NextInt64(), _ => _chance.Next(MostFrames) });
                break;
        }

        BinaryPrimitives.WriteUInt32BigEndian(head[20..], FrameModel.Checksum(head[..20]));
        return bytes;
    }

    /// <summary>Gives the bytes as a pipe would: more each time, what was not read again in front, cut anywhere.</summary>
    private void Feed(byte[] bytes, FrameModel model)
    {
        var parser = new FrameParser(_limits);
        int consumed = 0, read = 0, step = _chance.Next(24) switch { 0 => 1, < 6 => 200, < 10 => 1_500, _ => bytes.Length };
        for (int given = 0; given < bytes.Length;)
        {
            given = step == 1 ? given + 1 : Math.Min(bytes.Length, given + (step == bytes.Length ? step : _chance.Next(1, step)));
            var buffer = Pieces(bytes.AsMemory(consumed, given - consumed));
            FrameOutcome outcome;
            while ((outcome = parser.TryRead(ref buffer, out var frame)) == FrameOutcome.Read)
            {
                if (read == model.Frames.Count) throw Wrong("a frame that is none");
                var (at, header) = model.Frames[read++];
                int bodyAt = at + FrameHeader.Size;
                if (frame.Header != header || !Same(frame.Body, bytes.AsSpan(bodyAt, header.BodyLength))) throw Wrong("another frame");
                bool isSigned = header.Flags.HasFlag(FrameMarks.HasSignature);
                if (!Same(frame.Signature, isSigned ? bytes.AsSpan(bodyAt + header.BodyLength + 4, 64) : default)) throw Wrong("another signature");
                consumed = at + header.FrameLength;
            }

            if (outcome != FrameOutcome.Fault && buffer.Length != given - consumed) throw Wrong("bytes that were not its own");
            if (outcome == FrameOutcome.Fault) break;
        }

        if (read != model.Frames.Count || parser.Fault != model.Fault || consumed != model.End) throw Wrong($"{read} frames and {parser.Fault} in place of {model.Frames.Count} and {model.Fault}");
    }

    private ReadOnlySequence<byte> Pieces(ReadOnlyMemory<byte> bytes) => _chance.Next(3) switch
    {
        0 => Cut.Into(bytes, _chance.Next(40), _chance.Next(40), _chance.Next(400)),
        1 when bytes.Length < 200 => Cut.Into(bytes, [.. Enumerable.Repeat(1, bytes.Length)]),
        _ => new ReadOnlySequence<byte>(bytes),
    };

    private static bool Same(ReadOnlySequence<byte> one, ReadOnlySpan<byte> other)
    {
        if (one.Length != other.Length) return false;
        foreach (var part in one)
        {
            if (!other[..part.Length].SequenceEqual(part.Span)) return false;
            other = other[part.Length..];
        }

        return true;
    }

    private InvalidOperationException Wrong(string what) => new($"The parser read {what}: seed {seed}, before frame {Given}.");
}
