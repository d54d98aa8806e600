using System.Collections.Immutable;
using NodaTime;
using Zhaoqing.GovServices.Cases;

namespace Zhaoqing.GovServices.NotifyCommit;

/// <summary>What is proposed for the scheme (申报项目).</summary>
/// <param name="Code">The national code of the project.</param>
/// <param name="Name">Its name.</param>
/// <param name="Kind">The kind of project, by its name in the scheme.</param>
/// <param name="Industry">The code of its industry, GB/T 4754.</param>
/// <param name="Division">The division in which it lies.</param>
/// <param name="Enterprise">The enterprise.</param>
/// <param name="Land">The document by which the land was obtained.</param>
/// <param name="Parcel">The outline of the parcel, well-known text in CGCS2000; <see langword="null"/> where none was told, and then no regional assessment stands in.</param>
public sealed record ProjectProposal(ProjectCode Code, string Name, string Kind, string Industry, DivisionCode Division, Organisation Enterprise, string Land, string? Parcel = null)
{
    /// <summary>Whether the industry is told to its class (小类), so that no coarser or otherwise written code goes past the negative list.</summary>
    internal bool HasWholeIndustry => Industry is { Length: 5 } code && code[0] is >= 'A' and <= 'T' && code.AsSpan(1).IndexOfAnyExceptInRange('0', '9') < 0;
}

/// <summary>What a project keeps of the scheme under which it was admitted.</summary>
/// <param name="Scheme">The edition.</param>
/// <param name="KindName">The kind of project in Chinese.</param>
/// <param name="Checklist">The items of the joint acceptance.</param>
/// <param name="Gates">The gates of the law.</param>
public sealed record ProjectTerms(string Scheme, string KindName, ImmutableArray<string> Checklist, ImmutableArray<StatutoryGate> Gates);

/// <summary>Something that happened to a project. Each has a stable wire name.</summary>
public abstract record ProjectEvent
{
    private protected ProjectEvent(Instant at, string by)
    {
        At = at;
        By = by;
    }

    /// <summary>When. For what silence does: the instant at which the rules drew its consequence.</summary>
    public Instant At { get; init; }

    /// <summary>The account that did it; <c>silence</c> for what nobody does.</summary>
    public string By { get; init; }

    /// <summary>The act it is the outcome of; <see langword="null"/> for the beginning.</summary>
    internal abstract ProjectAct? Act { get; }
}

/// <summary>The project was admitted (准入), <c>notify-commit.project-admitted.v1</c>.</summary>
/// <param name="At">When.</param>
/// <param name="By">The account of the enterprise.</param>
/// <param name="Proposal">What was proposed.</param>
/// <param name="Terms">What it keeps of the scheme.</param>
public sealed record ProjectAdmitted(Instant At, string By, ProjectProposal Proposal, ProjectTerms Terms) : ProjectEvent(At, By)
{
    internal override ProjectAct? Act => null;
}

/// <summary>A list of promises was shown (拟定承诺清单), <c>notify-commit.duties-drafted.v1</c>.</summary>
/// <param name="At">When.</param>
/// <param name="By">Who showed it.</param>
/// <param name="Duties">What both sides are to promise.</param>
/// <param name="Digest">What is signed.</param>
/// <param name="NewLaw">The law for whose sake a signed list is changed; <see langword="null"/> for the first.</param>
public sealed record DutiesDrafted(Instant At, string By, ImmutableArray<Duty> Duties, string Digest, LegalGround? NewLaw) : ProjectEvent(At, By)
{
    internal override ProjectAct? Act => ProjectAct.Draft;
}

/// <summary>One side signed (签订承诺), <c>notify-commit.side-signed.v1</c>.</summary>
/// <param name="At">When.</param>
/// <param name="By">Who signed.</param>
/// <param name="Side">For which side.</param>
/// <param name="Digest">What was signed.</param>
/// <param name="Evidence">Where the signature is kept, opaque.</param>
/// <param name="Completes">Whether both sides have signed with it.</param>
public sealed record SideSigned(Instant At, string By, PromiseSide Side, string Digest, string Evidence, bool Completes) : ProjectEvent(At, By)
{
    internal override ProjectAct? Act => Completes ? ProjectAct.Seal : ProjectAct.Sign;
}

/// <summary>A gate of the law was closed (法定前置办结), <c>notify-commit.gate-closed.v1</c>.</summary>
/// <param name="At">When.</param>
/// <param name="By">Who recorded it.</param>
/// <param name="Gate">The gate.</param>
/// <param name="Document">The number of its document.</param>
public sealed record GateClosed(Instant At, string By, string Gate, string Document) : ProjectEvent(At, By)
{
    internal override ProjectAct? Act => ProjectAct.CloseGate;
}

/// <summary>A project was freed from a gate of the law (法定前置免除), <c>notify-commit.gate-exempted.v1</c>.</summary>
/// <param name="At">When.</param>
/// <param name="By">Who freed it.</param>
/// <param name="Gate">The gate.</param>
/// <param name="Exemption">By what.</param>
/// <param name="Ground">The ground.</param>
/// <param name="Document">The document, or the name of the regional assessment.</param>
/// <param name="Through">The last day on which that is good; <see langword="null"/> without end.</param>
public sealed record GateExempted(Instant At, string By, string Gate, string Exemption, LegalGround Ground, string Document, LocalDate? Through) : ProjectEvent(At, By)
{
    internal override ProjectAct? Act => ProjectAct.ExemptGate;
}

/// <summary>The start was reported (开工前报备), <c>notify-commit.start-filed.v1</c>.</summary>
/// <param name="At">When.</param>
/// <param name="By">Who reported it.</param>
/// <param name="StartOn">The first day of the works.</param>
/// <param name="SafetySupervision">The document of the safety supervision (安全监督手续).</param>
/// <param name="QualitySupervision">The document of the quality supervision (质量监督手续).</param>
public sealed record StartFiled(Instant At, string By, LocalDate StartOn, string SafetySupervision, string QualitySupervision) : ProjectEvent(At, By)
{
    internal override ProjectAct? Act => ProjectAct.FileStart;
}

/// <summary>The works began (开工), <c>notify-commit.works-started.v1</c>.</summary>
/// <param name="At">When.</param>
/// <param name="By">Who told it.</param>
public sealed record WorksStarted(Instant At, string By) : ProjectEvent(At, By)
{
    internal override ProjectAct? Act => ProjectAct.Start;
}

/// <summary>Somebody looked at the works (监督检查), <c>notify-commit.project-inspected.v1</c>.</summary>
/// <param name="At">When.</param>
/// <param name="By">Who.</param>
/// <param name="Finding">What was found.</param>
public sealed record ProjectInspected(Instant At, string By, Remark Finding) : ProjectEvent(At, By)
{
    internal override ProjectAct? Act => ProjectAct.Inspect;
}

/// <summary>A step that is on the list was asked for (要求办理清单内环节), <c>notify-commit.step-asked.v1</c>.</summary>
/// <param name="At">When.</param>
/// <param name="By">Who asked.</param>
/// <param name="Step">The duty of the enterprise, or the gate of the law.</param>
public sealed record StepAsked(Instant At, string By, string Step) : ProjectEvent(At, By)
{
    internal override ProjectAct? Act => ProjectAct.AskStep;
}

/// <summary>The works are done (完工), <c>notify-commit.works-finished.v1</c>.</summary>
/// <param name="At">When.</param>
/// <param name="By">Who told it.</param>
public sealed record WorksFinished(Instant At, string By) : ProjectEvent(At, By)
{
    internal override ProjectAct? Act => ProjectAct.Finish;
}

/// <summary>The joint acceptance was held (联合验收), <c>notify-commit.acceptance-held.v1</c>.</summary>
/// <param name="At">When.</param>
/// <param name="By">Who recorded it.</param>
/// <param name="Failed">The items that were not accepted; empty where all were.</param>
/// <param name="Finding">What was found wrong; <see langword="null"/> where nothing was.</param>
public sealed record AcceptanceHeld(Instant At, string By, ImmutableArray<string> Failed, Remark? Finding) : ProjectEvent(At, By)
{
    internal override ProjectAct? Act => Failed.IsEmpty ? ProjectAct.Pass : ProjectAct.Fail;
}

/// <summary>The project is used (投入使用), <c>notify-commit.use-begun.v1</c>.</summary>
/// <param name="At">When.</param>
/// <param name="By">Who told it.</param>
public sealed record UseBegun(Instant At, string By) : ProjectEvent(At, By)
{
    internal override ProjectAct? Act => ProjectAct.Use;
}
