namespace Zhaoqing.GovServices.TimeLimit;

/// <summary>Reads a whole number as laws and guides write it: 20, the same in full width, 二十, 廿, 二〇.</summary>
internal static class ChineseNumber
{
    /// <summary>Longer runs are no amount of a limit.</summary>
    private const int MaxLength = 9;

    /// <summary>The number; <see langword="null"/> if the text is none, or mixes the ways to write it.</summary>
    /// <param name="text">Digits, half or full width; or numerals up to 九千九百九十九; or numerals as digits, like 二〇.</param>
    public static int? Read(ReadOnlySpan<char> text)
    {
        if (text.Length is 0 or > MaxLength) return null;
        return Digits(text, AsciiOrFullWidth) ?? Digits(text, Numeral) ?? Spoken(text);
    }

    /// <summary>One digit after another, all written in one way.</summary>
    private static int? Digits(ReadOnlySpan<char> text, Func<char, int> digit)
    {
        int number = 0;
        foreach (char c in text)
        {
            if (digit(c) is not (>= 0 and var value)) return null;
            number = number * 10 + value;
        }

        return number;
    }

    /// <summary>Thousands, hundreds, tens, ones, each at most once and in this order, with 零 or 〇 exactly where one is left out.</summary>
    private static int? Spoken(ReadOnlySpan<char> text)
    {
        // unit: what the last word was worth; a digit that has no word yet waits in pending.
        int total = 0, pending = 0, unit = 10_000;
        bool gap = false, first = true;
        foreach (char c in text)
        {
            int digit = c == '两' ? 2 : Numeral(c), word = c switch { '十' => 10, '百' => 100, '千' => 1_000, '廿' or '卅' => 1, _ => 0 };
            switch (digit)
            {
                case 0 when !first && !gap && pending == 0 && unit > 10:
                    gap = true;
                    break;
                case > 0 when pending == 0:
                    pending = digit;
                    break;
                case < 0 when word == 1 && pending == 0 && !gap && (first || unit == 100):
                    total += c == '廿' ? 20 : 30;
                    unit = 10;
                    break;
                case < 0 when word > 1 && (pending > 0 || (first && word == 10)) && (unit == 10_000 || (gap ? word * 10 < unit : word * 10 == unit)):
                    total += Math.Max(pending, 1) * word;
                    (pending, unit, gap) = (0, word, false);
                    break;
                default:
                    return null;
            }

            first = false;
        }

        if (pending == 0) return gap ? null : total;
        return unit is 10 or 10_000 || gap ? total + pending : null;
    }

    private static int AsciiOrFullWidth(char c) => c switch
    {
        >= '0' and <= '9' => c - '0',
        >= '\uFF10' and <= '\uFF19' => c - '\uFF10',
        _ => -1,
    };

    private static int Numeral(char c) => c == '零' ? 0 : "〇一二三四五六七八九".IndexOf(c, StringComparison.Ordinal);
}
