using System.Collections.Frozen;

namespace Zhaoqing.GovServices.Catalogue;

/// <summary>The first letters of the readings (拼音首字母) of characters in common use; a character with several readings has several.</summary>
/// <remarks>From the fields kMandarin and kHanyuPinlu of the Unihan database 15.0, for the characters of GB 2312 and of 通用规范汉字表.</remarks>
internal static class PinyinInitials
{
    private static readonly FrozenDictionary<char, uint> Letters = Read();

    /// <summary>Where initials stand in a folded name, from a place on; -1 where they do not. A letter stands for itself too.</summary>
    /// <param name="name">The folded name.</param>
    /// <param name="initials">Capital letters, at least one.</param>
    /// <param name="from">The first place that counts, from 0.</param>
    public static int IndexOf(ReadOnlySpan<char> name, ReadOnlySpan<char> initials, int from)
    {
        for (int at = from; at + initials.Length <= name.Length; at++)
        {
            int i = 0;
            while (i < initials.Length && (Of(name[at + i]) & Bit(initials[i])) != 0) i++;
            if (i == initials.Length) return at;
        }

        return -1;
    }

    /// <summary>The letters for which any character of a text may stand, one bit each.</summary>
    public static uint Of(ReadOnlySpan<char> text)
    {
        uint letters = 0;
        foreach (char c in text) letters |= Of(c);
        return letters;
    }

    private static uint Of(char c) => char.IsAsciiLetterUpper(c) ? Bit(c) : Letters.GetValueOrDefault(c);

    private static uint Bit(char letter) => 1u << (letter - 'A');

    private static FrozenDictionary<char, uint> Read()
    {
        using var stream = typeof(PinyinInitials).Assembly.GetManifestResourceStream("initials.tsv")
            ?? throw new InvalidOperationException("The table of initials is missing from the assembly.");
        using var reader = new StreamReader(stream);
        var letters = new Dictionary<char, uint>();
        while (reader.ReadLine() is { } line)
        {
            foreach (char c in line.AsSpan(2)) letters[c] = letters.GetValueOrDefault(c) | Bit(line[0]);
        }

        return letters.ToFrozenDictionary();
    }
}
