using NodaTime;

namespace Zhaoqing.GovServices.Hotline;

/// <summary>A case on the bridge that no order can follow now (未能立单或者更新工单的联动事件): the hotline answers for it, and until its order is there, or is open again, no clock of an order runs.</summary>
/// <param name="Case">The case.</param>
/// <param name="Why">What is refused.</param>
/// <param name="Since">Since when it waits: when it became the hotline's, else when the last was said in it, by the clock of its sender; no later than now.</param>
public sealed record WaitingCase(BridgeCaseId Case, Refusal Why, Instant Since)
{
    /// <summary>The order that is behind its case; null where none can be made.</summary>
    public OrderNumber? Order { get; init; }
}
