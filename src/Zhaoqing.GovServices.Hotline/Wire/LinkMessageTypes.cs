namespace Zhaoqing.GovServices.Hotline;

/// <summary>The types of messages that a link itself needs; a heartbeat and its answer alone may be empty.</summary>
public static class LinkMessageTypes
{
    /// <summary>A heartbeat (心跳).</summary>
    public const ushort Heartbeat = 0x0002;

    /// <summary>The answer to a heartbeat.</summary>
    public const ushort HeartbeatAck = 0x0007;

    internal static bool MayBeEmpty(ushort type) => type is Heartbeat or HeartbeatAck;
}
