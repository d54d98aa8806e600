using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NodaTime;
using Zhaoqing.GovServices.CrossRegionCities.Link;
using Zhaoqing.GovServices.HotlineDesks.Tests;
using Zhaoqing.GovServices.Journal.Hosting;

namespace Zhaoqing.GovServices.CrossRegionCities.Tests;

/// <summary>Both cities on free ports of the loopback, each with a record in memory, with mutual TLS between them.</summary>
public sealed class RunningCities : IAsyncLifetime
{
    private readonly int[] _ports = FreePorts.Take(4);
    private readonly (CityTrust Foshan, CityTrust Zhaoqing) _trust = CityTrust.Made();
    private readonly CityAgreement _agreement = CityAgreement.Read(CityAgreement.Sample);
    private readonly List<WebApplication> _apps = [];

    /// <summary>Where 肇庆 answers the other platform.</summary>
    internal Uri Exchange => new($"https://127.0.0.1:{_ports[3]}/");

    /// <summary>The certificate of 佛山.</summary>
    internal X509Certificate2 OfFoshan => _trust.Foshan.Own;

    /// <summary>The time by the clock of 肇庆.</summary>
    internal Instant Now => Instant.FromDateTimeOffset(_apps[1].Services.GetRequiredService<TimeProvider>().GetUtcNow());

    internal Uri FoshanPages => new($"http://127.0.0.1:{_ports[0]}");

    internal Listener Log { get; } = new();

    internal Browser Foshan => new(FoshanPages);

    internal Uri ZhaoqingPages => new($"http://127.0.0.1:{_ports[1]}");

    internal Browser Zhaoqing => new(ZhaoqingPages);

    /// <summary>Somebody who speaks to the port of the exchange with a certificate, or none.</summary>
    internal HttpClient Caller(X509Certificate2? certificate) => new(new SocketsHttpHandler
    {
        SslOptions = new SslClientAuthenticationOptions { ClientCertificates = certificate is null ? [] : [certificate], RemoteCertificateValidationCallback = (_, shown, _, _) => _trust.Foshan.IsPeer(shown) },
    });

    public async Task InitializeAsync()
    {
        await StartAsync(new CitySettings(City.Foshan, _ports[0], _ports[2], _ports[3], _trust.Foshan, _agreement));
        await StartAsync(new CitySettings(City.Zhaoqing, _ports[1], _ports[3], _ports[2], _trust.Zhaoqing, _agreement));
    }

    public async Task DisposeAsync()
    {
        foreach (var app in _apps) await app.DisposeAsync();
        _trust.Foshan.Own.Dispose();
        _trust.Zhaoqing.Own.Dispose();
    }

    private async Task StartAsync(CitySettings settings)
    {
        var app = CityApp.Build([], settings with { GreetEvery = TimeSpan.FromMilliseconds(100), Reconciliation = settings.Reconciliation with { Again = Duration.FromMilliseconds(100) } }, journal => journal.UseInMemoryJournal(), builder => builder.Logging.ClearProviders().AddProvider(Log));
        await app.StartAsync();
        _apps.Add(app);
    }
}
