using System.Diagnostics;

namespace Zhaoqing.GovServices.Journal.Rounds;

/// <summary>Events per second of each contender in each round, and the ratios inside each round.</summary>
internal sealed class Table(string basis)
{
    private readonly Dictionary<string, List<double>> _rates = [];

    internal async Task Measure(string contender, Func<TimeSpan, Task<int>> run)
    {
        long began = Stopwatch.GetTimestamp();
        int events = await run(TimeSpan.FromSeconds(1.5));
        if (!_rates.TryGetValue(contender, out var rates)) _rates.Add(contender, rates = []);
        rates.Add(events / Stopwatch.GetElapsedTime(began).TotalSeconds);
    }

    internal void Print(params string[] others)
    {
        foreach (string name in _rates.Keys)
        {
            var ratios = new[] { basis }.Concat(others).Select(other => $"{Median(_rates[name].Zip(_rates[other], (a, b) => a / b)):F2} x [{other}]");
            Console.WriteLine($"{name,-44} {Median(_rates[name]),12:F0}/s ({_rates[name].Min():F0}-{_rates[name].Max():F0})  {string.Join("  ", ratios)}");
        }
    }

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return sorted[sorted.Count / 2];
    }
}
