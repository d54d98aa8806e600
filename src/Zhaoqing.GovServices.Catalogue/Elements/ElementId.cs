using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using OneOf;

namespace Zhaoqing.GovServices.Catalogue;

/// <summary>The number of an element in its set (要素编号), for example <c>U043</c> or <c>L28</c>.</summary>
/// <remarks>Immutable, 1 to 16 capitals and digits. <c>default</c> is no element: every read of it throws <see cref="InvalidOperationException"/>.</remarks>
[JsonConverter(typeof(TextJsonConverter<ElementId>))]
public readonly record struct ElementId : IParsable<ElementId>
{
    /// <summary>The most characters a number may have.</summary>
    public const int MaxLength = 16;

    private readonly string? _text;

    private ElementId(string text) => _text = text;

    /// <summary>Reads a number and tells what is wrong with it.</summary>
    public static OneOf<CodeFault, ElementId> Read(string? text)
    {
        if (text is not { Length: >= 1 and <= MaxLength }) return CodeFaults.Length($"1至{MaxLength}个字符", text?.Length ?? 0);
        return CodeFaults.NotLettersAndDigits(text) is { } fault ? fault : new ElementId(text);
    }

    /// <summary>Reads a number; see <see cref="Read"/>.</summary>
    /// <exception cref="FormatException">The text is no number of an element.</exception>
    public static ElementId Parse(string s, IFormatProvider? provider = null)
    {
        ArgumentNullException.ThrowIfNull(s);
        return Read(s).Match(fault => throw new FormatException(fault.Message), id => id);
    }

    /// <summary>Reads a number without throwing; see <see cref="Read"/>.</summary>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out ElementId result) => Read(s).TryPickT1(out result, out _);

    /// <summary>The number as printed.</summary>
    public override string ToString() => _text ?? throw new InvalidOperationException("default(ElementId) is no element.");
}
