namespace Zhaoqing.GovServices.Hotline.Hosting;

/// <summary>Why a link ended (断链原因).</summary>
public enum LinkEndReason
{
    /// <summary>This side was told to.</summary>
    Stopped = 1,

    /// <summary>The other side closed it, or the line broke.</summary>
    Closed,

    /// <summary>Nothing came for too long.</summary>
    Silent,

    /// <summary>What came is no frame.</summary>
    BadFrame,

    /// <summary>What came is no greeting, or not in time.</summary>
    BadGreeting,

    /// <summary>The two have no version in common.</summary>
    NoCommonVersion,

    /// <summary>Both are the same desk.</summary>
    SameDesk,

    /// <summary>One is for a drill and the other is meant.</summary>
    DrillMismatch,

    /// <summary>The clocks are too far apart.</summary>
    ClockSkew,

    /// <summary>The other side sends more without an acknowledgement than was agreed.</summary>
    Flooded,

    /// <summary>This desk cannot record: nothing more is taken until it can.</summary>
    RecordUnavailable,

    /// <summary>Something in this program went wrong: see <see cref="LinkFaulted"/>.</summary>
    Faulted,
}

/// <summary>How a link ended.</summary>
/// <param name="Reason">Why.</param>
/// <param name="WasUp">Whether both had greeted each other.</param>
/// <param name="Fault">What was wrong with a frame; <see cref="FrameFault.None"/> otherwise.</param>
public sealed record LinkEnd(LinkEndReason Reason, bool WasUp, FrameFault Fault = FrameFault.None);
