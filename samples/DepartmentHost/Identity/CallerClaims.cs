using System.Security.Claims;
using Zhaoqing.GovServices.Cases;
using Zhaoqing.GovServices.Catalogue;

namespace Zhaoqing.GovServices.DepartmentHost.Identity;

/// <summary>The claims by which the host knows who calls, from a token or from the demonstration.</summary>
internal static class CallerClaims
{
    public const string Subject = "sub";
    public const string Role = "role";
    public const string Unit = "unit";
    public const string Division = "division";

    /// <summary>Who works on the catalogue; <see langword="null"/> where the claims name no role that does.</summary>
    public static CatalogueEditor? EditorOf(ClaimsPrincipal user)
    {
        EditorRole? role = user.FindFirstValue(Role) switch
        {
            "department" => EditorRole.Department,
            "data-authority" => EditorRole.DataAuthority,
            _ => null,
        };
        return role is { } known && PartyName.TryParse(user.FindFirstValue(Subject), provider: null, out var id) && DivisionCode.TryParse(user.FindFirstValue(Division), provider: null, out var level)
            ? new CatalogueEditor(id.ToString(), known, level)
            : null;
    }

    /// <summary>Whether the public payment platform (公共支付平台) calls, which alone tells of payments.</summary>
    public static bool IsPaymentPlatform(ClaimsPrincipal user) => string.Equals(user.FindFirstValue(Role), "payment-platform", StringComparison.Ordinal);

    /// <summary>Who acts on a case; <see langword="null"/> where the claims name no role that can.</summary>
    public static CaseActor? ActorOf(ClaimsPrincipal user)
    {
        string? id = user.FindFirstValue(Subject);
        // What the record could not keep as an account is nobody's.
        if (!PartyName.TryParse(id, provider: null, out _)) return null;
        ActorRole? role = user.FindFirstValue(Role) switch
        {
            "applicant" => ActorRole.Applicant,
            "window" => ActorRole.Window,
            "examiner" => ActorRole.Examiner,
            "supervisor" => ActorRole.Supervisor,
            "chief" => ActorRole.Chief,
            "helper" => ActorRole.Helper,
            _ => null,
        };
        DivisionCode? division = DivisionCode.TryParse(user.FindFirstValue(Division), provider: null, out var code) ? code : null;
        bool isKnown = role == ActorRole.Applicant || (role is not null && division is not null);
        return isKnown ? new CaseActor(id, role!.Value, user.FindFirstValue(Unit), division) : null;
    }
}
