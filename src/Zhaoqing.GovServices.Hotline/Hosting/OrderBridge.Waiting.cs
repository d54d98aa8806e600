using System.Collections.Concurrent;
using System.Collections.Immutable;
using NodaTime;
using OneOf;

namespace Zhaoqing.GovServices.Hotline.Hosting;

public sealed partial class OrderBridge
{
    private readonly ConcurrentDictionary<BridgeCaseId, bool> _refused = [];

    /// <summary>The cases that no order can follow now, because the policy or the calendar says nothing of the day or for whatever else is refused: taken, and no order can be made; or the order cannot do what the case brings about. The longest waiting first.</summary>
    /// <remarks>It is what the last look (<see cref="FollowAsync(CancellationToken)"/>) could not do, judged by the rules of now: every host that looks says the same. What has not been looked at yet does not wait: it comes with the next look.</remarks>
    /// <param name="cancellationToken">Cancels the waiting.</param>
    [Clause("PLT-3.4")]
    public async Task<ImmutableArray<WaitingCase>> WaitingAsync(CancellationToken cancellationToken = default)
    {
        var now = Instant.FromDateTimeOffset(time.GetUtcNow());
        var waiting = new List<WaitingCase>();
        foreach (var id in station.Self == BridgeDesk.Hotline ? _refused.Keys : [])
        {
            if (await station.FindReadableAsync(id, cancellationToken).ConfigureAwait(false) is not { } copy) continue;
            bool isLinked = !(await desk.NumbersLinkedWithAsync(id, cancellationToken).ConfigureAwait(false)).IsEmpty;
            waiting.AddRange(WaitingOf(copy, isLinked, await desk.LinkedWithAsync(id, cancellationToken).ConfigureAwait(false), now));
        }

        return [.. waiting.OrderBy(one => one.Since).ThenBy(one => one.Case.ToString(), StringComparer.Ordinal)];
    }

    private void Note(BridgeCaseId id, bool isRefused)
    {
        if (isRefused) _refused[id] = true;
        else _refused.TryRemove(id, out _);
    }

    /// <summary>What would be refused if the watch looked now.</summary>
    private IEnumerable<WaitingCase> WaitingOf(BridgeCase copy, bool isLinked, ImmutableArray<WorkOrder> orders, Instant now)
    {
        string id = copy.Id.ToString();
        if (!isLinked && WorkOrder.IsOrderOf(copy) && Refused(WorkOrder.OpenFor(OrderNumber.Of(ChinaTime.DayOf(now), random: 0), copy, Itself, now, rules(now))) is { } why) yield return Waiting(why, order: null);
        foreach (var order in orders)
        {
            bool isTaken = string.Equals(order.TakenFrom, id, StringComparison.Ordinal), isHandedOver = order.TakenFrom is null && string.Equals(order.HandedOverBy, id, StringComparison.Ordinal);
            if (order.IsOvertakenBy(copy)) yield return Waiting(OrderRefusals.CaseCameBack(), order.Number);
            // What 110 adds to the case of one that is part of an ended group is for it alone: it has to leave.
            bool isLeaving = isTaken && order.State == OrderState.Merged && order.IsAddedTo(copy);
            OrderCommand? command = isLeaving ? new PlainAct(OrderAct.LeaveGroup, LeavesFor) : isTaken && order.IsBehind(copy) ? new FollowCase(copy) : isHandedOver ? order.CommandBy(copy) : null;
            if (command is null) continue;
            var at = Instant.Max(now, order.LastAt);
            if (Refused(order.Take(command, isLeaving ? Leaving : Itself, at, rules(at))) is { } whyNot) yield return Waiting(whyNot, order.Number);
        }

        WaitingCase Waiting(Refusal refusal, OrderNumber? order) => new(copy.Id, refusal, Instant.Min(copy.HotlinesSince() ?? copy.Messages.Max(message => message.SentAt), now)) { Order = order };
    }

    private static Refusal? Refused(OneOf<Refusal, ImmutableArray<OrderEvent>> decided) => decided.Match<Refusal?>(refusal => refusal, _ => null);
}
