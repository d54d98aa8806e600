using NodaTime;
using OneOf;

namespace Zhaoqing.GovServices.TimeLimit;

/// <summary>The calendar for code that keeps its days as <see cref="DateOnly"/>; the answers turn back by <c>due.Date.ToDateOnly()</c>.</summary>
public static class CalendarDates
{
    /// <inheritdoc cref="WorkingCalendar.Day"/>
    public static OneOf<Refusal, DayStatus> Day(this WorkingCalendar calendar, DateOnly date)
    {
        ArgumentNullException.ThrowIfNull(calendar);
        return calendar.Day(LocalDate.FromDateOnly(date));
    }

    /// <inheritdoc cref="WorkingCalendar.Due(Limit, LocalDate)"/>
    public static OneOf<Refusal, DueDay> Due(this WorkingCalendar calendar, Limit limit, DateOnly from)
    {
        ArgumentNullException.ThrowIfNull(calendar);
        return calendar.Due(limit, LocalDate.FromDateOnly(from));
    }

    /// <inheritdoc cref="WorkingCalendar.PlusWorkingDays"/>
    public static DueDay PlusWorkingDays(this WorkingCalendar calendar, DateOnly from, int amount)
    {
        ArgumentNullException.ThrowIfNull(calendar);
        return calendar.PlusWorkingDays(LocalDate.FromDateOnly(from), amount);
    }

    /// <inheritdoc cref="WorkingCalendar.CountAfter"/>
    public static OneOf<Refusal, WorkingDayCount> CountAfter(this WorkingCalendar calendar, DateOnly after, DateOnly through)
    {
        ArgumentNullException.ThrowIfNull(calendar);
        return calendar.CountAfter(LocalDate.FromDateOnly(after), LocalDate.FromDateOnly(through));
    }
}
