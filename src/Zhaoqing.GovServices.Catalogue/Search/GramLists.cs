namespace Zhaoqing.GovServices.Catalogue;

/// <summary>For each character and each pair of neighbours: in which names it stands, the names where it comes first foremost.</summary>
/// <remarks>A list is ordered by the place of the first occurrence in the name, then by the number of the name. A number takes three bytes.</remarks>
internal sealed class GramLists
{
    /// <summary>The most names that three bytes can number.</summary>
    public const int MostNames = 1 << 24;

    private const int Width = 3;

    private readonly GramTable _slots;
    private readonly int[] _starts;
    private readonly byte[] _numbers;

    private GramLists(GramTable slots, int[] starts, byte[] numbers)
    {
        _slots = slots;
        _starts = starts;
        _numbers = numbers;
    }

    /// <summary>The bytes held.</summary>
    public long Bytes => _numbers.Length + (_starts.Length * (long)sizeof(int)) + _slots.Bytes;

    /// <summary>Builds the lists.</summary>
    /// <param name="names">Folded names, the shorter first.</param>
    public static GramLists Of(NameTexts names)
    {
        var slots = new GramTable();
        var counts = new List<int>();
        ForEach(names, (gram, _) =>
        {
            int slot = slots.FindOrAdd(gram);
            if (slot == counts.Count) counts.Add(0);
            counts[slot]++;
        });
        int[] starts = new int[counts.Count + 1];
        for (int i = 0; i < counts.Count; i++) starts[i + 1] = starts[i] + counts[i];
        // One byte more, so that the last number can be read as four bytes.
        byte[] numbers = new byte[((long)starts[^1] * Width) + 1];
        int[] next = [.. starts];
        ForEach(names, (gram, name) =>
        {
            int at = next[slots.Find(gram)]++ * Width;
            numbers[at] = (byte)(name & 0xff);
            numbers[at + 1] = (byte)((name >> 8) & 0xff);
            numbers[at + 2] = (byte)(name >> 16);
        });
        return new GramLists(slots.Trimmed(), starts, numbers);
    }

    /// <summary>The list of the rarest gram of a word; for a word of one or two characters exactly the names that hold it.</summary>
    /// <param name="word">The folded word, not empty.</param>
    /// <param name="offset">Where the gram stands in the word.</param>
    public GramList Rarest(ReadOnlySpan<char> word, out int offset)
    {
        offset = 0;
        if (word.Length == 1) return ListOf(One(word[0]));
        var rarest = ListOf(Two(word[0], word[1]));
        for (int i = 2; i < word.Length && rarest.Count > 0; i++)
        {
            var list = ListOf(Two(word[i - 1], word[i]));
            if (list.Count >= rarest.Count) continue;
            rarest = list;
            offset = i - 1;
        }

        return rarest;
    }

    private static long One(char c) => c;

    private static long Two(char first, char second) => ((first + 1L) << 16) | second;

    /// <summary>Every gram once for each name, place by place, and name by name within a place.</summary>
    private static void ForEach(NameTexts names, Action<long, int> take)
    {
        int longest = names.Count == 0 ? 0 : names[names.Count - 1].Length, from = 0;
        for (int place = 0; place < longest; place++)
        {
            while (names[from].Length <= place) from++;
            for (int number = from; number < names.Count; number++)
            {
                var name = names[number];
                if (char.IsWhiteSpace(name[place])) continue;
                if (!name[..place].Contains(name[place])) take(One(name[place]), number);
                if (place + 1 < name.Length && !char.IsWhiteSpace(name[place + 1]) && name.IndexOf(name.Slice(place, 2)) == place) take(Two(name[place], name[place + 1]), number);
            }
        }
    }

    private GramList ListOf(long gram) =>
        _slots.Find(gram) is var slot && slot >= 0
            ? new GramList(_numbers.AsSpan(_starts[slot] * Width, ((_starts[slot + 1] - _starts[slot]) * Width) + 1))
            : default;
}

/// <summary>The numbers of the names that hold a gram.</summary>
internal readonly ref struct GramList(ReadOnlySpan<byte> numbers)
{
    private readonly ReadOnlySpan<byte> _numbers = numbers;

    /// <summary>How many names hold the gram.</summary>
    public int Count => _numbers.Length / 3;

    /// <summary>One of the numbers.</summary>
    public int this[int index] => System.Buffers.Binary.BinaryPrimitives.ReadInt32LittleEndian(_numbers[(index * 3)..]) & 0xffffff;
}
