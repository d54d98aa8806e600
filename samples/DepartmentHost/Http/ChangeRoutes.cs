using Zhaoqing.GovServices.Catalogue;
using Zhaoqing.GovServices.Catalogue.Hosting;
using Zhaoqing.GovServices.DepartmentHost.Identity;

namespace Zhaoqing.GovServices.DepartmentHost.Http;

/// <summary>Changes of the catalogue: proposed, checked, reviewed, published. For those who work on the catalogue.</summary>
internal static class ChangeRoutes
{
    public static void MapCatalogueChanges(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/api/v1/catalogue/changes").WithTags("事项调整").RequireAuthorization().ProducesProblem(401).ProducesProblem(403);
        group.MapGet("/", ListAsync).Produces<ChangesAnswer>().WithSummary("版本序列与各次调整").WithName("Changes");
        group.MapPost("/", DraftAsync).Accepts<ChangeRequest>("application/json").Produces<ChangeAnswer>(201).ProducesProblem(400).ProducesProblem(409).ProducesProblem(422)
            .WithSummary("提出调整(须带 Idempotency-Key)").WithName("DraftChange");
        group.MapGet("/{number}", GetAsync).Produces<ChangeAnswer>().ProducesProblem(404).WithSummary("一次调整及其逐项比较").WithName("Change");
        group.MapPost("/{number}/acts", ActAsync).Accepts<ChangeActRequest>("application/json").Produces<ChangeAnswer>()
            .ProducesProblem(400).ProducesProblem(404).ProducesProblem(409).ProducesProblem(412).ProducesProblem(422).ProducesProblem(428)
            .WithSummary("提交、核对、退回、审核、撤销(须带 If-Match 与 Idempotency-Key)").WithName("ActOnChange");
    }

    private static async Task<IResult> ListAsync(HttpContext http, CatalogueDesk desk, CatalogueNow now, CancellationToken cancellation)
    {
        if (CallerClaims.EditorOf(http.User) is null) return Problem.Of(StatusCodes.Status403Forbidden);
        var line = await desk.LineAsync(cancellation);
        return Results.Ok(new ChangesAnswer(
            (await now.EditionAsync(cancellation)).Id,
            [.. line.Editions.Select(published => new EditionLine(published.Number, published.Edition.Id, published.Edition.Effective, published.Edition.Hash, published.Change?.Id))],
            [.. (await desk.ChangesAsync(cancellation)).Select(snapshot => ChangeLine.Of(snapshot.Change))]));
    }

    private static async Task<IResult> GetAsync(string number, HttpContext http, CatalogueDesk desk, CancellationToken cancellation)
    {
        if (CallerClaims.EditorOf(http.User) is null) return Problem.Of(StatusCodes.Status403Forbidden);
        return await desk.FindAsync(number, cancellation) is { } found ? await OkAsync(http, found, desk, cancellation) : Problem.Of(StatusCodes.Status404NotFound);
    }

    private static async Task<IResult> DraftAsync(HttpContext http, CatalogueDesk desk, CatalogueNow now, CancellationToken cancellation)
    {
        if (CallerClaims.EditorOf(http.User) is not { } editor) return Problem.Of(StatusCodes.Status403Forbidden);
        if ((await JsonBody.ReadAsync<ChangeRequest>(http.Request)).TryPickT0(out var unreadable, out var body)) return unreadable;
        if (RequestKey.Of(http, editor.Id, body).TryPickT0(out var noKey, out var key)) return noKey;
        var faults = new FieldFaults();
        var cause = faults.OneOf<ChangeCause>("cause", body.Cause);
        var evidence = ChangeRequests.GroundOf(body.Evidence, "evidence", faults);
        var edits = ChangeRequests.EditsOf(body.Edits, await now.EditionAsync(cancellation), faults);
        if (faults.Answer is { } answer) return answer;
        if ((await desk.DraftAsync(cause!.Value, evidence, edits, editor, key, cancellation)).TryPickT0(out var refusal, out var drafted)) return Problem.Of(refusal);
        http.Response.Headers.ETag = $"\"{drafted.Version}\"";
        return Results.Created($"/api/v1/catalogue/changes/{drafted.Change.Id}", await AnswerAsync(drafted, desk, cancellation));
    }

    private static async Task<IResult> ActAsync(string number, HttpContext http, CatalogueDesk desk, CatalogueNow now, CancellationToken cancellation)
    {
        if (CallerClaims.EditorOf(http.User) is not { } editor) return Problem.Of(StatusCodes.Status403Forbidden);
        if ((await JsonBody.ReadAsync<ChangeActRequest>(http.Request)).TryPickT0(out var unreadable, out var body)) return unreadable;
        if (RequestKey.Of(http, editor.Id, body).TryPickT0(out var noKey, out var key)) return noKey;
        if (await desk.FindAsync(number, cancellation) is null) return Problem.Of(StatusCodes.Status404NotFound);
        var faults = new FieldFaults();
        if (ChangeRequests.OrderOf(body, await now.EditionAsync(cancellation), faults) is not { } order) return faults.Answer!;
        if (http.Request.Headers.IfMatch.Count == 0) return Problem.Of(StatusCodes.Status428PreconditionRequired);
        if (RequestKey.VersionOf(http.Request.Headers.IfMatch.ToString()) is not { } version) return Problem.Of(StatusCodes.Status412PreconditionFailed);
        return await (await desk.ActAsync(number, version, order, editor, key, cancellation)).Match(
            refusal => Task.FromResult(Problem.Of(refusal)),
            stale => Task.FromResult(Problem.Of(StatusCodes.Status412PreconditionFailed, "request.if-match-stale", $"调整现为第{stale.Version}版,请重新读取后再提交。")),
            done => OkAsync(http, done, desk, cancellation));
    }

    private static async Task<IResult> OkAsync(HttpContext http, ChangeSnapshot snapshot, CatalogueDesk desk, CancellationToken cancellation)
    {
        http.Response.Headers.ETag = $"\"{snapshot.Version}\"";
        return Results.Ok(await AnswerAsync(snapshot, desk, cancellation));
    }

    /// <summary>What it does; nothing where the matters it was written against are no longer there.</summary>
    private static async Task<ChangeAnswer> AnswerAsync(ChangeSnapshot snapshot, CatalogueDesk desk, CancellationToken cancellation) =>
        ChangeAnswer.Of(snapshot.Change, (await desk.CompareAsync(snapshot.Change, cancellation)).Match<EditionComparison?>(_ => null, comparison => comparison));
}
