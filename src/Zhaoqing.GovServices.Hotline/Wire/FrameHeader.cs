using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Zhaoqing.GovServices.Hotline;

/// <summary>The head of a frame: 24 bytes, big-endian, with a checksum of its own, so that nothing of a body is believed before its length is.</summary>
/// <param name="Flags">How it is to be handled.</param>
/// <param name="Type">The type of its message, by the catalogue of messages.</param>
/// <param name="BodyLength">The length of its body in bytes; neither checksum nor signature counts.</param>
/// <param name="Sequence">Its place in this direction of this connection, from 1 without a gap.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct FrameHeader(FrameMarks Flags, ushort Type, int BodyLength, ulong Sequence)
{
    /// <summary>The bytes of a head.</summary>
    public const int Size = 24;

    /// <summary>The bytes of a signature.</summary>
    public const int SignatureSize = 64;

    /// <summary>The bytes of a checksum.</summary>
    internal const int ChecksumSize = 4;

    /// <summary>The one version there is.</summary>
    internal const byte Version = 1;

    internal const FrameMarks AllFlags = FrameMarks.Emergency | FrameMarks.Exercise | FrameMarks.MoreChunks | FrameMarks.Compressed | FrameMarks.HasSignature;

    /// <summary>The first four bytes, <c>ZGB1</c>.</summary>
    internal static ReadOnlySpan<byte> Magic => "ZGB1"u8;

    /// <summary>The whole length of the frame in bytes, from the head to the end of the signature.</summary>
    public int FrameLength => Size + BodyLength + ChecksumSize + (Has(Flags, FrameMarks.HasSignature) ? SignatureSize : 0);

    /// <summary>Whether a mark is among some; without a box, whatever the compiler has made of it so far.</summary>
    internal static bool Has(FrameMarks marks, FrameMarks one) => (marks & one) != FrameMarks.None;

    /// <summary>Writes the head with its checksum.</summary>
    /// <param name="to">At least <see cref="Size"/> bytes.</param>
    /// <exception cref="ArgumentException">There are flags that are none, or the length is negative.</exception>
    public void Write(Span<byte> to)
    {
        if ((Flags & ~AllFlags) != FrameMarks.None) throw new ArgumentException("There are no such flags.", nameof(to));
        if (BodyLength < 0) throw new ArgumentException("A body has no negative length.", nameof(to));
        Magic.CopyTo(to);
        to[4] = Version;
        to[5] = (byte)Flags;
        BinaryPrimitives.WriteUInt16BigEndian(to[6..], Type);
        BinaryPrimitives.WriteInt32BigEndian(to[8..], BodyLength);
        BinaryPrimitives.WriteUInt64BigEndian(to[12..], Sequence);
        BinaryPrimitives.WriteUInt32BigEndian(to[20..], Crc32C.Of(to[..20]));
    }
}
