using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json.Serialization;
using NodaTime;
using OneOf;

namespace Zhaoqing.GovServices.Cases;

/// <summary>The number of a case (办件编号), for example <c>20261125-K7Q2M9XH4T-C</c>: day of receipt, random part, check character.</summary>
/// <remarks>
/// Immutable and opaque: it tells nobody how many cases there are, and one wrong character is found (ISO/IEC 7064 MOD 37,36).
/// The random part uses digits and capitals without I, L, O and U. <c>default</c> is no number: every read of it throws <see cref="InvalidOperationException"/>.
/// </remarks>
[JsonConverter(typeof(TextJsonConverter<CaseNumber>))]
public readonly record struct CaseNumber : IParsable<CaseNumber>
{
    /// <summary>How many random bytes <see cref="Create"/> takes.</summary>
    public const int RandomBytes = 10;

    private const int Length = 21;
    private const string RandomAlphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    private static readonly SearchValues<char> RandomCharacters = SearchValues.Create(RandomAlphabet);

    private readonly string? _text;

    private CaseNumber(string text) => _text = text;

    /// <summary>Makes a number.</summary>
    /// <param name="day">The day of receipt in China; year 1 to 9999.</param>
    /// <param name="random">Ten random bytes, from a cryptographic source; five bits of each are used.</param>
    /// <exception cref="ArgumentException">There are not ten bytes.</exception>
    public static CaseNumber Create(LocalDate day, ReadOnlySpan<byte> random)
    {
        if (random.Length != RandomBytes) throw new ArgumentException($"A case number takes {RandomBytes} random bytes.", nameof(random));
        Span<char> text = stackalloc char[Length];
        int number = (((day.Year * 100) + day.Month) * 100) + day.Day;
        number.TryFormat(text, out _, "D8", CultureInfo.InvariantCulture);
        text[8] = '-';
        for (int i = 0; i < RandomBytes; i++) text[9 + i] = RandomAlphabet[random[i] % RandomAlphabet.Length];
        text[19] = '-';
        text[20] = CheckOf(text);
        return new CaseNumber(text.ToString());
    }

    /// <summary>Reads a number and tells what is wrong with it.</summary>
    public static OneOf<CodeFault, CaseNumber> Read(ReadOnlySpan<char> text)
    {
        if (text.Length != Length) return new CodeFault(CodeFaultKind.Length, Position: null, $"办件编号应为{Length}个字符,现为{text.Length}个字符。");
        for (int i = 0; i < Length; i++)
        {
            bool fits = i switch
            {
                < 8 => char.IsAsciiDigit(text[i]),
                8 or 19 => text[i] == '-',
                < 19 => RandomCharacters.Contains(text[i]),
                _ => char.IsAsciiDigit(text[i]) || char.IsAsciiLetterUpper(text[i]),
            };
            if (!fits) return new CodeFault(CodeFaultKind.Alphabet, i + 1, $"办件编号第{i + 1}个字符不在允许范围内。");
        }

        return text[20] == CheckOf(text)
            ? new CaseNumber(text.ToString())
            : new CodeFault(CodeFaultKind.CheckCharacter, Length, "办件编号校验码不符,请逐位核对。");
    }

    /// <summary>Reads a number; see <see cref="Read"/>.</summary>
    /// <exception cref="FormatException">The text is no case number.</exception>
    public static CaseNumber Parse(string s, IFormatProvider? provider = null)
    {
        ArgumentNullException.ThrowIfNull(s);
        return Read(s).Match(fault => throw new FormatException(fault.Message), number => number);
    }

    /// <summary>Reads a number without throwing; see <see cref="Read"/>.</summary>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out CaseNumber result) =>
        Read(s).TryPickT1(out result, out _);

    /// <summary>The number as printed, 21 characters out of <c>[0-9A-Z-]</c>.</summary>
    public override string ToString() => _text ?? throw new InvalidOperationException("default(CaseNumber) is no case number.");

    private static char CheckOf(ReadOnlySpan<char> text)
    {
        Span<char> payload = stackalloc char[18];
        text[..8].CopyTo(payload);
        text[9..19].CopyTo(payload[8..]);
        return Iso7064.CheckCharacter(payload);
    }
}
