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
    private readonly HashSet<DateOnly> _offDates = [], _makeUpDates = [], _restDates = [];
    private readonly LocalDate[] _ends = new LocalDate[Count];
    private readonly int[] _startNumbers = new int[Count];
    private int _firstNumber;
    private ushort[] _ranks = [];
    private int[] _workingNumbers = [];

    /// <summary>Draws the work with a fixed seed, fills the sets of the walks, and throws unless all give the same answers.</summary>
    [GlobalSetup]
    public void Prepare()
    {
        for (var day = _calendar.First; day <= _calendar.Last; day = day.PlusDays(1))
        {
            var status = _calendar.Day(day).AsT1;
            var kind = status.Kind;
            if (!status.IsWorkingDay) _restDates.Add(day.ToDateOnly());
            if (kind == DayKind.Holiday && _off.Add(day)) _offDates.Add(day.ToDateOnly());
            if (kind == DayKind.MakeUpWorkingDay && _makeUp.Add(day)) _makeUpDates.Add(day.ToDateOnly());
        }

        PrepareTheLimit();
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
            _startNumbers[i] = _startDates[i].DayNumber;
            var due = _calendar.Due(_limits[i], _starts[i]);
            _ends[i] = due.AsT1.Date;
            if (due.AsT1.Date != Walk(_starts[i], _amounts[i]) || due.AsT1.Date.ToDateOnly() != Walk(_startDates[i], _amounts[i]) || due.AsT1 != _calendar.Due(_limits[i], _instants[i]).AsT1
                || due.AsT1 != _calendar.PlusWorkingDays(_starts[i], _amounts[i]) || due.AsT1.Date.ToDateOnly() != WalkOneSet(_startDates[i], _amounts[i])
                || due.AsT1.Date.ToDateOnly().DayNumber != RankSelect(_startNumbers[i], _amounts[i])
                || _calendar.CountAfter(_starts[i], _ends[i]).AsT1.Days != _amounts[i] || CountByWalk(_startDates[i], _ends[i].ToDateOnly()) != _amounts[i])
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

    /// <summary>The shortest thing that is written by hand: one set of all days off, weekends included, asked once a day.</summary>
    [Benchmark(OperationsPerInvoke = Count)]
    public int WalkOverDateOnlyWithOneSet()
    {
        int sum = 0;
        for (int i = 0; i < Count; i++) sum ^= WalkOneSet(_startDates[i], _amounts[i]).DayNumber;
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

    /// <summary>The limit of what can be had: rank and select over day numbers in two bare arrays, without dates, calendars or marks.</summary>
    [Benchmark(OperationsPerInvoke = Count)]
    public int BareRankAndSelect()
    {
        int sum = 0;
        for (int i = 0; i < Count; i++) sum ^= RankSelect(_startNumbers[i], _amounts[i]);
        return sum;
    }

    /// <summary>The package's short way: throws instead of refusing.</summary>
    [Benchmark(OperationsPerInvoke = Count)]
    public int PlusWorkingDays()
    {
        int sum = 0;
        for (int i = 0; i < Count; i++) sum ^= _calendar.PlusWorkingDays(_starts[i], _amounts[i]).Date.Day;
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

    /// <summary>The number of working days between the start and the due day, by the package.</summary>
    [Benchmark(OperationsPerInvoke = Count)]
    public int CountAfter()
    {
        int sum = 0;
        for (int i = 0; i < Count; i++)
        {
            if (_calendar.CountAfter(_starts[i], _ends[i]).TryPickT1(out var count, out _)) sum ^= count.Days;
        }

        return sum;
    }

    /// <summary>The same number by a walk over <see cref="DateOnly"/> that looks at the weekday first.</summary>
    [Benchmark(OperationsPerInvoke = Count)]
    public int CountOverDateOnly()
    {
        int sum = 0;
        for (int i = 0; i < Count; i++) sum ^= CountByWalk(_startDates[i], _ends[i].ToDateOnly());
        return sum;
    }

    private void PrepareTheLimit()
    {
        _firstNumber = _calendar.First.ToDateOnly().DayNumber;
        int last = _calendar.Last.ToDateOnly().DayNumber;
        _ranks = new ushort[last - _firstNumber + 1];
        var working = new List<int>();
        for (int number = _firstNumber; number <= last; number++)
        {
            if (!_restDates.Contains(DateOnly.FromDayNumber(number))) working.Add(number);
            _ranks[number - _firstNumber] = (ushort)working.Count;
        }

        _workingNumbers = [.. working];
    }

    private int RankSelect(int start, int amount) => _workingNumbers[_ranks[start - _firstNumber] + amount - 1];

    private bool Works(DateOnly day) => day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday ? _makeUpDates.Contains(day) : !_offDates.Contains(day);

    private int CountByWalk(DateOnly after, DateOnly through)
    {
        int count = 0;
        for (var day = after.AddDays(1); day <= through; day = day.AddDays(1))
        {
            if (Works(day)) count++;
        }

        return count;
    }

    private DateOnly WalkOneSet(DateOnly day, int amount)
    {
        while (amount > 0)
        {
            day = day.AddDays(1);
            if (!_restDates.Contains(day)) amount--;
        }

        return day;
    }

    private DateOnly Walk(DateOnly day, int amount)
    {
        while (amount > 0)
        {
            day = day.AddDays(1);
            if (Works(day)) amount--;
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
