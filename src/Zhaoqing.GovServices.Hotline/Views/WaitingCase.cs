using NodaTime;

namespace Zhaoqing.GovServices.Hotline;

/// <summary>A case that 110 handed over, the hotline has taken, and of which no order can be made (承接后未能立单的联动事件): the hotline answers for it, and no clock of an order runs yet.</summary>
/// <param name="Case">The case.</param>
/// <param name="Why">Why there is no order: what refuses to write it down now, see <see cref="WorkOrder.OpenFor(OrderNumber, BridgeCase, OrderActor, NodaTime.Instant, HandlingRules)"/>.</param>
/// <param name="Since">Since when it waits: when it became the hotline's, by the clock of its sender; no later than now.</param>
public sealed record WaitingCase(BridgeCaseId Case, Refusal Why, Instant Since);
