using System.Collections.Immutable;
using System.Text.Json;
using NodaTime;
using NodaTime.Text;
using OneOf;

namespace Zhaoqing.GovServices.TimeLimit;

/// <content>The two formats that are widely used. Whatever else stands in them is refused, so that a changed format is noticed.</content>
public sealed partial class ForeignHolidays
{
    private static readonly string[] ChineseDaysMembers = ["holidays", "workdays", "inLieuDays"];
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    /// <summary>Reads a file of the project holiday-cn: one year, <c>{"year":2026,"papers":[…],"days":[{"name","date","isOffDay"}]}</c>.</summary>
    /// <param name="json">The text of the file.</param>
    /// <returns>The days; refused with <c>time-limit.foreign-unreadable</c> on the member at fault, or <c>time-limit.foreign-contradicts-itself</c> when a day stands twice.</returns>
    public static OneOf<Refusal, ForeignHolidays> ReadHolidayCn(string json) => Read(json, root =>
    {
        if (Unknown(root, "$schema", "$id", "year", "papers", "days") is { } unknown) return TimeLimitRefusals.ForeignUnreadable(unknown, "没有这个成员。");
        if (!root.TryGetProperty("year", out var year) || year.ValueKind != JsonValueKind.Number || !year.TryGetInt32(out int ofYear) || ofYear is < 1949 or > 2200)
            return TimeLimitRefusals.ForeignUnreadable("year", "应为年份。");
        if (!root.TryGetProperty("papers", out var papers) || papers.ValueKind != JsonValueKind.Array || papers.EnumerateArray().Any(paper => paper.ValueKind != JsonValueKind.String))
            return TimeLimitRefusals.ForeignUnreadable("papers", "应为网址列表。");
        if (!root.TryGetProperty("days", out var list) || list.ValueKind != JsonValueKind.Array) return TimeLimitRefusals.ForeignUnreadable("days", "应为日期列表。");
        var days = ImmutableSortedDictionary.CreateBuilder<LocalDate, ForeignDay>();
        int place = 0;
        foreach (var element in list.EnumerateArray())
        {
            if (DayOf(element) is not { } day) return TimeLimitRefusals.ForeignUnreadable($"days[{place}]", "应有 name、date(yyyy-MM-dd)和 isOffDay,且没有其他成员。");
            if (!days.TryAdd(day.Date, day)) return TimeLimitRefusals.ForeignContradictsItself(day.Date);
            place++;
        }

        return new ForeignHolidays(days.ToImmutable(), days.Count == 0 ? [] : [ofYear]);
    });

    /// <summary>Reads a file of the project chinese-days: <c>{"holidays":{"2026-01-01":"New Year's Day,元旦,1"},"workdays":{…},"inLieuDays":{…}}</c>.</summary>
    /// <param name="json">The text of the file.</param>
    /// <returns>
    /// The days; refused with <c>time-limit.foreign-unreadable</c> on the member at fault, or <c>time-limit.foreign-contradicts-itself</c> when a day is
    /// both off and worked, or a day in lieu is not off.
    /// </returns>
    public static OneOf<Refusal, ForeignHolidays> ReadChineseDays(string json) => Read(json, root =>
    {
        if (Unknown(root, ChineseDaysMembers) is { } unknown) return TimeLimitRefusals.ForeignUnreadable(unknown, "没有这个成员。");
        var days = ImmutableSortedDictionary.CreateBuilder<LocalDate, ForeignDay>();
        foreach (string member in ChineseDaysMembers)
        {
            if (!root.TryGetProperty(member, out var table) || table.ValueKind != JsonValueKind.Object) return TimeLimitRefusals.ForeignUnreadable(member, "应为日期到名称的对照。");
            foreach (var entry in table.EnumerateObject())
            {
                if (DateOf(entry.Name) is not { } date || NameOf(entry.Value) is not { } name) return TimeLimitRefusals.ForeignUnreadable($"{member}.{entry.Name}", "应为 yyyy-MM-dd 和“英文名,中文名,天数”。");
                bool fits = member is "inLieuDays" ? days.TryGetValue(date, out var off) && off.IsOff : days.TryAdd(date, new ForeignDay(date, member is "holidays", name));
                if (!fits) return TimeLimitRefusals.ForeignContradictsItself(date);
            }
        }

        return new ForeignHolidays(days.ToImmutable(), [.. days.Keys.Select(date => date.Year)]);
    });

    private static OneOf<Refusal, ForeignHolidays> Read(string json, Func<JsonElement, OneOf<Refusal, ForeignHolidays>> read)
    {
        ArgumentNullException.ThrowIfNull(json);
        try
        {
            using var document = JsonDocument.Parse(json, Strict);
            return document.RootElement.ValueKind == JsonValueKind.Object ? read(document.RootElement) : TimeLimitRefusals.ForeignUnreadable("", "应为一个 JSON 对象。");
        }
        catch (Exception fault) when (NoticeElement.IsUnreadable(fault))
        {
            return TimeLimitRefusals.ForeignUnreadable("", NoticeElement.PlaceOf(fault));
        }
    }

    private static string? Unknown(JsonElement element, params ReadOnlySpan<string> members)
    {
        foreach (var member in element.EnumerateObject())
        {
            if (!members.Contains(member.Name)) return member.Name;
        }

        return null;
    }

    private static ForeignDay? DayOf(JsonElement element)
    {
        if (element.ValueKind != JsonValueKind.Object || Unknown(element, "name", "date", "isOffDay") is not null) return null;
        if (!element.TryGetProperty("name", out var name) || name.ValueKind != JsonValueKind.String) return null;
        if (!element.TryGetProperty("isOffDay", out var off) || off.ValueKind is not (JsonValueKind.True or JsonValueKind.False)) return null;
        return element.TryGetProperty("date", out var date) && date.ValueKind == JsonValueKind.String && DateOf(date.GetString()!) is { } day
            ? new ForeignDay(day, off.ValueKind == JsonValueKind.True, name.GetString()!)
            : null;
    }

    private static LocalDate? DateOf(string text) => LocalDatePattern.Iso.Parse(text).TryGetValue(default, out var date) ? date : null;

    /// <summary>The Chinese name out of <c>English,中文,days</c>.</summary>
    private static string? NameOf(JsonElement value) =>
        value.ValueKind == JsonValueKind.String && value.GetString()!.Split(',') is [_, { Length: > 0 } name, _] ? name : null;
}
