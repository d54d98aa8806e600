using System.Collections.Immutable;
using NodaTime;
using OneOf;
using Zhaoqing.GovServices.CrossRegion.Hosting;
using Zhaoqing.GovServices.Journal;

namespace Zhaoqing.GovServices.CrossRegion.Exchange.Hosting;

/// <summary>A platform's end at a middle platform (中台接入端): fetches what waits for it, answers, and gives every other platform a way (<see cref="LinkTo"/>) on which nothing counts as sent before the other has answered for it.</summary>
/// <remarks>
/// Safe for concurrent use. What came is acknowledged only after it stands in the record and its answer is on its way: whatever stops in between, it comes again, and changes nothing.
/// The middle platform is trusted to say who sent what, and with nothing else.
/// </remarks>
/// <param name="station">This platform's end of the hand-overs.</param>
/// <param name="hub">The middle platform.</param>
/// <param name="time">The clock.</param>
/// <param name="options">How it works.</param>
public sealed class HubExchange(HandoverStation station, IHandoverHub hub, TimeProvider time, HubOptions options) : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly HubWaiting _waiting = new();

    /// <summary>The way to another platform.</summary>
    public IHandoverLink LinkTo(DivisionCode peer) => new HubLink(this, station, peer);

    /// <summary>Fetches once what waits, records and answers it, and acknowledges it.</summary>
    /// <param name="cancellationToken">Ends it; what was not acknowledged comes again.</param>
    /// <returns>How many envelopes came.</returns>
    /// <exception cref="JournalUnavailableException">The middle platform or the record cannot be reached now.</exception>
    [Clause("CON-2.4")]
    public async Task<int> PollAsync(CancellationToken cancellationToken = default)
    {
        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var came = await hub.PollAsync(options.MostEnvelopes, cancellationToken).ConfigureAwait(false);
            if (came.IsEmpty) return 0;
            var back = new List<HubEnvelope>();
            foreach (var from in came.Where(envelope => envelope.Kind is HubWire.Message && IsPeer(envelope)).GroupBy(envelope => envelope.From)) back.AddRange(await TakeAsync(from.Key, [.. from], cancellationToken).ConfigureAwait(false));
            foreach (var envelope in came.Where(envelope => envelope.Kind is not HubWire.Message || !IsPeer(envelope)))
            {
                if (await AnswerAsync(envelope, cancellationToken).ConfigureAwait(false) is { } answer) back.Add(answer);
            }

            await SendBackAsync(back, cancellationToken).ConfigureAwait(false);
            await hub.AcknowledgeAsync([.. came.Select(envelope => envelope.Id).Distinct()], cancellationToken).ConfigureAwait(false);
            return came.Length;
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _turn.Dispose();

    /// <summary>What this platform says of itself.</summary>
    internal HandoverGreeting Greeting() => HandoverGreeting.Of(station.Sites.Self, options.EditionNow?.Invoke() ?? options.Edition, Instant.FromDateTimeOffset(time.GetUtcNow()));

    /// <summary>Pushes envelopes and waits until the platform they are for has answered each.</summary>
    /// <returns>For each the answer, or why the middle platform refused it.</returns>
    internal async ValueTask<ImmutableArray<OneOf<Refusal, HubEnvelope>>> AskAsync(IReadOnlyList<HubEnvelope> asked, CancellationToken cancellationToken)
    {
        using var answers = _waiting.For(asked);
        var pushed = await hub.PushAsync(asked, cancellationToken).ConfigureAwait(false);
        if (pushed.Length != asked.Count) throw new JournalUnavailableException("中台的应答与所发信封数不符,稍后重发。");
        for (int i = 0; i < asked.Count; i++)
        {
            if (pushed[i].TryPickT0(out var refusal, out _)) answers.Refuse(asked[i].Id, refusal);
        }

        long start = time.GetTimestamp();
        while (!answers.AreThere)
        {
            await PollAsync(cancellationToken).ConfigureAwait(false);
            if (answers.AreThere) break;
            if (time.GetElapsedTime(start) >= options.Wait) throw new JournalUnavailableException("对方平台尚未经中台应答,消息留在本平台,稍后自动重发。");
            using var enough = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            await Task.WhenAny(answers.All, Task.Delay(options.PollEvery, time, enough.Token)).ConfigureAwait(false);
            await enough.CancelAsync().ConfigureAwait(false);
            cancellationToken.ThrowIfCancellationRequested();
        }

        return await answers.All.ConfigureAwait(false);
    }

    private bool IsPeer(HubEnvelope envelope) => station.Sites.Peers.Contains(envelope.From);

    private async Task<IEnumerable<HubEnvelope>> TakeAsync(DivisionCode from, ImmutableArray<HubEnvelope> messages, CancellationToken cancellationToken)
    {
        var answers = await station.TakeAsync(from, [.. messages.Select(envelope => envelope.Body)], cancellationToken).ConfigureAwait(false);
        return messages.Zip(answers, (envelope, answer) => HubWire.Back(envelope, HubWire.Answer, HandoverWire.ToJson(answer), HandoverWire.Json.AnswerJson));
    }

    /// <summary>What is said to an envelope that is no message; nothing to an answer, and nothing to what cannot be read, which is kept.</summary>
    private async Task<HubEnvelope?> AnswerAsync(HubEnvelope envelope, CancellationToken cancellationToken)
    {
        if (!IsPeer(envelope)) return await RefuseAsync(envelope, HubRefusals.PeerUnknown(), cancellationToken).ConfigureAwait(false);
        switch (envelope.Kind)
        {
            case HubWire.Answer or HubWire.Reply or HubWire.Problem when envelope.Answers is not null:
                _waiting.Take(envelope);
                return null;
            case HubWire.Greeting:
                return HubWire.Back(envelope, HubWire.Reply, Greeting(), HandoverWire.Json.HandoverGreeting);
            case HubWire.Day when HubWire.Read(envelope, HandoverWire.Json.DayAskedJson) is { } asked:
                return HubWire.Back(envelope, HubWire.Reply, await station.DayAsync(envelope.From, asked.Day, cancellationToken).ConfigureAwait(false), HandoverWire.Json.HandoverDay);
            case HubWire.Cases when HubWire.Read(envelope, HandoverWire.Json.DayAskedJson) is { } asked:
                return HubWire.Back(envelope, HubWire.Reply, [.. await station.TalliesAsync(envelope.From, asked.Day, cancellationToken).ConfigureAwait(false)], HandoverWire.Json.HandoverTallyArray);
            case HubWire.Day or HubWire.Cases or HubWire.Answer or HubWire.Reply or HubWire.Problem:
                return await RefuseAsync(envelope, HubRefusals.Malformed(envelope.Answers is null && envelope.Kind is HubWire.Answer or HubWire.Reply or HubWire.Problem ? "answers" : "body"), cancellationToken).ConfigureAwait(false);
            default:
                return await RefuseAsync(envelope, HubRefusals.KindUnknown(), cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<HubEnvelope?> RefuseAsync(HubEnvelope envelope, Refusal refusal, CancellationToken cancellationToken)
    {
        await station.KeepRefusedAsync(envelope.From, refusal, envelope.Body, cancellationToken).ConfigureAwait(false);
        // Two ends that answer each other's answers would never stop.
        if (envelope.Kind is HubWire.Answer or HubWire.Reply or HubWire.Problem) return null;
        return envelope.Kind is HubWire.Message ? HubWire.Back(envelope, HubWire.Answer, HandoverWire.ToJson(refusal), HandoverWire.Json.AnswerJson) : ProblemTo(envelope, refusal);
    }

    private static HubEnvelope ProblemTo(HubEnvelope asked, Refusal refusal) => HubWire.Back(asked, HubWire.Problem, new ProblemJson(refusal.Code, refusal.Message), HandoverWire.Json.ProblemJson);

    /// <summary>An answer that the middle platform refuses, such as one that is too large for it, is kept, and who asked is told so.</summary>
    private async Task SendBackAsync(List<HubEnvelope> answers, CancellationToken cancellationToken)
    {
        if (answers.Count == 0) return;
        var pushed = await hub.PushAsync(answers, cancellationToken).ConfigureAwait(false);
        var told = new List<HubEnvelope>();
        for (int i = 0; i < pushed.Length; i++)
        {
            if (!pushed[i].TryPickT0(out var refusal, out _)) continue;
            await station.KeepRefusedAsync(answers[i].To, refusal, answers[i].Body, cancellationToken).ConfigureAwait(false);
            if (answers[i].Kind is HubWire.Reply) told.Add(HubWire.Envelope(answers[i].From, answers[i].To, HubWire.Problem, answers[i].Answers, System.Text.Json.JsonSerializer.SerializeToUtf8Bytes(new ProblemJson(refusal.Code, refusal.Message), HandoverWire.Json.ProblemJson)));
        }

        if (told.Count > 0) _ = await hub.PushAsync(told, cancellationToken).ConfigureAwait(false);
    }
}
