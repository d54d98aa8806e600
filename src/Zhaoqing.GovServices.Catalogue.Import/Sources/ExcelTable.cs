using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using ExcelDataReader;
using OneOf;

namespace Zhaoqing.GovServices.Catalogue.Import;

/// <summary>Reads a sheet whose first row has the names of the columns. Cells are texts or whole numbers; what Excel may have changed is refused.</summary>
internal static class ExcelTable
{
    /// <summary>The greatest whole number that a cell holds exactly, fifteen digits: longer codes must be texts.</summary>
    private const double MostExact = 1e15;

    public static OneOf<Refusal, ImmutableArray<SourceRow>> Read(ImportRun run, byte[] bytes, string wanted, ImmutableArray<string> columns)
    {
        if (Workbook.Check(run, bytes, wanted).TryPickT0(out var refusal, out string? sheet)) return refusal;
        // The reader asks for a code page of old workbooks before it looks at the file; registering twice is harmless.
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        try
        {
            using var excel = ExcelReaderFactory.CreateOpenXmlReader(new MemoryStream(bytes, writable: false));
            while (!string.Equals(excel.Name, sheet, StringComparison.Ordinal))
            {
                if (!excel.NextResult()) return ImportRefusals.Format(run.File, "不是完整的xlsx文件");
            }

            return Rows(run, excel, sheet, columns);
        }
        catch (Exception fault) when (fault is not (OperationCanceledException or OutOfMemoryException))
        {
            return ImportRefusals.Format(run.File, "不是完整的xlsx文件");
        }
    }

    private static OneOf<Refusal, ImmutableArray<SourceRow>> Rows(ImportRun run, IExcelDataReader excel, string sheet, ImmutableArray<string> columns)
    {
        var header = new List<string>();
        int[] places = [];
        var rows = new List<SourceRow>();
        while (excel.Read())
        {
            string[] cells = new string[excel.FieldCount];
            for (int i = 0; i < cells.Length; i++)
            {
                if (TextOf(excel, i, i < header.Count ? header[i] : "").TryPickT0(out string? fault, out cells[i])) return At(i, fault);
            }

            if (header.Count == 0)
            {
                header = [.. cells.Reverse().SkipWhile(cell => cell.Length == 0).Reverse()];
                if (SourceTable.Places(header, columns, fault => At(0, fault)).TryPickT0(out var refusal, out int[]? found)) return refusal;
                places = found;
                continue;
            }

            if (Array.TrueForAll(cells, cell => cell.Length == 0)) continue;
            for (int i = header.Count; i < cells.Length; i++)
            {
                if (cells[i].Length > 0) return At(i, "在列名之外有内容");
            }

            if (rows.Count == run.Limits.Rows) return ImportRefusals.TooLarge(run.File, $"超过{run.Limits.Rows}行的上限");
            rows.Add(new SourceRow(run.File, excel.Depth + 1, columns, [.. places.Select(place => place < cells.Length ? cells[place] : "")]));
            run.Tell(rows.Count);
        }

        if (header.Count == 0) return At(0, "工作表为空");
        run.TellLast(rows.Count);
        return SourceTable.Ordered(rows);

        Refusal At(int column, string message)
        {
            string cell = string.Create(CultureInfo.InvariantCulture, $"{Letters(column)}{excel.Depth + 1}");
            return ImportRefusals.At($"{run.File}:{sheet}!{cell}", $"{run.File}工作表“{sheet}”单元格{cell}", message);
        }
    }

    /// <summary>The text of a cell, or what is wrong with it.</summary>
    private static OneOf<string, string> TextOf(IExcelDataReader excel, int place, string column)
    {
        switch (excel.GetValue(place))
        {
            case null:
                return OneOf<string, string>.FromT1("");
            case string text:
                return text.Any(SourceTable.IsInvisible) ? OneOf<string, string>.FromT0("有控制字符或不可见字符") : OneOf<string, string>.FromT1(text.Trim());
            case double number when Math.Abs(number) < MostExact && number == Math.Floor(number):
                return OneOf<string, string>.FromT1(number.ToString("F0", CultureInfo.InvariantCulture));
            case double:
                return OneOf<string, string>.FromT0("数字过长或有小数,Excel可能已改动,请改为文本格式");
            case DateTime day when column.EndsWith("_date", StringComparison.Ordinal) && day.TimeOfDay == TimeSpan.Zero:
                return OneOf<string, string>.FromT1(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
            default:
                return OneOf<string, string>.FromT0("是日期、时间或逻辑值,请改为文本格式");
        }
    }

    private static string Letters(int column) => column < 26 ? $"{(char)('A' + column)}" : Letters((column / 26) - 1) + (char)('A' + (column % 26));
}
