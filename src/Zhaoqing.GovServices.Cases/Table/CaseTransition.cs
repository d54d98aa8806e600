using System.Collections.Immutable;

namespace Zhaoqing.GovServices.Cases;

/// <summary>What can be done to a case (办件动作); those that no role may do are done by time alone (<see cref="CaseTable.DoneByNobody"/>).</summary>
public enum CaseAct
{
    /// <summary>Accept (受理).</summary>
    Accept,

    /// <summary>Tell once of everything missing (一次性告知).</summary>
    NotifyOnce,

    /// <summary>Supply what was missing (补正).</summary>
    Supplement,

    /// <summary>Refuse to accept (不予受理).</summary>
    Refuse,

    /// <summary>Decide (作出决定).</summary>
    Decide,

    /// <summary>Deliver (送达).</summary>
    Deliver,

    /// <summary>Withdraw (撤回).</summary>
    Withdraw,

    /// <summary>Begin a listed special step, whose time is left out (特殊环节开始).</summary>
    StartSpecialStep,

    /// <summary>End a special step (特殊环节结束).</summary>
    EndSpecialStep,

    /// <summary>Extend the limit for the decision (延长期限).</summary>
    Extend,

    /// <summary>Go on by another channel; data and limit stay as they are (变更办理渠道).</summary>
    ChangeChannel,

    /// <summary>A holiday notice that came later moved the last day for the decision (重新推算届满日).</summary>
    Recount,

    /// <summary>The authority let the time for its answer pass (逾期不告知).</summary>
    Silence,

    /// <summary>Hand the case over to a named other, who confirms (移交).</summary>
    HandOver,

    /// <summary>Confirm a hand-over, or take charge of what came in online (接手).</summary>
    TakeCharge,

    /// <summary>Let somebody act for the applicant on this case (授权代理).</summary>
    GiveMandate,

    /// <summary>Revoke a mandate, or resign it (取消授权).</summary>
    RevokeMandate,

    /// <summary>Declare or order a recusal (回避).</summary>
    Recuse,

    /// <summary>Put the case on the green channel (绿色通道).</summary>
    Prioritise,

    /// <summary>The applicant let the time to supply pass (逾期未补正).</summary>
    Lapse,

    /// <summary>The authority let the last day for the decision pass (逾期未决).</summary>
    FallOverdue,

    /// <summary>The authority let the time pass after which the law takes it to have granted (逾期未作决定,视为准予).</summary>
    GrantBySilence,

    /// <summary>Draft a decision that another person takes (拟办).</summary>
    Draft,

    /// <summary>Ask units to review together (征求会签意见).</summary>
    AskReview,

    /// <summary>Answer for a unit that was asked (会签).</summary>
    AnswerReview,

    /// <summary>A unit let its last day pass (逾期未会签).</summary>
    ReviewLapse,

    /// <summary>Close and file (归档).</summary>
    Close,

    /// <summary>End without a decision (终止办理).</summary>
    Terminate,

    /// <summary>Open again by a judgment or a reconsideration decision (重新办理).</summary>
    Reopen,

    /// <summary>Ask for a clerical error to be corrected (申请更正).</summary>
    AskCorrection,

    /// <summary>Confirm a correction that another has asked for (确认更正).</summary>
    ConfirmCorrection,

    /// <summary>Put the session of the video window on record (记入视频办会话).</summary>
    CiteVideo,
}

/// <summary>One row of the table of transitions: an act that a state allows.</summary>
/// <param name="From">The state that allows the act.</param>
/// <param name="Act">The act.</param>
/// <param name="To">The state it leads to; the end of a special step leads there when no other goes on.</param>
/// <param name="Roles">Who may do it; nobody for silence and for a late notice.</param>
/// <param name="Needs">The fields the act must carry, by their names in <c>POST …/acts</c>.</param>
/// <param name="Basis">The legal grounds of the act.</param>
public sealed record CaseTransition(
    CaseState From, CaseAct Act, CaseState To, ImmutableArray<ActorRole> Roles, ImmutableArray<string> Needs, ImmutableArray<LegalGround> Basis);
