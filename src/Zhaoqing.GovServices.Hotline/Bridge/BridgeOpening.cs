using NodaTime;

namespace Zhaoqing.GovServices.Hotline;

/// <summary>What is laid down for a case with its first message and never changes (首接要素).</summary>
/// <param name="FirstReceivedBy">The desk that heard of it first: it keeps it where nothing else is settled.</param>
/// <param name="FirstReceivedAt">When.</param>
/// <param name="Status">Whether it is meant.</param>
/// <param name="Confidentiality">How much is hidden of who called.</param>
public sealed record BridgeOpening(BridgeDesk FirstReceivedBy, Instant FirstReceivedAt, MessageStatus Status, ConfidentialityLevel Confidentiality);
