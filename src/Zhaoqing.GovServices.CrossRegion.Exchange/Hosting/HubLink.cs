using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using NodaTime;
using OneOf;
using Zhaoqing.GovServices.CrossRegion.Hosting;
using Zhaoqing.GovServices.Journal;

namespace Zhaoqing.GovServices.CrossRegion.Exchange.Hosting;

/// <summary>The way to another platform through a middle platform.</summary>
/// <param name="exchange">This platform's end there.</param>
/// <param name="station">This platform's end of the hand-overs.</param>
/// <param name="peer">The other platform.</param>
internal sealed class HubLink(HubExchange exchange, HandoverStation station, DivisionCode peer) : IHandoverLink
{
    private DivisionCode Self => station.Sites.Self;

    public async ValueTask<ImmutableArray<OneOf<Refusal, HandoverReceived>>> SendAsync(IReadOnlyList<ReadOnlyMemory<byte>> messages, CancellationToken cancellationToken)
    {
        var answers = await exchange.AskAsync([.. messages.Select(body => HubWire.Envelope(Self, peer, HubWire.Message, answers: null, body))], cancellationToken).ConfigureAwait(false);
        var read = ImmutableArray.CreateBuilder<OneOf<Refusal, HandoverReceived>>(answers.Length);
        foreach (var answer in answers)
        {
            read.Add(answer.TryPickT0(out var refusal, out var envelope) ? refusal
                : envelope.Kind is HubWire.Answer && HandoverWire.FromJson(HubWire.Read(envelope, HandoverWire.Json.AnswerJson)) is { } received ? received
                : throw await UnreadableAsync(envelope, cancellationToken).ConfigureAwait(false));
        }

        return read.MoveToImmutable();
    }

    public async ValueTask<HandoverGreeting> GreetAsync(HandoverGreeting own, CancellationToken cancellationToken)
    {
        var (reply, greeting) = await AskAsync(HubWire.Greeting, JsonSerializer.SerializeToUtf8Bytes(own, HandoverWire.Json.HandoverGreeting), HandoverWire.Json.HandoverGreeting, cancellationToken).ConfigureAwait(false);
        return greeting.Versions.IsDefault ? throw await UnreadableAsync(reply, cancellationToken).ConfigureAwait(false) : greeting;
    }

    public async ValueTask<HandoverDay> DayAsync(LocalDate day, CancellationToken cancellationToken)
    {
        var (reply, read) = await AskAsync(HubWire.Day, Asked(day), HandoverWire.Json.HandoverDay, cancellationToken).ConfigureAwait(false);
        return read.Day == day ? read : throw await UnreadableAsync(reply, cancellationToken).ConfigureAwait(false);
    }

    public async ValueTask<ImmutableArray<HandoverTally>> TalliesAsync(LocalDate day, CancellationToken cancellationToken)
    {
        var (reply, read) = await AskAsync(HubWire.Cases, Asked(day), HandoverWire.Json.HandoverTallyArray, cancellationToken).ConfigureAwait(false);
        return HandoverWire.AreTallies(read) ? [.. read] : throw await UnreadableAsync(reply, cancellationToken).ConfigureAwait(false);
    }

    private static byte[] Asked(LocalDate day) => JsonSerializer.SerializeToUtf8Bytes(new DayAskedJson(day), HandoverWire.Json.DayAskedJson);

    private async ValueTask<(HubEnvelope Reply, T Read)> AskAsync<T>(string kind, byte[] body, JsonTypeInfo<T> contract, CancellationToken cancellationToken)
        where T : class
    {
        var answer = (await exchange.AskAsync([HubWire.Question(Self, peer, kind, body)], cancellationToken).ConfigureAwait(false))[0];
        // A middle platform that carries no questions says so: people are told, and what was said goes over all the same.
        if (answer.TryPickT0(out var refusal, out var reply)) throw Refused(refusal, refusal.Message);
        if (reply.Kind is HubWire.Problem && HubWire.Read(reply, HandoverWire.Json.ProblemJson) is { Message.Length: > 0 and <= 1_000 } problem) throw Refused(HandoverWire.Told(problem.Code, problem.Message, field: null), problem.Message);
        return reply.Kind is HubWire.Reply && HubWire.Read(reply, contract) is { } read ? (reply, read) : throw await UnreadableAsync(reply, cancellationToken).ConfigureAwait(false);
    }

    private static JournalUnavailableException Refused(Refusal refusal, string said) => new(said, new HandoverRefusedException(refusal));

    private async Task<JournalUnavailableException> UnreadableAsync(HubEnvelope envelope, CancellationToken cancellationToken)
    {
        await station.KeepRefusedAsync(peer, HubRefusals.Malformed("body"), envelope.Body, cancellationToken).ConfigureAwait(false);
        return new JournalUnavailableException("对方平台的应答不能识别,不予采信,已留存待查,稍后自动重发。");
    }
}
