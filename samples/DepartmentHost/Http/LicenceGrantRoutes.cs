using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Zhaoqing.GovServices.Cases;
using Zhaoqing.GovServices.Cases.Hosting;
using Zhaoqing.GovServices.DepartmentHost.Identity;
using Zhaoqing.GovServices.DepartmentHost.Licences;
using Zhaoqing.GovServices.ELicence;
using Zhaoqing.GovServices.ELicence.Hosting;

namespace Zhaoqing.GovServices.DepartmentHost.Http;

/// <summary>Grants of licences (用证授权): a window asks for a case, the holder previews and answers, the window uses what was granted, the holder takes it back.</summary>
internal static class LicenceGrantRoutes
{
    private const string Route = "/api/v1/licence-grants";

    public static void MapLicenceGrants(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapDesk(Route, "用证授权");
        group.MapPost("/", AskAsync).Accepts<LicenceAskRequest>("application/json").Produces<GrantAnswer>(201)
            .WithSummary("窗口为办件向持证主体请求用证(须带 Idempotency-Key)").WithName("AskForLicence");
        group.MapGet("/", ListAsync).Produces<GrantListAnswer>().WithSummary("用证授权:持证主体看自己的;窗口以 case 看本单位为一个办件请求的").WithName("LicenceGrants");
        group.MapGet("/{grant:guid}", GetAsync).Produces<GrantAnswer>().WithSummary("一项用证授权;持证主体可预览将调取的内容").WithName("LicenceGrant");
        group.MapPost("/{grant:guid}/acts", ActAsync).Accepts<GrantActRequest>("application/json").Produces<GrantAnswer>()
            .WithSummary("持证主体预览、同意、拒绝或撤回(须带 Idempotency-Key)").WithName("ActOnLicenceGrant");
        group.MapPost("/{grant:guid}/uses", UseAsync).Accepts<LicenceUseRequest>("application/json").Produces<LicenceUseAnswer>()
            .WithSummary("窗口用证,只得到授权的信息项(须带 Idempotency-Key,重试为同一次)").WithName("UseLicence");
    }

    private static Task<IResult> AskAsync(HttpContext http, CaseDesk cases, LicenceWindow window, GrantViews views, CancellationToken cancellation) =>
        DeskCall.WithBodyAsync<LicenceAskRequest>(http, async (body, caller, key, faults) =>
        {
            CaseNumber? number = CaseRequests.Read("case", body.Case, text => CaseNumber.Read(text), faults);
            var licence = CaseRequests.Read("licence", body.Licence, text => LicenceTypeCode.Read(text), faults);
            var actions = LicenceRequests.ActionsOf(body.Actions, faults);
            var fields = LicenceRequests.FieldsOf(body.Fields, faults);
            if (!caller.IsOfOffice) return Problem.Of(StatusCodes.Status403Forbidden);
            var file = number is { } told ? (await cases.FindAsync(told, cancellation))?.File : null;
            if (number is not null && file?.IsParty(caller) != true) faults.Add("case", "没有这个办件,或不属于贵单位的区划。");
            if (faults.Answer is { } wrong) return wrong;
            return (await window.AskAsync(file!, caller, licence!.Value, fields, actions, body.Uses ?? 1, body.RetentionDays ?? 0, key, cancellation))
                .Match(Problem.Of, grant => Results.Created($"{Route}/{grant.Terms.Id}", views.Of(grant, isHolder: false)));
        });

    private static async Task<IResult> ListAsync(HttpContext http, GrantViews views, LicenceRegister register, AskedGrants asked, LicenceDesk desk, CancellationToken cancellation, string? @case = null)
    {
        if (CallerClaims.ActorOf(http.User) is not { } caller) return Problem.Of(StatusCodes.Status403Forbidden);
        if (register.UserOf(caller) is not { } user) return Results.Ok(new GrantListAnswer(await views.OfHolderAsync(caller.Id, cancellation)));
        var answers = new List<GrantAnswer>();
        foreach (var terms in (await asked.OfCaseAsync(@case ?? "", cancellation)).Where(terms => terms.User == user))
            answers.Add(views.Of((await desk.ReadFileAsync(terms.Holder, cancellation)).Find(terms.Id)!, isHolder: false));
        return Results.Ok(new GrantListAnswer(answers));
    }

    private static async Task<IResult> GetAsync(Guid grant, HttpContext http, GrantViews views, CancellationToken cancellation)
    {
        if (CallerClaims.ActorOf(http.User) is not { } caller) return Problem.Of(StatusCodes.Status403Forbidden);
        return await views.FindAsync(grant, caller, cancellation) is var (found, isHolder) ? Results.Ok(views.Of(found, isHolder)) : Problem.Of(StatusCodes.Status404NotFound);
    }

    private static Task<IResult> ActAsync(Guid grant, HttpContext http, GrantViews views, HolderAnswers answers, CancellationToken cancellation) =>
        DeskCall.WithBodyAsync<GrantActRequest>(http, async (body, caller, _, faults) =>
        {
            var act = faults.OneOf<HolderAct>("act", body.Act);
            if (act == HolderAct.Allow && string.IsNullOrEmpty(body.Digest)) faults.Add("digest", "请填写所见授权内容的 digest,以示同意的就是它。");
            if (faults.Answer is { } wrong) return wrong;
            if (await views.FindAsync(grant, caller, cancellation) is not var (found, isHolder)) return Problem.Of(StatusCodes.Status404NotFound);
            if (!isHolder) return Problem.Of(StatusCodes.Status403Forbidden);
            return (await answers.ActAsync(found, act!.Value, body.Digest, caller.Id, cancellation)).Match(DeskCall.Refused, done => Results.Ok(views.Of(done, isHolder: true)));
        });

    private static Task<IResult> UseAsync(Guid grant, HttpContext http, AskedGrants asked, LicenceRegister register, LicenceWindow window, CancellationToken cancellation) =>
        DeskCall.WithBodyAsync<LicenceUseRequest>(http, async (body, caller, key, faults) =>
        {
            var actions = LicenceRequests.ActionsOf(body.Action is null ? null : [body.Action], faults, "action");
            var fields = LicenceRequests.FieldsOf(body.Fields, faults);
            // A use that fetches nothing would be spent for nothing.
            if (actions != LicenceActions.Verify && fields.IsEmpty) faults.Add("fields", "请填写要用的信息项。");
            var number = body.Case is null ? null : CaseRequests.Read("case", body.Case, text => CaseNumber.Read(text), faults);
            if (faults.Answer is { } wrong) return wrong;
            if (register.UserOf(caller) is not { } user) return Problem.Of(StatusCodes.Status403Forbidden);
            if (await asked.FindAsync(grant, cancellation) is not { } terms || terms.User != user) return Problem.Of(StatusCodes.Status404NotFound);
            string request = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key.Key)));
            return (await window.UseAsync(terms, user, caller, number?.ToString() ?? terms.Purpose.Case!, actions, fields, request, cancellation)).Match(DeskCall.Refused, used => Results.Ok(LicenceUseAnswer.Of(used)));
        });

    internal sealed record LicenceAskRequest(string? Case = null, string? Licence = null, List<string?>? Fields = null, List<string?>? Actions = null, int? Uses = null, int? RetentionDays = null);

    internal sealed record GrantActRequest(string? Act = null, string? Digest = null);

    internal sealed record LicenceUseRequest(string? Action = null, List<string?>? Fields = null, string? Case = null);
}

/// <summary>Reads what the requests share.</summary>
internal static class LicenceRequests
{
    private const int MostFields = 50, LongestField = 64;

    /// <summary>Actions by their camelCase names.</summary>
    public static LicenceActions ActionsOf(List<string?>? names, FieldFaults faults, string field = "actions")
    {
        var all = LicenceActions.None;
        if (names is null or []) faults.Add(field, "请填写用证方式。");
        foreach (string? name in names ?? []) all |= faults.OneOf<LicenceActions>(field, name, LicenceActions.None) ?? LicenceActions.None;
        return all;
    }

    /// <summary>Names of fields.</summary>
    public static ImmutableArray<string> FieldsOf(List<string?>? names, FieldFaults faults)
    {
        if (names is { Count: > MostFields } || names?.Exists(name => name is not { Length: > 0 and <= LongestField }) == true) faults.Add("fields", $"请填写至多{MostFields}个信息项的名称,每个至多{LongestField}个字符。");
        return [.. (names ?? []).OfType<string>().Distinct(StringComparer.Ordinal)];
    }
}
