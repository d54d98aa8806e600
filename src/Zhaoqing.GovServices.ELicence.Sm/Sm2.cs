using Org.BouncyCastle.Asn1.GM;
using Org.BouncyCastle.Asn1.X9;
using Org.BouncyCastle.Crypto;
using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.Crypto.Signers;
using Org.BouncyCastle.Math;
using Org.BouncyCastle.Security;

namespace Zhaoqing.GovServices.ELicence.Sm;

/// <summary>Signatures by SM2 with SM3 (GB/T 32918.2-2016) on the curve of GB/T 32918.5, with the user id <c>1234567812345678</c> of GM/T 0009.</summary>
/// <remarks>JOSE has registered no name for it; the names here are private ones (RFC 7515 4.1.1).</remarks>
public static class Sm2
{
    /// <summary>The private name of the algorithm.</summary>
    public const string Algorithm = "urn:zq:alg:sm2-sm3";

    /// <summary>The private name of the curve.</summary>
    public const string Curve = "urn:zq:crv:sm2";

    private static readonly X9ECParameters Parameters = GMNamedCurves.GetByName("sm2p256v1");

    private static readonly ECDomainParameters Domain = new(Parameters);

    /// <summary>The suite.</summary>
    public static ITokenSuite Suite { get; } = new Sm2Suite();

    /// <summary>A public key from its hexadecimal digits.</summary>
    /// <param name="hex">128 digits, <c>x</c> before <c>y</c>, or 130 with <c>04</c> before them.</param>
    /// <exception cref="ArgumentException">This is no point of the curve.</exception>
    /// <exception cref="FormatException">These are no hexadecimal digits.</exception>
    public static TokenPublicKey PublicKeyOf(string hex)
    {
        ArgumentNullException.ThrowIfNull(hex);
        byte[] bytes = Convert.FromHexString(hex.Length == 130 && hex.StartsWith("04", StringComparison.Ordinal) ? hex[2..] : hex);
        return bytes.Length == 2 * TokenPublicKey.HalfLength
            ? TokenPublicKey.Of(Suite, bytes.AsSpan(0, TokenPublicKey.HalfLength), bytes.AsSpan(TokenPublicKey.HalfLength))
            : throw new ArgumentException("A public key has 128 digits.", nameof(hex));
    }

    /// <summary>A public key from its X.509 form (SubjectPublicKeyInfo, DER).</summary>
    /// <exception cref="ArgumentException">It is none of a key on this curve.</exception>
    public static TokenPublicKey PublicKeyOf(ReadOnlySpan<byte> info) => Read(info, PublicKeyFactory.CreateKey) is ECPublicKeyParameters key && IsOurs(key)
        ? PublicKeyOf(key.Q)
        : throw new ArgumentException("This is no public key on the curve of SM2.", nameof(info));

    /// <summary>A signer from the hexadecimal digits of a private key.</summary>
    /// <param name="hex">64 digits.</param>
    /// <exception cref="ArgumentException">There is no such private key.</exception>
    /// <exception cref="FormatException">These are no hexadecimal digits.</exception>
    public static ITokenSigner SignerOf(string hex)
    {
        ArgumentNullException.ThrowIfNull(hex);
        byte[] bytes = Convert.FromHexString(hex);
        var secret = new BigInteger(1, bytes);
        bool isKey = bytes.Length == TokenPublicKey.HalfLength && secret.SignValue > 0 && secret.CompareTo(Domain.N.Subtract(BigInteger.One)) < 0;
        return isKey ? new Sm2Signer(new ECPrivateKeyParameters(secret, Domain)) : throw new ArgumentException("There is no such private key.", nameof(hex));
    }

    /// <summary>A signer from a private key in PKCS #8 (PrivateKeyInfo, DER, not encrypted).</summary>
    /// <exception cref="ArgumentException">It is none of a key on this curve.</exception>
    public static ITokenSigner SignerOf(ReadOnlySpan<byte> pkcs8) => Read(pkcs8, PrivateKeyFactory.CreateKey) is ECPrivateKeyParameters key && IsOurs(key)
        ? new Sm2Signer(new ECPrivateKeyParameters(key.D, Domain))
        : throw new ArgumentException("This is no private key on the curve of SM2.", nameof(pkcs8));

    private static TokenPublicKey PublicKeyOf(Org.BouncyCastle.Math.EC.ECPoint point)
    {
        var normal = point.Normalize();
        return TokenPublicKey.Of(Suite, normal.AffineXCoord.GetEncoded(), normal.AffineYCoord.GetEncoded());
    }

    private static bool IsOurs(ECKeyParameters key) => key.Parameters.Curve.Equals(Domain.Curve) && key.Parameters.G.Equals(Domain.G) && key.Parameters.N.Equals(Domain.N);

    /// <summary>The library tells a wrong encoding by several kinds of exception.</summary>
    private static AsymmetricKeyParameter? Read(ReadOnlySpan<byte> encoded, Func<byte[], AsymmetricKeyParameter> read)
    {
        try
        {
            return read(encoded.ToArray());
        }
        catch (Exception fault) when (fault is IOException or ArgumentException or InvalidCastException or GeneralSecurityException or InvalidOperationException)
        {
            return null;
        }
    }

    private sealed class Sm2Signer(ECPrivateKeyParameters key) : ITokenSigner
    {
        public TokenPublicKey PublicKey { get; } = PublicKeyOf(Domain.G.Multiply(key.D));

        public byte[] Sign(ReadOnlySpan<byte> content)
        {
            var signer = new SM2Signer(PlainDsaEncoding.Instance);
            signer.Init(forSigning: true, key);
            signer.BlockUpdate(content);
            return signer.GenerateSignature();
        }
    }

    private sealed class Sm2Suite : ITokenSuite
    {
        public string Algorithm => Sm2.Algorithm;

        public string Curve => Sm2.Curve;

        public bool IsPoint(ReadOnlySpan<byte> x, ReadOnlySpan<byte> y) => PointOf(x, y) is not null;

        public bool Verify(TokenPublicKey key, ReadOnlySpan<byte> content, ReadOnlySpan<byte> signature)
        {
            ArgumentNullException.ThrowIfNull(key);
            var signer = new SM2Signer(PlainDsaEncoding.Instance);
            signer.Init(forSigning: false, new ECPublicKeyParameters(PointOf(key.X.AsSpan(), key.Y.AsSpan())!, Domain));
            signer.BlockUpdate(content);
            return signer.VerifySignature(signature.ToArray());
        }

        private static Org.BouncyCastle.Math.EC.ECPoint? PointOf(ReadOnlySpan<byte> x, ReadOnlySpan<byte> y)
        {
            try
            {
                return Domain.Curve.ValidatePoint(new BigInteger(1, x.ToArray()), new BigInteger(1, y.ToArray()));
            }
            catch (ArgumentException)
            {
                return null;
            }
        }
    }
}
