using System.Globalization;
using NodaTime;

namespace Zhaoqing.GovServices.Hotline;

/// <summary>A message of a case on the bridge (联动消息): an envelope that both desks understand whatever it says, and what it says.</summary>
/// <param name="Id">Its id, the same when it is sent again.</param>
/// <param name="Case">The case.</param>
/// <param name="Sender">The desk that sent it.</param>
/// <param name="Seq">Its place among the messages of this sender in this case, from 1.</param>
/// <param name="SentAt">When it was written, by the sender's clock. It decides nothing.</param>
/// <param name="Status">Whether it is meant.</param>
/// <param name="FirstReceivedBy">The desk that heard of it first (首接), the same in every message.</param>
/// <param name="FirstReceivedAt">When it heard of it.</param>
/// <param name="Confidentiality">How much is hidden of who called.</param>
/// <param name="Round">The round the sender saw when it wrote this, 1 to 3.</param>
/// <param name="SeenPeerSeq">Up to where the sender has the other desk's messages without a gap.</param>
/// <param name="ViewHolder">Who answers for the case in the sender's eyes: its owner, else who keeps it meanwhile.</param>
/// <param name="Content">What it says.</param>
public sealed record BridgeMessage(
    Guid Id, BridgeCaseId Case, BridgeDesk Sender, uint Seq, Instant SentAt, MessageStatus Status, BridgeDesk FirstReceivedBy, Instant FirstReceivedAt,
    ConfidentialityLevel Confidentiality, int Round, uint SeenPeerSeq, BridgeDesk ViewHolder, BridgeContent Content)
{
    /// <summary>The message it answers; null where it answers none.</summary>
    public Guid? Correlation { get; init; }

    /// <summary>When the sender thinks it is too late; it raises an alarm and changes nothing.</summary>
    public Instant? ExpiresAt { get; init; }

    /// <summary>The member of the operator; null where a rule sent it.</summary>
    public string? Operator { get; init; }

    /// <summary>Where it stands and its type: nothing of what was said, nor of a person.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Case} {Sender.Number()} {Seq} {Content.Type}");

    /// <summary>Whether it belongs to the urgent lane: never behind bulk, never held back by a gap.</summary>
    public bool IsUrgent => Content switch
    {
        EmergencyDispatchRequest or EmergencyDispatchAck or OnSiteAssistRequest or StabilityClue => true,
        OwnershipClaim { Basis: OwnershipBasis.Emergency } => true,
        TransferOffer offer => offer.HandOver.Urgency == Urgency.Immediate,
        WorkOrderPush push => push.HandOver.Urgency == Urgency.Immediate,
        _ => false,
    };

    /// <summary>What it hands over; null where it is no hand-over.</summary>
    internal HandOver? Offered => Content switch
    {
        TransferOffer offer => offer.HandOver,
        WorkOrderPush push => push.HandOver,
        _ => null,
    };

    /// <summary>Whose it is by the rules of the sender; null where the message does not say.</summary>
    internal ScopeReading? Scope => Content switch
    {
        TransferRefuse refused => refused.Scope,
        WorkOrderReturn returned => returned.Scope,
        _ => Offered?.Scope,
    };

    /// <summary>Whether it can move the owner, so that the other desk must have it before the sender is free.</summary>
    internal bool MovesOwner => Content is TransferOffer or WorkOrderPush or TransferAccept or TransferRefuse or ConferenceResult or ConferenceFailed
        or OwnershipClaim or WorkOrderReturn or Cancel or VoiceHandoverRecord;
}
