using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using NodaTime;
using NodaTime.Text;
using OneOf;

namespace Zhaoqing.GovServices.TimeLimit;

/// <summary>A holiday notice as a small JSON file, so that next year's can be loaded without a new version of the package.</summary>
/// <remarks>
/// One object: <c>number</c>, <c>year</c>, <c>issued</c> (yyyy-MM-dd), <c>change</c> (optional, true for a change of an earlier notice) and <c>days</c>,
/// ascending objects of <c>date</c>, <c>kind</c> (<c>off</c>, <c>makeUp</c>, in a change also <c>asWeek</c>) and <c>name</c>. Nothing else may stand in it.
/// </remarks>
public static class HolidayNoticeFile
{
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    /// <summary>Reads a notice.</summary>
    /// <param name="json">The text of the file.</param>
    /// <returns>
    /// The notice; <c>time-limit.notice-unreadable</c> where the text is cut, was in another encoding than UTF-8, is no such object, or has another member, with the field at fault;
    /// <c>time-limit.notice-contradicts-itself</c> where its days cannot be as they are told.
    /// </returns>
    public static OneOf<Refusal, HolidayNotice> Read(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        // What a reader of UTF-8 makes of another encoding: a notice would be quoted under a number that nobody can read.
        if (json.Contains('\uFFFD', StringComparison.Ordinal)) return TimeLimitRefusals.NoticeUnreadable("", "文件不是 UTF-8 编码,请另存为 UTF-8。");
        try
        {
            using var document = JsonDocument.Parse(json, Strict);
            return Read(document.RootElement);
        }
        catch (JsonException fault)
        {
            // A member that stands twice is told without a line.
            return TimeLimitRefusals.NoticeUnreadable("", fault.LineNumber is { } line ? $"不是完整的 JSON(第{line + 1}行)。" : "不是完整的 JSON,或有重复的成员。");
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair, written as an escape, is JSON and no text.
            return TimeLimitRefusals.NoticeUnreadable("", "含有不成文字的转义字符。");
        }
    }

    /// <summary>Writes a notice as <see cref="Read(string)"/> reads it.</summary>
    public static string Write(HolidayNotice notice)
    {
        ArgumentNullException.ThrowIfNull(notice);
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            writer.WriteStartObject();
            writer.WriteString("number", notice.Number);
            writer.WriteNumber("year", notice.Year);
            writer.WriteString("issued", notice.Issued is { } issued ? LocalDatePattern.Iso.Format(issued) : null);
            if (notice.IsChange) writer.WriteBoolean("change", true);
            writer.WriteStartArray("days");
            foreach (var day in notice.Days)
            {
                writer.WriteStartObject();
                writer.WriteString("date", LocalDatePattern.Iso.Format(day.Date));
                writer.WriteString("kind", day.Kind switch { NoticedDayKind.Off => "off", NoticedDayKind.MakeUp => "makeUp", _ => "asWeek" });
                writer.WriteString("name", day.Name);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static OneOf<Refusal, HolidayNotice> Read(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object) return TimeLimitRefusals.NoticeUnreadable("", "应为一个 JSON 对象。");
        foreach (var member in root.EnumerateObject())
        {
            if (member.Name is not ("number" or "year" or "issued" or "change" or "days")) return TimeLimitRefusals.NoticeUnreadable(member.Name, "没有这个成员。");
        }

        if (Text(root, "number") is not { } number || string.IsNullOrWhiteSpace(number)) return TimeLimitRefusals.NoticeUnreadable("number", "请填写文号。");
        if (!root.TryGetProperty("year", out var year) || year.ValueKind != JsonValueKind.Number || !year.TryGetInt32(out int ofYear) || ofYear is < 2000 or > 2200)
            return TimeLimitRefusals.NoticeUnreadable("year", "应为年份。");
        if (Day(root, "issued") is not { } issued) return TimeLimitRefusals.NoticeUnreadable("issued", "应为存在的 yyyy-MM-dd。");
        bool isChange = root.TryGetProperty("change", out var change) && change.ValueKind == JsonValueKind.True;
        if (!isChange && change.ValueKind is not (JsonValueKind.Undefined or JsonValueKind.False)) return TimeLimitRefusals.NoticeUnreadable("change", "应为 true 或 false。");
        if (!root.TryGetProperty("days", out var days) || days.ValueKind != JsonValueKind.Array) return TimeLimitRefusals.NoticeUnreadable("days", "应为日期列表。");
        var noticed = new List<NoticedDay>();
        foreach (var element in days.EnumerateArray())
        {
            if (Noticed(element) is not { } day) return TimeLimitRefusals.NoticeUnreadable($"days[{noticed.Count}]", "应有 date、kind(off、makeUp、asWeek)和 name,且没有其他成员。");
            noticed.Add(day);
        }

        try
        {
            return new HolidayNotice(number, ofYear, issued, isChange, noticed);
        }
        catch (ArgumentException fault)
        {
            return TimeLimitRefusals.NoticeContradictsItself(fault.Message);
        }
    }

    private static NoticedDay? Noticed(JsonElement element)
    {
        if (element.ValueKind != JsonValueKind.Object || element.EnumerateObject().Any(member => member.Name is not ("date" or "kind" or "name"))) return null;
        NoticedDayKind? kind = Text(element, "kind") switch { "off" => NoticedDayKind.Off, "makeUp" => NoticedDayKind.MakeUp, "asWeek" => NoticedDayKind.AsWeek, _ => null };
        return Day(element, "date") is { } date && kind is { } known && Text(element, "name") is { } name ? new NoticedDay(date, known, name) : null;
    }

    private static string? Text(JsonElement element, string member) =>
        element.TryGetProperty(member, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static LocalDate? Day(JsonElement element, string member) =>
        Text(element, member) is { } text && LocalDatePattern.Iso.Parse(text).TryGetValue(default, out var day) ? day : null;
}
