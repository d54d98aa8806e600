using NodaTime;

namespace Zhaoqing.GovServices.Hotline.Hosting;

/// <summary>An order that this program cannot read.</summary>
/// <param name="Number">The order.</param>
/// <param name="Since">The time of what it could not read first.</param>
/// <param name="Code">Why: <see cref="DeskAlarm.UnknownEvent"/> or <see cref="DeskAlarm.Damaged"/>.</param>
internal sealed record UnreadableOrder(OrderNumber Number, Instant Since, string Code)
{
    /// <summary>A case it is linked with; null where none is known.</summary>
    public BridgeCaseId? Case { get; init; }
}
