using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using OneOf;

namespace Zhaoqing.GovServices.Journal;

/// <summary>The name of a stream (一卷): all events of one case, licence or work order, for example <c>case-20261125-ABC</c>.</summary>
/// <remarks>
/// Immutable, 1 to 200 characters of <c>A-Z a-z 0-9 - _ . :</c>, beginning with a letter or digit; upper and lower case differ.
/// It is read by everyone who reads the journal: it holds numbers of cases, never of people.
/// <c>default</c> is no stream: every read of it throws <see cref="InvalidOperationException"/>.
/// </remarks>
[JsonConverter(typeof(TextJsonConverter<StreamId>))]
public readonly record struct StreamId : ISpanParsable<StreamId>
{
    /// <summary>The most characters a name may have.</summary>
    public const int MaxLength = 200;

    private static readonly SearchValues<char> Allowed =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.:");

    private readonly string? _text;

    private StreamId(string text) => _text = text;

    /// <summary>Reads a name and tells what is wrong with it, never the name itself.</summary>
    public static OneOf<CodeFault, StreamId> Read(ReadOnlySpan<char> text)
    {
        if (text.Length is 0 or > MaxLength) return new CodeFault(CodeFaultKind.Length, Position: null, $"卷名长度应为1至{MaxLength}个字符,现为{text.Length}个字符。");
        int outside = text.IndexOfAnyExcept(Allowed);
        if (outside >= 0) return new CodeFault(CodeFaultKind.Alphabet, outside + 1, $"卷名第{outside + 1}个字符不在允许范围内(应为字母、数字或-_.:)。");
        if (!char.IsAsciiLetterOrDigit(text[0])) return new CodeFault(CodeFaultKind.Structure, 1, "卷名应以字母或数字开头。");
        return new StreamId(text.ToString());
    }

    /// <summary>Reads a name; see <see cref="Read"/> for the form.</summary>
    /// <exception cref="FormatException">The text is no name of a stream.</exception>
    public static StreamId Parse(ReadOnlySpan<char> s, IFormatProvider? provider = null) =>
        Read(s).Match(fault => throw new FormatException(fault.Message), stream => stream);

    /// <inheritdoc cref="Parse(ReadOnlySpan{char}, IFormatProvider?)"/>
    public static StreamId Parse(string s, IFormatProvider? provider = null)
    {
        ArgumentNullException.ThrowIfNull(s);
        return Parse(s.AsSpan(), provider);
    }

    /// <summary>Reads a name without throwing; see <see cref="Read"/> for the form.</summary>
    public static bool TryParse(ReadOnlySpan<char> s, IFormatProvider? provider, out StreamId result) =>
        Read(s).TryPickT1(out result, out _);

    /// <inheritdoc cref="TryParse(ReadOnlySpan{char}, IFormatProvider?, out StreamId)"/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out StreamId result) =>
        TryParse(s.AsSpan(), provider, out result);

    /// <summary>The name as given.</summary>
    public override string ToString() => _text ?? throw new InvalidOperationException("default(StreamId) is no stream.");
}
