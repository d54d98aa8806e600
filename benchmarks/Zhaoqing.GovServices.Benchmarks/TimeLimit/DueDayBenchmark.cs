using BenchmarkDotNet.Attributes;
using NodaTime;
using Zhaoqing.GovServices.TimeLimit;

namespace Zhaoqing.GovServices.Benchmarks.TimeLimit;

/// <summary>The due day of N working days, N uniform in 1..250, from 100,000 random starts in 2011–2025; times are per due day.</summary>
[SimpleJob(launchCount: 1, warmupCount: 5, iterationCount: 12)]
[MemoryDiagnoser]
public class DueDayBenchmark
{
    private const int Count = 100_000;

    private readonly WorkingCalendar _calendar = WorkingCalendar.StateCouncil;
    private readonly int[] _amounts = new int[Count];
    private readonly Limit[] _limits = new Limit[Count];
    private readonly LocalDate[] _starts = new LocalDate[Count];
    private readonly Instant[] _instants = new Instant[Count];
    private readonly DateOnly[] _startDates = new DateOnly[Count];
    private readonly HashSet<LocalDate> _off = [], _makeUp = [];
    private readonly HashSet<DateOnly> _offDates = [], _makeUpDates = [];

    /// <summary>Draws the work with a fixed seed, fills the sets of the walks, and throws unless all give the same answers.</summary>
    [GlobalSetup]
    public void Prepare()
    {
        for (var day = _calendar.First; day <= _calendar.Last; day = day.PlusDays(1))
        {
            var kind = _calendar.Day(day).AsT1.Kind;
            if (kind == DayKind.Holiday && _off.Add(day)) _offDates.Add(day.ToDateOnly());
            if (kind == DayKind.MakeUpWorkingDay && _makeUp.Add(day)) _makeUpDates.Add(day.ToDateOnly());
        }

        var first = new LocalDate(2011, 1, 1);
        int span = Period.DaysBetween(first, new LocalDate(2026, 1, 1));
        var random = new Random(20_261_125);
        for (int i = 0; i < Count; i++)
        {
            _amounts[i] = random.Next(1, 251);
            _limits[i] = Limit.WorkingDays(_amounts[i]);
            _starts[i] = first.PlusDays(random.Next(span));
            _startDates[i] = _starts[i].ToDateOnly();
            _instants[i] = ChinaTime.StartOf(_starts[i]) + Duration.FromMinutes(random.Next(24 * 60));
            var due = _calendar.Due(_limits[i], _starts[i]);
            if (due.AsT1.Date != Walk(_starts[i], _amounts[i]) || due.AsT1.Date.ToDateOnly() != Walk(_startDates[i], _amounts[i]) || due.AsT1 != _calendar.Due(_limits[i], _instants[i]).AsT1)
                throw new InvalidOperationException($"The answers differ for {_starts[i]} and {_amounts[i]}.");
        }
    }

    /// <summary>What is commonly written by hand: day by day over <see cref="DateOnly"/>, with sets of days off and make-up days.</summary>
    [Benchmark(Baseline = true, OperationsPerInvoke = Count)]
    public int WalkOverDateOnly()
    {
        int sum = 0;
        for (int i = 0; i < Count; i++) sum ^= Walk(_startDates[i], _amounts[i]).DayNumber;
        return sum;
    }

    /// <summary>The same walk over <see cref="LocalDate"/>.</summary>
    [Benchmark(OperationsPerInvoke = Count)]
    public int WalkOverLocalDate()
    {
        int sum = 0;
        for (int i = 0; i < Count; i++) sum ^= Walk(_starts[i], _amounts[i]).Day;
        return sum;
    }

    /// <summary>The package, with refusal and provisional mark, from a day.</summary>
    [Benchmark(OperationsPerInvoke = Count)]
    public int DueFromDay()
    {
        int sum = 0;
        for (int i = 0; i < Count; i++)
        {
            if (_calendar.Due(_limits[i], _starts[i]).TryPickT1(out var due, out _)) sum ^= due.Date.Day;
        }

        return sum;
    }

    /// <summary>The package from an instant, whose day in China it finds first.</summary>
    [Benchmark(OperationsPerInvoke = Count)]
    public int DueFromInstant()
    {
        int sum = 0;
        for (int i = 0; i < Count; i++)
        {
            if (_calendar.Due(_limits[i], _instants[i]).TryPickT1(out var due, out _)) sum ^= due.Date.Day;
        }

        return sum;
    }

    private DateOnly Walk(DateOnly day, int amount)
    {
        while (amount > 0)
        {
            day = day.AddDays(1);
            bool works = day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday ? _makeUpDates.Contains(day) : !_offDates.Contains(day);
            if (works) amount--;
        }

        return day;
    }

    private LocalDate Walk(LocalDate day, int amount)
    {
        while (amount > 0)
        {
            day = day.PlusDays(1);
            bool works = day.DayOfWeek is IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday ? _makeUp.Contains(day) : !_off.Contains(day);
            if (works) amount--;
        }

        return day;
    }
}
