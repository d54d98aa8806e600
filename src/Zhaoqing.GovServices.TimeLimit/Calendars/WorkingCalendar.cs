using System.Collections.Frozen;
using System.Collections.Immutable;
using NodaTime;
using OneOf;

namespace Zhaoqing.GovServices.TimeLimit;

/// <summary>The working calendar (工作日历): which days count, and on which day a limit ends.</summary>
/// <remarks>
/// Immutable and safe for concurrent use. Counting takes constant time and no memory, whatever the number of days.
/// All days are days in China, in the ISO calendar; a day of another calendar is an <see cref="ArgumentException"/>.
/// Days after <see cref="FirmThrough"/> are provisional: the plain week with the holidays that law fixes, until the notice comes.
/// Days outside <see cref="First"/> to <see cref="Last"/> are refused, never guessed: <c>time-limit.date-out-of-coverage</c>.
/// </remarks>
public sealed partial class WorkingCalendar
{
    /// <summary>How many years after the last noticed one are computed from the holidays that law fixes.</summary>
    internal const int ProvisionalYears = 2;

    private readonly CalendarEdition _country;
    private readonly FrozenDictionary<LocalDate, MarkedDay> _marked;
    private readonly WorkingDayTable _table;
    private readonly int _firmCount;
    private readonly Instant _start, _end;

    /// <summary>Builds the calendar of an edition.</summary>
    public WorkingCalendar(CalendarEdition edition)
        : this(edition, edition, MarkedDays(edition ?? throw new ArgumentNullException(nameof(edition))).ToFrozenDictionary(), [])
    {
    }

    private WorkingCalendar(CalendarEdition edition, CalendarEdition country, FrozenDictionary<LocalDate, MarkedDay> marked, ImmutableArray<LocalClosure> closures)
    {
        Edition = edition;
        _country = country;
        _marked = marked;
        Closures = closures;
        First = new LocalDate(edition.FirstNoticedYear, 1, 1);
        FirmThrough = new LocalDate(edition.LastNoticedYear, 11, 30);
        Last = new LocalDate(edition.LastNoticedYear + ProvisionalYears, 12, 31);
        _table = new WorkingDayTable(First.Year, Last.Year, day => StatusOf(day).IsWorkingDay);
        _firmCount = _table.CountThrough(FirmThrough);
        _start = ChinaTime.StartOf(First);
        _end = ChinaTime.StartOf(Last.PlusDays(1));
    }

    /// <summary>The calendar that ships with the package: the State Council's notices for 2002 to 2026.</summary>
    public static WorkingCalendar StateCouncil { get; } = new(NoticeArchive.StateCouncil.Latest);

    /// <summary>The edition it was built from.</summary>
    public CalendarEdition Edition { get; }

    /// <summary>The first day it knows: 1 January of the first noticed year.</summary>
    public LocalDate First { get; }

    /// <summary>The last day that no notice to come can change: 30 November of the last noticed year, since the next notice may begin in December.</summary>
    public LocalDate FirmThrough { get; }

    /// <summary>The last day it computes: the end of the second year after the last noticed one.</summary>
    public LocalDate Last { get; }

    /// <summary>What kind of day <paramref name="date"/> is, and by which notice.</summary>
    public OneOf<Refusal, DayStatus> Day(LocalDate date)
    {
        if (_table.CountThrough(date) < 0) return TimeLimitRefusals.OutOfCoverage(this, "date");
        return StatusOf(date);
    }

    private DayStatus StatusOf(LocalDate date) =>
        _marked.TryGetValue(date, out var marked)
            ? new DayStatus(date, marked.Kind, marked.Name, marked.NoticeNumber, date > FirmThrough) { Closure = ClosureOn(date) }
            : new DayStatus(date, IsWeekend(date) ? DayKind.RestDay : DayKind.WorkingDay, Name: null, NoticeNumber: null, date > FirmThrough) { Closure = ClosureOn(date) };

    /// <summary>The last day of a limit that starts on <paramref name="from"/>, which is not counted itself (民法典 第二百零一条).</summary>
    /// <param name="limit">The limit; <c>default</c> throws <see cref="InvalidOperationException"/>.</param>
    /// <param name="from">The day of the event that starts the limit: receipt, acceptance, decision …; it need not be a working day.</param>
    /// <returns>
    /// The due day; <see cref="DueDay.Provisional"/> only where it depends on a day after <see cref="FirmThrough"/>.
    /// A limit left as it is (<see cref="LastDayRule.AsIs"/>) depends on no notice and is never provisional.
    /// Refused when <c>from</c>, or the due day by its <c>amount</c>, lies outside the coverage.
    /// </returns>
    [Clause("REG-2.5")]
    public OneOf<Refusal, DueDay> Due(Limit limit, LocalDate from)
    {
        int counted = _table.CountThrough(from);
        if (counted < 0) return TimeLimitRefusals.OutOfCoverage(this, "from");
        int amount = limit.WorkingDayAmount;
        return amount > 0 ? NthWorkingDay(counted + amount) : DueByDate(limit, from);
    }

    /// <summary>The same from an instant: the limit starts on the day in China on which it falls.</summary>
    /// <remarks>An act on a Saturday, at night or on a holiday is dated that day; that day is no more a working day for it.</remarks>
    /// <inheritdoc cref="Due(Limit, LocalDate)" path="/param|/returns"/>
    [Clause("CON-8.5")]
    public OneOf<Refusal, DueDay> Due(Limit limit, Instant from) =>
        from >= _start && from < _end ? Due(limit, ChinaTime.DayOf(from)) : TimeLimitRefusals.OutOfCoverage(this, "from");

    /// <summary>How many working days there are after <paramref name="after"/> up to and with <paramref name="through"/>.</summary>
    /// <returns>The number; refused when a day lies outside the coverage, or <c>time-limit.end-before-start</c>.</returns>
    public OneOf<Refusal, WorkingDayCount> CountAfter(LocalDate after, LocalDate through)
    {
        int start = _table.CountThrough(after), end = _table.CountThrough(through);
        if (start < 0) return TimeLimitRefusals.OutOfCoverage(this, "after");
        if (end < 0) return TimeLimitRefusals.OutOfCoverage(this, "through");
        if (through < after) return TimeLimitRefusals.EndBeforeStart();
        return new WorkingDayCount(end - start, through > FirmThrough && through > after);
    }

    /// <summary>The light (预警灯) of a matter on a day, by how many working days are left after that day.</summary>
    /// <param name="due">The due day of the matter.</param>
    /// <param name="today">The day in China for which the light is asked.</param>
    /// <param name="policy">The thresholds.</param>
    /// <returns>
    /// <see cref="WarningLight.Overdue"/> from the day after the due day on, else red, yellow or green.
    /// Refused when <c>due</c> or <c>today</c> lies outside the coverage.
    /// </returns>
    [Clause("REG-2.5")]
    public OneOf<Refusal, WarningLight> Light(DueDay due, LocalDate today, WarningPolicy policy)
    {
        ArgumentNullException.ThrowIfNull(policy);
        int end = _table.CountThrough(due.Date), start = _table.CountThrough(today);
        if (end < 0) return TimeLimitRefusals.OutOfCoverage(this, "due");
        if (start < 0) return TimeLimitRefusals.OutOfCoverage(this, "today");
        return today > due.Date ? WarningLight.Overdue : policy.LightAt(end - start);
    }

    private static bool IsWeekend(LocalDate date) => date.DayOfWeek is IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday;

    private static Dictionary<LocalDate, MarkedDay> MarkedDays(CalendarEdition edition)
    {
        var marked = new Dictionary<LocalDate, MarkedDay>();
        foreach (var notice in edition.Notices)
        {
            foreach (var day in notice.Days.Where(day => day.Kind != NoticedDayKind.AsWeek))
                marked.Add(day.Date, new MarkedDay(day.Kind == NoticedDayKind.Off ? DayKind.Holiday : DayKind.MakeUpWorkingDay, day.Name, notice.Number));
        }

        for (int i = 1; i <= ProvisionalYears; i++)
        {
            foreach (var (date, name) in StatutoryHolidays.Of(edition.LastNoticedYear + i, edition.LastNoticedYear))
                marked.Add(date, new MarkedDay(DayKind.Holiday, name, NoticeNumber: null));
        }

        return marked;
    }

    private OneOf<Refusal, DueDay> DueByDate(Limit limit, LocalDate from, int left = 0)
    {
        if (limit.Unit == LimitUnit.SameDay) return NthWorkingDay(_table.CountBefore(from) + 1 + left);
        var raw = Moved(limit, from, direction: 1).PlusDays(left);
        int before = _table.CountBefore(raw);
        if (before < 0) return TimeLimitRefusals.OutOfCoverage(this, "amount");
        return limit.LastDay == LastDayRule.NextWorkingDay ? NthWorkingDay(before + 1) : new DueDay(raw, Provisional: false);
    }

    /// <summary>The day so many calendar days, months or years later (direction 1) or earlier (-1).</summary>
    private LocalDate Moved(Limit limit, LocalDate day, int direction)
    {
        // Beyond the coverage the answer is the same, and a date thousands of years away may not exist.
        int years = Last.Year - First.Year + 1;
        int amount = direction * Math.Min(limit.Amount, limit.Unit == LimitUnit.Years ? years : years * 366);
        return limit.Unit switch
        {
            LimitUnit.CalendarDays => day.PlusDays(amount),
            // The corresponding day of the last month, else its end (民法典 第二百零二条), added to the start once.
            LimitUnit.Months => day.PlusMonths(amount),
            LimitUnit.Years => day.PlusYears(amount),
            _ => throw new InvalidOperationException($"Unknown unit {limit.Unit}."),
        };
    }

    /// <summary>The n-th working day of the coverage, counted from 1.</summary>
    private OneOf<Refusal, DueDay> NthWorkingDay(int number)
    {
        var days = _table.Days;
        int index = unchecked(number - 1);
        if (unchecked((uint)index) >= (uint)days.Length) return TimeLimitRefusals.OutOfCoverage(this, "amount");
        return new DueDay(days[index], index >= _firmCount);
    }

    private readonly record struct MarkedDay(DayKind Kind, string Name, string? NoticeNumber);
}
