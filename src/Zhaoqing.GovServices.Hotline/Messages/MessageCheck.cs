namespace Zhaoqing.GovServices.Hotline;

/// <summary>What a message must say before it is written, and when it is read.</summary>
internal static class MessageCheck
{
    public static Refusal? WhyNot(BridgeContent content) => content switch
    {
        TransferOffer offer => WhyNot(offer.HandOver),
        WorkOrderPush push => WhyNot(push.HandOver) ?? Texts("priorHandling", push.PriorHandling),
        TransferAccept accept => Text("peerCaseNumber", accept.PeerCaseNumber),
        TransferRefuse refuse => Optional("note", refuse.Note) ?? Scope(refuse.Scope),
        WorkOrderReturn returned => Scope(returned.Scope) ?? (returned.ReturnedWithin < NodaTime.Duration.Zero ? BridgeRefusals.Field("returnedWithin", "不能为负。") : null),
        Cancel cancel => Text("reason", cancel.Reason),
        ConferenceInvite invite => Text("callId", invite.CallId) ?? Text("topic", invite.Topic),
        ConferenceJoined joined => Text("callId", joined.CallId),
        ConferenceFailed failed => Text("callId", failed.CallId) ?? Optional("reason", failed.Reason),
        ConferenceResult result => Text("minutes", result.Minutes),
        VoiceHandoverRecord record => Text("spokeTo", record.SpokeTo) ?? Text("gist", record.Gist) ?? (record.To < record.From ? BridgeRefusals.Field("to", "不早于通话开始。") : null),
        Feedback feedback => Optional("publicReply", feedback.PublicReply) ?? Optional("internalNote", feedback.InternalNote),
        Supplement supplement => Text("text", supplement.Text),
        Urge urge => Text("reason", urge.Reason),
        Supervise supervise => Text("reason", supervise.Reason) ?? (supervise.Level is 1 or 2 ? null : BridgeRefusals.Field("level", "1为黄牌,2为红牌。")),
        EmergencyDispatchRequest request => Text("hazard", request.Hazard) ?? Place("exactPlace", request.ExactPlace) ?? Optional("callbackNumber", request.CallbackNumber) ?? Optional("callerRef", request.CallerRef),
        EmergencyDispatchAck ack => Text("dispatchNumber", ack.DispatchNumber) ?? Text("unit", ack.Unit),
        OnSiteAssistRequest assist => Text("unit", assist.Unit) ?? Text("situation", assist.Situation) ?? Place("place", assist.Place),
        StabilityClue clue => Text("text", clue.Text) ?? (clue.Place is null ? null : Place("place", clue.Place)),
        MaliciousCallReferral referral => Text("callerRef", referral.CallerRef) ?? Text("pattern", referral.Pattern) ?? Texts("callIds", referral.CallIds),
        CallerResolveRequest resolve => Text("callerRef", resolve.CallerRef) ?? Text("purpose", resolve.Purpose) ?? Text("legalBasis", resolve.LegalBasis) ?? Texts("fields", resolve.Fields),
        CallerResolveResponse answer when answer.Values is null => BridgeRefusals.Field("values", "请填写。"),
        CallerResolveResponse answer => Optional("denied", answer.Denied) ?? Optional("reason", answer.Reason) ?? Texts("values", [.. answer.Values.Values]),
        _ => null,
    };

    private static Refusal? WhyNot(HandOver? offered) =>
        offered is null ? BridgeRefusals.Field("handOver", "请填写。")
        : Text("summary", offered.Summary)
            ?? (offered.Summary.Length > BridgeCase.LongestSummary ? BridgeRefusals.Field("summary", "不超过500字。") : null)
            ?? Text("callerRef", offered.CallerRef)
            ?? Place("place", offered.Place)
            ?? Scope(offered.Scope)
            ?? (offered.ReturnWindow < NodaTime.Duration.Zero ? BridgeRefusals.Field("returnWindow", "不能为负。") : null);

    private static Refusal? Scope(ScopeReading? scope) => scope is null ? BridgeRefusals.Field("scope", "请填写。") : Optional("scope.ruleId", scope.RuleId);

    private static Refusal? Place(string field, BridgePlace? place) => place is null ? BridgeRefusals.Field(field, "请填写。") : Text($"{field}.text", place.Text);

    private static Refusal? Text(string field, string text) => string.IsNullOrWhiteSpace(text) ? BridgeRefusals.Field(field, "请填写。") : Optional(field, text);

    private static Refusal? Optional(string field, string? text) => text?.Length > BridgeCase.LongestText ? BridgeRefusals.Field(field, "不超过20000字。") : null;

    private static Refusal? Texts(string field, IReadOnlyList<string> texts) => texts.Select(text => Text(field, text)).FirstOrDefault(refusal => refusal is not null);
}
