using System.Collections.Frozen;
using System.Text.Json;

namespace Zhaoqing.GovServices.DepartmentHost.Http;

/// <summary>The plan's clauses, with what carries each out and what proves it, for anybody.</summary>
internal static class ClauseRoutes
{
    private static readonly List<ClauseAnswer> All = Load();
    private static readonly FrozenDictionary<string, ClauseAnswer> ById = All.ToFrozenDictionary(clause => clause.Id, StringComparer.Ordinal);

    public static void MapClauses(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/api/v1/clauses").WithTags("条款");
        group.MapGet("/", () => new ClauseListAnswer(All.Count, All)).WithSummary("方案的全部条款").WithName("Clauses");
        group.MapGet("/{id}", (string id) => ById.TryGetValue(id, out var clause) ? Results.Ok(clause) : Problem.Of(StatusCodes.Status404NotFound))
            .Produces<ClauseAnswer>().ProducesProblem(404).WithSummary("一条条款:由什么执行,由什么证明").WithName("Clause");
    }

    /// <summary>Reads the table that the architecture tests generate and check.</summary>
    private static List<ClauseAnswer> Load()
    {
        using var stream = typeof(ClauseRoutes).Assembly.GetManifestResourceStream("traceability.json")
            ?? throw new InvalidOperationException("The table of traceability is missing from the assembly.");
        return JsonSerializer.Deserialize<List<ClauseAnswer>>(stream, HostJson.Options)!;
    }
}

internal sealed record ClauseAnswer(
    string Id, string Section, string Quote, string Software, string Package, string State, IReadOnlyList<string> CarriedBy, IReadOnlyList<string> ProvedBy);

internal sealed record ClauseListAnswer(int Total, IReadOnlyList<ClauseAnswer> Items);
