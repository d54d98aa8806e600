using System.Collections.Immutable;
using NodaTime;
using Zhaoqing.GovServices.Cases;

namespace Zhaoqing.GovServices.NotifyCommit;

/// <summary>How a gate of the law stands for a project.</summary>
/// <param name="Gate">The gate.</param>
/// <param name="Document">The document that closed it or freed from it; <see langword="null"/> while it is open.</param>
/// <param name="Exemption">The ground on which it need not be closed; <see langword="null"/> where it was closed or is open.</param>
/// <param name="Through">The last day on which an exemption is good; <see langword="null"/> without end.</param>
public sealed record GateStanding(StatutoryGate Gate, string? Document = null, LegalGround? Exemption = null, LocalDate? Through = null)
{
    /// <summary>Whether its document can still come: it is not closed, though perhaps freed from.</summary>
    public bool IsOpen => Document is null || Exemption is not null;
}

/// <summary>A project under double tolerance and double commitment (双容双承诺项目): what its events add up to.</summary>
/// <remarks>
/// Immutable. Both sides' duties are judged by the same rules; a duty whose day passes is missed at that instant, whether or not anything has run.
/// No scheme sets a gate of the law aside: a project starts and is used only when each is closed, or freed from on a ground of the edition.
/// </remarks>
public sealed partial record Project
{
    private Project(ProjectAdmitted admission)
    {
        Admission = admission;
        LastAt = admission.At;
        Gates = [.. admission.Terms.Gates.Select(gate => new GateStanding(gate))];
    }

    /// <summary>How it was admitted.</summary>
    public ProjectAdmitted Admission { get; }

    /// <summary>Where it stands.</summary>
    public ProjectState State { get; private init; } = ProjectState.Admitted;

    /// <summary>When the last event happened.</summary>
    public Instant LastAt { get; private init; }

    /// <summary>The list of promises that is to be signed; <see langword="null"/> where none is.</summary>
    public DutiesDrafted? Draft { get; private init; }

    /// <summary>Which sides have signed it.</summary>
    public ImmutableArray<PromiseSide> SignedSides { get; private init; } = [];

    /// <summary>What both sides have promised, and how it stands; empty before both have signed.</summary>
    public ImmutableArray<DutyRun> Duties { get; private init; } = [];

    /// <summary>The gates of the law, and how they stand.</summary>
    public ImmutableArray<GateStanding> Gates { get; private init; }

    /// <summary>How the start was reported; <see langword="null"/> before.</summary>
    public StartFiled? Filing { get; private init; }

    /// <summary>Whether the works have begun by the way of the scheme.</summary>
    public bool HasStarted { get; private init; }

    /// <summary>The breaches that are not over.</summary>
    public ImmutableArray<ProjectBreached> OpenBreaches { get; private init; } = [];

    /// <summary>The last joint acceptance; <see langword="null"/> before.</summary>
    public AcceptanceHeld? Acceptance { get; private init; }

    /// <summary>Whether it was taken out of the scheme with a record of credit.</summary>
    public bool IsRecorded { get; private init; }

    /// <summary>Whether the credit was repaired since.</summary>
    public bool IsRepaired { get; private init; }

    /// <summary>The duties of the government whose day has passed, kept since or not (政府违诺).</summary>
    [Clause("CON-7.8")]
    public ImmutableArray<DutyRun> MissedByGovernment => [.. Duties.Where(run => run.WasMissed && run.Duty.Side == PromiseSide.Government)];

    /// <summary>The next day by which something is to be done; <see langword="null"/> where nothing is.</summary>
    public LocalDate? NextDue => IsBound && Duties.Any(IsWaitedFor) ? Duties.Where(IsWaitedFor).Min(run => run.Due) : null;

    /// <summary>Whether somebody may see it: the enterprise, and the offices of its division.</summary>
    public bool IsFor(CaseActor by)
    {
        ArgumentNullException.ThrowIfNull(by);
        return by.IsOfOffice
            ? by.Division is { } own && own.Contains(Admission.Proposal.Division)
            : string.Equals(by.Id, Admission.By, StringComparison.Ordinal);
    }

    /// <summary>The acts that the state allows somebody, in the order of the table; nothing that silence does.</summary>
    public IEnumerable<ActRow<ProjectState, ProjectAct>> ActsFor(CaseActor by) => IsFor(by)
        ? ProjectTable.Table.Rows.Where(row => row.From == State && row.Roles.Contains(by.Role) && HasRoomFor(row.Act, by))
        : [];

    /// <summary>Whether there is something for an act that the state and the role allow: a list to sign, a duty to report, a breach to cure.</summary>
    private bool HasRoomFor(ProjectAct act, CaseActor by) => act switch
    {
        ProjectAct.Seal => false,
        ProjectAct.Sign => Draft is not null && !SignedSides.Contains(SideOf(by)),
        ProjectAct.CloseGate => Gates.Any(gate => gate.IsOpen),
        ProjectAct.ExemptGate => Gates.Any(gate => gate.IsOpen && !gate.Gate.Exemptions.IsEmpty),
        ProjectAct.ReportDuty or ProjectAct.ConfirmDuty or ProjectAct.ReturnDuty => !DutiesFor(act, by).IsEmpty,
        ProjectAct.CureBreach => !OpenBreaches.IsEmpty,
        ProjectAct.Stop => !OpenBreaches.IsEmpty || IsInDefault,
        ProjectAct.Resume => HasStarted,
        ProjectAct.Return => !HasStarted,
        ProjectAct.RepairCredit => IsRecorded && !IsRepaired,
        _ => true,
    };

    /// <summary>The duties that somebody may report, confirm or give back now.</summary>
    /// <param name="act">Which of these.</param>
    /// <param name="by">Who asks.</param>
    public ImmutableArray<DutyRun> DutiesFor(ProjectAct act, CaseActor by)
    {
        ArgumentNullException.ThrowIfNull(by);
        return act switch
        {
            ProjectAct.ReportDuty => [.. Duties.Where(run => run.Duty.Side == SideOf(by) && run.State is DutyState.Open or DutyState.Missed)],
            ProjectAct.ConfirmDuty or ProjectAct.ReturnDuty => [.. Duties.Where(run => run.State == DutyState.Reported && IsOtherSide(run, by))],
            _ => [],
        };
    }

    /// <summary>The project as it stands at an instant, with what silence has made of it.</summary>
    /// <param name="at">An instant not before the last event.</param>
    public Project At(Instant at) => LapsesBy(at).Aggregate(this, (project, lapse) => project.Apply(lapse));

    /// <summary>The duties that silence has made missed by an instant and nobody has written down, in the order of their days.</summary>
    [Clause("CON-7.8")]
    public ImmutableArray<ProjectEvent> LapsesBy(Instant at)
    {
        if (!IsBound) return [];
        return
        [
            .. Duties.Where(run => run.State == DutyState.Open && IsWaitedFor(run) && at >= EndOf(run.Due))
                .OrderBy(run => run.Due).ThenBy(run => run.Duty.Id, StringComparer.Ordinal)
                .Select(run => new DutyMissed(Instant.Max(EndOf(run.Due), LastAt), run.Duty.Id)),
        ];
    }

    /// <summary>The project that its events, in order, add up to.</summary>
    /// <exception cref="ArgumentException">There is no event, the first is no <see cref="ProjectAdmitted"/>, or one does not follow.</exception>
    public static Project Replay(IEnumerable<ProjectEvent> events)
    {
        ArgumentNullException.ThrowIfNull(events);
        Project? project = null;
        foreach (var happened in events)
            project = project?.Apply(happened) ?? new Project(happened as ProjectAdmitted ?? throw new ArgumentException("A project begins with its admission.", nameof(events)));
        return project ?? throw new ArgumentException("There is no event.", nameof(events));
    }

    /// <summary>The project after one more event. Folds only.</summary>
    /// <exception cref="ArgumentException">The event does not follow.</exception>
    public Project Apply(ProjectEvent happened)
    {
        ArgumentNullException.ThrowIfNull(happened);
        var act = happened.Act ?? throw new ArgumentException("A project is admitted once.", nameof(happened));
        var next = this with { State = ProjectTable.Table.Follow(State, act), LastAt = happened.At };
        return happened switch
        {
            DutiesDrafted drafted => next with { Draft = drafted, SignedSides = [] },
            SideSigned { Completes: true } => next with { Duties = Promised(), Draft = null, SignedSides = [] },
            SideSigned signed => next with { SignedSides = SignedSides.Add(signed.Side) },
            GateClosed closed => next with { Gates = GatesWith(closed.Gate, gate => gate with { Document = closed.Document, Exemption = null, Through = null }) },
            GateExempted freed => next with { Gates = GatesWith(freed.Gate, gate => gate with { Document = freed.Document, Exemption = freed.Ground, Through = freed.Through }) },
            StartFiled filed => next with { Filing = filed },
            WorksStarted => next with { HasStarted = true },
            DutyReported reported => next.With(reported.Duty, run => run with { State = DutyState.Reported, ReportedOn = ChinaTime.DayOf(reported.At) }),
            DutyConfirmed confirmed => confirmed.Shifts.Aggregate(
                next.With(confirmed.Duty, run => run with { State = DutyState.Kept, LateBy = confirmed.LateBy, WasMissed = run.WasMissed || confirmed.LateBy > 0 }),
                (project, shift) => project.With(shift.Duty, run => run with { Due = shift.Due })),
            DutyReturned returned => next.With(returned.Duty, run => run with { State = run.WasMissed ? DutyState.Missed : DutyState.Open, ReportedOn = null }),
            DutyMissed missed => next.With(missed.Duty, run => run with { State = DutyState.Missed, WasMissed = true }),
            ProjectBreached breached => next with { OpenBreaches = OpenBreaches.Add(breached) },
            BreachCured or ProjectResumed => next with { OpenBreaches = [] },
            AcceptanceHeld held => next with { Acceptance = held },
            ProjectEnded => next with { IsRecorded = true },
            ProjectCreditRepaired => next with { IsRepaired = true },
            _ => next,
        };
    }

    private bool IsBound => ProjectTable.Table.Find(State, ProjectAct.MissDuty) is not null;

    /// <summary>Whether a duty is open and its day runs: it does not while a duty of the government that it waits for is not kept.</summary>
    private bool IsWaitedFor(DutyRun run) => run.State is DutyState.Open or DutyState.Missed && run.Duty.After.All(id => Find(id)!.State == DutyState.Kept);

    private DutyRun? Find(string? id) => Duties.FirstOrDefault(run => string.Equals(run.Duty.Id, id, StringComparison.Ordinal));

    /// <summary>The duties of the list that both sides have now signed; what was promised before stands as it stood.</summary>
    private ImmutableArray<DutyRun> Promised() => [.. Draft!.Duties.Select(duty => Find(duty.Id) ?? new DutyRun(duty, duty.Due))];

    private Project With(string duty, Func<DutyRun, DutyRun> change) => this with { Duties = [.. Duties.Select(run => string.Equals(run.Duty.Id, duty, StringComparison.Ordinal) ? change(run) : run)] };

    private ImmutableArray<GateStanding> GatesWith(string id, Func<GateStanding, GateStanding> change) => [.. Gates.Select(gate => string.Equals(gate.Gate.Id, id, StringComparison.Ordinal) ? change(gate) : gate)];

    private static Instant EndOf(LocalDate day) => ChinaTime.StartOf(day.PlusDays(1));
}
