using NodaTime;
using Zhaoqing.GovServices.TimeLimit;

namespace Zhaoqing.GovServices.NotifyCommit;

/// <summary>The promise was verified and is true (核查属实), <c>notify-commit.verified.v1</c>.</summary>
/// <param name="At">When.</param>
/// <param name="By">Who verified.</param>
/// <param name="Method">How.</param>
public sealed record CommitmentVerified(Instant At, string By, VerificationMethod Method) : CommitmentEvent(At, By)
{
    internal override CommitmentAct Act => CommitmentAct.Verify;
}

/// <summary>The time to verify has passed (核查逾期), <c>notify-commit.verification-missed.v1</c>. It is the authority's fault and never makes a promise kept.</summary>
/// <param name="At">The first instant after the last day.</param>
public sealed record CommitmentVerificationMissed(Instant At) : CommitmentEvent(At, by: null)
{
    internal override CommitmentAct Act => CommitmentAct.MissVerification;
}

/// <summary>The promise was found broken (认定违反承诺), <c>notify-commit.broken.v1</c>.</summary>
/// <param name="At">When.</param>
/// <param name="By">Who found it.</param>
/// <param name="Kind">How it was broken.</param>
/// <param name="Finding">What was found.</param>
public sealed record CommitmentBroken(Instant At, string By, BreachKind Kind, Remark Finding) : CommitmentEvent(At, By)
{
    internal override CommitmentAct Act => CommitmentAct.FindBroken;
}

/// <summary>A correction was ordered (责令限期整改), <c>notify-commit.correction-ordered.v1</c>.</summary>
/// <param name="At">When.</param>
/// <param name="By">Who ordered it.</param>
/// <param name="Due">The last day to correct.</param>
/// <param name="CalendarEdition">The edition of the working calendar that was used.</param>
public sealed record CommitmentCorrectionOrdered(Instant At, string By, DueDay Due, string CalendarEdition) : CommitmentEvent(At, By)
{
    internal override CommitmentAct Act => CommitmentAct.OrderCorrection;

    /// <inheritdoc/>
    public override Instant? WaitsUntil => EndOf(Due);
}

/// <summary>The correction was checked and holds (整改合格), <c>notify-commit.corrected.v1</c>.</summary>
/// <param name="At">When.</param>
/// <param name="By">Who checked it.</param>
public sealed record CommitmentCorrected(Instant At, string By) : CommitmentEvent(At, By)
{
    internal override CommitmentAct Act => CommitmentAct.ConfirmCorrection;
}

/// <summary>The time to correct has passed (逾期未整改), <c>notify-commit.correction-missed.v1</c>.</summary>
/// <param name="At">The first instant after the last day.</param>
public sealed record CommitmentCorrectionMissed(Instant At) : CommitmentEvent(At, by: null)
{
    internal override CommitmentAct Act => CommitmentAct.MissCorrection;
}

/// <summary>It was proposed to revoke the decision (拟撤销决定), <c>notify-commit.revocation-proposed.v1</c>.</summary>
/// <param name="At">When.</param>
/// <param name="By">Who proposed it.</param>
/// <param name="Reason">Why, for the holder.</param>
public sealed record CommitmentRevocationProposed(Instant At, string By, Remark Reason) : CommitmentEvent(At, By)
{
    internal override CommitmentAct Act => CommitmentAct.ProposeRevocation;
}

/// <summary>The holder was heard (听取陈述申辩), <c>notify-commit.holder-heard.v1</c>.</summary>
/// <param name="At">When.</param>
/// <param name="By">Who heard them.</param>
/// <param name="Statement">What was said, or that the holder had nothing to say.</param>
public sealed record CommitmentHolderHeard(Instant At, string By, Remark Statement) : CommitmentEvent(At, By)
{
    internal override CommitmentAct Act => CommitmentAct.HearHolder;
}

/// <summary>What came of a proposed revocation.</summary>
public enum RevocationOutcome
{
    /// <summary>The decision was revoked (撤销).</summary>
    Revoked,

    /// <summary>The objection was right (申辩成立).</summary>
    Upheld,

    /// <summary>Not revoked for the public interest (不予撤销).</summary>
    Spared,
}

/// <summary>It was decided about the revocation (撤销与否的决定), <c>notify-commit.revocation-decided.v1</c>.</summary>
/// <param name="At">When.</param>
/// <param name="By">Who decided.</param>
/// <param name="Outcome">What came of it.</param>
/// <param name="Reason">Why; for the public interest, with the remedy.</param>
public sealed record CommitmentRevocationDecided(Instant At, string By, RevocationOutcome Outcome, Remark Reason) : CommitmentEvent(At, By)
{
    internal override CommitmentAct Act => Outcome switch
    {
        RevocationOutcome.Revoked => CommitmentAct.Revoke,
        RevocationOutcome.Upheld => CommitmentAct.Uphold,
        RevocationOutcome.Spared => CommitmentAct.Spare,
        _ => throw new InvalidOperationException($"Unknown outcome {Outcome}."),
    };
}

/// <summary>The breach was put into the credit record (记入信用记录), <c>notify-commit.credit-recorded.v1</c>; from now on it bars.</summary>
/// <param name="At">When.</param>
/// <param name="By">Who recorded it.</param>
public sealed record CommitmentCreditRecorded(Instant At, string By) : CommitmentEvent(At, By)
{
    internal override CommitmentAct Act => CommitmentAct.RecordCredit;
}

/// <summary>The credit was repaired (信用修复), <c>notify-commit.credit-repaired.v1</c>; the bar is lifted from the next application on, the breach stays on record.</summary>
/// <param name="At">When.</param>
/// <param name="By">Who confirmed it.</param>
/// <param name="Document">The document of the repair.</param>
public sealed record CommitmentCreditRepaired(Instant At, string By, string Document) : CommitmentEvent(At, By)
{
    internal override CommitmentAct Act => CommitmentAct.RepairCredit;
}
