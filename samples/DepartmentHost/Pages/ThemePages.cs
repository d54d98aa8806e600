using Zhaoqing.GovServices.Catalogue;
using Zhaoqing.GovServices.TimeLimit;

namespace Zhaoqing.GovServices.DepartmentHost.Pages;

/// <summary>The pages of themes (一件事): which there are, and what one asks for as a whole.</summary>
internal static class ThemePages
{
    public static void MapThemePages(this RouteGroupBuilder pages)
    {
        pages.MapGet("/themes", ListAsync);
        pages.MapGet("/themes/{name}", ThemeAsync);
    }

    private static async Task<IResult> ListAsync(HttpContext http, CatalogueNow now, CancellationToken cancellation) =>
        PageRoutes.Page<ThemesPage>(StatusCodes.Status200OK, new(StringComparer.Ordinal) { ["Visitor"] = Visitor.Of(http), ["Themes"] = ThemesOf(await now.EditionAsync(cancellation)) });

    private static async Task<IResult> ThemeAsync(string name, HttpContext http, CatalogueNow now, WorkingCalendar calendar, CancellationToken cancellation)
    {
        var edition = await now.EditionAsync(cancellation);
        if (ThemesOf(edition).Find(one => string.Equals(one.Name, name, StringComparison.Ordinal)) is not { } theme) return PageRoutes.NotFound(http, "没有这件“一件事”,请从列表查找。");
        var answers = http.Request.Query.ToDictionary(field => field.Key, field => field.Value.ToString(), StringComparer.Ordinal);
        string? fault = null;
        ComposedTheme? whole = null;
        // Before the questions are answered there is nothing to compose, and nothing wrong.
        if (theme.Questions.IsEmpty || answers.Count > 0)
        {
            whole = theme.Choose(answers).Match<ComposedTheme?>(
                refusal =>
                {
                    fault = refusal.Message;
                    return null;
                },
                choice => ComposedTheme.Of(choice, edition).Match<ComposedTheme?>(
                    refusal =>
                    {
                        fault = refusal.Message;
                        return null;
                    },
                    composed => composed));
        }

        return PageRoutes.Page<ThemePage>(fault is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity, new(StringComparer.Ordinal)
        {
            ["Visitor"] = Visitor.Of(http),
            ["Theme"] = theme,
            ["Edition"] = edition,
            ["Answers"] = answers,
            ["Whole"] = whole,
            ["Due"] = whole?.Due(calendar, now.Now).Match<ThemeDue?>(_ => null, due => due),
            ["Fault"] = fault,
        });
    }

    /// <summary>The shipped themes that the edition in force can serve. A refused member stops those that come after it.</summary>
    private static List<Theme> ThemesOf(CatalogueEdition edition) =>
        [.. GuideTheme.Shipped.Select(theme => theme.Bind(edition, RefusalPolicy.StopDependants)).Where(bound => bound.IsT1).Select(bound => bound.AsT1)];
}
