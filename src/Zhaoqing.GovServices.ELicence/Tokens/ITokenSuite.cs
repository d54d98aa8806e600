namespace Zhaoqing.GovServices.ELicence;

/// <summary>One way of signing tokens (签名算法). A key belongs to one suite, and the suite says the algorithm: what a token says of itself never chooses it.</summary>
/// <remarks>Has no state; safe for concurrent use. Keys are points of 32 and 32 bytes, signatures 64 bytes: <c>r</c> before <c>s</c>.</remarks>
public interface ITokenSuite
{
    /// <summary>The algorithm as JOSE names it (<c>alg</c>), for example <c>ES256</c>.</summary>
    string Algorithm { get; }

    /// <summary>The curve as JOSE names it (<c>crv</c>), for example <c>P-256</c>.</summary>
    string Curve { get; }

    /// <summary>Whether two numbers are a point of the curve that may be a key.</summary>
    /// <param name="x">32 bytes, the highest first.</param>
    /// <param name="y">32 bytes, the highest first.</param>
    bool IsPoint(ReadOnlySpan<byte> x, ReadOnlySpan<byte> y);

    /// <summary>Whether a signature over a content was made with the key. Never throws for a signature that is wrong.</summary>
    /// <param name="key">The key, of this suite.</param>
    /// <param name="content">What was signed.</param>
    /// <param name="signature">64 bytes.</param>
    bool Verify(TokenPublicKey key, ReadOnlySpan<byte> content, ReadOnlySpan<byte> signature);
}

/// <summary>A key that signs (签名密钥); where the secret lies is its own business.</summary>
public interface ITokenSigner
{
    /// <summary>The public half.</summary>
    TokenPublicKey PublicKey { get; }

    /// <summary>Signs a content.</summary>
    /// <param name="content">What is signed.</param>
    /// <returns>64 bytes: <c>r</c> before <c>s</c>.</returns>
    byte[] Sign(ReadOnlySpan<byte> content);
}
