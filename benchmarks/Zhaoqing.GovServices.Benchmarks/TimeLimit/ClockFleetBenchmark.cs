using System.Runtime.InteropServices;
using BenchmarkDotNet.Attributes;
using NodaTime;
using Zhaoqing.GovServices.TimeLimit;

namespace Zhaoqing.GovServices.Benchmarks.TimeLimit;

/// <summary>A million open clocks counted anew when the notice of 2020-01-27 takes days from the weeks after; times are per clock.</summary>
/// <remarks>Limits of 1 to 60 working days, a quarter with one special step, all open on the evening before.</remarks>
[SimpleJob(launchCount: 1, warmupCount: 5, iterationCount: 12)]
[MemoryDiagnoser]
public class ClockFleetBenchmark
{
    private const int Count = 1_000_000;

    private readonly WorkingCalendar _after = ClockWork.KnownOn(new LocalDate(2020, 1, 27));
    private readonly OpenClock[] _walked = new OpenClock[Count];
    private readonly List<WalkedChange> _list = new(Count);
    private readonly int[] _numbers = new int[Count * 3];
    private HashSet<DateOnly> _off = [], _offWeekdays = [], _makeUp = [];
    private ClockFleet _fleet = new([]);
    private ClockFleet[] _halves = [];
    private DateOnly _firm;

    /// <summary>Draws the clocks with a fixed seed, and throws unless fleet, halves and walks list the same changes.</summary>
    [GlobalSetup]
    public void Prepare()
    {
        _off = ClockWork.DaysOff(_after);
        _offWeekdays = [.. _off.Where(day => day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday))];
        for (var day = _after.First; day <= _after.Last; day = day.PlusDays(1))
        {
            if (_after.Day(day).AsT1.Kind == DayKind.MakeUpWorkingDay) _makeUp.Add(day.ToDateOnly());
        }

        _firm = _after.FirmThrough.ToDateOnly();
        var clocks = ClockWork.Open(Count);
        for (int i = 0; i < Count; i++) _walked[i] = OpenClock.Of(clocks[i]);
        _fleet = new ClockFleet(clocks);
        _halves = [new ClockFleet(clocks[..(Count / 2)]), new ClockFleet(clocks[(Count / 2)..])];
        Random.Shared.NextBytes(MemoryMarshal.AsBytes(_numbers.AsSpan()));

        DueChange[] changes = [.. _fleet.Recompute(_after).AsT1];
        var walked = ByOneSet().ToArray();
        if (changes.Length != walked.Length || !walked.SequenceEqual(ByWeekdayFirst())) throw new InvalidOperationException("The walks list other changes.");
        for (int i = 0; i < walked.Length; i++)
        {
            var change = changes[i];
            if (walked[i] != new WalkedChange(change.Clock, change.Before.Date.ToDateOnly(), change.After.Date.ToDateOnly(), change.After.Provisional))
                throw new InvalidOperationException($"The walk lists {walked[i]}, the fleet {change}.");
        }

        Console.WriteLine($"// {changes.Length} of {Count} clocks change.");
    }

    /// <summary>What is commonly written by hand: day by day over <see cref="DateOnly"/>, with one set of all days off, weekends among them.</summary>
    [Benchmark(Baseline = true, OperationsPerInvoke = Count)]
    public int WalkWithOneSet() => ByOneSet().Count;

    /// <summary>The quickest form of it: the weekday first, and then one look into a set of days off or of make-up days.</summary>
    [Benchmark(OperationsPerInvoke = Count)]
    public int WalkWeekdayFirst() => ByWeekdayFirst().Count;

    /// <summary>The fleet, with the list of what changes from what to what.</summary>
    [Benchmark(OperationsPerInvoke = Count)]
    public int Fleet() => Read(_fleet.Recompute(_after).AsT1);

    /// <summary>The fleet without reading the changes: how many there are.</summary>
    [Benchmark(OperationsPerInvoke = Count)]
    public int PassOnly() => _fleet.Recompute(_after).AsT1.Count;

    /// <summary>Two fleets of half the clocks each, on two threads.</summary>
    [Benchmark(OperationsPerInvoke = Count)]
    public int TwoFleetsOnTwoThreads()
    {
        int sum = 0;
        Parallel.ForEach(_halves, half => Interlocked.Add(ref sum, Read(half.Recompute(_after).AsT1)));
        return sum;
    }

    /// <summary>The sum of as many bytes as the packed clocks take: what reading them costs at least.</summary>
    [Benchmark(OperationsPerInvoke = Count)]
    public int PlainSum()
    {
        int sum = 0;
        foreach (int number in _numbers) sum = unchecked(sum + number);
        return sum;
    }

    /// <summary>Every change is read: its place, and the dates from which and to which.</summary>
    private static int Read(DueChangeSet changes)
    {
        int sum = 0;
        foreach (var change in changes) sum ^= change.Clock ^ change.Before.Date.Day ^ change.After.Date.Day;
        return sum;
    }

    private List<WalkedChange> ByOneSet() => ClockWalk.Recount(_walked, new OneSet(_off), _firm, _list);

    private List<WalkedChange> ByWeekdayFirst() => ClockWalk.Recount(_walked, new WeekdayFirst(_offWeekdays, _makeUp), _firm, _list);
}
