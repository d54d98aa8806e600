using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using NodaTime;
using OneOf;
using Zhaoqing.GovServices.Cases;
using Zhaoqing.GovServices.Catalogue;
using Zhaoqing.GovServices.TimeLimit;

namespace Zhaoqing.GovServices.NotifyCommit;

/// <summary>A commitment (告知承诺) on a case: what its events add up to. Nothing about it ends in silence.</summary>
/// <remarks>Immutable. It rides on the record of its case; while it is signed, it stands in for the materials it takes the place of.</remarks>
public sealed partial record Commitment : CasePart
{
    /// <summary>The kind of this part.</summary>
    public const string PartKind = "commitment";

    /// <summary>The package of this part.</summary>
    internal const string PartPackage = "notify-commit";

    internal Commitment(CommitmentOffered offered) => Offered = offered;

    /// <inheritdoc/>
    public override string Package => PartPackage;

    /// <inheritdoc/>
    public override string Kind => PartKind;

    /// <summary>Where it stands; what silence has made of it by an instant tells <see cref="StatusAt"/>.</summary>
    public CommitmentState State { get; private init; } = CommitmentState.Offered;

    /// <summary>How the notice was last shown.</summary>
    public CommitmentOffered Offered { get; private init; }

    /// <summary>How it was signed; <see langword="null"/> before.</summary>
    public CommitmentSigned? Signature { get; private init; }

    /// <summary>Whether what was signed stands: it was neither taken back nor is a new notice shown.</summary>
    private bool Stands { get; init; }

    /// <summary>The last day for the decision on the promise; <see langword="null"/> before it was signed.</summary>
    public DueDay? DecideBy { get; private init; }

    /// <summary>How the case was granted on it; <see langword="null"/> before, and after the case was opened again.</summary>
    public CommitmentGranted? Grant { get; private init; }

    /// <summary>What was handed in after the promise was taken back.</summary>
    public ImmutableArray<MaterialCode> SuppliedInstead { get; private init; } = [];

    /// <summary>The last day to verify, once it is planned.</summary>
    public DueDay? VerifyBy { get; private init; }

    /// <summary>The last day to correct, while a correction is ordered.</summary>
    public DueDay? CorrectBy { get; private init; }

    /// <summary>How it was broken, last; <see langword="null"/> while it was not. A correction does not take it away.</summary>
    public BreachKind? Breach { get; private init; }

    /// <summary>Whether the authority has let the time to verify pass, also where it has verified since.</summary>
    public bool WasVerifiedLate { get; private init; }

    /// <summary>Whether the breach stands in the credit record.</summary>
    public bool IsRecorded { get; private init; }

    /// <summary>Whether the credit was repaired since.</summary>
    public bool IsRepaired { get; private init; }

    /// <inheritdoc/>
    public override PartStatus StatusAt(Instant at)
    {
        var now = LapseBy(at) is { } lapse ? (Commitment)Apply(lapse) : this;
        string name = now.State.ToString();
        return new PartStatus(char.ToLowerInvariant(name[0]) + name[1..], CommitmentTable.Table.NameOf(now.State), now.Due);
    }

    /// <summary>The last day of what is to be done next; <see langword="null"/> where nothing is.</summary>
    public DueDay? Due => State switch
    {
        CommitmentState.Committed => DecideBy,
        CommitmentState.Conditional => Grant!.ConditionsBy,
        CommitmentState.ToVerify or CommitmentState.VerificationOverdue => VerifyBy,
        CommitmentState.Correcting => CorrectBy,
        _ => null,
    };

    /// <summary>The event that silence has brought about: conditions not met, not verified, not corrected.</summary>
    [Clause("CON-7.4")]
    public override PartEvent? LapseBy(Instant at) => Due is { } due && ChinaTime.StartOf(due.Date.PlusDays(1)) is var end && at >= end
        ? State switch
        {
            CommitmentState.Conditional => new CommitmentConditionsMissed(end),
            CommitmentState.ToVerify => new CommitmentVerificationMissed(end),
            CommitmentState.Correcting => new CommitmentCorrectionMissed(end),
            _ => null,
        }
        : null;

    /// <inheritdoc/>
    public override CaseFacts FactsFor(CaseFile file, Instant at) => State switch
    {
        CommitmentState.Committed when !Offered.Terms.Replaces.IsEmpty => Standing(Offered.Terms.Replaces, "告知承诺书", PromiseGrounds.Listed),
        _ when !SuppliedInstead.IsEmpty => Standing(SuppliedInstead, "撤回承诺后补交的材料", PromiseGrounds.FreeChoice),
        _ => CaseFacts.None,
    };

    private static CaseFacts Standing(ImmutableArray<MaterialCode> materials, string source, LegalGround ground) =>
        new() { Substitutes = [.. materials.Select(code => new MaterialSubstitute(code, SubstituteKind.Commitment, source, ground))] };

    /// <summary>Nothing is granted on a promise found false, nor on one that was taken back before its materials are there.</summary>
    public override Refusal? Bar(CaseFile file, CaseOrder order, CaseActor by, Instant at)
    {
        ArgumentNullException.ThrowIfNull(file);
        if (order is not DecideOrder { Outcome: CaseOutcome.Granted }) return null;
        if (State == CommitmentState.FoundFalse) return CommitmentRefusals.FoundFalse();
        bool isOpen = State is CommitmentState.Withdrawn or CommitmentState.Offered or CommitmentState.Declined && file.Acceptance is not null;
        var missing = file.MissingRequired.Where(code => Offered.Terms.Replaces.Contains(code) && !SuppliedInstead.Contains(code));
        return isOpen && Signature is not null && missing.Any() ? CommitmentRefusals.StillMissing() : null;
    }

    /// <summary>The decision on the case begins the time to verify; an end without a grant ends the commitment; a case that is opened again is to be decided on it anew.</summary>
    [Clause("CON-7.4")]
    public override OneOf<Refusal, ImmutableArray<PartEvent>> Follow(CaseFile after, CaseEvent happened, WorkingCalendar calendar)
    {
        ArgumentNullException.ThrowIfNull(after);
        ArgumentNullException.ThrowIfNull(happened);
        ArgumentNullException.ThrowIfNull(calendar);
        if (happened is CaseReopened && Stands && CommitmentTable.Table.Find(State, CommitmentAct.Reopen) is not null)
        {
            return calendar.Due(Offered.Terms.DecideWithin, ChinaTime.DayOf(happened.At))
                .MapT1(due => ImmutableArray.Create<PartEvent>(new CommitmentReopened(happened.At, happened.By, due, calendar.Edition.Id)));
        }

        if (happened is PartEvent || State is not (CommitmentState.Committed or CommitmentState.Offered)) return ImmutableArray<PartEvent>.Empty;
        bool isGranted = happened is CaseDecided { Outcome: CaseOutcome.Granted };
        if (isGranted && State == CommitmentState.Committed) return Granted(happened, calendar).MapT1(granted => ImmutableArray.Create<PartEvent>(granted));
        bool hasEnded = happened is CaseDecided || after.State is CaseState.NotAccepted or CaseState.Withdrawn or CaseState.Lapsed or CaseState.Closed;
        return hasEnded ? ImmutableArray.Create<PartEvent>(new CommitmentEnded(happened.At, happened.By)) : ImmutableArray<PartEvent>.Empty;
    }

    /// <inheritdoc/>
    public override CasePart Apply(PartEvent happened)
    {
        var own = happened as CommitmentEvent ?? throw new ArgumentException($"{happened?.GetType().Name} is no event of a commitment.", nameof(happened));
        var next = this with { State = CommitmentTable.Table.Follow(State, own.Act) };
        return own switch
        {
            CommitmentOffered offered => next with { Offered = offered, Stands = false },
            CommitmentSigned signed => next with { Signature = signed, Stands = true, DecideBy = signed.DecideBy },
            CommitmentWithdrawn => next with { Stands = false },
            CommitmentReopened reopened => next with { Grant = null, VerifyBy = null, DecideBy = reopened.DecideBy },
            CommitmentSuppliedInstead supplied => next with { SuppliedInstead = [.. SuppliedInstead.Union(supplied.Materials)] },
            CommitmentGranted granted => next with { Grant = granted, VerifyBy = granted.VerifyBy },
            CommitmentConditionsProven proven => next with { VerifyBy = proven.VerifyBy },
            CommitmentConditionsMissed => next with { Breach = BreachKind.NotMet },
            CommitmentVerificationMissed => next with { WasVerifiedLate = true },
            CommitmentFoundFalse => next with { Breach = BreachKind.Untrue },
            CommitmentBroken broken => next with { Breach = broken.Kind },
            CommitmentCorrectionOrdered ordered => next with { CorrectBy = ordered.Due },
            CommitmentRevocationDecided { Outcome: RevocationOutcome.Upheld } => next with { Breach = null },
            CommitmentCreditRecorded => next with { IsRecorded = true, IsRepaired = false },
            CommitmentCreditRepaired => next with { IsRepaired = true },
            _ => next,
        };
    }

    /// <summary>What is signed: the digest of the notice, of the case and of the instant it was shown, 64 lower-case hexadecimal digits.</summary>
    [Clause("CON-7.3")]
    internal static string PromiseDigestOf(string noticeDigest, CaseNumber number, Instant shownAt) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"notify-commit.promise.v1\n{noticeDigest}\n{number}\n{shownAt.ToUnixTimeTicks()}")));

    private OneOf<Refusal, CommitmentGranted> Granted(CaseEvent decided, WorkingCalendar calendar)
    {
        var terms = Offered.Terms;
        var day = ChinaTime.DayOf(decided.At);
        return terms.ConditionsWithin is { } open
            ? calendar.Due(open, day).MapT1(due => new CommitmentGranted(decided.At, decided.By, VerifyBy: null, due, calendar.Edition.Id))
            : calendar.Due(terms.VerifyWithin, day).MapT1(due => new CommitmentGranted(decided.At, decided.By, due, ConditionsBy: null, calendar.Edition.Id));
    }
}
