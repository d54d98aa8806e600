using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using NodaTime;

namespace Zhaoqing.GovServices.Tests.Times;

[Properties(MaxTest = 400, QuietOnSuccess = true)]
public class ChinaTimeTests
{
    private static Arbitrary<LocalDate> Days() =>
        Gen.OneOf(Gen.Choose(-40_000, 40_000), Gen.Choose(5_900, 8_000)).Select(n => LocalDate.FromDateTime(DateTime.UnixEpoch).PlusDays(n)).ToArbitrary();

    [Property]
    public Property The_start_of_a_day_is_its_first_instant() => Prop.ForAll(Days(), day =>
        ChinaTime.DayOf(ChinaTime.StartOf(day)) == day && ChinaTime.DayOf(ChinaTime.StartOf(day) - Duration.Epsilon) == day.PlusDays(-1));

    [Property]
    public Property A_day_after_1991_has_24_hours_at_plus_8() => Prop.ForAll(Days(), day =>
        day < new LocalDate(1992, 1, 1) || ChinaTime.StartOf(day) == day.AtMidnight().WithOffset(Offset.FromHours(8)).ToInstant());

    [Fact]
    public void Summer_1988_is_at_plus_9()
    {
        Assert.Equal(Instant.FromUtc(1988, 6, 30, 15, 0), ChinaTime.StartOf(new LocalDate(1988, 7, 1)));
        Assert.Equal(new LocalDate(1988, 7, 1), ChinaTime.DayOf(Instant.FromUtc(1988, 6, 30, 15, 30)));
        Assert.Equal(new LocalDate(1987, 12, 31), ChinaTime.DayOf(Instant.FromUtc(1987, 12, 31, 15, 30)));
        // The day summer time began has 23 hours, the day it ended 25.
        Assert.Equal(Duration.FromHours(23), ChinaTime.StartOf(new LocalDate(1988, 4, 18)) - ChinaTime.StartOf(new LocalDate(1988, 4, 17)));
        Assert.Equal(Duration.FromHours(25), ChinaTime.StartOf(new LocalDate(1988, 9, 12)) - ChinaTime.StartOf(new LocalDate(1988, 9, 11)));
    }
}
