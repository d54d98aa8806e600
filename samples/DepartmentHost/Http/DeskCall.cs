using NodaTime;
using OneOf;
using Zhaoqing.GovServices.Cases;
using Zhaoqing.GovServices.Cases.Hosting;
using Zhaoqing.GovServices.DepartmentHost.Identity;
using Zhaoqing.GovServices.Journal;

namespace Zhaoqing.GovServices.DepartmentHost.Http;

/// <summary>What the routes beside the cases share: who calls, the key, the body, and how refusals are answered.</summary>
internal static class DeskCall
{
    /// <summary>A group of routes that need to know who calls and whose answers nobody keeps.</summary>
    public static RouteGroupBuilder MapDesk(this IEndpointRouteBuilder routes, string path, string tag) =>
        routes.MapGroup(path).WithTags(tag).RequireAuthorization()
            .AddEndpointFilter(async (context, next) =>
            {
                context.HttpContext.Response.Headers.CacheControl = "no-store";
                return await next(context);
            })
            .ProducesProblem(400).ProducesProblem(401).ProducesProblem(403).ProducesProblem(404).ProducesProblem(409).ProducesProblem(422);

    /// <summary>Reads who calls, the body and the key; then does what is asked.</summary>
    public static async Task<IResult> WithBodyAsync<T>(HttpContext http, Func<T, CaseActor, AppendKey, FieldFaults, Task<IResult>> answer)
        where T : class
    {
        if (CallerClaims.ActorOf(http.User) is not { } caller) return Problem.Of(StatusCodes.Status403Forbidden);
        if ((await JsonBody.ReadAsync<T>(http.Request)).TryPickT0(out var unreadable, out var body)) return unreadable;
        return RequestKey.Of(http, caller.Id, body).TryPickT0(out var noKey, out var key) ? noKey : await answer(body, caller, key, new FieldFaults());
    }

    /// <summary>Finds a case for who may see it; 404 where there is none, 403 for anybody else.</summary>
    public static async Task<IResult> OnCaseAsync(string number, HttpContext http, CaseDesk cases, Func<CaseFile, Task<IResult>> answer, CancellationToken cancellation)
    {
        if (CallerClaims.ActorOf(http.User) is not { } caller) return Problem.Of(StatusCodes.Status403Forbidden);
        if (!CaseNumber.TryParse(number, provider: null, out var parsed) || await cases.FindAsync(parsed, cancellation) is not { } snapshot) return Problem.Of(StatusCodes.Status404NotFound);
        return snapshot.File.IsParty(caller) ? await answer(snapshot.File) : Problem.Of(StatusCodes.Status403Forbidden);
    }

    /// <summary>What a rule refused; something that is not there is 404.</summary>
    public static IResult Refused(Refusal refusal) =>
        refusal.Fields.IsEmpty && refusal.Code.EndsWith("-unknown", StringComparison.Ordinal)
            ? Problem.Of(StatusCodes.Status404NotFound, refusal.Code, refusal.Message, fields: null, refusal.Basis)
            : Problem.Of(refusal);

    /// <summary>The number of a slip of this kind in a path; anything else is no number.</summary>
    public static SlipNumber? NumberOf(string text, SlipKind kind) =>
        SlipNumber.TryParse(text, provider: null, out var number) && number.Kind == kind ? number : null;
}
