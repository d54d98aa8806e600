using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json.Serialization;
using OneOf;

namespace Zhaoqing.GovServices.Catalogue;

/// <summary>The basic code (基本编码) of a matter in a basic catalogue, with its scheme.</summary>
/// <remarks>
/// Immutable. In the national scheme 12 digits: region 2, type 2, department 2, main item 3, sub-item 3; in GB/T 39046-2020 up to ten letters and digits.
/// <c>default</c> is no code: every read of it throws <see cref="InvalidOperationException"/>.
/// </remarks>
[JsonConverter(typeof(TextJsonConverter<BasicCode>))]
public readonly record struct BasicCode : ISpanParsable<BasicCode>, ISpanFormattable
{
    private const string NoSubItem = "000";

    private readonly string? _text;

    private BasicCode(string text) => _text = text;

    private string Text => _text ?? throw new InvalidOperationException("default(BasicCode) is no code.");

    /// <summary>The two digits that may stand first: 00 for the nation, else those of a province (GB/T 2260).</summary>
    private static ReadOnlySpan<byte> Regions =>
    [
        0, 11, 12, 13, 14, 15, 21, 22, 23, 31, 32, 33, 34, 35, 36, 37, 41, 42, 43, 44, 45, 46, 50, 51, 52, 53, 54, 61, 62, 63, 64, 65, 71, 81, 82,
    ];

    /// <summary>By whose rules it is made.</summary>
    public CodeScheme Scheme => CodeScheme.OfBasicLength(Text.Length)!;

    /// <summary>The two digits of the region that made it, 00 for the nation, 44 for Guangdong; <see langword="null"/> where the scheme has no parts.</summary>
    public string? Region => Part(0, 2);

    /// <summary>The two digits of the type, table A.1; <see langword="null"/> where the scheme has no parts.</summary>
    public string? Type => Part(2, 2);

    /// <summary>The two digits of the department; <see langword="null"/> where the scheme has no parts.</summary>
    public string? Department => Part(4, 2);

    /// <summary>The three digits of the main item (主项); <see langword="null"/> where the scheme has no parts.</summary>
    public string? MainItem => Part(6, 3);

    /// <summary>The three digits of the sub-item (子项); <see langword="null"/> where there is none (000) or the scheme has no parts.</summary>
    public string? SubItem => Part(9, 3) is { } part && !string.Equals(part, NoSubItem, StringComparison.Ordinal) ? part : null;

    /// <summary>Reads a code and tells what is wrong with it: first the length, then the characters, then the parts.</summary>
    /// <param name="text">12 digits, or one to ten capitals and digits. Blanks, small letters and full width are faults.</param>
    public static OneOf<CodeFault, BasicCode> Read(ReadOnlySpan<char> text) => FaultOf(text, offset: 0) is { } fault ? fault : new BasicCode(text.ToString());

    /// <summary>Reads a code; see <see cref="Read"/> for the form.</summary>
    /// <exception cref="FormatException">The text is no code; the message tells the fault, not the text.</exception>
    public static BasicCode Parse(ReadOnlySpan<char> s, IFormatProvider? provider = null) =>
        Read(s).Match(fault => throw new FormatException(fault.Message), code => code);

    /// <inheritdoc cref="Parse(ReadOnlySpan{char}, IFormatProvider?)"/>
    public static BasicCode Parse(string s, IFormatProvider? provider = null)
    {
        ArgumentNullException.ThrowIfNull(s);
        return Parse(s.AsSpan(), provider);
    }

    /// <summary>Reads a code without throwing; see <see cref="Read"/> for the form.</summary>
    public static bool TryParse(ReadOnlySpan<char> s, IFormatProvider? provider, out BasicCode result) => Read(s).TryPickT1(out result, out _);

    /// <inheritdoc cref="TryParse(ReadOnlySpan{char}, IFormatProvider?, out BasicCode)"/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out BasicCode result) => TryParse(s.AsSpan(), provider, out result);

    /// <summary>The code as printed.</summary>
    public override string ToString() => Text;

    /// <inheritdoc cref="ToString()"/>
    public string ToString(string? format, IFormatProvider? formatProvider) => Text;

    /// <summary>Writes the code as printed.</summary>
    public bool TryFormat(Span<char> destination, out int charsWritten, ReadOnlySpan<char> format, IFormatProvider? provider)
    {
        bool fits = Text.AsSpan().TryCopyTo(destination);
        charsWritten = fits ? Text.Length : 0;
        return fits;
    }

    /// <summary>The fault of a basic code that stands after <paramref name="offset"/> characters of a longer code.</summary>
    internal static CodeFault? FaultOf(ReadOnlySpan<char> text, int offset)
    {
        if (CodeScheme.OfBasicLength(text.Length) is not { } scheme) return CodeFaults.Length("12位数字,或1至10个字符", text.Length);
        if (!scheme.HasParts) return CodeFaults.NotLettersAndDigits(text);
        if (CodeFaults.NotDigits(text, offset) is { } fault) return fault;
        if (!Regions.Contains(byte.Parse(text[..2], NumberStyles.None, CultureInfo.InvariantCulture)))
            return CodeFaults.Structure(offset + 1, "第1、2位应为00或省级行政区划代码的前两位。");
        return CodeSet.ItemTypes.Admits(text[2..4].ToString()) ? null : CodeFaults.Structure(offset + 3, "第3、4位应为GB/T 39046表A.1的事项类型代码。");
    }

    private string? Part(int start, int length) => Scheme.HasParts ? Text.Substring(start, length) : null;
}
