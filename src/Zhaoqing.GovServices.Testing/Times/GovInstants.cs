using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using Zhaoqing.GovServices.TimeLimit;

namespace Zhaoqing.GovServices.Testing;

/// <summary>Instants and pauses where limits go wrong: long holidays, make-up days, the turn of a day in China.</summary>
public static class GovInstants
{
    /// <summary>Mostly hours; now and then days and weeks, so that waits lapse; or to the last nanosecond of a day.</summary>
    public static Gen<Duration> Pauses { get; } = Gen.Frequency(
        (6, Gen.Choose(0, 72).Select(hours => Duration.FromHours(hours))),
        (2, Gen.Choose(5, 40).Select(days => Duration.FromDays(days))),
        (1, Gen.Constant(Duration.FromDays(1) - Duration.FromNanoseconds(1))));

    /// <summary>Days that are not what their weekday says (holidays in the week, make-up days on a weekend, 调休), and those up to ten before and after.</summary>
    /// <param name="calendar">The calendar whose noticed days are meant.</param>
    /// <param name="first">The first day; the calendar must cover it.</param>
    /// <param name="last">The last day; the calendar must cover it.</param>
    /// <exception cref="ArgumentException">No day of the calendar between them is of that kind.</exception>
    public static Gen<LocalDate> OddDays(WorkingCalendar calendar, LocalDate first, LocalDate last)
    {
        ArgumentNullException.ThrowIfNull(calendar);
        LocalDate[] odd = [.. Enumerable.Range(0, Math.Max(0, Period.DaysBetween(first, last) + 1)).Select(first.PlusDays).Where(day => IsOdd(calendar, day))];
        if (odd.Length == 0) throw new ArgumentException("No day between them is other than its weekday says.", nameof(last));
        return from day in Gen.Elements(odd)
               from shift in Gen.Choose(-10, 10)
               select LocalDate.Min(LocalDate.Max(day.PlusDays(shift), first), last);
    }

    /// <summary>Instants of <see cref="OddDays"/>: the first and the last nanosecond in China, 23:59:59, noon, and any second.</summary>
    /// <inheritdoc cref="OddDays"/>
    public static Gen<Instant> AtEdges(WorkingCalendar calendar, LocalDate first, LocalDate last) =>
        from day in OddDays(calendar, first, last)
        from offset in Gen.OneOf(
            Gen.Elements(Duration.Zero, Duration.FromHours(12), Duration.FromDays(1) - Duration.FromSeconds(1), Duration.FromDays(1) - Duration.FromNanoseconds(1)),
            Gen.Choose(0, 86_399).Select(seconds => Duration.FromSeconds(seconds)))
        select ChinaTime.StartOf(day) + offset;

    private static bool IsOdd(WorkingCalendar calendar, LocalDate day) =>
        calendar.Day(day).AsT1.IsWorkingDay == (day.DayOfWeek is IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday);
}
