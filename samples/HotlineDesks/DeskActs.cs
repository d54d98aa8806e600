using NodaTime;
using Zhaoqing.GovServices.Hotline;

namespace Zhaoqing.GovServices.HotlineDesks;

/// <summary>The buttons of a case: what may be said now, and what a button says. What may not be said has no button; the rules refuse it all the same.</summary>
internal static class DeskActs
{
    /// <summary>What stands where nobody has written anything.</summary>
    public const string NoWords = "无";

    public static IReadOnlyList<(string Act, string Label)> Of(BridgeCase copy, Instant now) =>
        [.. All(copy).Where(act => ContentOf(copy, act.Act, "-", now) is { } content && copy.Write(content.Content, new BridgeEnvelope(Guid.CreateVersion7(), now) { Correlation = content.Answers }).IsT1)];

    /// <summary>What a button says; null where it is none.</summary>
    public static (BridgeContent Content, Guid? Answers)? ContentOf(BridgeCase copy, string? act, string note, Instant now) => act switch
    {
        "accept" => (new TransferAccept(NumberOf(copy, now)), OfferOf(copy)),
        "refuse" => (new TransferRefuse(TransferRefusalReason.OutOfScope, new ScopeReading(0), note), OfferOf(copy)),
        "return" => (new WorkOrderReturn(TransferRefusalReason.OutOfScope, new ScopeReading(0), TakenFor(copy, now)), null),
        "agreeHotline" => (new ConferenceResult(note, now, BridgeDesk.Hotline), null),
        "agreePolice" => (new ConferenceResult(note, now, BridgeDesk.Police), null),
        "disagree" => (new ConferenceResult(note, now), null),
        "voiceHotline" => (new VoiceHandoverRecord("对方接线员", now, now, note, BridgeDesk.Hotline), null),
        "voicePolice" => (new VoiceHandoverRecord("对方接线员", now, now, note, BridgeDesk.Police), null),
        "voice" => (new VoiceHandoverRecord("对方接线员", now, now, note), null),
        "dispatch" => (new EmergencyDispatchRequest(note, new BridgePlace(DivisionCode.Parse("441202", null), "见说明")), null),
        "sent" => RequestOf(copy) is { } asked ? (new EmergencyDispatchAck($"P{NumberOf(copy, now)}", "示例派出所"), asked) : null,
        "supplement" => (new Supplement(note), null),
        "urge" => (new Urge(note), null),
        "resolve" => TokenOf(copy) is { } token ? (new CallerResolveRequest(token, note, "国办发〔2022〕12号", [CallerResolution.Name, CallerResolution.Phone]), null) : null,
        "close" => (new Feedback(FeedbackStage.Closed, string.Equals(note, NoWords, StringComparison.Ordinal) ? null : note), null),
        _ => null,
    };

    private static IEnumerable<(string Act, string Label)> All(BridgeCase copy)
    {
        if (copy.View.Owner is null)
        {
            yield return ("accept", "受理");
            yield return ("refuse", "不予受理");
        }

        if (copy.View.State == BridgeState.Negotiating)
        {
            yield return ("agreeHotline", "协商:由12345受理");
            yield return ("agreePolice", "协商:由110受理");
            yield return ("disagree", "协商不成");
        }

        if (copy.View.State is BridgeState.Offered or BridgeState.Negotiating)
        {
            yield return ("voiceHotline", "电话转告:12345受理");
            yield return ("voicePolice", "电话转告:110受理");
        }

        yield return ("voice", "登记电话转告");
        yield return ("return", "退单");
        yield return ("dispatch", "请110派警");
        yield return ("sent", "已派警");
        yield return ("supplement", "补充");
        yield return ("urge", "催办");
        yield return ("close", "办结(说明为公开答复)");
        yield return ("resolve", "查询来电人(在说明中写明用途)");
    }

    private static string NumberOf(BridgeCase copy, Instant now) => $"{copy.Self.Number()}-{now.ToUnixTimeSeconds()}";

    private static Guid? OfferOf(BridgeCase copy) => copy.Messages.LastOrDefault(message => message.Sender != copy.Self && message.Content is TransferOffer or WorkOrderPush)?.Id;

    private static string? TokenOf(BridgeCase copy) => copy.Messages.Where(message => message.Sender != copy.Self).Select(message => message.Content switch
    {
        TransferOffer offer => offer.HandOver.CallerRef,
        WorkOrderPush push => push.HandOver.CallerRef,
        EmergencyDispatchRequest request => request.CallerRef,
        _ => null,
    }).LastOrDefault(token => token is not null);

    /// <summary>What asks 110 for help at once and has no answer: also a hand-over of what is immediate, since whose it is may be known by telephone before anybody was sent.</summary>
    private static Guid? RequestOf(BridgeCase copy) => copy.Messages
        .FirstOrDefault(asked => (asked.Content is EmergencyDispatchRequest or OnSiteAssistRequest || IsImmediateOffer(asked)) && !copy.Messages.Any(answer => IsAnswer(asked, answer)))?.Id;

    private static bool IsImmediateOffer(BridgeMessage message) =>
        message is { Sender: BridgeDesk.Hotline, Content: TransferOffer { HandOver.Urgency: Urgency.Immediate } or WorkOrderPush { HandOver.Urgency: Urgency.Immediate } };

    private static bool IsAnswer(BridgeMessage asked, BridgeMessage answer) =>
        answer.Correlation == asked.Id && (answer.Content is EmergencyDispatchAck || (answer.Content is TransferAccept && IsImmediateOffer(asked)));

    private static Duration TakenFor(BridgeCase copy, Instant now) =>
        copy.Messages.LastOrDefault(message => message.Sender == copy.Self && message.Content is TransferAccept)?.SentAt is { } taken ? now - taken : Duration.Zero;
}
