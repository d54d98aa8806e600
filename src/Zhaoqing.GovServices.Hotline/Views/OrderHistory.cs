using System.Collections.Immutable;
using NodaTime;

namespace Zhaoqing.GovServices.Hotline;

/// <summary>A step in the life of an order as somebody is shown it (工单流程).</summary>
/// <param name="At">When.</param>
/// <param name="Act">What was done.</param>
/// <param name="State">Where the order stood after it.</param>
/// <param name="By">The account; null for who is not shown it.</param>
/// <param name="Words">Why, or what was asked, added or agreed; null where there are none, or for who is not shown them.</param>
public sealed record OrderStep(Instant At, OrderAct Act, OrderState State, string? By, string? Words);

/// <summary>The history of an order for a reader (办理过程): acts and states for all, words and accounts only as far as the reader may see the order.</summary>
public static class OrderHistory
{
    /// <summary>The steps of an order.</summary>
    /// <param name="events">Its events, in order.</param>
    /// <param name="fields">What the reader is shown of it, see <see cref="OrderRead"/>: who sees no internal reply sees no accounts and no words; who does not see what was said sees none of the caller's.</param>
    public static ImmutableArray<OrderStep> Of(IEnumerable<OrderEvent> events, IReadOnlyCollection<OrderField> fields)
    {
        ArgumentNullException.ThrowIfNull(events);
        ArgumentNullException.ThrowIfNull(fields);
        bool isInside = fields.Contains(OrderField.InternalReply), hearsCaller = fields.Contains(OrderField.Text);
        var steps = ImmutableArray.CreateBuilder<OrderStep>();
        WorkOrder? order = null;
        foreach (var happened in events)
        {
            order = order?.Apply(happened) ?? WorkOrder.Replay([happened]);
            // What 110 says stands among the steps, also where no state follows from it.
            if (happened is OrderOpened || (happened is PeerSaid ? OrderAct.AddTo : WorkOrder.ActOf(happened)) is not { } act) continue;
            string? words = isInside && (hearsCaller || !IsOfCaller(happened)) ? WordsOf(happened) : null;
            steps.Add(new OrderStep(happened.At, act, order.State, isInside ? happened.By : null, words));
        }

        return steps.ToImmutable();
    }

    private static bool IsOfCaller(OrderEvent happened) => happened is InfoAsked or InfoSupplied or OrderAddedTo or PeerSaid or NewFactBrought or OrderInformed or OrderLinked or OrderActed { Act: OrderAct.Urge or OrderAct.Withdraw };

    private static string? WordsOf(OrderEvent happened) => happened switch
    {
        OrderActed acted => acted.Reason,
        OrderInformed informed => informed.PublicReply,
        OrderLinked linked => linked.Reason,
        InfoAsked asked => asked.What,
        InfoSupplied supplied => supplied.Text,
        OrderDispatched sent => sent.Consultation is { } agreed ? $"{string.Join('、', sent.To.Units())};{agreed}" : string.Join('、', sent.To.Units()),
        OrderSuspended suspended => suspended.Ground,
        OrderAddedTo added => added.Text,
        PeerSaid said => said.Text,
        NewFactBrought brought => brought.Fact,
        OrderMerged merged => merged.Parent.ToString(),
        _ => null,
    };
}
