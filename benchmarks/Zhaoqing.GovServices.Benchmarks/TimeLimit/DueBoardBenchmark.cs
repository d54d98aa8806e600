using BenchmarkDotNet.Attributes;
using NodaTime;
using Zhaoqing.GovServices.TimeLimit;

namespace Zhaoqing.GovServices.Benchmarks.TimeLimit;

/// <summary>Which of 1,000,000 matters are due within a week: the board's slice beside a filter over the list; time per question.</summary>
[MemoryDiagnoser]
public class DueBoardBenchmark
{
    private const int Count = 1_000_000;

    private readonly LocalDate _from = new(2026, 9, 28), _through = new(2026, 10, 4);
    private DueEntry<int>[] _entries = [];
    private DueBoard<int> _board = new();

    /// <summary>Draws due days of two years with a fixed seed and throws unless both find as many.</summary>
    [GlobalSetup]
    public void Prepare()
    {
        var random = new Random(20_261_125);
        var first = new LocalDate(2026, 1, 1);
        _entries = [.. Enumerable.Range(0, Count).Select(key => new DueEntry<int>(new DueDay(first.PlusDays(random.Next(730)), Provisional: false), key))];
        _board = new DueBoard<int>(_entries);
        if (Slice() != Filter()) throw new InvalidOperationException("The answers differ.");
    }

    /// <summary>Looks at every entry.</summary>
    [Benchmark(Baseline = true)]
    public int Filter()
    {
        int found = 0;
        foreach (ref readonly var entry in _entries.AsSpan())
        {
            if (entry.Due.Date >= _from && entry.Due.Date <= _through) found++;
        }

        return found;
    }

    /// <summary>Two binary searches.</summary>
    [Benchmark]
    public int Slice() => _board.DueWithin(_from, _through).Length;

    /// <summary>One more entry: the board is copied once.</summary>
    [Benchmark]
    public int With() => _board.With(new DueEntry<int>(new DueDay(_from, Provisional: false), -1)).Entries.Length;
}
