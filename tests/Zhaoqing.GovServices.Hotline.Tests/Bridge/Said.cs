using System.Collections.Immutable;
using NodaTime;

namespace Zhaoqing.GovServices.Hotline.Tests.Bridge;

/// <summary>What desks say in the tests: everything the catalogue has, chosen by a source of chance that a seed repeats.</summary>
internal static class Said
{
    public static readonly Instant Start = Instant.FromUtc(2026, 11, 2, 1, 0);

    private static readonly BridgePlace Here = new(DivisionCode.Parse("441202", null), "城东街道");

    public static Guid NextId(this Random chance)
    {
        Span<byte> bytes = stackalloc byte[16];
        chance.NextBytes(bytes);
        return new Guid(bytes);
    }

    public static TransferOffer Offer(Urgency urgency = Urgency.Expected, BridgeDesk? scope = null, int edition = 1, int window = 30) => new(HandOver(urgency, scope, edition, window));

    public static WorkOrderPush Push(BridgeDesk? scope = null, int edition = 1) => new(HandOver(Urgency.Expected, scope, edition, 30), ["已安抚来电人"]);

    public static TransferAccept Accept { get; } = new("J20261102000001");

    public static TransferRefuse Refuse(BridgeDesk? scope = null, int edition = 1) => new(TransferRefusalReason.OutOfScope, new ScopeReading(edition, scope, "R1"));

    public static WorkOrderReturn Return(int minutes = 10, BridgeDesk? scope = null, int edition = 1) =>
        new(TransferRefusalReason.OutOfScope, new ScopeReading(edition, scope, "R1"), Duration.FromMinutes(minutes));

    public static ConferenceResult Agreed(BridgeDesk? owner) => new("三方通话", Start, owner);

    public static VoiceHandoverRecord Voice(BridgeDesk? owner) => new("接线员甲", Start, Start, "电话转告", owner);

    public static Feedback Closed { get; } = new(FeedbackStage.Closed, "已办理。");

    public static Supplement Added { get; } = new("又有新情况");

    public static EmergencyDispatchRequest Danger { get; } = new("有人被困", Here);

    public static EmergencyDispatchAck Sent { get; } = new("P1", "城东派出所");

    public static BridgeContent Any(Random chance) => chance.Next(24) switch
    {
        0 or 1 => Offer(chance.Next(6) == 0 ? Urgency.Immediate : Urgency.Expected, Scope(chance), chance.Next(1, 3)),
        2 => Push(Scope(chance), chance.Next(1, 3)),
        3 or 4 => Accept,
        5 => Refuse(Scope(chance), chance.Next(1, 3)),
        6 or 7 or 8 => Return(chance.Next(0, 40), Scope(chance), chance.Next(1, 3)),
        9 => Agreed(Scope(chance)),
        10 => new ConferenceFailed("C1"),
        11 => new OwnershipClaim(Desk(chance), (OwnershipBasis)chance.Next(1, 4)),
        12 or 13 => Closed,
        14 => Added,
        15 => Voice(Scope(chance)),
        16 => Danger,
        17 => Sent,
        18 => new OnSiteAssistRequest("城管执法队", "冲突升级", Here),
        19 => new Cancel(Guid.Empty, "误报"),
        20 => new Urge("再次来电"),
        21 => new Supervise(1, "超期"),
        22 => new OwnershipConflict(OwnershipBasis.Agreed, OwnershipBasis.FirstReceiver),
        _ => new StabilityClue("聚集", Here),
    };

    public static BridgeDesk Desk(Random chance) => (BridgeDesk)chance.Next(1, 3);

    private static BridgeDesk? Scope(Random chance) => chance.Next(3) == 0 ? null : Desk(chance);

    private static HandOver HandOver(Urgency urgency, BridgeDesk? scope, int edition, int window) =>
        new(DemandKind.Help, "楼上漏水,邻里争执", Here, "caller-1", urgency, new ScopeReading(edition, scope, "R1"), Duration.FromMinutes(window));
}
