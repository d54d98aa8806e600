using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using FsCheck.Xunit;
using Microsoft.Extensions.Time.Testing;
using NodaTime;
using Zhaoqing.GovServices.CrossRegion.Exchange.Hosting;
using static Zhaoqing.GovServices.CrossRegion.Exchange.Tests.PlatformServer;

namespace Zhaoqing.GovServices.CrossRegion.Exchange.Tests;

/// <summary>Which certificate of another platform is taken when.</summary>
public sealed class PeerCertificatesTests : IDisposable
{
    private readonly X509Certificate2 _old = Certificate(Now - Duration.FromDays(300), Now + Duration.FromDays(3)), _new = Certificate(Now, Now + Duration.FromDays(365));
    private readonly FakeTimeProvider _time = new(Now.ToDateTimeOffset());
    private ImmutableArray<CertificatePin> _pins = [];

    private PeerCertificates Peer => new(() => _pins, _time);

    public void Dispose()
    {
        _old.Dispose();
        _new.Dispose();
    }

    [Fact]
    [Clause("CON-2.4")]
    public void The_old_one_until_and_the_new_one_from_leave_no_pause()
    {
        Assert.Equal("certificate-missing", Said(null));
        Assert.Equal("certificate-unknown", Said(_old));
        _pins = [PinOf(_old) with { Until = Now + Duration.FromDays(2) }, PinOf(_new) with { From = Now + Duration.FromDays(1) }];
        Assert.Equal(("", "certificate-not-yet"), (Said(_old), Said(_new)));
        _time.Advance(TimeSpan.FromDays(1));
        Assert.Equal(("", ""), (Said(_old), Said(_new)));
        _time.Advance(TimeSpan.FromDays(1));
        Assert.Equal(("certificate-expired", ""), (Said(_old), Said(_new)));
        _pins = [PinOf(_old), PinOf(_new)];
        Assert.Equal(("", ""), (Said(_old), Said(_new)));
        _time.Advance(TimeSpan.FromDays(1));
        Assert.Equal(("certificate-expired", ""), (Said(_old), Said(_new)));
        _pins = [PinOf(_old)];
        Assert.Equal("certificate-unknown", Said(_new));
    }

    [Fact]
    public void What_is_refused_names_the_digest_and_the_day()
    {
        _pins = [PinOf(_old)];
        _time.Advance(TimeSpan.FromDays(3));
        string message = Peer.Check(_old).AsT0.Message;
        Assert.Contains(PinOf(_old).Sha256[..16], message, StringComparison.Ordinal);
        Assert.Contains("2026-12-03 09:00", message, StringComparison.Ordinal);
        Assert.Contains(PinOf(_new).Sha256[..16], Peer.Check(_new).AsT0.Message, StringComparison.Ordinal);
    }

    /// <summary>At every moment a certificate is taken where, and only where, it runs and some pin of it holds.</summary>
    [Property(MaxTest = 300)]
    public void Any_pin_that_holds_is_enough(sbyte hours, (sbyte?, sbyte?)[] terms)
    {
        _pins = [.. terms.Select(term => PinOf(_old) with { From = At(term.Item1), Until = At(term.Item2) })];
        var time = new FakeTimeProvider((Now + Duration.FromHours(hours)).ToDateTimeOffset());
        bool isTaken = hours < 72 && terms.Any(term => !(hours < term.Item1) && (term.Item2 is not { } end || hours < end));
        Assert.Equal(isTaken, new PeerCertificates(() => _pins, time).Check(_old).IsT1);

        static Instant? At(sbyte? hours) => hours is { } known ? Now + Duration.FromHours(known) : null;
    }

    [Fact]
    public void A_digest_has_its_form()
    {
        Assert.Equal(PinOf(_old), new CertificatePin(string.Join(':', PinOf(_old).Sha256.ToLowerInvariant().Chunk(2).Select(pair => new string(pair)))));
        foreach (string wrong in new[] { "", "ab", new string('g', 64), new string('a', 65) }) Assert.Throws<ArgumentException>(() => new CertificatePin(wrong));
    }

    private string Said(X509Certificate2? certificate) => Peer.Check(certificate).Match(refusal => refusal.Code["cross-region.".Length..], _ => "");

    private static CertificatePin PinOf(X509Certificate2 certificate) => new(certificate.GetCertHashString(HashAlgorithmName.SHA256));

    private static X509Certificate2 Certificate(Instant from, Instant until)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return new CertificateRequest("CN=platform", key, HashAlgorithmName.SHA256).CreateSelfSigned(from.ToDateTimeOffset(), until.ToDateTimeOffset());
    }
}
