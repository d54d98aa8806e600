using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using NodaTime;
using NodaTime.Text;

namespace Zhaoqing.GovServices.Catalogue.Hosting;

/// <summary>How an event of a change stands in the record: the number of the change beside what happened.</summary>
/// <param name="Change">The number of the change.</param>
/// <param name="At">When.</param>
/// <param name="By">Who.</param>
internal sealed record ChangeRecord(string Change, Instant At, EditorRecord By)
{
    public ChangeCause? Cause { get; init; }

    public LegalGround? Evidence { get; init; }

    public ImmutableArray<EditRecord>? Edits { get; init; }

    /// <summary>The matters as they shall be, in the form of <see cref="EditionJson"/>.</summary>
    public JsonElement? Matters { get; init; }

    public Remark? Reason { get; init; }

    public Instant? Effective { get; init; }
}

/// <summary>Who acted.</summary>
internal sealed record EditorRecord(string Id, EditorRole Role, DivisionCode Level);

/// <summary>A matter that is edited, and the hash of what it was.</summary>
internal sealed record EditRecord(MatterCode Matter, string? Base);

[JsonSerializable(typeof(ChangeRecord))]
internal sealed partial class ChangeJson : JsonSerializerContext
{
    /// <summary>The contract of the record, with times, grounds and names as everywhere in it.</summary>
    internal static JsonTypeInfo<ChangeRecord> Contract()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web)
        {
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            TypeInfoResolver = Default,
        };
        options.Converters.Add(new JsonStringEnumConverter<ChangeCause>(JsonNamingPolicy.CamelCase, allowIntegerValues: false));
        options.Converters.Add(new JsonStringEnumConverter<EditorRole>(JsonNamingPolicy.CamelCase, allowIntegerValues: false));
        options.Converters.Add(new InstantConverter());
        return (JsonTypeInfo<ChangeRecord>)options.GetTypeInfo(typeof(ChangeRecord));
    }

    private sealed class InstantConverter : JsonConverter<Instant>
    {
        public override Instant Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            InstantPattern.ExtendedIso.Parse(reader.GetString() ?? "") is { Success: true } read ? read.Value : throw new JsonException("An instant has the form 2026-11-29T04:00:00Z.");

        public override void Write(Utf8JsonWriter writer, Instant value, JsonSerializerOptions options) => writer.WriteStringValue(InstantPattern.ExtendedIso.Format(value));
    }
}
