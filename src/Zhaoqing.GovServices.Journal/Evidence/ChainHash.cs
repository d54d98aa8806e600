using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Zhaoqing.GovServices.Journal;

/// <summary>A link of the chain: the SHA-256 over everything the journal holds up to one position.</summary>
/// <remarks>Immutable, 32 bytes. <c>default</c> is the start of every chain, 32 zero bytes: the hash of an empty journal.</remarks>
[StructLayout(LayoutKind.Auto)]
public readonly record struct ChainHash
{
    /// <summary>The bytes it has.</summary>
    public const int Length = SHA256.HashSizeInBytes;

    private readonly ulong _a, _b, _c, _d;

    /// <summary>Takes a hash from its bytes.</summary>
    /// <param name="bytes">32 bytes.</param>
    /// <exception cref="ArgumentException">There are more bytes or fewer.</exception>
    public ChainHash(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length != Length) throw new ArgumentException("A hash has 32 bytes.", nameof(bytes));
        _a = BinaryPrimitives.ReadUInt64BigEndian(bytes);
        _b = BinaryPrimitives.ReadUInt64BigEndian(bytes[8..]);
        _c = BinaryPrimitives.ReadUInt64BigEndian(bytes[16..]);
        _d = BinaryPrimitives.ReadUInt64BigEndian(bytes[24..]);
    }

    /// <summary>Reads a published hash: 64 hexadecimal digits.</summary>
    /// <exception cref="FormatException">The text is no hash.</exception>
    public static ChainHash Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Length == 2 * Length ? new(Convert.FromHexString(text)) : throw new FormatException("A hash has 64 hexadecimal digits.");
    }

    /// <summary>Its bytes, a new copy.</summary>
    public byte[] ToBytes()
    {
        byte[] bytes = new byte[Length];
        CopyTo(bytes);
        return bytes;
    }

    /// <summary>64 hexadecimal digits in lower case: the form to publish.</summary>
    public override string ToString() => Convert.ToHexStringLower(ToBytes());

    /// <summary>Writes its bytes.</summary>
    /// <param name="bytes">32 bytes or more.</param>
    public void CopyTo(Span<byte> bytes)
    {
        BinaryPrimitives.WriteUInt64BigEndian(bytes, _a);
        BinaryPrimitives.WriteUInt64BigEndian(bytes[8..], _b);
        BinaryPrimitives.WriteUInt64BigEndian(bytes[16..], _c);
        BinaryPrimitives.WriteUInt64BigEndian(bytes[24..], _d);
    }
}

/// <summary>How far a journal reaches and the hash over all of it. Published, it lets everybody see later whether anything before it was changed.</summary>
/// <param name="Position">The position of the last event; 0 for an empty journal.</param>
/// <param name="Hash">The hash over the events 1 to <paramref name="Position"/>.</param>
public sealed record JournalHead(long Position, ChainHash Hash);

/// <summary>An event as it is stored, with the hash stored beside it. Only the verification needs it.</summary>
/// <param name="Event">The event.</param>
/// <param name="Hash">The hash that was stored when it was recorded.</param>
public sealed record ChainedEvent(RecordedEvent Event, ChainHash Hash);
