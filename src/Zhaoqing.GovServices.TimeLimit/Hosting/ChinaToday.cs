using NodaTime;

namespace Zhaoqing.GovServices.TimeLimit.Hosting;

/// <summary>The day that a host's clock shows, for rules that take it as an argument.</summary>
public static class ChinaToday
{
    /// <summary>Today in China (Asia/Shanghai), wherever the machine stands and whatever <see cref="TimeProvider.LocalTimeZone"/> says.</summary>
    /// <remarks>Ask once for each piece of work and pass the day on: it may change between two calls.</remarks>
    public static LocalDate TodayInChina(this TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(time);
        return ChinaTime.DayOf(Instant.FromDateTimeOffset(time.GetUtcNow()));
    }
}
