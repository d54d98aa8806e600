using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using NodaTime;
using OneOf;

namespace Zhaoqing.GovServices;

/// <summary>A citizen identity number (公民身份号码) of 18 characters, GB 11643-1999.</summary>
/// <remarks>
/// Immutable. <see cref="ToString()"/> and every format mask it; only <see cref="Reveal"/> gives the clear form.
/// The region (first six digits) is not compared with today's list: old files rightly carry codes of regions that have been renamed.
/// No clock is read: whether a birth date lies in the future is a rule for whoever has a day at hand.
/// <c>default</c> is no number: every read of it throws <see cref="InvalidOperationException"/>.
/// </remarks>
[JsonConverter(typeof(TextJsonConverter<CitizenIdentityNumber>))]
public readonly record struct CitizenIdentityNumber : ISpanParsable<CitizenIdentityNumber>, ISpanFormattable
{
    private const int Length = 18;
    private const string CheckCharacters = "10X98765432";

    private readonly string? _text;

    private CitizenIdentityNumber(string text) => _text = text;

    private string Text => _text ?? throw new InvalidOperationException("default(CitizenIdentityNumber) is no identity number.");

    private static ReadOnlySpan<int> Weights => [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

    /// <summary>The date of birth that the number carries (digits 7 to 14), in the Gregorian calendar.</summary>
    public LocalDate BirthDate => DateOf(Text) ?? throw new InvalidOperationException("An identity number without a date cannot be built.");

    /// <summary>Whether the sequence number is odd, which GB 11643 assigns to males; even is female.</summary>
    public bool IsMale => ((Text[16] - '0') & 1) == 1;

    /// <summary>The first six digits: the division at the time of first registration, possibly a historic one.</summary>
    public string Region => Text[..6];

    /// <summary>Reads a number and tells what is wrong with it.</summary>
    /// <param name="text">Exactly 18 characters; the last may be a capital X. Blanks, lower case and full-width digits are faults.</param>
    public static OneOf<CodeFault, CitizenIdentityNumber> Read(ReadOnlySpan<char> text)
    {
        if (text.Length != Length) return CodeFault.OfLength("18个字符", text.Length);
        int sum = 0;
        for (int i = 0; i < Length - 1; i++)
        {
            if (!char.IsAsciiDigit(text[i])) return CodeFault.OfAlphabet(i, "数字0-9");
            sum += (text[i] - '0') * Weights[i];
        }

        if (!char.IsAsciiDigit(text[17]) && text[17] != 'X') return CodeFault.OfAlphabet(17, "数字0-9或大写X");
        if (DateOf(text) is null) return new CodeFault(CodeFaultKind.Date, 7, "第7至14位不是存在的日期。");
        return text[17] == CheckCharacters[sum % 11]
            ? new CitizenIdentityNumber(text.ToString())
            : CodeFault.OfCheckCharacter(17);
    }

    /// <summary>Reads a number; see <see cref="Read"/> for the form.</summary>
    /// <exception cref="FormatException">The text is no valid number; the message tells the fault, not the text.</exception>
    public static CitizenIdentityNumber Parse(ReadOnlySpan<char> s, IFormatProvider? provider = null) =>
        Read(s).Match(fault => throw new FormatException(fault.Message), number => number);

    /// <inheritdoc cref="Parse(ReadOnlySpan{char}, IFormatProvider?)"/>
    public static CitizenIdentityNumber Parse(string s, IFormatProvider? provider = null)
    {
        ArgumentNullException.ThrowIfNull(s);
        return Parse(s.AsSpan(), provider);
    }

    /// <summary>Reads a number without throwing; see <see cref="Read"/> for the form.</summary>
    public static bool TryParse(ReadOnlySpan<char> s, IFormatProvider? provider, out CitizenIdentityNumber result) =>
        Read(s).TryPickT1(out result, out _);

    /// <inheritdoc cref="TryParse(ReadOnlySpan{char}, IFormatProvider?, out CitizenIdentityNumber)"/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out CitizenIdentityNumber result) =>
        TryParse(s.AsSpan(), provider, out result);

    /// <summary>The clear form. Only for the record and for whoever must compare or print it; never for a log, an error or a URL.</summary>
    public string Reveal() => Text;

    /// <summary>The masked form: first and last character, the rest as asterisks.</summary>
    public override string ToString() => string.Create(Length, Text, static (span, text) => Mask(span, text));

    /// <inheritdoc cref="ToString()"/>
    public string ToString(string? format, IFormatProvider? formatProvider) => ToString();

    /// <summary>Writes the masked form.</summary>
    public bool TryFormat(Span<char> destination, out int charsWritten, ReadOnlySpan<char> format, IFormatProvider? provider)
    {
        charsWritten = 0;
        if (destination.Length < Length) return false;
        Mask(destination, Text);
        charsWritten = Length;
        return true;
    }

    private static void Mask(Span<char> destination, string text)
    {
        destination[..Length].Fill('*');
        destination[0] = text[0];
        destination[Length - 1] = text[Length - 1];
    }

    private static LocalDate? DateOf(ReadOnlySpan<char> text)
    {
        int year = Number(text[6..10]), month = Number(text[10..12]), day = Number(text[12..14]);
        bool exists = year >= 1 && month is >= 1 and <= 12 && day >= 1 && day <= CalendarSystem.Iso.GetDaysInMonth(year, month);
        return exists ? new LocalDate(year, month, day) : null;

        static int Number(ReadOnlySpan<char> digits)
        {
            int value = 0;
            foreach (char digit in digits) value = (value * 10) + digit - '0';
            return value;
        }
    }
}
