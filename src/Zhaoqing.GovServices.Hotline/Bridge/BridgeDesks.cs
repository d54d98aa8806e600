namespace Zhaoqing.GovServices.Hotline;

/// <summary>What each desk is called by the other.</summary>
public static class BridgeDesks
{
    /// <summary>The desk at the other end of the bridge.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is no desk.</exception>
    public static BridgeDesk Peer(this BridgeDesk desk) => desk switch
    {
        BridgeDesk.Hotline => BridgeDesk.Police,
        BridgeDesk.Police => BridgeDesk.Hotline,
        _ => throw new ArgumentOutOfRangeException(nameof(desk), desk, "No desk of the bridge."),
    };

    /// <summary>The number people dial: 12345 or 110; this is also its name on the wire.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is no desk.</exception>
    public static string Number(this BridgeDesk desk) => desk switch
    {
        BridgeDesk.Hotline => "12345",
        BridgeDesk.Police => "110",
        _ => throw new ArgumentOutOfRangeException(nameof(desk), desk, "No desk of the bridge."),
    };

    /// <summary>The desk of a number; null where no desk has it.</summary>
    public static BridgeDesk? OfNumber(string? number) => number switch
    {
        "12345" => BridgeDesk.Hotline,
        "110" => BridgeDesk.Police,
        _ => null,
    };
}
