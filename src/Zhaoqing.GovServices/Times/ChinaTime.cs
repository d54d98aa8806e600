using NodaTime;

namespace Zhaoqing.GovServices;

/// <summary>The one time zone of all rules: Asia/Shanghai.</summary>
/// <remarks>Instants before 1992 may have summer time; they are converted with the zone, never with a fixed +08:00.</remarks>
public static class ChinaTime
{
    /// <summary>Asia/Shanghai from the time zone database that NodaTime carries.</summary>
    public static DateTimeZone Zone { get; } = DateTimeZoneProviders.Tzdb["Asia/Shanghai"];

    /// <summary>The day in China on which an instant falls.</summary>
    public static LocalDate DayOf(Instant instant) => instant.InZone(Zone).Date;

    /// <summary>The first instant of a day in China; the end (24:00) of the day before.</summary>
    public static Instant StartOf(LocalDate day) => Zone.AtStartOfDay(day).ToInstant();
}
