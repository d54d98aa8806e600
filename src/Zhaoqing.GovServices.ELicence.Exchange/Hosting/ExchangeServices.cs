using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http.Resilience;
using Microsoft.Extensions.Options;
using Polly;
using Zhaoqing.GovServices.ELicence.Hosting;

namespace Zhaoqing.GovServices.ELicence.Exchange.Hosting;

/// <summary>Adds the exchange to a host, on either side.</summary>
public static class ExchangeServices
{
    internal const string Fetch = "queryCertInfoByHolderCode", Verify = "verifyCertInfo";

    /// <summary>Answers other systems under an address: <c>POST …/queryCertInfoByHolderCode</c> and <c>POST …/verifyCertInfo</c>. Needs a <see cref="LicenceExchange"/>.</summary>
    /// <remarks>The answer is 200 with the status in its head, as is customary there; 400 where the question is at fault, 401 where the asker is not who it says. Nothing is cached.</remarks>
    /// <param name="routes">The routes of the host.</param>
    /// <param name="prefix">The address, for example <c>/api/v1/licence-exchange</c>.</param>
    public static RouteGroupBuilder MapLicenceExchange(this IEndpointRouteBuilder routes, string prefix)
    {
        ArgumentNullException.ThrowIfNull(routes);
        var group = routes.MapGroup(prefix);
        group.MapPost(Fetch, (HttpContext context) => AnswerAsync(context, LicenceActions.FetchData));
        group.MapPost(Verify, (HttpContext context) => AnswerAsync(context, LicenceActions.Verify));
        return group;
    }

    /// <summary>Adds an <see cref="ExchangeClient"/>: each attempt and all of them have a timeout, a question without an answer is sent again as the same request, and where most fail nothing is sent for a while.</summary>
    /// <param name="services">The services of the host.</param>
    /// <param name="configure">Sets the options; they are checked at the start.</param>
    public static IHttpClientBuilder AddLicenceExchangeClient(this IServiceCollection services, Action<ExchangeOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.AddOptions<ExchangeOptions>().Configure(configure).Validate(options => options.Fault is null, "The options of the licence exchange cannot be used; see ExchangeOptions.").ValidateOnStart();
        var client = services.AddHttpClient<ExchangeClient>((provider, http) =>
        {
            var options = provider.GetRequiredService<IOptions<ExchangeOptions>>().Value;
            http.BaseAddress = options.Address;
            http.Timeout = options.TotalTimeout;
        });
        // A question goes nowhere but to the address: it holds a number and a secret.
        client.ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) });
        client.AddResilienceHandler("licence-exchange", (pipeline, context) => HoldOut(pipeline, context.ServiceProvider.GetRequiredService<IOptions<ExchangeOptions>>().Value));
        // Inside the strategies, so that half an answer is one that failed.
        client.AddHttpMessageHandler(() => new WholeAnswer());
        return client;
    }

    private static void HoldOut(ResiliencePipelineBuilder<HttpResponseMessage> pipeline, ExchangeOptions options) => pipeline
        .AddRetry(new HttpRetryStrategyOptions { MaxRetryAttempts = options.Retries, Delay = options.RetryDelay, BackoffType = DelayBackoffType.Exponential, UseJitter = true, ShouldRetryAfterHeader = true })
        .AddCircuitBreaker(new HttpCircuitBreakerStrategyOptions { FailureRatio = 0.5, MinimumThroughput = options.BreakAfter, SamplingDuration = options.BreakFor, BreakDuration = options.BreakFor })
        .AddTimeout(options.AttemptTimeout);

    private sealed class WholeAnswer : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var answer = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
            await answer.Content.LoadIntoBufferAsync(ExchangeAnswer.MaxBytes, cancellationToken).ConfigureAwait(false);
            return answer;
        }
    }

    private static async Task AnswerAsync(HttpContext context, LicenceActions action)
    {
        byte[] question = await Bounded.ReadAsync(context.Request.Body, ExchangeQuery.MaxBytes, context.RequestAborted).ConfigureAwait(false);
        var answer = await context.RequestServices.GetRequiredService<LicenceExchange>().AnswerAsync(action, question, context.RequestAborted).ConfigureAwait(false);
        context.Response.StatusCode = answer.Status switch
        {
            ExchangeStatus.InputMissing or ExchangeStatus.HolderTypeWrong or ExchangeStatus.LicenceTypeWrong => StatusCodes.Status400BadRequest,
            ExchangeStatus.NotAuthenticated => StatusCodes.Status401Unauthorized,
            _ => StatusCodes.Status200OK,
        };
        context.Response.ContentType = "application/json; charset=utf-8";
        context.Response.Headers.CacheControl = "no-store";
        await context.Response.Body.WriteAsync(answer.Write(), context.RequestAborted).ConfigureAwait(false);
    }
}
