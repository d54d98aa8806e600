using Zhaoqing.GovServices.Catalogue;

namespace Zhaoqing.GovServices.DepartmentHost.Http;

/// <summary>What the import of the shipped data found wrong, for anybody.</summary>
internal static class CatalogueReportRoutes
{
    public static void MapCatalogueReport(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/v1/catalogue/import-report", (ShippedCatalogue shipped) => new ImportReportAnswer(
                shipped.Report.Edition.Id,
                shipped.Report.Edition.Hash,
                shipped.Report.Edition.Matters.Length,
                shipped.Report.Edition.Matters.Count(matter => matter.CanApply),
                shipped.Report.CountsByRule,
                shipped.Report.Findings))
            .WithTags("事项").WithSummary("导入报告:目录版本与数据问题").WithName("ImportReport");
}

internal sealed record ImportReportAnswer(
    string Edition, string Hash, int Matters, int CanApply, IReadOnlyDictionary<string, int> CountsByRule, IReadOnlyList<Finding> Findings);
