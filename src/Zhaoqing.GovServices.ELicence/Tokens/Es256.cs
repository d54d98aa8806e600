using System.Security.Cryptography;

namespace Zhaoqing.GovServices.ELicence;

/// <summary>ECDSA on P-256 with SHA-256 (RFC 7518 3.4), by the platform.</summary>
public static class Es256
{
    /// <summary>The suite.</summary>
    public static ITokenSuite Suite { get; } = new P256Suite();

    /// <summary>A signer over a key of the host, wherever the platform keeps it.</summary>
    /// <param name="key">A private key on P-256; the host disposes of it. As safe for concurrent use as it is.</param>
    /// <exception cref="ArgumentException">The key is on another curve.</exception>
    public static ITokenSigner SignerOf(ECDsa key)
    {
        ArgumentNullException.ThrowIfNull(key);
        var point = key.ExportParameters(includePrivateParameters: false);
        bool isP256 = key.KeySize == 8 * TokenPublicKey.HalfLength && string.Equals(point.Curve.Oid?.Value, ECCurve.NamedCurves.nistP256.Oid.Value, StringComparison.Ordinal);
        return isP256 ? new P256Signer(key, TokenPublicKey.Of(Suite, point.Q.X, point.Q.Y)) : throw new ArgumentException("The key is not on P-256.", nameof(key));
    }

    private sealed class P256Signer(ECDsa key, TokenPublicKey publicKey) : ITokenSigner
    {
        public TokenPublicKey PublicKey => publicKey;

        public byte[] Sign(ReadOnlySpan<byte> content) => key.SignData(content, HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
    }

    private sealed class P256Suite : ITokenSuite
    {
        public string Algorithm => "ES256";

        public string Curve => "P-256";

        public bool IsPoint(ReadOnlySpan<byte> x, ReadOnlySpan<byte> y)
        {
            try
            {
                using var key = Import(x, y);
                return true;
            }
            catch (CryptographicException)
            {
                return false;
            }
        }

        public bool Verify(TokenPublicKey key, ReadOnlySpan<byte> content, ReadOnlySpan<byte> signature)
        {
            using var verifier = Import(key.X.AsSpan(), key.Y.AsSpan());
            return verifier.VerifyData(content, signature, HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
        }

        private static ECDsa Import(ReadOnlySpan<byte> x, ReadOnlySpan<byte> y) =>
            ECDsa.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, Q = new ECPoint { X = x.ToArray(), Y = y.ToArray() } });
    }
}
