using System.Collections.Immutable;
using NodaTime;
using Zhaoqing.GovServices.Catalogue;
using Zhaoqing.GovServices.Catalogue.Import;

namespace Zhaoqing.GovServices.DepartmentHost;

/// <summary>The real data that ship with the sample, housed with invented units of Zhaoqing's divisions.</summary>
internal sealed class ShippedCatalogue
{
    private ShippedCatalogue(ImportReport report, ImmutableArray<Place> places)
    {
        Report = report;
        Places = places;
    }

    /// <summary>What the import gave: the edition and its findings.</summary>
    public ImportReport Report { get; }

    /// <summary>The city and its counties.</summary>
    public ImmutableArray<Place> Places { get; }

    /// <summary>Loads the files inside the assembly.</summary>
    /// <exception cref="InvalidOperationException">A file is missing or cannot be read; the message names it.</exception>
    public static ShippedCatalogue Load()
    {
        var places = ReadPlaces();
        var units = places.Select(place => new DecidingUnit(place.Division, new Authority($"{place.Name}示例审批局(虚构)", Code: null)));
        using TextReader matters = Open("matters.csv"), guides = Open("guides.csv"), materials = Open("guide-materials.csv"), steps = Open("guide-steps.csv");
        var report = CatalogueImporter.Import(
            new CatalogueSources(matters, guides, materials, steps), new Housing([.. units]), "sample-2025-04", Instant.FromUtc(2025, 4, 30, 16, 0));
        return new ShippedCatalogue(report.Match(refusal => throw new InvalidOperationException(refusal.ToString()), read => read), places);
    }

    private static ImmutableArray<Place> ReadPlaces()
    {
        using var reader = Open("divisions.csv");
        reader.ReadLine();
        var places = ImmutableArray.CreateBuilder<Place>();
        while (reader.ReadLine() is { } line)
        {
            string[] cells = line.Split(',');
            places.Add(new Place(DivisionCode.Parse(cells[0]), cells[1]));
        }

        return places.ToImmutable();
    }

    private static StreamReader Open(string name) =>
        new(typeof(ShippedCatalogue).Assembly.GetManifestResourceStream("Data." + name)
            ?? throw new InvalidOperationException($"The file {name} is missing from the assembly."));
}

/// <summary>A division with its name.</summary>
public sealed record Place(DivisionCode Division, string Name);
