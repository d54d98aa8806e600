using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Runtime.InteropServices;
using NodaTime;

namespace Zhaoqing.GovServices.TimeLimit;

/// <summary>A stretch of a day in which a service point is open.</summary>
/// <param name="From">When it opens, in China.</param>
/// <param name="To">When it closes; 00:00 is the end of the day (24:00).</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct OpenHours(LocalTime From, LocalTime To)
{
    /// <summary>The close in nanoseconds from the start of the day: 24:00 is later than all.</summary>
    internal long End => To == LocalTime.Midnight ? NodaConstants.NanosecondsPerDay : To.NanosecondOfDay;

    /// <summary>The opening in nanoseconds from the start of the day.</summary>
    internal long Start => From.NanosecondOfDay;
}

/// <summary>When a service point is open (对外服务时间): on working days, at weekends if it is, and not on the days on which it is closed.</summary>
/// <remarks>
/// Immutable. Which days are working days is the calendar's to say: a make-up Sunday has the hours of a working day.
/// A place that is closed on a working day changes its hours alone; the day counts as a working day all the same.
/// </remarks>
public sealed class ServiceHours
{
    private readonly ImmutableArray<OpenHours> _workingDay;
    private readonly FrozenDictionary<IsoDayOfWeek, ImmutableArray<OpenHours>> _byWeekday;
    private readonly FrozenSet<LocalDate> _closed;

    /// <summary>Hours that are the same on every working day, and none on other days.</summary>
    /// <param name="workingDay">The stretches, ascending, none touching another.</param>
    /// <exception cref="ArgumentException">There is no stretch, one is empty or reversed, or they are not ascending.</exception>
    public ServiceHours(params IEnumerable<OpenHours> workingDay)
        : this(NotEmpty(Checked(workingDay, nameof(workingDay)), nameof(workingDay)), FrozenDictionary<IsoDayOfWeek, ImmutableArray<OpenHours>>.Empty, [])
    {
    }

    private ServiceHours(ImmutableArray<OpenHours> workingDay, FrozenDictionary<IsoDayOfWeek, ImmutableArray<OpenHours>> byWeekday, FrozenSet<LocalDate> closed)
    {
        _workingDay = workingDay;
        _byWeekday = byWeekday;
        _closed = closed;
    }

    /// <summary>The same with other hours on a day of the week: Monday to Friday instead of the plain ones, Saturday and Sunday as weekend service (周末服务).</summary>
    /// <remarks>Weekend service is for plain weekends: not in holidays, and a make-up day has the plain hours.</remarks>
    /// <param name="weekday">The day of the week.</param>
    /// <param name="hours">The stretches, ascending, none touching another; none where the place is closed on that day of the week.</param>
    /// <exception cref="ArgumentException">A stretch is empty or reversed, or they are not ascending; or there is no such day of the week.</exception>
    public ServiceHours On(IsoDayOfWeek weekday, params IEnumerable<OpenHours> hours)
    {
        if (weekday is < IsoDayOfWeek.Monday or > IsoDayOfWeek.Sunday) throw new ArgumentOutOfRangeException(nameof(weekday), weekday, "There is no such day of the week.");
        var byWeekday = _byWeekday.ToDictionary();
        byWeekday[weekday] = Checked(hours, nameof(hours));
        return new ServiceHours(_workingDay, byWeekday.ToFrozenDictionary(), _closed);
    }

    /// <summary>The same, closed on some days more (停止对外服务).</summary>
    public ServiceHours ClosedOn(params IEnumerable<LocalDate> days) => new(_workingDay, _byWeekday, _closed.Concat(days).ToFrozenSet());

    /// <summary>The stretches of a day, ascending; empty where it is closed.</summary>
    /// <param name="day">What the working calendar says of the day.</param>
    public ImmutableArray<OpenHours> Of(DayStatus day)
    {
        if (_closed.Contains(day.Date)) return [];
        return day.Kind switch
        {
            DayKind.MakeUpWorkingDay => _workingDay,
            DayKind.WorkingDay => _byWeekday.GetValueOrDefault(day.Date.DayOfWeek, _workingDay),
            DayKind.RestDay => _byWeekday.GetValueOrDefault(day.Date.DayOfWeek, []),
            _ => [],
        };
    }

    /// <summary>The instant at which business stops on a day (停止业务活动的时间, 民法典 第二百零三条第二款); <see langword="null"/> where the point is closed all day.</summary>
    /// <param name="day">What the working calendar says of the day.</param>
    public Instant? CloseOn(DayStatus day) => Of(day) is [.., var last] ? InstantOf(day.Date, last.End) : null;

    /// <summary>The instant so many nanoseconds after the start of a day in China, by the clock on the wall.</summary>
    internal static Instant InstantOf(LocalDate day, long nanoseconds) =>
        day.AtMidnight().PlusNanoseconds(nanoseconds).InZoneLeniently(ChinaTime.Zone).ToInstant();

    private static ImmutableArray<OpenHours> NotEmpty(ImmutableArray<OpenHours> hours, string parameter) =>
        hours.IsEmpty ? throw new ArgumentException("A service point is open at some time of a working day.", parameter) : hours;

    private static ImmutableArray<OpenHours> Checked(IEnumerable<OpenHours> hours, string parameter)
    {
        ArgumentNullException.ThrowIfNull(hours, parameter);
        ImmutableArray<OpenHours> all = [.. hours];
        long end = -1;
        foreach (var open in all)
        {
            if (open.Start <= end || open.End <= open.Start)
                throw new ArgumentException($"The hours {open.From:HH:mm} to {open.To:HH:mm} are empty, or do not stand after the ones before.", parameter);
            end = open.End;
        }

        return all;
    }
}
