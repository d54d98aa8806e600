using System.Buffers;
using System.Buffers.Binary;

namespace Zhaoqing.GovServices.Hotline;

/// <summary>What came of looking for a frame.</summary>
public enum FrameOutcome
{
    /// <summary>More bytes are needed; all that were given stay.</summary>
    NeedsMore,

    /// <summary>A frame was read.</summary>
    Read,

    /// <summary>The bytes are none; the connection is to be closed.</summary>
    Fault,
}

/// <summary>Reads the frames of one direction of one connection out of a buffer, wherever the buffer is cut.</summary>
/// <remarks>
/// Not safe for concurrent use; pure but for its place in the stream: no clock, no input or output, and nothing is allocated for a frame. A length is checked as soon as the head is there,
/// before anything of the body is waited for. After a fault it gives that fault for ever.
/// </remarks>
public sealed class FrameParser
{
    private readonly FrameLimits _limits;
    private ulong _last;
    private Unfinished _bulk, _urgent;

    /// <summary>A parser at the beginning of a connection.</summary>
    /// <param name="limits">How long bodies may be; <see cref="FrameLimits.Default"/> unless said otherwise.</param>
    public FrameParser(FrameLimits? limits = null) => _limits = limits ?? FrameLimits.Default;

    /// <summary>Why the connection is to be closed.</summary>
    public FrameFault Fault { get; private set; }

    /// <summary>The place of the last frame that was read; 0 before the first.</summary>
    public ulong LastSequence => _last;

    /// <summary>Looks for the next frame.</summary>
    /// <param name="buffer">The bytes; where a frame is read, its bytes are taken off the front.</param>
    /// <param name="frame">The frame; good until the buffer is given back.</param>
    public FrameOutcome TryRead(ref ReadOnlySequence<byte> buffer, out Frame frame)
    {
        frame = default;
        if (Fault != FrameFault.None) return FrameOutcome.Fault;
        // Nearly always a head, and mostly a frame, lies in one piece; only what is cut is gathered.
        var first = buffer.FirstSpan;
        var head = first.Length >= FrameHeader.Size ? first[..FrameHeader.Size] : Gathered(buffer, stackalloc byte[FrameHeader.Size]);
        if (FaultOf(head) is var early and not FrameFault.None) return Broken(early);
        if (head.Length < FrameHeader.Size) return FrameOutcome.NeedsMore;
        var header = HeaderOf(head);
        if (FaultOf(header) is var wrong and not FrameFault.None) return Broken(wrong);
        int bodyEnd = FrameHeader.Size + header.BodyLength;
        if (first.Length < header.FrameLength && buffer.Length < header.FrameLength) return FrameOutcome.NeedsMore;
        var body = buffer.Slice(FrameHeader.Size, header.BodyLength);
        bool isWhole = first.Length >= bodyEnd + FrameHeader.ChecksumSize;
        var checksum = isWhole ? first.Slice(bodyEnd, FrameHeader.ChecksumSize) : Gathered(buffer.Slice(bodyEnd), stackalloc byte[FrameHeader.ChecksumSize]);
        uint told = isWhole ? Crc32C.Of(first[FrameHeader.Size..bodyEnd]) : Crc32C.Of(body);
        if (BinaryPrimitives.ReadUInt32BigEndian(checksum) != told) return Broken(FrameFault.BodyChecksum);
        var signature = FrameHeader.Has(header.Flags, FrameMarks.HasSignature) ? buffer.Slice(bodyEnd + FrameHeader.ChecksumSize, FrameHeader.SignatureSize) : default;
        _last = header.Sequence;
        Lane(header.Flags).Take(header);
        buffer = buffer.Slice(header.FrameLength);
        frame = new Frame(header, body, signature);
        return FrameOutcome.Read;
    }

    /// <summary>As many bytes from the front as there are and fit.</summary>
    private static ReadOnlySpan<byte> Gathered(ReadOnlySequence<byte> buffer, Span<byte> to)
    {
        to = to[..(int)Math.Min(buffer.Length, to.Length)];
        buffer.Slice(0, to.Length).CopyTo(to);
        return to;
    }

    private FrameOutcome Broken(FrameFault fault)
    {
        Fault = fault;
        return FrameOutcome.Fault;
    }

    /// <summary>What is wrong with as much of a head as there is: a stream that is none is closed at its first byte.</summary>
    private static FrameFault FaultOf(ReadOnlySpan<byte> head)
    {
        int magic = Math.Min(head.Length, FrameHeader.Magic.Length);
        if (!head[..magic].SequenceEqual(FrameHeader.Magic[..magic])) return FrameFault.BadMagic;
        if (head.Length > 4 && head[4] != FrameHeader.Version) return FrameFault.UnknownVersion;
        if (head.Length > 5 && (head[5] & ~(int)FrameHeader.AllFlags) != 0) return FrameFault.UnknownFlags;
        return head.Length == FrameHeader.Size && BinaryPrimitives.ReadUInt32BigEndian(head[20..]) != Crc32C.Of(head[..20]) ? FrameFault.HeaderChecksum : FrameFault.None;
    }

    private FrameFault FaultOf(FrameHeader header)
    {
        ref var unfinished = ref Lane(header.Flags);
        // A negative length is one above the limit: it is read as an unsigned number.
        if (unchecked((uint)header.BodyLength) > (uint)(_limits.Of(header.Flags) - unfinished.Length)) return FrameFault.TooLarge;
        if (header.BodyLength == 0 && !LinkMessageTypes.MayBeEmpty(header.Type)) return FrameFault.EmptyBody;
        if (header.Sequence != unchecked(_last + 1) || header.Sequence == 0) return FrameFault.SequenceGap;
        return unfinished.IsOpen && unfinished.Type != header.Type ? FrameFault.MixedChunks : FrameFault.None;
    }

    private static FrameHeader HeaderOf(ReadOnlySpan<byte> head) => new(
        (FrameMarks)head[5], BinaryPrimitives.ReadUInt16BigEndian(head[6..]), BinaryPrimitives.ReadInt32BigEndian(head[8..]), BinaryPrimitives.ReadUInt64BigEndian(head[12..]));

    private ref Unfinished Lane(FrameMarks flags) => ref FrameHeader.Has(flags, FrameMarks.Emergency) ? ref _urgent : ref _bulk;

    /// <summary>A message of which pieces are still to come on a lane.</summary>
    private struct Unfinished
    {
        public bool IsOpen;
        public ushort Type;
        public int Length;

        public void Take(FrameHeader header)
        {
            IsOpen = FrameHeader.Has(header.Flags, FrameMarks.MoreChunks);
            Type = header.Type;
            Length = IsOpen ? Length + header.BodyLength : 0;
        }
    }
}
