using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Zhaoqing.GovServices.Catalogue.Import;

/// <summary>Reads citations of laws (法律依据) as the sources write them.</summary>
internal static partial class Citations
{
    private const string Digits = "零一二三四五六七八九";

    /// <summary>Every law in book marks of a printed basis, with the article that follows it.</summary>
    public static ImmutableArray<LegalGround> OfBasis(string printed) =>
    [
        .. Printed().Matches(printed).Select(match => LegalGround.OfLaw(
            match.Groups["law"].Value, match.Groups["article"] is { Success: true } article ? article.Value : null, printed)),
    ];

    /// <summary>An article of a guide: <c>19</c> of its own law, or <c>law:19</c> of another; <see langword="null"/> where it is neither.</summary>
    /// <param name="token">The article as the guide writes it.</param>
    /// <param name="law">The law of the guide.</param>
    /// <param name="text">What the article says on the matter.</param>
    public static LegalGround? OfArticle(string token, string law, string text)
    {
        int colon = token.IndexOf(':', StringComparison.Ordinal);
        string name = colon < 0 ? law : token[..colon];
        return !string.IsNullOrWhiteSpace(name) && int.TryParse(token.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number is > 0 and < 10_000
            ? LegalGround.OfLaw(name, $"第{Chinese(number)}条", text)
            : null;
    }

    /// <summary>A number from 1 to 9,999 in Chinese numerals, as laws count their articles.</summary>
    internal static string Chinese(int number)
    {
        string text = "";
        bool gap = false;
        foreach (var (unit, name) in ((int, string)[])[(1_000, "千"), (100, "百"), (10, "十"), (1, "")])
        {
            int digit = number / unit % 10;
            if (digit == 0)
            {
                gap = text.Length > 0;
                continue;
            }

            if (gap) text += "零";
            gap = false;
            // Eleven is 十一, but 111 is 一百一十一.
            text += unit == 10 && digit == 1 && text.Length == 0 ? name : Digits[digit] + name;
        }

        return text;
    }

    [GeneratedRegex("《(?<law>[^《》]+)》(（[^）]*）)?(?<article>第[零一二三四五六七八九十百千]+条)?", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Printed();
}
