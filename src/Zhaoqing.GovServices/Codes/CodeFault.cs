namespace Zhaoqing.GovServices;

/// <summary>What kind of fault a printed code has.</summary>
public enum CodeFaultKind
{
    /// <summary>Too short or too long.</summary>
    Length,

    /// <summary>A character that the scheme does not use at that place; blanks, lower case and full width included.</summary>
    Alphabet,

    /// <summary>Parts that do not fit together, for example a village without its town.</summary>
    Structure,

    /// <summary>A date inside the code that does not exist.</summary>
    Date,

    /// <summary>The check character does not agree with the rest.</summary>
    CheckCharacter,
}

/// <summary>Why a text is no valid code: the kind of fault and where, never the text itself.</summary>
/// <param name="Kind">The kind of fault.</param>
/// <param name="Position">The place of the first character at fault, counted from 1 in UTF-16 units; <see langword="null"/> when no one place is at fault.</param>
/// <param name="Message">What is wrong, in Chinese.</param>
public sealed record CodeFault(CodeFaultKind Kind, int? Position, string Message)
{
    /// <summary>The stable code for programs, for example <c>identifiers.check-character</c>.</summary>
    public string Code => Kind switch
    {
        CodeFaultKind.Length => "identifiers.length",
        CodeFaultKind.Alphabet => "identifiers.alphabet",
        CodeFaultKind.Structure => "identifiers.structure",
        CodeFaultKind.Date => "identifiers.date",
        CodeFaultKind.CheckCharacter => "identifiers.check-character",
        _ => throw new InvalidOperationException($"Unknown kind of fault {Kind}."),
    };

    internal static CodeFault OfLength(string expected, int length) =>
        new(CodeFaultKind.Length, Position: null, $"长度应为{expected},现为{length}个字符。");

    internal static CodeFault OfAlphabet(int index, string allowed) =>
        new(CodeFaultKind.Alphabet, index + 1, $"第{index + 1}个字符不在允许范围内(应为{allowed})。");

    internal static CodeFault OfCheckCharacter(int index) =>
        new(CodeFaultKind.CheckCharacter, index + 1, "校验码不符,请逐位核对。");
}
