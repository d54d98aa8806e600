using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Zhaoqing.GovServices.CrossRegion.Exchange.Hosting;

namespace Zhaoqing.GovServices.CrossRegionCities.Link;

/// <summary>Who may be at the other end: exactly the certificates that were agreed on (双向认证). Both the own one and those of the other are asked for anew each time, so that they are changed while the platform runs.</summary>
/// <param name="own">This platform's certificate with its key, as it is now.</param>
/// <param name="peer">Which certificates the other may show.</param>
internal sealed class CityTrust(Func<X509Certificate2> own, PeerCertificates peer)
{
    private string? _told;

    /// <summary>This platform's certificate with its key, as it is now.</summary>
    public X509Certificate2 Own => own();

    /// <summary>Is told why the other was refused, once for each reason until it is taken again.</summary>
    public Action<Refusal> Refused { get; set; } = _ => { };

    /// <summary>Both cities' certificates, made for this run.</summary>
    public static (CityTrust Foshan, CityTrust Zhaoqing) Made()
    {
        X509Certificate2 foshan = Certificate("foshan"), zhaoqing = Certificate("zhaoqing");
        return (Of(foshan, PinOf(zhaoqing)), Of(zhaoqing, PinOf(foshan)));
    }

    /// <summary>From files, which are read again when they change: the own one with its key as PKCS #12; of the other the certificate alone, or a list of digests with dates.</summary>
    /// <param name="own">The own one.</param>
    /// <param name="peer">The other's certificate; null where a list says which.</param>
    /// <param name="pins">A list <c>[{"sha256":"…","from":"2026-11-30T00:00:00Z","until":null}]</c>; null where there is one certificate.</param>
    public static CityTrust Read(string own, string? peer, string? pins)
    {
        var mine = new ChangingFile<X509Certificate2>(own, path => X509CertificateLoader.LoadPkcs12FromFile(path, password: null));
        var theirs = pins is not null
            ? new ChangingFile<ImmutableArray<CertificatePin>>(pins, PinFile.Read)
            : new ChangingFile<ImmutableArray<CertificatePin>>(peer ?? throw new InvalidOperationException("Certificates:Peer or Certificates:Pins is missing."), path =>
            {
                using var other = X509CertificateLoader.LoadCertificateFromFile(path);
                return [PinOf(other)];
            });
        return new CityTrust(() => mine.Value, new PeerCertificates(() => theirs.Value, TimeProvider.System));
    }

    /// <summary>A certificate that vouches for itself.</summary>
    public static X509Certificate2 Certificate(string name, TimeSpan? runs = null)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var made = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256).CreateSelfSigned(DateTimeOffset.UtcNow.AddMinutes(-5), DateTimeOffset.UtcNow + (runs ?? TimeSpan.FromDays(365)));
        return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pkcs12), password: null, X509KeyStorageFlags.Exportable);
    }

    /// <summary>How a certificate is agreed on.</summary>
    public static CertificatePin PinOf(X509Certificate2 certificate) => new(certificate.GetCertHashString(HashAlgorithmName.SHA256));

    /// <summary>Whether a certificate is the other's now.</summary>
    public bool IsPeer(X509Certificate? shown) => peer.Check(shown).Match(
        refusal =>
        {
            if (!string.Equals(Interlocked.Exchange(ref _told, refusal.Message), refusal.Message, StringComparison.Ordinal)) Refused(refusal);
            return false;
        },
        _ =>
        {
            _told = null;
            return true;
        });

    private static CityTrust Of(X509Certificate2 own, CertificatePin peer) => new(() => own, new PeerCertificates(() => [peer], TimeProvider.System));
}
