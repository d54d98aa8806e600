using System.Text.Json;
using System.Text.Json.Serialization;

namespace Zhaoqing.GovServices.TimeLimit;

/// <summary>Writes a notice in the form of <see cref="HolidayNoticeFile"/> and reads it back; needs no reflection.</summary>
/// <remarks>
/// Other than in a file that is loaded, <c>number</c> and <c>issued</c> may be null, as they are not known of the oldest notices. Anything else that is
/// missing, unknown, doubled or out of range, and a notice that contradicts itself, is a <see cref="JsonException"/>.
/// </remarks>
public sealed class HolidayNoticeJsonConverter : JsonConverter<HolidayNotice>
{
    /// <inheritdoc/>
    public override HolidayNotice Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        try
        {
            return NoticeElement.Read(JsonElement.ParseValue(ref reader), isFile: false).Match(fault => throw new JsonException($"{fault.Field}: {fault.Message}"), notice => notice);
        }
        catch (Exception fault) when (fault is ArgumentException or InvalidOperationException)
        {
            throw new JsonException(fault.Message, fault);
        }
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, HolidayNotice value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(value);
        NoticeElement.Write(writer, value);
    }
}
