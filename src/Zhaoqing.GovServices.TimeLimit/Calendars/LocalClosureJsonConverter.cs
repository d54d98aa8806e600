using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Zhaoqing.GovServices.TimeLimit;

/// <summary>
/// Writes a closure as <c>{"division":"4412","first":"2026-09-10","last":"2026-09-11","name":"台风停工","basis":{…},"effect":"windowsOnly"}</c>
/// and reads it back by the rules of <see cref="LocalClosure.Of"/>; needs no reflection.
/// </summary>
/// <remarks>Anything missing, unknown or doubled, and a closure that is refused, is a <see cref="JsonException"/>.</remarks>
public sealed class LocalClosureJsonConverter : JsonConverter<LocalClosure>
{
    private const string Division = "division", First = "first", Last = "last", Name = "name", Basis = "basis", Effect = "effect";

    private static readonly LegalGroundJsonConverter Grounds = new();

    /// <inheritdoc/>
    public override LocalClosure Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var closure = StrictObject.Read(ref reader, "A closure", Division, First, Last, Name, Basis, Effect);
        if (!DivisionCode.TryParse(closure.Text(Division), provider: null, out var division)) throw closure.Wrong(Division);
        var effect = closure.Text(Effect) switch { "windowsOnly" => ClosureEffect.WindowsOnly, "limitsToo" => ClosureEffect.LimitsToo, _ => throw closure.Wrong(Effect) };
        return LocalClosure.Of(division, closure.Day(First), closure.Day(Last), closure.Text(Name), closure.Part(Basis, Grounds, options), effect)
            .Match(refusal => throw new JsonException(refusal.Message), read => read);
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, LocalClosure value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(value);
        writer.WriteStartObject();
        writer.WriteString(Division, value.Division.ToString(format: null, CultureInfo.InvariantCulture));
        writer.WriteDay(First, value.First);
        writer.WriteDay(Last, value.Last);
        writer.WriteString(Name, value.Name);
        writer.WritePropertyName(Basis);
        Grounds.Write(writer, value.Basis, options);
        writer.WriteString(Effect, value.Effect == ClosureEffect.LimitsToo ? "limitsToo" : "windowsOnly");
        writer.WriteEndObject();
    }
}
