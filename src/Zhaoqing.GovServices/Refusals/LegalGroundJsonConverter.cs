using System.Text.Json;
using System.Text.Json.Serialization;

namespace Zhaoqing.GovServices;

/// <summary>Writes a ground as <c>{"clause":"REG-2.8"}</c> or <c>{"law":"…","article":"…","text":"…"}</c> and reads it back; needs no reflection.</summary>
/// <remarks>The words of a clause are the plan's own and are not written. Anything missing, unknown or doubled is a <see cref="JsonException"/>.</remarks>
public sealed class LegalGroundJsonConverter : JsonConverter<LegalGround>
{
    private const string Clause = "clause", Law = "law", Article = "article", Words = "text";

    /// <inheritdoc/>
    public override LegalGround Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartObject) throw new JsonException("A legal ground is an object.");
        var members = new Dictionary<string, string?>(StringComparer.Ordinal);
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            string name = reader.GetString()!;
            reader.Read();
            bool known = name is Clause or Law or Article or Words && reader.TokenType is JsonTokenType.String or JsonTokenType.Null;
            if (!known || !members.TryAdd(name, reader.GetString())) throw new JsonException("A legal ground has a clause, or a law, an article and words, each once.");
        }

        try
        {
            return members.TryGetValue(Clause, out string? clause) && members.Count == 1 && clause is not null
                ? LegalGround.OfClause(clause)
                : LegalGround.OfLaw(members.GetValueOrDefault(Law)!, members.GetValueOrDefault(Article), members.GetValueOrDefault(Words)!);
        }
        catch (Exception fault) when (fault is ArgumentException or FormatException)
        {
            throw new JsonException("A legal ground names a clause of the plan, or a law with its words.", fault);
        }
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, LegalGround value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(value);
        writer.WriteStartObject();
        if (value.Clause is { } clause)
        {
            writer.WriteString(Clause, clause.ToString());
        }
        else
        {
            writer.WriteString(Law, value.Law);
            if (value.Article is { } article) writer.WriteString(Article, article);
            writer.WriteString(Words, value.Text);
        }

        writer.WriteEndObject();
    }
}
