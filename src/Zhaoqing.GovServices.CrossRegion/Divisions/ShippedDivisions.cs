using System.Globalization;
using NodaTime;

namespace Zhaoqing.GovServices.CrossRegion;

/// <summary>The tables of divisions that ship inside the package: UTF-8, a row a line, cells parted by tabs.</summary>
internal static class ShippedDivisions
{
    public static IEnumerable<DivisionEntry> Current() => Rows("divisions.tsv").Select(cells => new DivisionEntry(DivisionCode.Parse(cells[0]), cells[1]));

    public static IEnumerable<FormerDivision> Former() => Rows("former-divisions.tsv")
        .Select(cells => new FormerDivision(DivisionCode.Parse(cells[0]), cells[1], Month(cells[2]), Month(cells[3]), [.. cells[4].Split(';').Select(code => DivisionCode.Parse(code))]));

    public static IEnumerable<FunctionalZone> Zones() => Rows("zones.tsv").Select(cells => new FunctionalZone(ZoneId.Parse(cells[0]), cells[1], DivisionCode.Parse(cells[2])));

    private static IEnumerable<string[]> Rows(string name)
    {
        using var stream = typeof(ShippedDivisions).Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"The table {name} is missing from the assembly.");
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line) yield return line.Split('\t');
    }

    private static YearMonth Month(string text) => new(int.Parse(text.AsSpan(0, 4), CultureInfo.InvariantCulture), int.Parse(text.AsSpan(4), CultureInfo.InvariantCulture));
}
