using System.Buffers.Text;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Zhaoqing.GovServices.ELicence;

/// <summary>A public key with the suite it belongs to (公钥).</summary>
/// <remarks>Immutable.</remarks>
public sealed class TokenPublicKey : IEquatable<TokenPublicKey>
{
    /// <summary>How many bytes each half of a point has.</summary>
    public const int HalfLength = 32;

    private TokenPublicKey(ITokenSuite suite, ReadOnlySpan<byte> x, ReadOnlySpan<byte> y)
    {
        Suite = suite;
        X = [.. x];
        Y = [.. y];
        string canonical = $$"""{"crv":"{{suite.Curve}}","kty":"EC","x":"{{Base64Url.EncodeToString(x)}}","y":"{{Base64Url.EncodeToString(y)}}"}""";
        Id = Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes(canonical)));
    }

    /// <summary>The suite, and with it the algorithm.</summary>
    public ITokenSuite Suite { get; }

    /// <summary>The first half of the point, 32 bytes.</summary>
    public ImmutableArray<byte> X { get; }

    /// <summary>The second half of the point, 32 bytes.</summary>
    public ImmutableArray<byte> Y { get; }

    /// <summary>The id of the key (<c>kid</c>): its thumbprint by RFC 7638, SHA-256 in base64url.</summary>
    public string Id { get; }

    /// <summary>A key.</summary>
    /// <param name="suite">The suite.</param>
    /// <param name="x">The first half of the point, 32 bytes.</param>
    /// <param name="y">The second half of the point, 32 bytes.</param>
    /// <exception cref="ArgumentException">This is no point of the curve.</exception>
    public static TokenPublicKey Of(ITokenSuite suite, ReadOnlySpan<byte> x, ReadOnlySpan<byte> y)
    {
        ArgumentNullException.ThrowIfNull(suite);
        return IsKey(suite, x, y) ? new(suite, x, y) : throw new ArgumentException($"This is no point of {suite.Curve}.", nameof(x));
    }

    /// <summary>Whether a signature over a content was made with this key.</summary>
    public bool Verify(ReadOnlySpan<byte> content, ReadOnlySpan<byte> signature) => signature.Length == 2 * HalfLength && Suite.Verify(this, content, signature);

    /// <inheritdoc/>
    public bool Equals(TokenPublicKey? other) => other is not null && string.Equals(Id, other.Id, StringComparison.Ordinal) && string.Equals(Suite.Algorithm, other.Suite.Algorithm, StringComparison.Ordinal);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as TokenPublicKey);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Id);

    /// <summary>Reads a JWK of one of the suites; <see langword="null"/> where it is none.</summary>
    internal static TokenPublicKey? Read(JsonElement jwk, ImmutableArray<ITokenSuite> suites)
    {
        if (TokenJson.Text(jwk, "kty") is not "EC" || jwk.TryGetProperty("d", out _)) return null;
        string? curve = TokenJson.Text(jwk, "crv");
        var suite = suites.FirstOrDefault(known => string.Equals(known.Curve, curve, StringComparison.Ordinal));
        bool isRead = TokenJson.TryDecode(TokenJson.Text(jwk, "x"), out byte[] x) & TokenJson.TryDecode(TokenJson.Text(jwk, "y"), out byte[] y);
        return suite is not null && isRead && IsKey(suite, x, y) ? new(suite, x, y) : null;
    }

    internal void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject("jwk");
        json.WriteString("kty", "EC");
        json.WriteString("crv", Suite.Curve);
        json.WriteString("x", Base64Url.EncodeToString(X.AsSpan()));
        json.WriteString("y", Base64Url.EncodeToString(Y.AsSpan()));
        json.WriteEndObject();
    }

    private static bool IsKey(ITokenSuite suite, ReadOnlySpan<byte> x, ReadOnlySpan<byte> y) => x.Length == HalfLength && y.Length == HalfLength && suite.IsPoint(x, y);
}
