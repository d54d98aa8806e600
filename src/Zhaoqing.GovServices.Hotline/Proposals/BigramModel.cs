using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Zhaoqing.GovServices.Hotline;

/// <summary>A label that is proposed, how sure that is, and what speaks for it (建议分类). It is never more than a proposal.</summary>
/// <param name="Label">The label.</param>
/// <param name="Confidence">0 to 1.</param>
/// <param name="Reasons">The pieces of the text that spoke most for it, the strongest first.</param>
public sealed record LabelProposal(string Label, double Confidence, ImmutableArray<string> Reasons)
{
    /// <inheritdoc/>
    public bool Equals(LabelProposal? other) =>
        other is not null && string.Equals(Label, other.Label, StringComparison.Ordinal) && Confidence.Equals(other.Confidence) && Reasons.AsSpan().SequenceEqual(other.Reasons.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Label, Confidence);
}

/// <summary>A small model that can be read (朴素贝叶斯): how often two neighbouring characters stand in the texts of a label. Immutable, the same for the same examples.</summary>
public sealed class BigramModel
{
    private readonly FrozenDictionary<string, double[]> _weights;
    private readonly ImmutableArray<string> _labels;
    private readonly double[] _priors, _unseen;

    private BigramModel(ImmutableArray<string> labels, double[] priors, double[] unseen, FrozenDictionary<string, double[]> weights) =>
        (_labels, _priors, _unseen, _weights) = (labels, priors, unseen, weights);

    /// <summary>Learns from examples.</summary>
    /// <param name="examples">Texts with their labels; at least one.</param>
    /// <exception cref="ArgumentException">There is none.</exception>
    public static BigramModel Learn(IReadOnlyCollection<(string Text, string Label)> examples)
    {
        ArgumentNullException.ThrowIfNull(examples);
        if (examples.Count == 0) throw new ArgumentException("There is nothing to learn from.", nameof(examples));
        var labels = examples.Select(example => example.Label).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToImmutableArray();
        var counts = new Dictionary<string, double[]>(StringComparer.Ordinal);
        double[] texts = new double[labels.Length], pieces = new double[labels.Length];
        foreach (var (text, label) in examples)
        {
            int at = labels.IndexOf(label);
            texts[at]++;
            foreach (string piece in PiecesOf(text))
            {
                if (!counts.TryGetValue(piece, out double[]? row)) counts[piece] = row = new double[labels.Length];
                row[at]++;
                pieces[at]++;
            }
        }

        // One is added to every count, so that what was never seen of a label is unlikely and not impossible.
        double[] totals = [.. pieces.Select(number => number + counts.Count + 1)];
        return new BigramModel(
            labels,
            [.. texts.Select(number => Math.Log(number / examples.Count))],
            [.. totals.Select(total => Math.Log(1 / total))],
            counts.ToFrozenDictionary(pair => pair.Key, pair => pair.Value.Select((number, at) => Math.Log((number + 1) / totals[at])).ToArray(), StringComparer.Ordinal));
    }

    /// <summary>The likeliest label.</summary>
    /// <param name="text">The text.</param>
    /// <param name="least">How sure it must be, 0 to 1.</param>
    /// <returns>The proposal; null where it is less sure, or the text has nothing that was ever seen.</returns>
    public LabelProposal? Propose(string text, double least)
    {
        ArgumentNullException.ThrowIfNull(text);
        double[] scores = [.. _priors];
        var seen = PiecesOf(text).Where(_weights.ContainsKey).Distinct(StringComparer.Ordinal).ToArray();
        if (seen.Length == 0) return null;
        foreach (string piece in seen)
        {
            double[] row = _weights[piece];
            for (int i = 0; i < scores.Length; i++) scores[i] += row[i];
        }

        int best = Array.IndexOf(scores, scores.Max());
        double confidence = 1 / scores.Sum(score => Math.Exp(score - scores[best]));
        if (confidence < least) return null;
        double Speaks(string piece) => _weights[piece][best] - _unseen[best];
        return new LabelProposal(_labels[best], confidence, [.. seen.OrderByDescending(Speaks).ThenBy(piece => piece, StringComparer.Ordinal).Take(3)]);
    }

    private static IEnumerable<string> PiecesOf(string text)
    {
        for (int i = 0; i + 1 < text.Length; i++)
        {
            if (char.IsLetterOrDigit(text[i]) && char.IsLetterOrDigit(text[i + 1])) yield return text.Substring(i, 2);
        }
    }
}
