using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text.Json;
using NodaTime;
using OneOf;
using Zhaoqing.GovServices.Journal;
using Zhaoqing.GovServices.Journal.Hosting;

namespace Zhaoqing.GovServices.Hotline.Hosting;

/// <summary>Where demands become work orders, and orders are handled (工单台). Safe for concurrent use; any number of hosts may share one journal.</summary>
/// <remarks>One stream per order. What it returns has been recorded durably.</remarks>
public sealed partial class OrderDesk : IDisposable
{
    private const string Prefix = "order-";

    private readonly StreamRecord<WorkOrder, OrderEvent> _record;
    private readonly JournalFollower _follower;
    private readonly Func<Instant, HandlingRules> _rules;
    private readonly Dictionary<OrderNumber, UnreadableOrder> _unreadable = [];
    private readonly OrderBook _book = new();

    /// <summary>A desk.</summary>
    /// <param name="store">The journal.</param>
    /// <param name="time">The clock.</param>
    /// <param name="rules">What orders are judged by at an instant.</param>
    public OrderDesk(IEventStore store, TimeProvider time, Func<Instant, HandlingRules> rules)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(time);
        ArgumentNullException.ThrowIfNull(rules);
        _rules = rules;
        _record = new StreamRecord<WorkOrder, OrderEvent>(store, time, WorkOrder.Replay, recorded => OrderEventCodec.Read(recorded.Type, recorded.Content.Span), ToRecord, "hotline.key-reused");
        _follower = new JournalFollower(store);
    }

    /// <summary>Takes a demand, from whatever channel: one order; where the same person has said the same within the time of the policy and that order is open, it becomes part of that.</summary>
    /// <param name="demand">What was said.</param>
    /// <param name="actor">Who writes it down.</param>
    /// <param name="key">The idempotency key; the same demand sent again is the same order.</param>
    /// <param name="cancellationToken">Cancels the waiting.</param>
    /// <returns>The order; refused as <see cref="WorkOrder.Open"/> refuses, or with <c>hotline.key-reused</c>.</returns>
    [Clause("PLT-3.1")]
    public async Task<OneOf<Refusal, WorkOrder>> OpenAsync(Demand demand, OrderActor actor, AppendKey? key = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(demand);
        var number = NewNumber();
        var opened = await _record.ChangeAsync(
            StreamOf(number),
            key,
            (_, now) => WorkOrder.Open(number, demand, actor, now, _rules(now)).MapT1(happened => ImmutableArray.Create<OrderEvent>(happened)),
            cancellationToken).ConfigureAwait(false);
        if (opened.TryPickT0(out var refusal, out var kept)) return refusal;
        var order = await FindAsync(kept.State.Number, cancellationToken).ConfigureAwait(false) ?? kept.State;
        if (order.State != OrderState.Draft || await ParentOfAsync(order, cancellationToken).ConfigureAwait(false) is not { } parent) return order;
        // Where the earlier order can take no more by now, the demand goes on by itself.
        var merged = await MergeAsync(order.Number, parent, actor, cancellationToken).ConfigureAwait(false);
        return merged.Match(_ => order, after => after);
    }

    /// <summary>Does something to an order; see <see cref="WorkOrder.Take"/>.</summary>
    /// <param name="number">The order.</param>
    /// <param name="command">What.</param>
    /// <param name="actor">Who.</param>
    /// <param name="key">The idempotency key; a repeat gives the first answer.</param>
    /// <param name="cancellationToken">Cancels the waiting.</param>
    /// <returns>The order after it; refused also with <c>hotline.order-unknown</c> and <c>hotline.key-reused</c>.</returns>
    public async Task<OneOf<Refusal, WorkOrder>> TakeAsync(OrderNumber number, OrderCommand command, OrderActor actor, AppendKey? key = null, CancellationToken cancellationToken = default) =>
        (await ChangeAsync(number, (order, now) => order.Take(command, actor, now, _rules(now)), key, cancellationToken).ConfigureAwait(false)).MapT1(kept => kept.State);

    /// <summary>Looks at an order. That somebody looked is recorded before anything is shown.</summary>
    /// <returns>What is shown; refused as <see cref="OrderEye.Look"/> refuses, or with <c>hotline.order-unknown</c>.</returns>
    public async Task<OneOf<Refusal, OrderSight>> LookAsync(OrderNumber number, OrderActor reader, string purpose, CancellationToken cancellationToken = default)
    {
        OrderSight? sight = null;
        var looked = await ChangeAsync(
            number,
            (order, now) => OrderEye.Look(order, reader, purpose, now).MapT1(seen =>
            {
                sight = seen.Sight;
                return ImmutableArray.Create<OrderEvent>(seen.Read);
            }),
            key: null,
            cancellationToken).ConfigureAwait(false);
        if (looked.TryPickT0(out var refusal, out var kept)) return refusal;
        var whole = await _record.FindAsync(StreamOf(number), cancellationToken, kept.Version).ConfigureAwait(false);
        var fields = ((OrderRead)kept.Events[^1]).Fields;
        return sight! with { History = OrderHistory.Of(whole!.Events, fields) };
    }

    /// <summary>An order as it is recorded; null where there is none.</summary>
    public async Task<WorkOrder?> FindAsync(OrderNumber number, CancellationToken cancellationToken = default) =>
        (await _record.FindAsync(StreamOf(number), cancellationToken).ConfigureAwait(false))?.State;

    /// <summary>The steps of an order by act and state alone, as a list of orders shows them: nothing that was said, nobody who acted.</summary>
    public async Task<ImmutableArray<OrderStep>> ReadStepsAsync(OrderNumber number, CancellationToken cancellationToken = default) =>
        await _record.FindAsync(StreamOf(number), cancellationToken).ConfigureAwait(false) is { } kept ? OrderHistory.Of(kept.Events, [OrderField.Status]) : [];

    /// <summary>The figures, as recorded until now on every host.</summary>
    public Task<HotlineFigures> ReadFiguresAsync(CancellationToken cancellationToken = default) => AskAsync(book => book.Figures, cancellationToken);

    /// <summary>The orders opened last, the newest first, as recorded until now on every host; without those that this program cannot read.</summary>
    /// <param name="most">How many at most.</param>
    /// <param name="cancellationToken">Cancels the waiting.</param>
    public async Task<ImmutableArray<WorkOrder>> ReadAsync(int most, CancellationToken cancellationToken = default) =>
        await AllAsync(await AskAsync(book => book.Newest(most), cancellationToken).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);

    /// <summary>The orders that a case on the bridge is linked with, in the order they were; without those that this program cannot read.</summary>
    /// <param name="id">The case.</param>
    /// <param name="cancellationToken">Cancels the waiting.</param>
    public async Task<ImmutableArray<WorkOrder>> LinkedWithAsync(BridgeCaseId id, CancellationToken cancellationToken = default) =>
        await AllAsync(await NumbersLinkedWithAsync(id, cancellationToken).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);

    /// <summary>The cases for which something may be to do where orders have changed: their own, and those of the orders that are part of them.</summary>
    internal Task<ImmutableArray<BridgeCaseId>> CasesOfAsync(IReadOnlyCollection<OrderNumber> numbers, CancellationToken cancellationToken) => AskAsync(
        ImmutableArray<BridgeCaseId> (book) => [.. numbers.SelectMany(book.CasesOf).Distinct(StringComparer.Ordinal).Select(link => BridgeCaseId.TryParse(link, out var id) ? id : (BridgeCaseId?)null).OfType<BridgeCaseId>()],
        cancellationToken);

    internal Task<ImmutableArray<OrderNumber>> NumbersLinkedWithAsync(BridgeCaseId id, CancellationToken cancellationToken) => AskAsync(book => book.LinkedWith(id.ToString()), cancellationToken);

    /// <summary>What is asked of each open order that this program can read.</summary>
    internal Task<ImmutableArray<T>> OfOpenAsync<T>(Func<WorkOrder, IEnumerable<T>> what, CancellationToken cancellationToken) => AskAsync(ImmutableArray<T> (book) => [.. book.Open.Where(order => !IsUnreadable(order.Number)).SelectMany(what)], cancellationToken);

    /// <summary>The orders that this program cannot read: a newer one wrote them, or their record is damaged.</summary>
    internal Task<ImmutableArray<UnreadableOrder>> UnreadableAsync(CancellationToken cancellationToken) => AskAsync(
        ImmutableArray<UnreadableOrder> (book) =>
        {
            lock (_unreadable) return [.. _unreadable.Values.Select(one => one with { Case = book.CasesOf(one.Number).Select(link => BridgeCaseId.TryParse(link, out var id) ? id : (BridgeCaseId?)null).FirstOrDefault(id => id is not null) })];
        },
        cancellationToken);

    /// <summary>The order of a case that 110 handed over and the hotline has taken: one, however often and by however many hosts it is asked for.</summary>
    internal async Task<OneOf<Refusal, WorkOrder>> OpenForAsync(BridgeCase copy, OrderActor actor, AppendKey key, CancellationToken cancellationToken)
    {
        var number = NewNumber();
        var opened = await _record.ChangeAsync(StreamOf(number), key, (_, now) => WorkOrder.OpenFor(number, copy, actor, now, _rules(now)), cancellationToken).ConfigureAwait(false);
        return opened.MapT1(kept => kept.State);
    }

    /// <summary>A reading that was decided on by somebody else's rules than <see cref="OrderEye"/>: recorded once, however often.</summary>
    internal Task RecordReadAsync(OrderNumber number, Func<WorkOrder, Instant, OneOf<Refusal, OrderRead>> decide, AppendKey key, CancellationToken cancellationToken) =>
        ChangeAsync(number, (order, now) => decide(order, now).MapT1(read => ImmutableArray.Create<OrderEvent>(read)), key, cancellationToken);

    /// <summary>Writes down what time alone has brought about; several hosts may do so, each lapse is written once.</summary>
    /// <remarks>An order that this program cannot read is left alone.</remarks>
    /// <returns>How many orders this call wrote.</returns>
    public async Task<int> WriteLapsesAsync(CancellationToken cancellationToken = default)
    {
        var waiting = await AskAsync(book => book.Open.Where(order => order.State is OrderState.AwaitingInfo or OrderState.Suspended).Select(order => order.Number).ToArray(), cancellationToken).ConfigureAwait(false);
        int written = 0;
        foreach (var number in waiting.Where(number => !IsUnreadable(number)))
        {
            bool isNew = false;
            var lapsed = await ChangeAsync(
                number,
                (order, now) =>
                {
                    var lapses = order.LapsesAt(now, _rules(now));
                    isNew = lapses.Match(_ => false, events => !events.IsEmpty);
                    return lapses;
                },
                key: null,
                cancellationToken).ConfigureAwait(false);
            if (isNew && lapsed.IsT1) written++;
        }

        return written;
    }

    /// <inheritdoc/>
    public void Dispose() => _follower.Dispose();

    private Task<OneOf<Refusal, Kept<WorkOrder, OrderEvent>>> ChangeAsync(
        OrderNumber number, Func<WorkOrder, Instant, OneOf<Refusal, ImmutableArray<OrderEvent>>> decide, AppendKey? key, CancellationToken cancellationToken) =>
        _record.ChangeAsync(StreamOf(number), key, (order, now) => order is null ? OrderRefusals.OrderUnknown() : decide(order, now), cancellationToken);

    /// <summary>The earliest open order of the same person on the same thing and matter, within the time of the policy.</summary>
    private async Task<OrderNumber?> ParentOfAsync(WorkOrder order, CancellationToken cancellationToken)
    {
        int days = _rules(order.OpenedAt).Policy.RepeatDays;
        var first = ChinaTime.DayOf(order.OpenedAt).PlusDays(-days);
        return await AskAsync(
            book => book.Repeated(order.Demand)
                .Where(other => other.Number != order.Number && OrderTable.IsOpen(other.State) && other.AcceptedAt is not null && ChinaTime.DayOf(other.OpenedAt) >= first)
                .MinBy(other => other.OpenedAt)?.Number,
            cancellationToken).ConfigureAwait(false);
    }

    private async Task<ImmutableArray<WorkOrder>> AllAsync(ImmutableArray<OrderNumber> numbers, CancellationToken cancellationToken)
    {
        var orders = ImmutableArray.CreateBuilder<WorkOrder>(numbers.Length);
        foreach (var number in numbers)
        {
            if (await FindReadableAsync(number, cancellationToken).ConfigureAwait(false) is { } order) orders.Add(order);
        }

        return orders.DrainToImmutable();
    }

    /// <summary>An order; nothing also where this program cannot read it.</summary>
    internal async Task<WorkOrder?> FindReadableAsync(OrderNumber number, CancellationToken cancellationToken)
    {
        try
        {
            return await FindAsync(number, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception fault) when (IsUnreadable(fault))
        {
            NoteUnreadable(number, _record.Now(), fault);
            return null;
        }
    }

    private Task<T> AskAsync<T>(Func<OrderBook, T> question, CancellationToken cancellationToken) => _follower.LookAsync(recorded => FollowAsync(recorded, cancellationToken), () => question(_book), cancellationToken);

    private async ValueTask FollowAsync(RecordedEvent recorded, CancellationToken cancellationToken)
    {
        if (NumberOf(recorded.Stream) is not { } number || IsUnreadable(number)) return;
        try
        {
            var happened = OrderEventCodec.Read(recorded.Type, recorded.Content.Span);
            var before = _book.Find(number);
            // That somebody looked changes nothing of an order that has ended; whatever else happens to one is added to what it was.
            if (before is null && happened is OrderRead) return;
            if (before is null && recorded.Version > 1) before = (await _record.FindAsync(recorded.Stream, cancellationToken, recorded.Version - 1).ConfigureAwait(false))?.State;
            _book.Take(before, happened);
        }
        catch (Exception fault) when (IsUnreadable(fault))
        {
            // A newer program wrote it; what it was before still counts, and nobody is kept from the others.
            NoteUnreadable(number, recorded.At, fault);
        }
    }

    /// <summary>Whether an order cannot be read for this: an event that a newer program wrote, or what is none.</summary>
    private static bool IsUnreadable(Exception fault) => fault is JsonException or UnknownEventException or ArgumentException;

    private void NoteUnreadable(OrderNumber number, Instant at, Exception fault)
    {
        lock (_unreadable) _unreadable.TryAdd(number, new UnreadableOrder(number, at, fault is UnknownEventException ? DeskAlarm.UnknownEvent : DeskAlarm.Damaged));
    }

    private bool IsUnreadable(OrderNumber number)
    {
        lock (_unreadable) return _unreadable.ContainsKey(number);
    }

    internal static OrderNumber? NumberOf(StreamId stream) =>
        stream.ToString() is var text && text.StartsWith(Prefix, StringComparison.Ordinal) && OrderNumber.TryParse(text[Prefix.Length..], provider: null, out var number) ? number : null;

    private OrderNumber NewNumber() => OrderNumber.Of(ChinaTime.DayOf(_record.Now()), BinaryPrimitives.ReadUInt64LittleEndian(RandomNumberGenerator.GetBytes(8)));

    private static StreamId StreamOf(OrderNumber number) => StreamId.Parse(Prefix + number);

    private static NewEvent ToRecord(OrderEvent happened) =>
        new(Guid.CreateVersion7(happened.At.ToDateTimeOffset()), OrderEventCodec.NameOf(happened), happened.At, happened.By, OrderEventCodec.Write(happened));
}
