using System.Text.Json;
using System.Text.Json.Serialization;

namespace Zhaoqing.GovServices.TimeLimit;

/// <summary>Writes a special step and reads it back by the rules of <see cref="SpecialStep.Of"/>; needs no reflection.</summary>
/// <remarks>A member that is missing, unknown or doubled, and a step that is refused, is a <see cref="JsonException"/>.</remarks>
public sealed class SpecialStepJsonConverter : JsonConverter<SpecialStep>
{
    private static readonly LimitJsonConverter Limits = new();
    private static readonly LegalGroundJsonConverter Grounds = new();

    /// <inheritdoc/>
    public override SpecialStep Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartObject) throw new JsonException("A special step is an object.");
        string? code = null, name = null;
        SpecialStepKind? kind = null;
        Limit? limit = null;
        LegalGround? basis = null;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            string? member = reader.GetString();
            reader.Read();
            switch (member)
            {
                case "code" when code is null && reader.TokenType == JsonTokenType.String: code = reader.GetString(); break;
                case "name" when name is null && reader.TokenType == JsonTokenType.String: name = reader.GetString(); break;
                case "kind" when kind is null && reader.TokenType == JsonTokenType.String: kind = KindOf(reader.GetString()); break;
                case "limit" when limit is null: limit = Limits.Read(ref reader, typeof(Limit), options); break;
                case "basis" when basis is null: basis = Grounds.Read(ref reader, typeof(LegalGround), options); break;
                default: throw new JsonException("A special step has a code, a kind, a name, a limit and a basis, each once.");
            }
        }

        if (kind is null) throw new JsonException("A special step has a kind.");
        return SpecialStep.Of(code, kind.Value, name, limit, basis).Match(refusal => throw new JsonException(refusal.Message), step => step);
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, SpecialStep value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(value);
        writer.WriteStartObject();
        writer.WriteString("code", value.Code);
        writer.WriteString("kind", JsonNamingPolicy.CamelCase.ConvertName(value.Kind.ToString()));
        writer.WriteString("name", value.Name);
        if (value.Limit is { } limit)
        {
            writer.WritePropertyName("limit");
            Limits.Write(writer, limit, options);
        }

        writer.WritePropertyName("basis");
        Grounds.Write(writer, value.Basis, options);
        writer.WriteEndObject();
    }

    private static SpecialStepKind KindOf(string? name)
    {
        foreach (var kind in Enum.GetValues<SpecialStepKind>())
        {
            if (string.Equals(JsonNamingPolicy.CamelCase.ConvertName(kind.ToString()), name, StringComparison.Ordinal)) return kind;
        }

        throw new JsonException("The kind of a special step is not known.");
    }
}
