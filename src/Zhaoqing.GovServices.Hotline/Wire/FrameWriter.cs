using System.Buffers;
using System.Buffers.Binary;

namespace Zhaoqing.GovServices.Hotline;

/// <summary>Writes the frames of one direction of one connection; it gives each its place.</summary>
/// <remarks>Not safe for concurrent use.</remarks>
public sealed class FrameWriter
{
    /// <summary>The longest piece of an ordinary message, in bytes: an urgent frame never waits for more than one.</summary>
    public const int ChunkSize = 16 * 1024;

    private readonly FrameLimits _limits;
    private ulong _last;

    /// <summary>A writer at the beginning of a connection.</summary>
    /// <param name="limits">How long bodies may be; <see cref="FrameLimits.Default"/> unless said otherwise.</param>
    public FrameWriter(FrameLimits? limits = null) => _limits = limits ?? FrameLimits.Default;

    /// <summary>Writes one frame.</summary>
    /// <param name="to">Where to.</param>
    /// <param name="flags">How it is to be handled; <see cref="FrameMarks.HasSignature"/> follows from the signature.</param>
    /// <param name="type">The type of its message.</param>
    /// <param name="body">Its body.</param>
    /// <param name="signature">The 64 bytes of its signature; empty for none.</param>
    /// <exception cref="ArgumentException">The body is longer than its lane allows, or empty where it may not be; or the signature has another length.</exception>
    public void Write(IBufferWriter<byte> to, FrameMarks flags, ushort type, ReadOnlySpan<byte> body, ReadOnlySpan<byte> signature = default)
    {
        ArgumentNullException.ThrowIfNull(to);
        if (body.Length > _limits.Of(flags)) throw new ArgumentException("The body is longer than its lane allows.", nameof(body));
        if (body.IsEmpty && !LinkMessageTypes.MayBeEmpty(type)) throw new ArgumentException("Only a heartbeat and its answer are empty.", nameof(body));
        if (signature.Length is not (0 or FrameHeader.SignatureSize)) throw new ArgumentException($"A signature has {FrameHeader.SignatureSize} bytes.", nameof(signature));
        flags = signature.IsEmpty ? flags & ~FrameMarks.HasSignature : flags | FrameMarks.HasSignature;
        var header = new FrameHeader(flags, type, body.Length, _last + 1);
        var span = to.GetSpan(header.FrameLength);
        header.Write(span);
        body.CopyTo(span[FrameHeader.Size..]);
        BinaryPrimitives.WriteUInt32BigEndian(span[(FrameHeader.Size + body.Length)..], Crc32C.Of(body));
        signature.CopyTo(span[(FrameHeader.Size + body.Length + FrameHeader.ChecksumSize)..]);
        to.Advance(header.FrameLength);
        _last = header.Sequence;
    }

    /// <summary>Writes the next piece of a message of the ordinary lane; urgent frames may be written between two.</summary>
    /// <param name="to">Where to.</param>
    /// <param name="flags">How it is to be handled; never <see cref="FrameMarks.Emergency"/>.</param>
    /// <param name="type">The type of the message.</param>
    /// <param name="rest">What is left of the body.</param>
    /// <returns>What is left after this piece; empty when the message is whole.</returns>
    /// <exception cref="ArgumentException">The flags are those of the urgent lane, or as <see cref="Write"/>.</exception>
    public ReadOnlyMemory<byte> WriteChunk(IBufferWriter<byte> to, FrameMarks flags, ushort type, ReadOnlyMemory<byte> rest)
    {
        if (FrameHeader.Has(flags, FrameMarks.Emergency)) throw new ArgumentException("An urgent message is one frame.", nameof(flags));
        int length = Math.Min(rest.Length, ChunkSize);
        Write(to, rest.Length > length ? flags | FrameMarks.MoreChunks : flags & ~FrameMarks.MoreChunks, type, rest.Span[..length]);
        return rest[length..];
    }
}
