using System.Collections.Immutable;
using NodaTime;

namespace Zhaoqing.GovServices.NotifyCommit;

/// <summary>An act on a project that somebody asks for, with what it needs.</summary>
public abstract record ProjectOrder
{
    private protected ProjectOrder(ProjectAct act) => Act = act;

    /// <summary>Which act it is.</summary>
    public ProjectAct Act { get; }
}

/// <summary>Show the list of promises.</summary>
/// <param name="Duties">What both sides are to promise.</param>
/// <param name="NewLaw">The law for whose sake a signed list is changed.</param>
public sealed record DraftDuties(ImmutableArray<Duty> Duties, LegalGround? NewLaw = null) : ProjectOrder(ProjectAct.Draft);

/// <summary>Sign for one's side.</summary>
/// <param name="Digest">The digest of the list shown.</param>
/// <param name="Evidence">Where the signature is kept, opaque.</param>
public sealed record SignDuties(string? Digest, string? Evidence) : ProjectOrder(ProjectAct.Sign);

/// <summary>Close a gate of the law.</summary>
/// <param name="Gate">The gate.</param>
/// <param name="Document">The number of its document.</param>
public sealed record CloseGate(string? Gate, string? Document) : ProjectOrder(ProjectAct.CloseGate);

/// <summary>Free from a gate of the law.</summary>
/// <param name="Gate">The gate.</param>
/// <param name="Exemption">By what.</param>
/// <param name="Document">The document; none where a regional assessment stands in.</param>
public sealed record ExemptGate(string? Gate, string? Exemption, string? Document) : ProjectOrder(ProjectAct.ExemptGate);

/// <summary>Report before the start.</summary>
/// <param name="StartOn">The first day of the works.</param>
/// <param name="SafetySupervision">The document of the safety supervision.</param>
/// <param name="QualitySupervision">The document of the quality supervision.</param>
public sealed record FileStart(LocalDate? StartOn, string? SafetySupervision, string? QualitySupervision) : ProjectOrder(ProjectAct.FileStart);

/// <summary>An act that needs nothing: the works begin, they are done, the project is used, the enterprise leaves.</summary>
public sealed record PlainProjectOrder : ProjectOrder
{
    private PlainProjectOrder(ProjectAct act)
        : base(act)
    {
    }

    /// <summary>The works begin.</summary>
    public static PlainProjectOrder Start { get; } = new(ProjectAct.Start);

    /// <summary>The works are done.</summary>
    public static PlainProjectOrder Finish { get; } = new(ProjectAct.Finish);

    /// <summary>The project is used.</summary>
    public static PlainProjectOrder Use { get; } = new(ProjectAct.Use);

    /// <summary>The enterprise leaves.</summary>
    public static PlainProjectOrder Leave { get; } = new(ProjectAct.Leave);
}

/// <summary>Say that a duty is done.</summary>
/// <param name="Duty">The duty.</param>
/// <param name="Evidence">What shows it.</param>
public sealed record ReportDuty(string? Duty, string? Evidence) : ProjectOrder(ProjectAct.ReportDuty);

/// <summary>Confirm a duty of the other side.</summary>
/// <param name="Duty">The duty.</param>
public sealed record ConfirmDuty(string? Duty) : ProjectOrder(ProjectAct.ConfirmDuty);

/// <summary>Give a report back.</summary>
/// <param name="Duty">The duty.</param>
/// <param name="Reason">Why it is not done.</param>
public sealed record ReturnDuty(string? Duty, Remark? Reason) : ProjectOrder(ProjectAct.ReturnDuty);

/// <summary>Ask for a step that is on the list.</summary>
/// <param name="Step">The duty of the enterprise, or the gate of the law.</param>
public sealed record AskStep(string? Step) : ProjectOrder(ProjectAct.AskStep);

/// <summary>Find a breach.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Finding">What was found.</param>
public sealed record FindProjectBreach(ProjectBreach Kind, Remark? Finding) : ProjectOrder(ProjectAct.FindBreach);

/// <summary>An act that needs its reason in words: inspect, cure a breach, stop, resume, end.</summary>
public sealed record WordedProjectOrder : ProjectOrder
{
    private WordedProjectOrder(ProjectAct act, Remark? reason)
        : base(act) => Reason = reason;

    /// <summary>The words.</summary>
    public Remark? Reason { get; }

    /// <summary>Look at the works; the words are what was found.</summary>
    public static WordedProjectOrder Inspect(Remark? finding) => new(ProjectAct.Inspect, finding);

    /// <summary>A breach is over.</summary>
    public static WordedProjectOrder Cure(Remark? how) => new(ProjectAct.CureBreach, how);

    /// <summary>Order to stop.</summary>
    public static WordedProjectOrder Stop(Remark? why) => new(ProjectAct.Stop, why);

    /// <summary>Let the project go on.</summary>
    public static WordedProjectOrder Resume(Remark? how) => new(ProjectAct.Resume, how);

    /// <summary>Take the project out of the scheme.</summary>
    public static WordedProjectOrder End(Remark? why) => new(ProjectAct.End, why);
}

/// <summary>All of the joint acceptance was good.</summary>
/// <param name="Passed">The items, each of the checklist.</param>
public sealed record PassAcceptance(ImmutableArray<string> Passed) : ProjectOrder(ProjectAct.Pass);

/// <summary>Something of the joint acceptance was not.</summary>
/// <param name="Failed">The items that were not good.</param>
/// <param name="Finding">What was found wrong.</param>
public sealed record FailAcceptance(ImmutableArray<string> Failed, Remark? Finding) : ProjectOrder(ProjectAct.Fail);

/// <summary>Put the repair of the credit on record.</summary>
/// <param name="Document">Its document.</param>
public sealed record RepairProjectCredit(string? Document) : ProjectOrder(ProjectAct.RepairCredit);
