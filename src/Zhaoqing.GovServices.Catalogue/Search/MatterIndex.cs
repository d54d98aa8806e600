using System.Collections;
using System.Collections.Immutable;

namespace Zhaoqing.GovServices.Catalogue;

/// <summary>The names of an edition made ready for search; built once, immutable afterwards.</summary>
internal sealed class MatterIndex
{
    /// <summary>The matters, the shorter name first, then by code: the number of a name is its place here.</summary>
    private readonly Matter[] _matters;
    private readonly NameTexts _names;
    private readonly GramLists _lists;

    /// <summary>For each name the letters for which its characters may stand.</summary>
    private readonly uint[] _letters;
    private readonly CodeOrder _codes;

    public MatterIndex(ImmutableArray<Matter> matters)
    {
        if (matters.Length > GramLists.MostNames) throw new ArgumentException($"An index holds {GramLists.MostNames} names at most.", nameof(matters));
        _matters = [.. matters.OrderBy(matter => matter.Name.Length).ThenBy(matter => matter.Code)];
        _names = new NameTexts(_matters);
        _lists = GramLists.Of(_names);
        _codes = new CodeOrder(_matters);
        _letters = new uint[_matters.Length];
        for (int number = 0; number < _letters.Length; number++) _letters[number] = PinyinInitials.Of(_names[number]);
    }

    /// <summary>The bytes held beside the matters themselves.</summary>
    public long Bytes => _names.Bytes + _lists.Bytes + (_matters.Length * (8L + sizeof(uint) + sizeof(int)));

    public MatterPage Search(MatterQuery query)
    {
        string folded = FoldedText.Of(query.Text);
        var words = QueryWords.Of(folded, query.Exact ? null : query.Everyday);
        var filter = new MatterFilter(query);
        long skip = (query.Page - 1L) * query.Size;
        int[] first = _codes.Find(folded.Trim());
        if (first.Length == 0 && !words.HasOthers && filter.IsOpen && words.IsOneGram) return PageOfOneGram(words, query, skip);

        var best = new BestFirst((int)Math.Min(skip + query.Size, _matters.Length));
        foreach (int number in first)
        {
            if (filter.Fits(_matters[number])) best.Add(KeyOf(Rank.Code, 0, number));
        }

        if (words.HasOthers) FindAll(words, filter, first, best);
        else FindLiteral(words, filter, first, best);
        var keys = best.Keys();
        int start = (int)Math.Min(skip, keys.Length);
        var items = ImmutableArray.CreateBuilder<Matter>(keys.Length - start);
        foreach (long key in keys[start..]) items.Add(_matters[NumberOf(key)]);
        return new MatterPage(best.Total, query.Page, query.Size, items.MoveToImmutable()) { Words = words };
    }

    /// <summary>A word of one or two characters: its list is the answer, and it is in order already.</summary>
    private MatterPage PageOfOneGram(QueryWords words, MatterQuery query, long skip)
    {
        var list = _lists.Rarest(words[0].Text, out _);
        int start = (int)Math.Min(skip, list.Count), count = Math.Min(query.Size, list.Count - start);
        var items = ImmutableArray.CreateBuilder<Matter>(count);
        for (int i = 0; i < count; i++) items.Add(_matters[list[start + i]]);
        return new MatterPage(list.Count, query.Page, query.Size, items.MoveToImmutable()) { Words = words };
    }

    private void FindLiteral(QueryWords words, MatterFilter filter, int[] first, BestFirst best)
    {
        if (words.Count == 0)
        {
            for (int number = 0; number < _matters.Length; number++)
            {
                if (filter.Fits(_matters[number]) && !first.Contains(number)) best.Add(KeyOf(Rank.Name, 0, number));
            }

            return;
        }

        if (words.Count == 1)
        {
            FindWord(words[0].Text, filter, first, best);
            return;
        }

        var list = RarestOf(words.Texts);
        for (int i = 0; i < list.Count; i++)
        {
            int number = list[i], place = words.PlaceIn(_names[number]);
            if (place >= 0 && filter.Fits(_matters[number]) && !first.Contains(number)) best.Add(KeyOf(Rank.Name, place, number));
        }
    }

    private void FindWord(ReadOnlySpan<char> word, MatterFilter filter, int[] first, BestFirst best)
    {
        var list = _lists.Rarest(word, out int offset);
        var gram = word.Slice(offset, Math.Min(2, word.Length));
        int at = 0;
        for (int i = 0; i < list.Count; i++)
        {
            int number = list[i];
            var name = _names[number];
            // The list is in the order of the gram's first place, so that place only moves on, and the word cannot begin more than the offset before it.
            while (!name[at..].StartsWith(gram)) at++;
            int place = PlaceFrom(name, word, at - offset);
            if (place >= 0 && filter.Fits(_matters[number]) && !first.Contains(number)) best.Add(KeyOf(Rank.Name, place, number));
        }
    }

    /// <summary>Where a word stands in a name, given the first place where it could; -1 where it does not stand.</summary>
    private static int PlaceFrom(ReadOnlySpan<char> name, ReadOnlySpan<char> word, int earliest)
    {
        if (earliest >= 0 && name[earliest..].StartsWith(word)) return earliest;
        int from = Math.Max(earliest + 1, 0), step = name[from..].IndexOf(word);
        return step < 0 ? -1 : from + step;
    }

    /// <summary>The names that hold the words, or what the words may stand for, from the candidates of every word.</summary>
    private void FindAll(QueryWords words, MatterFilter filter, int[] first, BestFirst best)
    {
        var candidates = CandidatesOf(words);
        for (int number = 0; number < _matters.Length; number++)
        {
            if (!candidates[number]) continue;
            var name = _names[number];
            int place = words.PlaceIn(name);
            var rank = Rank.Name;
            if (place < 0)
            {
                if (!words.FitsWithOthers(name)) continue;
                (rank, place) = (Rank.Other, 0);
            }

            if (filter.Fits(_matters[number]) && !first.Contains(number)) best.Add(KeyOf(rank, place, number));
        }
    }

    /// <summary>The names that hold the rarest part of every word, or of what it may stand for, or its letters.</summary>
    private BitArray CandidatesOf(QueryWords words)
    {
        var candidates = new BitArray(_matters.Length, defaultValue: true);
        for (int i = 0; i < words.Count; i++)
        {
            var word = words[i];
            var holding = new BitArray(_matters.Length);
            Set(holding, _lists.Rarest(word.Text, out _));
            foreach (string[] other in word.Others) Set(holding, RarestOf(other));
            if (word.IsInitials)
            {
                uint needed = PinyinInitials.Of(word.Text);
                for (int number = 0; number < _letters.Length; number++)
                {
                    if ((_letters[number] & needed) == needed) holding[number] = true;
                }
            }

            candidates.And(holding);
        }

        return candidates;

        static void Set(BitArray holding, GramList list)
        {
            for (int i = 0; i < list.Count; i++) holding[list[i]] = true;
        }
    }

    private GramList RarestOf(string[] words)
    {
        var rarest = _lists.Rarest(words[0], out _);
        for (int i = 1; i < words.Length && rarest.Count > 0; i++)
        {
            var list = _lists.Rarest(words[i], out _);
            if (list.Count < rarest.Count) rarest = list;
        }

        return rarest;
    }

    /// <summary>Orders by rank, then place, then number: 4 bits, 36 bits, 24 bits.</summary>
    private static long KeyOf(Rank rank, int place, int number) => ((long)rank << 60) | ((long)place << 24) | (uint)number;

    private static int NumberOf(long key) => (int)(key & (GramLists.MostNames - 1));

    private enum Rank
    {
        Code,
        Name,
        Other,
    }
}
