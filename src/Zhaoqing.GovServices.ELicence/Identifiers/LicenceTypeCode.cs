using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using OneOf;

namespace Zhaoqing.GovServices.ELicence;

/// <summary>The code of a type of licence (证照类型代码), GB/T 36904: 18 characters that name who defines the type, and three digits.</summary>
/// <remarks>Immutable. <c>default</c> is no code: every read of it throws <see cref="InvalidOperationException"/>. Which codes exist is data, see <see cref="LicenceTypes"/>.</remarks>
[JsonConverter(typeof(TextJsonConverter<LicenceTypeCode>))]
public readonly record struct LicenceTypeCode : IParsable<LicenceTypeCode>
{
    private const int Length = 21;

    private static readonly SearchValues<char> Allowed = SearchValues.Create("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ");

    private readonly string? _text;

    private LicenceTypeCode(string text) => _text = text;

    private string Text => _text ?? throw new InvalidOperationException("default(LicenceTypeCode) is no code.");

    /// <summary>Who defines the type: 18 characters, a unified social credit code where it was copied rightly.</summary>
    public string DefinedBy => Text[..18];

    /// <summary>Reads a code and tells what is wrong with it.</summary>
    public static OneOf<CodeFault, LicenceTypeCode> Read(ReadOnlySpan<char> text)
    {
        if (text.Length != Length) return new CodeFault(CodeFaultKind.Length, Position: null, $"证照类型代码应为{Length}个字符,现为{text.Length}个字符。");
        return IndexOfFault(text) is var at and >= 0
            ? new CodeFault(CodeFaultKind.Alphabet, at + 1, $"第{at + 1}个字符不在允许范围内(前18位为数字或大写字母,后3位为数字)。")
            : new LicenceTypeCode(text.ToString());
    }

    /// <summary>Reads a code; see <see cref="Read"/> for the form.</summary>
    /// <exception cref="FormatException">The text is no code; the message tells the fault.</exception>
    public static LicenceTypeCode Parse(string s, IFormatProvider? provider = null)
    {
        ArgumentNullException.ThrowIfNull(s);
        return Read(s).Match(fault => throw new FormatException(fault.Message), code => code);
    }

    /// <summary>Reads a code without throwing; see <see cref="Read"/> for the form.</summary>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out LicenceTypeCode result) =>
        Read(s).TryPickT1(out result, out _);

    /// <summary>The code as printed, 21 characters.</summary>
    public override string ToString() => Text;

    /// <summary>The first character at fault in a text of the right length, from 0; below 0 where there is none.</summary>
    internal static int IndexOfFault(ReadOnlySpan<char> text)
    {
        int at = text[..18].IndexOfAnyExcept(Allowed);
        if (at >= 0) return at;
        at = text[18..].IndexOfAnyExceptInRange('0', '9');
        return at < 0 ? at : at + 18;
    }
}
