using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using NodaTime;
using Zhaoqing.GovServices.CrossRegion.Exchange.Hosting;
using Zhaoqing.GovServices.CrossRegion.Hosting;
using Zhaoqing.GovServices.Journal;

namespace Zhaoqing.GovServices.CrossRegion.Exchange.Tests;

/// <summary>A platform on a port of its own, with faults in the order of a script.</summary>
internal sealed class PlatformServer : IAsyncDisposable
{
    public const string Edition = "fo-zhao-1";

    public static readonly Instant Now = Instant.FromUtc(2026, 11, 30, 1, 0);
    public static readonly DivisionCode FoshanCity = DivisionCode.Parse("4406"), ZhaoqingCity = DivisionCode.Parse("4412");

    private const string Header = "X-Platform";

    private readonly WebApplication _app;
    private int _requests;

    private PlatformServer(WebApplication app) => _app = app;

    /// <summary>The edition it works by now.</summary>
    public string EditionNow { get; set; } = Edition;

    public HandoverStation Station => _app.Services.GetRequiredService<HandoverStation>();

    /// <summary>What happens to the next requests in the place of an answer.</summary>
    public ConcurrentQueue<Func<HttpContext, RequestDelegate, Task>> Script { get; } = new();

    public int Requests => Volatile.Read(ref _requests);

    public Uri Address => new(_app.Urls.Single() + "/cross-region/v1/");

    public static async Task<PlatformServer> StartAsync(DivisionCode? site = null, DivisionCode? peer = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var time = new FakeTimeProvider(Now.ToDateTimeOffset());
        builder.Services.AddSingleton<TimeProvider>(time);
        builder.Services.AddSingleton(new HandoverStation(new InMemoryEventStore(), time, new HandoverSites(site ?? ZhaoqingCity, peer ?? FoshanCity)));
        var app = builder.Build();
        var server = new PlatformServer(app);
        app.Use((HttpContext context, RequestDelegate next) =>
        {
            Interlocked.Increment(ref server._requests);
            return server.Script.TryDequeue(out var fault) ? fault(context, next) : next(context);
        });
        app.MapHandover("/cross-region/v1", context => DivisionCode.TryParse((string?)context.Request.Headers[Header], provider: null, out var caller) ? caller : null, () => server.EditionNow);
        await app.StartAsync();
        return server;
    }

    /// <summary>The services of a platform that is connected with this one.</summary>
    public ServiceProvider Caller(DivisionCode? self = null, Action<HandoverLinkOptions>? adjust = null)
    {
        var services = new ServiceCollection();
        services.AddHandoverLink(ZhaoqingCity, options =>
        {
            options.Address = Address;
            (options.RetryDelay, options.AttemptTimeout) = (TimeSpan.Zero, TimeSpan.FromSeconds(30));
            options.TotalTimeout = TimeSpan.FromMinutes(1);
            adjust?.Invoke(options);
        }, _ => new Named(self ?? FoshanCity));
        return services.BuildServiceProvider();
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    /// <summary>Says who calls, as a certificate would.</summary>
    private sealed class Named(DivisionCode self) : DelegatingHandler(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false })
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            request.Headers.Remove(Header);
            request.Headers.Add(Header, self.ToString());
            return base.SendAsync(request, cancellationToken);
        }
    }
}
