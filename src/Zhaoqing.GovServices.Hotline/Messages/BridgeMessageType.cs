namespace Zhaoqing.GovServices.Hotline;

/// <summary>The catalogue of messages of a case (消息目录), by the numbers of the wire.</summary>
public enum BridgeMessageType
{
    /// <summary>A call is handed over, the data leg (一键转接).</summary>
    TransferOffer = 0x0010,

    /// <summary>The other desk takes it (受理确认).</summary>
    TransferAccept = 0x0011,

    /// <summary>The other desk does not take it (不予受理).</summary>
    TransferRefuse = 0x0012,

    /// <summary>Caller and both desks on one call (三方通话).</summary>
    ConferenceInvite = 0x0013,

    /// <summary>What the call came to.</summary>
    ConferenceResult = 0x0014,

    /// <summary>A desk says whose it is, and why.</summary>
    OwnershipClaim = 0x0015,

    /// <summary>A desk that has acted sees the owner change.</summary>
    OwnershipConflict = 0x0016,

    /// <summary>A desk is on the call.</summary>
    ConferenceJoined = 0x0017,

    /// <summary>The call did not come about.</summary>
    ConferenceFailed = 0x0018,

    /// <summary>A work order is pushed (工单流转).</summary>
    WorkOrderPush = 0x0020,

    /// <summary>It is given back within its window (退单).</summary>
    WorkOrderReturn = 0x0021,

    /// <summary>How it goes, and how it ended (反馈).</summary>
    Feedback = 0x0022,

    /// <summary>Something is added (补充).</summary>
    Supplement = 0x0023,

    /// <summary>Urged (催办).</summary>
    Urge = 0x0024,

    /// <summary>Supervised (督办).</summary>
    Supervise = 0x0025,

    /// <summary>A desk takes back a message of its own.</summary>
    Cancel = 0x0026,

    /// <summary>110 is to send somebody at once (先行派警).</summary>
    EmergencyDispatchRequest = 0x0030,

    /// <summary>Somebody was sent (派警确认).</summary>
    EmergencyDispatchAck = 0x0031,

    /// <summary>A clue of danger to public order (涉稳线索).</summary>
    StabilityClue = 0x0032,

    /// <summary>A unit of 12345 on the spot asks for the police (出警请求).</summary>
    OnSiteAssistRequest = 0x0033,

    /// <summary>Malicious calls are handed to the police (恶意扰乱移送).</summary>
    MaliciousCallReferral = 0x0034,

    /// <summary>A desk asks who stands behind a token (来电人解析).</summary>
    CallerResolveRequest = 0x0040,

    /// <summary>The answer.</summary>
    CallerResolveResponse = 0x0041,

    /// <summary>What was said by voice while the link was down (语音交接记录).</summary>
    VoiceHandoverRecord = 0x0070,
}
