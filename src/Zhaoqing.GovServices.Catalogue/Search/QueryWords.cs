using System.Collections.Immutable;

namespace Zhaoqing.GovServices.Catalogue;

/// <summary>The words of a query, with what they may stand for; immutable.</summary>
internal sealed class QueryWords
{
    private readonly QueryWord[] _words;

    private QueryWords(QueryWord[] words)
    {
        _words = words;
        Texts = Array.ConvertAll(words, word => word.Text);
        HasOthers = Array.Exists(words, word => word.HasOthers);
    }

    public int Count => _words.Length;

    /// <summary>The folded words.</summary>
    public string[] Texts { get; }

    /// <summary>Whether a word may stand for other words or for initials.</summary>
    public bool HasOthers { get; }

    /// <summary>Whether the query is one word of one or two characters.</summary>
    public bool IsOneGram => _words is [{ Text.Length: <= 2 }];

    public QueryWord this[int index] => _words[index];

    /// <summary>Reads a folded text.</summary>
    /// <param name="folded">The folded text.</param>
    /// <param name="everyday">The everyday words, or <see langword="null"/> where words stand for themselves alone.</param>
    public static QueryWords Of(string folded, EverydayWords? everyday) =>
        new(Array.ConvertAll(FoldedText.Words(folded), word => new QueryWord(word, everyday)));

    /// <summary>Where the first word stands in a name that holds all words; -1 where it does not hold them.</summary>
    public int PlaceIn(ReadOnlySpan<char> name)
    {
        if (_words.Length == 0) return 0;
        int place = name.IndexOf(_words[0].Text);
        for (int i = 1; i < _words.Length && place >= 0; i++)
        {
            if (name.IndexOf(_words[i].Text) < 0) place = -1;
        }

        return place;
    }

    /// <summary>Whether a name holds every word, or what the word may stand for.</summary>
    public bool FitsWithOthers(ReadOnlySpan<char> name)
    {
        foreach (var word in _words)
        {
            if (!word.Fits(name)) return false;
        }

        return true;
    }

    /// <summary>The parts of a name that fit the words: in order, apart from one another.</summary>
    public ImmutableArray<Range> MarksIn(ReadOnlySpan<char> name)
    {
        bool[] covered = new bool[name.Length];
        foreach (var word in _words) word.Cover(name, covered);
        var marks = ImmutableArray.CreateBuilder<Range>();
        for (int i = 0; i < covered.Length; i++)
        {
            int start = i;
            while (i < covered.Length && covered[i]) i++;
            if (i > start) marks.Add(start..i);
        }

        return marks.ToImmutable();
    }
}
