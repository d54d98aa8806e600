using BenchmarkDotNet.Attributes;
using NodaTime;
using Quartz.Impl.Calendar;
using Zhaoqing.GovServices.TimeLimit;

namespace Zhaoqing.GovServices.Benchmarks.Peers;

/// <summary>The due day of N working days beside Quartz.NET, N uniform in 1..250, from 100,000 random starts in 2011–2025; times are per due day.</summary>
/// <remarks>
/// Quartz has no call that adds working days. Its weekly calendar cannot be overruled by a make-up day, so every day off, weekends included,
/// goes into one <see cref="HolidayCalendar"/> in UTC, and N days are found with its own questions: the day asked day by day, or the next included time.
/// </remarks>
[MemoryDiagnoser]
public class QuartzDueDayBenchmark
{
    private const int Count = 100_000;

    private readonly WorkingCalendar _calendar = WorkingCalendar.StateCouncil;
    private readonly HolidayCalendar _quartz = new() { TimeZone = TimeZoneInfo.Utc };
    private readonly int[] _amounts = new int[Count];
    private readonly LocalDate[] _starts = new LocalDate[Count];
    private readonly DateOnly[] _startDates = new DateOnly[Count];
    private readonly DateTimeOffset[] _startTimes = new DateTimeOffset[Count];

    /// <summary>Draws the work with a fixed seed and throws unless all give the same answers.</summary>
    [GlobalSetup]
    public void Prepare()
    {
        for (var day = _calendar.First; day <= _calendar.Last; day = day.PlusDays(1))
        {
            if (!_calendar.Day(day).AsT1.IsWorkingDay) _quartz.AddExcludedDay(day.ToDateOnly());
        }

        var first = new LocalDate(2011, 1, 1);
        int span = Period.DaysBetween(first, new LocalDate(2026, 1, 1));
        var random = new Random(20_261_125);
        for (int i = 0; i < Count; i++)
        {
            _amounts[i] = random.Next(1, 251);
            _starts[i] = first.PlusDays(random.Next(span));
            _startDates[i] = _starts[i].ToDateOnly();
            _startTimes[i] = new DateTimeOffset(_startDates[i], TimeOnly.MinValue, TimeSpan.Zero);
            var due = _calendar.PlusWorkingDays(_starts[i], _amounts[i]).Date.ToDateOnly();
            bool sameByTime = i % 100 != 0 || due == DateOnly.FromDateTime(NextIncluded(_startTimes[i], _amounts[i]).UtcDateTime);
            if (due != AskEachDay(_startDates[i], _amounts[i]) || !sameByTime)
                throw new InvalidOperationException($"The answers differ for {_starts[i]} and {_amounts[i]}.");
        }
    }

    /// <summary>Quartz asked for each day, without times: its quickest way.</summary>
    [Benchmark(Baseline = true, OperationsPerInvoke = Count)]
    public int QuartzDayByDay()
    {
        int sum = 0;
        for (int i = 0; i < Count; i++) sum ^= AskEachDay(_startDates[i], _amounts[i]).DayNumber;
        return sum;
    }

    /// <summary>Quartz asked for the next included time, as its triggers do.</summary>
    [Benchmark(OperationsPerInvoke = Count)]
    public int QuartzNextIncludedTime()
    {
        int sum = 0;
        for (int i = 0; i < Count; i++) sum ^= NextIncluded(_startTimes[i], _amounts[i]).Day;
        return sum;
    }

    /// <summary>The package's short way.</summary>
    [Benchmark(OperationsPerInvoke = Count)]
    public int PlusWorkingDays()
    {
        int sum = 0;
        for (int i = 0; i < Count; i++) sum ^= _calendar.PlusWorkingDays(_starts[i], _amounts[i]).Date.Day;
        return sum;
    }

    private DateOnly AskEachDay(DateOnly day, int amount)
    {
        while (amount > 0)
        {
            day = day.AddDays(1);
            if (!_quartz.IsDayExcluded(day)) amount--;
        }

        return day;
    }

    private DateTimeOffset NextIncluded(DateTimeOffset time, int amount)
    {
        // A time that is included is its own answer, so each question is about the next midnight.
        for (; amount > 0; amount--) time = _quartz.GetNextIncludedTimeUtc(time.AddDays(1));
        return time;
    }
}
