using NodaTime;
using Zhaoqing.GovServices.Hotline.Tests.Bridge;

namespace Zhaoqing.GovServices.Hotline.Tests.Orders;

/// <summary>A case that 110 opened, as far as it has come.</summary>
internal static class TakenCases
{
    private static readonly BridgeCaseId Id = new(BridgeDesk.Police, DivisionCode.Parse("4412", null), new Guid("0198f3c2-d5e8-7a0c-9a1b-2c3d4e5f6071"));

    public static BridgeCase Recorded { get; } = Of(Said.Offer());

    public static BridgeCase Held { get; } = Recorded.Say(BridgeDesk.Hotline, Said.Accept);

    public static BridgeCase GivenBack { get; } = Held.Say(BridgeDesk.Hotline, Said.Return());

    public static BridgeCase OfPolice { get; } = Held.Say(BridgeDesk.Police, Said.Agreed(BridgeDesk.Police));

    public static BridgeCase EndedByPolice { get; } = OfPolice.Say(BridgeDesk.Police, Said.Closed);

    public static BridgeCase Again { get; } = Held.Say(BridgeDesk.Hotline, Said.Closed).Say(BridgeDesk.Police, Said.Added);

    public static BridgeCase Secret { get; } = Of(Said.Offer(), ConfidentialityLevel.CallerRequested).Say(BridgeDesk.Hotline, Said.Accept);

    public static BridgeCase[] All { get; } = [Held, GivenBack, OfPolice, EndedByPolice, Again, Secret];

    public static BridgeCase Of(BridgeContent content, ConfidentialityLevel level = ConfidentialityLevel.Open, MessageStatus status = MessageStatus.Actual, Instant? at = null) =>
        BridgeCase.Empty(Id, BridgeDesk.Hotline).Take(BridgeCase.Open(Id, new BridgeOpening(BridgeDesk.Police, at ?? Acting.Start, status, level), content, new BridgeEnvelope(Guid.CreateVersion7(), at ?? Acting.Start)).AsT1).Case;

    /// <summary>The case after a desk has said something, knowing all that was said.</summary>
    public static BridgeCase Say(this BridgeCase copy, BridgeDesk desk, BridgeContent content, Instant? at = null)
    {
        var own = copy.Messages.Aggregate(BridgeCase.Empty(Id, desk), (before, message) => before.Take(message).Case);
        return copy.Take(own.Write(content, new BridgeEnvelope(Guid.CreateVersion7(), at ?? Acting.Start)).AsT1).Case;
    }
}
