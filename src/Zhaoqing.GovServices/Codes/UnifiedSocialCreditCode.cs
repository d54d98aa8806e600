using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using OneOf;

namespace Zhaoqing.GovServices;

/// <summary>A unified social credit code (统一社会信用代码) of 18 characters, GB 32100-2015, that names an organisation.</summary>
/// <remarks>
/// Immutable. <c>default</c> is no code: every read of it throws <see cref="InvalidOperationException"/>.
/// The inner organisation code (characters 9 to 17, GB 11714) has a check of its own that some genuine old codes fail:
/// <see cref="OrganisationCheckHolds"/> says so, and nothing is refused for it.
/// </remarks>
[JsonConverter(typeof(TextJsonConverter<UnifiedSocialCreditCode>))]
public readonly record struct UnifiedSocialCreditCode : ISpanParsable<UnifiedSocialCreditCode>, ISpanFormattable
{
    private const int Length = 18;
    private const string Alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    private static readonly SearchValues<char> Allowed = SearchValues.Create(Alphabet);

    private readonly string? _text;

    private UnifiedSocialCreditCode(string text) => _text = text;

    private string Text => _text ?? throw new InvalidOperationException("default(UnifiedSocialCreditCode) is no code.");

    private static ReadOnlySpan<int> Weights => [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];

    private static ReadOnlySpan<int> OrganisationWeights => [3, 7, 9, 10, 5, 8, 4, 2];

    /// <summary>The registering department: <c>1</c> staffing, <c>5</c> civil affairs, <c>9</c> market regulation, <c>Y</c> other, …</summary>
    public char RegisteringDepartment => Text[0];

    /// <summary>The division of registration as printed, six digits, possibly a historic one.</summary>
    public string Region => Text[2..8];

    /// <summary>The organisation code (组织机构代码) inside, nine characters with its own check, GB 11714.</summary>
    public string OrganisationCode => Text[8..17];

    /// <summary>Whether the check of the inner organisation code holds; <see langword="false"/> is a warning, never a fault.</summary>
    public bool OrganisationCheckHolds
    {
        get
        {
            int sum = 0;
            for (int i = 0; i < 8; i++)
            {
                char c = Text[8 + i];
                sum += OrganisationWeights[i] * (char.IsAsciiDigit(c) ? c - '0' : c - 'A' + 10);
            }

            char expected = (11 - (sum % 11)) switch { 10 => 'X', 11 => '0', int digit => (char)('0' + digit) };
            return Text[16] == expected;
        }
    }

    /// <summary>Reads a code and tells what is wrong with it.</summary>
    /// <param name="text">Exactly 18 characters of digits and capitals without I, O, S, V and Z; characters 3 to 8 are digits. Blanks, lower case and full width are faults.</param>
    public static OneOf<CodeFault, UnifiedSocialCreditCode> Read(ReadOnlySpan<char> text)
    {
        if (text.Length != Length) return CodeFault.OfLength("18个字符", text.Length);
        int outside = text.IndexOfAnyExcept(Allowed);
        int notDigit = text[2..8].IndexOfAnyExceptInRange('0', '9');
        if (notDigit >= 0 && (outside < 0 || outside >= notDigit + 2)) return CodeFault.OfAlphabet(notDigit + 2, "数字0-9");
        if (outside >= 0) return CodeFault.OfAlphabet(outside, "数字0-9或除I、O、S、V、Z外的大写字母");
        int sum = 0;
        for (int i = 0; i < Length - 1; i++) sum += Alphabet.IndexOf(text[i], StringComparison.Ordinal) * Weights[i];
        return text[17] == Alphabet[(31 - (sum % 31)) % 31]
            ? new UnifiedSocialCreditCode(text.ToString())
            : CodeFault.OfCheckCharacter(17);
    }

    /// <summary>Reads a code; see <see cref="Read"/> for the form.</summary>
    /// <exception cref="FormatException">The text is no valid code; the message tells the fault, not the text.</exception>
    public static UnifiedSocialCreditCode Parse(ReadOnlySpan<char> s, IFormatProvider? provider = null) =>
        Read(s).Match(fault => throw new FormatException(fault.Message), code => code);

    /// <inheritdoc cref="Parse(ReadOnlySpan{char}, IFormatProvider?)"/>
    public static UnifiedSocialCreditCode Parse(string s, IFormatProvider? provider = null)
    {
        ArgumentNullException.ThrowIfNull(s);
        return Parse(s.AsSpan(), provider);
    }

    /// <summary>Reads a code without throwing; see <see cref="Read"/> for the form.</summary>
    public static bool TryParse(ReadOnlySpan<char> s, IFormatProvider? provider, out UnifiedSocialCreditCode result) =>
        Read(s).TryPickT1(out result, out _);

    /// <inheritdoc cref="TryParse(ReadOnlySpan{char}, IFormatProvider?, out UnifiedSocialCreditCode)"/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out UnifiedSocialCreditCode result) =>
        TryParse(s.AsSpan(), provider, out result);

    /// <summary>The code as printed, 18 characters.</summary>
    public override string ToString() => Text;

    /// <inheritdoc cref="ToString()"/>
    public string ToString(string? format, IFormatProvider? formatProvider) => Text;

    /// <summary>Writes the code as printed.</summary>
    public bool TryFormat(Span<char> destination, out int charsWritten, ReadOnlySpan<char> format, IFormatProvider? provider)
    {
        bool fits = Text.AsSpan().TryCopyTo(destination);
        charsWritten = fits ? Length : 0;
        return fits;
    }
}
