using Zhaoqing.GovServices.DepartmentHost.Http;
using Zhaoqing.GovServices.NotifyCommit.Hosting;

namespace Zhaoqing.GovServices.DepartmentHost.Pages;

/// <summary>The page of how promises are kept (履诺统计).</summary>
internal static class PromisePages
{
    public static void MapPromisePages(this RouteGroupBuilder pages) => pages.MapGet("/promises", MeasuresAsync);

    private static async Task<IResult> MeasuresAsync(HttpContext http, PromiseMeasures measures, CancellationToken cancellation, string? matter = null, string? division = null)
    {
        if (PromiseMeasureRoutes.DivisionOf(http) is not { } own) return PageRoutes.NotFound(http, "履诺统计供审批、监督人员和政务数据管理部门使用,请换有权的身份。", StatusCodes.Status403Forbidden, "无权查看");
        var faults = new FieldFaults();
        var asked = PromiseMeasureRoutes.Asked(matter, division, faults);
        return PageRoutes.Page<PromisesPage>(faults.Answer is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity, new(StringComparer.Ordinal)
        {
            ["Visitor"] = Visitor.Of(http),
            ["Measures"] = faults.Answer is null ? await PromiseMeasureRoutes.CountsAsync(measures, own, asked.Matter, asked.Division, cancellation) : new PromiseMeasuresAnswer([]),
            ["Faults"] = faults.All.Select(fault => fault.Message).ToArray(),
        });
    }
}
