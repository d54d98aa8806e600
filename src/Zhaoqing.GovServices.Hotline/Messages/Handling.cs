using System.Collections.Immutable;
using NodaTime;

namespace Zhaoqing.GovServices.Hotline;

/// <summary>How far the handling is (办理阶段).</summary>
public enum FeedbackStage
{
    /// <summary>Signed for (已签收).</summary>
    SignedFor = 1,

    /// <summary>In hand (办理中).</summary>
    InHandling,

    /// <summary>On the spot (已到场).</summary>
    OnScene,

    /// <summary>Done (已办理).</summary>
    Handled,

    /// <summary>Ended (办结).</summary>
    Closed,
}

/// <summary>How it goes (反馈). What is for the public and what is for the other desk stand apart.</summary>
/// <param name="Stage">How far.</param>
/// <param name="PublicReply">What the caller may hear; null before there is an answer.</param>
/// <param name="InternalNote">A word to the other desk.</param>
public sealed record Feedback(FeedbackStage Stage, string? PublicReply = null, string? InternalNote = null) : BridgeContent(BridgeMessageType.Feedback);

/// <summary>Something is added (补充).</summary>
/// <param name="Text">What.</param>
public sealed record Supplement(string Text) : BridgeContent(BridgeMessageType.Supplement);

/// <summary>Urged (催办).</summary>
/// <param name="Reason">Why.</param>
/// <param name="DueAt">By when.</param>
public sealed record Urge(string Reason, Instant? DueAt = null) : BridgeContent(BridgeMessageType.Urge);

/// <summary>Supervised (督办).</summary>
/// <param name="Level">1 yellow, 2 red.</param>
/// <param name="Reason">Why.</param>
/// <param name="DueAt">By when.</param>
public sealed record Supervise(int Level, string Reason, Instant? DueAt = null) : BridgeContent(BridgeMessageType.Supervise);

/// <summary>A clue of danger to public order (涉稳线索). Nothing is told back.</summary>
/// <param name="Text">The clue.</param>
/// <param name="Place">Where.</param>
public sealed record StabilityClue(string Text, BridgePlace? Place = null) : BridgeContent(BridgeMessageType.StabilityClue);

/// <summary>Malicious calls are handed to the police (恶意扰乱移送公安机关).</summary>
/// <param name="CallerRef">A token for who called.</param>
/// <param name="CallIds">The calls.</param>
/// <param name="Pattern">What makes them malicious.</param>
public sealed record MaliciousCallReferral(string CallerRef, ImmutableArray<string> CallIds, string Pattern) : BridgeContent(BridgeMessageType.MaliciousCallReferral)
{
    /// <inheritdoc/>
    public bool Equals(MaliciousCallReferral? other) =>
        other is not null && (CallerRef, Pattern) == (other.CallerRef, other.Pattern) && CallIds.AsSpan().SequenceEqual(other.CallIds.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(CallerRef, Pattern);
}
