using Zhaoqing.GovServices.Catalogue;
using Zhaoqing.GovServices.DepartmentHost.Identity;

namespace Zhaoqing.GovServices.DepartmentHost.Pages;

/// <summary>Who looks at a page, as far as the shell of the page shows it.</summary>
/// <param name="IsDemo">Whether the demonstration's people can be chosen.</param>
/// <param name="Person">The chosen person; <see langword="null"/> for nobody.</param>
/// <param name="Path">Where the visitor is, to come back to.</param>
/// <param name="MayPropose">Whether the visitor may propose changes of the catalogue.</param>
/// <param name="IsLarge">Whether the visitor has chosen large text (大字版).</param>
public sealed record Visitor(bool IsDemo, string? Person, string Path, bool MayPropose = false, bool IsLarge = false)
{
    /// <summary>The cookie that keeps the choice of large text.</summary>
    internal const string LargeText = "large-text";

    /// <summary>The visitor of a request.</summary>
    public static Visitor Of(HttpContext http)
    {
        ArgumentNullException.ThrowIfNull(http);
        bool isDemo = http.RequestServices.GetRequiredService<IHostEnvironment>().IsDevelopment();
        return new Visitor(isDemo, http.User.FindFirst(CallerClaims.Subject)?.Value, http.Request.Path + http.Request.QueryString, CallerClaims.EditorOf(http.User) is { Role: EditorRole.Department }, http.Request.Cookies.ContainsKey(LargeText));
    }
}
