using Sylvan.Data.Csv;

namespace Zhaoqing.GovServices.Tests;

/// <summary>The rows of a CSV file beside the tests.</summary>
internal static class Table
{
    public static List<string[]> Rows(string file, params string[] columns)
    {
        using var reader = CsvDataReader.Create(Path.Combine(AppContext.BaseDirectory, "Data", file));
        var ordinals = Array.ConvertAll(columns, reader.GetOrdinal);
        var rows = new List<string[]>();
        while (reader.Read()) rows.Add(Array.ConvertAll(ordinals, reader.GetString));
        return rows;
    }
}
