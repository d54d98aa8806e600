using System.Runtime.InteropServices;
using NodaTime;
using OneOf;
using Zhaoqing.GovServices.TimeLimit;

namespace Zhaoqing.GovServices.Hotline;

/// <summary>How long something may take, in days or in hours (办理时限).</summary>
public sealed record HandlingTime
{
    private readonly Limit? _days;
    private readonly HourLimit? _hours;

    private HandlingTime(Limit? days, HourLimit? hours) => (_days, _hours) = (days, hours);

    /// <summary>In days; it ends with its last day.</summary>
    public static HandlingTime Of(Limit days) => new(days, hours: null);

    /// <summary>In hours; it ends in the middle of a day.</summary>
    public static HandlingTime Of(HourLimit hours) => new(days: null, hours);

    /// <summary>When it is over.</summary>
    /// <param name="from">From when on it is counted.</param>
    /// <param name="calendar">The working days.</param>
    /// <param name="hours">When the hotline's units work; only working hours need it.</param>
    /// <returns>The end; refused as the calendar refuses.</returns>
    public OneOf<Refusal, OrderDue> From(Instant from, WorkingCalendar calendar, ServiceHours? hours)
    {
        ArgumentNullException.ThrowIfNull(calendar);
        if (_hours is { } limit) return calendar.DueAt(limit, from, hours).MapT1(due => new OrderDue(due.At, IsByDay: false));
        return calendar.Due(_days!.Value, from).TryPickT0(out var refusal, out var day) ? refusal : calendar.EndOf(day).MapT1(due => new OrderDue(due.At, IsByDay: true));
    }

    /// <summary>The limit in Chinese.</summary>
    public override string ToString() => _hours?.ToString() ?? _days!.Value.ToString();
}

/// <summary>When something is over (到期时间): at or after it, it is late.</summary>
/// <param name="At">The instant.</param>
/// <param name="IsByDay">Whether it is the end of a day; where such a clock stands still, whole working days are added.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct OrderDue(Instant At, bool IsByDay)
{
    /// <summary>Whether it is over.</summary>
    public bool IsPast(Instant now) => now >= At;

    /// <summary>The end after the clock stood still: by as many working days as passed, or by the time that passed.</summary>
    /// <returns>The later end; refused as the calendar refuses.</returns>
    internal OneOf<Refusal, OrderDue> After(Instant stopped, Instant resumed, WorkingCalendar calendar)
    {
        if (!IsByDay) return this with { At = At + (resumed - stopped) };
        if (calendar.CountAfter(ChinaTime.DayOf(stopped), ChinaTime.DayOf(resumed)).TryPickT0(out var refusal, out var count)) return refusal;
        if (count.Days == 0) return this;
        var last = ChinaTime.DayOf(At - Duration.Epsilon);
        return calendar.Due(Limit.WorkingDays(count.Days), last).TryPickT0(out refusal, out var day) ? refusal : calendar.EndOf(day).MapT1(due => new OrderDue(due.At, IsByDay: true));
    }
}
