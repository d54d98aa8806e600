using NodaTime;
using Zhaoqing.GovServices.Catalogue;
using Zhaoqing.GovServices.NotifyCommit;

namespace Zhaoqing.GovServices.DepartmentHost.Http;

/// <summary>The lists in force of matters done on commitment and accepted with a tolerated deficiency, published for everybody (CON-7.16).</summary>
internal static class PromiseListRoutes
{
    public static void MapPromiseLists(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/v1/promise-lists", InForce).WithTags("告知承诺与容缺受理").Produces<PromiseListsAnswer>().ProducesProblem(404)
            .WithSummary("施行中的告知承诺制事项清单和容缺受理事项清单").WithName("PromiseLists");

    private static IResult InForce(PromiseLists lists, TimeProvider time) =>
        lists.InForceAt(Instant.FromDateTimeOffset(time.GetUtcNow())) is { } edition ? Results.Ok(PromiseListsAnswer.Of(edition)) : Problem.Of(StatusCodes.Status404NotFound);
}

/// <summary>An edition of both lists.</summary>
internal sealed record PromiseListsAnswer(string Edition, Instant Effective, IReadOnlyList<CommitEntryAnswer> Commitments, IReadOnlyList<ToleranceEntryAnswer> Tolerances)
{
    public static PromiseListsAnswer Of(PromiseEdition edition) =>
        new(edition.Id, edition.Effective, [.. edition.Commitments.Select(CommitEntryAnswer.Of)], [.. edition.Tolerances.Select(ToleranceEntryAnswer.Of)]);
}

/// <summary>A matter done on commitment: what is told, and how it is verified.</summary>
internal sealed record CommitEntryAnswer(
    MatterCode Matter, CommitKind Kind, IReadOnlyList<string> Promised, IReadOnlyList<string> Requirements, string Liability, string? Publicity, IReadOnlyList<MaterialCode> Replaces, IReadOnlyList<VerificationMethod> Methods, TimeLimit.Limit VerifyWithin)
{
    public static CommitEntryAnswer Of(CommitEntry entry) => new(
        entry.Matter, entry.Kind, entry.Notice.Promised, entry.Notice.Requirements, entry.Notice.Liability, entry.Notice.Publicity, entry.Replaces, entry.Verification.Methods, entry.Verification.Within);
}

/// <summary>A matter accepted with a tolerated deficiency: main materials, tolerable ones, and the time to supply them.</summary>
internal sealed record ToleranceEntryAnswer(MatterCode Matter, IReadOnlyList<MaterialCode> Main, IReadOnlyList<MaterialCode> Tolerable, TimeLimit.Limit SupplyWithin, LapseConsequence OnLapse)
{
    public static ToleranceEntryAnswer Of(ToleranceEntry entry) => new(entry.Matter, entry.Main, entry.Tolerable, entry.SupplyWithin, entry.OnLapse);
}
