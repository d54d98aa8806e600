using NodaTime;

namespace Zhaoqing.GovServices.Hotline;

/// <summary>What a desk has to tell for a message besides what it says; the rest of the envelope is known from the case.</summary>
/// <param name="Id">The id of the message, such as a version 7 UUID: made once, kept when it is sent again.</param>
/// <param name="At">Now.</param>
public sealed record BridgeEnvelope(Guid Id, Instant At)
{
    /// <summary>The message it answers.</summary>
    public Guid? Correlation { get; init; }

    /// <summary>The operator, by an account; null where a rule writes it.</summary>
    public string? Operator { get; init; }

    /// <summary>When it is too late for it.</summary>
    public Instant? ExpiresAt { get; init; }
}
