using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using System.Text.Json.Serialization;
using OneOf;

namespace Zhaoqing.GovServices;

/// <summary>The name of a person or an organisation (姓名、名称), as it may stand on a page, in a file and on paper.</summary>
/// <remarks>
/// Immutable, 1 to 200 characters (Unicode scalars, so 𠮷 counts once), without blanks at the ends. Control characters, marks that turn
/// the direction of text, line and paragraph separators and unpaired surrogates are faults: they could forge a page or a log line.
/// <c>default</c> is no name: every read of it throws <see cref="InvalidOperationException"/>.
/// </remarks>
[JsonConverter(typeof(TextJsonConverter<PartyName>))]
public readonly record struct PartyName : IParsable<PartyName>
{
    /// <summary>The most characters (Unicode scalars) a name may have.</summary>
    public const int MaxLength = 200;

    private readonly string? _text;

    private PartyName(string text) => _text = text;

    /// <summary>Reads a name and tells what is wrong with it, never the name itself.</summary>
    public static OneOf<CodeFault, PartyName> Read(string? text)
    {
        if (string.IsNullOrWhiteSpace(text)) return new CodeFault(CodeFaultKind.Length, Position: null, "名称不能为空。");
        if (text.Length != text.Trim().Length) return new CodeFault(CodeFaultKind.Alphabet, char.IsWhiteSpace(text[0]) ? 1 : text.Length, "名称首尾不能有空白。");
        int count = 0;
        for (int i = 0; i < text.Length; count++)
        {
            if (Rune.DecodeFromUtf16(text.AsSpan(i), out var rune, out int used) != System.Buffers.OperationStatus.Done || !IsAllowed(rune))
                return new CodeFault(CodeFaultKind.Alphabet, i + 1, $"第{i + 1}个字符是控制字符或不可见字符。");
            i += used;
        }

        return count <= MaxLength ? new PartyName(text) : new CodeFault(CodeFaultKind.Length, Position: null, $"名称不能超过{MaxLength}个字符。");
    }

    /// <summary>Reads a name; see <see cref="Read"/>.</summary>
    /// <exception cref="FormatException">The text is no name; the message tells the fault, not the text.</exception>
    public static PartyName Parse(string s, IFormatProvider? provider = null)
    {
        ArgumentNullException.ThrowIfNull(s);
        return Read(s).Match(fault => throw new FormatException(fault.Message), name => name);
    }

    /// <summary>Reads a name without throwing; see <see cref="Read"/>.</summary>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out PartyName result) =>
        Read(s).TryPickT1(out result, out _);

    /// <summary>The name as given.</summary>
    public override string ToString() => _text ?? throw new InvalidOperationException("default(PartyName) is no name.");

    private static bool IsAllowed(Rune rune) => Rune.GetUnicodeCategory(rune) is not
        (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
        or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned);
}
