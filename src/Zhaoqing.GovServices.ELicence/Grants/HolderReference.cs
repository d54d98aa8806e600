using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Serialization;

namespace Zhaoqing.GovServices.ELicence;

/// <summary>Who holds licences (持证主体), by a keyed digest: the same holder has the same reference under the same key, and nobody without the key can go back to the number or try numbers out.</summary>
/// <remarks>Immutable, 32 bytes (HMAC-SHA-256), written as 64 hexadecimal digits. <c>default</c> is no reference, nor are 64 zeros: every read of it throws <see cref="InvalidOperationException"/>.</remarks>
[JsonConverter(typeof(TextJsonConverter<HolderReference>))]
[StructLayout(LayoutKind.Sequential)]
public readonly record struct HolderReference : IParsable<HolderReference>
{
    private const int Bytes = 32;

    private readonly ulong _first, _second, _third, _fourth;

    private HolderReference(ReadOnlySpan<byte> digest)
    {
        _first = BinaryPrimitives.ReadUInt64BigEndian(digest);
        _second = BinaryPrimitives.ReadUInt64BigEndian(digest[8..]);
        _third = BinaryPrimitives.ReadUInt64BigEndian(digest[16..]);
        _fourth = BinaryPrimitives.ReadUInt64BigEndian(digest[24..]);
    }

    /// <summary>The reference of a natural person.</summary>
    /// <param name="key">The secret of the licence system, at least 32 bytes, kept apart from the record.</param>
    /// <param name="number">The identity number; it goes into the digest and nowhere else.</param>
    /// <exception cref="ArgumentException">The key is too short.</exception>
    public static HolderReference Of(ReadOnlySpan<byte> key, CitizenIdentityNumber number) => Of(key, "111:" + number.Reveal());

    /// <summary>The reference of a legal person or another organisation.</summary>
    /// <param name="key">The secret of the licence system, at least 32 bytes, kept apart from the record.</param>
    /// <param name="code">The unified social credit code.</param>
    /// <exception cref="ArgumentException">The key is too short.</exception>
    public static HolderReference Of(ReadOnlySpan<byte> key, UnifiedSocialCreditCode code) => Of(key, "001:" + code);

    /// <summary>Reads a reference: 64 hexadecimal digits in lower case.</summary>
    /// <exception cref="FormatException">The text is none.</exception>
    public static HolderReference Parse(string s, IFormatProvider? provider = null)
    {
        ArgumentNullException.ThrowIfNull(s);
        return TryParse(s, provider, out var result) ? result : throw new FormatException("A reference has 64 hexadecimal digits in lower case.");
    }

    /// <summary>Reads a reference without throwing; see <see cref="Parse"/>.</summary>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out HolderReference result)
    {
        result = DigestText.Fits(s) ? new(Convert.FromHexString(s!)) : default;
        return result != default;
    }

    /// <summary>The reference, 64 hexadecimal digits.</summary>
    public override string ToString()
    {
        if (this == default) throw new InvalidOperationException("default(HolderReference) is no reference.");
        Span<byte> digest = stackalloc byte[Bytes];
        BinaryPrimitives.WriteUInt64BigEndian(digest, _first);
        BinaryPrimitives.WriteUInt64BigEndian(digest[8..], _second);
        BinaryPrimitives.WriteUInt64BigEndian(digest[16..], _third);
        BinaryPrimitives.WriteUInt64BigEndian(digest[24..], _fourth);
        return Convert.ToHexStringLower(digest);
    }

    private static HolderReference Of(ReadOnlySpan<byte> key, string code)
    {
        if (key.Length < 32) throw new ArgumentException("A key has at least 32 bytes.", nameof(key));
        return new(HMACSHA256.HashData(key, Encoding.ASCII.GetBytes(code)));
    }
}
