using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Zhaoqing.GovServices.Catalogue;

/// <summary>Says what in a JSON file is not as it should be.</summary>
internal sealed class JsonFault(string message) : Exception(message);

/// <summary>Walks through JSON members that are known beforehand, each at most once, and remembers where it stands.</summary>
internal ref struct JsonCursor(ReadOnlySpan<byte> utf8)
{
    /// <summary>The deepest that the form itself goes, and no more.</summary>
    private const int MaxDepth = 8;

    private readonly ReadOnlySpan<byte> _utf8 = utf8;
    /// <summary>For each depth the member, or with <see langword="null"/> the number of the item, on which it stands.</summary>
    private readonly string?[] _names = new string?[MaxDepth + 1];
    private readonly int[] _items = new int[MaxDepth + 1];
    private Utf8JsonReader _json = new(utf8, new JsonReaderOptions { MaxDepth = MaxDepth });

    public readonly JsonTokenType Token => _json.TokenType;

    public void Next() => _json.Read();

    /// <summary>Whether there is one more member; its number among the known ones, with its value as the token.</summary>
    public bool Member(scoped ReadOnlySpan<string> known, ref uint seen, out int member)
    {
        _json.Read();
        member = -1;
        if (_json.TokenType == JsonTokenType.EndObject) return false;
        for (int i = 0; i < known.Length; i++)
        {
            if (!_json.ValueTextEquals(known[i])) continue;
            _names[_json.CurrentDepth] = known[i];
            if ((seen & (1u << i)) != 0) throw new JsonFault("成员重复");
            seen |= 1u << i;
            member = i;
            _json.Read();
            return true;
        }

        _names[_json.CurrentDepth] = "?";
        throw new JsonFault("有不认识的成员");
    }

    /// <summary>Whether there is one more member that is named by an element, with its value as the token.</summary>
    /// <param name="elements">The elements that may be named.</param>
    /// <param name="place">The place of the element before; becomes that of this one. Elements mostly come in their order.</param>
    public bool Element(scoped ReadOnlySpan<ElementDefinition> elements, ref int place)
    {
        _json.Read();
        if (_json.TokenType == JsonTokenType.EndObject) return false;
        for (int looked = 0; looked < elements.Length; looked++)
        {
            place = place + 1 < elements.Length ? place + 1 : 0;
            string name = elements[place].Id.ToString();
            if (!_json.ValueTextEquals(name)) continue;
            _names[_json.CurrentDepth] = name;
            _json.Read();
            return true;
        }

        _names[_json.CurrentDepth] = "?";
        throw new JsonFault("要素集中没有这一要素");
    }

    /// <summary>Whether there is one more item in the array, which becomes the token.</summary>
    public bool Item(ref int count)
    {
        if (count == 0 && _json.TokenType != JsonTokenType.StartArray) throw new JsonFault("应为数组");
        _json.Read();
        if (_json.TokenType == JsonTokenType.EndArray) return false;
        _names[_json.CurrentDepth] = null;
        _items[_json.CurrentDepth] = count++;
        return true;
    }

    public readonly void Object()
    {
        if (_json.TokenType != JsonTokenType.StartObject) throw new JsonFault("应为对象");
    }

    public static void Required(scoped ReadOnlySpan<string> known, uint seen, uint required)
    {
        for (int i = 0; i < known.Length; i++)
        {
            if ((required & ~seen & (1u << i)) != 0) throw new JsonFault($"缺少{known[i]}");
        }
    }

    public readonly string Text() => _json.TokenType == JsonTokenType.String ? _json.GetString()! : throw new JsonFault("应为文本");

    /// <summary>The text that is the token, kept once.</summary>
    public string Text(KeptTexts texts) => _json.TokenType == JsonTokenType.String ? texts.Of(ref _json) : throw new JsonFault("应为文本");

    public readonly bool Flag() => _json.TokenType switch { JsonTokenType.True => true, JsonTokenType.False => false, _ => throw new JsonFault("应为true或false") };

    public readonly int Number() => _json.TokenType == JsonTokenType.Number && _json.TryGetInt32(out int number) ? number : throw new JsonFault("应为整数");

    public readonly T Choice<T>()
        where T : struct, Enum => Names<T>.All.TryGetValue(Text(), out var value) ? value : throw new JsonFault("不是可用的值");

    public readonly void End()
    {
        var json = _json;
        if (json.Read()) throw new JsonFault("后面还有内容");
    }

    /// <summary>Path, line and byte of the token, or of the fault in the syntax.</summary>
    public readonly string Place(JsonException? syntax)
    {
        var path = new StringBuilder("$");
        for (int depth = 1; depth <= Math.Min(_json.CurrentDepth, MaxDepth); depth++)
        {
            if (_names[depth] is { } name) path.Append('.').Append(name);
            else path.Append(CultureInfo.InvariantCulture, $"[{_items[depth]}]");
        }

        var before = _utf8[..(int)_json.TokenStartIndex];
        long line = syntax?.LineNumber ?? before.Count((byte)'\n'), at = syntax?.BytePositionInLine ?? before.Length - before.LastIndexOf((byte)'\n') - 1;
        return string.Create(CultureInfo.InvariantCulture, $"{path}(第{line + 1}行第{at + 1}字节)");
    }

    private static class Names<T>
        where T : struct, Enum
    {
        public static readonly FrozenDictionary<string, T> All = Enum.GetValues<T>().ToFrozenDictionary(value => value.ToString(), StringComparer.Ordinal);
    }
}
