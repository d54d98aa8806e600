using System.Collections.Immutable;
using System.Globalization;
using OneOf;
using Sylvan.Data.Csv;

namespace Zhaoqing.GovServices.Catalogue.Import;

/// <summary>One row of a source file, its cells by column.</summary>
internal sealed class SourceRow(ImmutableArray<string> columns, ImmutableArray<string> cells)
{
    public string this[string column] => cells[columns.IndexOf(column, StringComparer.Ordinal)];

    public string? Known(string column) => this[column] is { Length: > 0 } text ? text : null;

    /// <summary>All that counts of the row, so that rows can be put in an order of their own.</summary>
    public string Key { get; } = string.Join('\u001f', cells);
}

/// <summary>Reads a source file wholly or refuses it: a file with one unreadable line is not read in part.</summary>
internal static class SourceTable
{
    /// <summary>The rows in an order that does not depend on the order in the file.</summary>
    public static OneOf<Refusal, ImmutableArray<SourceRow>> Read(string file, TextReader reader, params ImmutableArray<string> columns)
    {
        string text = reader.ReadToEnd().TrimStart('\ufeff');
        if (Fault(text) is var (line, message)) return Unreadable(file, line, message);
        int at = 1;
        try
        {
            using var csv = CsvDataReader.Create(new StringReader(text), new CsvDataReaderOptions { Delimiter = ',', MaxBufferSize = 1 << 24 });
            var header = Enumerable.Range(0, csv.FieldCount).Select(csv.GetName).ToList();
            if (columns.FirstOrDefault(column => header.Count(name => string.Equals(name, column, StringComparison.Ordinal)) != 1) is { } missing)
                return Unreadable(file, 1, $"应有且只有一列“{missing}”");
            var ordinals = columns.Select(column => header.IndexOf(column)).ToArray();
            var rows = ImmutableArray.CreateBuilder<SourceRow>();
            at += 1 + header.Sum(Breaks);
            while (csv.Read())
            {
                if (csv.RowFieldCount != header.Count) return Unreadable(file, at, $"应有{header.Count}个单元格,现有{csv.RowFieldCount}个");
                rows.Add(new SourceRow(columns, [.. ordinals.Select(ordinal => csv.GetString(ordinal).Trim())]));
                at += 1 + Enumerable.Range(0, header.Count).Sum(ordinal => Breaks(csv.GetString(ordinal)));
            }

            return rows.OrderBy(row => row.Key, StringComparer.Ordinal).ToImmutableArray();
        }
        catch (Exception fault) when (fault is FormatException or InvalidDataException or InvalidOperationException)
        {
            return Unreadable(file, at, "引号不成对或单元格过长");
        }
    }

    private static (int Line, string Message)? Fault(string text)
    {
        if (text.Length == 0) return (1, "文件为空");
        int line = 1;
        bool quoted = false;
        foreach (char c in text)
        {
            if (c == '\ufffd') return (line, "编码不是UTF-8");
            if (c is not ('\r' or '\n' or '\t') && char.GetUnicodeCategory(c) is UnicodeCategory.Control or UnicodeCategory.Format) return (line, "有控制字符或不可见字符");
            if (c == '"') quoted = !quoted;
            if (c == '\n') line++;
        }

        if (quoted) return (line, "引号不成对,文件可能被截断");
        return text[^1] == '\n' ? null : (line, "最后一行没有换行,文件可能被截断");
    }

    private static int Breaks(string cell) => cell.Count(c => c == '\n');

    private static Refusal Unreadable(string file, int line, string message) =>
        new Refusal("catalogue.import-file-unreadable", $"{file}第{line}行:{message}。整个文件未导入,请更正后重新导入。", LegalGround.OfClause("STD-3.4"))
            .OnField($"{file}:{line}", message);
}
