using BenchmarkDotNet.Attributes;
using Zhaoqing.GovServices.TimeLimit;

namespace Zhaoqing.GovServices.Benchmarks.TimeLimit;

/// <summary>Packing a million open clocks; time and bytes are per clock.</summary>
[SimpleJob(launchCount: 1, warmupCount: 5, iterationCount: 12)]
[MemoryDiagnoser]
public class ClockFleetBuildBenchmark
{
    private const int Count = 1_000_000;

    private LimitClock[] _clocks = [];

    /// <summary>Draws the clocks with a fixed seed, and tells how much memory a fleet of them keeps.</summary>
    [GlobalSetup]
    public void Prepare()
    {
        _clocks = ClockWork.Open(Count);
        long before = GC.GetTotalMemory(forceFullCollection: true);
        var fleet = new ClockFleet(_clocks);
        Console.WriteLine($"// A fleet keeps {(GC.GetTotalMemory(forceFullCollection: true) - before) / (double)fleet.Count:F1} bytes a clock.");
    }

    /// <summary>Packing them.</summary>
    [Benchmark(OperationsPerInvoke = Count)]
    public int Build() => new ClockFleet(_clocks).Count;
}
