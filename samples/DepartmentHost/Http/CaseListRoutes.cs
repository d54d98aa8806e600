using NodaTime;
using Zhaoqing.GovServices.Cases;
using Zhaoqing.GovServices.Cases.Hosting;
using Zhaoqing.GovServices.Catalogue;
using Zhaoqing.GovServices.DepartmentHost.Identity;
using Zhaoqing.GovServices.TimeLimit;

namespace Zhaoqing.GovServices.DepartmentHost.Http;

/// <summary>Lists of cases: an applicant's own, a desk's, an enterprise's, and their numbers.</summary>
internal static class CaseListRoutes
{
    private const int MostText = 200;

    public static void MapCaseLists(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapDesk("/api/v1/cases", "办件");
        group.MapGet("/", ListAsync).Produces<CaseListAnswer>()
            .WithSummary("办件列表:申请人为本人提交的,窗口、审批、监督人员为本区划的;按届满日排列,超期在前").WithName("Cases");
        group.MapGet("/overview", OverviewAsync).Produces<OverviewAnswer>()
            .WithSummary("企业在办项目:状态、届满日、最近一次告知,工程建设项目的进度;限企业本身或其代办人").WithName("EnterpriseOverview");
        group.MapGet("/statistics", CountAsync).Produces<StatisticsAnswer>()
            .WithSummary("按区划和事项的办件统计,每件只计一次").WithName("CaseStatistics");
    }

    private static async Task<IResult> ListAsync(
        HttpContext http, CaseViews views, CancellationToken cancellation,
        string? state = null, string? division = null, string? authority = null, string? due = null, string? light = null, string? page = null, string? size = null)
    {
        if (CallerClaims.ActorOf(http.User) is not { } caller) return Problem.Of(StatusCodes.Status403Forbidden);
        var faults = new FieldFaults();
        if (QueryOf(state, division, authority, due, light, page, size, faults) is not { } query) return faults.Answer!;
        var found = await PageAsync(caller, query, views, cancellation);
        return Results.Ok(new CaseListAnswer(found.AsOf, found.Total, query.Page, query.Size, found.Lights, [.. found.Lines.Select(line => CaseLineAnswer.Of(line, views))]));
    }

    private static async Task<IResult> OverviewAsync(HttpContext http, CaseViews views, CancellationToken cancellation)
    {
        if (CallerClaims.ActorOf(http.User) is not { IsOfOffice: false } caller) return Problem.Of(StatusCodes.Status403Forbidden);
        var overviews = await views.OverviewAsync(caller.Id, cancellation);
        return Results.Ok(new OverviewAnswer([.. overviews.Select(overview => new EnterpriseAnswer(
            overview.Organisation, overview.Name, [.. overview.Cases.Select(line => CaseLineAnswer.Of(line, views))], [.. overview.Projects.Select(project => ProjectProgressAnswer.Of(project, views))]))]));
    }

    private static async Task<IResult> CountAsync(HttpContext http, CaseViews views, CancellationToken cancellation, string? from = null, string? through = null)
    {
        if (CallerClaims.ActorOf(http.User) is not { IsOfOffice: true, Division: { } own }) return Problem.Of(StatusCodes.Status403Forbidden);
        var faults = new FieldFaults();
        LocalDate? first = string.IsNullOrEmpty(from) ? null : faults.Date("from", from), last = string.IsNullOrEmpty(through) ? null : faults.Date("through", through);
        return faults.Answer ?? Results.Ok(new StatisticsAnswer(await views.CountAsync(own, first, last, cancellation)));
    }

    /// <summary>The page that this person may see: an applicant's own cases, or those of the division of a unit.</summary>
    public static Task<CasePage> PageAsync(CaseActor caller, CaseQuery query, CaseViews views, CancellationToken cancellation) =>
        caller is { IsOfOffice: true, Division: { } own } ? views.DeskAsync(own, query, cancellation) : views.MineAsync(caller.Id, query, cancellation);

    /// <summary>The query that was asked, or <see langword="null"/> with the fields at fault.</summary>
    public static CaseQuery? QueryOf(
        string? state, string? division, string? authority, string? due, string? light, string? page, string? size, FieldFaults faults)
    {
        DivisionCode? inDivision = null;
        if (!string.IsNullOrEmpty(division))
        {
            if (DivisionCode.Read(division).TryPickT0(out var fault, out var code)) faults.Add("division", fault.Message, fault.Code);
            else inDivision = code;
        }

        if (authority?.Length > MostText) faults.Add("authority", $"最多{MostText}个字符。");
        CaseState? inState = string.IsNullOrEmpty(state) ? null : faults.OneOf<CaseState>("state", state);
        WarningLight? withLight = string.IsNullOrEmpty(light) ? null : faults.OneOf<WarningLight>("light", light);
        LocalDate? dueBy = string.IsNullOrEmpty(due) ? null : faults.Date("due", due);
        int number = MatterRoutes.Number("page", page, 1, int.MaxValue, 1, faults), lines = MatterRoutes.Number("size", size, 1, CaseQuery.MaxSize, 20, faults);
        return faults.Answer is null
            ? new CaseQuery { State = inState, Division = inDivision, Authority = string.IsNullOrEmpty(authority) ? null : authority, DueBy = dueBy, Light = withLight, Page = number, Size = lines }
            : null;
    }
}

/// <summary>A page of a list of cases, as of an instant.</summary>
internal sealed record CaseListAnswer(Instant AsOf, int Total, int Page, int Size, LightCounts Lights, IReadOnlyList<CaseLineAnswer> Items);

/// <summary>A case in a list; of a person's name the first character alone, and no identity number.</summary>
public sealed record CaseLineAnswer(
    CaseNumber Number,
    CaseState State,
    CaseOutcome? Outcome,
    MatterCode Matter,
    string MatterName,
    DivisionCode Division,
    string Authority,
    string Applicant,
    Instant SubmittedAt,
    DueAnswerOfCase? Due,
    WarningLight Light,
    CaseNotice? Notice)
{
    public static CaseLineAnswer Of(CaseLine line, CaseViews views) => new(
        line.Number,
        line.State,
        line.Outcome,
        line.Matter,
        line.MatterName,
        line.Division,
        line.Authority,
        line.Applicant,
        line.SubmittedAt,
        line.Clock is { } clock ? new DueAnswerOfCase(clock.Due.Date, clock.Due.Provisional, clock.Purpose) : null,
        views.LightOf(line),
        line.Notice);
}

internal sealed record OverviewAnswer(IReadOnlyList<EnterpriseAnswer> Enterprises);

internal sealed record EnterpriseAnswer(UnifiedSocialCreditCode Organisation, string Name, IReadOnlyList<CaseLineAnswer> Cases, IReadOnlyList<ProjectProgressAnswer> Projects);

/// <summary>The progress of a construction project: the stage it is at, the worst light, how far each stage has come, and its cases, finished ones included.</summary>
internal sealed record ProjectProgressAnswer(ProjectCode Project, ProjectStage? Stage, WarningLight Light, IReadOnlyList<ProjectStageProgress> Stages, IReadOnlyList<CaseLineAnswer> Cases)
{
    public static ProjectProgressAnswer Of(ConstructionProject project, CaseViews views) =>
        new(project.Project, project.Stage, views.LightOf(project), project.Stages, [.. project.Cases.Select(line => CaseLineAnswer.Of(line, views))]);
}

internal sealed record StatisticsAnswer(IReadOnlyList<CaseCounts> Items);
