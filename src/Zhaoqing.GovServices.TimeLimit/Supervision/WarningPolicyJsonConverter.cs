using System.Text.Json;
using System.Text.Json.Serialization;

namespace Zhaoqing.GovServices.TimeLimit;

/// <summary>Writes a policy as <c>{"yellowAtMost":3,"redAtMost":0}</c> and reads it back by the rules of <see cref="WarningPolicy.Of"/>; needs no reflection.</summary>
/// <remarks>Anything missing, unknown, doubled or out of range is a <see cref="JsonException"/>.</remarks>
public sealed class WarningPolicyJsonConverter : JsonConverter<WarningPolicy>
{
    private const string Yellow = "yellowAtMost", Red = "redAtMost";

    /// <inheritdoc/>
    public override WarningPolicy Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var policy = StrictObject.Read(ref reader, "A warning policy", Yellow, Red);
        return WarningPolicy.Of(policy.Number(Yellow), policy.Number(Red)).Match(refusal => throw new JsonException(refusal.Message), read => read);
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, WarningPolicy value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(value);
        writer.WriteStartObject();
        writer.WriteNumber(Yellow, value.YellowAtMost);
        writer.WriteNumber(Red, value.RedAtMost);
        writer.WriteEndObject();
    }
}
