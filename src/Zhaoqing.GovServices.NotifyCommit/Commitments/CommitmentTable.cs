using System.Collections.Immutable;
using Zhaoqing.GovServices.Cases;

namespace Zhaoqing.GovServices.NotifyCommit;

/// <summary>Where a commitment stands (承诺状态).</summary>
public enum CommitmentState
{
    /// <summary>The notice was shown; the applicant chooses (已告知).</summary>
    Offered,

    /// <summary>The promise was signed; the case is decided on it (已承诺).</summary>
    Committed,

    /// <summary>The applicant chose the ordinary procedure (选择一般程序).</summary>
    Declined,

    /// <summary>The applicant took the promise back before the decision; nothing stands against them (已撤回承诺).</summary>
    Withdrawn,

    /// <summary>The promise was found false before the decision; nothing is granted on it (终止办理).</summary>
    FoundFalse,

    /// <summary>Granted, with conditions still to be met by a day (已准予,条件待成就).</summary>
    Conditional,

    /// <summary>Granted; the promise is to be verified by a day (待核查).</summary>
    ToVerify,

    /// <summary>The authority has not verified in time; the holder keeps the grant (核查逾期).</summary>
    VerificationOverdue,

    /// <summary>The promise was kept (承诺属实).</summary>
    Kept,

    /// <summary>The promise was broken (承诺不实或未履行).</summary>
    Broken,

    /// <summary>To be corrected by a day (限期整改).</summary>
    Correcting,

    /// <summary>Corrected; the record of the breach stays (已整改).</summary>
    Corrected,

    /// <summary>The decision is to be revoked; the holder is to be heard first (拟撤销).</summary>
    RevocationProposed,

    /// <summary>The holder was heard (已听取陈述申辩).</summary>
    Heard,

    /// <summary>The decision was revoked (已撤销).</summary>
    Revoked,

    /// <summary>Not revoked for the public interest, with a remedy (不予撤销).</summary>
    Spared,

    /// <summary>The case ended without a grant (随办件结束).</summary>
    Ended,
}

/// <summary>What can be done to a commitment.</summary>
public enum CommitmentAct
{
    /// <summary>Show the notice (告知).</summary>
    Offer,

    /// <summary>Sign the promise (承诺).</summary>
    Sign,

    /// <summary>Choose the ordinary procedure (选择一般程序).</summary>
    Decline,

    /// <summary>Take the promise back (撤回承诺).</summary>
    WithdrawPromise,

    /// <summary>Hand in the materials after all (补交材料).</summary>
    SupplyInstead,

    /// <summary>Find the promise false before the decision (办理中查实不实).</summary>
    FindFalse,

    /// <summary>The case was granted on the promise (准予).</summary>
    Grant,

    /// <summary>The case was granted, with conditions still to be met (准予,条件待成就).</summary>
    GrantConditionally,

    /// <summary>The case ended without a grant (办件结束).</summary>
    End,

    /// <summary>The conditions are met (条件成就).</summary>
    ProveConditions,

    /// <summary>The conditions were not met in time (条件逾期未成就).</summary>
    MissConditions,

    /// <summary>Verify: the promise is true (核查属实).</summary>
    Verify,

    /// <summary>The time to verify has passed (核查逾期).</summary>
    MissVerification,

    /// <summary>Find the promise broken (认定违反承诺).</summary>
    FindBroken,

    /// <summary>Order a correction (责令限期整改).</summary>
    OrderCorrection,

    /// <summary>The correction was checked and holds (整改合格).</summary>
    ConfirmCorrection,

    /// <summary>The time to correct has passed (逾期未整改).</summary>
    MissCorrection,

    /// <summary>Propose to revoke the decision (拟撤销决定).</summary>
    ProposeRevocation,

    /// <summary>Hear the holder (听取陈述申辩).</summary>
    HearHolder,

    /// <summary>Revoke the decision (撤销决定).</summary>
    Revoke,

    /// <summary>The objection was right: the promise was kept (申辩成立).</summary>
    Uphold,

    /// <summary>Do not revoke for the public interest (不予撤销).</summary>
    Spare,

    /// <summary>Put the breach into the credit record (记入信用记录).</summary>
    RecordCredit,

    /// <summary>The credit was repaired; the bar is lifted (信用修复).</summary>
    RepairCredit,

    /// <summary>The case was opened again; it is to be decided on the promise anew (办件重新办理).</summary>
    Reopen,
}

/// <summary>How a promise was broken (违诺情形).</summary>
public enum BreachKind
{
    /// <summary>Started before the conditions were met (条件未成就先行开展).</summary>
    EarlyStart,

    /// <summary>The conditions were not met by their day (逾期未成就).</summary>
    NotMet,

    /// <summary>Not true, without deceit (不实).</summary>
    Untrue,

    /// <summary>By deceit (欺骗): revoked without an offer to correct (行政许可法 第六十九条第二款).</summary>
    Deceit,
}

/// <summary>The table of transitions of a commitment. What no row names is refused.</summary>
public static class CommitmentTable
{
    private static readonly ImmutableArray<ActorRole> Citizen = [ActorRole.Applicant, ActorRole.Window];
    private static readonly ImmutableArray<ActorRole> Anybody = [ActorRole.Applicant, ActorRole.Window, ActorRole.Examiner];
    private static readonly ImmutableArray<ActorRole> Organ = [ActorRole.Examiner];
    private static readonly ImmutableArray<ActorRole> Checker = [ActorRole.Examiner, ActorRole.Supervisor];
    private static readonly ImmutableArray<ActorRole> Nobody = [];

    /// <summary>Everything that can happen to a commitment, as data.</summary>
    [Clause("CON-7.4")]
    public static ActTable<CommitmentState, CommitmentAct> Table { get; } = new(
        "notify-commit.act-not-allowed", NameOf, NameOf,
        Row(CommitmentState.Offered, CommitmentAct.Offer, CommitmentState.Offered, Anybody, PromiseGrounds.Notice),
        Row(CommitmentState.Declined, CommitmentAct.Offer, CommitmentState.Offered, Anybody, PromiseGrounds.FreeChoice),
        Row(CommitmentState.Withdrawn, CommitmentAct.Offer, CommitmentState.Offered, Anybody, PromiseGrounds.FreeChoice),
        Row(CommitmentState.Offered, CommitmentAct.Sign, CommitmentState.Committed, Citizen, PromiseGrounds.Notice),
        Row(CommitmentState.Offered, CommitmentAct.Decline, CommitmentState.Declined, Citizen, PromiseGrounds.FreeChoice),
        Row(CommitmentState.Offered, CommitmentAct.End, CommitmentState.Ended, Nobody, PromiseGrounds.Supervision),
        Row(CommitmentState.Committed, CommitmentAct.WithdrawPromise, CommitmentState.Withdrawn, Citizen, PromiseGrounds.FreeChoice),
        Row(CommitmentState.Committed, CommitmentAct.FindFalse, CommitmentState.FoundFalse, Organ, PromiseGrounds.Supervision),
        Row(CommitmentState.Committed, CommitmentAct.Grant, CommitmentState.ToVerify, Nobody, PromiseGrounds.Supervision),
        Row(CommitmentState.Committed, CommitmentAct.GrantConditionally, CommitmentState.Conditional, Nobody, PromiseGrounds.Supervision),
        Row(CommitmentState.Committed, CommitmentAct.End, CommitmentState.Ended, Nobody, PromiseGrounds.Supervision),
        Row(CommitmentState.Withdrawn, CommitmentAct.SupplyInstead, CommitmentState.Withdrawn, Citizen, PromiseGrounds.FreeChoice),
        Row(CommitmentState.Conditional, CommitmentAct.ProveConditions, CommitmentState.ToVerify, Organ, PromiseGrounds.Supervision),
        Row(CommitmentState.Conditional, CommitmentAct.MissConditions, CommitmentState.Broken, Nobody, PromiseGrounds.Supervision),
        Row(CommitmentState.Conditional, CommitmentAct.FindBroken, CommitmentState.Broken, Checker, PromiseGrounds.Supervision),
        Row(CommitmentState.ToVerify, CommitmentAct.Verify, CommitmentState.Kept, Checker, PromiseGrounds.Supervision),
        Row(CommitmentState.ToVerify, CommitmentAct.FindBroken, CommitmentState.Broken, Checker, PromiseGrounds.Supervision),
        Row(CommitmentState.ToVerify, CommitmentAct.MissVerification, CommitmentState.VerificationOverdue, Nobody, PromiseGrounds.Supervision),
        Row(CommitmentState.VerificationOverdue, CommitmentAct.Verify, CommitmentState.Kept, Checker, PromiseGrounds.Supervision),
        Row(CommitmentState.VerificationOverdue, CommitmentAct.FindBroken, CommitmentState.Broken, Checker, PromiseGrounds.Supervision),
        Row(CommitmentState.Kept, CommitmentAct.FindBroken, CommitmentState.Broken, Checker, PromiseGrounds.Supervision),
        Row(CommitmentState.Broken, CommitmentAct.OrderCorrection, CommitmentState.Correcting, Organ, PromiseGrounds.Supervision),
        Row(CommitmentState.Broken, CommitmentAct.ProposeRevocation, CommitmentState.RevocationProposed, Organ, PromiseGrounds.Deceit),
        Row(CommitmentState.Correcting, CommitmentAct.ConfirmCorrection, CommitmentState.Corrected, Checker, PromiseGrounds.Supervision),
        Row(CommitmentState.Correcting, CommitmentAct.MissCorrection, CommitmentState.RevocationProposed, Nobody, PromiseGrounds.Supervision),
        Row(CommitmentState.Correcting, CommitmentAct.ProposeRevocation, CommitmentState.RevocationProposed, Organ, PromiseGrounds.Supervision),
        Row(CommitmentState.RevocationProposed, CommitmentAct.HearHolder, CommitmentState.Heard, Organ, PromiseGrounds.Hearing),
        Row(CommitmentState.Heard, CommitmentAct.Revoke, CommitmentState.Revoked, Organ, PromiseGrounds.Supervision),
        Row(CommitmentState.Heard, CommitmentAct.Uphold, CommitmentState.Kept, Organ, PromiseGrounds.Hearing),
        Row(CommitmentState.Heard, CommitmentAct.Spare, CommitmentState.Spared, Organ, PromiseGrounds.PublicInterest),
        Row(CommitmentState.FoundFalse, CommitmentAct.RecordCredit, CommitmentState.FoundFalse, Organ, PromiseGrounds.Supervision),
        Row(CommitmentState.Corrected, CommitmentAct.RecordCredit, CommitmentState.Corrected, Organ, PromiseGrounds.Supervision),
        Row(CommitmentState.Revoked, CommitmentAct.RecordCredit, CommitmentState.Revoked, Organ, PromiseGrounds.Supervision),
        Row(CommitmentState.Spared, CommitmentAct.RecordCredit, CommitmentState.Spared, Organ, PromiseGrounds.Supervision),
        Row(CommitmentState.FoundFalse, CommitmentAct.RepairCredit, CommitmentState.FoundFalse, Checker, PromiseGrounds.Barred),
        Row(CommitmentState.Corrected, CommitmentAct.RepairCredit, CommitmentState.Corrected, Checker, PromiseGrounds.Barred),
        Row(CommitmentState.Revoked, CommitmentAct.RepairCredit, CommitmentState.Revoked, Checker, PromiseGrounds.Barred),
        Row(CommitmentState.Spared, CommitmentAct.RepairCredit, CommitmentState.Spared, Checker, PromiseGrounds.Barred),
        Row(CommitmentState.Ended, CommitmentAct.Reopen, CommitmentState.Committed, Nobody, PromiseGrounds.Supervision),
        Row(CommitmentState.Conditional, CommitmentAct.Reopen, CommitmentState.Committed, Nobody, PromiseGrounds.Supervision),
        Row(CommitmentState.ToVerify, CommitmentAct.Reopen, CommitmentState.Committed, Nobody, PromiseGrounds.Supervision),
        Row(CommitmentState.VerificationOverdue, CommitmentAct.Reopen, CommitmentState.Committed, Nobody, PromiseGrounds.Supervision),
        Row(CommitmentState.Kept, CommitmentAct.Reopen, CommitmentState.Committed, Nobody, PromiseGrounds.Supervision));

    /// <summary>Whether an officer judges by an act, or only does it for the applicant.</summary>
    internal static bool IsJudged(CommitmentAct act) => act is not (CommitmentAct.Offer or CommitmentAct.Sign or CommitmentAct.Decline or CommitmentAct.WithdrawPromise or CommitmentAct.SupplyInstead);

    private static ActRow<CommitmentState, CommitmentAct> Row(CommitmentState from, CommitmentAct act, CommitmentState to, ImmutableArray<ActorRole> roles, LegalGround basis) =>
        new(from, act, to, roles, basis);

    private static string NameOf(CommitmentState state) => state switch
    {
        CommitmentState.Offered => "已告知",
        CommitmentState.Committed => "已承诺",
        CommitmentState.Declined => "选择一般程序",
        CommitmentState.Withdrawn => "已撤回承诺",
        CommitmentState.FoundFalse => "承诺不实,终止办理",
        CommitmentState.Conditional => "已准予,条件待成就",
        CommitmentState.ToVerify => "待核查",
        CommitmentState.VerificationOverdue => "核查逾期",
        CommitmentState.Kept => "承诺属实",
        CommitmentState.Broken => "违反承诺",
        CommitmentState.Correcting => "限期整改",
        CommitmentState.Corrected => "已整改",
        CommitmentState.RevocationProposed => "拟撤销决定",
        CommitmentState.Heard => "已听取陈述申辩",
        CommitmentState.Revoked => "已撤销决定",
        CommitmentState.Spared => "不予撤销",
        CommitmentState.Ended => "随办件结束",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "Unknown state."),
    };

    private static string NameOf(CommitmentAct act) => act switch
    {
        CommitmentAct.Offer => "告知",
        CommitmentAct.Sign => "承诺",
        CommitmentAct.Decline => "选择一般程序",
        CommitmentAct.WithdrawPromise => "撤回承诺",
        CommitmentAct.SupplyInstead => "补交材料",
        CommitmentAct.FindFalse => "办理中查实不实",
        CommitmentAct.Grant => "准予",
        CommitmentAct.GrantConditionally => "准予,条件待成就",
        CommitmentAct.End => "办件结束",
        CommitmentAct.ProveConditions => "条件成就",
        CommitmentAct.MissConditions => "条件逾期未成就",
        CommitmentAct.Verify => "核查属实",
        CommitmentAct.MissVerification => "逾期未核查",
        CommitmentAct.FindBroken => "认定违反承诺",
        CommitmentAct.OrderCorrection => "责令限期整改",
        CommitmentAct.ConfirmCorrection => "整改合格",
        CommitmentAct.MissCorrection => "逾期未整改",
        CommitmentAct.ProposeRevocation => "拟撤销决定",
        CommitmentAct.HearHolder => "听取陈述申辩",
        CommitmentAct.Revoke => "撤销决定",
        CommitmentAct.Uphold => "申辩成立",
        CommitmentAct.Spare => "不予撤销",
        CommitmentAct.RecordCredit => "记入信用记录",
        CommitmentAct.RepairCredit => "信用修复",
        CommitmentAct.Reopen => "办件重新办理",
        _ => throw new ArgumentOutOfRangeException(nameof(act), act, "Unknown act."),
    };
}
