using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.HttpResults;
using OneOf;
using Zhaoqing.GovServices.Cases;
using Zhaoqing.GovServices.DepartmentHost.Http;
using Zhaoqing.GovServices.DepartmentHost.Identity;
using Zhaoqing.GovServices.DepartmentHost.Licences;

namespace Zhaoqing.GovServices.DepartmentHost.Pages;

/// <summary>The pages of a holder: own licences, requests, grants, every use; and one grant, with what would move.</summary>
internal static class LicencePages
{
    public static void MapLicencePages(this RouteGroupBuilder pages)
    {
        pages.MapGet("/licences", ListAsync);
        pages.MapGet("/licences/grants/{grant:guid}", GrantAsync);
        pages.MapPost("/licences/grants/{grant:guid}/{act}", ActAsync);
    }

    private static async Task<IResult> ListAsync(HttpContext http, GrantViews views, CancellationToken cancellation)
    {
        if (CallerOf(http).TryPickT0(out var refused, out var caller)) return refused;
        return PageRoutes.Page<LicencesPage>(StatusCodes.Status200OK, new(StringComparer.Ordinal)
        {
            ["Visitor"] = Visitor.Of(http),
            ["Space"] = views.SpaceOf(caller.Id) is { } space ? SpaceAnswer.Of(space) : null,
            ["Grants"] = await views.OfHolderAsync(caller.Id, cancellation),
            ["Uses"] = await views.UsesOfAsync(caller.Id, cancellation),
        });
    }

    private static async Task<IResult> GrantAsync(Guid grant, HttpContext http, GrantViews views, CancellationToken cancellation, string? done = null)
    {
        if (CallerOf(http).TryPickT0(out var refused, out var caller)) return refused;
        if (await views.FindAsync(grant, caller, cancellation) is not (var found, true)) return NoSuchGrant(http);
        string? told = done switch { "allow" => "已同意。您可以随时撤回。", "reject" => "已拒绝。", "revoke" => "已撤回,对方不能再使用。", _ => null };
        return Grant(http, StatusCodes.Status200OK, views.Of(found, isHolder: true), told, fault: null);
    }

    private static async Task<IResult> ActAsync(Guid grant, string act, HttpContext http, IAntiforgery antiforgery, GrantViews views, HolderAnswers answers, CancellationToken cancellation)
    {
        if (CallerOf(http).TryPickT0(out var refused, out var caller)) return refused;
        if (await PageRoutes.FormOf(http, antiforgery, cancellation) is not { } form) return PageRoutes.NotFound(http, "表单已过期,请返回后重试。", StatusCodes.Status400BadRequest);
        var faults = new FieldFaults();
        if (faults.OneOf<HolderAct>("act", act) is not { } wanted || await views.FindAsync(grant, caller, cancellation) is not (var found, true)) return NoSuchGrant(http);
        // Who says yes on this page has the content before them.
        var looked = wanted == HolderAct.Allow ? await answers.ActAsync(found, HolderAct.Preview, digest: null, caller.Id, cancellation) : found;
        var answer = looked.IsT0 ? looked : await answers.ActAsync(looked.AsT1, wanted, form["digest"].ToString(), caller.Id, cancellation);
        return answer.Match<IResult>(
            refusal => Grant(http, StatusCodes.Status409Conflict, views.Of(found, isHolder: true), told: null, refusal.Message),
            _ => Results.LocalRedirect($"~/licences/grants/{grant}?done={act}"));
    }

    private static RazorComponentResult Grant(HttpContext http, int status, GrantAnswer grant, string? told, string? fault) => PageRoutes.Page<LicenceGrantPage>(status, new(StringComparer.Ordinal)
    {
        ["Visitor"] = Visitor.Of(http) with { Path = $"/licences/grants/{grant.Id}" },
        ["Grant"] = grant,
        ["Told"] = told,
        ["Fault"] = fault,
    });

    private static RazorComponentResult NoSuchGrant(HttpContext http) => PageRoutes.NotFound(http, "没有这一授权,或不是您的证照。");

    private static OneOf<IResult, CaseActor> CallerOf(HttpContext http) => CallerClaims.ActorOf(http.User) is { } caller
        ? caller
        : OneOf<IResult, CaseActor>.FromT0(PageRoutes.NotFound(http, "查看证照需要知道您是谁,请先登录。", StatusCodes.Status401Unauthorized, "请先登录"));
}
