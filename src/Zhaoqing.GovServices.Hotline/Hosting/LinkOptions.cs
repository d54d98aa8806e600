using NodaTime;

namespace Zhaoqing.GovServices.Hotline.Hosting;

/// <summary>How a link behaves (链路参数): data agreed by both desks. The figures are the proposal's own; no national figure is known.</summary>
public sealed record LinkOptions
{
    /// <summary>What the link carries. A drill on a link for what is meant is refused, message by message.</summary>
    public MessageStatus Status { get; init; } = MessageStatus.Actual;

    /// <summary>How often each side gives a sign of life.</summary>
    public Duration Heartbeat { get; init; } = Duration.FromSeconds(5);

    /// <summary>After how many times without anything from the other side the link counts as dead.</summary>
    public int Misses { get; init; } = 3;

    /// <summary>From which difference of the clocks on people are warned.</summary>
    public Duration SkewToWarn { get; init; } = Duration.FromSeconds(30);

    /// <summary>From which difference of the clocks on there is no link.</summary>
    public Duration SkewToRefuse { get; init; } = Duration.FromMinutes(5);

    /// <summary>How long the greeting may take.</summary>
    public Duration Greeting { get; init; } = Duration.FromSeconds(10);

    /// <summary>How many ordinary messages may be on the way without an acknowledgement. The urgent lane has as many of its own, so that it never waits for the other.</summary>
    public int Window { get; init; } = 256;

    /// <summary>How many bytes of ordinary messages may be on the way without an acknowledgement, the last of them aside: wherever they wait on the line, an urgent message waits behind them.</summary>
    public int MostOnTheWay { get; init; } = 256 * 1024;

    /// <summary>How many bytes of messages of each lane may wait to be recorded.</summary>
    public long MostHeld { get; init; } = 32 * 1024 * 1024;

    /// <summary>How many messages of each lane are recorded at the same time, two at least: while one half is committed, the other is read and begun.</summary>
    public int Workers { get; init; } = 256;

    /// <summary>How long bodies may be.</summary>
    public FrameLimits Limits { get; init; } = FrameLimits.Default;
}
