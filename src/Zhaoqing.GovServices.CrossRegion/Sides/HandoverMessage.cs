using NodaTime;
using Zhaoqing.GovServices.Cases;

namespace Zhaoqing.GovServices.CrossRegion;

/// <summary>A message of a hand-over (交接消息): an envelope, and what it says.</summary>
/// <param name="Id">Its id, made once and kept when it is sent again.</param>
/// <param name="Case">The case; both sides use the same number.</param>
/// <param name="Sender">The side that wrote it.</param>
/// <param name="Seq">Its place among this side's messages of the case, from 1.</param>
/// <param name="SentAt">When it was written, by the writer's clock.</param>
/// <param name="SeenPeerSeq">Up to where the writer had the other side's messages without a gap.</param>
/// <param name="ViewOwner">Who answers for the case in the writer's eyes once this is said.</param>
/// <param name="Content">What it says.</param>
public sealed record HandoverMessage(Guid Id, CaseNumber Case, HandoverSide Sender, int Seq, Instant SentAt, int SeenPeerSeq, HandoverSide ViewOwner, HandoverContent Content);

/// <summary>What became of a message that came in.</summary>
public enum HandoverIntake
{
    /// <summary>It is new and counts.</summary>
    Stored = 1,

    /// <summary>It was there already: answered again as before, and nothing changes.</summary>
    Duplicate,

    /// <summary>One before it is missing: it is kept and counts when that is there.</summary>
    HeldBack,

    /// <summary>Another message stands in its place: the sender is told; the smaller id counts on both sides.</summary>
    SequenceReuse,

    /// <summary>It is new and kept, and changes nothing: the rules or an act of the authority stand against it.</summary>
    WithoutEffect,
}
