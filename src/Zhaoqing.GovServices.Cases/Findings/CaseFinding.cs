namespace Zhaoqing.GovServices.Cases;

/// <summary>What the replay of a case can find (合规性检查).</summary>
public enum CaseFindingKind
{
    /// <summary>An act that the state before it does not allow (环节不符).</summary>
    StepNotAllowed,

    /// <summary>A special step that the list does not name (增加特殊环节).</summary>
    StepNotListed,

    /// <summary>A draft or a joint review that is not laid down (增加环节).</summary>
    StepNotLaidDown,

    /// <summary>A material was asked for that the list does not name (增加材料).</summary>
    MaterialNotListed,

    /// <summary>A material was asked for that the case held (重复收取材料).</summary>
    MaterialHeld,

    /// <summary>A later notice named what the first had not (未一次性告知).</summary>
    ToldTwice,

    /// <summary>Accepted although something required was missing (缺材料受理).</summary>
    AcceptedIncomplete,

    /// <summary>Answered after the last day for the answer (逾期答复).</summary>
    AnsweredLate,

    /// <summary>Decided after the last day for the decision, or that day passed without a decision (逾期办结).</summary>
    DecidedLate,

    /// <summary>Delivered after the last day for delivery (逾期送达).</summary>
    DeliveredLate,

    /// <summary>Denied, not accepted or ended without a reason (未说明理由).</summary>
    ReasonMissing,

    /// <summary>Drafted and decided by one person where two are needed (未分离).</summary>
    OnePerson,

    /// <summary>Decided while a joint review was open (会签未完).</summary>
    ReviewOpen,

    /// <summary>Asked for and confirmed by one person (一人更正).</summary>
    CorrectedAlone,

    /// <summary>An event dated before the one it follows (时间倒置).</summary>
    RunsBackwards,
}

/// <summary>One thing that a case shows and the rules do not allow.</summary>
/// <param name="Kind">What.</param>
/// <param name="Number">Which event of the record shows it, from 1 on.</param>
/// <param name="Message">What is wrong, in Chinese; no person's data.</param>
/// <param name="Ground">The clause or article.</param>
public sealed record CaseFinding(CaseFindingKind Kind, int Number, string Message, LegalGround Ground);
