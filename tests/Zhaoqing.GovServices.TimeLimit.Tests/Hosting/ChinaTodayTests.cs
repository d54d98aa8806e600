using NodaTime;
using Zhaoqing.GovServices.TimeLimit.Hosting;

namespace Zhaoqing.GovServices.TimeLimit.Tests.Hosting;

public class ChinaTodayTests
{
    [Theory]
    [InlineData("2026-10-12T15:59:59Z", "2026-10-12")]
    [InlineData("2026-10-12T16:00:00Z", "2026-10-13")]
    [InlineData("2026-12-31T16:00:00Z", "2027-01-01")]
    [InlineData("1990-07-01T14:59:59Z", "1990-07-01")]
    [InlineData("1990-07-01T15:00:00Z", "1990-07-02")]
    public void Today_is_the_day_in_China_wherever_the_machine_stands(string now, string day)
    {
        foreach (int offset in (int[])[-11, 0, 8, 13])
            Assert.Equal(SlowWalk.Date(day), new Stopped(DateTimeOffset.Parse(now, System.Globalization.CultureInfo.InvariantCulture), offset).TodayInChina());
    }

    private sealed class Stopped(DateTimeOffset now, int hours) : TimeProvider
    {
        public override TimeZoneInfo LocalTimeZone { get; } = TimeZoneInfo.CreateCustomTimeZone("there", TimeSpan.FromHours(hours), "there", "there");

        public override DateTimeOffset GetUtcNow() => now;
    }
}
