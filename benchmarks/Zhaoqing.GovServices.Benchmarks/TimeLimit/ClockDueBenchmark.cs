using BenchmarkDotNet.Attributes;
using NodaTime;
using Zhaoqing.GovServices.TimeLimit;

namespace Zhaoqing.GovServices.Benchmarks.TimeLimit;

/// <summary>The due day of clocks with three special steps, N uniform in 1..250, from 100,000 random starts in 2011–2025; times are per clock.</summary>
[SimpleJob(launchCount: 1, warmupCount: 5, iterationCount: 12)]
[MemoryDiagnoser]
public class ClockDueBenchmark
{
    private const int Count = 100_000;

    private readonly WorkingCalendar _calendar = WorkingCalendar.StateCouncil;
    private readonly LimitClock[] _clocks = new LimitClock[Count];
    private readonly WalkedClock[] _walked = new WalkedClock[Count];
    private readonly Limit[] _limits = new Limit[Count];
    private readonly Instant[] _instants = new Instant[Count];
    private HashSet<DateOnly> _off = [];

    /// <summary>Draws the work with a fixed seed, and throws unless clock, walk and explanation give the same answers.</summary>
    [GlobalSetup]
    public void Prepare()
    {
        _off = ClockWork.DaysOff(_calendar);
        var first = new LocalDate(2011, 1, 1);
        int span = Period.DaysBetween(first, new LocalDate(2026, 1, 1));
        var random = new Random(20_261_125);
        for (int i = 0; i < Count; i++)
        {
            int amount = random.Next(1, 251);
            var from = first.PlusDays(random.Next(span));
            (_clocks[i], _walked[i]) = ClockWork.Draw(random, _calendar, from, amount, steps: 3);
            _limits[i] = Limit.WorkingDays(amount);
            _instants[i] = ChinaTime.StartOf(from) + Duration.FromMinutes(random.Next(24 * 60));
            var due = _clocks[i].DueBy(_calendar).AsT1;
            if (due.Date.ToDateOnly() != Walk(_walked[i]) || due != _clocks[i].Due.Day || due != _clocks[i].Explain(_calendar).Due)
                throw new InvalidOperationException($"The answers differ for clock {i}.");
        }
    }

    /// <summary>The full due day of the same limits without steps, from an instant: the measure for the clocks.</summary>
    [Benchmark(Baseline = true, OperationsPerInvoke = Count)]
    public int DueFromInstant()
    {
        int sum = 0;
        for (int i = 0; i < Count; i++)
        {
            if (_calendar.Due(_limits[i], _instants[i]).TryPickT1(out var due, out _)) sum ^= due.Date.Day;
        }

        return sum;
    }

    /// <summary>The clocks.</summary>
    [Benchmark(OperationsPerInvoke = Count)]
    public int DueByClock()
    {
        int sum = 0;
        for (int i = 0; i < Count; i++)
        {
            if (_clocks[i].DueBy(_calendar).TryPickT1(out var due, out _)) sum ^= due.Date.Day;
        }

        return sum;
    }

    /// <summary>What is commonly written by hand: day by day over <see cref="DateOnly"/>, with one set of days off, weekends among them.</summary>
    [Benchmark(OperationsPerInvoke = Count)]
    public int WalkOverDateOnly()
    {
        int sum = 0;
        for (int i = 0; i < Count; i++) sum ^= Walk(_walked[i]).Day;
        return sum;
    }

    /// <summary>The explanation of the clocks: every day with its status.</summary>
    [Benchmark(OperationsPerInvoke = Count)]
    public int ExplainClock()
    {
        int sum = 0;
        for (int i = 0; i < Count; i++) sum ^= _clocks[i].Explain(_calendar).DaysCounted;
        return sum;
    }

    /// <summary>The status of every day from the start to the due day and nothing else: the one walk that an explanation may cost.</summary>
    [Benchmark(OperationsPerInvoke = Count)]
    public int WalkOverStatus()
    {
        int sum = 0;
        for (int i = 0; i < Count; i++)
        {
            var due = _clocks[i].Due.Day.Date;
            for (var day = _clocks[i].From.PlusDays(1); day <= due; day = day.PlusDays(1))
            {
                if (_calendar.Day(day).TryPickT1(out var status, out _) && status.IsWorkingDay) sum++;
            }
        }

        return sum;
    }

    private DateOnly Walk(in WalkedClock clock)
    {
        var (day, due) = (clock.From, clock.From);
        int amount = clock.Amount, one = 0, two = 0, three = 0;
        while (true)
        {
            day = day.AddDays(1);
            if (_off.Contains(day)) continue;
            // Each step counts its own working days up to its own limit, whether another leaves the day out too or not.
            bool left = Leaves(clock.Steps[0], day, ref one) | Leaves(clock.Steps[1], day, ref two) | Leaves(clock.Steps[2], day, ref three);
            if (!left && --amount < 0) return due;
            // A step that begins on the last day holds the end up until it is over.
            if (amount == 0) due = day;
        }
    }

    private static bool Leaves(in WalkedStep step, DateOnly day, ref int used)
    {
        if (day <= step.Begin || day > step.End || used >= step.Cap) return false;
        used++;
        return true;
    }
}
