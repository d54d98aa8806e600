using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json.Serialization;
using NodaTime;
using NodaTime.Text;
using OneOf;
using Zhaoqing.GovServices.Catalogue;

namespace Zhaoqing.GovServices.Cases;

/// <summary>The national number of a case (办件编号): the 31 characters of the implement code, the day, and a serial of that day, 43 in all.</summary>
/// <remarks>
/// Immutable. An attribute that a case may have beside its own <see cref="CaseNumber"/>, which tells nobody how many cases there are; this one does.
/// <c>default</c> is none: every read of it throws <see cref="InvalidOperationException"/>.
/// </remarks>
[JsonConverter(typeof(TextJsonConverter<NationalCaseNumber>))]
public readonly record struct NationalCaseNumber : IParsable<NationalCaseNumber>
{
    /// <summary>The last serial of a day; there is no number after it.</summary>
    public const int MaxSerial = 9_999;

    private const int CodeLength = 31, DayLength = 8, Length = 43;
    private static readonly LocalDatePattern DayPattern = LocalDatePattern.CreateWithInvariantCulture("uuuuMMdd");

    private readonly string? _text;

    private NationalCaseNumber(string text) => _text = text;

    /// <summary>The implement code of the list.</summary>
    public ImplementCode Code => ImplementCode.Parse(Text.AsSpan(0, CodeLength));

    /// <summary>The day in China.</summary>
    public LocalDate Day => DayPattern.Parse(Text.Substring(CodeLength, DayLength)).Value;

    /// <summary>The serial of the day, 1 to <see cref="MaxSerial"/>.</summary>
    public int Serial => int.Parse(Text.AsSpan(CodeLength + DayLength), NumberStyles.None, CultureInfo.InvariantCulture);

    private string Text => _text ?? throw new InvalidOperationException("default(NationalCaseNumber) is no number.");

    /// <summary>Whether a list with this code can give such numbers: one of the national scheme, with 31 characters.</summary>
    public static bool IsGivenBy(ImplementCode code) => code.Scheme.HasParts;

    /// <summary>Makes a number.</summary>
    /// <exception cref="ArgumentException">The code has not 31 characters, the year is not 1 to 9999, or the serial is not 1 to <see cref="MaxSerial"/>: a counter that is full gives none.</exception>
    public static NationalCaseNumber Of(ImplementCode code, LocalDate day, int serial)
    {
        if (!IsGivenBy(code)) throw new ArgumentException("Only a code of the national scheme gives such numbers.", nameof(code));
        if (day.Year is < 1 or > 9_999) throw new ArgumentOutOfRangeException(nameof(day), day, "The year has four digits.");
        if (serial is < 1 or > MaxSerial) throw new ArgumentOutOfRangeException(nameof(serial), serial, "A serial has four digits and counts from 1.");
        return new(string.Create(CultureInfo.InvariantCulture, $"{code}{DayPattern.Format(day)}{serial:D4}"));
    }

    /// <summary>Reads a number and tells what is wrong with it.</summary>
    public static OneOf<CodeFault, NationalCaseNumber> Read(ReadOnlySpan<char> text)
    {
        if (text.Length != Length) return new CodeFault(CodeFaultKind.Length, Position: null, $"办件编号应为{Length}个字符,现为{text.Length}个字符。");
        int other = text[CodeLength..].IndexOfAnyExceptInRange('0', '9');
        if (other >= 0) return new CodeFault(CodeFaultKind.Alphabet, CodeLength + other + 1, "办件编号的日期和流水号应为数字。");
        if (!DayPattern.Parse(text.Slice(CodeLength, DayLength).ToString()).Success || text.Slice(CodeLength, 4).SequenceEqual("0000")) return new CodeFault(CodeFaultKind.Date, CodeLength + 1, "办件编号中的日期不存在。");
        if (text[^4..].SequenceEqual("0000")) return new CodeFault(CodeFaultKind.Structure, CodeLength + DayLength + 1, "流水号从0001开始。");
        string whole = text.ToString();
        return ImplementCode.Read(text[..CodeLength]).MapT1(_ => new NationalCaseNumber(whole));
    }

    /// <summary>Reads a number; see <see cref="Read"/>.</summary>
    /// <exception cref="FormatException">The text is no such number.</exception>
    public static NationalCaseNumber Parse(string s, IFormatProvider? provider = null)
    {
        ArgumentNullException.ThrowIfNull(s);
        return Read(s).Match(fault => throw new FormatException(fault.Message), number => number);
    }

    /// <summary>Reads a number without throwing; see <see cref="Read"/>.</summary>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out NationalCaseNumber result) => Read(s).TryPickT1(out result, out _);

    /// <summary>The number as printed, 43 characters.</summary>
    public override string ToString() => Text;
}
