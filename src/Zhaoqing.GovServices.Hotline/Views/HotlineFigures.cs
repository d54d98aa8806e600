using System.Collections.Immutable;
using NodaTime;

namespace Zhaoqing.GovServices.Hotline;

/// <summary>How well the hotline works (热线效能), as counts: a share is never kept without what it is a share of.</summary>
/// <param name="Received">Demands, those merged later too.</param>
/// <param name="Merged">Those of them that became part of another order and are now.</param>
/// <param name="AnsweredOnTheSpot">Answered without a unit.</param>
/// <param name="SignedInTime">Signed by a unit in time.</param>
/// <param name="SignedLate">Signed late.</param>
/// <param name="RepliedInTime">Replies of units in time.</param>
/// <param name="RepliedLate">Replies of units that were late.</param>
/// <param name="Closed">Ended and not reopened.</param>
/// <param name="Reached">Callers reached on the phone.</param>
/// <param name="NotReached">Tries that reached nobody; no part of any share of satisfaction.</param>
/// <param name="Solved">Callers who say that it is solved.</param>
/// <param name="Satisfied">Callers who are satisfied.</param>
/// <param name="NotSatisfied">Callers who are not, with a ground.</param>
/// <param name="Unfounded">Callers who are not, without one; no part of any share of satisfaction.</param>
public sealed record HotlineEfficiency(
    int Received, int Merged, int AnsweredOnTheSpot, int SignedInTime, int SignedLate, int RepliedInTime, int RepliedLate, int Closed, int Reached, int NotReached, int Solved, int Satisfied, int NotSatisfied, int Unfounded);

/// <summary>How many orders of a unit stand where (工单处理).</summary>
/// <param name="Unit">The unit; <see cref="WorkOrder.HotlineItself"/> for the hotline.</param>
/// <param name="State">The state.</param>
/// <param name="Count">How many.</param>
public sealed record HandlingCount(string Unit, OrderState State, int Count);

/// <summary>How often something was said (民生热点): each demand counts, also where it was merged.</summary>
/// <param name="ClassCode">The class.</param>
/// <param name="Place">Where.</param>
/// <param name="Day">On which day, Asia/Shanghai.</param>
/// <param name="Count">How many demands.</param>
/// <param name="Persons">How many persons.</param>
public sealed record TopicCount(string ClassCode, DivisionCode Place, LocalDate Day, int Count, int Persons);

/// <summary>The figures of a hotline: a fold over the events of its orders, in the order of the record. Immutable.</summary>
/// <remarks>It keeps counts and no order: of a demand there stays who said it (by key), of what class, where and when.</remarks>
public sealed class HotlineFigures
{
    private static readonly HotlineEfficiency Nothing = new(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

    private readonly ImmutableDictionary<(string Unit, OrderState State), int> _handling;
    private readonly ImmutableDictionary<LocalDate, ImmutableDictionary<(string ClassCode, DivisionCode Place), Topic>> _topics;

    private HotlineFigures(
        HotlineEfficiency efficiency, ImmutableDictionary<(string Unit, OrderState State), int> handling, ImmutableDictionary<LocalDate, ImmutableDictionary<(string ClassCode, DivisionCode Place), Topic>> topics) =>
        (Efficiency, _handling, _topics) = (efficiency, handling, topics);

    /// <summary>Before anything happened.</summary>
    public static HotlineFigures Empty { get; } = new(
        Nothing, ImmutableDictionary<(string Unit, OrderState State), int>.Empty, ImmutableDictionary<LocalDate, ImmutableDictionary<(string ClassCode, DivisionCode Place), Topic>>.Empty);

    /// <summary>How well the hotline works.</summary>
    [Clause("PLT-3.2")]
    public HotlineEfficiency Efficiency { get; }

    /// <summary>The figures after one more event.</summary>
    /// <param name="before">The order before it; null where it begins with it.</param>
    /// <param name="happened">The event.</param>
    /// <param name="after">The order after it.</param>
    /// <exception cref="ArgumentException">These are two orders, or an order that was there begins.</exception>
    [Clause("PLT-3.2")]
    public HotlineFigures After(WorkOrder? before, OrderEvent happened, WorkOrder after)
    {
        ArgumentNullException.ThrowIfNull(happened);
        ArgumentNullException.ThrowIfNull(after);
        if (before is not null && before.Number != after.Number) throw new ArgumentException("These are two orders.", nameof(before));
        if (before is null != happened is OrderOpened) throw new ArgumentException("An order begins once.", nameof(happened));
        var counted = Counted(happened, before);
        counted = counted with
        {
            Merged = counted.Merged + In(after, OrderState.Merged) - In(before, OrderState.Merged),
            Closed = counted.Closed + In(after, OrderState.Closed) - In(before, OrderState.Closed),
        };
        return new HotlineFigures(counted, Moved(before, after), before is null ? Heard(after) : _topics);
    }

    /// <summary>Whose the open orders are, and where they stand; sorted.</summary>
    [Clause("PLT-3.2")]
    public ImmutableArray<HandlingCount> Handling() =>
    [
        .. _handling.Select(count => new HandlingCount(count.Key.Unit, count.Key.State, count.Value)).OrderBy(count => count.Unit, StringComparer.Ordinal).ThenBy(count => count.State),
    ];

    /// <summary>What is said most.</summary>
    /// <param name="from">From which day on.</param>
    /// <param name="through">Through which day.</param>
    /// <param name="most">How many at most.</param>
    [Clause("PLT-3.2")]
    public ImmutableArray<TopicCount> Topics(LocalDate from, LocalDate through, int most) =>
    [
        .. _topics.Where(day => day.Key >= from && day.Key <= through)
            .SelectMany(day => day.Value.Select(topic => new TopicCount(topic.Key.ClassCode, topic.Key.Place, day.Key, topic.Value.Count, topic.Value.Persons.Count)))
            .OrderByDescending(topic => topic.Count).ThenBy(topic => topic.Day).ThenBy(topic => topic.ClassCode, StringComparer.Ordinal).ThenBy(topic => topic.Place.ToString(format: null, formatProvider: null), StringComparer.Ordinal).Take(most),
    ];

    private ImmutableDictionary<(string Unit, OrderState State), int> Moved(WorkOrder? before, WorkOrder after)
    {
        if (string.Equals(before?.Responsible, after.Responsible, StringComparison.Ordinal) && before?.State == after.State) return _handling;
        return Add(Add(_handling, before, -1), after, 1);

        static ImmutableDictionary<(string Unit, OrderState State), int> Add(ImmutableDictionary<(string Unit, OrderState State), int> counts, WorkOrder? order, int one)
        {
            if (order?.Responsible is not { } unit) return counts;
            int count = counts.GetValueOrDefault((unit, order.State)) + one;
            return count == 0 ? counts.Remove((unit, order.State)) : counts.SetItem((unit, order.State), count);
        }
    }

    private ImmutableDictionary<LocalDate, ImmutableDictionary<(string ClassCode, DivisionCode Place), Topic>> Heard(WorkOrder order)
    {
        var day = ChinaTime.DayOf(order.OpenedAt);
        var ofDay = _topics.GetValueOrDefault(day) ?? ImmutableDictionary<(string ClassCode, DivisionCode Place), Topic>.Empty;
        var what = (order.Demand.ClassCode, order.Demand.Place);
        var topic = ofDay.GetValueOrDefault(what) ?? Topic.Unheard;
        return _topics.SetItem(day, ofDay.SetItem(what, new Topic(topic.Count + 1, topic.Persons.Add(order.Demand.Person))));
    }

    private static int In(WorkOrder? order, OrderState state) => order?.State == state ? 1 : 0;

    private HotlineEfficiency Counted(OrderEvent happened, WorkOrder? before) => happened switch
    {
        OrderOpened => Efficiency with { Received = Efficiency.Received + 1 },
        OrderReplied { Act: OrderAct.AnswerNow } => Efficiency with { AnsweredOnTheSpot = Efficiency.AnsweredOnTheSpot + 1 },
        OrderReplied when before!.HandleDue!.Value.IsPast(happened.At) => Efficiency with { RepliedLate = Efficiency.RepliedLate + 1 },
        OrderReplied => Efficiency with { RepliedInTime = Efficiency.RepliedInTime + 1 },
        OrderSigned when before!.SignDue!.Value.IsPast(happened.At) => Efficiency with { SignedLate = Efficiency.SignedLate + 1 },
        OrderSigned => Efficiency with { SignedInTime = Efficiency.SignedInTime + 1 },
        CallBackMade { Result: var result } => WithResult(result),
        _ => Efficiency,
    };

    private HotlineEfficiency WithResult(CallBackResult result)
    {
        if (!result.IsReached) return Efficiency with { NotReached = Efficiency.NotReached + 1 };
        var reached = Efficiency with { Reached = Efficiency.Reached + 1, Solved = Efficiency.Solved + (result.IsSolved == true ? 1 : 0) };
        if (result.IsSatisfied == true) return reached with { Satisfied = reached.Satisfied + 1 };
        return result.IsSolved == true && !string.IsNullOrWhiteSpace(result.Unfounded) ? reached with { Unfounded = reached.Unfounded + 1 } : reached with { NotSatisfied = reached.NotSatisfied + 1 };
    }

    private sealed record Topic(int Count, ImmutableHashSet<PersonKey> Persons)
    {
        public static Topic Unheard { get; } = new(0, ImmutableHashSet<PersonKey>.Empty);
    }
}
