namespace Zhaoqing.GovServices.Cases;

/// <summary>Where a notice stands (告知书状态).</summary>
public enum NoticeState
{
    /// <summary>Issued, not yet sent (待发).</summary>
    Issued,

    /// <summary>Sent (已发出).</summary>
    Sent,

    /// <summary>Arrived or published; not yet served (已到达).</summary>
    Delivered,

    /// <summary>The way failed; the next is tried (未能送达).</summary>
    Failed,

    /// <summary>Served (已送达).</summary>
    Served,
}

/// <summary>What can happen to a notice.</summary>
public enum NoticeAct
{
    /// <summary>Send it by a way (发出).</summary>
    Send,

    /// <summary>It arrives or is published (到达).</summary>
    Arrive,

    /// <summary>The way fails (未能送达).</summary>
    Fail,

    /// <summary>It is served (送达).</summary>
    Serve,
}

/// <summary>The table of transitions of a notice: it ends in served and nowhere else, and nothing leaves there.</summary>
public static class ServedNoticeTable
{
    /// <summary>Everything that can happen to a notice, as data.</summary>
    public static ActTable<NoticeState, NoticeAct> Table { get; } = new(
        "cases.notice-act-not-allowed", NameOf, NameOf,
        new(NoticeState.Issued, NoticeAct.Send, NoticeState.Sent, [ActorRole.Window, ActorRole.Examiner], NoticeGrounds.FromService),
        new(NoticeState.Sent, NoticeAct.Arrive, NoticeState.Delivered, [ActorRole.Window, ActorRole.Examiner], NoticeGrounds.FromService),
        new(NoticeState.Sent, NoticeAct.Fail, NoticeState.Failed, [ActorRole.Window, ActorRole.Examiner], NoticeGrounds.FromService),
        new(NoticeState.Delivered, NoticeAct.Fail, NoticeState.Failed, [ActorRole.Window, ActorRole.Examiner], NoticeGrounds.FromService),
        new(NoticeState.Failed, NoticeAct.Send, NoticeState.Sent, [ActorRole.Window, ActorRole.Examiner], NoticeGrounds.FromService),
        new(NoticeState.Sent, NoticeAct.Serve, NoticeState.Served, [ActorRole.Applicant, ActorRole.Window, ActorRole.Examiner], NoticeGrounds.FromService),
        new(NoticeState.Delivered, NoticeAct.Serve, NoticeState.Served, [ActorRole.Applicant, ActorRole.Window, ActorRole.Examiner], NoticeGrounds.FromService),
        new(NoticeState.Failed, NoticeAct.Serve, NoticeState.Served, [ActorRole.Applicant, ActorRole.Window, ActorRole.Examiner], NoticeGrounds.FromService));

    /// <summary>The Chinese name of a way of service.</summary>
    public static string NameOf(ServiceWay way) => way switch
    {
        ServiceWay.InPerson => "直接送达",
        ServiceWay.Sms => "短信送达",
        ServiceWay.Platform => "平台送达",
        ServiceWay.Post => "邮寄送达",
        ServiceWay.Left => "留置送达",
        ServiceWay.Announcement => "公告送达",
        _ => throw new ArgumentOutOfRangeException(nameof(way), way, "Unknown way."),
    };

    /// <summary>The article by which a way serves, and from which day it counts.</summary>
    public static LegalGround GroundOf(ServiceWay way) => NoticeGrounds.Of(way);

    private static string NameOf(NoticeState state) => state switch
    {
        NoticeState.Issued => "待发",
        NoticeState.Sent => "已发出",
        NoticeState.Delivered => "已到达",
        NoticeState.Failed => "未能送达",
        NoticeState.Served => "已送达",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "Unknown state."),
    };

    private static string NameOf(NoticeAct act) => act switch
    {
        NoticeAct.Send => "发出",
        NoticeAct.Arrive => "到达",
        NoticeAct.Fail => "登记未能送达",
        NoticeAct.Serve => "送达",
        _ => throw new ArgumentOutOfRangeException(nameof(act), act, "Unknown act."),
    };
}
