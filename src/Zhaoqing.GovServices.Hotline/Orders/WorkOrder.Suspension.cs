using System.Collections.Immutable;
using NodaTime;
using OneOf;

namespace Zhaoqing.GovServices.Hotline;

public sealed partial record WorkOrder
{
    /// <summary>How often the hotline has consented to one suspension more, and it has not been used.</summary>
    private int Consents { get; init; }

    /// <summary>For what the policy names, as often and as long in all as it says; beyond that once for each consent of the hotline, and then no longer than one may be.</summary>
    private OneOf<Refusal, ImmutableArray<OrderEvent>> Suspend(SuspendUntil suspend, OrderActor actor, Instant now, HandlingRules rules)
    {
        if (Guard(OrderAct.Suspend, actor, suspend.Ground) is { } refusal) return refusal;
        var policy = rules.Policy;
        if (!policy.SuspensionGrounds.Any(ground => string.Equals(ground.Name, suspend.Ground, StringComparison.Ordinal))) return OrderRefusals.SuspensionGround();
        int days = DaysOf(now, suspend.Through);
        if (suspend.Through < ChinaTime.DayOf(now) || days > policy.SuspendDays) return OrderRefusals.SuspensionTooLong();
        bool isOften = Suspensions >= policy.SuspendTimes, isLong = SuspendedDays + days > policy.SuspendDays;
        if ((isOften || isLong) && Consents == 0) return isOften ? OrderRefusals.SuspensionUsedUp() : OrderRefusals.SuspensionTooLong();
        return One(new OrderSuspended(now, actor.Account, suspend.Ground, new OrderDue(ChinaTime.StartOf(suspend.Through.PlusDays(1)), IsByDay: true)) { IsByConsent = isOften || isLong });
    }

    /// <summary>The suspension is over, by whatever act: it goes on, becomes part of another order, is 110's with its case, or is withdrawn. Its days count.</summary>
    private WorkOrder Ended(Instant at) => this with { SuspendedUntil = null, StoppedAt = null, SuspendedDays = SuspendedDays + DaysOf(StoppedAt!.Value, ChinaTime.DayOf(at - Duration.Epsilon)) };

    /// <summary>How many days a suspension has: the day it begins on is not counted, and it has at least one.</summary>
    private static int DaysOf(Instant from, LocalDate through) => Math.Max(1, Period.DaysBetween(ChinaTime.DayOf(from), through));
}
