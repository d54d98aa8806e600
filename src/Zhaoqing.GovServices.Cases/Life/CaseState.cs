using Zhaoqing.GovServices.TimeLimit;

namespace Zhaoqing.GovServices.Cases;

/// <summary>Where a case stands (办件状态): a closed set that no package adds to.</summary>
public enum CaseState
{
    /// <summary>Handed in, and the authority owes an answer (已收件).</summary>
    Submitted,

    /// <summary>Told once of everything missing; the applicant supplies it (待补正).</summary>
    AwaitingSupplement,

    /// <summary>Accepted; the limit for the decision runs (已受理).</summary>
    Accepted,

    /// <summary>In a listed special step that stops the limit (特殊环节).</summary>
    InSpecialStep,

    /// <summary>Decided, see <see cref="CaseOutcome"/> (已决定).</summary>
    Decided,

    /// <summary>The result has been delivered (已送达).</summary>
    Delivered,

    /// <summary>Not accepted, with the reason (不予受理).</summary>
    NotAccepted,

    /// <summary>Withdrawn by the applicant (已撤回).</summary>
    Withdrawn,

    /// <summary>Ended by the lapse of a time (已失效).</summary>
    Lapsed,

    /// <summary>Closed and filed (已归档).</summary>
    Closed,
}

/// <summary>What was decided (审批结果).</summary>
public enum CaseOutcome
{
    /// <summary>Granted (准予).</summary>
    Granted,

    /// <summary>Denied, with reasons (不予).</summary>
    Denied,
}

/// <summary>How the result is delivered (送达方式).</summary>
public enum DeliveryWay
{
    /// <summary>Fetched at a window (窗口领取).</summary>
    Window,

    /// <summary>By post (邮寄).</summary>
    Post,

    /// <summary>Electronically (电子送达).</summary>
    Electronic,
}

/// <summary>What the clock that is running is for.</summary>
public enum ClockPurpose
{
    /// <summary>The answer on acceptance, five working days from receipt (受理答复).</summary>
    Answer,

    /// <summary>The decision (作出决定).</summary>
    Decision,

    /// <summary>The delivery of a grant (送达).</summary>
    Delivery,
}

/// <summary>The clock that is running: what for, and its last day.</summary>
/// <param name="Purpose">What must be done by then.</param>
/// <param name="Due">The last day in China, the end of which is the end of the limit.</param>
public sealed record RunningClock(ClockPurpose Purpose, DueDay Due);
