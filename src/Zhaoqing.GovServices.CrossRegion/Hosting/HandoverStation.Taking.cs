using System.Collections.Immutable;
using System.Text.Json;
using NodaTime;
using OneOf;
using Zhaoqing.GovServices.Cases;
using Zhaoqing.GovServices.Journal;

namespace Zhaoqing.GovServices.CrossRegion.Hosting;

public sealed partial class HandoverStation
{
    /// <summary>Messages of another platform: each is recorded, once however often it comes, or refused with its ground and kept for inspection. None is half applied.</summary>
    /// <param name="peer">The platform, as the host has authenticated it.</param>
    /// <param name="messages">The bytes of the messages; those of one case are taken in their order.</param>
    /// <param name="cancellationToken">Cancels the waiting.</param>
    /// <returns>
    /// An answer to each; refused as <see cref="HandoverMessageCodec.Read(ReadOnlySpan{byte})"/> refuses, or with <c>cross-region.not-for-us</c>, <c>cross-region.receipt-not-theirs</c>, <c>cross-region.clock-ahead</c>,
    /// <c>cross-region.replaced-too-often</c>, <c>cross-region.case-full</c>; for a new case beyond <see cref="NewCaseLimits"/> with <c>cross-region.new-cases-full</c>, which is none of the message: it is sent again later, and not kept for inspection.
    /// </returns>
    /// <exception cref="ArgumentException">This platform is not connected with the other.</exception>
    [Clause("CON-2.4")]
    public async Task<ImmutableArray<OneOf<Refusal, HandoverReceived>>> TakeAsync(DivisionCode peer, IReadOnlyList<ReadOnlyMemory<byte>> messages, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(messages);
        if (!Sites.Peers.Contains(peer)) throw new ArgumentException("This platform is not connected with that one.", nameof(peer));
        var came = messages.Select(body => Read(peer, body)).ToArray();
        await AllowAsync(peer, cancellationToken).ConfigureAwait(false);
        await Task.WhenAll(came.GroupBy(one => one.Message?.Case).SelectMany(one => one.Key is null ? one.Select(unread => (Came[])[unread]) : [[.. one]]).Select(async one =>
        {
            // An append may be written before it returns: all of them are to stand in few commits.
            await Task.Yield();
            await TakeReadableAsync(peer, [.. one.Where(fit => fit.Refusal is null)], cancellationToken).ConfigureAwait(false);
            foreach (var refused in one)
            {
                if (refused.Refusal is not { } refusal) continue;
                await (string.Equals(refusal.Code, ExchangeRefusals.NewCasesFullCode, StringComparison.Ordinal) ? KeepNewCasesFullAsync(peer, cancellationToken) : KeepRefusedAsync(peer, refusal, refused.Body, cancellationToken)).ConfigureAwait(false);
            }
        })).ConfigureAwait(false);
        return [.. came.Select(one => one.Answer)];
    }

    /// <summary>The other platform acknowledged the beginning of a case; where nothing has been said in it since, its record is known without a look.</summary>
    internal async Task TakeFirstAckAsync(DivisionCode peer, HandoverReceived answer, StreamId stream, Instant begunAt, CancellationToken cancellationToken)
    {
        if (answer is { Intake: HandoverIntake.Stored, Seen: 1 })
        {
            var ack = HandoverRecord.ToRecord(new HandoverAckKept(Instant.Max(_record.Now(), begunAt), answer.Seen, answer.Owner));
            if ((await _store.AppendAsync(stream, 1, [ack], key: null, cancellationToken).ConfigureAwait(false)).IsT1) return;
        }

        await TakeAckAsync(peer, answer, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The other platform acknowledged something of a case.</summary>
    internal async Task TakeAckAsync(DivisionCode peer, HandoverReceived answer, CancellationToken cancellationToken) =>
        _ = await _record.ChangeAsync(
            HandoverRecord.StreamOf(peer, answer.Case),
            key: null,
            (found, now) => found is null ? ExchangeRefusals.CaseUnknown()
                : ReferenceEquals(found.TakeAck(answer.Seen, answer.Owner), found) ? ImmutableArray<HandoverRecorded>.Empty
                : [new HandoverAckKept(now, answer.Seen, answer.Owner)],
            cancellationToken).ConfigureAwait(false);

    /// <summary>A case whose record this program cannot read keeps no other case of the request from its answer.</summary>
    private async Task TakeReadableAsync(DivisionCode peer, Came[] ofOneCase, CancellationToken cancellationToken)
    {
        if (ofOneCase.Length == 0) return;
        try
        {
            await TakeAsync(peer, ofOneCase, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception fault) when (fault is JsonException or UnknownEventException)
        {
            foreach (var one in ofOneCase) one.Refusal = ExchangeRefusals.CaseUnreadable();
        }
    }

    /// <summary>The messages of one case in one append.</summary>
    private async Task TakeAsync(DivisionCode peer, Came[] ofOneCase, CancellationToken cancellationToken)
    {
        var first = ofOneCase[0].Message!;
        // What is not known to be none counts as a new case.
        bool isNew = first is { Seq: 1, Content: CaseBegun }, isPromised = false, isNewCase = true, isAnswered = false;
        try
        {
            var answer = await (isNew ? _begun : _record).ChangeAsync(
                HandoverRecord.StreamOf(peer, first.Case),
                key: null,
                (found, now) =>
                {
                    isNewCase = found is null;
                    isPromised = isPromised || (isNewCase && _allowance.Take(peer, first.Case));
                    return Taken(peer, ofOneCase, found, isPromised || !isNewCase, now);
                },
                cancellationToken,
                isNew).ConfigureAwait(false);
            isNewCase &= answer.IsT1;
            isAnswered = true;
        }
        finally
        {
            // What was taken stays promised until a look meets it.
            if (isPromised && !(isAnswered && isNewCase)) _allowance.GiveBack(peer, first.Case, isSure: isAnswered);
        }
    }

    /// <summary>What is to be recorded of the messages of a case, each of which is answered here.</summary>
    private OneOf<Refusal, ImmutableArray<HandoverRecorded>> Taken(DivisionCode peer, Came[] ofOneCase, HandoverCase? found, bool mayBegin, Instant now)
    {
        var kept = ImmutableArray.CreateBuilder<HandoverRecorded>(ofOneCase.Length);
        foreach (var one in ofOneCase)
        {
            one.Refusal = mayBegin ? null : ExchangeRefusals.NewCasesFull();
            if (!mayBegin || !Add(one, ref found)) continue;
            kept.Add(new HandoverMessageKept(now, one.Message!, one.Body, IsOwn: false, Name(peer)));
        }

        return found is null ? ofOneCase[0].Refusal! : kept.DrainToImmutable();
    }

    /// <summary>Whether a message is to be recorded; the case is then as it is with it.</summary>
    private bool Add(Came one, ref HandoverCase? found)
    {
        var message = one.Message!;
        var before = found ?? HandoverCase.Empty(message.Case, Other(message.Sender));
        if (before.Self == message.Sender) one.Refusal = ExchangeRefusals.NotForUs("sender");
        else if (before.Messages.Any(kept => kept.Id == message.Id && (kept.Sender, kept.Seq) != (message.Sender, message.Seq))) one.Refusal = HandoverRefusals.Field("id");
        if (one.Refusal is not null) return false;
        var (after, intake) = before.Take(message, recordedAt: null, one.Body.Length);
        // One that stands there, or that gave way to another in its place, adds nothing.
        bool isKept = intake != HandoverIntake.Duplicate && after.Messages.Any(kept => kept.Id == message.Id);
        if (isKept && intake == HandoverIntake.SequenceReuse && after.PeerReplacing.Count > HandoverCheck.MostReplaced) one.Refusal = HandoverRefusals.ReplacedTooOften();
        else if (isKept && after.PeerBytes > _cases.MostBytesACase) one.Refusal = HandoverRefusals.CaseTooLarge(_cases.MostBytesACase);
        if (one.Refusal is not null) return false;
        var there = isKept ? found = after : before;
        one.Received = new HandoverReceived(message.Case, intake, there.SeenPeerSeq, there.View?.Owner ?? message.Sender);
        return isKept;
    }

    private Came Read(DivisionCode peer, ReadOnlyMemory<byte> body) => HandoverMessageCodec.Read(body.Span, isNew: true).Match(
        refusal => new Came(body, message: null) { Refusal = refusal },
        message => new Came(body, message) { Refusal = WhyNot(peer, message) });

    /// <summary>Why a message is none of what that platform may tell this one.</summary>
    private Refusal? WhyNot(DivisionCode peer, HandoverMessage message)
    {
        if (HandoverDay.Of(message.Case) is null) return HandoverRefusals.Field("case");
        if (message.Seq > HandoverCheck.MostMessages) return HandoverRefusals.CaseFull();
        if (message.SentAt > _record.Now() + _skew) return ExchangeRefusals.FromTheFuture();
        return message.Content switch
        {
            CaseBegun begun when Sites.PeerOf(Unit(begun.Opening, message.Sender).Division) != peer => ExchangeRefusals.NotForUs($"content.opening.{Field(message.Sender)}.division"),
            CaseBegun begun when !Sites.Self.Contains(Unit(begun.Opening, Other(message.Sender)).Division) => ExchangeRefusals.NotForUs($"content.opening.{Field(Other(message.Sender))}.division"),
            PapersCollected collected when Sites.PeerOf(collected.Receipt.Division) != peer => ExchangeRefusals.ReceiptNotTheirs(),
            var content => HandoverCheck.WhyNotNew(content),
        };
    }

    private static HandoverUnit Unit(HandoverOpening opening, HandoverSide side) => side == HandoverSide.Receiving ? opening.Receiving : opening.Handling;

    private static string Field(HandoverSide side) => side == HandoverSide.Receiving ? "receiving" : "handling";

    private static string Name(DivisionCode peer) => $"platform-{peer}";

    /// <summary>A message that came, and what is answered to it.</summary>
    private sealed class Came(ReadOnlyMemory<byte> body, HandoverMessage? message)
    {
        public ReadOnlyMemory<byte> Body { get; } = body;

        /// <summary>What it says; <see langword="null"/> where it cannot be read.</summary>
        public HandoverMessage? Message { get; } = message;

        public Refusal? Refusal { get; set; }

        public HandoverReceived? Received { get; set; }

        public OneOf<Refusal, HandoverReceived> Answer => Refusal is { } refusal ? refusal : Received!;
    }
}
