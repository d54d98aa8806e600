using System.Text;
using System.Text.Json;
using OneOf;

namespace Zhaoqing.GovServices.TimeLimit;

/// <content>The same table as JSON.</content>
public static partial class HolidayTable
{
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    /// <summary>Writes an edition as <c>{"edition":"state-council-2026","notices":[…]}</c>, each notice in the form of <see cref="HolidayNoticeFile"/>.</summary>
    /// <param name="edition">The edition.</param>
    /// <param name="writer">Gets indented text with lines that end in LF.</param>
    public static void WriteJson(CalendarEdition edition, TextWriter writer)
    {
        ArgumentNullException.ThrowIfNull(edition);
        ArgumentNullException.ThrowIfNull(writer);
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, HolidayNoticeFile.Readable))
        {
            json.WriteStartObject();
            json.WriteString("edition", edition.Id);
            json.WriteStartArray("notices");
            foreach (var notice in edition.Notices) NoticeElement.Write(json, notice);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        writer.Write(Encoding.UTF8.GetString(stream.GetBuffer(), 0, checked((int)stream.Length)));
    }

    /// <summary>Reads a table that <see cref="WriteJson"/> has written.</summary>
    /// <param name="reader">The table.</param>
    /// <returns>
    /// The edition under its own name; refused with <c>time-limit.table-unreadable</c> on the member at fault, for example <c>notices[3].days[0]</c>, or
    /// <c>time-limit.notice-contradicts-itself</c>.
    /// </returns>
    public static OneOf<Refusal, CalendarEdition> ReadJson(TextReader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        try
        {
            using var document = JsonDocument.Parse(reader.ReadToEnd(), Strict);
            return Read(document.RootElement);
        }
        catch (Exception fault) when (NoticeElement.IsUnreadable(fault))
        {
            return TimeLimitRefusals.TableUnreadable("", NoticeElement.PlaceOf(fault));
        }
        catch (ArgumentException fault)
        {
            return TimeLimitRefusals.NoticeContradictsItself(fault.Message);
        }
    }

    private static OneOf<Refusal, CalendarEdition> Read(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object) return TimeLimitRefusals.TableUnreadable("", "应为一个 JSON 对象。");
        foreach (var member in root.EnumerateObject())
        {
            if (member.Name is not ("edition" or "notices")) return TimeLimitRefusals.TableUnreadable(member.Name, "没有这个成员。");
        }

        if (!root.TryGetProperty("edition", out var edition) || edition.ValueKind != JsonValueKind.String || !CalendarEdition.IsId(edition.GetString()))
            return TimeLimitRefusals.TableUnreadable("edition", "应为版本名,例如 state-council-2026。");
        if (!root.TryGetProperty("notices", out var elements) || elements.ValueKind != JsonValueKind.Array) return TimeLimitRefusals.TableUnreadable("notices", "应为通知列表。");
        var notices = new List<HolidayNotice>();
        foreach (var element in elements.EnumerateArray())
        {
            if (NoticeElement.Read(element, isFile: false).TryPickT0(out var fault, out var notice))
                return TimeLimitRefusals.TableUnreadable($"notices[{notices.Count}]{(fault.Field.Length > 0 ? "." : "")}{fault.Field}", fault.Message);
            notices.Add(notice);
        }

        return new CalendarEdition(edition.GetString()!, notices);
    }
}
