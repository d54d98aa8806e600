using System.Collections.Immutable;
using System.Text.Json;
using NodaTime;
using OneOf;
using Zhaoqing.GovServices.Journal;
using Zhaoqing.GovServices.Journal.Hosting;

namespace Zhaoqing.GovServices.Hotline.Hosting;

/// <summary>One desk's end of the bridge over its own record (联动站): what it says, what it hears, what the other is not known to have yet.</summary>
/// <remarks>
/// Safe for concurrent use; any number of hosts of one desk may share a journal. What it returns has been recorded durably. The state of a case is folded from the record, so a host that starts anew, or
/// another that takes over, goes on where the desk was.
/// </remarks>
public sealed class BridgeStation : IDisposable
{
    private readonly StreamRecord<BridgeCase, BridgeRecorded> _record;
    private readonly IEventStore _store;
    private readonly JournalFollower _follower;
    private readonly BridgeBook _book;
    private readonly StreamMemory _memory = new();
    private TaskCompletionSource _said = Untold();

    /// <summary>A desk's end.</summary>
    /// <param name="store">The journal of this desk.</param>
    /// <param name="time">The clock.</param>
    /// <param name="self">The desk.</param>
    /// <param name="site">The division it serves.</param>
    public BridgeStation(IEventStore store, TimeProvider time, BridgeDesk self, DivisionCode site)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(time);
        (_store, Self, Site) = (store, self, site);
        _record = new StreamRecord<BridgeCase, BridgeRecorded>(store, time, Replay, BridgeRecord.Read, BridgeRecord.ToRecord, "hotline.key-reused", _memory);
        _follower = new JournalFollower(store);
        _book = new BridgeBook(self, _record.Read);
    }

    /// <summary>The desk.</summary>
    public BridgeDesk Self { get; }

    /// <summary>The division it serves.</summary>
    public DivisionCode Site { get; }

    internal IEventStore Store => _store;

    /// <summary>Ends when this desk next says something by way of this station.</summary>
    internal Task SaidNext => Volatile.Read(ref _said).Task;

    /// <summary>Begins a case with its first message.</summary>
    /// <param name="opening">What never changes.</param>
    /// <param name="content">What it says.</param>
    /// <param name="by">The account of the operator; null for a rule.</param>
    /// <param name="key">The idempotency key; a repeat gives the first answer.</param>
    /// <param name="cancellationToken">Cancels the waiting.</param>
    /// <returns>The case; refused as <see cref="BridgeCase.Open"/> refuses, or with <c>hotline.key-reused</c>.</returns>
    public async Task<OneOf<Refusal, BridgeCase>> OpenAsync(BridgeOpening opening, BridgeContent content, string? by, AppendKey? key = null, CancellationToken cancellationToken = default)
    {
        var id = new BridgeCaseId(Self, Site, Guid.CreateVersion7(_record.Now().ToDateTimeOffset()));
        var answer = await _record.ChangeAsync(
            BridgeRecord.StreamOf(id), key, (_, now) => Kept(BridgeCase.Open(id, opening, content, Envelope(now, by, correlation: null)), now), cancellationToken, isNew: true).ConfigureAwait(false);
        return Said(answer);
    }

    /// <summary>This desk says something in a case.</summary>
    /// <param name="id">The case.</param>
    /// <param name="content">What it says.</param>
    /// <param name="by">The account of the operator; null for a rule.</param>
    /// <param name="correlation">The message it answers.</param>
    /// <param name="key">The idempotency key; a repeat gives the first answer.</param>
    /// <param name="cancellationToken">Cancels the waiting.</param>
    /// <returns>The case after it; refused with <c>hotline.case-unknown</c>, <c>hotline.key-reused</c> or as <see cref="BridgeCase.Write"/> refuses.</returns>
    public async Task<OneOf<Refusal, BridgeCase>> SayAsync(
        BridgeCaseId id, BridgeContent content, string? by, Guid? correlation = null, AppendKey? key = null, CancellationToken cancellationToken = default)
    {
        var answer = await _record.ChangeAsync(
            BridgeRecord.StreamOf(id), key, (found, now) => found is null ? BridgeRefusals.CaseUnknown() : Kept(found.Write(content, Envelope(now, by, correlation)), now), cancellationToken).ConfigureAwait(false);
        return Said(answer);
    }

    /// <summary>A case as this desk has it; null where it has none.</summary>
    public async Task<BridgeCase?> FindAsync(BridgeCaseId id, CancellationToken cancellationToken = default) =>
        (await _record.FindAsync(BridgeRecord.StreamOf(id), cancellationToken).ConfigureAwait(false))?.State;

    /// <summary>The cases begun last, the newest first, as recorded until now; without those whose record this program cannot read.</summary>
    /// <param name="most">How many at most.</param>
    /// <param name="cancellationToken">Cancels the waiting.</param>
    public async Task<ImmutableArray<BridgeCase>> ReadAsync(int most, CancellationToken cancellationToken = default)
    {
        var newest = await _follower.LookAsync(_book.Take, () => _book.Newest(most), cancellationToken).ConfigureAwait(false);
        var cases = ImmutableArray.CreateBuilder<BridgeCase>(newest.Length);
        foreach (var id in newest)
        {
            if (await FindReadableAsync(id, cancellationToken).ConfigureAwait(false) is { } found) cases.Add(found);
        }

        return cases.DrainToImmutable();
    }

    /// <summary>A case; nothing also where this program cannot read it: it stands in the record, for a program that can, and nobody is kept from the others.</summary>
    internal async Task<BridgeCase?> FindReadableAsync(BridgeCaseId id, CancellationToken cancellationToken)
    {
        try
        {
            return await FindAsync(id, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception fault) when (fault is JsonException or UnknownEventException)
        {
            return null;
        }
    }

    /// <summary>How many of this desk's messages the other is not known to have.</summary>
    /// <param name="cancellationToken">Cancels the waiting.</param>
    public Task<int> CountUnsentAsync(CancellationToken cancellationToken = default) => _follower.LookAsync(_book.Take, () => _book.Count, cancellationToken);

    /// <summary>This desk's messages that the other is not known to have, of each lane behind a position, the urgent ones first, then in the order they were recorded.</summary>
    internal Task<ImmutableArray<Unsent>> UnsentAsync(long after, long afterUrgent, int most, CancellationToken cancellationToken) =>
        _follower.LookAsync(_book.Take, () => _book.Pending(after, afterUrgent, most), cancellationToken);

    /// <summary>The bytes of a message, as they stand in the record.</summary>
    internal async ValueTask<ReadOnlyMemory<byte>> BodyOfAsync(Unsent unsent, CancellationToken cancellationToken)
    {
        if (!unsent.Body.IsEmpty) return unsent.Body;
        await foreach (var recorded in _store.ReadAsync(BridgeRecord.StreamOf(unsent.Message.Case), unsent.Version, cancellationToken).ConfigureAwait(false)) return recorded.Content;
        throw new JournalUnavailableException("记录中应有的消息暂不能读出。");
    }

    /// <summary>Begins to record a message of the other desk, whatever it says; once however often it comes.</summary>
    /// <returns>Ends it, and gives the case after it and what became of it.</returns>
    internal Beginning<(BridgeCase Case, BridgeIntake Intake)> Begin(BridgeMessage message, ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        // What the rules came to last is what was recorded, or was there.
        var (after, intake) = (BridgeCase.Empty(message.Case, Self), BridgeIntake.Duplicate);
        return Begin(
            message.Case,
            (found, now) =>
            {
                (after, intake) = (found ?? BridgeCase.Empty(message.Case, Self)).Take(message);
                return ReferenceEquals(after, found) ? ImmutableArray<BridgeRecorded>.Empty : [new BridgeMessageKept(now, message, body)];
            },
            isNew: message is { Seq: 1 } && message.Sender == message.Case.MintedBy,
            () => (after, intake),
            cancellationToken);
    }

    /// <summary>Begins to record that the other desk acknowledged something of a case; of one that is not here, nothing is kept.</summary>
    internal Beginning<bool> BeginAck(BridgeCaseId id, uint seen, BridgeDesk holder, CancellationToken cancellationToken) => Begin(
        id,
        (found, now) => found is null ? BridgeRefusals.CaseUnknown()
            : ReferenceEquals(found.TakeAck(seen, holder), found) ? ImmutableArray<BridgeRecorded>.Empty
            : ImmutableArray.Create<BridgeRecorded>(new BridgeAckKept(now, seen, holder)),
        isNew: false,
        () => true,
        cancellationToken,
        isOrdered: false);

    private Beginning<T> Begin<T>(
        BridgeCaseId id, Func<BridgeCase?, Instant, OneOf<Refusal, ImmutableArray<BridgeRecorded>>> decide, bool isNew, Func<T> answer, CancellationToken cancellationToken, bool isOrdered = true)
    {
        var stream = BridgeRecord.StreamOf(id);
        var begun = _record.TryBegin(stream, decide, cancellationToken, isNew);
        // A message stands in line from now on, so that what is said in a case keeps its order. Acknowledgements have none, and most are of cases that must be read first: that is done side by side.
        var late = begun is not null ? null : isOrdered ? ChangeAsync() : Task.Run(ChangeAsync, cancellationToken);
        return new Beginning<T>(
            async () =>
            {
                _ = late is null ? await begun!().ConfigureAwait(false) : await late.ConfigureAwait(false);
                return answer();
            },
            late is not null);

        Task<OneOf<Refusal, Kept<BridgeCase, BridgeRecorded>>> ChangeAsync() => _record.ChangeAsync(stream, key: null, decide, cancellationToken, isNew);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _follower.Dispose();
        _memory.Dispose();
    }

    private static TaskCompletionSource Untold() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private OneOf<Refusal, BridgeCase> Said(OneOf<Refusal, Kept<BridgeCase, BridgeRecorded>> answer)
    {
        if (answer.IsT1) Interlocked.Exchange(ref _said, Untold()).TrySetResult();
        return answer.MapT1(kept => kept.State);
    }

    private static BridgeEnvelope Envelope(Instant now, string? by, Guid? correlation) => new(Guid.CreateVersion7(now.ToDateTimeOffset()), now) { Operator = by, Correlation = correlation };

    private static OneOf<Refusal, ImmutableArray<BridgeRecorded>> Kept(OneOf<Refusal, BridgeMessage> written, Instant now)
    {
        if (written.TryPickT0(out var refusal, out var message)) return refusal;
        byte[] body = BridgeMessageCodec.Write(message);
        return body.Length > (message.IsUrgent ? FrameLimits.Default.EmergencyBody : NewEvent.MaxContentLength)
            ? BridgeRefusals.Field("content", "内容过长,请将附件等另行传送。")
            : ImmutableArray.Create<BridgeRecorded>(new BridgeMessageKept(now, message, body));
    }

    private BridgeCase Replay(IEnumerable<BridgeRecorded> recorded)
    {
        BridgeCase? copy = null;
        foreach (var happened in recorded) copy = BridgeBook.After(copy, happened, Self);
        return copy ?? throw new InvalidOperationException("A case begins with a message.");
    }
}

/// <summary>Something that was begun to be recorded.</summary>
/// <param name="EndAsync">Ends it; it must be called, once.</param>
/// <param name="IsLate">Whether it waits for others; else others may wait for it: it is ended without waiting for anything late.</param>
internal readonly record struct Beginning<T>(Func<ValueTask<T>> EndAsync, bool IsLate);
