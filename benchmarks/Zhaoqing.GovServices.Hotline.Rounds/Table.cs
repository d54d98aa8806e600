namespace Zhaoqing.GovServices.Hotline.Rounds;

/// <summary>A figure of each contender in each round; medians, spread, and ratios inside each round.</summary>
internal sealed class Table(string unit)
{
    private readonly Dictionary<string, List<double>> _rounds = [];

    internal void Add(string contender, double figure)
    {
        if (!_rounds.TryGetValue(contender, out var rounds)) _rounds.Add(contender, rounds = []);
        rounds.Add(figure);
    }

    internal void Print()
    {
        foreach (var (name, figures) in _rounds) Console.WriteLine($"{name,-44} {Median(figures),14:N1} {unit} ({figures.Min():N1}-{figures.Max():N1})");
    }

    /// <summary>How many times one has of what the other has, inside each round, beside its goal.</summary>
    internal void Compare(string one, string other, string goal)
    {
        if (!_rounds.TryGetValue(one, out var mine) || !_rounds.TryGetValue(other, out var theirs)) return;
        var ratios = mine.Zip(theirs, (a, b) => a / b).ToList();
        Console.WriteLine($"  {one} / {other}: {Median(ratios):N3} ({ratios.Min():N3}-{ratios.Max():N3}), goal {goal}");
    }

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return sorted[sorted.Count / 2];
    }
}
