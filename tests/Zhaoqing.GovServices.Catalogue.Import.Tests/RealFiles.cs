using NodaTime;
using OneOf;

namespace Zhaoqing.GovServices.Catalogue.Import.Tests;

/// <summary>The sample's files, and the evidently invented units of Zhaoqing that house them.</summary>
internal static class RealFiles
{
    public static readonly Instant Effective = Instant.FromUtc(2026, 1, 1, 0, 0);

    public static readonly Lazy<ImportReport> Report = new(() => Import(Texts()).AsT1);

    /// <summary>Name and text of each file.</summary>
    public static Dictionary<string, string> Texts() =>
        ((string[])["matters.csv", "guides.csv", "guide-materials.csv", "guide-steps.csv"]).ToDictionary(file => file, Text, StringComparer.Ordinal);

    public static OneOf<Refusal, ImportReport> Import(Dictionary<string, string> texts, Housing? housing = null) => CatalogueImporter.Import(
        new CatalogueSources(new StringReader(texts["matters.csv"]), new StringReader(texts["guides.csv"]), new StringReader(texts["guide-materials.csv"]), new StringReader(texts["guide-steps.csv"])),
        housing ?? Zhaoqing(), "2026-01", Effective);

    public static Housing Zhaoqing() => new(
    [
        .. Text("divisions.csv").Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(line => line.Split(','))
            .Select(cells => new DecidingUnit(DivisionCode.Parse(cells[0]), new Authority($"{cells[1]}示例局", Code: null))),
    ]);

    public static string Text(string file) => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Data", file));
}
