using NodaTime;
using Zhaoqing.GovServices.Cases;
using Zhaoqing.GovServices.DepartmentHost.Identity;
using Zhaoqing.GovServices.NotifyCommit;
using Zhaoqing.GovServices.NotifyCommit.Hosting;

namespace Zhaoqing.GovServices.DepartmentHost.Http;

/// <summary>Projects under double tolerance and double commitment (双容双承诺).</summary>
internal static class ProjectRoutes
{
    public static void MapProjects(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapDesk("/api/v1/projects", "双容双承诺项目");
        group.MapPost("/", AdmitAsync).Accepts<ProjectRequest>("application/json").Produces<ProjectAnswer>(201)
            .WithSummary("申报项目(须带 Idempotency-Key):负面清单、用地、信用当场核对").WithName("ProposeProject");
        group.MapGet("/{code}", GetAsync).Produces<ProjectAnswer>().WithSummary("项目现状:双方承诺事项、法定前置、可以办理的动作").WithName("Project");
        group.MapPost("/{code}/acts", ActAsync).Accepts<ProjectActRequest>("application/json").Produces<ProjectAnswer>()
            .WithSummary("签订、报备、履约、监管、联合验收等(须带 Idempotency-Key)").WithName("ActOnProject");
    }

    private static Task<IResult> AdmitAsync(HttpContext http, ProjectDesk desk, CancellationToken cancellation) =>
        DeskCall.WithBodyAsync<ProjectRequest>(http, async (body, caller, key, faults) =>
        {
            if (body.Read(faults) is not { } proposal) return faults.Answer!;
            return (await desk.AdmitAsync(proposal, caller, key, cancellation))
                .Match(Problem.Of, project => Results.Created($"/api/v1/projects/{proposal.Code}", ProjectAnswer.Of(project, caller)));
        });

    private static async Task<IResult> GetAsync(string code, HttpContext http, ProjectDesk desk, CancellationToken cancellation)
    {
        if (CallerClaims.ActorOf(http.User) is not { } caller) return Problem.Of(StatusCodes.Status403Forbidden);
        if (!ProjectCode.TryParse(code, provider: null, out var parsed) || await desk.FindAsync(parsed, cancellation) is not { } project) return Problem.Of(StatusCodes.Status404NotFound);
        return project.IsFor(caller) ? Results.Ok(ProjectAnswer.Of(project, caller)) : Problem.Of(StatusCodes.Status403Forbidden);
    }

    private static Task<IResult> ActAsync(string code, HttpContext http, ProjectDesk desk, CancellationToken cancellation) =>
        DeskCall.WithBodyAsync<ProjectActRequest>(http, async (body, caller, key, faults) =>
        {
            var order = body.Read(faults);
            if (faults.Answer is { } wrong) return wrong;
            if (!ProjectCode.TryParse(code, provider: null, out var parsed)) return Problem.Of(StatusCodes.Status404NotFound);
            return (await desk.ActAsync(parsed, order!, caller, key, cancellation)).Match(DeskCall.Refused, project => Results.Ok(ProjectAnswer.Of(project, caller)));
        });
}

/// <summary>A project as its people see it.</summary>
internal sealed record ProjectAnswer(
    ProjectCode Code, string Name, string Kind, string KindName, string Scheme, DivisionCode Division, EnterpriseAnswer Enterprise, ProjectState State, string StateName,
    DutyDraftAnswer? Draft, IReadOnlyList<DutyAnswer> Duties, IReadOnlyList<GateAnswer> Gates, IReadOnlyList<string> Checklist, IReadOnlyList<string> Failed, LocalDate? StartOn,
    IReadOnlyList<ProjectBreach> OpenBreaches, int MissedByGovernment, LocalDate? NextDue, bool CreditRecorded, bool CreditRepaired, IReadOnlyList<ActAnswer> Acts)
{
    public static ProjectAnswer Of(Project project, CaseActor by)
    {
        var (proposal, terms) = (project.Admission.Proposal, project.Admission.Terms);
        return new ProjectAnswer(
            proposal.Code, proposal.Name, proposal.Kind, terms.KindName, terms.Scheme, proposal.Division, new EnterpriseAnswer(proposal.Enterprise.Name, proposal.Enterprise.Identifier),
            project.State, ProjectTable.Table.NameOf(project.State), project.Draft is { } draft ? DutyDraftAnswer.Of(draft, project) : null, [.. project.Duties.Select(DutyAnswer.Of)], [.. project.Gates.Select(GateAnswer.Of)],
            terms.Checklist, project.Acceptance?.Failed ?? [], project.Filing?.StartOn, [.. project.OpenBreaches.Select(breach => breach.Kind).Distinct()], project.MissedByGovernment.Length, project.NextDue,
            project.IsRecorded, project.IsRepaired,
            [.. project.ActsFor(by).Select(row => new ActAnswer(FieldFaults.NameOf(row.Act == ProjectAct.Return ? ProjectAct.Resume : row.Act), ProjectTable.Table.NameOf(row.Act), ProjectActRequest.NeedsOf(row.Act), [GroundAnswer.Of(row.Basis)]))]);
    }
}

/// <summary>The enterprise of a project.</summary>
internal sealed record EnterpriseAnswer(PartyName Name, UnifiedSocialCreditCode Identifier);

/// <summary>A list of promises that is to be signed.</summary>
internal sealed record DutyDraftAnswer(string PromiseDigest, IReadOnlyList<PromiseSide> Signed, IReadOnlyList<Duty> Duties)
{
    public static DutyDraftAnswer Of(DutiesDrafted draft, Project project) => new(draft.Digest, project.SignedSides, draft.Duties);
}

/// <summary>A duty as it stands.</summary>
internal sealed record DutyAnswer(string Id, PromiseSide Side, string What, LocalDate Promised, LocalDate Due, DutyState State, LocalDate? ReportedOn, int LateBy, bool WasMissed)
{
    public static DutyAnswer Of(DutyRun run) => new(run.Duty.Id, run.Duty.Side, run.Duty.What, run.Duty.Due, run.Due, run.State, run.ReportedOn, run.LateBy, run.WasMissed);
}

/// <summary>A gate of the law as it stands.</summary>
internal sealed record GateAnswer(string Id, string Name, GateStop Stops, GroundAnswer Basis, string? Document, GroundAnswer? Exemption, LocalDate? Through)
{
    public static GateAnswer Of(GateStanding standing) =>
        new(standing.Gate.Id, standing.Gate.Name, standing.Gate.Stops, GroundAnswer.Of(standing.Gate.Ground), standing.Document, standing.Exemption is { } ground ? GroundAnswer.Of(ground) : null, standing.Through);
}
