using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;
using NodaTime.Text;

namespace Zhaoqing.GovServices.TimeLimit;

/// <summary>A JSON object with known members, each at most once; whatever else stands in it is a <see cref="JsonException"/>.</summary>
internal readonly struct StrictObject
{
    private readonly JsonElement _element;
    private readonly string _what;

    private StrictObject(JsonElement element, string what)
    {
        _element = element;
        _what = what;
    }

    /// <summary>Reads the value at which the reader stands.</summary>
    /// <param name="reader">At the object; afterwards at its end.</param>
    /// <param name="what">How messages call it, for example <c>A due day</c>.</param>
    /// <param name="members">The members that it may have.</param>
    public static StrictObject Read(ref Utf8JsonReader reader, string what, params ReadOnlySpan<string> members)
    {
        if (reader.TokenType != JsonTokenType.StartObject) throw new JsonException($"{what} is an object.");
        var element = JsonElement.ParseValue(ref reader);
        int seen = 0;
        foreach (var member in element.EnumerateObject())
        {
            int place = 0;
            while (place < members.Length && !member.NameEquals(members[place])) place++;
            if (place == members.Length || (seen & (1 << place)) != 0) throw new JsonException($"{what} has {string.Join(", ", members!)}, each once, and nothing else.");
            seen |= 1 << place;
        }

        return new StrictObject(element, what);
    }

    /// <summary>The exception for a member that is not what it must be.</summary>
    public JsonException Wrong(string member) => new($"{_what} has no valid {member}.");

    /// <summary>A member that must be there, of any kind.</summary>
    public JsonElement Member(string member) => _element.TryGetProperty(member, out var value) ? value : throw Wrong(member);

    /// <summary>A text, or nothing where the member is null or left out.</summary>
    public string? TextOrNull(string member) =>
        !_element.TryGetProperty(member, out var value) || value.ValueKind == JsonValueKind.Null ? null : value.ValueKind == JsonValueKind.String ? value.GetString() : throw Wrong(member);

    /// <summary>A text that must be there.</summary>
    public string Text(string member) => TextOrNull(member) ?? throw Wrong(member);

    /// <summary>A day as yyyy-MM-dd that must be there.</summary>
    public LocalDate Day(string member) => LocalDatePattern.Iso.Parse(Text(member)).TryGetValue(default, out var day) ? day : throw Wrong(member);

    /// <summary>True or false, which must be there.</summary>
    public bool Flag(string member) => Member(member).ValueKind switch { JsonValueKind.True => true, JsonValueKind.False => false, _ => throw Wrong(member) };

    /// <summary>A whole number that must be there.</summary>
    public int Number(string member) => Member(member) is { ValueKind: JsonValueKind.Number } value && value.TryGetInt32(out int number) ? number : throw Wrong(member);

    /// <summary>A member that must be there, read by the converter of its type.</summary>
    public T Part<T>(string member, JsonConverter<T> converter, JsonSerializerOptions options)
        where T : class
    {
        var reader = new Utf8JsonReader(JsonMarshal.GetRawUtf8Value(Member(member)));
        reader.Read();
        return converter.Read(ref reader, typeof(T), options) ?? throw Wrong(member);
    }

    /// <summary>Whether the member stands in the object.</summary>
    public bool Has(string member) => _element.TryGetProperty(member, out _);
}
