using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json.Serialization;
using OneOf;

namespace Zhaoqing.GovServices.Catalogue;

/// <summary>The code of a handling item (业务办理项编码): an implement code of 31 characters and the two digits of the item.</summary>
/// <remarks>
/// Immutable, national scheme. A list without handling items has no such code, so the number is never 00.
/// <c>default</c> is no code: every read of it throws <see cref="InvalidOperationException"/>.
/// </remarks>
[JsonConverter(typeof(TextJsonConverter<HandlingItemCode>))]
public readonly record struct HandlingItemCode : ISpanParsable<HandlingItemCode>, ISpanFormattable
{
    private const int Length = 33, ImplementLength = 31;

    private readonly string? _text;

    private HandlingItemCode(string text) => _text = text;

    private string Text => _text ?? throw new InvalidOperationException("default(HandlingItemCode) is no code.");

    /// <summary>The code of the list.</summary>
    public ImplementCode Implement => ImplementCode.Parse(Text.AsSpan(0, ImplementLength));

    /// <summary>The number of the handling item in the list, 1 to 99.</summary>
    public int Number => int.Parse(Text.AsSpan(ImplementLength), NumberStyles.None, CultureInfo.InvariantCulture);

    /// <summary>The code of a handling item of a list.</summary>
    /// <exception cref="ArgumentException">The list's code has no parts, or the number is not 1 to 99.</exception>
    public static HandlingItemCode Of(ImplementCode implement, int number)
    {
        if (!implement.Scheme.HasParts) throw new ArgumentException("An implement code of this scheme has no handling items.", nameof(implement));
        if (number is < 1 or > 99) throw new ArgumentOutOfRangeException(nameof(number), number, "1 to 99.");
        return new(string.Create(CultureInfo.InvariantCulture, $"{implement}{number:D2}"));
    }

    /// <summary>Reads a code and tells what is wrong with it, in the order of <see cref="ImplementCode.Read"/>.</summary>
    /// <param name="text">33 characters.</param>
    public static OneOf<CodeFault, HandlingItemCode> Read(ReadOnlySpan<char> text)
    {
        if (text.Length != Length) return CodeFaults.Length("33个字符", text.Length);
        if (ImplementCode.Read(text[..ImplementLength]).TryPickT0(out var fault, out _)) return fault;
        if (CodeFaults.NotDigits(text[ImplementLength..], ImplementLength) is { } notDigit) return notDigit;
        return text[ImplementLength..] is "00" ? CodeFaults.Structure(Length, "业务办理项序号应为01至99;没有业务办理项的不编此码。") : new HandlingItemCode(text.ToString());
    }

    /// <summary>Reads a code; see <see cref="Read"/> for the form.</summary>
    /// <exception cref="FormatException">The text is no code; the message tells the fault, not the text.</exception>
    public static HandlingItemCode Parse(ReadOnlySpan<char> s, IFormatProvider? provider = null) =>
        Read(s).Match(fault => throw new FormatException(fault.Message), code => code);

    /// <inheritdoc cref="Parse(ReadOnlySpan{char}, IFormatProvider?)"/>
    public static HandlingItemCode Parse(string s, IFormatProvider? provider = null)
    {
        ArgumentNullException.ThrowIfNull(s);
        return Parse(s.AsSpan(), provider);
    }

    /// <summary>Reads a code without throwing; see <see cref="Read"/> for the form.</summary>
    public static bool TryParse(ReadOnlySpan<char> s, IFormatProvider? provider, out HandlingItemCode result) => Read(s).TryPickT1(out result, out _);

    /// <inheritdoc cref="TryParse(ReadOnlySpan{char}, IFormatProvider?, out HandlingItemCode)"/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out HandlingItemCode result) => TryParse(s.AsSpan(), provider, out result);

    /// <summary>The code as printed.</summary>
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
