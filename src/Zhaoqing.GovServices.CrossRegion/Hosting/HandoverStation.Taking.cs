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
    /// An answer to each; refused as <see cref="HandoverMessageCodec.Read"/> refuses, or with <c>cross-region.not-for-us</c>, <c>cross-region.receipt-not-theirs</c>, <c>cross-region.clock-ahead</c>,
    /// <c>cross-region.replaced-too-often</c>, <c>cross-region.case-full</c>; for a new case beyond <see cref="NewCaseLimits"/> with <c>cross-region.new-cases-full</c>, which is none of the message: it is sent again later, and not kept for inspection.
    /// </returns>
    /// <exception cref="ArgumentException">This platform is not connected with the other.</exception>
    [Clause("CON-2.4")]
    public async Task<ImmutableArray<OneOf<Refusal, HandoverReceived>>> TakeAsync(DivisionCode peer, IReadOnlyList<ReadOnlyMemory<byte>> messages, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(messages);
        if (!Sites.Peers.Contains(peer)) throw new ArgumentException("This platform is not connected with that one.", nameof(peer));
        var read = messages.Select(body => (Body: body, Answer: HandoverMessageCodec.Read(body.Span))).ToArray();
        var answers = new OneOf<Refusal, HandoverReceived>[messages.Count];
        await AllowAsync(peer, messages.Count, cancellationToken).ConfigureAwait(false);
        await Task.WhenAll(Enumerable.Range(0, read.Length).GroupBy(i => read[i].Answer.Match(_ => $"refused-{i}", message => message.Case.ToString()), StringComparer.Ordinal).Select(async one =>
        {
            // An append may be written before it returns: all of them are to stand in few commits.
            await Task.Yield();
            foreach (int i in one)
            {
                answers[i] = read[i].Answer.TryPickT0(out var refusal, out var message)
                    ? refusal
                    : HandoverMessageCodec.NamesTwice(read[i].Body.Span) ? MessageRefusals.NamesTwice()
                    : await TakeReadableAsync(peer, message, read[i].Body, cancellationToken).ConfigureAwait(false);
                if (!answers[i].TryPickT0(out refusal, out _)) continue;
                await (string.Equals(refusal.Code, ExchangeRefusals.NewCasesFullCode, StringComparison.Ordinal) ? KeepNewCasesFullAsync(peer, cancellationToken) : KeepRefusedAsync(peer, refusal, read[i].Body, cancellationToken)).ConfigureAwait(false);
            }
        })).ConfigureAwait(false);
        return [.. answers];
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
    private async Task<OneOf<Refusal, HandoverReceived>> TakeReadableAsync(DivisionCode peer, HandoverMessage message, ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        try
        {
            return await TakeAsync(peer, message, body, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception fault) when (fault is JsonException or UnknownEventException)
        {
            return ExchangeRefusals.CaseUnreadable();
        }
    }

    private async Task<OneOf<Refusal, HandoverReceived>> TakeAsync(DivisionCode peer, HandoverMessage message, ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        if (WhyNot(peer, message) is { } refusal) return refusal;
        var (intake, isNewCase) = (HandoverIntake.Duplicate, false);
        try
        {
            var answer = await _record.ChangeAsync(
                HandoverRecord.StreamOf(peer, message.Case),
                key: null,
                (found, now) =>
                {
                    if (found is null && !isNewCase && !(isNewCase = _allowance.Take(peer))) return ExchangeRefusals.NewCasesFull();
                    if (found is not null && found.Self == message.Sender) return ExchangeRefusals.NotForUs("sender");
                    if (found?.Messages.Any(kept => kept.Id == message.Id && (kept.Sender, kept.Seq) != (message.Sender, message.Seq)) == true) return HandoverRefusals.Field("id");
                    (var after, intake) = (found ?? HandoverCase.Empty(message.Case, Other(message.Sender))).Take(message);
                    // One that stands there, or that gave way to another in its place, adds nothing.
                    bool isKept = intake != HandoverIntake.Duplicate && after.Messages.Any(kept => kept.Id == message.Id);
                    if (isKept && intake == HandoverIntake.SequenceReuse && after.PeerReplacing.Count > HandoverCheck.MostReplaced) return HandoverRefusals.ReplacedTooOften();
                    if (isKept && (found?.PeerBytes ?? 0) + body.Length > _cases.MostBytesACase) return HandoverRefusals.CaseTooLarge(_cases.MostBytesACase);
                    return isKept ? [new HandoverMessageKept(now, message, body, IsOwn: false, Name(peer))] : ImmutableArray<HandoverRecorded>.Empty;
                },
                cancellationToken,
                isNew: message is { Seq: 1, Content: CaseBegun }).ConfigureAwait(false);
            return answer.MapT1(kept => new HandoverReceived(message.Case, intake, kept.State.SeenPeerSeq, kept.State.View?.Owner ?? message.Sender));
        }
        finally
        {
            if (isNewCase) _allowance.Settle(peer);
        }
    }

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
}
