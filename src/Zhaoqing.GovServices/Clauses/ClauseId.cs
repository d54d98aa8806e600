using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace Zhaoqing.GovServices;

/// <summary>The number of a clause (条款编号) of the Zhaoqing plan, for example <c>REG-2.4</c>: chapter, item, row.</summary>
/// <remarks>Immutable. <c>default</c> is no clause: every read of it throws <see cref="InvalidOperationException"/>.</remarks>
[JsonConverter(typeof(TextJsonConverter<ClauseId>))]
public readonly record struct ClauseId : IParsable<ClauseId>, IComparable<ClauseId>
{
    private readonly string? _text;

    private ClauseId(string text) => _text = text;

    private string Text => _text ?? throw new InvalidOperationException("default(ClauseId) is no clause.");

    /// <summary>Reads a clause number: capitals, a hyphen, an item number and, if there is one, a point and a row number from 1; numbers without leading zeros.</summary>
    /// <exception cref="FormatException"><paramref name="s"/> has another form.</exception>
    public static ClauseId Parse(string s, IFormatProvider? provider = null)
    {
        ArgumentNullException.ThrowIfNull(s);
        return TryParse(s, provider, out var id) ? id : throw new FormatException("A clause number has the form REG-2.4 or TAB-1.");
    }

    /// <summary>Reads a clause number without throwing; see <see cref="Parse"/> for the form.</summary>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out ClauseId result)
    {
        result = default;
        if (s is null || s.Length > 16) return false;
        int hyphen = s.IndexOf('-', StringComparison.Ordinal);
        if (hyphen < 1 || s.AsSpan(0, hyphen).ContainsAnyExceptInRange('A', 'Z')) return false;
        var numbers = s.AsSpan(hyphen + 1);
        int point = numbers.IndexOf('.');
        if (!IsNumber(point < 0 ? numbers : numbers[..point])) return false;
        if (point >= 0 && (!IsNumber(numbers[(point + 1)..]) || numbers[point + 1] == '0')) return false;
        result = new(s);
        return true;
    }

    /// <summary>Orders clauses as the plan does: by chapter, then by item and row as numbers.</summary>
    public int CompareTo(ClauseId other)
    {
        var (chapter, item, row) = Parts();
        var (otherChapter, otherItem, otherRow) = other.Parts();
        int order = ChapterOrder(chapter).CompareTo(ChapterOrder(otherChapter));
        if (order == 0) order = string.CompareOrdinal(chapter, otherChapter);
        return order != 0 ? order : (item, row).CompareTo((otherItem, otherRow));
    }

    /// <summary>The number as the plan's table prints it, for example <c>REG-2.4</c>.</summary>
    public override string ToString() => Text;

    /// <summary>Whether <paramref name="left"/> stands before <paramref name="right"/> in the plan.</summary>
    public static bool operator <(ClauseId left, ClauseId right) => left.CompareTo(right) < 0;

    /// <summary>Whether <paramref name="left"/> stands after <paramref name="right"/> in the plan.</summary>
    public static bool operator >(ClauseId left, ClauseId right) => left.CompareTo(right) > 0;

    /// <summary>Whether <paramref name="left"/> is <paramref name="right"/> or stands before it.</summary>
    public static bool operator <=(ClauseId left, ClauseId right) => left.CompareTo(right) <= 0;

    /// <summary>Whether <paramref name="left"/> is <paramref name="right"/> or stands after it.</summary>
    public static bool operator >=(ClauseId left, ClauseId right) => left.CompareTo(right) >= 0;

    private (string Chapter, int Item, int Row) Parts()
    {
        var sides = Text.Split('-', '.');
        return (sides[0], Number(sides[1]), sides.Length > 2 ? Number(sides[2]) : 0);

        static int Number(string digits) => int.Parse(digits, System.Globalization.CultureInfo.InvariantCulture);
    }

    private static int ChapterOrder(string chapter)
    {
        int order = Array.IndexOf(["TAB", "GOAL", "ORG", "STD", "REG", "CON", "PLT", "APP", "REQ"], chapter);
        return order < 0 ? int.MaxValue : order;
    }

    private static bool IsNumber(ReadOnlySpan<char> text) =>
        text.Length is > 0 and < 5 && !text.ContainsAnyExceptInRange('0', '9') && (text.Length == 1 || text[0] != '0');
}
