namespace Zhaoqing.GovServices.TimeLimit.Tests.Limits;

/// <summary>Numbers up to 9999 as one says them in Chinese: the obvious way, with nothing of the package.</summary>
internal static class SpokenNumber
{
    private const string Digits = "零一二三四五六七八九";

    public static string Of(int number)
    {
        if (number == 0) return "零";
        string padded = $"{number:D4}", words = "";
        for (int i = 0; i < 4; i++)
        {
            if (padded[i] == '0') words += words.Length > 0 && !words.EndsWith('零') ? "零" : "";
            else words += Digits[padded[i] - '0'] + new[] { "千", "百", "十", "" }[i];
        }

        words = words.TrimEnd('零');
        return number is >= 10 and < 20 ? words[1..] : words;
    }
}
