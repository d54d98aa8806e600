using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;
using OneOf;
using Zhaoqing.GovServices.Cases;
using Zhaoqing.GovServices.Journal;
using Zhaoqing.GovServices.Journal.Hosting;

namespace Zhaoqing.GovServices.CrossRegion.Hosting;

/// <summary>A platform's end of hand-overs over its own record (跨域交接站): what it says, what it hears, what is refused.</summary>
/// <remarks>
/// Safe for concurrent use; any number of hosts of one platform may share a journal. What it returns has been recorded durably. It goes on working while the other platform is away: what is said waits in the record.
/// </remarks>
public sealed partial class HandoverStation : IDisposable
{
    private readonly IEventStore _store;
    private readonly StreamRecord<HandoverCase, HandoverRecorded> _record;
    private readonly StreamRecord<HandoverCase, HandoverRecorded> _begun;
    private readonly JournalFollower _follower;
    private readonly HandoverBook _book;
    private readonly KeptRefusals _refusals;
    private readonly StreamMemory _memory = new();
    private readonly Duration _skew;

    /// <summary>A platform's end.</summary>
    /// <param name="store">The journal of this platform.</param>
    /// <param name="time">The clock.</param>
    /// <param name="sites">Who serves what.</param>
    /// <param name="skew">By how much the clock of another platform may be ahead; five minutes unless told.</param>
    /// <param name="refusals">How much of what is refused is kept for inspection; <see cref="KeptRefusals.Usual"/> unless told.</param>
    /// <param name="cases">How much each platform may have this one keep of new cases; <see cref="NewCaseLimits.Usual"/> unless told.</param>
    /// <param name="log">Is told, once a day, where new cases of a platform are no longer taken.</param>
    public HandoverStation(IEventStore store, TimeProvider time, HandoverSites sites, Duration? skew = null, KeptRefusals? refusals = null, NewCaseLimits? cases = null, ILogger? log = null)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(time);
        ArgumentNullException.ThrowIfNull(sites);
        (_store, Sites, _skew, _refusals) = (store, sites, skew ?? Duration.FromMinutes(5), refusals ?? KeptRefusals.Usual);
        (_cases, _log) = (cases ?? NewCaseLimits.Usual, log ?? NullLogger.Instance);
        _allowance = new NewCaseAllowance(_cases.MostADay);
        _book = new HandoverBook(sites, _allowance);
        _record = new StreamRecord<HandoverCase, HandoverRecorded>(store, time, Replay, HandoverRecord.Read, HandoverRecord.ToRecord, "cross-region.key-reused", _memory);
        // What has been begun only is not kept in mind: its acknowledgement needs no look at it, and what is said next often comes much later.
        _begun = new StreamRecord<HandoverCase, HandoverRecorded>(store, time, Replay, HandoverRecord.Read, HandoverRecord.ToRecord, "cross-region.key-reused");
        _follower = new JournalFollower(store);
    }

    /// <summary>Who serves what.</summary>
    public HandoverSites Sites { get; }

    /// <summary>Begins a case: the side of this platform says so.</summary>
    /// <param name="opening">What it is; one of its divisions is served here, the other by a platform this one is connected with.</param>
    /// <param name="by">The account of the officer; it does not leave this platform.</param>
    /// <param name="key">The idempotency key; a repeat gives the first answer.</param>
    /// <param name="cancellationToken">Cancels the waiting.</param>
    /// <returns>The case; refused with <c>cross-region.same-platform</c>, <c>cross-region.peer-unknown</c>, <c>cross-region.key-reused</c>, or as <see cref="HandoverCase.Write"/> refuses.</returns>
    public async Task<OneOf<Refusal, HandoverCase>> BeginAsync(HandoverOpening opening, string by, AppendKey? key = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(opening);
        bool receives = Sites.Self.Contains(opening.Receiving.Division), handles = Sites.Self.Contains(opening.Handling.Division);
        if (receives && handles) return ExchangeRefusals.SamePlatform();
        if (!receives && !handles) return ExchangeRefusals.NotForUs("opening");
        if (Sites.PeerOf(receives ? opening.Handling.Division : opening.Receiving.Division) is not { } peer) return ExchangeRefusals.NoPeer(receives ? "opening.handling.division" : "opening.receiving.division");
        var number = CaseNumber.Create(ChinaTime.DayOf(_record.Now()), RandomNumberGenerator.GetBytes(CaseNumber.RandomBytes));
        var empty = HandoverCase.Empty(number, receives ? HandoverSide.Receiving : HandoverSide.Handling);
        var answer = await _begun.ChangeAsync(HandoverRecord.StreamOf(peer, number), key, (_, now) => Written(empty, new CaseBegun(opening), by, now), cancellationToken, isNew: true).ConfigureAwait(false);
        return answer.MapT1(kept => kept.State);
    }

    /// <summary>This platform says something in a case.</summary>
    /// <param name="number">The case.</param>
    /// <param name="content">What it says.</param>
    /// <param name="by">The account of the officer; it does not leave this platform.</param>
    /// <param name="key">The idempotency key; a repeat gives the first answer.</param>
    /// <param name="cancellationToken">Cancels the waiting.</param>
    /// <returns>The case after it; refused with <c>cross-region.case-unknown</c>, <c>cross-region.key-reused</c>, or as <see cref="HandoverCase.Write"/> refuses.</returns>
    public async Task<OneOf<Refusal, HandoverCase>> SayAsync(CaseNumber number, HandoverContent content, string by, AppendKey? key = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(content);
        if (await PeerOfAsync(number, cancellationToken).ConfigureAwait(false) is not { } peer) return ExchangeRefusals.CaseUnknown();
        var answer = await _record.ChangeAsync(HandoverRecord.StreamOf(peer, number), key, (found, now) => Written(found!, content, by, now), cancellationToken).ConfigureAwait(false);
        return answer.MapT1(kept => kept.State);
    }

    /// <summary>A case as this platform has it; <see langword="null"/> where it has none.</summary>
    public async Task<HandoverCase?> FindAsync(CaseNumber number, CancellationToken cancellationToken = default) =>
        await PeerOfAsync(number, cancellationToken).ConfigureAwait(false) is { } peer ? await FindAsync(peer, number, cancellationToken).ConfigureAwait(false) : null;

    /// <summary>The cases begun last, the newest first; without those whose record this program cannot read.</summary>
    /// <param name="most">How many at most.</param>
    /// <param name="cancellationToken">Cancels the waiting.</param>
    public async Task<ImmutableArray<HandoverCase>> ReadAsync(int most, CancellationToken cancellationToken = default)
    {
        var newest = await _follower.LookAsync(_book.Take, () => _book.Newest(most), cancellationToken).ConfigureAwait(false);
        var cases = ImmutableArray.CreateBuilder<HandoverCase>(newest.Length);
        foreach (var (peer, number) in newest)
        {
            if (await FindReadableAsync(peer, number, cancellationToken).ConfigureAwait(false) is { } found) cases.Add(found);
        }

        return cases.ToImmutable();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _follower.Dispose();
        _memory.Dispose();
    }

    internal async Task<HandoverCase?> FindAsync(DivisionCode peer, CaseNumber number, CancellationToken cancellationToken) =>
        (await _record.FindAsync(HandoverRecord.StreamOf(peer, number), cancellationToken).ConfigureAwait(false))?.State;

    /// <summary>The same; nothing also where the record of the case cannot be read, which keeps nobody from the other cases.</summary>
    private async Task<HandoverCase?> FindReadableAsync(DivisionCode peer, CaseNumber number, CancellationToken cancellationToken)
    {
        try
        {
            return await FindAsync(peer, number, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception fault) when (fault is JsonException or UnknownEventException)
        {
            return null;
        }
    }

    internal Task<ImmutableArray<(CaseNumber Number, long SaidThrough)>> BegunOnAsync(DivisionCode peer, LocalDate day, CancellationToken cancellationToken) =>
        _follower.LookAsync(_book.Take, () => _book.BegunOn(peer, day), cancellationToken);

    private Task<DivisionCode?> PeerOfAsync(CaseNumber number, CancellationToken cancellationToken) => _follower.LookAsync(_book.Take, () => _book.PeerOf(number), cancellationToken);

    private OneOf<Refusal, ImmutableArray<HandoverRecorded>> Written(HandoverCase copy, HandoverContent content, string by, Instant now)
    {
        if (copy.Write(content, Guid.CreateVersion7(now.ToDateTimeOffset()), now).TryPickT0(out var refusal, out var message)) return refusal;
        byte[] body = HandoverMessageCodec.Write(message);
        return body.Length > NewEvent.MaxContentLength ? ExchangeRefusals.TooLarge()
            : copy.OwnBytes + body.Length > _cases.MostBytesACase ? HandoverRefusals.CaseTooLarge(_cases.MostBytesACase)
            : ImmutableArray.Create<HandoverRecorded>(new HandoverMessageKept(now, message, body, IsOwn: true, by));
    }

    private static HandoverCase Replay(IEnumerable<HandoverRecorded> recorded)
    {
        HandoverCase? copy = null;
        foreach (var happened in recorded)
        {
            copy = happened switch
            {
                HandoverMessageKept kept => (copy ?? HandoverCase.Empty(kept.Message.Case, kept.IsOwn ? kept.Message.Sender : Other(kept.Message.Sender))).Add(kept.Message, kept.IsOwn ? null : kept.At, kept.Body.Length).Case,
                HandoverAckKept ack => copy?.TakeAck(ack.Seen, ack.Owner),
                _ => copy,
            };
        }

        return copy ?? throw new InvalidOperationException("A case begins with a message.");
    }

    private static HandoverSide Other(HandoverSide side) => side == HandoverSide.Receiving ? HandoverSide.Handling : HandoverSide.Receiving;
}
