using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Zhaoqing.GovServices.Cases;

/// <summary>An earlier life inside one event: each event as <c>{"type":"case.accepted.v1","content":{…}}</c>, by the wire names of the record and by the options around it.</summary>
internal sealed class EarlierEventsJsonConverter : JsonConverter<ImmutableArray<CaseEvent>>
{
    /// <summary>What a life in an old system can hold.</summary>
    public static FrozenDictionary<string, Type> Types { get; } = new Dictionary<string, Type>(StringComparer.Ordinal)
    {
        ["case.submitted.v1"] = typeof(CaseSubmitted),
        ["case.accepted.v1"] = typeof(CaseAccepted),
        ["case.supplement-asked.v1"] = typeof(CaseSupplementAsked),
        ["case.supplemented.v1"] = typeof(CaseSupplemented),
        ["case.lapsed.v1"] = typeof(CaseLapsed),
        ["case.step-started.v1"] = typeof(CaseStepStarted),
        ["case.step-ended.v1"] = typeof(CaseStepEnded),
        ["case.extended.v1"] = typeof(CaseExtended),
        ["case.overdue.v1"] = typeof(CaseOverdue),
        ["case.channel-changed.v1"] = typeof(CaseChannelChanged),
        ["case.decided.v1"] = typeof(CaseDecided),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static FrozenDictionary<Type, string> Names { get; } = Types.ToFrozenDictionary(pair => pair.Value, pair => pair.Key);

    /// <inheritdoc/>
    public override ImmutableArray<CaseEvent> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using var document = JsonDocument.ParseValue(ref reader);
        if (document.RootElement.ValueKind != JsonValueKind.Array) throw new JsonException("An earlier life is a list of events.");
        return [.. document.RootElement.EnumerateArray().Select(entry => EventOf(entry, options))];
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, ImmutableArray<CaseEvent> value, JsonSerializerOptions options)
    {
        writer.WriteStartArray();
        foreach (var happened in value)
        {
            var type = happened.GetType();
            writer.WriteStartObject();
            writer.WriteString("type", Names.TryGetValue(type, out string? name) ? name : throw new JsonException($"{type.Name} is no event of an earlier life."));
            writer.WritePropertyName("content");
            JsonSerializer.Serialize(writer, happened, options.GetTypeInfo(type));
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static CaseEvent EventOf(JsonElement entry, JsonSerializerOptions options)
    {
        if (entry.ValueKind != JsonValueKind.Object || !entry.TryGetProperty("type", out var name) || name.ValueKind != JsonValueKind.String || !entry.TryGetProperty("content", out var content))
            throw new JsonException("An event of an earlier life has a type and a content.");
        if (!Types.TryGetValue(name.GetString()!, out var type)) throw new JsonException("The event is none of an earlier life.");
        return content.Deserialize(options.GetTypeInfo(type)) as CaseEvent ?? throw new JsonException("The content of an event is null.");
    }
}
