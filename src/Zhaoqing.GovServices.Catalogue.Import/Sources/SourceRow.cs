using System.Collections.Immutable;
using System.Globalization;
using OneOf;

namespace Zhaoqing.GovServices.Catalogue.Import;

/// <summary>One row of a source file, its cells by column.</summary>
internal sealed class SourceRow(string file, int number, ImmutableArray<string> columns, ImmutableArray<string> cells)
{
    public string this[string column] => cells[columns.IndexOf(column, StringComparer.Ordinal)];

    public string File => file;

    /// <summary>The line in a text, the row in a sheet, the number in an array; from 1.</summary>
    public int Number => number;

    public string? Known(string column) => this[column] is { Length: > 0 } text ? text : null;

    /// <summary>All that counts of the row, so that rows can be put in an order of their own.</summary>
    public string Key { get; } = string.Join('\u001f', cells);
}

/// <summary>What the readers of all formats have in common.</summary>
internal static class SourceTable
{
    /// <summary>The rows in an order that does not depend on the order in the file.</summary>
    public static ImmutableArray<SourceRow> Ordered(IEnumerable<SourceRow> rows) => [.. rows.OrderBy(row => row.Key, StringComparer.Ordinal)];

    /// <summary>Where each column stands in the header; refused at a place of the caller's where one is missing or there twice.</summary>
    public static OneOf<Refusal, int[]> Places(List<string> header, ImmutableArray<string> columns, Func<string, Refusal> refuse)
    {
        foreach (string column in columns)
        {
            if (header.Count(name => string.Equals(name, column, StringComparison.Ordinal)) != 1) return refuse($"应有且只有一列“{column}”");
        }

        return columns.Select(column => header.IndexOf(column)).ToArray();
    }

    /// <summary>Whether a character cannot be seen, though it is no line break or tab.</summary>
    public static bool IsInvisible(char c) =>
        c is not ('\r' or '\n' or '\t') && (c == '\ufffd' || char.GetUnicodeCategory(c) is UnicodeCategory.Control or UnicodeCategory.Format);
}
