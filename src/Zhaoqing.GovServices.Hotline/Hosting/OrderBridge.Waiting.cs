using System.Collections.Immutable;
using NodaTime;
using OneOf;

namespace Zhaoqing.GovServices.Hotline.Hosting;

public sealed partial class OrderBridge
{
    /// <summary>The cases that no order can follow now, because the policy or the calendar says nothing of the day or for whatever else is refused: taken, and no order can be made; or the order cannot do what the case brings about. The longest waiting first.</summary>
    /// <remarks>It is found in the record and judged by the rules of now, so every host says the same. What only has not been looked at yet does not wait: it comes with the next look.</remarks>
    /// <param name="cancellationToken">Cancels the waiting.</param>
    [Clause("PLT-3.4")]
    public async Task<ImmutableArray<WaitingCase>> WaitingAsync(CancellationToken cancellationToken = default)
    {
        if (station.Self != BridgeDesk.Hotline) return [];
        var cases = await station.ReadAsync(cancellationToken).ConfigureAwait(false);
        var figures = await desk.ReadFiguresAsync(cancellationToken).ConfigureAwait(false);
        var linked = figures.Orders.SelectMany(order => order.Links.Select(link => (link, order))).ToLookup(pair => pair.link, pair => pair.order, StringComparer.Ordinal);
        var now = Instant.FromDateTimeOffset(time.GetUtcNow());
        return [.. cases.SelectMany(copy => WaitingOf(copy, [.. linked[copy.Id.ToString()]], now)).OrderBy(waiting => waiting.Since)];
    }

    /// <summary>What would be refused if the watch looked now.</summary>
    private IEnumerable<WaitingCase> WaitingOf(BridgeCase copy, ImmutableArray<WorkOrder> orders, Instant now)
    {
        string id = copy.Id.ToString();
        if (orders.IsEmpty && WorkOrder.IsOrderOf(copy) && Refused(WorkOrder.OpenFor(OrderNumber.Of(ChinaTime.DayOf(now), random: 0), copy, Itself, now, rules(now))) is { } why) yield return Waiting(why, order: null);
        foreach (var order in orders)
        {
            bool isTaken = string.Equals(order.TakenFrom, id, StringComparison.Ordinal), isHandedOver = order.TakenFrom is null && string.Equals(order.HandedOverBy, id, StringComparison.Ordinal);
            OrderCommand? command = isTaken && order.IsBehind(copy) ? new FollowCase(copy) : isHandedOver ? order.CommandBy(copy) : null;
            if (command is null) continue;
            var at = Instant.Max(now, order.LastAt);
            if (Refused(order.Take(command, Itself, at, rules(at))) is { } whyNot) yield return Waiting(whyNot, order.Number);
        }

        WaitingCase Waiting(Refusal refusal, OrderNumber? order) => new(copy.Id, refusal, Instant.Min(copy.HotlinesSince() ?? copy.Messages.Max(message => message.SentAt), now)) { Order = order };
    }

    private static Refusal? Refused(OneOf<Refusal, ImmutableArray<OrderEvent>> decided) => decided.Match<Refusal?>(refusal => refusal, _ => null);
}
