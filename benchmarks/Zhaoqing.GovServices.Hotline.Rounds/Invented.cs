using NodaTime;
using Zhaoqing.GovServices.Hotline.Hosting;

namespace Zhaoqing.GovServices.Hotline.Rounds;

/// <summary>Demands that nobody made.</summary>
internal static class Invented
{
    internal static readonly DivisionCode City = DivisionCode.Parse("4412", null);

    private static readonly BridgePlace Here = new(DivisionCode.Parse("441202", null), "城东街道");

    internal static EmergencyDispatchRequest Danger { get; } = new("有人被困", Here);

    internal static TransferOffer Offer { get; } = new(HandOver);

    private static HandOver HandOver => new(DemandKind.Help, "楼上漏水,邻里争执", Here, "caller-1", Urgency.Expected, new ScopeReading(1, Owner: null, "R1"), Duration.FromMinutes(30));

    internal static WorkOrderPush Push(int characters) => new(HandOver, [new string('续', characters)]);

    internal static BridgeOpening OpeningOf(BridgeDesk desk) => new(desk, Now, MessageStatus.Actual, ConfidentialityLevel.Open);

    internal static Instant Now => Instant.FromDateTimeOffset(TimeProvider.System.GetUtcNow());

    /// <summary>A new case's first message, ready to be sent.</summary>
    internal static BridgeMessage Opened(BridgeDesk desk, BridgeContent content) =>
        BridgeCase.Open(new BridgeCaseId(desk, City, Guid.CreateVersion7()), OpeningOf(desk), content, new BridgeEnvelope(Guid.CreateVersion7(), Now) { Operator = "operator-1" }).AsT1;
}
