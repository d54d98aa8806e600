using NodaTime;

namespace Zhaoqing.GovServices.CrossRegion.Exchange.Hosting;

/// <summary>A certificate of another platform that was agreed on (约定证书), by its digest, with the time for which it was.</summary>
/// <remarks>Immutable. Two at once let a platform change its certificate without a pause: the old one until, the new one from.</remarks>
public sealed record CertificatePin
{
    /// <summary>Creates it.</summary>
    /// <param name="sha256">The SHA-256 of the whole certificate, 64 hexadecimal digits; colons between them are passed over.</param>
    /// <exception cref="ArgumentException">It is no such digest.</exception>
    public CertificatePin(string sha256)
    {
        ArgumentNullException.ThrowIfNull(sha256);
        string plain = sha256.Replace(":", "", StringComparison.Ordinal);
        Sha256 = plain.Length == 64 && plain.All(char.IsAsciiHexDigit) ? plain.ToUpperInvariant() : throw new ArgumentException("A digest has 64 hexadecimal digits.", nameof(sha256));
    }

    /// <summary>The digest, upper case hexadecimal.</summary>
    public string Sha256 { get; }

    /// <summary>From when on it is taken; <see langword="null"/> from ever.</summary>
    public Instant? From { get; init; }

    /// <summary>From when on it is taken no more; <see langword="null"/> as long as the certificate runs.</summary>
    public Instant? Until { get; init; }
}
