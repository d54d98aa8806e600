namespace Zhaoqing.GovServices.Catalogue;

/// <summary>Text made equal where people do not mean a difference: full width as half width, small letters as capitals.</summary>
internal static class FoldedText
{
    /// <summary>The folded text; it has the same length, so places in it are places in the original.</summary>
    public static string Of(string text) => string.Create(text.Length, text, static (span, source) =>
    {
        for (int i = 0; i < span.Length; i++) span[i] = Of(source[i]);
    });

    /// <summary>The folded character.</summary>
    public static char Of(char c) => char.ToUpperInvariant(c is >= '\uff01' and <= '\uff5e' ? (char)(c - 0xfee0) : c);

    /// <summary>The words of a folded text.</summary>
    public static string[] Words(string folded) => folded.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
}
