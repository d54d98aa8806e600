namespace Zhaoqing.GovServices;

/// <summary>The check character system MOD 37,36 of ISO/IEC 7064 (GB/T 17710), over digits and capital letters.</summary>
/// <remarks>It finds every single changed character, and nearly every swap of neighbours.</remarks>
public static class Iso7064
{
    private const string Alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

    /// <summary>The check character for a payload.</summary>
    /// <param name="payload">One or more characters out of 0–9 and A–Z.</param>
    /// <exception cref="ArgumentException">The payload is empty or has another character.</exception>
    public static char CheckCharacter(ReadOnlySpan<char> payload)
    {
        if (payload.IsEmpty) throw new ArgumentException("There is nothing to check.", nameof(payload));
        int product = 36;
        foreach (char c in payload)
        {
            int value = Value(c);
            if (value < 0) throw new ArgumentException("Only 0-9 and A-Z can be checked.", nameof(payload));
            product = Step(product, value);
        }

        return Alphabet[(37 - product) % 36];
    }

    /// <summary>Whether the last character is the check character of what stands before it. Never throws: any other text is <see langword="false"/>.</summary>
    /// <param name="text">Payload and check character, at least two characters out of 0–9 and A–Z.</param>
    public static bool Holds(ReadOnlySpan<char> text)
    {
        if (text.Length < 2) return false;
        foreach (char c in text)
        {
            if (Value(c) < 0) return false;
        }

        return CheckCharacter(text[..^1]) == text[^1];
    }

    private static int Step(int product, int value)
    {
        int sum = (product + value) % 36;
        return (sum == 0 ? 36 : sum) * 2 % 37;
    }

    private static int Value(char c) => c switch
    {
        >= '0' and <= '9' => c - '0',
        >= 'A' and <= 'Z' => c - 'A' + 10,
        _ => -1,
    };
}
