using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json.Serialization;
using OneOf;

namespace Zhaoqing.GovServices.Catalogue;

/// <summary>Who made the code of a matter.</summary>
public enum MatterCodeScheme
{
    /// <summary>A base code (基本编码) as its source prints it, whatever the standard it follows.</summary>
    Printed,

    /// <summary><c>local-</c> and the row number of the source, for a matter whose source prints no code.</summary>
    Local,

    /// <summary>The identifier of a guide (办事指南), for a matter that stands in no list: small letters, digits and hyphens.</summary>
    Guide,
}

/// <summary>The code that names a matter (事项编码), kept as its source prints it.</summary>
/// <remarks>
/// Immutable, 1 to 64 visible ASCII characters without a slash; compared character by character.
/// <c>default</c> is no code: every read of it throws <see cref="InvalidOperationException"/>.
/// </remarks>
[JsonConverter(typeof(TextJsonConverter<MatterCode>))]
public readonly record struct MatterCode : IParsable<MatterCode>, IComparable<MatterCode>
{
    /// <summary>The most characters a code may have.</summary>
    public const int MaxLength = 64;

    private const string LocalPrefix = "local-";

    private readonly string? _text;

    private MatterCode(string text) => _text = text;

    private string Text => _text ?? throw new InvalidOperationException("default(MatterCode) is no matter.");

    /// <summary>Who made the code, by its form: <c>local-…</c>, a guide's small letters, or else as printed.</summary>
    public MatterCodeScheme Scheme =>
        Text.StartsWith(LocalPrefix, StringComparison.Ordinal) ? MatterCodeScheme.Local
        : char.IsAsciiLetterLower(Text[0]) && Text.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-') ? MatterCodeScheme.Guide
        : MatterCodeScheme.Printed;

    /// <summary>Reads a code and tells what is wrong with it.</summary>
    public static OneOf<CodeFault, MatterCode> Read(string? text) =>
        PrintedCode.Fault(text, MaxLength) is { } fault ? fault : new MatterCode(text!);

    /// <summary>The code of a matter whose source prints none.</summary>
    /// <param name="row">The row number in the source, for example <c>Q01</c>.</param>
    /// <exception cref="FormatException">The row number is empty, too long or has a character that no code may have.</exception>
    public static MatterCode Local(string row)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(row);
        return Parse(LocalPrefix + row, CultureInfo.InvariantCulture);
    }

    /// <summary>Reads a code; see <see cref="Read"/>.</summary>
    /// <exception cref="FormatException">The text is no code; the message tells the fault, not the text.</exception>
    public static MatterCode Parse(string s, IFormatProvider? provider = null)
    {
        ArgumentNullException.ThrowIfNull(s);
        return Read(s).Match(fault => throw new FormatException(fault.Message), code => code);
    }

    /// <summary>Reads a code without throwing; see <see cref="Read"/>.</summary>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out MatterCode result) =>
        Read(s).TryPickT1(out result, out _);

    /// <summary>Orders codes character by character.</summary>
    public int CompareTo(MatterCode other) => string.CompareOrdinal(Text, other.Text);

    /// <summary>The code as printed.</summary>
    public override string ToString() => Text;

    /// <summary>Whether <paramref name="left"/> stands before <paramref name="right"/>.</summary>
    public static bool operator <(MatterCode left, MatterCode right) => left.CompareTo(right) < 0;

    /// <summary>Whether <paramref name="left"/> stands after <paramref name="right"/>.</summary>
    public static bool operator >(MatterCode left, MatterCode right) => left.CompareTo(right) > 0;

    /// <summary>Whether <paramref name="left"/> is <paramref name="right"/> or stands before it.</summary>
    public static bool operator <=(MatterCode left, MatterCode right) => left.CompareTo(right) <= 0;

    /// <summary>Whether <paramref name="left"/> is <paramref name="right"/> or stands after it.</summary>
    public static bool operator >=(MatterCode left, MatterCode right) => left.CompareTo(right) >= 0;
}
