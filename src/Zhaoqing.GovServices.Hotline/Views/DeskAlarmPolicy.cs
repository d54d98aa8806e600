using NodaTime;

namespace Zhaoqing.GovServices.Hotline;

/// <summary>From when on somebody is wanted (告警时限): data of a city. The figures are samples.</summary>
/// <param name="Bridge">How long the answers on the bridge may take.</param>
/// <param name="SoonByDay">How long before its end a clock that ends with a day is nearly over.</param>
/// <param name="SoonByHour">The same of one that ends in the middle of a day.</param>
public sealed record DeskAlarmPolicy(BridgePolicy Bridge, Duration SoonByDay, Duration SoonByHour)
{
    /// <summary>The samples: those of <see cref="BridgePolicy.Sample"/>, 16 hours and 30 min. A clock that ends at 24:00 is told of from 08:00 of that day, while units are at work.</summary>
    public static DeskAlarmPolicy Sample { get; } = new(BridgePolicy.Sample, Duration.FromHours(16), Duration.FromMinutes(30));

    /// <summary>From when on a clock is nearly over.</summary>
    internal Instant SoonFrom(OrderDue due) => due.At - (due.IsByDay ? SoonByDay : SoonByHour);
}
