using Zhaoqing.GovServices.DepartmentHost.Identity;
using Zhaoqing.GovServices.DepartmentHost.Licences;

namespace Zhaoqing.GovServices.DepartmentHost.Http;

/// <summary>A holder's own licences and every use of them (用证记录).</summary>
internal static class LicenceRoutes
{
    public static void MapLicences(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapDesk("/api/v1/licences", "电子证照");
        group.MapGet("/", Space).Produces<SpaceAnswer>().WithSummary("本人的数字空间:证照及其分类、分级").WithName("DigitalSpace");
        group.MapGet("/uses", UsesAsync).Produces<UseListAnswer>().WithSummary("本人证照的用证记录:每一次使用和未准许,写明真实原因").WithName("LicenceUses");
    }

    private static IResult Space(HttpContext http, GrantViews views)
    {
        if (CallerClaims.ActorOf(http.User) is not { } caller) return Problem.Of(StatusCodes.Status403Forbidden);
        return views.SpaceOf(caller.Id) is { } space ? Results.Ok(SpaceAnswer.Of(space)) : Problem.Of(StatusCodes.Status404NotFound);
    }

    private static async Task<IResult> UsesAsync(HttpContext http, GrantViews views, CancellationToken cancellation) =>
        CallerClaims.ActorOf(http.User) is { } caller ? Results.Ok(new UseListAnswer(await views.UsesOfAsync(caller.Id, cancellation))) : Problem.Of(StatusCodes.Status403Forbidden);
}
