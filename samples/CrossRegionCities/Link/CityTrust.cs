using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Zhaoqing.GovServices.CrossRegionCities.Link;

/// <summary>Who may be at the other end: exactly the certificate that was agreed on (双向认证).</summary>
/// <param name="Own">This platform's certificate with its key.</param>
/// <param name="PeerSha256">The digest of the other's certificate, hexadecimal.</param>
internal sealed record CityTrust(X509Certificate2 Own, string PeerSha256)
{
    /// <summary>Both cities' certificates, made for this run.</summary>
    public static (CityTrust Foshan, CityTrust Zhaoqing) Made()
    {
        X509Certificate2 foshan = Certificate("foshan"), zhaoqing = Certificate("zhaoqing");
        return (new CityTrust(foshan, DigestOf(zhaoqing)), new CityTrust(zhaoqing, DigestOf(foshan)));
    }

    /// <summary>From files: the own one with its key as PKCS #12, of the other the certificate alone.</summary>
    public static CityTrust Read(string own, string peer)
    {
        using var other = X509CertificateLoader.LoadCertificateFromFile(peer);
        return new CityTrust(X509CertificateLoader.LoadPkcs12FromFile(own, password: null), DigestOf(other));
    }

    /// <summary>A certificate that vouches for itself.</summary>
    public static X509Certificate2 Certificate(string name)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var made = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256).CreateSelfSigned(DateTimeOffset.UtcNow.AddMinutes(-5), DateTimeOffset.UtcNow.AddYears(1));
        return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pkcs12), password: null, X509KeyStorageFlags.Exportable);
    }

    /// <summary>Whether a certificate is the other's, and in its time.</summary>
    public bool IsPeer(X509Certificate? shown)
    {
        if (shown is null) return false;
        using var certificate = X509CertificateLoader.LoadCertificate(shown.GetRawCertData());
        var now = DateTime.Now;
        return certificate.NotBefore <= now && now < certificate.NotAfter && CryptographicOperations.FixedTimeEquals(Convert.FromHexString(DigestOf(certificate)), Convert.FromHexString(PeerSha256));
    }

    private static string DigestOf(X509Certificate2 certificate) => certificate.GetCertHashString(HashAlgorithmName.SHA256);
}
