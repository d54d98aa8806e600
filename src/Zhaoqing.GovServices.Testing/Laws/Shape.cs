using System.Collections;
using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;
using System.Text;

namespace Zhaoqing.GovServices.Testing;

/// <summary>What a value is made of, as a text: two are equal exactly where every public property is, lists element by element.</summary>
public static class Shape
{
    private static readonly ConcurrentDictionary<Type, PropertyInfo[]> Members = new();

    /// <summary>The text of a value. Values that write themselves (codes, days, instants) stand as they do; people's numbers stay masked.</summary>
    /// <param name="value">The value; its properties must not lead back to it.</param>
    public static string Of(object? value)
    {
        var text = new StringBuilder();
        Write(text, value);
        return text.ToString();
    }

    /// <summary>Whether two values are made of the same.</summary>
    public static bool Same(object? one, object? other) => string.Equals(Of(one), Of(other), StringComparison.Ordinal);

    private static void Write(StringBuilder text, object? value)
    {
        if (value is null)
        {
            text.Append('∅');
        }
        else if (value is string or IFormattable || value.GetType().IsPrimitive)
        {
            text.Append(CultureInfo.InvariantCulture, $"'{value}'");
        }
        else if (value is IEnumerable many)
        {
            text.Append('[');
            foreach (object? one in IsDefaultArray(value) ? Array.Empty<object?>() : many) Write(text, one);
            text.Append(']');
        }
        else if (Members.GetOrAdd(value.GetType(), MembersOf) is { Length: > 0 } members)
        {
            text.Append(value.GetType().Name).Append('{');
            foreach (var member in members)
            {
                text.Append(member.Name).Append('=');
                Write(text, member.GetValue(value));
            }

            text.Append('}');
        }
        else
        {
            text.Append(value);
        }
    }

    private static bool IsDefaultArray(object value) =>
        value.GetType() is { IsGenericType: true } type && type.GetGenericTypeDefinition() == typeof(ImmutableArray<>)
        && (bool)type.GetProperty(nameof(ImmutableArray<int>.IsDefault))!.GetValue(value)!;

    private static PropertyInfo[] MembersOf(Type type) =>
        [.. type.GetProperties(BindingFlags.Instance | BindingFlags.Public).Where(property => property.GetIndexParameters().Length == 0).OrderBy(property => property.Name, StringComparer.Ordinal)];
}
