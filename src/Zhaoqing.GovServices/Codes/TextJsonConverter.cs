using System.Text.Json;
using System.Text.Json.Serialization;

namespace Zhaoqing.GovServices;

/// <summary>Writes a value as its text and reads it back, for codes that parse from text.</summary>
/// <typeparam name="T">The code.</typeparam>
public sealed class TextJsonConverter<T> : JsonConverter<T>
    where T : struct, IParsable<T>
{
    /// <inheritdoc/>
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String && T.TryParse(reader.GetString(), provider: null, out var value)
            ? value
            : throw new JsonException($"The text is no {typeof(T).Name}.");

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteStringValue(value.ToString());
    }
}

/// <summary>Writes an identity number in the clear, for the record (卷宗) alone; everywhere else it is written masked.</summary>
public sealed class RecordIdentityNumberJsonConverter : JsonConverter<CitizenIdentityNumber>
{
    /// <inheritdoc/>
    public override CitizenIdentityNumber Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String && CitizenIdentityNumber.TryParse(reader.GetString(), provider: null, out var value)
            ? value
            : throw new JsonException("The text is no citizen identity number.");

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, CitizenIdentityNumber value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteStringValue(value.Reveal());
    }
}
