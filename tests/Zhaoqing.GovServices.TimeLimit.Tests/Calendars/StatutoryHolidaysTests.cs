using NodaTime;
using static Zhaoqing.GovServices.TimeLimit.Tests.Answers;

namespace Zhaoqing.GovServices.TimeLimit.Tests.Calendars;

public class StatutoryHolidaysTests
{
    [Theory]
    [InlineData(2027, "01-01 02-05 02-06 02-07 02-08 04-05 05-01 05-02 06-09 09-15 10-01 10-02 10-03")]
    [InlineData(2028, "01-01 01-25 01-26 01-27 01-28 04-04 05-01 05-02 05-28 10-01 10-02 10-03")]   // leap fifth month
    [InlineData(2029, "01-01 02-12 02-13 02-14 02-15 04-04 05-01 05-02 06-16 09-22 10-01 10-02 10-03")]
    [InlineData(2033, "01-01 01-30 01-31 02-01 02-02 04-04 05-01 05-02 06-01 09-08 10-01 10-02 10-03")]   // leap eleventh month
    [InlineData(2044, "01-01 01-29 01-30 01-31 02-01 04-04 05-01 05-02 05-31 10-01 10-02 10-03 10-05")]   // leap seventh month
    [InlineData(2058, "01-01 01-23 01-24 01-25 01-26 04-04 05-01 05-02 06-25 10-01 10-02 10-03")]   // leap fourth month
    public void Law_fixes_thirteen_days(int year, string days) =>
        Assert.Equal(days, string.Join(' ', StatutoryHolidays.Of(year, lastNoticedYear: 2026).Keys.Select(day => $"{day.Month:D2}-{day.Day:D2}")));

    [Theory]
    [InlineData(2013, 2012, "01-01 02-09 02-10 02-11 04-04 05-01 06-12 09-19 10-01 10-02 10-03")]   // revision of 2007: New Year's Eve
    [InlineData(2020, 2019, "01-01 01-25 01-26 01-27 04-04 05-01 06-25 10-01 10-02 10-03")]   // revision of 2013: from the first day on; Mid-Autumn on 1 October
    public void Earlier_revisions_fixed_eleven_days(int year, int lastNoticedYear, string days) =>
        Assert.Equal(days, string.Join(' ', StatutoryHolidays.Of(year, lastNoticedYear).Keys.Select(day => $"{day.Month:D2}-{day.Day:D2}")));

    [Fact]
    public void The_days_that_law_fixes_are_off_in_the_noticed_years_too()
    {
        for (int year = StatutoryHolidays.FirstYear; year <= Calendar.Edition.LastNoticedYear; year++)
            Assert.All(StatutoryHolidays.Of(year, year).Keys, day => Assert.False(Calendar.Day(day).Value().IsWorkingDay, $"{day}"));
    }

    [Fact]
    public void On_Qingming_the_sun_reaches_fifteen_degrees()
    {
        for (int year = StatutoryHolidays.FirstYear; year <= StatutoryHolidays.LastYear; year++)
        {
            var day = Assert.Single(StatutoryHolidays.Of(year, lastNoticedYear: 2026), pair => pair.Value.Contains("清明节", StringComparison.Ordinal)).Key;
            Assert.True(Longitude(day) < 15 && Longitude(day.PlusDays(1)) >= 15, $"{day}");
        }
    }

    /// <summary>The apparent longitude of the sun at 00:00 Beijing time, to about 0.01° (J. Meeus, Astronomical Algorithms, chapter 25).</summary>
    private static double Longitude(LocalDate day)
    {
        double days = Period.DaysBetween(new LocalDate(2000, 1, 1), day) - 0.5 - 8 / 24.0 + 69 / 86_400.0;
        double t = days / 36_525;
        double anomaly = double.DegreesToRadians(357.52911 + 35_999.05029 * t);
        double centre = (1.914602 - 0.004817 * t) * Math.Sin(anomaly) + 0.019993 * Math.Sin(2 * anomaly) + 0.000289 * Math.Sin(3 * anomaly);
        double node = double.DegreesToRadians(125.04 - 1_934.136 * t);
        return (280.46646 + 36_000.76983 * t + 0.0003032 * t * t + centre - 0.00569 - 0.00478 * Math.Sin(node)) % 360;
    }
}
