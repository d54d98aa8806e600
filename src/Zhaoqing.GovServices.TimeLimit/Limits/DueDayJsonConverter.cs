using System.Text.Json;
using System.Text.Json.Serialization;

namespace Zhaoqing.GovServices.TimeLimit;

/// <summary>Writes a due day as <c>{"date":"2026-10-13","provisional":false}</c> and reads it back; needs no reflection and no converter of NodaTime.</summary>
/// <remarks>
/// Anything missing, unknown, doubled or out of range is a <see cref="JsonException"/>. It does not stand on the type but is added to the options of
/// those who want it: with NodaTime's converters and names in camel case a due day has the same form, and there unknown members are skipped.
/// </remarks>
public sealed class DueDayJsonConverter : JsonConverter<DueDay>
{
    private const string Date = "date", Provisional = "provisional";

    /// <inheritdoc/>
    public override DueDay Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var due = StrictObject.Read(ref reader, "A due day", Date, Provisional);
        return new DueDay(due.Day(Date), due.Flag(Provisional));
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The day is in another calendar than ISO.</exception>
    public override void Write(Utf8JsonWriter writer, DueDay value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteStartObject();
        writer.WriteDay(Date, value.Date);
        writer.WriteBoolean(Provisional, value.Provisional);
        writer.WriteEndObject();
    }
}
