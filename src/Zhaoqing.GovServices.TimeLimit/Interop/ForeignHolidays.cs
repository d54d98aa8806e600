using System.Collections.Immutable;
using NodaTime;
using OneOf;

namespace Zhaoqing.GovServices.TimeLimit;

/// <summary>A day as somebody else's holiday data list it.</summary>
/// <param name="Date">The day in China.</param>
/// <param name="IsOff">Whether they say that it is off; otherwise it is worked in exchange.</param>
/// <param name="Name">Their name of the festival.</param>
public readonly record struct ForeignDay(LocalDate Date, bool IsOff, string Name);

/// <summary>Somebody else's holiday data (其他来源的节假日数据), to be compared with a calendar before anybody relies on either.</summary>
/// <remarks>Immutable. Days that are not listed follow the plain week.</remarks>
public sealed partial class ForeignHolidays
{
    private readonly ImmutableSortedDictionary<LocalDate, ForeignDay> _days;
    private readonly ImmutableSortedSet<int> _years;

    private ForeignHolidays(ImmutableSortedDictionary<LocalDate, ForeignDay> days, ImmutableSortedSet<int> years)
    {
        _days = days;
        _years = years;
    }

    /// <summary>The days they list, ascending.</summary>
    public ImmutableArray<ForeignDay> Days => [.. _days.Values];

    /// <summary>The years they arrange; a year without any day, which some publish before its notice is out, is none.</summary>
    public ImmutableArray<int> Years => [.. _years];

    /// <summary>Both together: files of single years belong together, since a December may be arranged by the next year's.</summary>
    /// <returns>All days; refused with <c>time-limit.foreign-contradicts-itself</c> when one says off and the other worked.</returns>
    public OneOf<Refusal, ForeignHolidays> And(ForeignHolidays other)
    {
        ArgumentNullException.ThrowIfNull(other);
        foreach (var (date, day) in other._days)
        {
            if (_days.TryGetValue(date, out var own) && own.IsOff != day.IsOff) return TimeLimitRefusals.ForeignContradictsItself(date);
        }

        return new ForeignHolidays(_days.SetItems(other._days), _years.Union(other._years));
    }

    /// <summary>Where they and a calendar differ on whether a day is a working day.</summary>
    /// <param name="calendar">The calendar.</param>
    /// <returns>The differences, over every day of <see cref="Years"/> and every day they list.</returns>
    public ForeignComparison CompareWith(WorkingCalendar calendar)
    {
        ArgumentNullException.ThrowIfNull(calendar);
        var dates = new SortedSet<LocalDate>(_days.Keys);
        foreach (int year in _years)
        {
            for (var date = new LocalDate(year, 1, 1); date.Year == year; date = date.PlusDays(1)) dates.Add(date);
        }

        var differences = ImmutableArray.CreateBuilder<ForeignDifference>();
        var outside = ImmutableArray.CreateBuilder<LocalDate>();
        foreach (var date in dates)
        {
            ForeignDay? theirs = _days.TryGetValue(date, out var listed) ? listed : null;
            if (calendar.Day(date).TryPickT0(out _, out var ours)) outside.Add(date);
            else if (IsWorked(date, theirs) != ours.IsWorkingDay) differences.Add(new ForeignDifference(date, theirs, ours));
        }

        return new ForeignComparison(calendar.Edition.Id, differences.ToImmutable(), outside.ToImmutable());
    }

    private static bool IsWorked(LocalDate date, ForeignDay? listed) =>
        listed is { } day ? !day.IsOff : date.DayOfWeek is not (IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday);
}
