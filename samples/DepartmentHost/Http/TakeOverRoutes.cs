using Microsoft.AspNetCore.Http.Features;
using Microsoft.Net.Http.Headers;
using Zhaoqing.GovServices.Cases;
using Zhaoqing.GovServices.Cases.Hosting;
using Zhaoqing.GovServices.DepartmentHost.Identity;

namespace Zhaoqing.GovServices.DepartmentHost.Http;

/// <summary>Cases that an old system had open (旧系统在办件接续): JSON lines in, a report out.</summary>
internal static class TakeOverRoutes
{
    private const string MediaType = "application/jsonl";

    /// <summary>The most bytes of a batch.</summary>
    private const long MaxBytes = 32L << 20;

    public static void MapTakeOvers(this IEndpointRouteBuilder routes) =>
        routes.MapDesk("/api/v1/takeovers", "接续").MapPost("/", TakeAsync).Accepts<string>(MediaType).Produces<TakeOverAnswer>().ProducesProblem(413).ProducesProblem(415)
            .WithSummary("接续旧系统在办件:每行一件 JSON,逐行答复;同一件重复提交只接续一次(限本区划的监督人员)").WithName("TakeOverCases");

    private static async Task<IResult> TakeAsync(HttpContext http, TakeOverDesk desk, CancellationToken cancellation)
    {
        if (CallerClaims.ActorOf(http.User) is not { Role: ActorRole.Supervisor } caller) return Problem.Of(StatusCodes.Status403Forbidden);
        if (!MediaTypeHeaderValue.TryParse(http.Request.ContentType, out var type) || !type.MediaType.Equals(MediaType, StringComparison.OrdinalIgnoreCase))
            return Problem.Of(StatusCodes.Status415UnsupportedMediaType, code: null, $"请以 {MediaType}(UTF-8)提交,每行一件。");
        if (http.Request.ContentLength > MaxBytes) return Problem.Of(StatusCodes.Status413PayloadTooLarge, code: null, "一批不得超过32 MiB,请分批提交。");
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit) limit.MaxRequestBodySize = MaxBytes;
        return Results.Ok(TakeOverAnswer.Of(await desk.TakeAsync(http.Request.Body, caller, cancellation)));
    }

    /// <summary>What became of a batch; <see cref="IsWhole"/> is false where it has more lines than one batch may.</summary>
    internal sealed record TakeOverAnswer(int Taken, int AlreadyThere, int Refused, bool IsWhole, IReadOnlyList<TakeOverEntryAnswer> Lines)
    {
        public static TakeOverAnswer Of(TakeOverReport report) => new(
            report.Count(TakeOverOutcome.Taken), report.Count(TakeOverOutcome.AlreadyThere), report.Count(TakeOverOutcome.Refused), report.IsWhole, [.. report.Entries.Select(TakeOverEntryAnswer.Of)]);
    }

    /// <summary>What became of a line.</summary>
    internal sealed record TakeOverEntryAnswer(
        int Line, TakeOverOutcome Outcome, CaseNumber? Number, string? Code, string? Detail, IReadOnlyList<FieldFault> Errors, IReadOnlyList<GroundAnswer> Basis)
    {
        public static TakeOverEntryAnswer Of(TakeOverEntry entry) => new(
            entry.Line, entry.Outcome, entry.Number, entry.Refusal?.Code, entry.Refusal?.Message,
            entry.Refusal is { } refusal ? refusal.Fields : [], entry.Refusal is { } refused ? [.. refused.Basis.Select(GroundAnswer.Of)] : []);
    }
}
