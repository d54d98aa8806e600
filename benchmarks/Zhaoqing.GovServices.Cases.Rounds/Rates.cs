using System.Diagnostics;

namespace Zhaoqing.GovServices.Cases.Rounds;

/// <summary>Nanoseconds and bytes of each contender in each round; medians, spread, and the ratio to the first inside each round.</summary>
internal sealed class Rates
{
    private readonly Dictionary<string, List<(double Nanoseconds, double Bytes)>> _rounds = [];

    internal void Measure(string contender, int times, Func<int> run)
    {
        long before = GC.GetAllocatedBytesForCurrentThread(), began = Stopwatch.GetTimestamp();
        int done = 0;
        for (int i = 0; i < times; i++) done += run();
        Add(contender, Stopwatch.GetElapsedTime(began).TotalNanoseconds / done, (GC.GetAllocatedBytesForCurrentThread() - before) / (double)done);
    }

    /// <summary>Times an act on objects that are made outside the time, a few at once.</summary>
    internal void Measure<T, TAnswer>(string contender, int batches, int batch, Func<T> make, Func<T, TAnswer> act)
    {
        var objects = new T[batch];
        long ticks = 0, bytes = 0;
        for (int i = 0; i < batches; i++)
        {
            for (int one = 0; one < batch; one++) objects[one] = make();
            long before = GC.GetAllocatedBytesForCurrentThread(), began = Stopwatch.GetTimestamp();
            foreach (var one in objects) act(one);
            ticks += Stopwatch.GetTimestamp() - began;
            bytes += GC.GetAllocatedBytesForCurrentThread() - before;
        }

        double times = (double)batches * batch;
        Add(contender, TimeSpan.FromSeconds(ticks / (double)Stopwatch.Frequency).TotalNanoseconds / times, bytes / times);
    }

    internal async Task MeasureAsync(string contender, int times, Func<Task<int>> run)
    {
        long before = GC.GetTotalAllocatedBytes(), began = Stopwatch.GetTimestamp();
        int done = 0;
        for (int i = 0; i < times; i++) done += await run();
        Add(contender, Stopwatch.GetElapsedTime(began).TotalNanoseconds / done, (GC.GetTotalAllocatedBytes() - before) / (double)done);
    }

    internal void Print()
    {
        var first = _rounds.Values.First();
        foreach (var (name, rounds) in _rounds)
        {
            var times = rounds.ConvertAll(round => round.Nanoseconds);
            Console.WriteLine($"{name,-48} {Median(times),14:N0} ns ({times.Min():N0}-{times.Max():N0}) {Median(rounds.Select(round => round.Bytes)),12:N0} B  {Median(times.Zip(first, (mine, other) => mine / other.Nanoseconds)):F2} x the first");
        }
    }

    private void Add(string contender, double nanoseconds, double bytes)
    {
        if (!_rounds.TryGetValue(contender, out var rounds)) _rounds.Add(contender, rounds = []);
        rounds.Add((nanoseconds, bytes));
    }

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return sorted[sorted.Count / 2];
    }
}
