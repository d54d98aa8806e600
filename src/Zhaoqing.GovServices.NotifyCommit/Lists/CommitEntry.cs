using System.Collections.Immutable;
using OneOf;
using Zhaoqing.GovServices.Catalogue;
using Zhaoqing.GovServices.TimeLimit;

namespace Zhaoqing.GovServices.NotifyCommit;

/// <summary>Who may put a permit on the list (许可事项告知承诺的批准层级).</summary>
public enum ApprovalLevel
{
    /// <summary>The State Council (国务院).</summary>
    StateCouncil,

    /// <summary>A province (省).</summary>
    Province,

    /// <summary>A city with districts (设区的市).</summary>
    City,

    /// <summary>A county or below; no list is made there (县级).</summary>
    County,
}

/// <summary>What a commitment takes the place of (告知承诺事项类别).</summary>
public enum CommitKind
{
    /// <summary>A proof (证明事项).</summary>
    Proof,

    /// <summary>The conditions of a permit (涉企经营许可事项).</summary>
    Permit,
}

/// <summary>A matter of the list of those that may be done on commitment (告知承诺制事项清单).</summary>
/// <remarks>Immutable; made by <see cref="Of"/>, which judges what may be wrong.</remarks>
public sealed record CommitEntry
{
    private CommitEntry(MatterCode matter, CommitKind kind, NoticeText notice, VerificationPlan verification)
    {
        Matter = matter;
        Kind = kind;
        Notice = notice;
        Verification = verification;
    }

    /// <summary>The matter.</summary>
    public MatterCode Matter { get; }

    /// <summary>What a commitment takes the place of.</summary>
    public CommitKind Kind { get; }

    /// <summary>What is told before anybody commits.</summary>
    public NoticeText Notice { get; }

    /// <summary>How the promise is verified.</summary>
    public VerificationPlan Verification { get; }

    /// <summary>The materials that a commitment takes the place of.</summary>
    public ImmutableArray<MaterialCode> Replaces { get; init; } = [];

    /// <summary>The named grounds that touch the matter; any of them keeps it from commitment unless <see cref="Override"/> holds.</summary>
    public ImmutableArray<ExclusionGround> Grounds { get; init; } = [];

    /// <summary>The authority's judgement of the attributes; <see langword="null"/> where none was needed.</summary>
    public RiskJudgement? Judgement { get; init; }

    /// <summary>The higher text that prescribes commitment all the same; <see langword="null"/> where there is none.</summary>
    public HigherLawOverride? Override { get; init; }

    /// <summary>Within what time after signing the case is decided; at once unless set (当场作出决定).</summary>
    public Limit DecideWithin { get; init; } = Limit.SameDay;

    /// <summary>Within what time after the decision conditions are met that the notice leaves open; <see langword="null"/> where all are met when signing.</summary>
    public Limit? ConditionsWithin { get; init; }

    /// <summary>Whether a broken promise in another matter bars as well; so unless set.</summary>
    public bool BarredByAnyMatter { get; init; } = true;

    /// <summary>An entry from data that may be wrong.</summary>
    /// <param name="matter">The matter.</param>
    /// <param name="kind">What a commitment takes the place of.</param>
    /// <param name="notice">What is told.</param>
    /// <param name="verification">How it is verified.</param>
    /// <param name="approvedBy">Who put it on the list.</param>
    /// <param name="setBy">The rank of the text that sets the permit; anything for a proof.</param>
    /// <returns>The entry; refused with <c>notify-commit.list-level-unfit</c> where that level may not list it.</returns>
    [Clause("CON-7.2")]
    public static OneOf<Refusal, CommitEntry> Of(MatterCode matter, CommitKind kind, NoticeText notice, VerificationPlan verification, ApprovalLevel approvedBy, TextRank setBy)
    {
        ArgumentNullException.ThrowIfNull(notice);
        ArgumentNullException.ThrowIfNull(verification);
        if (!Enum.IsDefined(kind) || !Enum.IsDefined(approvedBy) || !Enum.IsDefined(setBy)) throw new ArgumentException("There is no such kind, level or rank.", nameof(kind));
        // 许可:法律、行政法规、国务院决定设定的由国务院;地方性法规、规章设定的由省或设区的市。清单不由县级制定。
        // 规范性文件不得设定许可(行政许可法第十七条)。
        bool isUnfit = approvedBy == ApprovalLevel.County || (kind == CommitKind.Permit && setBy == TextRank.Document) || (kind == CommitKind.Permit && setBy <= TextRank.StateCouncilDecision && approvedBy != ApprovalLevel.StateCouncil);
        return isUnfit ? PromiseRefusals.ListLevelUnfit(matter) : new CommitEntry(matter, kind, notice, verification);
    }
}
