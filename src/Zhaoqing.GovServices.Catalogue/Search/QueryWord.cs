namespace Zhaoqing.GovServices.Catalogue;

/// <summary>One word of a query; immutable.</summary>
internal sealed class QueryWord
{
    public QueryWord(string text, EverydayWords? everyday)
    {
        Text = text;
        Others = everyday is null ? [] : everyday.Of(text);
        IsInitials = everyday is not null && text.Length >= 2 && text.All(char.IsAsciiLetterUpper);
    }

    /// <summary>The folded word.</summary>
    public string Text { get; }

    /// <summary>What the word may stand for: in each case words that all stand in the name.</summary>
    public string[][] Others { get; }

    /// <summary>Whether the word may be initials of readings.</summary>
    public bool IsInitials { get; }

    public bool HasOthers => IsInitials || Others.Length > 0;

    /// <summary>Whether a name holds the word, or what it may stand for.</summary>
    public bool Fits(ReadOnlySpan<char> name)
    {
        if (name.IndexOf(Text) >= 0 || (IsInitials && PinyinInitials.IndexOf(name, Text, 0) >= 0)) return true;
        foreach (string[] other in Others)
        {
            if (HoldsAll(name, other)) return true;
        }

        return false;
    }

    /// <summary>Marks the characters by which a name fits: the word itself, or else everything that it may stand for.</summary>
    public void Cover(ReadOnlySpan<char> name, bool[] covered)
    {
        if (CoverAll(name, Text, covered)) return;
        foreach (string[] other in Others)
        {
            if (!HoldsAll(name, other)) continue;
            foreach (string word in other) CoverAll(name, word, covered);
        }

        if (!IsInitials) return;
        for (int at = PinyinInitials.IndexOf(name, Text, 0); at >= 0; at = PinyinInitials.IndexOf(name, Text, at + 1)) covered.AsSpan(at, Text.Length).Fill(true);
    }

    private static bool HoldsAll(ReadOnlySpan<char> name, string[] words)
    {
        foreach (string word in words)
        {
            if (name.IndexOf(word) < 0) return false;
        }

        return true;
    }

    private static bool CoverAll(ReadOnlySpan<char> name, string word, bool[] covered)
    {
        bool any = false;
        for (int at = 0; at + word.Length <= name.Length; at++)
        {
            int step = name[at..].IndexOf(word);
            if (step < 0) break;
            at += step;
            covered.AsSpan(at, word.Length).Fill(true);
            any = true;
        }

        return any;
    }
}
