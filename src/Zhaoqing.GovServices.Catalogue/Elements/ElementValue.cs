using System.Diagnostics.CodeAnalysis;

namespace Zhaoqing.GovServices.Catalogue;

/// <summary>How the value of an element is read: <see langword="null"/> is not filled in, an empty text is a blank, <c>/</c> a stroke, and <c>无</c> alone says that there is none.</summary>
public static class ElementValue
{
    /// <summary>The value that says there is none (无).</summary>
    public const string None = "无";

    /// <summary>What stands between several values of one element.</summary>
    public const char Separator = '\n';

    /// <summary>Whether a value is filled in, <c>无</c> included: a blank, a stroke, a dash and −1 are not.</summary>
    public static bool IsFilled([NotNullWhen(true)] string? value) => !string.IsNullOrWhiteSpace(value) && value is not ("/" or "-" or "-1" or "null");

    /// <summary>Whether a value is filled in and says more than 无.</summary>
    public static bool IsStated([NotNullWhen(true)] string? value) => IsFilled(value) && !string.Equals(value, None, StringComparison.Ordinal);

    /// <summary>The values of an element that takes several, in their order.</summary>
    public static string[] Split(string? value) => IsStated(value) ? value.Split(Separator) : [];

    /// <summary>One value out of several.</summary>
    /// <exception cref="ArgumentException">A part holds a line feed.</exception>
    public static string Join(params ReadOnlySpan<string> parts)
    {
        foreach (string part in parts)
        {
            if (part.Contains(Separator, StringComparison.Ordinal)) throw new ArgumentException("A part of a value is one line.", nameof(parts));
        }

        return string.Join(Separator, parts);
    }

    /// <summary>Whether one of the values is <paramref name="part"/>; looks without splitting.</summary>
    internal static bool Has(string? value, string part)
    {
        if (value is null) return false;
        foreach (var range in value.AsSpan().Split(Separator))
        {
            if (value.AsSpan(range).SequenceEqual(part)) return true;
        }

        return false;
    }

    internal static int Count(string value) => value.AsSpan().Count(Separator) + 1;
}
