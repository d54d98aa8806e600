using Zhaoqing.GovServices.DepartmentHost.Identity;
using Zhaoqing.GovServices.NotifyCommit;
using Zhaoqing.GovServices.NotifyCommit.Hosting;

namespace Zhaoqing.GovServices.DepartmentHost.Pages;

/// <summary>The page of a project under double tolerance and double commitment (双容双承诺): what each side has promised and how it stands.</summary>
internal static class ProjectPages
{
    public static void MapProjectPages(this RouteGroupBuilder pages) => pages.MapGet("/projects/{code}", ProjectAsync);

    private static async Task<IResult> ProjectAsync(string code, HttpContext http, ProjectDesk desk, CancellationToken cancellation)
    {
        var found = ProjectCode.TryParse(code, provider: null, out var parsed) ? await desk.FindAsync(parsed, cancellation) : null;
        if (found is null || CallerClaims.ActorOf(http.User) is not { } caller || !found.IsFor(caller)) return PageRoutes.NotFound(http, "没有这个项目,或您的身份不能查看。");
        return PageRoutes.Page<ProjectPage>(StatusCodes.Status200OK, new(StringComparer.Ordinal) { ["Visitor"] = Visitor.Of(http), ["Project"] = found, ["By"] = caller });
    }
}
