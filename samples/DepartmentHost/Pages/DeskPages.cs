using System.Collections.Immutable;
using System.Globalization;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.HttpResults;
using Zhaoqing.GovServices.Cases;
using Zhaoqing.GovServices.Cases.Hosting;
using Zhaoqing.GovServices.DepartmentHost.Http;
using Zhaoqing.GovServices.DepartmentHost.Identity;

namespace Zhaoqing.GovServices.DepartmentHost.Pages;

/// <summary>The pages of a desk: what is to be done, by last day and light; and a case with the acts that its state allows.</summary>
internal static class DeskPages
{
    private const string NotYours = "待办列表供窗口、审批和监督人员使用,请换有权的身份。";

    public static void MapDeskPages(this RouteGroupBuilder pages)
    {
        pages.MapGet("/desk", ListAsync);
        pages.MapGet("/desk/{number}", CaseAsync);
        pages.MapPost("/desk/{number}/{act}", ActAsync);
    }

    private static async Task<IResult> ListAsync(
        HttpContext http, CaseViews views, ShippedCatalogue shipped, CancellationToken cancellation,
        string? state = null, string? division = null, string? authority = null, string? due = null, string? light = null, string? page = null)
    {
        if (CallerOf(http).TryPickT0(out var refused, out var caller)) return refused;
        var faults = new FieldFaults();
        var query = CaseListRoutes.QueryOf(state, division, authority, due, light, page, size: null, faults);
        var found = query is null ? null : await CaseListRoutes.PageAsync(caller, query, views, cancellation);
        return PageRoutes.Page<DeskPage>(query is null ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK, new(StringComparer.Ordinal)
        {
            ["Visitor"] = Visitor.Of(http),
            ["Places"] = shipped.Places,
            ["Query"] = query ?? new CaseQuery(),
            ["Total"] = found?.Total ?? 0,
            ["Lights"] = found?.Lights,
            ["Lines"] = found?.Lines.Select(line => CaseLineAnswer.Of(line, views)).ToArray() ?? [],
            ["Faults"] = faults.All.Select(fault => fault.Message).ToArray(),
        });
    }

    private static async Task<IResult> CaseAsync(string number, HttpContext http, CaseDesk desk, CancellationToken cancellation, string? done = null)
    {
        if (CallerOf(http).TryPickT0(out var refused, out var caller)) return refused;
        if (await FindAsync(number, http, desk, caller, cancellation) is not { } snapshot) return NoSuchCase(http);
        string? name = PromiseRequests.NameOf(done)
            ?? Enum.GetValues<CaseAct>().Where(act => string.Equals(FieldFaults.NameOf(act), done, StringComparison.Ordinal)).Select(CaseTable.NameOf).FirstOrDefault();
        string? told = name is null ? null : $"已办理:{name}。";
        return Case(http, StatusCodes.Status200OK, snapshot, desk, caller, told, [], act: null, form: null);
    }

    private static async Task<IResult> ActAsync(string number, string act, HttpContext http, IAntiforgery antiforgery, CaseDesk desk, ActDesk acts, CancellationToken cancellation)
    {
        if (CallerOf(http).TryPickT0(out var refused, out var caller)) return refused;
        if (await PageRoutes.FormOf(http, antiforgery, cancellation) is not { } form) return PageRoutes.NotFound(http, "表单已过期,请返回后重试。", StatusCodes.Status400BadRequest);
        if (await FindAsync(number, http, desk, caller, cancellation) is not { } snapshot) return NoSuchCase(http);
        var faults = new FieldFaults();
        var body = ActBinding.RequestOf<ActRequest>(act, form, faults);
        var key = RequestKey.OfForm(form["key"].ToString(), caller.Id, $"desk {snapshot.File.Number}", body);
        if (body is null || acts.Read(caller, snapshot.File, body, key, faults, cancellation) is not { } doing)
            return Case(http, StatusCodes.Status422UnprocessableEntity, snapshot, desk, caller, told: null, [.. faults.All.Select(fault => fault.Message)], act, form);
        long version = long.TryParse(form["version"], NumberStyles.None, CultureInfo.InvariantCulture, out long read) ? read : 0;
        var answer = await doing(version);
        return await answer.Match<Task<IResult>>(
            refusal => Task.FromResult<IResult>(Case(
                http, StatusCodes.Status409Conflict, snapshot, desk, caller, told: null, [refusal.Message, .. refusal.Fields.Select(fault => fault.Message).Where(message => !string.Equals(message, refusal.Message, StringComparison.Ordinal))], act, form)),
            async stale => Case(
                http,
                StatusCodes.Status412PreconditionFailed,
                (await desk.FindAsync(snapshot.File.Number, cancellation))!,
                desk,
                caller,
                told: null,
                [$"办件已有新的处理,现为第{stale.Actual}版,您刚才的操作没有生效。请按下面的现状重新办理。"],
                act: null,
                form: null),
            done => Task.FromResult(Results.LocalRedirect($"~/desk/{done.File.Number}?done={Uri.EscapeDataString(act)}")));
    }

    private static RazorComponentResult Case(
        HttpContext http, int status, CaseSnapshot snapshot, CaseDesk desk, CaseActor caller, string? told, ImmutableArray<string> faults, string? act, IFormCollection? form) =>
        PageRoutes.Page<CasePage>(status, new(StringComparer.Ordinal)
        {
            ["Visitor"] = Visitor.Of(http) with { Path = $"/desk/{snapshot.File.Number}" },
            ["Case"] = CaseAnswer.Of(snapshot, desk, caller),
            ["Why"] = desk.ExplainDue(snapshot),
            ["IsDesk"] = true,
            ["Told"] = told,
            ["Faults"] = faults,
            ["Acts"] = ActForm.Of(snapshot, desk, caller),
            ["Tried"] = act,
            ["Values"] = form?.ToDictionary(field => field.Key, field => field.Value.Select(value => value ?? "").ToArray(), StringComparer.Ordinal) ?? [],
        });

    private static async Task<CaseSnapshot?> FindAsync(string number, HttpContext http, CaseDesk desk, CaseActor caller, CancellationToken cancellation) =>
        CaseNumber.TryParse(number, provider: null, out var parsed) && await desk.FindAsync(parsed, cancellation) is { } snapshot && snapshot.File.IsParty(caller) ? snapshot : null;

    private static RazorComponentResult NoSuchCase(HttpContext http) => PageRoutes.NotFound(http, "没有这个办件,或不属于贵单位的区划,请核对编号。");

    private static OneOf.OneOf<IResult, CaseActor> CallerOf(HttpContext http) => CallerClaims.ActorOf(http.User) switch
    {
        null when http.User.Identity?.IsAuthenticated != true => PageRoutes.NotFound(http, NotYours, StatusCodes.Status401Unauthorized, "请先登录"),
        null or { IsOfOffice: false } => PageRoutes.NotFound(http, NotYours, StatusCodes.Status403Forbidden, "无权查看"),
        { } caller => caller,
    };
}
