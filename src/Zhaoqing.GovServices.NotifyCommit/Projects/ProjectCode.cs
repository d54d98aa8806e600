using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using OneOf;

namespace Zhaoqing.GovServices.NotifyCommit;

/// <summary>The national code of an investment project (国家投资项目代码), for example <c>2601-441202-04-01-123456</c>: 24 characters, five groups of digits.</summary>
/// <remarks>
/// Immutable. Its shape is checked; whether the project exists knows the platform that gave the code alone.
/// <c>default</c> is no code: every read of it throws <see cref="InvalidOperationException"/>.
/// </remarks>
[JsonConverter(typeof(TextJsonConverter<ProjectCode>))]
public readonly record struct ProjectCode : IParsable<ProjectCode>
{
    private const string Shape = "0000-000000-00-00-000000";

    private readonly string? _text;

    private ProjectCode(string text) => _text = text;

    /// <summary>Reads a code and tells what is wrong with it.</summary>
    public static OneOf<CodeFault, ProjectCode> Read(string? text)
    {
        if (text?.Length != Shape.Length) return new CodeFault(CodeFaultKind.Length, Position: null, $"项目代码长度应为{Shape.Length}个字符,现为{text?.Length ?? 0}个字符。");
        for (int i = 0; i < Shape.Length; i++)
        {
            if (Shape[i] == '-' ? text[i] != '-' : !char.IsAsciiDigit(text[i]))
                return new CodeFault(CodeFaultKind.Alphabet, i + 1, $"项目代码第{i + 1}个字符应为{(Shape[i] == '-' ? "连字符" : "数字")}。");
        }

        return new ProjectCode(text);
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
    public override string ToString() => _text ?? throw new InvalidOperationException("default(ProjectCode) is no code.");
}
