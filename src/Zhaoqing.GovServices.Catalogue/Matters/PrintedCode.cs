namespace Zhaoqing.GovServices.Catalogue;

/// <summary>What a code that is kept as printed may hold, so that it can stand in a URL path and a log line.</summary>
internal static class PrintedCode
{
    /// <summary>The fault of a text, or <see langword="null"/> where there is none.</summary>
    /// <param name="text">The text as given.</param>
    /// <param name="maxLength">The most characters.</param>
    public static CodeFault? Fault(string? text, int maxLength)
    {
        if (text is null || text.Length == 0 || text.Length > maxLength)
            return new CodeFault(CodeFaultKind.Length, Position: null, $"长度应为1至{maxLength}个字符,现为{text?.Length ?? 0}个字符。");
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] is < '!' or > '~' or '/') return new CodeFault(CodeFaultKind.Alphabet, i + 1, $"第{i + 1}个字符不在允许范围内(应为除斜杠外的可见ASCII字符)。");
        }

        return null;
    }
}
