using System.Collections.Immutable;

namespace Zhaoqing.GovServices.Hotline;

/// <summary>A word that speaks for a label (分类关键词).</summary>
/// <param name="Word">The word.</param>
/// <param name="Label">The label, a class of the classification that is loaded.</param>
/// <param name="Weight">How strongly, above 0.</param>
public sealed record LabelWord(string Word, string Label, double Weight);

/// <summary>Proposes a class by words, with its reasons (关键词分类建议). Immutable.</summary>
public sealed class LabelRules
{
    private readonly ImmutableArray<LabelWord> _words;

    /// <summary>Rules.</summary>
    /// <param name="words">The words; a longer word counts instead of a shorter that it contains.</param>
    /// <exception cref="ArgumentException">A word is empty, or its weight is not above 0.</exception>
    public LabelRules(IEnumerable<LabelWord> words)
    {
        ArgumentNullException.ThrowIfNull(words);
        _words = [.. words.OrderByDescending(word => word.Word.Length).ThenBy(word => word.Word, StringComparer.Ordinal)];
        if (_words.Any(word => string.IsNullOrWhiteSpace(word.Word) || !(word.Weight > 0) || !double.IsFinite(word.Weight))) throw new ArgumentException("A word is empty, or its weight is not above 0.", nameof(words));
    }

    /// <summary>The label most spoken for.</summary>
    /// <param name="text">The text.</param>
    /// <param name="least">How sure it must be: the share of the weight that speaks for it, 0 to 1.</param>
    /// <returns>The proposal; null where no word is there, or it is less sure.</returns>
    public LabelProposal? Propose(string text, double least)
    {
        ArgumentNullException.ThrowIfNull(text);
        var found = new List<LabelWord>();
        foreach (var word in _words)
        {
            if (text.Contains(word.Word, StringComparison.Ordinal) && !found.Exists(longer => longer.Word.Length > word.Word.Length && longer.Word.Contains(word.Word, StringComparison.Ordinal))) found.Add(word);
        }

        if (found.Count == 0) return null;
        var best = found.GroupBy(word => word.Label, StringComparer.Ordinal).OrderByDescending(group => group.Sum(word => word.Weight)).ThenBy(group => group.Key, StringComparer.Ordinal).First();
        double confidence = best.Sum(word => word.Weight) / found.Sum(word => word.Weight);
        return confidence < least ? null : new LabelProposal(best.Key, confidence, [.. best.OrderByDescending(word => word.Weight).ThenBy(word => word.Word, StringComparer.Ordinal).Select(word => word.Word).Take(3)]);
    }
}
