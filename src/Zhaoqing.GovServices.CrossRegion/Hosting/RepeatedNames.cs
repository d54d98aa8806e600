using System.Text;
using System.Text.Json;

namespace Zhaoqing.GovServices.CrossRegion.Hosting;

/// <summary>How names of one object repeat.</summary>
internal enum RepeatedName
{
    None,

    /// <summary>Two differ only in the case of their letters.</summary>
    ButForCase,

    /// <summary>Two are the same, or one is no text that can be told from others.</summary>
    Same,
}

/// <summary>Looks whether an object of a JSON text has a name twice.</summary>
internal static class RepeatedNames
{
    /// <summary>So many names of an object, or of objects within each other, are compared in place; where there are more, or other than plain letters, each is made a string.</summary>
    private const int Most = 64;

    /// <summary>What repeats in a text that is JSON.</summary>
    public static RepeatedName In(ReadOnlySpan<byte> bytes)
    {
        Span<Range> names = stackalloc Range[Most];
        Span<int> objects = stackalloc int[Most + 1];
        int count = 0, depth = 0;
        var found = RepeatedName.None;
        var reader = new Utf8JsonReader(bytes);
        while (reader.Read())
        {
            switch (reader.TokenType)
            {
                case JsonTokenType.StartObject:
                    objects[depth++] = count;
                    break;
                case JsonTokenType.EndObject:
                    count = objects[--depth];
                    break;
                case JsonTokenType.PropertyName:
                    var name = reader.ValueSpan;
                    if (reader.ValueIsEscaped || !Ascii.IsValid(name) || count == Most) return Slowly(bytes);
                    for (int i = objects[depth - 1]; i < count; i++)
                    {
                        var other = bytes[names[i]];
                        if (other.Length != name.Length || !Ascii.EqualsIgnoreCase(other, name)) continue;
                        if (other.SequenceEqual(name)) return RepeatedName.Same;
                        found = RepeatedName.ButForCase;
                    }

                    int start = (int)reader.TokenStartIndex + 1;
                    names[count++] = start..(start + name.Length);
                    break;
            }
        }

        return found;
    }

    private static RepeatedName Slowly(ReadOnlySpan<byte> bytes)
    {
        var reader = new Utf8JsonReader(bytes);
        var objects = new Stack<(HashSet<string> Names, HashSet<string> InAnyCase)>();
        var found = RepeatedName.None;
        try
        {
            while (reader.Read())
            {
                if (reader.TokenType == JsonTokenType.StartObject) objects.Push((new(StringComparer.Ordinal), new(StringComparer.OrdinalIgnoreCase)));
                else if (reader.TokenType == JsonTokenType.EndObject) objects.Pop();
                else if (reader.TokenType == JsonTokenType.PropertyName)
                {
                    string name = reader.GetString()!;
                    if (!objects.Peek().Names.Add(name)) return RepeatedName.Same;
                    if (!objects.Peek().InAnyCase.Add(name)) found = RepeatedName.ButForCase;
                }
            }

            return found;
        }
        catch (InvalidOperationException)
        {
            // Half a surrogate pair, written as an escape.
            return RepeatedName.Same;
        }
    }
}
