using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http.Resilience;
using Microsoft.Extensions.Options;
using Polly;
using Zhaoqing.GovServices.CrossRegion.Hosting;

namespace Zhaoqing.GovServices.CrossRegion.Exchange.Hosting;

/// <summary>Adds the way to other platforms to a host.</summary>
public static class HandoverClientServices
{
    /// <summary>Adds the clients of a platform: messages are sent again as they are, and where most requests fail nothing is sent for a while; a question that only reads is asked a second time beside the first where it takes long.</summary>
    /// <param name="services">The services of the host.</param>
    /// <param name="peer">The platform.</param>
    /// <param name="configure">Sets the options; they are checked at the start.</param>
    /// <param name="handler">Makes what connects, with the certificate of this platform and the check of the other's; <see langword="null"/> for the usual one.</param>
    public static IServiceCollection AddHandoverLink(this IServiceCollection services, DivisionCode peer, Action<HandoverLinkOptions> configure, Func<IServiceProvider, HttpMessageHandler>? handler = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configure);
        string name = NameOf(peer);
        services.AddOptions<HandoverLinkOptions>(name).Configure(configure).Validate(options => options.Fault is null, "The options of the link to another platform cannot be used; see HandoverLinkOptions.").ValidateOnStart();
        var writes = Client(services, name, name, handler);
        writes.AddResilienceHandler("hand-over", (pipeline, context) => HoldOut(pipeline, OptionsOf(context.ServiceProvider, name)));
        var reads = Client(services, ReadsOf(peer), name, handler);
        reads.AddStandardHedgingHandler().Configure((hedging, provider) => Hedge(hedging, OptionsOf(provider, name)));
        // Inside the strategies, so that half an answer is one that failed.
        writes.AddHttpMessageHandler(() => new WholeAnswer(HandoverWire.MostBytes));
        reads.AddHttpMessageHandler(() => new WholeAnswer(HandoverWire.MostDayBytes));
        return services;
    }

    /// <summary>The way to a platform that was added.</summary>
    public static IHandoverLink HandoverLinkTo(this IServiceProvider services, DivisionCode peer)
    {
        ArgumentNullException.ThrowIfNull(services);
        return new HandoverClient(services.GetRequiredService<IHttpClientFactory>(), NameOf(peer), ReadsOf(peer));
    }

    private static string NameOf(DivisionCode peer) => string.Create(CultureInfo.InvariantCulture, $"cross-region-{peer}");

    private static string ReadsOf(DivisionCode peer) => NameOf(peer) + "-reads";

    private static HandoverLinkOptions OptionsOf(IServiceProvider services, string name) => services.GetRequiredService<IOptionsMonitor<HandoverLinkOptions>>().Get(name);

    private static IHttpClientBuilder Client(IServiceCollection services, string name, string options, Func<IServiceProvider, HttpMessageHandler>? handler)
    {
        var client = services.AddHttpClient(name, (provider, http) =>
        {
            var set = OptionsOf(provider, options);
            (http.BaseAddress, http.Timeout) = (set.Address, set.TotalTimeout);
        });
        return handler is null
            ? client.ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) })
            : client.ConfigurePrimaryHttpMessageHandler(handler);
    }

    private static void HoldOut(ResiliencePipelineBuilder<HttpResponseMessage> pipeline, HandoverLinkOptions options) => pipeline
        .AddRetry(new HttpRetryStrategyOptions { MaxRetryAttempts = options.Retries, Delay = options.RetryDelay, BackoffType = DelayBackoffType.Exponential, UseJitter = true, ShouldRetryAfterHeader = true })
        .AddCircuitBreaker(new HttpCircuitBreakerStrategyOptions { FailureRatio = 0.5, MinimumThroughput = options.BreakAfter, SamplingDuration = options.BreakFor, BreakDuration = options.BreakFor })
        .AddTimeout(options.AttemptTimeout);

    private static void Hedge(HttpStandardHedgingResilienceOptions hedging, HandoverLinkOptions options)
    {
        hedging.TotalRequestTimeout.Timeout = options.TotalTimeout;
        (hedging.Hedging.MaxHedgedAttempts, hedging.Hedging.Delay) = (1, options.HedgeAfter);
        hedging.Endpoint.Timeout.Timeout = options.AttemptTimeout;
        hedging.Endpoint.CircuitBreaker.SamplingDuration = TimeSpan.FromTicks(Math.Max(options.BreakFor.Ticks, 2 * options.AttemptTimeout.Ticks));
        (hedging.Endpoint.CircuitBreaker.MinimumThroughput, hedging.Endpoint.CircuitBreaker.BreakDuration) = (options.BreakAfter, options.BreakFor);
    }

    private sealed class WholeAnswer(long most) : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var answer = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
            await answer.Content.LoadIntoBufferAsync(most, cancellationToken).ConfigureAwait(false);
            return answer;
        }
    }
}
