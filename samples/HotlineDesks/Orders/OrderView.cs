using System.Collections.Immutable;
using Zhaoqing.GovServices.Hotline;
using Zhaoqing.GovServices.Hotline.Hosting;
using Zhaoqing.GovServices.HotlineDesks.Pages;
using Zhaoqing.GovServices.HotlineDesks.People;

namespace Zhaoqing.GovServices.HotlineDesks.Orders;

/// <summary>Puts the page of an order together: who looks is recorded before anything of it is shown.</summary>
internal sealed class OrderView(OrderDesk desk, BridgeStation station, CityData city, HandlingPolicy policy, TimeProvider time)
{
    public async Task<WorkOrder?> FindAsync(string number, CancellationToken cancellation) =>
        OrderNumber.TryParse(number, provider: null, out var parsed) ? await desk.FindAsync(parsed, cancellation) : null;

    /// <summary>The page of an order.</summary>
    /// <param name="order">The order.</param>
    /// <param name="http">Who asks.</param>
    /// <param name="fault">Why what was asked was not done; null where it was.</param>
    /// <param name="cancellation">Cancels the waiting.</param>
    /// <param name="isLive">Whether only what has changed is asked for: then nothing is looked at.</param>
    public async Task<IResult> ShowAsync(WorkOrder order, HttpContext http, Refusal? fault, CancellationToken cancellation, bool isLive = false)
    {
        var (person, purpose) = DemoPerson.Of(http.Request);
        var actor = person.On(order);
        Refusal? unseen = null;
        OrderSight? sight = null;
        if (!isLive)
        {
            var looked = await desk.LookAsync(order.Number, actor, purpose, cancellation);
            (unseen, sight) = looked.Match<(Refusal?, OrderSight?)>(refusal => (refusal, null), seen => (null, seen));
        }

        order = (await desk.FindAsync(order.Number, cancellation))!;
        var now = DeskApp.Now(time);
        // What is proposed follows from what was said, and is shown only to who may read that.
        var proposal = actor.Role == OrderRoles.Hotline ? city.Propose(order.Demand.Text, ChinaTime.DayOf(now)) : null;
        return DeskApp.Page<OrderPage>(
            new(StringComparer.Ordinal)
            {
                ["Person"] = person,
                ["Purpose"] = purpose,
                ["Order"] = order,
                ["Steps"] = await desk.ReadStepsAsync(order.Number, cancellation),
                ["Cases"] = await CasesOfAsync(order, cancellation),
                ["Forms"] = OrderActForms.Of(order, actor, city, policy, proposal),
                ["Sight"] = sight,
                ["Unseen"] = unseen,
                ["Fault"] = fault,
                ["Proposal"] = sight is null ? null : proposal,
                ["City"] = city,
                ["Now"] = now,
            },
            fault is null ? StatusCodes.Status200OK : StatusCodes.Status409Conflict);
    }

    private async Task<ImmutableArray<BridgeCase>> CasesOfAsync(WorkOrder order, CancellationToken cancellation)
    {
        var cases = ImmutableArray.CreateBuilder<BridgeCase>();
        foreach (string link in order.Links)
        {
            if (BridgeCaseId.TryParse(link, out var id) && await station.FindAsync(id, cancellation) is { } copy) cases.Add(copy);
        }

        return cases.ToImmutable();
    }
}
