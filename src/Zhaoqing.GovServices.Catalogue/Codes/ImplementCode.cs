using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using OneOf;

namespace Zhaoqing.GovServices.Catalogue;

/// <summary>The implement code (实施编码) of a list, with its scheme: which body handles which matter at which level.</summary>
/// <remarks>
/// Immutable. In the national scheme 31 characters: the body's unified social credit code 18, the level 1, the basic code 12; in GB/T 39046-2020 13 to 24 letters and digits.
/// A reading has three answers: no code, a code, or a code whose body fails its check. The last is kept, since genuine old codes do;
/// <see cref="BodyFault"/> tells it.
/// <c>default</c> is no code: every read of it throws <see cref="InvalidOperationException"/>.
/// </remarks>
[JsonConverter(typeof(TextJsonConverter<ImplementCode>))]
public readonly record struct ImplementCode : ISpanParsable<ImplementCode>, ISpanFormattable
{
    private const int BodyLength = 18;

    private readonly string? _text;

    private ImplementCode(string text) => _text = text;

    private string Text => _text ?? throw new InvalidOperationException("default(ImplementCode) is no code.");

    /// <summary>By whose rules it is made.</summary>
    public CodeScheme Scheme => CodeScheme.OfImplementLength(Text.Length)!;

    /// <summary>The 18 characters of the body as printed, right or not; <see langword="null"/> where the scheme has no parts.</summary>
    public string? BodyText => Scheme.HasParts ? Text[..BodyLength] : null;

    /// <summary>The body; <see langword="null"/> where its check fails or the scheme has no parts.</summary>
    public UnifiedSocialCreditCode? Body => Scheme.HasParts && UnifiedSocialCreditCode.TryParse(Text.AsSpan(0, BodyLength), provider: null, out var body) ? body : null;

    /// <summary>What is wrong with the body's code: its check character; <see langword="null"/> where nothing is.</summary>
    public CodeFault? BodyFault => Scheme.HasParts ? UnifiedSocialCreditCode.Read(Text.AsSpan(0, BodyLength)).Match<CodeFault?>(fault => fault, _ => null) : null;

    /// <summary>The level; <see langword="null"/> where the scheme has no parts.</summary>
    public ExerciseLevel? Level => Scheme.HasParts ? (ExerciseLevel)(Text[BodyLength] - '0') : null;

    /// <summary>The basic code of the matter; <see langword="null"/> where the scheme has no parts.</summary>
    public BasicCode? Basic => Scheme.HasParts ? BasicCode.Parse(Text.AsSpan(BodyLength + 1)) : null;

    /// <summary>The code of a body that handles a matter at a level.</summary>
    /// <exception cref="ArgumentException">The basic code is of a scheme without parts, or the level is unknown.</exception>
    public static ImplementCode Of(UnifiedSocialCreditCode body, ExerciseLevel level, BasicCode basic)
    {
        if (!Enum.IsDefined(level)) throw new ArgumentException("Unknown level.", nameof(level));
        if (!basic.Scheme.HasParts) throw new ArgumentException("A basic code of this scheme has no place in an implement code.", nameof(basic));
        return new($"{body}{(int)level}{basic}");
    }

    /// <summary>Reads a code and tells what is wrong with it: the length, then the characters, then level, region and type. A failed check of the body is no fault of the code.</summary>
    /// <param name="text">31 characters, or 13 to 24 capitals and digits. Blanks, small letters and full width are faults.</param>
    public static OneOf<CodeFault, ImplementCode> Read(ReadOnlySpan<char> text) => FaultOf(text) is { } fault ? fault : new ImplementCode(text.ToString());

    /// <summary>Reads a code; see <see cref="Read"/> for the form.</summary>
    /// <exception cref="FormatException">The text is no code; the message tells the fault, not the text.</exception>
    public static ImplementCode Parse(ReadOnlySpan<char> s, IFormatProvider? provider = null) =>
        Read(s).Match(fault => throw new FormatException(fault.Message), code => code);

    /// <inheritdoc cref="Parse(ReadOnlySpan{char}, IFormatProvider?)"/>
    public static ImplementCode Parse(string s, IFormatProvider? provider = null)
    {
        ArgumentNullException.ThrowIfNull(s);
        return Parse(s.AsSpan(), provider);
    }

    /// <summary>Reads a code without throwing; see <see cref="Read"/> for the form.</summary>
    public static bool TryParse(ReadOnlySpan<char> s, IFormatProvider? provider, out ImplementCode result) => Read(s).TryPickT1(out result, out _);

    /// <inheritdoc cref="TryParse(ReadOnlySpan{char}, IFormatProvider?, out ImplementCode)"/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out ImplementCode result) => TryParse(s.AsSpan(), provider, out result);

    /// <summary>The code as printed.</summary>
    public override string ToString() => Text;

    /// <inheritdoc cref="ToString()"/>
    public string ToString(string? format, IFormatProvider? formatProvider) => Text;

    /// <summary>Writes the code as printed.</summary>
    public bool TryFormat(Span<char> destination, out int charsWritten, ReadOnlySpan<char> format, IFormatProvider? provider)
    {
        bool fits = Text.AsSpan().TryCopyTo(destination);
        charsWritten = fits ? Text.Length : 0;
        return fits;
    }

    private static CodeFault? FaultOf(ReadOnlySpan<char> text)
    {
        if (CodeScheme.OfImplementLength(text.Length) is not { } scheme) return CodeFaults.Length("31个字符,或13至24个字符", text.Length);
        if (!scheme.HasParts) return CodeFaults.NotLettersAndDigits(text);
        if (UnifiedSocialCreditCode.Read(text[..BodyLength]).TryPickT0(out var fault, out _) && fault.Kind != CodeFaultKind.CheckCharacter) return fault;
        if (CodeFaults.NotDigits(text[BodyLength..], BodyLength) is { } notDigit) return notDigit;
        if (text[BodyLength] is < '1' or > '6') return CodeFaults.Structure(BodyLength + 1, "第19位是行使层级,应为1至6。");
        return BasicCode.FaultOf(text[(BodyLength + 1)..], BodyLength + 1);
    }
}
