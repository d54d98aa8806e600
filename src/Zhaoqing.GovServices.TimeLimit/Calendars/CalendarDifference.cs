using System.Collections.Immutable;
using NodaTime;

namespace Zhaoqing.GovServices.TimeLimit;

/// <summary>A day that two calendars see differently.</summary>
/// <param name="Date">The day.</param>
/// <param name="Before">What it was.</param>
/// <param name="After">What it is.</param>
public sealed record DayDifference(LocalDate Date, DayStatus Before, DayStatus After);

/// <summary>What a new edition changes: the days that begin or cease to be working days.</summary>
public static class CalendarDifference
{
    /// <summary>The days, ascending, that both calendars cover and of which only one says that it is a working day.</summary>
    public static ImmutableArray<DayDifference> Between(WorkingCalendar before, WorkingCalendar after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        var days = ImmutableArray.CreateBuilder<DayDifference>();
        var last = LocalDate.Min(before.Last, after.Last);
        for (var day = LocalDate.Max(before.First, after.First); day <= last; day = day.PlusDays(1))
        {
            var (was, now) = (before.Day(day).AsT1, after.Day(day).AsT1);
            if (was.IsWorkingDay != now.IsWorkingDay) days.Add(new DayDifference(day, was, now));
        }

        return days.ToImmutable();
    }
}
