using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json.Serialization;
using OneOf;

namespace Zhaoqing.GovServices.Catalogue;

/// <summary>The code of a material in a list (材料编码), for example <c>company-setup-1</c>: the guide and the number in it.</summary>
/// <remarks>
/// Immutable, 1 to 80 visible ASCII characters without a slash.
/// <c>default</c> is no code: every read of it throws <see cref="InvalidOperationException"/>.
/// </remarks>
[JsonConverter(typeof(TextJsonConverter<MaterialCode>))]
public readonly record struct MaterialCode : IParsable<MaterialCode>
{
    /// <summary>The most characters a code may have.</summary>
    public const int MaxLength = 80;

    private readonly string? _text;

    private MaterialCode(string text) => _text = text;

    /// <summary>The code of a material of a guide.</summary>
    /// <param name="guide">The guide.</param>
    /// <param name="sequence">The number of the material in the guide, from 1.</param>
    public static MaterialCode Of(MatterCode guide, int sequence)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(sequence, 1);
        return Parse(string.Create(CultureInfo.InvariantCulture, $"{guide}-{sequence}"), CultureInfo.InvariantCulture);
    }

    /// <summary>Reads a code and tells what is wrong with it.</summary>
    public static OneOf<CodeFault, MaterialCode> Read(string? text) =>
        PrintedCode.Fault(text, MaxLength) is { } fault ? fault : new MaterialCode(text!);

    /// <summary>Reads a code; see <see cref="Read"/>.</summary>
    /// <exception cref="FormatException">The text is no code; the message tells the fault, not the text.</exception>
    public static MaterialCode Parse(string s, IFormatProvider? provider = null)
    {
        ArgumentNullException.ThrowIfNull(s);
        return Read(s).Match(fault => throw new FormatException(fault.Message), code => code);
    }

    /// <summary>Reads a code without throwing; see <see cref="Read"/>.</summary>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out MaterialCode result) =>
        Read(s).TryPickT1(out result, out _);

    /// <summary>The code as printed.</summary>
    public override string ToString() => _text ?? throw new InvalidOperationException("default(MaterialCode) is no material.");
}
