using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using OneOf;

namespace Zhaoqing.GovServices.ELicence;

/// <summary>The identifier of an e-licence (电子证照标识), GB/T 36904-2018, whose check character holds: root, type, issuer, serial, version, check.</summary>
/// <remarks>
/// Immutable. <c>default</c> is no identifier: every read of it throws <see cref="InvalidOperationException"/>.
/// The check (ISO/IEC 7064 MOD 37,36, GB/T 17710) is taken over type, issuer, serial and version without root and dots.
/// </remarks>
[JsonConverter(typeof(TextJsonConverter<LicenceIdentifier>))]
public readonly record struct LicenceIdentifier : IParsable<LicenceIdentifier>
{
    /// <summary>The root (电子证照根代码), an object identifier that is the same for all.</summary>
    public const string Root = "1.2.156.3005.2";

    /// <summary>The most characters a text may have (证照标识, GB/T 36903).</summary>
    public const int MaxLength = 128;

    private const int PartCount = 5;

    private readonly LicenceIdentifierParts? _parts;

    private LicenceIdentifier(LicenceIdentifierParts parts) => _parts = parts;

    /// <summary>The parts.</summary>
    public LicenceIdentifierParts Parts => _parts ?? throw new InvalidOperationException("default(LicenceIdentifier) is no identifier.");

    /// <summary>Reads an identifier with its root. Three answers: unreadable and where, readable with a wrong check character, well-formed.</summary>
    /// <param name="text">As printed, at most <see cref="MaxLength"/> characters; blanks, lower case and full width are faults.</param>
    public static OneOf<CodeFault, MiscopiedLicenceIdentifier, LicenceIdentifier> Read(ReadOnlySpan<char> text)
    {
        if (text.Length > MaxLength) return new CodeFault(CodeFaultKind.Length, Position: null, $"长度不应超过{MaxLength}个字符,现为{text.Length}个字符。");
        int same = text.CommonPrefixLength(Root + ".");
        return same <= Root.Length
            ? new CodeFault(CodeFaultKind.Structure, same + 1, $"第{same + 1}个字符有误(应以根代码{Root}.开头)。")
            : ReadParts(text, Root.Length + 1);
    }

    /// <summary>Reads an identifier that stands without its root, as some systems keep it; else as <see cref="Read"/>. One that has its root is unreadable here.</summary>
    public static OneOf<CodeFault, MiscopiedLicenceIdentifier, LicenceIdentifier> ReadWithoutRoot(ReadOnlySpan<char> text) =>
        text.Length > MaxLength
            ? new CodeFault(CodeFaultKind.Length, Position: null, $"长度不应超过{MaxLength}个字符,现为{text.Length}个字符。")
            : ReadParts(text, 0);

    /// <summary>Reads an identifier with its root whose check character holds; see <see cref="Read"/>.</summary>
    /// <exception cref="FormatException">The text is none; the message tells the fault, not the text.</exception>
    public static LicenceIdentifier Parse(string s, IFormatProvider? provider = null)
    {
        ArgumentNullException.ThrowIfNull(s);
        return Read(s).Match(
            fault => throw new FormatException(fault.Message),
            _ => throw new FormatException(MiscopiedLicenceIdentifier.FaultAt(s.Length).Message),
            identifier => identifier);
    }

    /// <summary>Reads an identifier with its root without throwing; a wrong check character is no.</summary>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out LicenceIdentifier result) =>
        Read(s).TryPickT2(out result, out _);

    /// <summary>The identifier as printed, with its root.</summary>
    public override string ToString() => Parts.ToString();

    private static OneOf<CodeFault, MiscopiedLicenceIdentifier, LicenceIdentifier> ReadParts(ReadOnlySpan<char> text, int start)
    {
        Span<Range> ranges = stackalloc Range[PartCount + 1];
        var rest = text[start..];
        int count = rest.Split(ranges, '.');
        for (int i = 0; i < Math.Min(count, PartCount); i++)
        {
            if (FaultOf(i, rest[ranges[i]], start + ranges[i].Start.Value) is { } fault) return fault;
        }

        if (count != PartCount) return new CodeFault(CodeFaultKind.Structure, Position: null, "应由类型代码、颁发机构代码、流水号、版本号、校验位五部分组成,以点分隔。");
        var parts = new LicenceIdentifierParts(
            LicenceTypeCode.Parse(rest[ranges[0]].ToString()), rest[ranges[1]].ToString(), rest[ranges[2]].ToString(), rest[ranges[3]].ToString(), rest[ranges[4]][0]);
        return parts.Check == parts.ExpectedCheck ? new LicenceIdentifier(parts) : new MiscopiedLicenceIdentifier(parts);
    }

    private static CodeFault? FaultOf(int part, ReadOnlySpan<char> text, int start)
    {
        bool fits = part switch { 0 => text.Length == 21, 1 => text.Length is 18 or 6, 2 => text.Length > 0, 3 => text.Length == 3, _ => text.Length == 1 };
        string form = part switch { 0 => "类型代码应为21个字符", 1 => "颁发机构代码应为18个字符或6位数字", 2 => "流水号不能为空", 3 => "版本号应为3位数字", _ => "校验位应为1个字符" };
        int at = IndexOfFault(part, text, fits);
        if (at >= 0) return new CodeFault(CodeFaultKind.Alphabet, start + at + 1, $"第{start + at + 1}个字符不在允许范围内(应为数字或大写字母;{form})。");
        return fits ? null : new CodeFault(CodeFaultKind.Structure, start + 1, $"第{start + 1}个字符起的部分有误({form})。");
    }

    private static int IndexOfFault(int part, ReadOnlySpan<char> text, bool fits)
    {
        for (int i = 0; i < text.Length; i++)
        {
            bool digitsOnly = part == 3 || (fits && part == 0 && i >= 18) || (part == 1 && text.Length == 6);
            if (!char.IsAsciiDigit(text[i]) && (digitsOnly || !char.IsAsciiLetterUpper(text[i]))) return i;
        }

        return -1;
    }
}
