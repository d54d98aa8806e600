using System.Collections.Immutable;
using NodaTime;
using OneOf;
using Zhaoqing.GovServices.Cases;
using Zhaoqing.GovServices.TimeLimit;

namespace Zhaoqing.GovServices.NotifyCommit;

public sealed partial record Project
{
    /// <summary>Admits a project.</summary>
    /// <param name="proposal">What is proposed.</param>
    /// <param name="by">The account of the enterprise.</param>
    /// <param name="scheme">The scheme in force; <see langword="null"/> where there is none.</param>
    /// <param name="credit">How the enterprise stands with its promises.</param>
    /// <param name="at">When.</param>
    /// <returns>
    /// The event; refused with <c>cases.not-authorised</c>, <c>notify-commit.no-scheme</c>, <c>project-kind-unknown</c>, <c>industry-unfit</c>, <c>project-on-negative-list</c> (every entry is named),
    /// <c>project-without-land</c>, <c>project-barred</c>, <c>credit-unknown</c> or <c>land-unfit</c>. The ordinary procedure is open after every one of them.
    /// </returns>
    [Clause("CON-7.7")]
    public static OneOf<Refusal, ProjectAdmitted> Admit(ProjectProposal proposal, CaseActor by, ProjectScheme? scheme, CreditStanding credit, Instant at)
    {
        ArgumentNullException.ThrowIfNull(proposal);
        ArgumentNullException.ThrowIfNull(by);
        if (by.Role != ActorRole.Applicant) return ProjectRefusals.NotAuthorised();
        if (scheme is null) return ProjectRefusals.NoScheme();
        if (scheme.Kinds.FirstOrDefault(kind => string.Equals(kind.Id, proposal.Kind, StringComparison.Ordinal)) is not { } kind) return ProjectRefusals.KindUnknown();
        if (!proposal.HasWholeIndustry) return ProjectRefusals.IndustryUnfit();
        if (scheme.Against(proposal.Industry) is { IsEmpty: false } against) return ProjectRefusals.OnNegativeList(against);
        if (string.IsNullOrWhiteSpace(proposal.Land)) return ProjectRefusals.NoLand();
        if (credit == CreditStanding.Unknown) return ProjectRefusals.CreditUnknown();
        if (credit != CreditStanding.Clear) return ProjectRefusals.Barred();
        if (proposal.Parcel is { } parcel && LandShape.Read(parcel, LandShape.Datum).TryPickT0(out var refusal, out _)) return refusal;
        return new ProjectAdmitted(at, by.Id, proposal, new ProjectTerms(scheme.Id, kind.Name, kind.Checklist, scheme.Gates));
    }

    /// <summary>Does an act: what silence has brought about first, then the act.</summary>
    /// <param name="order">The act.</param>
    /// <param name="by">Who acts.</param>
    /// <param name="at">When; not before the last event.</param>
    /// <param name="calendar">The working calendar.</param>
    /// <param name="scheme">The scheme in force, whose regional assessments may stand in; <see langword="null"/> where there is none.</param>
    /// <returns>A refusal, with nothing to write; else the events to append together.</returns>
    /// <exception cref="ArgumentException"><paramref name="at"/> lies before the last event.</exception>
    public OneOf<Refusal, ImmutableArray<ProjectEvent>> Take(ProjectOrder order, CaseActor by, Instant at, WorkingCalendar calendar, ProjectScheme? scheme = null)
    {
        ArgumentNullException.ThrowIfNull(order);
        ArgumentNullException.ThrowIfNull(by);
        ArgumentNullException.ThrowIfNull(calendar);
        if (at < LastAt) throw new ArgumentException("An act cannot come before the last event.", nameof(at));
        if (!IsFor(by)) return ProjectRefusals.NotAuthorised();
        var lapses = LapsesBy(at);
        return At(at).Decide(order, by, at, calendar, scheme).MapT1(happened => lapses.Add(happened));
    }

    private OneOf<Refusal, ProjectEvent> Decide(ProjectOrder order, CaseActor by, Instant at, WorkingCalendar calendar, ProjectScheme? scheme)
    {
        if (ToldPlainly(order) is { } plain) return plain;
        var act = order.Act == ProjectAct.Resume && !HasStarted ? ProjectAct.Return : order.Act;
        if (ProjectTable.Table.Allow(State, act, by.Role).TryPickT0(out var refusal, out _)) return refusal;
        return order switch
        {
            DraftDuties draft => DraftBy(draft, by, at, calendar),
            SignDuties sign => Sign(sign, by, at),
            CloseGate close => Close(close, by, at),
            ExemptGate exempt => Exempt(exempt, by, at, scheme),
            FileStart file => File(file, by, at),
            ReportDuty report => Report(report, by, at),
            ConfirmDuty confirm => Confirm(confirm, by, at, calendar),
            ReturnDuty give => GiveBack(give, by, at),
            AskStep ask => Ask(ask, by, at),
            FindProjectBreach found => Find(found, by, at),
            PassAcceptance pass => Pass(pass, by, at),
            FailAcceptance fail => Fail(fail, by, at),
            RepairProjectCredit repair => Repair(repair, by, at),
            WordedProjectOrder worded => Worded(worded, by, at),
            PlainProjectOrder => Plain(order.Act, by, at),
            _ => throw new ArgumentException($"Unknown order {order.GetType().Name}.", nameof(order)),
        };
    }

    /// <summary>The acts that come too early say what is missing, not only that the state does not allow them.</summary>
    [Clause("CON-7.12")]
    [Clause("CON-7.14")]
    private Refusal? ToldPlainly(ProjectOrder order) => order.Act switch
    {
        ProjectAct.FileStart when State == ProjectState.Admitted => ProjectRefusals.OneSideMissing(),
        ProjectAct.Start when State is ProjectState.Admitted or ProjectState.Promised => ProjectRefusals.NotFiled(),
        ProjectAct.Use when State is not (ProjectState.Accepted or ProjectState.InUse or ProjectState.Ordinary) => ProjectRefusals.NotAccepted(),
        _ => null,
    };

    private OneOf<Refusal, ProjectEvent> Plain(ProjectAct act, CaseActor by, Instant at) => act switch
    {
        ProjectAct.Start => ChinaTime.DayOf(at) < Filing!.StartOn ? ProjectRefusals.TooEarly() : new WorksStarted(at, by.Id),
        ProjectAct.Finish => new WorksFinished(at, by.Id),
        ProjectAct.Use => Open(GateStop.Use) is { Count: > 0 } open ? ProjectRefusals.GatesOpen(GateStop.Use, open) : new UseBegun(at, by.Id),
        _ => new ProjectLeft(at, by.Id),
    };

    /// <summary>Reports the start: both promises are there by the state; the supervision is arranged, and every gate of the law is closed or freed from on this day.</summary>
    [Clause("CON-7.12")]
    private OneOf<Refusal, ProjectEvent> File(FileStart order, CaseActor by, Instant at)
    {
        var today = ChinaTime.DayOf(at);
        if (string.IsNullOrWhiteSpace(order.SafetySupervision)) return ProjectRefusals.SupervisionMissing("safetySupervision");
        if (string.IsNullOrWhiteSpace(order.QualitySupervision)) return ProjectRefusals.SupervisionMissing("qualitySupervision");
        if (order.StartOn is not { } start || start < today) return ProjectRefusals.StartInPast("startOn");
        if (Open(GateStop.Start) is { Count: > 0 } open) return ProjectRefusals.GatesOpen(GateStop.Start, open);
        if (Gates.Any(gate => gate.Gate.Stops == GateStop.Start && gate.Through < today)) return ProjectRefusals.AssessmentUnfit("day", "区域评估成果在该日不在有效期内。");
        return new StartFiled(at, by.Id, start, order.SafetySupervision, order.QualitySupervision);
    }

    private OneOf<Refusal, ProjectEvent> Close(CloseGate order, CaseActor by, Instant at)
    {
        if (Gate(order.Gate) is not { } gate) return ProjectRefusals.GateUnknown();
        if (gate.Document is not null && gate.Exemption is null) return ProjectRefusals.GateClosedAlready();
        return string.IsNullOrWhiteSpace(order.Document) ? ProjectRefusals.WordsMissing("document") : new GateClosed(at, by.Id, gate.Gate.Id, order.Document);
    }

    /// <summary>Frees from a gate on a ground of the edition alone; where that is a regional assessment, only if it holds for this parcel, kind and day.</summary>
    [Clause("CON-7.10")]
    private OneOf<Refusal, ProjectEvent> Exempt(ExemptGate order, CaseActor by, Instant at, ProjectScheme? scheme)
    {
        if (Gate(order.Gate) is not { } standing) return ProjectRefusals.GateUnknown();
        if (standing.Document is not null && standing.Exemption is null) return ProjectRefusals.GateClosedAlready();
        if (standing.Gate.Exemptions.FirstOrDefault(one => string.Equals(one.Id, order.Exemption, StringComparison.Ordinal)) is not { } exemption) return ProjectRefusals.ExemptionUnknown(standing.Gate);
        if (exemption.Assessment is null)
            return string.IsNullOrWhiteSpace(order.Document) ? ProjectRefusals.WordsMissing("document") : new GateExempted(at, by.Id, standing.Gate.Id, exemption.Id, exemption.Ground, order.Document, Through: null);
        if (scheme is null) return ProjectRefusals.NoScheme();
        var parcel = Admission.Proposal.Parcel is { } text ? LandShape.Read(text, LandShape.Datum).AsT1 : null;
        return scheme.StandingIn(exemption.Assessment, parcel, Admission.Proposal.Kind, ChinaTime.DayOf(at))
            .MapT1(ProjectEvent (found) => new GateExempted(at, by.Id, standing.Gate.Id, exemption.Id, exemption.Ground, found.Id, found.Through));
    }

    /// <summary>Accepts: each item of the checklist of the kind, and nothing else.</summary>
    [Clause("CON-7.11")]
    private OneOf<Refusal, ProjectEvent> Pass(PassAcceptance order, CaseActor by, Instant at)
    {
        var passed = order.Passed.IsDefault ? [] : order.Passed;
        string[] missing = [.. Admission.Terms.Checklist.Where(item => !passed.Contains(item, StringComparer.Ordinal))];
        if (passed.Any(item => !Admission.Terms.Checklist.Contains(item, StringComparer.Ordinal))) return ProjectRefusals.ItemUnknown("passed");
        return missing.Length > 0 ? ProjectRefusals.ChecklistIncomplete(missing) : new AcceptanceHeld(at, by.Id, [], Finding: null);
    }

    [Clause("CON-7.11")]
    private OneOf<Refusal, ProjectEvent> Fail(FailAcceptance order, CaseActor by, Instant at)
    {
        if (order.Failed.IsDefaultOrEmpty || order.Failed.Any(item => !Admission.Terms.Checklist.Contains(item, StringComparer.Ordinal))) return ProjectRefusals.ItemUnknown("failed");
        return order.Finding is { } finding ? new AcceptanceHeld(at, by.Id, [.. order.Failed.Distinct(StringComparer.Ordinal)], finding) : ProjectRefusals.WordsMissing("reason");
    }

    private OneOf<Refusal, ProjectEvent> Repair(RepairProjectCredit order, CaseActor by, Instant at)
    {
        if (!IsRecorded || IsRepaired) return ProjectRefusals.Recorded();
        return string.IsNullOrWhiteSpace(order.Document) ? ProjectRefusals.WordsMissing("document") : new ProjectCreditRepaired(at, by.Id, order.Document);
    }

    private OneOf<Refusal, ProjectEvent> Find(FindProjectBreach order, CaseActor by, Instant at)
    {
        bool fits = order.Kind switch
        {
            ProjectBreach.UnfiledStart => State == ProjectState.Promised,
            ProjectBreach.EarlyUse => State is ProjectState.Building or ProjectState.AwaitingAcceptance or ProjectState.Rectifying,
            ProjectBreach.GraveDefault => IsInDefault,
            _ => throw new ArgumentException("There is no such breach.", nameof(order)),
        };
        if (!fits) return ProjectRefusals.BreachUnfit();
        return order.Finding is { } finding ? new ProjectBreached(at, by.Id, order.Kind, finding) : ProjectRefusals.WordsMissing("reason");
    }

    private OneOf<Refusal, ProjectEvent> Worded(WordedProjectOrder order, CaseActor by, Instant at)
    {
        if (order.Reason is not { } said) return ProjectRefusals.WordsMissing("reason");
        if (order.Act is ProjectAct.Stop && OpenBreaches.IsEmpty && !IsInDefault) return ProjectRefusals.NoBreach();
        if (order.Act is ProjectAct.CureBreach && OpenBreaches.IsEmpty) return ProjectRefusals.NoBreach();
        return order.Act switch
        {
            ProjectAct.Inspect => new ProjectInspected(at, by.Id, said),
            ProjectAct.CureBreach => new BreachCured(at, by.Id, said),
            ProjectAct.Stop => new ProjectStopped(at, by.Id, said),
            ProjectAct.Resume => new ProjectResumed(at, by.Id, said, HasStarted),
            _ => new ProjectEnded(at, by.Id, said),
        };
    }

    private bool IsInDefault => Duties.Any(run => run.Duty.Side == PromiseSide.Enterprise && run.State == DutyState.Missed);

    private GateStanding? Gate(string? id) => Gates.FirstOrDefault(gate => string.Equals(gate.Gate.Id, id, StringComparison.Ordinal));

    private List<StatutoryGate> Open(GateStop stops) => [.. Gates.Where(gate => gate.Gate.Stops == stops && gate.Document is null).Select(gate => gate.Gate)];
}
