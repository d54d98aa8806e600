namespace Zhaoqing.GovServices.Hotline;

/// <summary>Where a work order stands (工单状态).</summary>
public enum OrderState
{
    /// <summary>Written down, not yet accepted (待受理).</summary>
    Draft = 1,

    /// <summary>Accepted; the hotline dispatches or answers it (已受理).</summary>
    Accepted,

    /// <summary>The caller has to add something (待补充).</summary>
    AwaitingInfo,

    /// <summary>Answered on the spot (直接答复).</summary>
    Answered,

    /// <summary>The caller was told another way, or why it cannot be handled (告知、解释).</summary>
    Informed,

    /// <summary>Handed to 110, 119, 120 or 122 (已转办): the other desk answers for it.</summary>
    Transferred,

    /// <summary>At a unit, which has not signed (已派单).</summary>
    Dispatched,

    /// <summary>The unit says that it is not its own (派单异议).</summary>
    Disputed,

    /// <summary>The unit has it (已签收).</summary>
    SignedFor,

    /// <summary>The unit handles it (办理中).</summary>
    InHandling,

    /// <summary>The unit asked for more time (延期待审); its clock runs on.</summary>
    ExtensionPending,

    /// <summary>It waits for something that the law names (挂起), up to a day.</summary>
    Suspended,

    /// <summary>The unit has replied; the hotline reviews (已回复).</summary>
    Replied,

    /// <summary>The callers are called back (待回访).</summary>
    AwaitingCallback,

    /// <summary>Every caller was asked (已评价).</summary>
    Rated,

    /// <summary>To be handled once more (重办).</summary>
    Reopened,

    /// <summary>Ended (办结).</summary>
    Closed,

    /// <summary>Taken back by the caller (已撤回).</summary>
    Withdrawn,

    /// <summary>Part of another order (已并单): its caller gets that one's reply.</summary>
    Merged,
}

/// <summary>How an order ended (办结方式).</summary>
public enum OrderEnd
{
    /// <summary>By the hotline, with an answer (正常办结).</summary>
    Answered = 1,

    /// <summary>The caller did not add what was asked (逾期未补充).</summary>
    NoResponse,

    /// <summary>No caller could be reached (回访未果).</summary>
    Unreachable,

    /// <summary>The other desk ended it (对方办结).</summary>
    ByPeer,
}
