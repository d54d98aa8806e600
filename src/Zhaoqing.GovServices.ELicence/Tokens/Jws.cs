using System.Buffers.Text;
using System.Text;
using System.Text.Json;

namespace Zhaoqing.GovServices.ELicence;

/// <summary>A signed part of a token (JWS in its compact form, RFC 7515).</summary>
/// <param name="Signed">What the signature is over.</param>
/// <param name="Header">The header.</param>
/// <param name="Payload">The payload.</param>
/// <param name="Signature">The signature.</param>
internal sealed record Jws(string Signed, JsonElement Header, JsonElement Payload, byte[] Signature)
{
    /// <summary>Reads one; <see langword="null"/> where it is none.</summary>
    public static Jws? Read(string text)
    {
        Span<Range> parts = stackalloc Range[4];
        if (text.AsSpan().Split(parts, '.') != 3) return null;
        bool isSigned = TokenJson.TryDecode(text.AsSpan(parts[2]), out byte[] signature);
        return isSigned && TokenJson.Read(text.AsSpan(parts[0]), JsonValueKind.Object) is { } header && TokenJson.Read(text.AsSpan(parts[1]), JsonValueKind.Object) is { } payload
            ? new(text[..(parts[2].Start.Value - 1)], header, payload, signature)
            : null;
    }

    /// <summary>Signs.</summary>
    public static string Write(string type, ITokenSigner signer, bool withKeyId, Action<Utf8JsonWriter> claims)
    {
        string header = TokenJson.Write(json =>
        {
            json.WriteStartObject();
            json.WriteString("alg", signer.PublicKey.Suite.Algorithm);
            json.WriteString("typ", type);
            if (withKeyId) json.WriteString("kid", signer.PublicKey.Id);
            json.WriteEndObject();
        });
        string signed = header + "." + TokenJson.Write(json =>
        {
            json.WriteStartObject();
            claims(json);
            json.WriteEndObject();
        });
        return signed + "." + Base64Url.EncodeToString(signer.Sign(Encoding.ASCII.GetBytes(signed)));
    }

    /// <summary>Why it does not hold under a key; <see langword="null"/> where it does. No extension is understood, so none that must be understood is passed over (RFC 7515 4.1.11).</summary>
    public Refusal? FaultOf(string type, TokenPublicKey key)
    {
        if (Header.TryGetProperty("crit", out _)) return TokenRefusals.Critical();
        if (!string.Equals(TokenJson.Text(Header, "typ"), type, StringComparison.Ordinal)) return TokenRefusals.Version();
        if (!string.Equals(TokenJson.Text(Header, "alg"), key.Suite.Algorithm, StringComparison.Ordinal)) return TokenRefusals.Algorithm();
        return key.Verify(Encoding.ASCII.GetBytes(Signed), Signature) ? null : TokenRefusals.Signature();
    }
}
