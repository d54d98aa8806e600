using System.Collections.Immutable;
using NodaTime;

namespace Zhaoqing.GovServices.NotifyCommit;

/// <summary>The side that owes a duty says that it is done (报告履约), <c>notify-commit.duty-reported.v1</c>.</summary>
/// <param name="At">When; its day in China is the day that counts.</param>
/// <param name="By">Who.</param>
/// <param name="Duty">The duty.</param>
/// <param name="Evidence">What shows it: the number of a document.</param>
public sealed record DutyReported(Instant At, string By, string Duty, string Evidence) : ProjectEvent(At, By)
{
    internal override ProjectAct? Act => ProjectAct.ReportDuty;
}

/// <summary>The other side confirmed a duty (确认履约), <c>notify-commit.duty-confirmed.v1</c>.</summary>
/// <param name="At">When.</param>
/// <param name="By">Who.</param>
/// <param name="Duty">The duty.</param>
/// <param name="LateBy">By how many working days it was reported after its last day.</param>
/// <param name="Shifts">The days that move because the government was late.</param>
/// <param name="CalendarEdition">The edition of the working calendar that was used.</param>
public sealed record DutyConfirmed(Instant At, string By, string Duty, int LateBy, ImmutableArray<DutyShift> Shifts, string CalendarEdition) : ProjectEvent(At, By)
{
    internal override ProjectAct? Act => ProjectAct.ConfirmDuty;
}

/// <summary>A report was given back (退回履约报告), <c>notify-commit.duty-returned.v1</c>.</summary>
/// <param name="At">When.</param>
/// <param name="By">Who.</param>
/// <param name="Duty">The duty.</param>
/// <param name="Reason">Why it is not done.</param>
public sealed record DutyReturned(Instant At, string By, string Duty, Remark Reason) : ProjectEvent(At, By)
{
    internal override ProjectAct? Act => ProjectAct.ReturnDuty;
}

/// <summary>The day of a duty has passed (逾期未履约), <c>notify-commit.duty-missed.v1</c>; of either side alike.</summary>
/// <param name="At">The first instant after the day, or when its report was given back later.</param>
/// <param name="Duty">The duty.</param>
public sealed record DutyMissed(Instant At, string Duty) : ProjectEvent(At, "silence")
{
    internal override ProjectAct? Act => ProjectAct.MissDuty;
}

/// <summary>How an enterprise broke the scheme (违规情形).</summary>
public enum ProjectBreach
{
    /// <summary>Works without a report (未报备开工).</summary>
    UnfiledStart,

    /// <summary>Use before the joint acceptance (未经验收使用).</summary>
    EarlyUse,

    /// <summary>A duty not kept, gravely (严重违诺).</summary>
    GraveDefault,
}

/// <summary>A breach was found (认定违规), <c>notify-commit.project-breached.v1</c>.</summary>
/// <param name="At">When.</param>
/// <param name="By">Who found it.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Finding">What was found.</param>
public sealed record ProjectBreached(Instant At, string By, ProjectBreach Kind, Remark Finding) : ProjectEvent(At, By)
{
    internal override ProjectAct? Act => ProjectAct.FindBreach;
}

/// <summary>A breach is over (违规消除), <c>notify-commit.breach-cured.v1</c>.</summary>
/// <param name="At">When.</param>
/// <param name="By">Who confirmed it.</param>
/// <param name="Reason">How.</param>
public sealed record BreachCured(Instant At, string By, Remark Reason) : ProjectEvent(At, By)
{
    internal override ProjectAct? Act => ProjectAct.CureBreach;
}

/// <summary>A stop was ordered (责令停止), <c>notify-commit.project-stopped.v1</c>.</summary>
/// <param name="At">When.</param>
/// <param name="By">Who ordered it.</param>
/// <param name="Reason">Why.</param>
public sealed record ProjectStopped(Instant At, string By, Remark Reason) : ProjectEvent(At, By)
{
    internal override ProjectAct? Act => ProjectAct.Stop;
}

/// <summary>The project goes on (恢复), <c>notify-commit.project-resumed.v1</c>: with its works where their start was reported, else to the report.</summary>
/// <param name="At">When.</param>
/// <param name="By">Who allowed it.</param>
/// <param name="Reason">How the breach was mended.</param>
/// <param name="IsFiled">Whether the start was reported.</param>
public sealed record ProjectResumed(Instant At, string By, Remark Reason, bool IsFiled) : ProjectEvent(At, By)
{
    internal override ProjectAct? Act => IsFiled ? ProjectAct.Resume : ProjectAct.Return;
}

/// <summary>The enterprise left the scheme (企业退出), <c>notify-commit.project-left.v1</c>; no mark on anybody.</summary>
/// <param name="At">When.</param>
/// <param name="By">Who.</param>
public sealed record ProjectLeft(Instant At, string By) : ProjectEvent(At, By)
{
    internal override ProjectAct? Act => ProjectAct.Leave;
}

/// <summary>The project was taken out of the scheme (取消适用), <c>notify-commit.project-ended.v1</c>; from now on it bars the enterprise.</summary>
/// <param name="At">When.</param>
/// <param name="By">Who.</param>
/// <param name="Reason">Why.</param>
public sealed record ProjectEnded(Instant At, string By, Remark Reason) : ProjectEvent(At, By)
{
    internal override ProjectAct? Act => ProjectAct.End;
}

/// <summary>The credit was repaired (信用修复), <c>notify-commit.project-credit-repaired.v1</c>.</summary>
/// <param name="At">When.</param>
/// <param name="By">Who confirmed it.</param>
/// <param name="Document">The document of the repair.</param>
public sealed record ProjectCreditRepaired(Instant At, string By, string Document) : ProjectEvent(At, By)
{
    internal override ProjectAct? Act => ProjectAct.RepairCredit;
}
