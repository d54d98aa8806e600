using NodaTime;

namespace Zhaoqing.GovServices.Hotline;

/// <summary>Caller and both desks are to speak together (三方通话).</summary>
/// <param name="CallId">The call.</param>
/// <param name="Topic">About what.</param>
public sealed record ConferenceInvite(string CallId, string Topic) : BridgeContent(BridgeMessageType.ConferenceInvite);

/// <summary>The sender is on the call.</summary>
/// <param name="CallId">The call.</param>
public sealed record ConferenceJoined(string CallId) : BridgeContent(BridgeMessageType.ConferenceJoined);

/// <summary>The call did not come about.</summary>
/// <param name="CallId">The call.</param>
/// <param name="Reason">Why.</param>
public sealed record ConferenceFailed(string CallId, string? Reason = null) : BridgeContent(BridgeMessageType.ConferenceFailed);

/// <summary>What the desks agreed on the call (协商结果).</summary>
/// <param name="Minutes">What was said, in short.</param>
/// <param name="EndedAt">When the call ended.</param>
/// <param name="AgreedOwner">Whose it is; null where they could not agree.</param>
public sealed record ConferenceResult(string Minutes, Instant EndedAt, BridgeDesk? AgreedOwner = null) : BridgeContent(BridgeMessageType.ConferenceResult);

/// <summary>On what an owner is claimed.</summary>
public enum OwnershipBasis
{
    /// <summary>Both agreed (协商一致).</summary>
    Agreed = 1,

    /// <summary>Nothing was agreed: the rules, else who received it first (首先接到的先行受理).</summary>
    FirstReceiver,

    /// <summary>Danger: 110 has sent somebody (先行派警).</summary>
    Emergency,
}

/// <summary>A desk says whose it is (归属声明).</summary>
/// <param name="Owner">Whose.</param>
/// <param name="Basis">On what.</param>
public sealed record OwnershipClaim(BridgeDesk Owner, OwnershipBasis Basis) : BridgeContent(BridgeMessageType.OwnershipClaim);

/// <summary>A desk that has acted sees the owner change (归属冲突). It changes nothing; people are told.</summary>
/// <param name="Mine">On what it had relied.</param>
/// <param name="Peers">On what the other relies.</param>
public sealed record OwnershipConflict(OwnershipBasis Mine, OwnershipBasis Peers) : BridgeContent(BridgeMessageType.OwnershipConflict);

/// <summary>What was said by voice when the link was down (语音交接记录).</summary>
/// <param name="SpokeTo">The operator at the other desk.</param>
/// <param name="From">From when.</param>
/// <param name="To">To when.</param>
/// <param name="Gist">What was said, in short.</param>
/// <param name="AgreedOwner">Whose it is by what was said; null where nothing was settled.</param>
public sealed record VoiceHandoverRecord(string SpokeTo, Instant From, Instant To, string Gist, BridgeDesk? AgreedOwner = null) : BridgeContent(BridgeMessageType.VoiceHandoverRecord);
