using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using OneOf;

namespace Zhaoqing.GovServices.Cases;

/// <summary>The code of an investment project (投资项目统一代码), for example <c>2026-441202-48-01-000123</c>: year, division, industry, kind, serial number.</summary>
/// <remarks>Immutable, 24 characters as printed. <c>default</c> is no code: every read of it throws <see cref="InvalidOperationException"/>.</remarks>
[JsonConverter(typeof(TextJsonConverter<ProjectCode>))]
public readonly record struct ProjectCode : IParsable<ProjectCode>
{
    private const string Form = "0000-000000-00-00-000000";

    private readonly string? _text;

    private ProjectCode(string text) => _text = text;

    /// <summary>Reads a code and tells what is wrong with it.</summary>
    public static OneOf<CodeFault, ProjectCode> Read(ReadOnlySpan<char> text)
    {
        if (text.Length != Form.Length) return new CodeFault(CodeFaultKind.Length, Position: null, $"项目代码应为{Form.Length}个字符,现为{text.Length}个字符。");
        for (int i = 0; i < Form.Length; i++)
        {
            if (Form[i] == '-' ? text[i] != '-' : !char.IsAsciiDigit(text[i])) return new CodeFault(CodeFaultKind.Alphabet, i + 1, $"项目代码第{i + 1}个字符有误,形如 2026-441202-48-01-000123。");
        }

        return new ProjectCode(text.ToString());
    }

    /// <summary>Reads a code; see <see cref="Read"/>.</summary>
    /// <exception cref="FormatException">The text is no code of a project.</exception>
    public static ProjectCode Parse(string s, IFormatProvider? provider = null)
    {
        ArgumentNullException.ThrowIfNull(s);
        return Read(s).Match(fault => throw new FormatException(fault.Message), code => code);
    }

    /// <summary>Reads a code without throwing; see <see cref="Read"/>.</summary>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out ProjectCode result) => Read(s).TryPickT1(out result, out _);

    /// <summary>The code as printed.</summary>
    public override string ToString() => _text ?? throw new InvalidOperationException("default(ProjectCode) is no code of a project.");
}
