namespace Zhaoqing.GovServices.Hotline;

/// <summary>What became of a message that came in (收到消息的结果).</summary>
public enum BridgeIntake
{
    /// <summary>It is new and counts.</summary>
    Stored = 1,

    /// <summary>It was there already: answered again as before, and nothing changes.</summary>
    Duplicate,

    /// <summary>Another message stands in its place (<c>SequenceReuse</c>): the sender is told; the smaller id counts at both desks.</summary>
    SequenceReuse,

    /// <summary>It says otherwise than the first message who heard of the case first (<c>ImmutableField</c>): the sender is told; it is kept, and what the first message says counts.</summary>
    ImmutableField,

    /// <summary>It mixes a drill with what is meant (<c>DrillMismatch</c>): the sender is told; it is kept and does not count.</summary>
    DrillMismatch,

    /// <summary>It gives the case back when that may not be (<c>ReturnNotAllowed</c>): the sender is told; it is kept and changes nothing.</summary>
    ReturnNotAllowed,
}
