namespace Zhaoqing.GovServices.Hotline;

/// <summary>What is done to a work order (工单操作).</summary>
public enum OrderAct
{
    /// <summary>Accept it (受理).</summary>
    Accept = 1,

    /// <summary>Answer on the spot (直接答复).</summary>
    AnswerNow,

    /// <summary>Tell another way, or why not (告知、解释).</summary>
    Inform,

    /// <summary>Hand it over at once (紧急转办).</summary>
    TransferUrgent,

    /// <summary>The bridge says that it is the hotline's after all (由本平台受理).</summary>
    OwnHere,

    /// <summary>The other desk ended it (对方办结).</summary>
    EndByPeer,

    /// <summary>Ask the caller for more (要求补充).</summary>
    NeedInfo,

    /// <summary>The caller adds it (补充).</summary>
    Supply,

    /// <summary>The time to add it passes (逾期未补充).</summary>
    LapseInfo,

    /// <summary>Send it to a unit (派单).</summary>
    Dispatch,

    /// <summary>The unit takes it (签收).</summary>
    Sign,

    /// <summary>The unit says before signing that it is not its own (派单异议).</summary>
    Contest,

    /// <summary>The unit gives it back after signing (退单).</summary>
    Return,

    /// <summary>The unit is right: dispatch anew (异议成立,改派).</summary>
    UpholdObjection,

    /// <summary>The unit is wrong, it had not signed (异议不成立).</summary>
    RejectObjection,

    /// <summary>The unit is wrong, it had signed (退单不成立).</summary>
    RejectReturn,

    /// <summary>Begin to handle (开始办理).</summary>
    Start,

    /// <summary>Ask for more time (申请延期).</summary>
    AskExtension,

    /// <summary>Give more time (同意延期).</summary>
    ApproveExtension,

    /// <summary>Give none (不同意延期).</summary>
    DenyExtension,

    /// <summary>Wait for what the law names (挂起).</summary>
    Suspend,

    /// <summary>Go on (恢复).</summary>
    Resume,

    /// <summary>Reply (回复).</summary>
    Reply,

    /// <summary>The reply is good (审核通过).</summary>
    PassReview,

    /// <summary>The reply is not (退回重办).</summary>
    FailReview,

    /// <summary>Call a caller back (回访).</summary>
    CallBack,

    /// <summary>Every caller was asked (回访完成).</summary>
    Rate,

    /// <summary>A caller is rightly not content (回访不满意,重办).</summary>
    Redo,

    /// <summary>No caller could be reached (回访未果).</summary>
    GiveUp,

    /// <summary>The same unit handles it again (重办).</summary>
    Rehandle,

    /// <summary>It is dispatched anew (重新派单).</summary>
    Reroute,

    /// <summary>End it (办结).</summary>
    Close,

    /// <summary>Press for it (催办).</summary>
    Urge,

    /// <summary>Supervise it (督办).</summary>
    Supervise,

    /// <summary>Link it with a case on the bridge, the urgent part of which goes to 110 (紧急部分转110).</summary>
    Escalate,

    /// <summary>Take it back (撤回).</summary>
    Withdraw,

    /// <summary>Make it part of another (并单).</summary>
    MergeInto,

    /// <summary>Take it out of the other again (退出并单).</summary>
    LeaveGroup,

    /// <summary>The caller brings something new after the end (新情况).</summary>
    BringNewFact,

    /// <summary>Let the unit suspend it once more (同意再次挂起).</summary>
    ConsentToSuspension,

    /// <summary>Ask the other desk, to which no bridge leads, what became of it (问询对方办理情况).</summary>
    AskPeer,

    /// <summary>110 handed it over and the hotline has taken it (承接110转来的诉求).</summary>
    TakeOver,

    /// <summary>The bridge says that it is the other desk's after all (由对方受理).</summary>
    PassToPeer,

    /// <summary>110 adds something to its case while the order runs (110补充).</summary>
    AddTo,

    /// <summary>The other desk ended it, and what it told in public is the answer for the callers (对方办结,答复来电人).</summary>
    AnswerByPeer,
}

/// <summary>Who may do an act (操作主体).</summary>
[Flags]
public enum OrderRoles
{
    /// <summary>Nobody.</summary>
    None = 0,

    /// <summary>The one who called (诉求人).</summary>
    Caller = 1,

    /// <summary>The hotline (热线机构).</summary>
    Hotline = 2,

    /// <summary>The unit that the order is with (承办单位).</summary>
    Unit = 4,

    /// <summary>The bridge to 110 (联动接口).</summary>
    Bridge = 8,

    /// <summary>Time alone (时限).</summary>
    Clock = 16,
}
