namespace Zhaoqing.GovServices.Catalogue;

/// <summary>A table that ships inside the package: UTF-8, a row a line, cells parted by tabs.</summary>
internal static class ShippedTable
{
    /// <summary>The rows, each with so many cells.</summary>
    public static IEnumerable<string[]> Rows(string name, int columns)
    {
        using var stream = typeof(ShippedTable).Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"The table {name} is missing from the assembly.");
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            string[] cells = line.Split('\t');
            if (cells.Length != columns) throw new InvalidOperationException($"A row of {name} has {cells.Length} cells instead of {columns}.");
            yield return cells;
        }
    }
}
