using System.Collections.Immutable;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using NodaTime;
using NodaTime.Text;
using OneOf;
using Polly.CircuitBreaker;
using Polly.Timeout;
using Zhaoqing.GovServices.CrossRegion.Hosting;
using Zhaoqing.GovServices.Journal;

namespace Zhaoqing.GovServices.CrossRegion.Exchange.Hosting;

/// <summary>The way to another platform over HTTP. Safe for concurrent use.</summary>
/// <remarks>What is sent again has the same ids, and so is taken once however often it arrives. Made by <see cref="HandoverClientServices.AddHandoverLink"/>.</remarks>
/// <param name="clients">Makes the clients, with what makes them hold out.</param>
/// <param name="writes">The name of the client that sends messages.</param>
/// <param name="reads">The name of the client that only reads.</param>
internal sealed class HandoverClient(IHttpClientFactory clients, string writes, string reads) : IHandoverLink
{
    public async ValueTask<ImmutableArray<OneOf<Refusal, HandoverReceived>>> SendAsync(IReadOnlyList<ReadOnlyMemory<byte>> messages, CancellationToken cancellationToken)
    {
        var answers = await AskAsync(writes, HttpMethod.Post, "messages", HandoverWire.Write(messages), HandoverWire.Json.AnswerJsonArray, cancellationToken).ConfigureAwait(false);
        var read = answers.Select(HandoverWire.FromJson).ToArray();
        return Array.TrueForAll(read, answer => answer is not null) ? [.. read.Select(answer => answer!.Value)] : throw Unreadable();
    }

    public async ValueTask<HandoverGreeting> GreetAsync(HandoverGreeting own, CancellationToken cancellationToken) => await AskAsync(
        writes, HttpMethod.Post, "greeting", JsonSerializer.SerializeToUtf8Bytes(own, HandoverWire.Json.HandoverGreeting), HandoverWire.Json.HandoverGreeting, cancellationToken).ConfigureAwait(false) is { Versions.IsDefault: false } greeting
        ? greeting
        : throw Unreadable();

    public async ValueTask<HandoverDay> DayAsync(LocalDate day, CancellationToken cancellationToken) =>
        await AskAsync(reads, HttpMethod.Get, $"days/{LocalDatePattern.Iso.Format(day)}", body: null, HandoverWire.Json.HandoverDay, cancellationToken).ConfigureAwait(false) is var answer && answer.Day == day
            ? answer
            : throw Unreadable();

    public async ValueTask<ImmutableArray<HandoverTally>> TalliesAsync(LocalDate day, CancellationToken cancellationToken)
    {
        var answer = await AskAsync(reads, HttpMethod.Get, $"days/{LocalDatePattern.Iso.Format(day)}/cases", body: null, HandoverWire.Json.HandoverTallyArray, cancellationToken).ConfigureAwait(false);
        return HandoverWire.AreTallies(answer) ? [.. answer] : throw Unreadable();
    }

    private async Task<T> AskAsync<T>(string client, HttpMethod method, string path, byte[]? body, JsonTypeInfo<T> contract, CancellationToken cancellationToken)
        where T : class
    {
        try
        {
            using var http = clients.CreateClient(client);
            using var request = new HttpRequestMessage(method, new Uri(path, UriKind.Relative));
            if (body is not null) request.Content = new ByteArrayContent(body) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
            using var answer = await http.SendAsync(request, cancellationToken).ConfigureAwait(false);
            if (answer.StatusCode != HttpStatusCode.OK) throw Unreachable(fault: null);
            byte[] content = await answer.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false);
            return JsonSerializer.Deserialize(content, contract) ?? throw Unreadable();
        }
        catch (JsonException)
        {
            throw Unreadable();
        }
        catch (Exception fault) when (fault is HttpRequestException or TimeoutRejectedException or BrokenCircuitException || (fault is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            throw Unreachable(fault);
        }
    }

    private static JournalUnavailableException Unreachable(Exception? fault) => new("对方平台暂时不能连接,消息留在本平台,稍后自动重发。", fault!);

    private static JournalUnavailableException Unreadable() => new("对方平台的应答不能识别,不予采信,稍后自动重发。");
}
