using NodaTime;

namespace Zhaoqing.GovServices.Hotline;

/// <summary>110 is to send somebody at once, whatever else is disputed (先行派警).</summary>
/// <param name="Hazard">The danger.</param>
/// <param name="ExactPlace">Where exactly.</param>
/// <param name="CallbackNumber">The number to call back; here alone it is whole.</param>
/// <param name="Voice">The call.</param>
/// <param name="CallerRef">A token for who called, by which 110 may ask, as in a hand-over (<see cref="HandOver"/>); null where there is none.</param>
public sealed record EmergencyDispatchRequest(string Hazard, BridgePlace ExactPlace, string? CallbackNumber = null, VoiceLeg? Voice = null, string? CallerRef = null) : BridgeContent(BridgeMessageType.EmergencyDispatchRequest);

/// <summary>Somebody was sent (派警确认); the request is the one it is correlated with.</summary>
/// <param name="DispatchNumber">The number of the dispatch.</param>
/// <param name="Unit">Who was sent.</param>
/// <param name="Arrives">When they are expected.</param>
public sealed record EmergencyDispatchAck(string DispatchNumber, string Unit, Instant? Arrives = null) : BridgeContent(BridgeMessageType.EmergencyDispatchAck);

/// <summary>A unit of 12345 on the spot asks for the police (成员单位请求出警).</summary>
/// <param name="Unit">Who asks.</param>
/// <param name="Situation">What happens.</param>
/// <param name="Place">Where.</param>
public sealed record OnSiteAssistRequest(string Unit, string Situation, BridgePlace Place) : BridgeContent(BridgeMessageType.OnSiteAssistRequest);
