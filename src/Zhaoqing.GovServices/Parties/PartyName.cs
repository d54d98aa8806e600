using System.Diagnostics.CodeAnalysis;
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
    public static OneOf<CodeFault, PartyName> Read(string? text) =>
        VisibleText.Fault(text, "名称", MaxLength, allowsLines: false) is { } fault ? fault : new PartyName(text!);

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
}
