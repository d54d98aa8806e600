using System.Text.Json;
using System.Text.Json.Serialization;

namespace Zhaoqing.GovServices.TimeLimit;

/// <summary>
/// Writes what the calendar says of a day as <c>{"date":"2026-10-10","kind":"makeUpWorkingDay","name":"国庆节","noticeNumber":"…","provisional":false}</c>
/// and reads it back; needs no reflection.
/// </summary>
/// <remarks>
/// <c>name</c> and <c>noticeNumber</c> are null on a plain day and may then be left out; <c>closure</c> stands there only where the place is closed. Anything
/// else that is missing, unknown, doubled or out of range is a <see cref="JsonException"/>. Whether the day counts is not written: it follows.
/// </remarks>
public sealed class DayStatusJsonConverter : JsonConverter<DayStatus>
{
    private const string Date = "date", Kind = "kind", Name = "name", NoticeNumber = "noticeNumber", Provisional = "provisional", Closure = "closure";

    private static readonly LocalClosureJsonConverter Closures = new();

    /// <inheritdoc/>
    public override DayStatus Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var day = StrictObject.Read(ref reader, "A day of the calendar", Date, Kind, Name, NoticeNumber, Provisional, Closure);
        var kind = day.Text(Kind) switch
        {
            "workingDay" => DayKind.WorkingDay,
            "restDay" => DayKind.RestDay,
            "holiday" => DayKind.Holiday,
            "makeUpWorkingDay" => DayKind.MakeUpWorkingDay,
            _ => throw day.Wrong(Kind),
        };
        var closure = day.Has(Closure) ? day.Part(Closure, Closures, options) : null;
        var date = day.Day(Date);
        if (closure?.Covers(date) == false) throw day.Wrong(Closure);
        return new DayStatus(date, kind, day.TextOrNull(Name), day.TextOrNull(NoticeNumber), day.Flag(Provisional)) { Closure = closure };
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The day is in another calendar than ISO, or its kind is not known.</exception>
    public override void Write(Utf8JsonWriter writer, DayStatus value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteStartObject();
        writer.WriteDay(Date, value.Date);
        writer.WriteString(Kind, value.Kind switch
        {
            DayKind.WorkingDay => "workingDay",
            DayKind.RestDay => "restDay",
            DayKind.Holiday => "holiday",
            DayKind.MakeUpWorkingDay => "makeUpWorkingDay",
            _ => throw new ArgumentException("The kind of the day is not known.", nameof(value)),
        });
        writer.WriteString(Name, value.Name);
        writer.WriteString(NoticeNumber, value.NoticeNumber);
        writer.WriteBoolean(Provisional, value.Provisional);
        if (value.Closure is { } closure)
        {
            writer.WritePropertyName(Closure);
            Closures.Write(writer, closure, options);
        }

        writer.WriteEndObject();
    }
}
