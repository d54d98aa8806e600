using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json.Serialization;
using OneOf;

namespace Zhaoqing.GovServices.Cases;

/// <summary>The number of a notice (告知书编号): the case, and which event of its record gives it, for example <c>20261125-K7Q2M9XH4T-C-N3</c>.</summary>
/// <remarks>Immutable. Made of what it is about, so that whoever issues or sends it twice does so under one number. <c>default</c> is none: every read of it throws <see cref="InvalidOperationException"/>.</remarks>
[JsonConverter(typeof(TextJsonConverter<NoticeNumber>))]
public readonly record struct NoticeNumber : IParsable<NoticeNumber>
{
    private const int MostDigits = 9, CaseLength = 21;
    private readonly CaseNumber? _case;
    private readonly long _version;

    private NoticeNumber(CaseNumber number, long version) => (_case, _version) = (number, version);

    /// <summary>The case.</summary>
    public CaseNumber Case => _case ?? throw new InvalidOperationException("default(NoticeNumber) is no number.");

    /// <summary>The version of the record of the case that the event has which gives the notice; from 1.</summary>
    public long Version => _case is null ? throw new InvalidOperationException("default(NoticeNumber) is no number.") : _version;

    /// <summary>The number of the notice that an event of a case gives.</summary>
    /// <exception cref="ArgumentException">The version is not 1 to 999,999,999, or the case has no number.</exception>
    public static NoticeNumber Of(CaseNumber number, long version) =>
        version is >= 1 and <= 999_999_999 && number != default ? new(number, version) : throw new ArgumentException("A notice is about an event of a case.", nameof(version));

    /// <summary>Reads a number and tells what is wrong with it.</summary>
    public static OneOf<CodeFault, NoticeNumber> Read(ReadOnlySpan<char> text)
    {
        if (text.Length is < CaseLength + 3 or > CaseLength + 2 + MostDigits) return new CodeFault(CodeFaultKind.Length, Position: null, $"告知书编号应为{CaseLength + 3}至{CaseLength + 2 + MostDigits}个字符,现为{text.Length}个字符。");
        if (text[CaseLength] != '-' || text[CaseLength + 1] != 'N') return new CodeFault(CodeFaultKind.Alphabet, CaseLength + 1, "告知书编号应为办件编号后接“-N”和序号。");
        var digits = text[(CaseLength + 2)..];
        if (digits[0] == '0' || digits.ContainsAnyExceptInRange('0', '9')) return new CodeFault(CodeFaultKind.Alphabet, CaseLength + 3, "告知书序号应为不以0开头的数字。");
        long version = long.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);
        return CaseNumber.Read(text[..CaseLength]).MapT1(number => new NoticeNumber(number, version));
    }

    /// <summary>Reads a number; see <see cref="Read"/>.</summary>
    /// <exception cref="FormatException">The text is no number of a notice.</exception>
    public static NoticeNumber Parse(string s, IFormatProvider? provider = null)
    {
        ArgumentNullException.ThrowIfNull(s);
        return Read(s).Match(fault => throw new FormatException(fault.Message), number => number);
    }

    /// <summary>Reads a number without throwing; see <see cref="Read"/>.</summary>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out NoticeNumber result) => Read(s).TryPickT1(out result, out _);

    /// <summary>The number as printed.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Case}-N{_version}");
}
