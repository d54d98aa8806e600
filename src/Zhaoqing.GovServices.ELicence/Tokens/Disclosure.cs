using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Zhaoqing.GovServices.ELicence;

/// <summary>One field with its salt (披露项), RFC 9901 4.2: the base64url of <c>[salt, name, value]</c>.</summary>
/// <param name="Encoded">The text that is hashed and sent.</param>
/// <param name="Name">The name of the field.</param>
/// <param name="Value">Its value.</param>
internal sealed record Disclosure(string Encoded, string Name, string Value)
{
    /// <summary>The least bytes of a salt (RFC 9901 9.3).</summary>
    public const int LeastSalt = 16;

    /// <summary>What the issuer signs in its place.</summary>
    public string Digest => DigestOf(Encoded);

    /// <summary>Hides a field.</summary>
    public static Disclosure Of(ReadOnlySpan<byte> salt, string name, string value)
    {
        if (salt.Length < LeastSalt) throw new ArgumentException("A salt has at least 16 bytes.", nameof(salt));
        string salted = Base64Url.EncodeToString(salt);
        return new(
            TokenJson.Write(json =>
            {
                json.WriteStartArray();
                json.WriteStringValue(salted);
                json.WriteStringValue(name);
                json.WriteStringValue(value);
                json.WriteEndArray();
            }),
            name, value);
    }

    /// <summary>Reads one; <see langword="null"/> where it is none that may stand in a grant: three texts, and a name that means nothing to the format itself.</summary>
    public static Disclosure? Read(string encoded)
    {
        if (TokenJson.Read(encoded, JsonValueKind.Array) is not { } parts || parts.GetArrayLength() != 3) return null;
        return TokenJson.Text(parts[0]) is not null && TokenJson.Text(parts[1]) is { } name && IsName(name) && TokenJson.Text(parts[2]) is { } value ? new(encoded, name, value) : null;
    }

    /// <summary>Whether a field may be called so.</summary>
    public static bool IsName(string name) => name.Length > 0 && name is not ("_sd" or "...");

    /// <summary>SHA-256 over a text, in base64url.</summary>
    public static string DigestOf(string text) => Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(text)));
}
