namespace Zhaoqing.GovServices.Cases;

/// <summary>Where a session of the video window stands (视频办会话状态).</summary>
public enum VideoState
{
    /// <summary>Waiting for a seat (排队中).</summary>
    Queued,

    /// <summary>At a seat; consent to recording and identity are still to come (已接通).</summary>
    Connected,

    /// <summary>Who it is has been made sure of (已核验身份).</summary>
    IdentityOk,

    /// <summary>Documents are shown (办理中).</summary>
    Working,

    /// <summary>What was filled in waits for the signature (待签名).</summary>
    AwaitSign,

    /// <summary>Done, with its recording (已完成).</summary>
    Completed,

    /// <summary>The line broke; the same person may come back for some minutes (已中断).</summary>
    Dropped,

    /// <summary>No consent to recording: it goes on at a window, with what there is (转窗口办理).</summary>
    Declined,

    /// <summary>The person went away (已离开).</summary>
    Left,

    /// <summary>Nobody came back in time, or the day ended (已失效).</summary>
    Lapsed,
}

/// <summary>What can be done to a session; <see cref="Lapse"/> is done by nobody.</summary>
public enum VideoAct
{
    /// <summary>Take it to a seat (接通).</summary>
    Connect,

    /// <summary>Consent to recording (同意录音录像).</summary>
    Consent,

    /// <summary>Refuse recording, or take the consent back (不同意录音录像).</summary>
    RefuseRecording,

    /// <summary>Make sure who it is (核验身份).</summary>
    ConfirmIdentity,

    /// <summary>Show a document (出示材料).</summary>
    ShowDocument,

    /// <summary>Ask for the signature (请签名).</summary>
    AskSignature,

    /// <summary>Sign (签名).</summary>
    Sign,

    /// <summary>Finish, with the digest of the recording (办结会话).</summary>
    Complete,

    /// <summary>The line broke (中断).</summary>
    Drop,

    /// <summary>Come back to one's old place in the queue (恢复).</summary>
    Resume,

    /// <summary>The seat cannot go on; the person keeps their place in the queue (坐席退出).</summary>
    Release,

    /// <summary>Go away (离开).</summary>
    Leave,

    /// <summary>The time to come back, or the day, has ended (逾时).</summary>
    Lapse,
}

/// <summary>The table of transitions of a session of the video window.</summary>
public static class VideoTable
{
    private static readonly VideoState[] AtSeat = [VideoState.Connected, VideoState.IdentityOk, VideoState.Working, VideoState.AwaitSign];

    /// <summary>Everything that can happen to a session, as data. A session that comes back to a seat goes on where it was, and not at <see cref="VideoState.Connected"/>.</summary>
    [Clause("CON-8.8")]
    public static ActTable<VideoState, VideoAct> Table { get; } = new(
        "cases.video-act-not-allowed", NameOf, NameOf,
        [
            new(VideoState.Queued, VideoAct.Connect, VideoState.Connected, [ActorRole.Window], VideoGrounds.Window),
            new(VideoState.Connected, VideoAct.Consent, VideoState.Connected, [ActorRole.Applicant], VideoGrounds.Consent),
            new(VideoState.Connected, VideoAct.ConfirmIdentity, VideoState.IdentityOk, [ActorRole.Window], VideoGrounds.Handling),
            new(VideoState.IdentityOk, VideoAct.ShowDocument, VideoState.Working, [ActorRole.Applicant, ActorRole.Window], VideoGrounds.Handling),
            new(VideoState.IdentityOk, VideoAct.AskSignature, VideoState.AwaitSign, [ActorRole.Window], VideoGrounds.Handling),
            new(VideoState.Working, VideoAct.ShowDocument, VideoState.Working, [ActorRole.Applicant, ActorRole.Window], VideoGrounds.Handling),
            new(VideoState.Working, VideoAct.AskSignature, VideoState.AwaitSign, [ActorRole.Window], VideoGrounds.Handling),
            new(VideoState.AwaitSign, VideoAct.Sign, VideoState.AwaitSign, [ActorRole.Applicant], VideoGrounds.Handling),
            new(VideoState.AwaitSign, VideoAct.Complete, VideoState.Completed, [ActorRole.Window], VideoGrounds.Handling),
            .. AtSeat.SelectMany(state => new ActRow<VideoState, VideoAct>[]
            {
                new(state, VideoAct.RefuseRecording, VideoState.Declined, [ActorRole.Applicant], VideoGrounds.Withdrawal),
                new(state, VideoAct.Drop, VideoState.Dropped, [ActorRole.Applicant, ActorRole.Window], VideoGrounds.Window),
                new(state, VideoAct.Release, VideoState.Queued, [ActorRole.Window, ActorRole.Supervisor], VideoGrounds.Window),
            }),
            new(VideoState.Dropped, VideoAct.Resume, VideoState.Queued, [ActorRole.Applicant], VideoGrounds.Window),
            .. AtSeat.Append(VideoState.Queued).Append(VideoState.Dropped).SelectMany(state => new ActRow<VideoState, VideoAct>[]
            {
                new(state, VideoAct.Leave, VideoState.Left, [ActorRole.Applicant], VideoGrounds.Window),
                new(state, VideoAct.Lapse, VideoState.Lapsed, [], VideoGrounds.Window),
            }),
        ]);

    /// <summary>Whether a session in this state is at a seat.</summary>
    internal static bool IsAtSeat(VideoState state) => AtSeat.Contains(state);

    private static string NameOf(VideoState state) => state switch
    {
        VideoState.Queued => "排队中",
        VideoState.Connected => "已接通",
        VideoState.IdentityOk => "已核验身份",
        VideoState.Working => "办理中",
        VideoState.AwaitSign => "待签名",
        VideoState.Completed => "已完成",
        VideoState.Dropped => "已中断",
        VideoState.Declined => "转窗口办理",
        VideoState.Left => "已离开",
        VideoState.Lapsed => "已失效",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "Unknown state."),
    };

    private static string NameOf(VideoAct act) => act switch
    {
        VideoAct.Connect => "接通",
        VideoAct.Consent => "同意录音录像",
        VideoAct.RefuseRecording => "不同意录音录像",
        VideoAct.ConfirmIdentity => "核验身份",
        VideoAct.ShowDocument => "出示材料",
        VideoAct.AskSignature => "请签名",
        VideoAct.Sign => "签名",
        VideoAct.Complete => "办结会话",
        VideoAct.Drop => "中断",
        VideoAct.Resume => "恢复",
        VideoAct.Release => "坐席退出",
        VideoAct.Leave => "离开",
        VideoAct.Lapse => "逾时",
        _ => throw new ArgumentOutOfRangeException(nameof(act), act, "Unknown act."),
    };
}
