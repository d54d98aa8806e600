using System.Collections.Immutable;
using NodaTime;
using OneOf;

namespace Zhaoqing.GovServices.Hotline;

/// <summary>What a clock of an order is for (时限种类).</summary>
public enum OrderClockKind
{
    /// <summary>The hotline's next step (热线环节时限).</summary>
    Step = 1,

    /// <summary>The caller adds what was asked (补充时限).</summary>
    Info,

    /// <summary>The unit signs (签收时限).</summary>
    Sign,

    /// <summary>The unit replies (办理时限).</summary>
    Handle,

    /// <summary>The suspension ends (挂起期限).</summary>
    Suspension,

    /// <summary>What the caller may expect (总时限).</summary>
    Overall,

    /// <summary>The hotline asks 119, 120 or 122 what became of it (问询时限).</summary>
    Hear,
}

/// <summary>A clock that runs.</summary>
/// <param name="Kind">What for.</param>
/// <param name="Due">When it is over.</param>
public sealed record OrderClock(OrderClockKind Kind, OrderDue Due);

public sealed partial record WorkOrder
{
    /// <summary>The name by which the hotline itself is responsible.</summary>
    public const string HotlineItself = "hotline";

    /// <summary>Until when the hotline has to do its next step; null where a unit's clock runs.</summary>
    public OrderDue? StepDue { get; private init; }

    /// <summary>Until when the caller adds what was asked; null elsewhere.</summary>
    public OrderDue? InfoDue { get; private init; }

    /// <summary>Until when the unit signs; null where it has, or there is none.</summary>
    public OrderDue? SignDue { get; private init; }

    /// <summary>Until when the unit replies, from dispatch; null where there is none.</summary>
    public OrderDue? HandleDue { get; private init; }

    /// <summary>What the caller may expect; it stands still only while the caller has to add something and while it is suspended.</summary>
    public OrderDue? OverallDue { get; private init; }

    /// <summary>Until when it waits; null where it does not.</summary>
    public OrderDue? SuspendedUntil { get; private init; }

    private OrderDue? ReturnDue { get; init; }

    private Instant? StoppedAt { get; init; }

    private bool IsSigned { get; init; }

    private ImmutableArray<CallBackResult> Round { get; init; } = [];

    /// <summary>Whether it is at 119, 120 or 122, to which no bridge leads: the hotline asks there what became of it.</summary>
    public bool AwaitsPeer => State == OrderState.Transferred && !BridgeCaseId.TryParse(HandedOverBy, out _);

    /// <summary>Whether somebody still has to do something: then somebody is responsible and a clock runs. What is at 110 is followed by its case.</summary>
    public bool IsOpen => OrderTable.IsOpen(State) || AwaitsPeer;

    /// <summary>Who answers for it now: the main unit while it is with it, else the hotline; null where it is at an end, at 110, or part of another order.</summary>
    [Clause("PLT-3.6")]
    public string? Responsible => State switch
    {
        OrderState.Dispatched or OrderState.SignedFor or OrderState.InHandling or OrderState.Suspended => Assignment?.Main,
        _ => IsOpen ? HotlineItself : null,
    };

    /// <summary>The clocks that run now, the nearest first.</summary>
    [Clause("PLT-3.6")]
    public ImmutableArray<OrderClock> Clocks()
    {
        if (AwaitsPeer) return [new OrderClock(OrderClockKind.Hear, StepDue!.Value)];
        if (!OrderTable.IsOpen(State)) return [];
        bool isStill = State is OrderState.AwaitingInfo or OrderState.Suspended;
        bool isWithUnit = State is OrderState.Dispatched or OrderState.Disputed or OrderState.SignedFor or OrderState.InHandling or OrderState.ExtensionPending;
        (OrderClockKind Kind, OrderDue? Due)[] clocks =
        [
            (OrderClockKind.Step, StepDue),
            (OrderClockKind.Info, State == OrderState.AwaitingInfo ? InfoDue : null),
            (OrderClockKind.Sign, isWithUnit ? SignDue : null),
            (OrderClockKind.Handle, isWithUnit ? HandleDue : null),
            (OrderClockKind.Suspension, SuspendedUntil),
            (OrderClockKind.Overall, isStill ? null : OverallDue),
        ];
        return [.. clocks.Where(clock => clock.Due is not null).Select(clock => new OrderClock(clock.Kind, clock.Due!.Value)).OrderBy(clock => clock.Due.At)];
    }

    /// <summary>What time alone has brought about by an instant: a caller who did not add anything, a suspension that is over.</summary>
    /// <returns>The events that are not in the record yet, each dated when it fell due; refused as the calendar refuses.</returns>
    public OneOf<Refusal, ImmutableArray<OrderEvent>> LapsesAt(Instant now, HandlingRules rules)
    {
        ArgumentNullException.ThrowIfNull(rules);
        if (State == OrderState.AwaitingInfo && InfoDue is { } info && info.IsPast(now))
            return ImmutableArray.Create<OrderEvent>(new OrderClosed(info.At, OrderEvent.Clock, OrderAct.LapseInfo, OrderEnd.NoResponse));
        if (State == OrderState.Suspended && SuspendedUntil is { } until && until.IsPast(now)) return Resumed(until.At, OrderEvent.Clock, rules);
        return ImmutableArray<OrderEvent>.Empty;
    }

    private OneOf<Refusal, ImmutableArray<OrderEvent>> Resumed(Instant at, string by, HandlingRules rules)
    {
        if (HandleDue!.Value.After(StoppedAt!.Value, at, rules.Calendar).TryPickT0(out var refusal, out var handle)) return refusal;
        return OverallDue!.Value.After(StoppedAt!.Value, at, rules.Calendar).MapT1(overall => ImmutableArray.Create<OrderEvent>(new OrderTimed(at, by, OrderAct.Resume, handle, overall)));
    }

    private static OneOf<Refusal, OrderDue> StepFrom(Instant now, HandlingRules rules) => rules.Policy.DeskStep.From(now, rules.Calendar, rules.Policy.Hours);

    private OneOf<Refusal, HandlingLimit> LimitAt(Instant now, HandlingRules rules) => rules.Policy.LimitOf(Demand.Kind, Demand.Priority, ChinaTime.DayOf(now));

    private OneOf<Refusal, OrderDue> DueFrom(Instant now, HandlingRules rules, Func<HandlingLimit, HandlingTime> which) =>
        LimitAt(now, rules).TryPickT0(out var refusal, out var limit) ? refusal : which(limit).From(now, rules.Calendar, rules.Policy.Hours);
}
