using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NodaTime;
using Zhaoqing.GovServices.Hotline;
using Zhaoqing.GovServices.Hotline.Hosting;
using Zhaoqing.GovServices.HotlineDesks.Link;
using Zhaoqing.GovServices.Journal;
using Zhaoqing.GovServices.TimeLimit;

namespace Zhaoqing.GovServices.HotlineDesks.Tests;

/// <summary>Both desks on free ports of the loopback, each with a record in memory.</summary>
public sealed class RunningDesks : IAsyncLifetime
{
    private static readonly HandlingPolicy Later = new(9, HandlingPolicy.Sample.Limits.Select(limit => limit with { From = new LocalDate(2199, 1, 1) }));

    private readonly X509Certificate2 _hotline = Certificate(), _police = Certificate();
    private readonly Dictionary<BridgeDesk, WebApplication> _desks = [];

    /// <summary>Whether the handling policy of the city is laid down for today.</summary>
    internal bool IsPolicyThere { get; set; } = true;

    internal Uri HotlineAt => Address(BridgeDesk.Hotline);

    internal Uri PoliceAt => Address(BridgeDesk.Police);

    internal Browser Hotline => new(HotlineAt);

    internal Browser Police => new(PoliceAt);

    /// <summary>A case as 110 has it.</summary>
    internal async Task<BridgeCase> CaseAsync(string id) =>
        (await _desks[BridgeDesk.Police].Services.GetRequiredService<BridgeStation>().FindAsync(BridgeCaseId.TryParse(id, out var parsed) ? parsed : default))!;

    /// <summary>The link of a desk tells that something went wrong in its program.</summary>
    internal void Fault(BridgeDesk desk) => _desks[desk].Services.GetRequiredService<LinkService>().Tell(new LinkFaulted(new InvalidOperationException("Made up.")));

    /// <summary>A newer program begins a stream in the record of a desk, with something this one cannot read.</summary>
    internal async Task BeginNewerAsync(BridgeDesk desk, StreamId stream)
    {
        var newer = new NewEvent(Guid.CreateVersion7(), "hotline.tomorrow.v1", Instant.FromUtc(2026, 3, 2, 1, 0), "newer", "{}"u8.ToArray());
        Assert.True((await _desks[desk].Services.GetRequiredService<IEventStore>().AppendAsync(stream, 0, [newer])).IsT1);
    }

    public async Task InitializeAsync()
    {
        var listening = new LinkSettings(new IPEndPoint(IPAddress.Loopback, 0), Dial: null, new BridgeTrust(_police, BridgeTrust.ThumbprintOf(_hotline)));
        await StartAsync(BridgeDesk.Police, listening);
        var at = await _desks[BridgeDesk.Police].Services.GetRequiredService<LinkService>().Bound;
        await StartAsync(BridgeDesk.Hotline, new LinkSettings(Listen: null, at, new BridgeTrust(_hotline, BridgeTrust.ThumbprintOf(_police))));
    }

    public async Task DisposeAsync()
    {
        foreach (var desk in _desks.Values) await desk.DisposeAsync();
        _hotline.Dispose();
        _police.Dispose();
    }

    private async Task StartAsync(BridgeDesk desk, LinkSettings link)
    {
        var app = DeskApp.Build([], desk, "http://127.0.0.1:0", new InMemoryEventStore(), link, builder =>
        {
            builder.Logging.ClearProviders();
            builder.Services.AddSingleton<Func<Instant, HandlingRules>>(services => _ => new HandlingRules(WorkingCalendar.StateCouncil, IsPolicyThere ? HandlingPolicy.Sample : Later, services.GetRequiredService<CityData>().Directory));
        });
        await app.StartAsync();
        _desks[desk] = app;
    }

    private Uri Address(BridgeDesk desk) => new(_desks[desk].Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());

    private static X509Certificate2 Certificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var made = new CertificateRequest("CN=bridge", key, HashAlgorithmName.SHA256).CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(200));
        return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pkcs12), password: null);
    }
}
