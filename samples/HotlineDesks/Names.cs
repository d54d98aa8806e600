using NodaTime;
using NodaTime.Text;
using Zhaoqing.GovServices.Hotline;

namespace Zhaoqing.GovServices.HotlineDesks;

/// <summary>What things are called on the page.</summary>
internal static partial class Names
{
    private static readonly ZonedDateTimePattern Times = ZonedDateTimePattern.CreateWithInvariantCulture("MM-dd HH:mm:ss", DateTimeZoneProviders.Tzdb);
    private static readonly LocalDatePattern Days = LocalDatePattern.CreateWithInvariantCulture("MM-dd");

    public static string Of(Instant at) => Times.Format(at.InZone(ChinaTime.Zone));

    /// <summary>Until when: what ends with a day is told by that day, not by the one that begins.</summary>
    public static string Until(Instant end) => end.InZone(ChinaTime.Zone).TimeOfDay == LocalTime.Midnight ? $"{Days.Format(ChinaTime.DayOf(end).PlusDays(-1))} 24:00" : Of(end);

    /// <summary>Short, so that it is read at a glance: the desk that made it and the end of its number, which no other case has.</summary>
    public static string Of(BridgeCaseId id) => $"{id.MintedBy.Number()}…{id.ToString()[^6..]}";

    /// <summary>Where a case stands; of one that only asked for help, that.</summary>
    public static string Of(BridgeView view) => view is { State: BridgeState.New, Emergency: not EmergencyState.None } ? "仅紧急部分" : Of(view.State);

    public static string Of(BridgeState state) => state switch
    {
        BridgeState.New => "未转办",
        BridgeState.Offered => "待受理",
        BridgeState.Negotiating => "协商中",
        BridgeState.Owned => "已受理",
        BridgeState.Closed => "办结",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "Unknown state."),
    };

    public static string Of(EmergencyState state) => state switch
    {
        EmergencyState.None => "无",
        EmergencyState.Requested => "待派警",
        EmergencyState.Dispatched => "已派警",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "Unknown state."),
    };

    public static string Of(BridgeAlarmKind alarm) => alarm switch
    {
        BridgeAlarmKind.VoiceFallbackRequired => "请立即改用电话转告",
        BridgeAlarmKind.NotStored => "尚未送达",
        BridgeAlarmKind.NotTaken => "对方尚未答复",
        BridgeAlarmKind.NotSettled => "尚未商定由谁受理",
        _ => throw new ArgumentOutOfRangeException(nameof(alarm), alarm, "Unknown alarm."),
    };

    public static string Of(DemandKind kind) => kind switch
    {
        DemandKind.Consult => "咨询",
        DemandKind.Help => "非紧急求助",
        DemandKind.Complaint => "投诉",
        DemandKind.Report => "举报",
        DemandKind.Suggestion => "意见建议",
        DemandKind.Praise => "表扬",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Unknown kind."),
    };

    public static string Of(ScopeOwner owner) => owner switch
    {
        ScopeOwner.Hotline => "12345",
        ScopeOwner.Police => "110",
        ScopeOwner.Fire => "119",
        ScopeOwner.Ambulance => "120",
        ScopeOwner.Traffic => "122",
        ScopeOwner.StatutoryBody => "法定途径",
        ScopeOwner.Nobody => "解释说明",
        _ => throw new ArgumentOutOfRangeException(nameof(owner), owner, "Unknown owner."),
    };

    /// <summary>What a message says, in one line; nothing of who called.</summary>
    public static string Of(BridgeMessage message) => message.Content switch
    {
        TransferOffer offer => $"转办:{offer.HandOver.Summary}",
        WorkOrderPush push => $"工单流转:{push.HandOver.Summary}",
        TransferAccept accept => $"受理,编号{accept.PeerCaseNumber}",
        TransferRefuse refuse => $"不予受理{(refuse.Note is { } note ? $":{note}" : "")}",
        WorkOrderReturn => "退单",
        ConferenceResult result => result.AgreedOwner is { } agreed ? $"三方通话:由{agreed.Number()}受理" : "三方通话:未达成一致",
        VoiceHandoverRecord record => $"电话转告:{record.Gist}{(record.AgreedOwner is { } owner ? $",由{owner.Number()}受理" : "")}",
        Feedback feedback => feedback.Stage == FeedbackStage.Closed ? $"办结:{feedback.PublicReply}" : $"反馈:{feedback.PublicReply}",
        Supplement supplement => $"补充:{supplement.Text}",
        Urge urge => $"催办:{urge.Reason}",
        EmergencyDispatchRequest request => $"请求派警:{request.Hazard}",
        EmergencyDispatchAck ack => $"已派警{ack.DispatchNumber},{ack.Unit}",
        CallerResolveRequest asked => $"查询来电人,用途:{asked.Purpose},依据:{asked.LegalBasis}",
        CallerResolveResponse { Denied: { } code } denied => $"不予提供来电人信息:{denied.Reason}({code})",
        CallerResolveResponse answer => $"已提供来电人信息({answer.Values.Count}项)",
        Cancel => "撤销转办",
        var other => other.Type.ToString(),
    };
}
