using System.Collections.Immutable;
using NodaTime;

namespace Zhaoqing.GovServices.Hotline.Hosting;

public sealed partial class OrderBridge
{
    /// <summary>The cases that the hotline has taken and of which no order can be made now, because the policy or the calendar says nothing of the day or for whatever else is refused; the longest waiting first.</summary>
    /// <remarks>It is found in the record and judged by the rules of now, so every host says the same. A case that only has not been looked at yet does not wait: its order comes with the next look.</remarks>
    /// <param name="cancellationToken">Cancels the waiting.</param>
    [Clause("PLT-3.4")]
    public async Task<ImmutableArray<WaitingCase>> WaitingAsync(CancellationToken cancellationToken = default)
    {
        if (station.Self != BridgeDesk.Hotline) return [];
        var cases = await station.ReadAsync(cancellationToken).ConfigureAwait(false);
        var figures = await desk.ReadFiguresAsync(cancellationToken).ConfigureAwait(false);
        var linked = figures.Orders.SelectMany(order => order.Links).ToHashSet(StringComparer.Ordinal);
        var now = Instant.FromDateTimeOffset(time.GetUtcNow());
        return [.. cases.Where(copy => WorkOrder.IsOrderOf(copy) && !linked.Contains(copy.Id.ToString())).Select(copy => WaitingOf(copy, now)).OfType<WaitingCase>().OrderBy(waiting => waiting.Since)];
    }

    /// <summary>What would be refused if its order were written down now; null where nothing would be.</summary>
    private WaitingCase? WaitingOf(BridgeCase copy, Instant now) =>
        WorkOrder.OpenFor(OrderNumber.Of(ChinaTime.DayOf(now), random: 0), copy, Itself, now, rules(now)).TryPickT0(out var why, out _) && copy.HotlinesSince() is { } since
            ? new WaitingCase(copy.Id, why, Instant.Min(since, now))
            : null;
}
