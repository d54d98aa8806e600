using System.Net;
using System.Net.Http.Headers;
using Microsoft.Extensions.Options;
using OneOf;
using Polly.CircuitBreaker;
using Polly.Timeout;

namespace Zhaoqing.GovServices.ELicence.Exchange.Hosting;

/// <summary>Asks an exchange for licences under a grant. Safe for concurrent use.</summary>
/// <remarks>A question that is sent again has the same request id, and so is the same use however often it arrives. Neither holder nor secret stands in an address, a header or an exception.</remarks>
public sealed class ExchangeClient
{
    private readonly HttpClient _http;
    private readonly ExchangeOptions _options;

    /// <summary>A client; made by <see cref="ExchangeServices.AddLicenceExchangeClient"/>.</summary>
    /// <param name="http">Sends, with the address of the exchange and with what makes it hold out.</param>
    /// <param name="options">How it says who it is.</param>
    public ExchangeClient(HttpClient http, IOptions<ExchangeOptions> options)
    {
        ArgumentNullException.ThrowIfNull(http);
        ArgumentNullException.ThrowIfNull(options);
        _http = http;
        _options = options.Value;
    }

    /// <summary>Asks for fields (调取数据).</summary>
    /// <param name="ask">Makes the question, given who asks.</param>
    /// <param name="cancellationToken">Cancels the waiting; the use may have been made all the same, and asking again tells.</param>
    /// <returns>The answer, yes or no; refused with <c>e-licence.exchange-unreachable</c> or <c>e-licence.exchange-unreadable</c>, after which the same request may be sent again.</returns>
    public Task<OneOf<Refusal, ExchangeAnswer>> FetchAsync(Func<ExchangeHead, ExchangeQuery> ask, CancellationToken cancellationToken = default) => SendAsync(ExchangeServices.Fetch, ask, cancellationToken);

    /// <summary>Asks whether the licence is valid (核验); see <see cref="FetchAsync"/>.</summary>
    public Task<OneOf<Refusal, ExchangeAnswer>> VerifyAsync(Func<ExchangeHead, ExchangeQuery> ask, CancellationToken cancellationToken = default) => SendAsync(ExchangeServices.Verify, ask, cancellationToken);

    private async Task<OneOf<Refusal, ExchangeAnswer>> SendAsync(string operation, Func<ExchangeHead, ExchangeQuery> ask, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(ask);
        var query = ask(new ExchangeHead(_options.AccessId, _options.AccessToken));
        try
        {
            using var content = new ByteArrayContent(query.Write());
            content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
            using var answer = await _http.PostAsync(new Uri(operation, UriKind.Relative), content, cancellationToken).ConfigureAwait(false);
            if (answer.StatusCode is not (HttpStatusCode.OK or HttpStatusCode.BadRequest or HttpStatusCode.Unauthorized))
                return IsPassing(answer.StatusCode) ? ExchangeRefusals.Unreachable() : ExchangeRefusals.Unreadable();
            byte[] body = await answer.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false);
            bool isAnswer = ExchangeAnswer.Read(body).TryPickT1(out var read, out _) && (read.Licence is null || answer.StatusCode == HttpStatusCode.OK) && IsToTheQuestion(read, query);
            return isAnswer ? read : ExchangeRefusals.Unreadable();
        }
        catch (HttpRequestException fault) when (fault.HttpRequestError == HttpRequestError.ConfigurationLimitExceeded)
        {
            return ExchangeRefusals.Unreadable();
        }
        catch (Exception fault) when (fault is HttpRequestException or TimeoutRejectedException or BrokenCircuitException || (fault is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return ExchangeRefusals.Unreachable();
        }
    }

    private static bool IsPassing(HttpStatusCode status) => (int)status >= 500 || status is HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests;

    /// <summary>A yes is for the type and the fields that were asked for, whatever the exchange sends.</summary>
    private static bool IsToTheQuestion(ExchangeAnswer answer, ExchangeQuery query) =>
        answer.Licence is not { } licence || (licence.Parts.Type == query.Licence && answer.Fields.Keys.All(field => query.Fields.Contains(field, StringComparer.Ordinal)));
}
