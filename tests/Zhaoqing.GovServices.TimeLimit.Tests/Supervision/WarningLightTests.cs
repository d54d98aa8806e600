using NodaTime;
using static Zhaoqing.GovServices.TimeLimit.Tests.Answers;

namespace Zhaoqing.GovServices.TimeLimit.Tests.Supervision;

public class WarningLightTests
{
    private static readonly DueDay Due = new(new(2026, 10, 12), Provisional: false);

    [Theory]
    [InlineData("2026-09-28", WarningLight.Green)]
    [InlineData("2026-09-29", WarningLight.Green)]     // 09-30, 10-08, 10-09, 10-10, 10-12 are left
    [InlineData("2026-09-30", WarningLight.Green)]
    [InlineData("2026-10-07", WarningLight.Green)]
    [InlineData("2026-10-08", WarningLight.Yellow)]    // 10-09, the make-up Saturday 10-10 and 10-12
    [InlineData("2026-10-11", WarningLight.Yellow)]
    [InlineData("2026-10-12", WarningLight.Red)]
    [InlineData("2026-10-13", WarningLight.Overdue)]
    [InlineData("2028-12-31", WarningLight.Overdue)]
    [Clause("REG-2.5")]
    public void A_light_follows_the_working_days_left(string today, WarningLight light) =>
        Assert.Equal(light, Calendar.Light(Due, SlowWalk.Date(today), WarningPolicy.Default).Value());

    [Fact]
    public void A_due_day_at_a_weekend_is_red_from_the_last_working_day_before_it_on()
    {
        var sunday = new DueDay(new(2026, 3, 15), Provisional: false);
        Assert.Equal(WarningLight.Yellow, Calendar.Light(sunday, new(2026, 3, 12), WarningPolicy.Default).Value());
        Assert.Equal(WarningLight.Red, Calendar.Light(sunday, new(2026, 3, 13), WarningPolicy.Default).Value());
        Assert.Equal(WarningLight.Red, Calendar.Light(sunday, new(2026, 3, 15), WarningPolicy.Default).Value());
        Assert.Equal(WarningLight.Overdue, Calendar.Light(sunday, new(2026, 3, 16), WarningPolicy.Default).Value());
    }

    [Fact]
    public void From_day_to_day_a_light_only_gets_worse()
    {
        var policy = new WarningPolicy(yellowAtMost: 5, redAtMost: 2);
        var lights = SlowWalk.Days(new(2026, 9, 1), new(2026, 10, 20)).Select(day => (Day: day, Light: Calendar.Light(Due, day, policy).Value())).ToArray();
        Assert.Equal(lights.Select(at => at.Light).Order(), lights.Select(at => at.Light));
        foreach (var (day, light) in lights.Where(at => at.Day <= Due.Date))
        {
            int left = SlowWalk.Days(day.PlusDays(1), Due.Date).Count(SlowWalk.Works);
            Assert.Equal(left <= 2 ? WarningLight.Red : left <= 5 ? WarningLight.Yellow : WarningLight.Green, light);
        }
    }

    [Fact]
    public void Days_outside_the_coverage_are_refused()
    {
        Calendar.Light(default, new(2026, 1, 1), WarningPolicy.Default).IsRefused("time-limit.date-out-of-coverage", "due");
        Calendar.Light(Due, new(2029, 1, 1), WarningPolicy.Default).IsRefused("time-limit.date-out-of-coverage", "today");
        Assert.Throws<ArgumentNullException>(() => Calendar.Light(Due, new(2026, 1, 1), null!));
    }

    [Theory]
    [InlineData(3, -1)]
    [InlineData(1, 2)]
    [InlineData(-1, -1)]
    [InlineData(10_001, 0)]
    public void Thresholds_out_of_order_are_no_policy(int yellow, int red)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new WarningPolicy(yellow, red));
        WarningPolicy.Of(yellow, red).IsRefused("time-limit.warning-thresholds-out-of-range", "yellowAtMost");
    }

    [Fact]
    public void Thresholds_in_order_are_a_policy()
    {
        Assert.Equal(WarningPolicy.Default, WarningPolicy.Of(3, 0).Value());
        Assert.Equal((0, 0), (WarningPolicy.Of(0, 0).Value().YellowAtMost, WarningPolicy.Of(0, 0).Value().RedAtMost));
    }
}
