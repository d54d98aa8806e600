using NodaTime;

namespace Zhaoqing.GovServices.TimeLimit.Tests.Hours;

/// <summary>The obvious model of service hours: asks of every minute whether the place is open, and counts.</summary>
internal static class MinuteWalk
{
    /// <summary>Plain hours, a shorter Friday, Saturday mornings, and closed on two working days.</summary>
    public static readonly ServiceHours Odd = new ServiceHours(new(new(9, 0), new(12, 0)), new(new(13, 0), new(17, 0)))
        .On(IsoDayOfWeek.Friday, new OpenHours(new(8, 30), new(12, 0)))
        .On(IsoDayOfWeek.Saturday, new OpenHours(new(9, 0), new(11, 30)))
        .ClosedOn(new LocalDate(2026, 9, 22), new LocalDate(2026, 10, 10));

    public static readonly ServiceHours Plain = new(new OpenHours(new(9, 0), new(12, 0)), new OpenHours(new(13, 0), new(17, 0)));

    private static readonly HashSet<LocalDate> MakeUp =
        [.. WorkingCalendar.StateCouncil.Edition.Notices.SelectMany(notice => notice.Days).Where(day => day.Kind == NoticedDayKind.MakeUp).Select(day => day.Date)];

    /// <summary>Whether <see cref="Odd"/>, or <see cref="Plain"/>, works in the minute that begins then.</summary>
    public static bool Works(LocalDateTime minute, bool odd)
    {
        if (!SlowWalk.Works(minute.Date)) return false;
        if (odd && minute.Date is { Year: 2026, Month: 9, Day: 22 } or { Year: 2026, Month: 10, Day: 10 } && odd) return false;
        int at = minute.Hour * 60 + minute.Minute;
        return odd && minute.DayOfWeek == IsoDayOfWeek.Friday && !MakeUp.Contains(minute.Date)
            ? at is >= 510 and < 720
            : at is (>= 540 and < 720) or (>= 780 and < 1020);
    }

    /// <summary>The end of so many working minutes.</summary>
    public static LocalDateTime After(LocalDateTime from, int minutes, bool odd)
    {
        for (var minute = from; ; minute = minute.PlusMinutes(1))
        {
            if (minutes == 0) return minute;
            if (Works(minute, odd)) minutes--;
        }
    }

    public static Instant InChina(LocalDateTime time) => time.InZoneStrictly(ChinaTime.Zone).ToInstant();

    public static Instant At(string text) =>
        InChina(NodaTime.Text.LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd HH:mm").Parse(text).Value);
}
