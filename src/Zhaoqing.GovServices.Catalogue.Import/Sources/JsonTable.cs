using System.Collections.Immutable;
using System.Text.Json;
using OneOf;

namespace Zhaoqing.GovServices.Catalogue.Import;

/// <summary>Reads a JSON array of flat objects, one for a row, whose members are the columns.</summary>
internal static class JsonTable
{
    public static OneOf<Refusal, ImmutableArray<SourceRow>> Read(ImportRun run, ReadOnlySpan<byte> utf8, ImmutableArray<string> columns)
    {
        var json = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = 2 });
        var rows = new List<SourceRow>();
        string member = "";
        try
        {
            if (!json.Read() || json.TokenType != JsonTokenType.StartArray) return Refused("应为由对象组成的数组");
            while (json.Read() && json.TokenType != JsonTokenType.EndArray)
            {
                member = "";
                if (json.TokenType != JsonTokenType.StartObject) return Refused("应为对象");
                if (rows.Count == run.Limits.Rows) return ImportRefusals.TooLarge(run.File, $"超过{run.Limits.Rows}行的上限");
                var cells = new Dictionary<string, string>(StringComparer.Ordinal);
                while (json.Read() && json.TokenType != JsonTokenType.EndObject)
                {
                    member = json.GetString()!;
                    json.Read();
                    string? cell = json.TokenType switch
                    {
                        JsonTokenType.String => json.GetString(),
                        JsonTokenType.Null => "",
                        JsonTokenType.Number when json.TryGetInt64(out long number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture),
                        _ => null,
                    };
                    if (cell is null) return Refused("应为文本、整数或null");
                    if (cell.Any(SourceTable.IsInvisible)) return Refused("有控制字符或不可见字符");
                    if (!cells.TryAdd(member, cell.Trim())) return Refused("成员重复");
                }

                foreach (string column in columns)
                {
                    member = column;
                    if (!cells.ContainsKey(column)) return Refused("缺少成员");
                }

                rows.Add(new SourceRow(run.File, rows.Count + 1, columns, [.. columns.Select(column => cells[column])]));
                run.Tell(rows.Count);
            }

            json.Read();
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            return Refused("不合JSON语法,或层次过深");
        }

        run.TellLast(rows.Count);
        return SourceTable.Ordered(rows);

        Refusal Refused(string message) => ImportRefusals.At($"{run.File}:[{rows.Count}].{member}", $"{run.File}第{rows.Count + 1}个对象{(member.Length is > 0 and <= 64 ? $"的{member}" : "")}", message);
    }
}
