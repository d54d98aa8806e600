using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;
using Zhaoqing.GovServices.Journal.Hosting;
using Zhaoqing.GovServices.TimeLimit;

namespace Zhaoqing.GovServices.Cases.Hosting;

/// <summary>Reads the members of an object one by one; what it does not expect ends the reading, and the object is then read by its contract.</summary>
internal ref struct PlainReader
{
    private readonly ReadOnlySpan<byte> _content;
    private readonly KnownValues? _known;
    private Utf8JsonReader _json;

    internal PlainReader(ReadOnlySpan<byte> content, KnownValues? known)
    {
        _content = content;
        _known = known;
        _json = new Utf8JsonReader(content);
        _json.Read();
        IsPlain = true;
    }

    /// <summary>Whether everything was as expected so far.</summary>
    internal bool IsPlain { get; private set; }

    /// <summary>Whether everything was as expected, to the end.</summary>
    internal bool IsPlainToTheEnd => IsPlain && !_json.Read();

    /// <summary>Stands on an object; its members follow.</summary>
    internal void Begin() => Expect(JsonTokenType.StartObject);

    /// <summary>Goes to the next member of the object.</summary>
    internal bool Next()
    {
        if (!IsPlain) return false;
        _json.Read();
        return _json.TokenType == JsonTokenType.PropertyName;
    }

    /// <summary>Whether the member has this name; if so, stands on its value.</summary>
    internal bool Is(ReadOnlySpan<byte> name) => _json.ValueTextEquals(name) && _json.Read();

    /// <summary>Goes to the next element of an array that begins here or goes on.</summary>
    internal bool NextElement()
    {
        if (!IsPlain) return false;
        _json.Read();
        return _json.TokenType != JsonTokenType.EndArray;
    }

    internal void BeginArray() => Expect(JsonTokenType.StartArray);

    internal void IsNull() => Expect(JsonTokenType.Null);

    internal void IsEmptyArray()
    {
        BeginArray();
        if (NextElement()) NotPlain();
    }

    internal void NotPlain() => IsPlain = false;

    internal bool TryNull() => _json.TokenType == JsonTokenType.Null;

    internal string Text()
    {
        if (_json.TokenType == JsonTokenType.String) return _json.GetString()!;
        NotPlain();
        return "";
    }

    internal string? TextOrNull() => TryNull() ? null : Text();

    /// <summary>A text that many records have, kept once where known values are.</summary>
    internal string CommonText() =>
        _known is null || _json.TokenType != JsonTokenType.String || _json.ValueIsEscaped ? Text() : _known.TextOf(_json.ValueSpan);

    internal string? CommonTextOrNull() => TryNull() ? null : CommonText();

    internal T Code<T>()
        where T : struct, IParsable<T>
    {
        if (!T.TryParse(Text(), provider: null, out var code)) NotPlain();
        return code;
    }

    internal T CommonCode<T>()
        where T : struct, IParsable<T>
    {
        if (!T.TryParse(CommonText(), provider: null, out var code)) NotPlain();
        return code;
    }

    internal T Name<T>()
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

    internal bool Flag()
    {
        if (_json.TokenType is not (JsonTokenType.True or JsonTokenType.False)) NotPlain();
        return _json.TokenType == JsonTokenType.True;
    }

    internal Instant Instant() => Value(EventContract.Instants);

    internal LocalDate Day() => Value(EventContract.Days);

    internal DueDay? DueOrNull()
    {
        if (TryNull()) return null;
        LocalDate? date = null;
        bool? provisional = null;
        for (Begin(); Next();)
        {
            if (Is("date"u8)) date = Day();
            else if (Is("provisional"u8)) provisional = Flag();
            else NotPlain();
        }

        if (date is { } day && provisional is { } moves) return new DueDay(day, moves);
        NotPlain();
        return null;
    }

    /// <summary>Passes over a member by its name.</summary>
    internal void PassOver() => _json.Skip();

    /// <summary>The bytes of the value, which is passed over.</summary>
    internal ReadOnlySpan<byte> Raw()
    {
        int start = (int)_json.TokenStartIndex;
        _json.Skip();
        return _content[start..(int)_json.BytesConsumed];
    }

    private T Value<T>(JsonConverter<T> converter)
    {
        if (_json.TokenType == JsonTokenType.String) return converter.Read(ref _json, typeof(T), CaseEventJson.Default.Options)!;
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
