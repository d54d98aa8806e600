using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json.Serialization;
using NodaTime;
using NodaTime.Text;
using OneOf;

namespace Zhaoqing.GovServices.CrossRegion;

/// <summary>The number of a receipt (收件编号), for example <c>441284202309220000177</c>: division of county level, day, number of the day, check character (ISO/IEC 7064 MOD 37,36).</summary>
/// <remarks>Immutable, 21 characters. <c>default</c> is no number: every read of it throws <see cref="InvalidOperationException"/>.</remarks>
[JsonConverter(typeof(TextJsonConverter<ReceiptNumber>))]
public readonly record struct ReceiptNumber : IParsable<ReceiptNumber>
{
    /// <summary>The last number of a day.</summary>
    public const int LastOfDay = 999_999;

    private const int Length = 21;

    private static readonly LocalDatePattern Days = LocalDatePattern.CreateWithInvariantCulture("uuuuMMdd");

    private readonly string? _text;

    private ReceiptNumber(string text) => _text = text;

    /// <summary>The division of county level whose window gave it.</summary>
    public DivisionCode Division => DivisionCode.Parse(ToString().AsSpan(0, 6));

    /// <summary>Makes a number.</summary>
    /// <param name="division">The division of the window, of county level.</param>
    /// <param name="day">The day in China; year 1 to 9999.</param>
    /// <param name="number">The number of the day, from 1.</param>
    /// <exception cref="ArgumentException">The division is of another level, or the number of the day is out of range.</exception>
    public static ReceiptNumber Create(DivisionCode division, LocalDate day, int number)
    {
        if (division.Level != DivisionLevel.County) throw new ArgumentException("A receipt is given at a division of county level.", nameof(division));
        ArgumentOutOfRangeException.ThrowIfLessThan(number, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(number, LastOfDay);
        string payload = string.Create(CultureInfo.InvariantCulture, $"{division}{day.Year:D4}{day.Month:D2}{day.Day:D2}{number:D6}");
        return new ReceiptNumber(payload + Iso7064.CheckCharacter(payload));
    }

    /// <summary>Reads a number and tells what is wrong with it.</summary>
    public static OneOf<CodeFault, ReceiptNumber> Read(ReadOnlySpan<char> text)
    {
        if (text.Length != Length) return new CodeFault(CodeFaultKind.Length, Position: null, $"收件编号应为{Length}个字符,现为{text.Length}个字符。");
        int outside = text[..^1].IndexOfAnyExceptInRange('0', '9');
        if (outside >= 0) return new CodeFault(CodeFaultKind.Alphabet, outside + 1, $"收件编号第{outside + 1}个字符应为数字。");
        if (!DivisionCode.TryParse(text[..6], provider: null, out var division) || division.Level != DivisionLevel.County) return new CodeFault(CodeFaultKind.Structure, 1, "收件编号前6位应为县级行政区划代码。");
        if (!Days.Parse(text[6..14].ToString()).Success) return new CodeFault(CodeFaultKind.Structure, 7, "收件编号第7至14位应为日期。");
        return Iso7064.Holds(text) ? new ReceiptNumber(text.ToString()) : new CodeFault(CodeFaultKind.CheckCharacter, Length, "收件编号校验码不符,请逐位核对。");
    }

    /// <summary>Reads a number; see <see cref="Read"/>.</summary>
    /// <exception cref="FormatException">The text is no number of a receipt.</exception>
    public static ReceiptNumber Parse(string s, IFormatProvider? provider = null)
    {
        ArgumentNullException.ThrowIfNull(s);
        return Read(s).Match(fault => throw new FormatException(fault.Message), number => number);
    }

    /// <summary>Reads a number without throwing; see <see cref="Read"/>.</summary>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out ReceiptNumber result) => Read(s).TryPickT1(out result, out _);

    /// <summary>The number, 21 characters.</summary>
    public override string ToString() => _text ?? throw new InvalidOperationException("default(ReceiptNumber) is no number.");
}
