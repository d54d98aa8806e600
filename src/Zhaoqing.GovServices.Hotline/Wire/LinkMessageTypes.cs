namespace Zhaoqing.GovServices.Hotline;

/// <summary>The types of messages that a link itself needs; a heartbeat and its answer alone may be empty.</summary>
public static class LinkMessageTypes
{
    /// <summary>The greeting (握手).</summary>
    public const ushort Hello = 0x0001;

    /// <summary>A heartbeat (心跳).</summary>
    public const ushort Heartbeat = 0x0002;

    /// <summary>A message is recorded (入库确认).</summary>
    public const ushort Ack = 0x0003;

    /// <summary>Something could not be taken as it came (差错).</summary>
    public const ushort Error = 0x0004;

    /// <summary>Messages are missing (补发请求).</summary>
    public const ushort ResendRequest = 0x0005;

    /// <summary>The answer to a greeting.</summary>
    public const ushort HelloAck = 0x0006;

    /// <summary>The answer to a heartbeat.</summary>
    public const ushort HeartbeatAck = 0x0007;

    internal static bool MayBeEmpty(ushort type) => type is Heartbeat or HeartbeatAck;
}
