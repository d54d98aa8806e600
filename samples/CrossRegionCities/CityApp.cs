using System.Net;
using System.Security.Authentication;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Zhaoqing.GovServices.CrossRegion.Exchange.Hosting;
using Zhaoqing.GovServices.CrossRegion.Hosting;
using Zhaoqing.GovServices.CrossRegionCities.Acts;
using Zhaoqing.GovServices.CrossRegionCities.Link;
using Zhaoqing.GovServices.CrossRegionCities.Pages;
using Zhaoqing.GovServices.Hosting;
using Zhaoqing.GovServices.Journal;
using Zhaoqing.GovServices.Journal.Hosting;

namespace Zhaoqing.GovServices.CrossRegionCities;

/// <summary>One city's platform as a web application: its pages on the loopback, its record, its end of the exchange on a port of its own.</summary>
internal static partial class CityApp
{
    public static WebApplication Build(string[] args, CitySettings settings, Func<IGovServicesBuilder, IGovServicesBuilder> journal, Action<WebApplicationBuilder>? adjust = null)
    {
        var builder = WebApplication.CreateBuilder(args);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(IPAddress.Loopback, settings.PagesPort);
            kestrel.Listen(IPAddress.Loopback, settings.ExchangePort, port => port.UseHttps(https => Secure(https, settings.Trust)));
        });
        // How the link is LinkWatch tells, once; an attempt a second that fails is no news.
        // A form of a process that is gone is told to whoever sent it.
        builder.Logging.AddFilter("Microsoft.AspNetCore.Antiforgery", LogLevel.None).AddFilter("System.Net.Http", LogLevel.Error).AddFilter("Polly", LogLevel.None).AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
        builder.Services.AddRazorComponents();
        builder.Services.AddAntiforgery(options => options.Cookie.Name = $"form-{settings.City.Code}");
        builder.Services.AddDataProtection().UseEphemeralDataProtectionProvider();
        builder.Services.AddSingleton(settings);
        builder.Services.AddSingleton(services => new CityLink(services.HandoverLinkTo(settings.City.Peer.Code), settings, services.GetRequiredService<TimeProvider>()));
        builder.Services.AddSingleton<CityActs>();
        builder.Services.AddSingleton(services => new ReceiptBook(services.GetRequiredService<IEventStore>(), services.GetRequiredService<TimeProvider>()));
        builder.Services.AddHostedService<LinkWatch>();
        builder.Services.AddHandoverLink(settings.City.Peer.Code, Reach(settings), _ => Connecting(settings.Trust));
        journal(builder.Services.AddGovServices()).AddCrossRegion(
            new HandoverSites(settings.City.Code, settings.City.Peer.Code), (services, _) => services.GetRequiredService<CityLink>(), CrossRegionBuilder.Usual with { Poll = settings.GreetEvery, Lease = settings.OutboxLease }, settings.Reconciliation, settings.NewCases);
        adjust?.Invoke(builder);
        var app = builder.Build();
        var time = app.Services.GetRequiredService<TimeProvider>();
        app.Use(KeepApartAsync);
        app.Use(TellWhatWaitsAsync);
        app.UseAntiforgery();
        app.MapHandover(CitySettings.Exchange, context => settings.Trust.IsPeer(context.Connection.ClientCertificate) ? settings.City.Peer.Code : null, () => settings.EditionAt(time.GetUtcNow()).Edition);
        CityPages.Map(app);
        settings.Trust.Refused = refusal => NotTaken(app.Logger, settings.City.Peer.Name, refusal.Code, refusal.Message);
        settings.Agreement.Refused = why => NotRead(app.Logger, why);
        TellEdition(app.Logger, settings, settings.EditionAt(time.GetUtcNow()));
        return app;
    }

    /// <summary>Says by which edition a city works.</summary>
    public static void TellEdition(ILogger log, CitySettings settings, AgreementFile file) =>
        WorksBy(log, settings.City.Name, file.Edition, $"{file.Agreement.First}—{file.Agreement.Second}", file.Agreement.From, file.Agreement.Items.Length, file.Exceptions.Length);

    [LoggerMessage(Level = LogLevel.Warning, Message = "What changed in the agreement is not used, what was read before stays: {Why}")]
    private static partial void NotRead(ILogger log, string why);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Peer} is not let in: {Code}: {Why}")]
    private static partial void NotTaken(ILogger log, string peer, string code, string why);

    [LoggerMessage(Level = LogLevel.Information, Message = "{City} works by edition {Edition} of the agreement between {Parties}, from {From}: {Items} items, {Exceptions} exceptions.")]
    private static partial void WorksBy(ILogger log, string city, string edition, string parties, NodaTime.LocalDate from, int items, int exceptions);

    /// <summary>The exchange answers on its port alone, and the pages on theirs. Where the plug is pulled the other side gets no answer.</summary>
    private static Task KeepApartAsync(HttpContext context, RequestDelegate next)
    {
        bool isExchange = context.Request.Path.StartsWithSegments(CitySettings.Exchange, StringComparison.Ordinal);
        if (context.Request.IsHttps != isExchange)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        }

        if (isExchange && context.RequestServices.GetRequiredService<CityLink>().IsPulled)
        {
            context.Abort();
            return Task.CompletedTask;
        }

        context.Response.Headers.ContentSecurityPolicy = "default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'self'; img-src data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
        context.Response.Headers.XContentTypeOptions = "nosniff";
        return next(context);
    }

    /// <summary>Where the record cannot be written now the window is told so, and that nothing was done.</summary>
    private static async Task TellWhatWaitsAsync(HttpContext context, RequestDelegate next)
    {
        try
        {
            await next(context);
        }
        catch (JournalUnavailableException fault) when (!context.Response.HasStarted)
        {
            await Results.Text($"{fault.Message}未办理,请稍后用同一页面重新提交。", "text/plain; charset=utf-8", statusCode: StatusCodes.Status503ServiceUnavailable).ExecuteAsync(context);
        }
    }

    private static void Secure(HttpsConnectionAdapterOptions https, CityTrust trust)
    {
        (https.ServerCertificateSelector, https.ClientCertificateMode) = ((_, _) => trust.Own, ClientCertificateMode.RequireCertificate);
        https.SslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13;
        https.ClientCertificateValidation = (certificate, _, _) => trust.IsPeer(certificate);
    }

    private static SocketsHttpHandler Connecting(CityTrust trust) => new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        // The other's certificate is looked at when a connection is made.
        PooledConnectionLifetime = TimeSpan.FromMinutes(1),
        SslOptions =
        {
            LocalCertificateSelectionCallback = (_, _, _, _, _) => trust.Own,
            EnabledSslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13,
            RemoteCertificateValidationCallback = (_, certificate, _, _) => trust.IsPeer(certificate),
        },
    };

    private static Action<HandoverLinkOptions> Reach(CitySettings settings) => options =>
    {
        options.Address = settings.PeerAddress;
        (options.AttemptTimeout, options.TotalTimeout) = (TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(5));
        (options.Retries, options.RetryDelay) = (1, TimeSpan.FromMilliseconds(50));
        (options.BreakAfter, options.BreakFor) = (20, TimeSpan.FromMilliseconds(500));
    };
}
