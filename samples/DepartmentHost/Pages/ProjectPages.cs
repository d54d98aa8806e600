using System.Collections.Immutable;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.HttpResults;
using Zhaoqing.GovServices.Cases;
using Zhaoqing.GovServices.DepartmentHost.Http;
using Zhaoqing.GovServices.DepartmentHost.Identity;
using Zhaoqing.GovServices.NotifyCommit;
using Zhaoqing.GovServices.NotifyCommit.Hosting;

namespace Zhaoqing.GovServices.DepartmentHost.Pages;

/// <summary>The page of a project under double tolerance and double commitment (双容双承诺): what each side has promised, how it stands, and the acts that the person may do now.</summary>
internal static class ProjectPages
{
    public static void MapProjectPages(this RouteGroupBuilder pages)
    {
        pages.MapGet("/projects/{code}", ProjectAsync);
        pages.MapPost("/projects/{code}/{act}", ActAsync);
    }

    private static async Task<IResult> ProjectAsync(string code, HttpContext http, ProjectDesk desk, CancellationToken cancellation, string? done = null)
    {
        if (await FindAsync(code, http, desk, cancellation) is not ({ } found, { } caller)) return NoSuchProject(http);
        string? name = Enum.GetValues<ProjectAct>().Where(act => string.Equals(FieldFaults.NameOf(act), done, StringComparison.Ordinal)).Select(ProjectTable.Table.NameOf).FirstOrDefault();
        return Project(http, StatusCodes.Status200OK, found, caller, name is null ? null : $"已办理:{name}。", [], act: null, form: null);
    }

    private static async Task<IResult> ActAsync(string code, string act, HttpContext http, IAntiforgery antiforgery, ProjectDesk desk, CancellationToken cancellation)
    {
        if (await PageRoutes.FormOf(http, antiforgery, cancellation) is not { } form) return PageRoutes.NotFound(http, "表单已过期,请返回后重试。", StatusCodes.Status400BadRequest);
        if (await FindAsync(code, http, desk, cancellation) is not ({ } found, { } caller)) return NoSuchProject(http);
        var faults = new FieldFaults();
        var body = ActBinding.RequestOf<ProjectActRequest>(act, form, faults);
        if (body?.Read(faults) is not { } order)
            return Project(http, StatusCodes.Status422UnprocessableEntity, found, caller, told: null, Told(faults.All), act, form);
        var number = found.Admission.Proposal.Code;
        var key = RequestKey.OfForm(form["key"].ToString(), caller.Id, $"project {number}", body);
        return await (await desk.ActAsync(number, order, caller, key, cancellation)).Match<Task<IResult>>(
            async refusal => Project(http, StatusCodes.Status409Conflict, await desk.FindAsync(number, cancellation) ?? found, caller, told: null, [refusal.Message, .. Told(refusal.Fields)], act, form),
            _ => Task.FromResult(Results.LocalRedirect($"~/projects/{number}?done={Uri.EscapeDataString(act)}")));
    }

    private static RazorComponentResult Project(HttpContext http, int status, Project project, CaseActor caller, string? told, ImmutableArray<string> faults, string? act, IFormCollection? form) =>
        PageRoutes.Page<ProjectPage>(status, new(StringComparer.Ordinal)
        {
            ["Visitor"] = Visitor.Of(http) with { Path = $"/projects/{project.Admission.Proposal.Code}" },
            ["Project"] = project,
            ["Told"] = told,
            ["Faults"] = faults,
            ["Acts"] = ProjectForms.Of(project, caller),
            ["Tried"] = act,
            ["Values"] = form?.ToDictionary(field => field.Key, field => field.Value.Select(value => value ?? "").ToArray(), StringComparer.Ordinal) ?? [],
        });

    private static ImmutableArray<string> Told(IEnumerable<FieldFault> faults) => [.. faults.Select(fault => $"{ProjectForms.LabelOf(fault.Field)}:{fault.Message}").Distinct(StringComparer.Ordinal)];

    private static async Task<(Project? Project, CaseActor? Caller)> FindAsync(string code, HttpContext http, ProjectDesk desk, CancellationToken cancellation)
    {
        var found = ProjectCode.TryParse(code, provider: null, out var parsed) ? await desk.FindAsync(parsed, cancellation) : null;
        return found is not null && CallerClaims.ActorOf(http.User) is { } caller && found.IsFor(caller) ? (found, caller) : (null, null);
    }

    private static RazorComponentResult NoSuchProject(HttpContext http) => PageRoutes.NotFound(http, "没有这个项目,或您的身份不能查看。");
}
