using System.Collections.Immutable;
using OneOf;
using Sylvan.Data.Csv;

namespace Zhaoqing.GovServices.Catalogue.Import;

/// <summary>Reads a CSV file wholly or refuses it: a file with one unreadable line is not read in part.</summary>
internal static class CsvTable
{
    /// <summary>The rows of a text from a reader, which is not believed to end.</summary>
    public static OneOf<Refusal, ImmutableArray<SourceRow>> Read(ImportRun run, TextReader reader, params ImmutableArray<string> columns)
    {
        var text = new System.Text.StringBuilder();
        char[] piece = new char[1 << 14];
        for (int read; (read = reader.ReadBlock(piece, 0, piece.Length)) > 0;)
        {
            run.Cancellation.ThrowIfCancellationRequested();
            if (text.Length + read > run.Limits.FileLength) return ImportRefusals.TooLarge(run.File, $"超过{run.Limits.FileLength}个字符的上限");
            text.Append(piece, 0, read);
        }

        return Read(run, text.ToString(), columns);
    }

    public static OneOf<Refusal, ImmutableArray<SourceRow>> Read(ImportRun run, string text, params ImmutableArray<string> columns)
    {
        text = text.TrimStart('\ufeff');
        if (Fault(text) is var (line, message)) return ImportRefusals.Unreadable(run.File, line, message);
        int at = 1;
        try
        {
            using var csv = CsvDataReader.Create(new StringReader(text), new CsvDataReaderOptions { Delimiter = ',', MaxBufferSize = 1 << 24 });
            var header = Enumerable.Range(0, csv.FieldCount).Select(csv.GetName).ToList();
            if (SourceTable.Places(header, columns, fault => ImportRefusals.Unreadable(run.File, 1, fault)).TryPickT0(out var refusal, out int[]? places)) return refusal;
            var rows = new List<SourceRow>();
            at += 1 + header.Sum(Breaks);
            while (csv.Read())
            {
                if (rows.Count == run.Limits.Rows) return ImportRefusals.TooLarge(run.File, $"超过{run.Limits.Rows}行的上限");
                if (csv.RowFieldCount != header.Count) return ImportRefusals.Unreadable(run.File, at, $"应有{header.Count}个单元格,现有{csv.RowFieldCount}个");
                rows.Add(new SourceRow(run.File, at, columns, [.. places.Select(place => csv.GetString(place).Trim())]));
                run.Tell(rows.Count);
                for (int i = 0; i < header.Count; i++) at += Breaks(csv.GetString(i));
                at++;
            }

            run.TellLast(rows.Count);
            return SourceTable.Ordered(rows);
        }
        catch (Exception fault) when (fault is FormatException or InvalidDataException or InvalidOperationException)
        {
            return ImportRefusals.Unreadable(run.File, at, "引号不成对或单元格过长");
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
            if (SourceTable.IsInvisible(c)) return (line, "有控制字符或不可见字符");
            if (c == '"') quoted = !quoted;
            if (c == '\n') line++;
        }

        if (quoted) return (line, "引号不成对,文件可能被截断");
        return text[^1] == '\n' ? null : (line, "最后一行没有换行,文件可能被截断");
    }

    private static int Breaks(string cell) => cell.AsSpan().Count('\n');
}
