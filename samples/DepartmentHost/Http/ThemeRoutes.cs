using NodaTime;
using Zhaoqing.GovServices.Cases;
using Zhaoqing.GovServices.Cases.Hosting;
using Zhaoqing.GovServices.Catalogue;
using Zhaoqing.GovServices.DepartmentHost.Identity;
using Zhaoqing.GovServices.DepartmentHost.Pages;

namespace Zhaoqing.GovServices.DepartmentHost.Http;

/// <summary>Themes (一件事): applied for once, and carried on through the cases of their members.</summary>
internal static class ThemeRoutes
{
    public static void MapThemes(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapDesk("/api/v1/themes", "一件事");
        group.MapPost("/{theme}/applications", SubmitAsync).Accepts<ThemeRequest>("application/json").Produces<ThemeAnswer>(201)
            .WithSummary("一次申请一件事(须带 Idempotency-Key)").WithName("ApplyForTheme");
        group.MapGet("/applications/{number}", GetAsync).Produces<ThemeAnswer>().WithSummary("一件事的进展:各事项的办件、所缺材料、总的届满日").WithName("ThemeApplication");
    }

    private static Task<IResult> SubmitAsync(string theme, HttpContext http, ThemeDesk desk, CatalogueNow now, CancellationToken cancellation) =>
        DeskCall.WithBodyAsync<ThemeRequest>(http, async (body, caller, key, faults) =>
        {
            var edition = await now.EditionAsync(cancellation);
            if (ThemePages.Find(theme, edition) is not { } found) return Problem.Of(StatusCodes.Status404NotFound);
            if (found.Choose(body.Answers ?? []).TryPickT0(out var refusal, out var choice)) return Problem.Of(refusal);
            if (ComposedTheme.Of(choice, edition).TryPickT0(out refusal, out var whole)) return Problem.Of(refusal);
            var first = new SubmitRequest(choice.Members[0].Matter.ToString(), body.Division, body.Channel, body.Applicant, body.Materials);
            if (CaseRequests.ApplicationOf(first, faults) is not { } application) return faults.Answer!;
            return (await desk.SubmitAsync(whole, application, caller, key, cancellation))
                .Match(Problem.Of, taken => Results.Created($"/api/v1/themes/applications/{taken.Theme.Submitted.Number}", ThemeAnswer.Of(taken)));
        });

    private static async Task<IResult> GetAsync(string number, HttpContext http, ThemeDesk desk, CancellationToken cancellation)
    {
        if (CallerClaims.ActorOf(http.User) is not { } caller) return Problem.Of(StatusCodes.Status403Forbidden);
        if (DeskCall.NumberOf(number, SlipKind.Theme) is not { } parsed || await desk.FindAsync(parsed, cancellation) is not { } found) return Problem.Of(StatusCodes.Status404NotFound);
        // Whoever may not see it does not carry it on either.
        if (!found.IsParty(caller)) return Problem.Of(StatusCodes.Status403Forbidden);
        return (await desk.AdvanceAsync(parsed, cancellation)).Match(DeskCall.Refused, taken => Results.Ok(ThemeAnswer.Of(taken)));
    }
}

/// <summary>One application for a theme: the answers about the situation, and what every application has.</summary>
internal sealed record ThemeRequest(
    Dictionary<string, string>? Answers = null, string? Division = null, string? Channel = null, ApplicantRequest? Applicant = null, List<MaterialRequest?>? Materials = null)
{
    /// <summary>No content: it holds a person's data.</summary>
    public override string ToString() => nameof(ThemeRequest);
}

/// <summary>How a theme stands.</summary>
internal sealed record ThemeAnswer(string Number, LocalDate Due, bool Provisional, bool Answered, IReadOnlyList<ThemeMemberAnswer> Members, IReadOnlyList<string> Missing)
{
    public static ThemeAnswer Of(ThemeSnapshot taken) => new(
        taken.Theme.Submitted.Number.ToString(), taken.Theme.Submitted.Due.Date, taken.Theme.Submitted.Due.Provisional, taken.Theme.Answer is not null,
        [.. taken.Theme.Members.Select(member => new ThemeMemberAnswer(member.Part.Matter, member.State, member.Case))], [.. taken.Missing.Select(missing => missing.Name)]);
}

/// <summary>A member of a theme with its case, where it has begun.</summary>
internal sealed record ThemeMemberAnswer(MatterCode Matter, ThemeMemberState State, CaseNumber? Case);
