using System.Buffers;
using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using OneOf;

namespace Zhaoqing.GovServices.Cases;

/// <summary>The name of a file as its owner calls it (文件名), with its extension; it names no place and is never used as one.</summary>
/// <remarks>
/// Immutable, 3 to 120 characters. Separators, drive letters, points at the ends, names of devices, control and invisible characters are faults.
/// <c>default</c> is no name: every read of it throws <see cref="InvalidOperationException"/>.
/// </remarks>
[JsonConverter(typeof(TextJsonConverter<MaterialFileName>))]
public readonly record struct MaterialFileName : IParsable<MaterialFileName>
{
    /// <summary>The most characters a name may have.</summary>
    public const int MaxLength = 120;

    private static readonly SearchValues<char> Forbidden = SearchValues.Create("/\\:*?\"<>|%;\n\t");

    private static readonly FrozenSet<string> Devices = FrozenSet.ToFrozenSet(
        ["CON", "PRN", "AUX", "NUL", .. Enumerable.Range(1, 9).SelectMany(i => new[] { $"COM{i}", $"LPT{i}" })], StringComparer.OrdinalIgnoreCase);

    private readonly string? _text;

    private MaterialFileName(string text) => _text = text;

    /// <summary>The extension in lower case without its point, for example <c>pdf</c>.</summary>
    public string Extension => ToString() is var text ? text[(text.LastIndexOf('.') + 1)..].ToLowerInvariant() : "";

    /// <summary>Reads a name and tells what is wrong with it, never the name itself.</summary>
    public static OneOf<CodeFault, MaterialFileName> Read(string? text)
    {
        if (PartyName.Read(text).TryPickT0(out var fault, out _)) return fault with { Message = "文件名为空、过长,或含有控制字符、不可见字符。" };
        if (text!.Length is < 3 or > MaxLength) return new CodeFault(CodeFaultKind.Length, Position: null, $"文件名应为3至{MaxLength}个字符。");
        int outside = text.AsSpan().IndexOfAny(Forbidden);
        if (outside >= 0) return new CodeFault(CodeFaultKind.Alphabet, outside + 1, $"文件名第{outside + 1}个字符不允许;请只用文件名,不带路径。");
        int point = text.LastIndexOf('.');
        if (text[0] == '.' || point <= 0 || point == text.Length - 1 || text.Contains("..", StringComparison.Ordinal)) return new CodeFault(CodeFaultKind.Structure, Position: null, "文件名应有名称和扩展名,例如“申请表.pdf”。");
        return Devices.Contains(text[..text.IndexOf('.', StringComparison.Ordinal)])
            ? new CodeFault(CodeFaultKind.Structure, 1, "这个文件名是系统保留名,请改名后再传。")
            : new MaterialFileName(text);
    }

    /// <summary>Reads a name; see <see cref="Read"/>.</summary>
    /// <exception cref="FormatException">The text is no name; the message tells the fault, not the text.</exception>
    public static MaterialFileName Parse(string s, IFormatProvider? provider = null)
    {
        ArgumentNullException.ThrowIfNull(s);
        return Read(s).Match(fault => throw new FormatException(fault.Message), name => name);
    }

    /// <summary>Reads a name without throwing; see <see cref="Read"/>.</summary>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out MaterialFileName result) => Read(s).TryPickT1(out result, out _);

    /// <summary>The name as given.</summary>
    public override string ToString() => _text ?? throw new InvalidOperationException("default(MaterialFileName) is no name.");
}
