using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using NodaTime;
using NodaTime.Text;
using OneOf;
using OneOf.Types;

namespace Zhaoqing.GovServices.CrossRegion.Exchange.Hosting;

/// <summary>Which certificates another platform may show (对方证书): exactly those that were agreed on, each in its time. The list is asked for anew every time, so that it is changed while the platform runs.</summary>
/// <remarks>
/// Safe for concurrent use where the list is. Ask at the handshake on both sides, and for every request where requests are answered: a connection that is open outlives its certificate otherwise.
/// </remarks>
/// <param name="pins">The certificates that are agreed on now.</param>
/// <param name="time">The clock.</param>
public sealed class PeerCertificates(Func<ImmutableArray<CertificatePin>> pins, TimeProvider time)
{
    /// <summary>Whether a certificate is one of the other platform's now.</summary>
    /// <param name="shown">The certificate; <see langword="null"/> where none was shown.</param>
    /// <returns>
    /// That it is; refused with <c>cross-region.certificate-missing</c>, <c>certificate-unknown</c>, <c>certificate-expired</c> (the certificate itself, or what was agreed on for it), or <c>certificate-not-yet</c>,
    /// each but the first naming the beginning of the digest.
    /// </returns>
    [Clause("CON-2.4")]
    public OneOf<Refusal, Success> Check(X509Certificate? shown)
    {
        if (shown is null) return CertificateRefusals.Missing();
        using var certificate = X509CertificateLoader.LoadCertificate(shown.GetRawCertData());
        string digest = certificate.GetCertHashString(HashAlgorithmName.SHA256);
        var agreed = pins().Where(pin => string.Equals(pin.Sha256, digest, StringComparison.Ordinal)).ToArray();
        if (agreed.Length == 0) return CertificateRefusals.Unknown(digest);
        var now = Instant.FromDateTimeOffset(time.GetUtcNow());
        Instant from = Instant.FromDateTimeUtc(certificate.NotBefore.ToUniversalTime()), until = Instant.FromDateTimeUtc(certificate.NotAfter.ToUniversalTime());
        if (now < from) return CertificateRefusals.NotYet(digest, from);
        if (now >= until) return CertificateRefusals.Expired(digest, until);
        if (Array.Exists(agreed, pin => !(now < pin.From) && !(now >= pin.Until))) return default(Success);
        return agreed.Select(pin => pin.Until).Max() is { } end && now >= end ? CertificateRefusals.Expired(digest, end) : CertificateRefusals.NotYet(digest, agreed.Select(pin => pin.From).Max() ?? from);
    }
}

/// <summary>What is refused of a certificate, with its ground.</summary>
internal static class CertificateRefusals
{
    private static LegalGround Connection { get; } = LegalGround.OfClause("CON-2.4");

    public static Refusal Missing() => new("cross-region.certificate-missing", "对方没有出示证书,不予连接。", Connection);

    public static Refusal Unknown(string digest) => new("cross-region.certificate-unknown", $"证书 {Named(digest)} 不是约定的对方证书,不予连接;对方如已换发,请核实后登记其摘要。", Connection);

    public static Refusal Expired(string digest, Instant end) => new("cross-region.certificate-expired", $"对方证书 {Named(digest)} 已于 {At(end)} 到期,不予连接;请对方换发并登记新证书的摘要。", Connection);

    public static Refusal NotYet(string digest, Instant begin) => new("cross-region.certificate-not-yet", $"对方证书 {Named(digest)} 自 {At(begin)} 起方可使用,不予连接。", Connection);

    private static string Named(string digest) => digest[..16];

    private static string At(Instant instant) => LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd HH:mm").Format(instant.InZone(ChinaTime.Zone).LocalDateTime);
}
