using NodaTime;
using Zhaoqing.GovServices.Catalogue.Import;

namespace Zhaoqing.GovServices.Catalogue.Rounds;

/// <summary>The sample's matters, multiplied.</summary>
internal static class RealCatalogue
{
    public static readonly Instant Effective = Instant.FromUtc(2026, 1, 1, 0, 0);

    private const int Seed = 20_261_129;

    public static string Text(string file)
    {
        using var stream = typeof(RealCatalogue).Assembly.GetManifestResourceStream(file) ?? throw new InvalidOperationException($"{file} is missing from the assembly.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    public static Housing Housing() => new(
    [
        .. Text("divisions.csv").Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(line => line.Split(','))
            .Select(cells => new DecidingUnit(DivisionCode.Parse(cells[0]), new Authority($"{cells[1]}示例局", Code: null))),
    ]);

    /// <summary>So many matters with the facts of the real ones, names of their own, and a list in each of the nine divisions or in one.</summary>
    public static List<Matter> Matters(int count, bool everywhere)
    {
        var real = CatalogueImporter.Import(
            new CatalogueSources(new StringReader(Text("matters.csv")), new StringReader(Text("guides.csv")), new StringReader(Text("guide-materials.csv")), new StringReader(Text("guide-steps.csv"))),
            Housing(), "real", Effective).AsT1.Edition.Matters;
        var names = Names.Make(count, Seed);
        var units = Text("divisions.csv").Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(line => line.Split(','))
            .Select(cells => new DecidingUnit(DivisionCode.Parse(cells[0]), new Authority($"{cells[1]}示例局", Code: null))).ToArray();
        return
        [
            .. Enumerable.Range(0, count).Select(i =>
            {
                var matter = real[i % real.Length];
                return new Matter(MatterCode.Parse($"44-{i * 7919L % count:D6}"), names[i], matter.Kind, matter.Department, matter.Unified, everywhere ? units : [units[i % units.Length]])
                {
                    Bases = matter.Bases,
                    Audience = matter.Audience,
                    Source = matter.Source,
                    Guide = matter.Guide,
                };
            }),
        ];
    }
}
