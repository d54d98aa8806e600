using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json.Serialization;
using OneOf;

namespace Zhaoqing.GovServices;

/// <summary>The code of an administrative division (行政区划代码) in its canonical form: 2, 4, 6, 9 or 12 digits by level.</summary>
/// <remarks>
/// Immutable. Forms padded with zeros, such as <c>441200</c> or <c>441202000000</c>, are read as the same code, so equality is equality of the division.
/// GB/T 2260 ends at 6 digits and GB/T 10114 at 9; longer codes are statistics, and <see cref="Standard"/> says which it is.
/// A town may stand directly under a city that has no counties (<c>441900003</c> in Dongguan).
/// The code is not compared with a list: whether the division exists on a day is a question for dated data.
/// <c>default</c> is no division: every read of it throws <see cref="InvalidOperationException"/>.
/// </remarks>
[JsonConverter(typeof(TextJsonConverter<DivisionCode>))]
public readonly record struct DivisionCode : ISpanParsable<DivisionCode>, ISpanFormattable
{
    private const int FullLength = 12;

    /// <summary>The code padded to 12 digits, as a number; 0 for <c>default</c>.</summary>
    private readonly long _padded;

    private DivisionCode(long padded) => _padded = padded;

    private static ReadOnlySpan<int> Lengths => [2, 4, 6, 9, 12];

    private long Padded => _padded == 0 ? throw new InvalidOperationException("default(DivisionCode) is no division.") : _padded;

    /// <summary>The level: the last group of digits that is not all zeros.</summary>
    public DivisionLevel Level => Padded switch
    {
        var code when code % 1_000 != 0 => DivisionLevel.Village,
        var code when code % 1_000_000 != 0 => DivisionLevel.Town,
        var code when code % 100_000_000 != 0 => DivisionLevel.County,
        var code when code % 10_000_000_000 != 0 => DivisionLevel.Prefecture,
        _ => DivisionLevel.Province,
    };

    /// <summary>The standard that gives the code, by its length.</summary>
    public DivisionStandard Standard => Level switch
    {
        DivisionLevel.Town => DivisionStandard.GBT10114,
        DivisionLevel.Village => DivisionStandard.Statistics,
        _ => DivisionStandard.GBT2260,
    };

    /// <summary>The division it lies in, by its code; <see langword="null"/> for a province.</summary>
    public DivisionCode? Parent => Level switch
    {
        DivisionLevel.Province => null,
        DivisionLevel.Prefecture => Cut(10_000_000_000),
        DivisionLevel.County => Cut(100_000_000),
        // Under a city without counties the county digits are zeros, and the cut gives the city itself.
        DivisionLevel.Town => Cut(1_000_000),
        _ => Cut(1_000),
    };

    /// <summary>Whether <paramref name="other"/> is this division or lies in it, by its code.</summary>
    public bool Contains(DivisionCode other)
    {
        long unit = Level switch
        {
            DivisionLevel.Province => 10_000_000_000,
            DivisionLevel.Prefecture => 100_000_000,
            DivisionLevel.County => 1_000_000,
            DivisionLevel.Town => 1_000,
            _ => 1,
        };
        return Padded / unit == other.Padded / unit;
    }

    /// <summary>Reads a code and tells what is wrong with it.</summary>
    /// <param name="text">2, 4, 6, 9 or 12 ASCII digits, canonical or padded with zeros.</param>
    public static OneOf<CodeFault, DivisionCode> Read(ReadOnlySpan<char> text)
    {
        if (!Lengths.Contains(text.Length)) return CodeFault.OfLength("2、4、6、9或12位", text.Length);
        int outside = text.IndexOfAnyExceptInRange('0', '9');
        if (outside >= 0) return CodeFault.OfAlphabet(outside, "数字0-9");
        long padded = long.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);
        for (int length = text.Length; length < FullLength; length++) padded *= 10;
        bool hasPrefecture = padded / 100_000_000 % 100 != 0, hasTown = padded / 1_000 % 1_000 != 0;
        if (padded < 100_000_000_00) return new CodeFault(CodeFaultKind.Structure, 1, "省级代码(第1、2位)不能为00。");
        if (!hasPrefecture && padded % 10_000_000_000 != 0) return new CodeFault(CodeFaultKind.Structure, 3, "地级代码(第3、4位)为00时,其后各位也应为0。");
        if (!hasTown && padded % 1_000 != 0) return new CodeFault(CodeFaultKind.Structure, 7, "乡级代码(第7至9位)为000时,其后各位也应为0。");
        return new DivisionCode(padded);
    }

    /// <summary>Reads a code; see <see cref="Read"/> for the form.</summary>
    /// <exception cref="FormatException">The text is no division code.</exception>
    public static DivisionCode Parse(ReadOnlySpan<char> s, IFormatProvider? provider = null) =>
        Read(s).Match(fault => throw new FormatException(fault.Message), code => code);

    /// <inheritdoc cref="Parse(ReadOnlySpan{char}, IFormatProvider?)"/>
    public static DivisionCode Parse(string s, IFormatProvider? provider = null)
    {
        ArgumentNullException.ThrowIfNull(s);
        return Parse(s.AsSpan(), provider);
    }

    /// <summary>Reads a code without throwing; see <see cref="Read"/> for the form.</summary>
    public static bool TryParse(ReadOnlySpan<char> s, IFormatProvider? provider, out DivisionCode result) =>
        Read(s).TryPickT1(out result, out _);

    /// <inheritdoc cref="TryParse(ReadOnlySpan{char}, IFormatProvider?, out DivisionCode)"/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out DivisionCode result) =>
        TryParse(s.AsSpan(), provider, out result);

    /// <summary>The canonical form: 2, 4, 6, 9 or 12 digits by level.</summary>
    public override string ToString() => ToString(format: null, formatProvider: null);

    /// <summary>The code in one of its forms.</summary>
    /// <param name="format"><see langword="null"/> or <c>G</c>: canonical. <c>12</c>: padded with zeros to 12 digits. <c>6</c>: padded to 6 digits, for a county or above.</param>
    /// <param name="formatProvider">Not used: the form is the same everywhere.</param>
    /// <exception cref="FormatException">Another format, or <c>6</c> for a town or village.</exception>
    public string ToString(string? format, IFormatProvider? formatProvider)
    {
        Span<char> digits = stackalloc char[FullLength];
        return TryFormat(digits, out int written, format, formatProvider)
            ? digits[..written].ToString()
            : throw new InvalidOperationException("Twelve digits hold every code.");
    }

    /// <summary>Writes the code in one of its forms; see <see cref="ToString(string?, IFormatProvider?)"/>.</summary>
    /// <exception cref="FormatException">Another format, or <c>6</c> for a town or village.</exception>
    public bool TryFormat(Span<char> destination, out int charsWritten, ReadOnlySpan<char> format, IFormatProvider? provider)
    {
        long padded = Padded;
        int canonical = Lengths[(int)Level];
        int length = format switch
        {
            "" or "G" => canonical,
            "12" => FullLength,
            "6" when canonical <= 6 => 6,
            _ => throw new FormatException("A division code is formatted as G, 12 or, down to the county, 6."),
        };
        charsWritten = 0;
        if (destination.Length < length) return false;
        Span<char> digits = stackalloc char[FullLength];
        padded.TryFormat(digits, out _, "D12", CultureInfo.InvariantCulture);
        digits[..length].CopyTo(destination);
        charsWritten = length;
        return true;
    }

    private DivisionCode Cut(long unit) => new(Padded / unit * unit);
}
