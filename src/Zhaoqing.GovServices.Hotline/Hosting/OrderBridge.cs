using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using NodaTime;
using OneOf;
using Zhaoqing.GovServices.Journal;
using Zhaoqing.GovServices.Journal.Hosting;

namespace Zhaoqing.GovServices.Hotline.Hosting;

/// <summary>Orders and their cases on the bridge (工单与联动事件): handed over from the order, its urgent part escalated, what becomes of it written back, tokens resolved.</summary>
/// <remarks>Safe for concurrent use, by any number of hosts of one desk. The case stands in the record before the order is linked with it; a repeat after a crash finds the same case.</remarks>
public sealed partial class OrderBridge(OrderDesk desk, BridgeStation station, HotlineSources sources, Func<Instant, HandlingRules> rules, TimeProvider time) : IDisposable
{
    private static readonly OrderActor Itself = new("bridge", OrderRoles.Bridge);

    private readonly JournalFollower _follower = new(station.Store);
    private readonly DueCases _due = new();

    /// <summary>Hands an order over as a whole (转办), at once where the scope list finds danger in it.</summary>
    /// <param name="number">The order.</param>
    /// <param name="summary">What is told of it, see <see cref="WorkOrder.HandOver"/>.</param>
    /// <param name="place">Where, in words.</param>
    /// <param name="reason">Why.</param>
    /// <param name="actor">Who.</param>
    /// <param name="cancellationToken">Cancels the waiting.</param>
    /// <returns>The order after it; refused as <see cref="WorkOrder.Take"/>, <see cref="WorkOrder.HandOver"/> and <see cref="BridgeCase.Open"/> refuse, or with <c>hotline.order-unknown</c>.</returns>
    [Clause("PLT-3.4")]
    public Task<OneOf<Refusal, WorkOrder>> TransferAsync(OrderNumber number, string summary, string place, string reason, OrderActor actor, CancellationToken cancellationToken = default) => LinkAsync(
        number,
        reason,
        isWhole: true,
        actor,
        (order, now) =>
        {
            var scope = sources.Scope.Read(order.Demand.Text, ChinaTime.DayOf(now));
            var urgency = scope.Urgent is null ? Urgency.Expected : Urgency.Immediate;
            return order.HandOver(summary, place, urgency, scope.ForBridge(), sources.ReturnWindow, rules(now).Policy).MapT1(BridgeContent (handOver) => new TransferOffer(handOver));
        },
        cancellationToken);

    /// <summary>Asks 110 to send somebody for the urgent part of an open order (先行派警); the rest stays where it is.</summary>
    /// <param name="number">The order.</param>
    /// <param name="hazard">The danger.</param>
    /// <param name="place">Where exactly.</param>
    /// <param name="actor">Who.</param>
    /// <param name="cancellationToken">Cancels the waiting.</param>
    /// <returns>The order after it; refused as <see cref="WorkOrder.Take"/> and <see cref="BridgeCase.Open"/> refuse, or with <c>hotline.order-unknown</c>.</returns>
    [Clause("PLT-3.7")]
    public Task<OneOf<Refusal, WorkOrder>> EscalateAsync(OrderNumber number, string hazard, string place, OrderActor actor, CancellationToken cancellationToken = default) => LinkAsync(
        number,
        hazard,
        isWhole: false,
        actor,
        (order, _) => new EmergencyDispatchRequest(hazard, new BridgePlace(order.Demand.Place, place), order.Demand.CallerPhone, CallerRef: order.Demand.Caller),
        cancellationToken);

    /// <summary>Writes back into orders what became of their cases, writes down the order of each case that 110 handed over and the hotline has taken, tells 110 what becomes of it, and answers who asks for a caller.</summary>
    /// <remarks>It looks at the cases in which something happened, or in an order of theirs, since it looked last, and again at those in which what was to be done was refused.</remarks>
    /// <returns>How many things it wrote.</returns>
    public async Task<int> FollowAsync(CancellationToken cancellationToken = default)
    {
        var (cases, orders) = await _follower.LookAsync(_due.Take, _due.TakeAll, cancellationToken).ConfigureAwait(false);
        var due = new Queue<BridgeCaseId>(cases);
        bool isKnown = false;
        int written = 0;
        ExceptionDispatchInfo? failed = null;
        try
        {
            foreach (var id in (await desk.CasesOfAsync(orders, cancellationToken).ConfigureAwait(false)).Except(cases)) due.Enqueue(id);
            isKnown = true;
            for (; due.TryPeek(out var id); due.Dequeue())
            {
                var look = new Look();
                try
                {
                    written += await FollowAsync(id, look, cancellationToken).ConfigureAwait(false);
                }
#pragma warning disable CA1031 // What goes wrong with one case keeps no other from its way; it is told once all have had their turn.
                catch (Exception fault) when (fault is not JournalUnavailableException && !cancellationToken.IsCancellationRequested)
#pragma warning restore CA1031
                {
                    failed ??= ExceptionDispatchInfo.Capture(fault);
                    // What this program cannot read it cannot read in a second either: it is told when something happens there.
                    look.IsRefused |= fault is not (JsonException or UnknownEventException);
                }

                if (look.IsRefused) _due.Add(id);
                Note(id, look.IsRefused);
            }
        }
        finally
        {
            // What broke off before its turn is due again.
            foreach (var number in isKnown ? [] : orders) _due.Add(number);
            foreach (var id in due) _due.Add(id);
        }

        failed?.Throw();
        return written;
    }

    /// <inheritdoc/>
    public void Dispose() => _follower.Dispose();

    private async Task<int> FollowAsync(BridgeCaseId id, Look look, CancellationToken cancellationToken)
    {
        if (await station.FindAsync(id, cancellationToken).ConfigureAwait(false) is not { } copy) return 0;
        // An order that cannot be read here does not stop its case: the others follow it, and a host that can read it does the rest.
        look.Linked = await desk.NumbersLinkedWithAsync(id, cancellationToken).ConfigureAwait(false);
        int written = 0;
        await foreach (var _ in FollowAsync(copy, await desk.LinkedWithAsync(id, cancellationToken).ConfigureAwait(false), look, cancellationToken).ConfigureAwait(false)) written++;
        return written;
    }

    /// <summary>Each thing that was written for a case.</summary>
    private async IAsyncEnumerable<OrderNumber?> FollowAsync(BridgeCase copy, ImmutableArray<WorkOrder> orders, Look look, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (station.Self == BridgeDesk.Hotline)
        {
            await foreach (var number in FollowTakenAsync(copy, orders, look, cancellationToken).ConfigureAwait(false)) yield return number;
        }

        foreach (var order in orders.Where(order => order.TakenFrom is null))
        {
            look.IsRefused |= order.IsOvertakenBy(copy);
            // Only the case by which all of it was handed over decides on the order; what became of its urgent part does not.
            if (!string.Equals(order.HandedOverBy, copy.Id.ToString(), StringComparison.Ordinal)) continue;
            if (order.CommandBy(copy) is { } command && look.Done(await desk.TakeAsync(order.Number, command, Itself, key: null, cancellationToken).ConfigureAwait(false))) yield return order.Number;
            if (await HearAsync(copy, order, look, cancellationToken).ConfigureAwait(false)) yield return order.Number;
        }

        foreach (var asked in copy.Messages.Where(message => message.Sender != station.Self && message.Content is CallerResolveRequest && !IsAnswered(copy, message)))
        {
            string token = CallerToken.Own(station.Self, ((CallerResolveRequest)asked.Content).CallerRef);
            var found = orders.FirstOrDefault(IsOfCaller);
            foreach (var member in found is null ? orders.SelectMany(order => order.Members) : [])
            {
                if (found is null && await desk.FindReadableAsync(member.Number, cancellationToken).ConfigureAwait(false) is { } child && IsOfCaller(child)) found = child;
            }

            // Whose token it is may stand in the order that cannot be read: nobody is told that there is none.
            if (found is null && look.Linked.Length > orders.Length) continue;
            if (look.Done(await ResolveAsync(copy, asked, found, cancellationToken).ConfigureAwait(false))) yield return found?.Number;

            bool IsOfCaller(WorkOrder order) => string.Equals(order.Demand.Caller, token, StringComparison.Ordinal);
        }
    }

    /// <summary>That a caller was shown stands in the order before it is said over the bridge.</summary>
    private async Task<OneOf<Refusal, BridgeCase>> ResolveAsync(BridgeCase copy, BridgeMessage asked, WorkOrder? order, CancellationToken cancellationToken)
    {
        if (order is null && sources.CallerOf is { } callerOf) return await ResolveKnownAsync(copy, asked, callerOf, cancellationToken).ConfigureAwait(false);

        var decided = CallerResolution.Decide(copy, asked, order, Instant.FromDateTimeOffset(time.GetUtcNow()));
        if (decided.IsT1)
        {
            await desk.RecordReadAsync(
                order!.Number,
                (current, now) =>
                {
                    decided = CallerResolution.Decide(copy, asked, current, now);
                    return decided.MapT1(told => told.Read);
                },
                KeyOf($"order-resolve-{asked.Id:N}"),
                cancellationToken).ConfigureAwait(false);
        }

        return await AnswerAsync(copy, asked, decided.MapT1(told => told.Values), cancellationToken).ConfigureAwait(false);
    }

    private async Task<OneOf<Refusal, WorkOrder>> LinkAsync(
        OrderNumber number, string reason, bool isWhole, OrderActor actor, Func<WorkOrder, Instant, OneOf<Refusal, BridgeContent>> contentOf, CancellationToken cancellationToken)
    {
        if (await desk.FindAsync(number, cancellationToken).ConfigureAwait(false) is not { } order) return OrderRefusals.OrderUnknown();
        var at = Instant.Max(Instant.FromDateTimeOffset(time.GetUtcNow()), order.LastAt);
        // Nothing goes over for an order that could not be linked with it.
        if (order.Take(new LinkToPeer(ScopeOwner.Police, "-", reason, isWhole), actor, at, rules(at)).TryPickT0(out var refusal, out _)) return refusal;
        if (contentOf(order, at).TryPickT0(out refusal, out var content)) return refusal;
        var opening = new BridgeOpening(station.Self, order.OpenedAt, MessageStatus.Actual, order.Level);
        // Another danger is another case, also where two people see it at once; the whole goes over once.
        string place = string.Create(CultureInfo.InvariantCulture, $"order-link-{number}-{order.Links.Length}-{(content is EmergencyDispatchRequest request ? $"part-{DigestOf(request)}" : "whole")}");
        var opened = await station.OpenAsync(opening, content, actor.Account, KeyOf(place), cancellationToken).ConfigureAwait(false);
        if (opened.TryPickT0(out refusal, out var copy)) return refusal;
        var linked = await LinkAsync(number, copy, reason, isWhole, actor, cancellationToken).ConfigureAwait(false);
        if (linked.IsT1 || !isWhole) return linked;
        // Whoever repeats it, or does it at the same moment, finds it handed over by the same case: nothing is taken back.
        if (await desk.FindAsync(number, cancellationToken).ConfigureAwait(false) is { } now && string.Equals(now.HandedOverBy, copy.Id.ToString(), StringComparison.Ordinal)) return now;
        await TakeBackAsync(number, copy, reason, actor, cancellationToken).ConfigureAwait(false);
        return linked;
    }

    private Task<OneOf<Refusal, WorkOrder>> LinkAsync(OrderNumber number, BridgeCase copy, string reason, bool isWhole, OrderActor actor, CancellationToken cancellationToken) =>
        desk.TakeAsync(number, new LinkToPeer(ScopeOwner.Police, copy.Id.ToString(), reason, isWhole), actor, key: null, cancellationToken);

    /// <summary>Somebody has taken the order otherwise since it was looked at: what was offered is taken back; where help is on its way to it, the order knows of the case.</summary>
    private async Task TakeBackAsync(OrderNumber number, BridgeCase copy, string reason, OrderActor actor, CancellationToken cancellationToken)
    {
        if (copy.View.Emergency != EmergencyState.None)
        {
            _ = await LinkAsync(number, copy, reason, isWhole: false, actor, cancellationToken).ConfigureAwait(false);
            return;
        }

        var offer = copy.Messages.First(message => message.Sender == station.Self);
        _ = await station.SayAsync(copy.Id, new Cancel(offer.Id, reason), actor.Account, correlation: null, KeyOf($"order-take-back-{copy.Id}"), cancellationToken).ConfigureAwait(false);
    }

    private static string DigestOf(EmergencyDispatchRequest request) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{request.Hazard}\n{request.ExactPlace.Text}")))[..16];

    private static bool IsAnswered(BridgeCase copy, BridgeMessage asked) => copy.Messages.Any(message => message.Correlation == asked.Id && message.Content is CallerResolveResponse);

    /// <summary>A key that names the thing itself: whoever does it again gets the first answer.</summary>
    private static AppendKey KeyOf(string name) => new(name, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name))));

    /// <summary>One look at a case: whether something that was to be done was refused, so that it is due again.</summary>
    private sealed class Look
    {
        /// <summary>The orders the case is linked with, also those that cannot be read.</summary>
        public ImmutableArray<OrderNumber> Linked { get; set; } = [];

        public bool IsRefused { get; set; }

        /// <summary>Whether it was done.</summary>
        public bool Done<T>(OneOf<Refusal, T> answer)
        {
            IsRefused |= answer.IsT0;
            return answer.IsT1;
        }
    }
}
