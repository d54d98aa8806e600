using System.Collections.Immutable;
using NodaTime;

namespace Zhaoqing.GovServices.Hotline;

/// <summary>A case, an order or a link that wants somebody now (值班告警): which, why, since when, and what is to be done. Nothing of a person, nothing that was said.</summary>
/// <param name="Kind">Why.</param>
/// <param name="Since">Since when; no later than the moment that was asked for. What another desk wrote counts by the clock of that desk.</param>
public sealed partial record DeskAlarm(DeskAlarmKind Kind, Instant Since)
{
    /// <summary>The code of what a newer program wrote (更新版本写入).</summary>
    internal const string UnknownEvent = nameof(UnknownEvent);

    /// <summary>The code of what is no event at all (记录有误).</summary>
    internal const string Damaged = nameof(Damaged);

    /// <summary>The case; null where it is about none.</summary>
    public BridgeCaseId? Case { get; init; }

    /// <summary>The order; null where it is about none.</summary>
    public OrderNumber? Order { get; init; }

    /// <summary>The clock; null where it is about none.</summary>
    public OrderClockKind? Clock { get; init; }

    /// <summary>What is refused; null where nothing is.</summary>
    public Refusal? Refusal { get; init; }

    /// <summary>The code of the fault; null where there is none.</summary>
    public string? Code { get; init; }

    /// <summary>Whether the case is a drill (演练).</summary>
    public bool IsDrill { get; init; }

    /// <summary>What of a case wants somebody at the desk whose copy it is: what is late for its own messages, what it has and nobody settles, and what the other desk waits for.</summary>
    /// <param name="copy">The case.</param>
    /// <param name="policy">From when on.</param>
    /// <param name="now">The moment. Whoever is wanted at a moment is wanted later too, while nothing happens in the case.</param>
    [Clause("PLT-3.4")]
    [Clause("PLT-3.7")]
    public static IEnumerable<DeskAlarm> Of(BridgeCase copy, DeskAlarmPolicy policy, Instant now)
    {
        ArgumentNullException.ThrowIfNull(copy);
        ArgumentNullException.ThrowIfNull(policy);
        var late = OfBridge(copy, policy, now).ToArray();
        bool isLate = late.Any(alarm => alarm.Kind == DeskAlarmKind.NotSettled);
        return late.Concat(OfBoth(copy).Where(_ => !isLate)).Concat(OfPeer(copy))
            .GroupBy(alarm => alarm.Kind, (kind, all) => new DeskAlarm(kind, Instant.Min(all.Min(alarm => alarm.Since), now)) { Case = copy.Id, IsDrill = copy.View.Status != MessageStatus.Actual });
    }

    /// <summary>What of an order wants somebody at the hotline: a clock that is over or nearly, and what waits for a decision of the hotline. What time alone has brought about by then is taken in first.</summary>
    /// <param name="order">The order.</param>
    /// <param name="rules">What it is judged by.</param>
    /// <param name="policy">From when on.</param>
    /// <param name="now">The moment.</param>
    [Clause("PLT-3.6")]
    public static IEnumerable<DeskAlarm> Of(WorkOrder order, HandlingRules rules, DeskAlarmPolicy policy, Instant now)
    {
        ArgumentNullException.ThrowIfNull(order);
        ArgumentNullException.ThrowIfNull(rules);
        ArgumentNullException.ThrowIfNull(policy);
        return order.LapsesAt(now, rules).Match(
            refusal => [new DeskAlarm(DeskAlarmKind.LapseRefused, order.Clocks()[0].Due.At) { Order = order.Number, Refusal = refusal }],
            lapses => OfCurrent(lapses.Aggregate(order, (before, happened) => before.Apply(happened)), rules.Policy, policy, now));
    }

    /// <summary>A case whose order cannot be made, or cannot follow it.</summary>
    /// <param name="waiting">The case.</param>
    [Clause("PLT-3.4")]
    public static DeskAlarm Of(WaitingCase waiting)
    {
        ArgumentNullException.ThrowIfNull(waiting);
        return new DeskAlarm(DeskAlarmKind.NotFollowed, waiting.Since) { Case = waiting.Case, Order = waiting.Order, Refusal = waiting.Why };
    }

    /// <summary>The most urgent first, of the same kind who waits longest.</summary>
    /// <param name="alarms">In any order.</param>
    public static ImmutableArray<DeskAlarm> Sorted(IEnumerable<DeskAlarm> alarms) =>
    [
        .. alarms.OrderBy(alarm => alarm.Kind).ThenBy(alarm => alarm.Since).ThenBy(alarm => $"{alarm.Case} {alarm.Order} {alarm.Code}", StringComparer.Ordinal),
    ];

    private static IEnumerable<DeskAlarm> OfBridge(BridgeCase copy, DeskAlarmPolicy policy, Instant now) => copy.AlarmsAt(policy.Bridge, now).Select(alarm => new DeskAlarm(
        alarm.Kind switch
        {
            BridgeAlarmKind.VoiceFallbackRequired when IsPhoned(copy, alarm.Message) => DeskAlarmKind.Phoned,
            BridgeAlarmKind.VoiceFallbackRequired => DeskAlarmKind.VoiceFallbackRequired,
            BridgeAlarmKind.NotStored => DeskAlarmKind.NotStored,
            BridgeAlarmKind.NotTaken => DeskAlarmKind.NotTaken,
            _ => DeskAlarmKind.NotSettled,
        },
        alarm.Since));

    /// <summary>Whether this desk has written down, in the round that is open, that it phoned after a message of its own.</summary>
    private static bool IsPhoned(BridgeCase copy, Guid message) => copy.Messages.FirstOrDefault(said => said.Sender == copy.Self && said.Id == message) is { } late
        && copy.Counted.Any(record => record.Content is VoiceHandoverRecord && record.Sender == copy.Self && record.Round == copy.View.Round && record.Seq > late.Seq);

    /// <summary>What was refused or given back both desks have to settle, from the moment it was.</summary>
    private static IEnumerable<DeskAlarm> OfBoth(BridgeCase copy) =>
        copy.View.State == BridgeState.Negotiating && copy.Counted.Where(message => message.Content is TransferRefuse or WorkOrderReturn).MaxBy(message => message.SentAt) is { } open ? [new DeskAlarm(DeskAlarmKind.ToSettle, open.SentAt)] : [];

    /// <summary>What the other desk waits for, from the moment it has said so: it raises the alarm at that desk only once it is late.</summary>
    private static IEnumerable<DeskAlarm> OfPeer(BridgeCase copy)
    {
        foreach (var message in copy.Counted.Where(message => message.Sender != copy.Self))
        {
            if (copy.Self == BridgeDesk.Police && BridgeFold.IsDispatchRequest(message) && !copy.Counted.Any(answer => BridgeFold.IsSent(message, answer))) yield return new DeskAlarm(DeskAlarmKind.HelpAsked, message.SentAt);
            if (copy.View.State == BridgeState.Offered && message.Offered is not null) yield return new DeskAlarm(DeskAlarmKind.ToAnswer, message.SentAt);
        }

        // At the hotline its order has come back with a clock; 110 has no order.
        bool isKept = copy.Self == BridgeDesk.Police && copy.View is { IsFinal: true, Owner: BridgeDesk.Police, State: BridgeState.Owned };
        if (isKept && !copy.Counted.Any(message => message is { Sender: BridgeDesk.Police, Round: BridgeView.LastRound, Content: Feedback }))
            yield return new DeskAlarm(DeskAlarmKind.KeptForGood, copy.Counted.Where(message => message.Content is WorkOrderReturn).Max(message => message.SentAt));
    }

    private static IEnumerable<DeskAlarm> OfCurrent(WorkOrder order, HandlingPolicy handling, DeskAlarmPolicy policy, Instant now)
    {
        DeskAlarmKind? waits = order.State switch
        {
            OrderState.Disputed or OrderState.Accepted when order.Returns >= handling.Returns => DeskAlarmKind.ConsultationNeeded,
            OrderState.Disputed => DeskAlarmKind.DisputeOpen,
            OrderState.ExtensionPending => DeskAlarmKind.ExtensionOpen,
            _ => null,
        };
        if (waits is { } decision) yield return new DeskAlarm(decision, Instant.Min(order.StateSince, now)) { Order = order.Number };
        // Where the caller adds nothing and where a suspension ends, time alone acts. Of several clocks that are over the first says since when.
        var clocks = order.Clocks().RemoveAll(clock => clock.Kind is OrderClockKind.Info or OrderClockKind.Suspension);
        if (clocks.FirstOrDefault(clock => clock.Due.IsPast(now)) is { } over) yield return new DeskAlarm(DeskAlarmKind.ClockOver, over.Due.At) { Order = order.Number, Clock = over.Kind };
        else if (clocks.Where(clock => policy.SoonFrom(clock.Due) <= now).MinBy(clock => clock.Due.At) is { } soon) yield return new DeskAlarm(DeskAlarmKind.ClockSoon, policy.SoonFrom(soon.Due)) { Order = order.Number, Clock = soon.Kind };
    }
}
