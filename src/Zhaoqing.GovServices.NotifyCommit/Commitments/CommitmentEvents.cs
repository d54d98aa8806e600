using System.Collections.Immutable;
using NodaTime;
using Zhaoqing.GovServices.Cases;
using Zhaoqing.GovServices.Catalogue;
using Zhaoqing.GovServices.TimeLimit;

namespace Zhaoqing.GovServices.NotifyCommit;

/// <summary>What a commitment is bound to (承诺依据): the notice shown, and the entry of the edition in force when it was shown.</summary>
/// <param name="Edition">The edition of the lists.</param>
/// <param name="NoticeDigest">The digest of the notice, see <see cref="CommitmentNotice.Digest"/>.</param>
/// <param name="Promised">What is promised, word for word.</param>
/// <param name="Replaces">The materials the promise takes the place of.</param>
/// <param name="Methods">How it is verified.</param>
/// <param name="VerifyWithin">Within what time after the decision.</param>
/// <param name="CorrectWithin">Within what time a breach is corrected.</param>
/// <param name="VerifiedByAnother">Whether another than who decided verifies.</param>
/// <param name="DecideWithin">Within what time after signing the case is decided.</param>
/// <param name="ConditionsWithin">Within what time after the decision open conditions are met; <see langword="null"/> where none are open.</param>
public sealed record CommitmentTerms(
    string Edition, string NoticeDigest, ImmutableArray<string> Promised, ImmutableArray<MaterialCode> Replaces, ImmutableArray<VerificationMethod> Methods,
    Limit VerifyWithin, Limit CorrectWithin, bool VerifiedByAnother, Limit DecideWithin, Limit? ConditionsWithin);

/// <summary>Something that happened to a commitment.</summary>
public abstract record CommitmentEvent : PartEvent
{
    private protected CommitmentEvent(Instant at, string? by)
        : base(at, by)
    {
    }

    /// <inheritdoc/>
    public override string Part => Commitment.PartKind;

    /// <summary>The act it is the outcome of.</summary>
    internal abstract CommitmentAct Act { get; }

    /// <summary>The first instant after a day.</summary>
    private protected static Instant? EndOf(DueDay? due) => due is { } day ? ChinaTime.StartOf(day.Date.PlusDays(1)) : null;
}

/// <summary>The notice was shown (告知), <c>notify-commit.offered.v1</c>.</summary>
/// <param name="At">When.</param>
/// <param name="By">Who showed it, or asked for it.</param>
/// <param name="Terms">What a promise is bound to.</param>
/// <param name="PromiseDigest">What is signed: the digest of notice, case and this showing, so that no signature serves twice.</param>
public sealed record CommitmentOffered(Instant At, string By, CommitmentTerms Terms, string PromiseDigest) : CommitmentEvent(At, By)
{
    internal override CommitmentAct Act => CommitmentAct.Offer;

    /// <inheritdoc/>
    public override CasePart Begin() => new Commitment(this);
}

/// <summary>The promise was signed (承诺), <c>notify-commit.signed.v1</c>.</summary>
/// <param name="At">When.</param>
/// <param name="By">Who signed, or the window at which it was signed.</param>
/// <param name="PromiseDigest">What was signed.</param>
/// <param name="Evidence">Where the signature is kept, opaque.</param>
/// <param name="DecideBy">The last day for the decision on the promise.</param>
/// <param name="CalendarEdition">The edition of the working calendar that was used.</param>
public sealed record CommitmentSigned(Instant At, string By, string PromiseDigest, string Evidence, DueDay DecideBy, string CalendarEdition) : CommitmentEvent(At, By)
{
    internal override CommitmentAct Act => CommitmentAct.Sign;
}

/// <summary>The applicant chose the ordinary procedure (选择一般程序), <c>notify-commit.declined.v1</c>.</summary>
/// <param name="At">When.</param>
/// <param name="By">Who chose.</param>
public sealed record CommitmentDeclined(Instant At, string By) : CommitmentEvent(At, By)
{
    internal override CommitmentAct Act => CommitmentAct.Decline;
}

/// <summary>The promise was taken back before the decision (撤回承诺), <c>notify-commit.withdrawn.v1</c>.</summary>
/// <param name="At">When.</param>
/// <param name="By">Who took it back.</param>
public sealed record CommitmentWithdrawn(Instant At, string By) : CommitmentEvent(At, By)
{
    internal override CommitmentAct Act => CommitmentAct.WithdrawPromise;
}

/// <summary>Materials were handed in after all (补交材料), <c>notify-commit.supplied-instead.v1</c>.</summary>
/// <param name="At">When.</param>
/// <param name="By">Who handed them in.</param>
/// <param name="Materials">What was handed in.</param>
public sealed record CommitmentSuppliedInstead(Instant At, string By, ImmutableArray<MaterialCode> Materials) : CommitmentEvent(At, By)
{
    internal override CommitmentAct Act => CommitmentAct.SupplyInstead;
}

/// <summary>The promise was found false before the decision (终止办理), <c>notify-commit.found-false.v1</c>.</summary>
/// <param name="At">When.</param>
/// <param name="By">Who found it.</param>
/// <param name="Finding">What was found.</param>
public sealed record CommitmentFoundFalse(Instant At, string By, Remark Finding) : CommitmentEvent(At, By)
{
    internal override CommitmentAct Act => CommitmentAct.FindFalse;
}

/// <summary>The case was granted on the promise (准予), <c>notify-commit.granted.v1</c>.</summary>
/// <param name="At">When.</param>
/// <param name="By">Who decided; <see langword="null"/> where silence did.</param>
/// <param name="VerifyBy">The last day to verify; <see langword="null"/> while conditions are open.</param>
/// <param name="ConditionsBy">The last day to meet open conditions; <see langword="null"/> where none are open.</param>
/// <param name="CalendarEdition">The edition of the working calendar that was used.</param>
public sealed record CommitmentGranted(Instant At, string? By, DueDay? VerifyBy, DueDay? ConditionsBy, string CalendarEdition) : CommitmentEvent(At, By)
{
    internal override CommitmentAct Act => ConditionsBy is null ? CommitmentAct.Grant : CommitmentAct.GrantConditionally;

    /// <inheritdoc/>
    public override Instant? WaitsUntil => EndOf(ConditionsBy ?? VerifyBy);
}

/// <summary>The case ended without a grant (随办件结束), <c>notify-commit.ended.v1</c>.</summary>
/// <param name="At">When.</param>
/// <param name="By">Who ended the case; <see langword="null"/> for silence.</param>
public sealed record CommitmentEnded(Instant At, string? By) : CommitmentEvent(At, By)
{
    internal override CommitmentAct Act => CommitmentAct.End;
}

/// <summary>The case was opened again (办件重新办理), <c>notify-commit.reopened.v1</c>: the promise stands, and the case is to be decided on it anew.</summary>
/// <param name="At">When.</param>
/// <param name="By">Who opened the case again.</param>
/// <param name="DecideBy">The last day for the decision on the promise.</param>
/// <param name="CalendarEdition">The edition of the working calendar that was used.</param>
public sealed record CommitmentReopened(Instant At, string? By, DueDay DecideBy, string CalendarEdition) : CommitmentEvent(At, By)
{
    internal override CommitmentAct Act => CommitmentAct.Reopen;
}

/// <summary>The open conditions are met (条件成就), <c>notify-commit.conditions-proven.v1</c>.</summary>
/// <param name="At">When.</param>
/// <param name="By">Who confirmed it.</param>
/// <param name="VerifyBy">The last day to verify.</param>
/// <param name="CalendarEdition">The edition of the working calendar that was used.</param>
public sealed record CommitmentConditionsProven(Instant At, string By, DueDay VerifyBy, string CalendarEdition) : CommitmentEvent(At, By)
{
    internal override CommitmentAct Act => CommitmentAct.ProveConditions;

    /// <inheritdoc/>
    public override Instant? WaitsUntil => EndOf(VerifyBy);
}

/// <summary>The open conditions were not met by their day (条件逾期未成就), <c>notify-commit.conditions-missed.v1</c>.</summary>
/// <param name="At">The first instant after that day.</param>
public sealed record CommitmentConditionsMissed(Instant At) : CommitmentEvent(At, by: null)
{
    internal override CommitmentAct Act => CommitmentAct.MissConditions;
}
