namespace Zhaoqing.GovServices.Catalogue;

/// <summary>The words for what is wrong with a code of a matter.</summary>
internal static class CodeFaults
{
    private const string Digits = "数字0-9", Letters = "数字0-9或大写字母A-Z";

    public static CodeFault Length(string expected, int length) => new(CodeFaultKind.Length, Position: null, $"长度应为{expected},现为{length}个字符。");

    public static CodeFault Structure(int place, string message) => new(CodeFaultKind.Structure, place, message);

    /// <summary>The fault of a text that must be digits; <paramref name="offset"/> is how many characters of the code stand before it.</summary>
    public static CodeFault? NotDigits(ReadOnlySpan<char> text, int offset)
    {
        int outside = text.IndexOfAnyExceptInRange('0', '9');
        return outside < 0 ? null : Alphabet(offset + outside, Digits);
    }

    public static CodeFault? NotLettersAndDigits(ReadOnlySpan<char> text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            if (!char.IsAsciiDigit(text[i]) && !char.IsAsciiLetterUpper(text[i])) return Alphabet(i, Letters);
        }

        return null;
    }

    private static CodeFault Alphabet(int index, string allowed) => new(CodeFaultKind.Alphabet, index + 1, $"第{index + 1}个字符不在允许范围内(应为{allowed})。");
}
