using System.Collections.Frozen;

namespace Zhaoqing.GovServices.Catalogue;

/// <summary>Everyday words (口语词) and what they stand for in the names of matters: 开店 for 个体工商户 设立.</summary>
/// <remarks>Immutable and safe for concurrent use. Full width and case do not matter.</remarks>
public sealed class EverydayWords
{
    private readonly FrozenDictionary<string, string[][]> _words;

    private EverydayWords(FrozenDictionary<string, string[][]> words) => _words = words;

    /// <summary>The table that ships with the package, written by the project.</summary>
    public static EverydayWords Shipped { get; } = ReadShipped();

    /// <summary>How many words the table holds.</summary>
    public int Count => _words.Count;

    /// <summary>Reads a table.</summary>
    /// <param name="text">
    /// One word a line, a tab, and what it stands for, with <c>|</c> between the possibilities and a blank between words that all stand in the name,
    /// for example <c>开店⇥个体工商户 设立|公司 设立</c>. Empty lines are passed over.
    /// </param>
    /// <exception cref="FormatException">A line has another form, or a word stands twice; the message tells the line.</exception>
    public static EverydayWords Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var words = new Dictionary<string, string[][]>(StringComparer.Ordinal);
        int number = 0;
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            number++;
            if (line.IsWhiteSpace()) continue;
            string[] cells = FoldedText.Of(line.ToString()).Split('\t');
            string[][] others = cells.Length == 2 ? [.. cells[1].Split('|').Select(FoldedText.Words)] : [];
            if (cells.Length != 2 || FoldedText.Words(cells[0]) is not [var word] || Array.Exists(others, other => other.Length == 0))
                throw new FormatException($"Line {number} is no word, tab and what it stands for.");
            if (!words.TryAdd(word, others)) throw new FormatException($"The word of line {number} stands in the table before.");
        }

        return new EverydayWords(words.ToFrozenDictionary(StringComparer.Ordinal));
    }

    /// <summary>What a folded word stands for; empty where it stands for itself alone.</summary>
    internal string[][] Of(string folded) => _words.GetValueOrDefault(folded, []);

    private static EverydayWords ReadShipped()
    {
        using var stream = typeof(EverydayWords).Assembly.GetManifestResourceStream("everyday-words.tsv")
            ?? throw new InvalidOperationException("The table of everyday words is missing from the assembly.");
        using var reader = new StreamReader(stream);
        return Parse(reader.ReadToEnd());
    }
}
