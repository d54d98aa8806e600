using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using NodaTime;
using Zhaoqing.GovServices.ELicence.Exchange.Hosting;
using Zhaoqing.GovServices.ELicence.Hosting;
using Zhaoqing.GovServices.Journal;

namespace Zhaoqing.GovServices.ELicence.Exchange.Tests;

/// <summary>A host that keeps licences, on a port of its own, with faults in the order of a script.</summary>
internal sealed class LicenceServer : IAsyncDisposable
{
    public const string Number = "990000199001010017", Secret = "secret-1", Name = "示例一";

    public static readonly Instant Now = Instant.FromUtc(2026, 11, 2, 1, 0);
    public static readonly HolderReference Holder = HolderReference.Of(new byte[32], CitizenIdentityNumber.Parse(Number));
    public static readonly LicenceIdentifier Card = LicenceIdentifier.Parse("1.2.156.3005.2.11100000000013127D001.11441200007141332C.TEST000001.001.C");

    private static readonly LicenceUser Window = new(UnifiedSocialCreditCode.Parse("11441200007141332C"), "window-3", "system-a");

    private static readonly GrantTerms Terms = new(
        Guid.Parse("00000000-0000-7000-8000-000000000001"), Holder, "account-holder", Window, new GrantPurpose("matter-1", "", "case-1", ServiceSector.Tax), ConsentBasis.Consent, Card.Parts.Type, Pinned: null,
        ["name"], LicenceActions.FetchData | LicenceActions.Verify, GrantSpan.Case, Now, Now + Duration.FromDays(1), UseLimit: 5, Duration.Zero, PreviewRequired: false, InPerson: false, RetentionDays: 1,
        new NoticeRecord("notice-1", new string('a', 64)));

    private readonly WebApplication _app;
    private int _requests;

    private LicenceServer(WebApplication app) => _app = app;

    public LicenceDesk Desk => _app.Services.GetRequiredService<LicenceDesk>();

    /// <summary>What happens to the next requests in the place of an answer.</summary>
    public ConcurrentQueue<Func<HttpContext, RequestDelegate, Task>> Script { get; } = new();

    public int Requests => _requests;

    public Uri Address => new(_app.Urls.Single() + "/api/v1/licence-exchange/");

    public static ExchangeQuery Query(ExchangeHead head) => new(
        head, new ExchangeHolder(CitizenIdentityNumber.Parse(Number)), Card.Parts.Type, "办理示例事项", Terms.Id, "request-1", "operator-1", Terms.Purpose, ["name"]);

    public static async Task<LicenceServer> StartAsync(ILoggerProvider? log = null, bool granted = true)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders().SetMinimumLevel(LogLevel.Trace);
        if (log is not null) builder.Logging.AddProvider(log);
        var desk = new LicenceDesk(
            new InMemoryEventStore(), new FakeTimeProvider(Now.ToDateTimeOffset()),
            new LicenceSources(GrantPolicy.Default, (_, _, _) => new LicenceFinding(1, Card, LicenceState.Valid), (_, _) => new UseFacts(OperatorMayAct: true, ChainHolds: true), (_, _, _) => ValueTask.FromResult<bool?>(null)));
        builder.Services.AddSingleton(desk);
        builder.Services.AddSingleton(new LicenceExchange(desk, new ExchangeSources(
            (head, _) => ValueTask.FromResult(head == new ExchangeHead("access-1", Secret) ? Window : null),
            holder => holder.ReferenceOf(new byte[32]),
            (_, _, _) => ValueTask.FromResult(ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal).Add("name", Name)))));
        var app = builder.Build();
        var server = new LicenceServer(app);
        app.Use((HttpContext context, RequestDelegate next) =>
        {
            Interlocked.Increment(ref server._requests);
            return server.Script.TryDequeue(out var fault) ? fault(context, next) : next(context);
        });
        app.MapLicenceExchange("/api/v1/licence-exchange");
        await app.StartAsync();
        if (granted) await server.GrantAsync();
        return server;
    }

    /// <summary>Answers a question as it stands in a body, without a connection.</summary>
    public async Task<int> AnswerAsync(Stream body)
    {
        var endpoint = _app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().First(one => one.RoutePattern.RawText!.EndsWith("queryCertInfoByHolderCode", StringComparison.Ordinal));
        var context = new DefaultHttpContext { RequestServices = _app.Services };
        context.Request.Body = body;
        await endpoint.RequestDelegate!(context);
        return context.Response.StatusCode;
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    private async Task GrantAsync()
    {
        var type = new LicenceType(Card.Parts.Type, "示例证", IsHighRisk: false, NeedsSeal: false, [new FaceField("name", "姓名", "身份", FieldSensitivity.Personal)]);
        var rules = new GrantRules(new LicenceTypes("t", [type]), [new LicenceNeed("m", type.Code, ["name"], Terms.Actions)], GrantPolicy.Default, Now + Duration.FromDays(1));
        Assert.True((await Desk.AskAsync(Terms, rules, "operator-1")).IsT1);
        Assert.True((await Desk.AllowAsync(Holder, Terms.Id, new GrantAuthority("account-holder", []), new GrantSignature(Terms.Digest(), "k", "", Verified: true))).IsT1);
    }
}
