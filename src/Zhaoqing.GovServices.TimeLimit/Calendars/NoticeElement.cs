using System.Text;
using System.Text.Json;
using NodaTime;
using NodaTime.Text;
using OneOf;

namespace Zhaoqing.GovServices.TimeLimit;

/// <summary>A holiday notice as one object of JSON, wherever it stands.</summary>
internal static class NoticeElement
{
    /// <summary>Whether a text is no JSON at all, or holds characters that are none (half of a surrogate pair).</summary>
    public static bool IsUnreadable(Exception fault) => fault is JsonException or InvalidOperationException or ArgumentException { InnerException: EncoderFallbackException };

    /// <summary>Where it is unreadable, for people.</summary>
    public static string PlaceOf(Exception fault) => fault switch
    {
        JsonException { LineNumber: { } line } => $"不是完整的 JSON(第{line + 1}行)。",
        // A member that stands twice is told without a line.
        JsonException => "不是完整的 JSON,或有重复的成员。",
        // Half of a surrogate pair is JSON and no text.
        _ => "含有不成文字的转义字符。",
    };

    public static void Write(Utf8JsonWriter writer, HolidayNotice notice)
    {
        writer.WriteStartObject();
        writer.WriteString("number", notice.Number);
        writer.WriteNumber("year", notice.Year);
        if (notice.Issued is { } issued) writer.WriteDay("issued", issued);
        else writer.WriteNull("issued");
        if (notice.IsChange) writer.WriteBoolean("change", true);
        writer.WriteStartArray("days");
        foreach (var day in notice.Days)
        {
            writer.WriteStartObject();
            writer.WriteDay("date", day.Date);
            writer.WriteString("kind", day.Kind switch { NoticedDayKind.Off => "off", NoticedDayKind.MakeUp => "makeUp", _ => "asWeek" });
            writer.WriteString("name", day.Name);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    /// <summary>Reads a notice.</summary>
    /// <param name="root">The object.</param>
    /// <param name="isFile">Whether it must have its number and its day of issue; else they may be null.</param>
    /// <returns>The notice, or the member at fault.</returns>
    /// <exception cref="ArgumentException">The notice contradicts itself.</exception>
    public static OneOf<FieldFault, HolidayNotice> Read(JsonElement root, bool isFile)
    {
        if (root.ValueKind != JsonValueKind.Object) return new FieldFault("", "应为一个 JSON 对象。");
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var member in root.EnumerateObject())
        {
            if (member.Name is not ("number" or "year" or "issued" or "change" or "days")) return new FieldFault(member.Name, "没有这个成员。");
            if (!seen.Add(member.Name)) return new FieldFault(member.Name, "成员重复。");
        }

        string? number = Text(root, "number");
        if (string.IsNullOrWhiteSpace(number) && (isFile || !IsNull(root, "number"))) return new FieldFault("number", "请填写文号。");
        if (!root.TryGetProperty("year", out var year) || year.ValueKind != JsonValueKind.Number || !year.TryGetInt32(out int ofYear) || ofYear is < 2000 or > 2200)
            return new FieldFault("year", "应为年份。");
        var issued = Day(root, "issued");
        if (issued is null && (isFile || !IsNull(root, "issued"))) return new FieldFault("issued", "应为存在的 yyyy-MM-dd。");
        bool isChange = root.TryGetProperty("change", out var change) && change.ValueKind == JsonValueKind.True;
        if (!isChange && change.ValueKind is not (JsonValueKind.Undefined or JsonValueKind.False)) return new FieldFault("change", "应为 true 或 false。");
        if (!root.TryGetProperty("days", out var days) || days.ValueKind != JsonValueKind.Array) return new FieldFault("days", "应为日期列表。");
        var noticed = new List<NoticedDay>();
        foreach (var element in days.EnumerateArray())
        {
            if (Noticed(element) is not { } day) return new FieldFault($"days[{noticed.Count}]", "应有 date、kind(off、makeUp、asWeek)和 name,且没有其他成员。");
            noticed.Add(day);
        }

        return new HolidayNotice(number, ofYear, issued, isChange, noticed);
    }

    /// <summary>A day of three members, so that a fourth is unknown or doubled.</summary>
    private static NoticedDay? Noticed(JsonElement element)
    {
        if (element.ValueKind != JsonValueKind.Object || element.GetPropertyCount() != 3) return null;
        NoticedDayKind? kind = Text(element, "kind") switch { "off" => NoticedDayKind.Off, "makeUp" => NoticedDayKind.MakeUp, "asWeek" => NoticedDayKind.AsWeek, _ => null };
        return Day(element, "date") is { } date && kind is { } known && Text(element, "name") is { } name ? new NoticedDay(date, known, name) : null;
    }

    private static bool IsNull(JsonElement element, string member) => element.TryGetProperty(member, out var value) && value.ValueKind == JsonValueKind.Null;

    private static string? Text(JsonElement element, string member) =>
        element.TryGetProperty(member, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static LocalDate? Day(JsonElement element, string member) =>
        Text(element, member) is { } text && LocalDatePattern.Iso.Parse(text).TryGetValue(default, out var day) ? day : null;
}
