using System.Collections.Immutable;
using NodaTime;
using OneOf;
using Zhaoqing.GovServices.Cases;
using Zhaoqing.GovServices.Catalogue;
using Zhaoqing.GovServices.TimeLimit;

namespace Zhaoqing.GovServices.NotifyCommit;

/// <summary>An act on a commitment that somebody asks for, with what it needs.</summary>
public abstract record CommitmentOrder : PartOrder
{
    private protected CommitmentOrder(CommitmentAct act) => Act = act;

    /// <inheritdoc/>
    public override string Part => Commitment.PartKind;

    /// <summary>Which act it is.</summary>
    public CommitmentAct Act { get; }

    /// <inheritdoc/>
    public override bool Judges => CommitmentTable.IsJudged(Act);

    /// <inheritdoc/>
    public override MandatePower Power => Act switch
    {
        CommitmentAct.SupplyInstead => MandatePower.Supplement,
        CommitmentAct.WithdrawPromise => MandatePower.Withdraw,
        _ => MandatePower.Submit,
    };

    /// <inheritdoc/>
    public override OneOf<Refusal, PartStep> Decide(CasePart? part, CaseFile file, CaseActor by, Instant at, WorkingCalendar calendar)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(by);
        ArgumentNullException.ThrowIfNull(calendar);
        return Commitment.Decide((Commitment?)part, this, file, by, at, calendar).MapT1(happened => new PartStep([happened]));
    }
}

/// <summary>What is known when somebody asks to commit (适用条件的事实).</summary>
/// <param name="Edition">The edition of the lists in force; <see langword="null"/> where there is none.</param>
/// <param name="Parties">Everybody who stands behind the promise, the applicant at least, with their standing.</param>
/// <param name="Area">The code of the regionally assessed area it lies in; <see langword="null"/> where it lies in none.</param>
public sealed record CommitmentFacts(PromiseEdition? Edition, ImmutableArray<PromiseParty> Parties, string? Area = null)
{
    /// <summary>When the next edition takes effect, so that an act that comes after it is not judged by the one before; <see langword="null"/> where none is known.</summary>
    public Instant? Until { get; init; }
}

/// <summary>Show the notice (告知).</summary>
/// <param name="Facts">What is known.</param>
public sealed record OfferCommitment(CommitmentFacts Facts) : CommitmentOrder(CommitmentAct.Offer);

/// <summary>What the signer says with their signature (承诺书). All of it, or it is no promise.</summary>
/// <param name="PromiseDigest">What was signed, see <see cref="CommitmentOffered.PromiseDigest"/>.</param>
/// <param name="HasRead">That they have read the notice (已阅知告知内容).</param>
/// <param name="IsTrue">That what they promise is true (承诺内容真实).</param>
/// <param name="TakesLiability">That they take the liability (愿意承担法律责任).</param>
/// <param name="Evidence">Where the signature is kept, opaque, 1 to 128 visible ASCII characters.</param>
public sealed record PromiseSignature(string? PromiseDigest, bool HasRead, bool IsTrue, bool TakesLiability, string? Evidence)
{
    /// <summary>Whether nothing of it is missing.</summary>
    public bool IsWhole => HasRead && IsTrue && TakesLiability && Evidence is { Length: >= 1 and <= 128 } evidence && !evidence.AsSpan().ContainsAnyExceptInRange('!', '~');
}

/// <summary>Sign the promise (承诺).</summary>
/// <param name="Facts">What is known now; the list and the credit are looked at again.</param>
/// <param name="Signature">What the signer says.</param>
public sealed record SignCommitment(CommitmentFacts Facts, PromiseSignature Signature) : CommitmentOrder(CommitmentAct.Sign);

/// <summary>Choose the ordinary procedure (选择一般程序).</summary>
public sealed record DeclineCommitment() : CommitmentOrder(CommitmentAct.Decline);

/// <summary>Take the promise back before the decision (撤回承诺).</summary>
public sealed record WithdrawCommitment() : CommitmentOrder(CommitmentAct.WithdrawPromise);

/// <summary>Hand in, after all, materials that the promise took the place of (补交材料).</summary>
/// <param name="Materials">What is handed in.</param>
public sealed record SupplyInstead(ImmutableArray<MaterialCode> Materials) : CommitmentOrder(CommitmentAct.SupplyInstead);

/// <summary>Find the promise false before the decision (办理中查实不实).</summary>
/// <param name="Finding">What was found.</param>
public sealed record FindFalse(Remark? Finding) : CommitmentOrder(CommitmentAct.FindFalse);

/// <summary>Confirm that the open conditions are met (条件成就).</summary>
public sealed record ProveConditions() : CommitmentOrder(CommitmentAct.ProveConditions);

/// <summary>Verify: the promise is true (核查属实).</summary>
/// <param name="Method">How; one of those of the list.</param>
public sealed record VerifyCommitment(VerificationMethod Method) : CommitmentOrder(CommitmentAct.Verify);

/// <summary>Find the promise broken (认定违反承诺).</summary>
/// <param name="Breach">How it was broken.</param>
/// <param name="Finding">What was found.</param>
public sealed record FindBroken(BreachKind Breach, Remark? Finding) : CommitmentOrder(CommitmentAct.FindBroken);

/// <summary>Order a correction by the time of the list (责令限期整改).</summary>
public sealed record OrderCorrection() : CommitmentOrder(CommitmentAct.OrderCorrection);

/// <summary>Confirm that the correction holds (整改合格).</summary>
public sealed record ConfirmCorrection() : CommitmentOrder(CommitmentAct.ConfirmCorrection);

/// <summary>Propose to revoke the decision (拟撤销决定).</summary>
/// <param name="Reason">Why, for the holder.</param>
public sealed record ProposeRevocation(Remark? Reason) : CommitmentOrder(CommitmentAct.ProposeRevocation);

/// <summary>Hear the holder (听取陈述申辩).</summary>
/// <param name="Statement">What was said, or that the holder had nothing to say.</param>
public sealed record HearHolder(Remark? Statement) : CommitmentOrder(CommitmentAct.HearHolder);

/// <summary>Decide about the revocation (撤销与否的决定).</summary>
/// <param name="Outcome">What comes of it.</param>
/// <param name="Reason">Why; for the public interest, with the remedy.</param>
public sealed record DecideRevocation(RevocationOutcome Outcome, Remark? Reason) : CommitmentOrder(Outcome switch
{
    RevocationOutcome.Revoked => CommitmentAct.Revoke,
    RevocationOutcome.Upheld => CommitmentAct.Uphold,
    RevocationOutcome.Spared => CommitmentAct.Spare,
    _ => throw new ArgumentOutOfRangeException(nameof(Outcome), Outcome, "There is no such outcome."),
});

/// <summary>Put the breach into the credit record (记入信用记录).</summary>
public sealed record RecordCredit() : CommitmentOrder(CommitmentAct.RecordCredit);

/// <summary>Record that the credit was repaired (信用修复).</summary>
/// <param name="Document">The document of the repair.</param>
public sealed record RepairCredit(string? Document) : CommitmentOrder(CommitmentAct.RepairCredit);
