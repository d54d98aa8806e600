using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using OneOf;

namespace Zhaoqing.GovServices;

/// <summary>What a person writes in free words: a reason, an explanation (理由、说明).</summary>
/// <remarks>
/// Immutable, 1 to 2,000 characters (Unicode scalars), without blanks at the ends; line feeds and tabs may stand in it, other control
/// characters, marks that turn the direction of text and unpaired surrogates are faults.
/// <c>default</c> is no remark: every read of it throws <see cref="InvalidOperationException"/>.
/// </remarks>
[JsonConverter(typeof(TextJsonConverter<Remark>))]
public readonly record struct Remark : IParsable<Remark>
{
    /// <summary>The most characters (Unicode scalars) a remark may have.</summary>
    public const int MaxLength = 2_000;

    private readonly string? _text;

    private Remark(string text) => _text = text;

    /// <summary>Reads a remark and tells what is wrong with it.</summary>
    public static OneOf<CodeFault, Remark> Read(string? text) =>
        VisibleText.Fault(text, "说明文字", MaxLength, allowsLines: true) is { } fault ? fault : new Remark(text!);

    /// <summary>Reads a remark; see <see cref="Read"/>.</summary>
    /// <exception cref="FormatException">The text is no remark; the message tells the fault, not the text.</exception>
    public static Remark Parse(string s, IFormatProvider? provider = null)
    {
        ArgumentNullException.ThrowIfNull(s);
        return Read(s).Match(fault => throw new FormatException(fault.Message), remark => remark);
    }

    /// <summary>Reads a remark without throwing; see <see cref="Read"/>.</summary>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out Remark result) =>
        Read(s).TryPickT1(out result, out _);

    /// <summary>The words as given.</summary>
    public override string ToString() => _text ?? throw new InvalidOperationException("default(Remark) is no remark.");
}
