using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;

namespace Zhaoqing.GovServices.Journal.Hosting;

/// <summary>Reads the members of an object of the record one by one; what it does not expect ends the reading, and the object is then read by its contract (<see cref="EventContract{TEvent}"/>).</summary>
/// <remarks>For the few events that most of a record consists of: several times as fast as the contract. A reader gives exactly what the contract gives, or nothing.</remarks>
/// <example><code>for (json.Begin(); json.Next();) { if (json.Is("at"u8)) at = json.Instant(); else json.NotPlain(); }</code></example>
public ref struct PlainReader
{
    private static readonly JsonSerializerOptions Options = new();

    private readonly ReadOnlySpan<byte> _content;
    private readonly KnownTexts? _known;
    private Utf8JsonReader _json;

    /// <summary>Stands before the first token.</summary>
    /// <param name="content">UTF-8 JSON.</param>
    /// <param name="known">Where texts that many records have are kept once; <see langword="null"/> to keep none.</param>
    public PlainReader(ReadOnlySpan<byte> content, KnownTexts? known)
    {
        _content = content;
        _known = known;
        _json = new Utf8JsonReader(content);
        _json.Read();
        IsPlain = true;
    }

    /// <summary>Whether everything was as expected so far.</summary>
    public bool IsPlain { get; private set; }

    /// <summary>Whether everything was as expected, to the end.</summary>
    public bool IsPlainToTheEnd => IsPlain && !_json.Read();

    /// <summary>Stands on an object; its members follow.</summary>
    public void Begin() => Expect(JsonTokenType.StartObject);

    /// <summary>Goes to the next member of the object.</summary>
    public bool Next()
    {
        if (!IsPlain) return false;
        _json.Read();
        return _json.TokenType == JsonTokenType.PropertyName;
    }

    /// <summary>Whether the member has this name; if so, stands on its value.</summary>
    public bool Is(ReadOnlySpan<byte> name) => _json.ValueTextEquals(name) && _json.Read();

    /// <summary>Goes to the next element of an array that begins here or goes on.</summary>
    public bool NextElement()
    {
        if (!IsPlain) return false;
        _json.Read();
        return _json.TokenType != JsonTokenType.EndArray;
    }

    /// <summary>Stands on an array; its elements follow.</summary>
    public void BeginArray() => Expect(JsonTokenType.StartArray);

    /// <summary>The value is null; any other is not expected.</summary>
    public void IsNull() => Expect(JsonTokenType.Null);

    /// <summary>The value is an array of nothing; any other is not expected.</summary>
    public void IsEmptyArray()
    {
        BeginArray();
        if (NextElement()) NotPlain();
    }

    /// <summary>What is here was not expected: the reading ends.</summary>
    public void NotPlain() => IsPlain = false;

    /// <summary>Whether the value is null.</summary>
    public bool TryNull() => _json.TokenType == JsonTokenType.Null;

    /// <summary>A text.</summary>
    public string Text()
    {
        if (_json.TokenType == JsonTokenType.String) return _json.GetString()!;
        NotPlain();
        return "";
    }

    /// <summary>A text or null.</summary>
    public string? TextOrNull() => TryNull() ? null : Text();

    /// <summary>A text that many records have, kept once where known values are.</summary>
    public string CommonText() =>
        _known is null || _json.TokenType != JsonTokenType.String || _json.ValueIsEscaped ? Text() : _known.TextOf(_json.ValueSpan);

    /// <summary>A text that many records have, or null.</summary>
    public string? CommonTextOrNull() => TryNull() ? null : CommonText();

    /// <summary>A code by its text.</summary>
    public T Code<T>()
        where T : struct, IParsable<T>
    {
        if (!T.TryParse(Text(), provider: null, out var code)) NotPlain();
        return code;
    }

    /// <summary>A code that many records have, by its text.</summary>
    public T CommonCode<T>()
        where T : struct, IParsable<T>
    {
        if (!T.TryParse(CommonText(), provider: null, out var code)) NotPlain();
        return code;
    }

    /// <summary>A GUID in its usual form.</summary>
    public Guid Id()
    {
        if (_json.TokenType == JsonTokenType.String && _json.TryGetGuid(out var id)) return id;
        NotPlain();
        return default;
    }

    /// <summary>A value of a closed set by its camelCase name.</summary>
    public T Name<T>()
        where T : struct, Enum
    {
        if (_json.TokenType == JsonTokenType.String)
        {
            foreach (var (name, value) in Names<T>.All)
            {
                if (_json.ValueTextEquals(name)) return value;
            }
        }

        NotPlain();
        return default;
    }

    /// <summary>True or false.</summary>
    public bool Flag()
    {
        if (_json.TokenType is not (JsonTokenType.True or JsonTokenType.False)) NotPlain();
        return _json.TokenType == JsonTokenType.True;
    }

    /// <summary>An instant, see <see cref="EventContract.Instants"/>.</summary>
    public Instant Instant() => Value(EventContract.Instants);

    /// <summary>A day, see <see cref="EventContract.Days"/>.</summary>
    public LocalDate Day() => Value(EventContract.Days);

    /// <summary>Passes over a member by its name.</summary>
    public void PassOver() => _json.Skip();

    /// <summary>The bytes of the value, which is passed over.</summary>
    public ReadOnlySpan<byte> Raw()
    {
        int start = (int)_json.TokenStartIndex;
        _json.Skip();
        return _content[start..(int)_json.BytesConsumed];
    }

    private T Value<T>(JsonConverter<T> converter)
    {
        if (_json.TokenType == JsonTokenType.String) return converter.Read(ref _json, typeof(T), Options)!;
        NotPlain();
        return default!;
    }

    private void Expect(JsonTokenType token)
    {
        if (_json.TokenType != token) NotPlain();
    }

    /// <summary>The values of a closed set by the bytes of their names.</summary>
    private static class Names<T>
        where T : struct, Enum
    {
        internal static readonly ImmutableArray<(byte[] Name, T Value)> All =
            [.. Enum.GetValues<T>().Select(value => (System.Text.Encoding.UTF8.GetBytes(JsonNamingPolicy.CamelCase.ConvertName(value.ToString())), value))];
    }
}
