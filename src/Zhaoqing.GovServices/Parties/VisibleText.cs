using System.Buffers;
using System.Globalization;
using System.Text;

namespace Zhaoqing.GovServices;

/// <summary>What free text may hold so that it can forge neither a page nor a log line.</summary>
internal static class VisibleText
{
    /// <summary>The fault of a text, or <see langword="null"/> where there is none.</summary>
    /// <param name="text">The text as given.</param>
    /// <param name="what">What it is, in Chinese, for the message.</param>
    /// <param name="maxLength">The most Unicode scalars.</param>
    /// <param name="allowsLines">Whether line feeds and tabs may stand in it.</param>
    public static CodeFault? Fault(string? text, string what, int maxLength, bool allowsLines)
    {
        if (string.IsNullOrWhiteSpace(text)) return new CodeFault(CodeFaultKind.Length, Position: null, $"{what}不能为空。");
        if (char.IsWhiteSpace(text[0])) return new CodeFault(CodeFaultKind.Alphabet, 1, $"{what}首尾不能有空白。");
        if (char.IsWhiteSpace(text[^1])) return new CodeFault(CodeFaultKind.Alphabet, text.Length, $"{what}首尾不能有空白。");
        int count = 0;
        for (int i = 0; i < text.Length; count++)
        {
            if (Rune.DecodeFromUtf16(text.AsSpan(i), out var rune, out int used) != OperationStatus.Done || !IsVisible(rune, allowsLines))
                return new CodeFault(CodeFaultKind.Alphabet, i + 1, $"{what}第{i + 1}个字符是控制字符或不可见字符。");
            i += used;
        }

        return count <= maxLength ? null : new CodeFault(CodeFaultKind.Length, Position: null, $"{what}不能超过{maxLength}个字符。");
    }

    private static bool IsVisible(Rune rune, bool allowsLines) =>
        (allowsLines && rune.Value is '\n' or '\t')
        || Rune.GetUnicodeCategory(rune) is not
            (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
            or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned);
}
