using System.Collections.Immutable;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Logging;
using Zhaoqing.GovServices.CrossRegion.Exchange.Hosting;
using Zhaoqing.GovServices.CrossRegionCities.Link;
using Zhaoqing.GovServices.HotlineDesks.Tests;
using Zhaoqing.GovServices.Journal.Hosting;

namespace Zhaoqing.GovServices.CrossRegionCities.Tests;

/// <summary>The certificate of 佛山 runs out while both run, and is changed for another without a restart of either.</summary>
public sealed class CertificateChangeTests : IAsyncLifetime
{
    private readonly int[] _ports = FreePorts.Take(4);
    private readonly X509Certificate2 _old = CityTrust.Certificate("foshan", TimeSpan.FromHours(1)), _new = CityTrust.Certificate("foshan-2"), _zhaoqing = CityTrust.Certificate("zhaoqing");
    private readonly Hours _time = new();
    private readonly Listener _log = new();
    private readonly List<WebApplication> _apps = [];
    private volatile X509Certificate2 _own;
    private ImmutableArray<CertificatePin> _pins;

    public CertificateChangeTests() => (_own, _pins) = (_old, [CityTrust.PinOf(_old)]);

    public async Task InitializeAsync()
    {
        var agreement = CityAgreement.Read(CityAgreement.Sample);
        await StartAsync(new CitySettings(City.Foshan, _ports[0], _ports[2], _ports[3], new CityTrust(() => _own, Peer(() => [CityTrust.PinOf(_zhaoqing)])), agreement));
        await StartAsync(new CitySettings(City.Zhaoqing, _ports[1], _ports[3], _ports[2], new CityTrust(() => _zhaoqing, Peer(() => _pins)), agreement));
    }

    public async Task DisposeAsync()
    {
        foreach (var app in _apps) await app.DisposeAsync();
        foreach (var certificate in new[] { _old, _new, _zhaoqing }) certificate.Dispose();
    }

    [Fact]
    [Clause("CON-2.4")]
    public async Task It_is_refused_and_named_when_it_runs_out_and_with_the_second_one_it_goes_on()
    {
        using var foshan = new Browser(new Uri($"http://127.0.0.1:{_ports[0]}"));
        using var zhaoqing = new Browser(new Uri($"http://127.0.0.1:{_ports[1]}"));
        await foshan.SeesAsync("/", "链路:已连通");
        string path = await BegunAsync(foshan);
        await zhaoqing.SeesAsync(path, "起草");

        _time.Forward(TimeSpan.FromHours(2));
        await foshan.SeesAsync("/", "链路:未连通");
        await foshan.GoAsync(path);
        Assert.Equal(System.Net.HttpStatusCode.OK, await foshan.SendAsync(path, ("act", "identify"), ("note", "示例")));
        Assert.Contains(_log.Lines, line => line.Said.Contains("cross-region.certificate-expired", StringComparison.Ordinal) && line.Said.Contains(CityTrust.PinOf(_old).Sha256[..16], StringComparison.Ordinal));

        // The new one is agreed on beside the old, and then shown.
        ImmutableInterlocked.InterlockedExchange(ref _pins, [CityTrust.PinOf(_old), CityTrust.PinOf(_new)]);
        _own = _new;
        await foshan.SeesAsync("/", "链路:已连通");
        await zhaoqing.SeesAsync(path, "身份已核验");
        await foshan.SeesAsync(path, "待送达 0 条");
    }

    [Fact]
    public void A_list_of_digests_is_read_again_when_its_file_changes_and_half_a_list_changes_nothing()
    {
        string folder = Directory.CreateTempSubdirectory("certificates-").FullName;
        try
        {
            string own = Path.Combine(folder, "own.pfx"), pins = Path.Combine(folder, "pins.json");
            File.WriteAllBytes(own, _zhaoqing.Export(X509ContentType.Pkcs12));
            Write(_old);
            var trust = CityTrust.Read(own, peer: null, pins);
            Assert.True(trust.IsPeer(_old) && !trust.IsPeer(_new));
            Write(_old, _new);
            Assert.True(trust.IsPeer(_old) && trust.IsPeer(_new));
            File.WriteAllText(pins, "[{\"sha256\":\"12");
            Touch(pins, 3);
            Assert.True(trust.IsPeer(_old) && trust.IsPeer(_new));
            File.WriteAllText(pins, $$"""[{"sha256":"{{CityTrust.PinOf(_old).Sha256}}","until":"2020-01-01T00:00:00Z"},{"sha256":"{{CityTrust.PinOf(_new).Sha256}}","from":"2020-01-01T00:00:00Z","until":null}]""");
            Touch(pins, 4);
            Assert.True(!trust.IsPeer(_old) && trust.IsPeer(_new));
            File.WriteAllBytes(own, _new.Export(X509ContentType.Pkcs12));
            Touch(own, 5);
            using var changed = trust.Own;
            Assert.Equal(_new.Thumbprint, changed.Thumbprint);

            void Write(params X509Certificate2[] certificates)
            {
                File.WriteAllText(pins, $"[{string.Join(',', certificates.Select(certificate => $"{{\"sha256\":\"{CityTrust.PinOf(certificate).Sha256}\"}}"))}]");
                Touch(pins, certificates.Length);
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }

        // However coarse the times of the file system are.
        static void Touch(string path, int seconds) => File.SetLastWriteTimeUtc(path, new DateTime(2026, 11, 30, 0, 0, seconds, DateTimeKind.Utc));
    }

    private static async Task<string> BegunAsync(Browser at)
    {
        (string, string)[] fields = [("matter", "demo-household"), ("receiving", "440605"), ("business", "441202"), ("choice", "ByRule")];
        await at.GoAsync("/cases/new?" + string.Join('&', fields.Select(field => $"{field.Item1}={field.Item2}")));
        Assert.Equal(System.Net.HttpStatusCode.OK, await at.SendAsync("/cases", fields));
        return at.Path;
    }

    private PeerCertificates Peer(Func<ImmutableArray<CertificatePin>> pins) => new(pins, _time);

    private async Task StartAsync(CitySettings settings)
    {
        var app = CityApp.Build([], settings with { GreetEvery = TimeSpan.FromMilliseconds(100) }, journal => journal.UseInMemoryJournal(), builder => builder.Logging.ClearProviders().AddProvider(_log));
        await app.StartAsync();
        _apps.Add(app);
    }

    /// <summary>The clock by which certificates are looked at.</summary>
    private sealed class Hours : TimeProvider
    {
        private long _ahead;

        public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + TimeSpan.FromTicks(Interlocked.Read(ref _ahead));

        public void Forward(TimeSpan by) => Interlocked.Add(ref _ahead, by.Ticks);
    }
}
