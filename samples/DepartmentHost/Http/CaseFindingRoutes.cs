using Zhaoqing.GovServices.Cases;
using Zhaoqing.GovServices.Cases.Hosting;
using Zhaoqing.GovServices.DepartmentHost.Identity;

namespace Zhaoqing.GovServices.DepartmentHost.Http;

/// <summary>What the replay of a case's record finds, for those who supervise its division.</summary>
internal static class CaseFindingRoutes
{
    public static void MapCaseFindings(this IEndpointRouteBuilder routes) =>
        routes.MapDesk("/api/v1/cases", "办件").MapGet("/{number}/findings", FindAsync).Produces<CaseFindingsAnswer>()
            .WithSummary("办件合规性检查:重放记录,列出多出的环节和材料、逾期、一人办理等;限本区划的监督人员").WithName("CaseFindings");

    private static async Task<IResult> FindAsync(string number, HttpContext http, CaseDesk desk, CancellationToken cancellation)
    {
        if (CallerClaims.ActorOf(http.User) is not { Role: ActorRole.Supervisor } caller) return Problem.Of(StatusCodes.Status403Forbidden);
        if (!CaseNumber.TryParse(number, provider: null, out var parsed) || await desk.FindAsync(parsed, cancellation) is not { } snapshot) return Problem.Of(StatusCodes.Status404NotFound);
        if (!snapshot.File.IsParty(caller)) return Problem.Of(StatusCodes.Status403Forbidden);
        var events = new List<CaseEvent>();
        await foreach (var recorded in desk.ReadRecordAsync(parsed, cancellation)) events.Add(desk.Read(recorded));
        return Results.Ok(new CaseFindingsAnswer(parsed, events.Count, [.. CaseFindings.Of(events).Select(CaseFindingAnswer.Of)]));
    }
}

/// <summary>What was found in the record of a case.</summary>
/// <param name="Number">The case.</param>
/// <param name="Version">How many events were replayed.</param>
/// <param name="Items">The findings in the order of the record.</param>
internal sealed record CaseFindingsAnswer(CaseNumber Number, int Version, IReadOnlyList<CaseFindingAnswer> Items);

/// <summary>One finding.</summary>
/// <param name="Kind">What.</param>
/// <param name="Event">The version of the event that shows it.</param>
/// <param name="Message">What is wrong.</param>
/// <param name="Basis">The clause or article.</param>
internal sealed record CaseFindingAnswer(CaseFindingKind Kind, int Event, string Message, GroundAnswer Basis)
{
    public static CaseFindingAnswer Of(CaseFinding finding) => new(finding.Kind, finding.Number, finding.Message, GroundAnswer.Of(finding.Ground));
}
