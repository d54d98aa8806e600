using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using NodaTime;
using static Zhaoqing.GovServices.TimeLimit.Tests.Answers;

namespace Zhaoqing.GovServices.TimeLimit.Tests.Supervision;

public class LightChangeTests
{
    private static readonly DueDay Due = new(new(2026, 10, 12), Provisional: false);

    [Theory]
    [InlineData("2026-09-28", "2026-10-08", WarningLight.Yellow)]
    [InlineData("2026-10-07", "2026-10-08", WarningLight.Yellow)]
    [InlineData("2026-10-08", "2026-10-12", WarningLight.Red)]
    [InlineData("2026-10-12", "2026-10-13", WarningLight.Overdue)]
    [Clause("REG-2.5")]
    public void The_next_change_is_at_the_start_of_its_day_in_China(string today, string day, WarningLight light)
    {
        var expected = new LightChange(ChinaTime.StartOf(SlowWalk.Date(day)), light);
        var start = ChinaTime.StartOf(SlowWalk.Date(today));
        Assert.Equal(expected, Calendar.NextLightChange(Due, start, WarningPolicy.Default).Value());
        Assert.Equal(expected, Calendar.NextLightChange(Due, start + Duration.FromDays(1) - Duration.Epsilon, WarningPolicy.Default).Value());
    }

    [Fact]
    public void What_is_overdue_changes_no_more()
    {
        Assert.Null(Calendar.NextLightChange(Due, ChinaTime.StartOf(new(2026, 10, 13)), WarningPolicy.Default).Value());
        Assert.Null(Calendar.NextLightChange(Due, ChinaTime.StartOf(SlowWalk.Last), WarningPolicy.Default).Value());
    }

    [Fact]
    public void With_one_threshold_for_both_green_turns_red_at_once()
    {
        var change = Calendar.NextLightChange(Due, ChinaTime.StartOf(new(2026, 9, 28)), new WarningPolicy(2, 2)).Value();
        Assert.Equal(new LightChange(ChinaTime.StartOf(new(2026, 10, 9)), WarningLight.Red), change);
    }

    [Property(Arbitrary = [typeof(Dates)], MaxTest = 200)]
    [Clause("REG-2.5")]
    public Property A_light_stays_until_its_next_change_and_changes_at_that_instant(LocalDate today, Amount span) =>
        Prop.ForAll(Gen.Choose(0, 12).ToArbitrary(), Gen.Choose(0, 12).ToArbitrary(), Gen.Choose(0, 86_399).ToArbitrary(), (a, b, second) =>
        {
            var policy = new WarningPolicy(Math.Max(a, b), Math.Min(a, b));
            // Near due days, rest days among them, and now and then one that has passed.
            var due = new DueDay(LocalDate.Max(today.PlusDays(span.Value % 40 - 2), SlowWalk.First), Provisional: false);
            WarningLight LightOn(LocalDate day)
            {
                if (day > due.Date) return WarningLight.Overdue;
                int left = SlowWalk.Days(day.PlusDays(1), due.Date).Count(SlowWalk.Works);
                return left <= policy.RedAtMost ? WarningLight.Red : left <= policy.YellowAtMost ? WarningLight.Yellow : WarningLight.Green;
            }

            var now = LightOn(today);
            var day = today;
            while (day <= due.Date && LightOn(day) == now) day = day.PlusDays(1);
            LightChange? expected = now == WarningLight.Overdue ? null : new LightChange(ChinaTime.StartOf(day), LightOn(day));
            return Calendar.NextLightChange(due, ChinaTime.StartOf(today) + Duration.FromSeconds(second), policy).Value() == expected;
        });

    [Fact]
    public void Instants_and_due_days_outside_the_coverage_are_refused()
    {
        var start = ChinaTime.StartOf(SlowWalk.First);
        Calendar.NextLightChange(Due, start - Duration.Epsilon, WarningPolicy.Default).IsRefused("time-limit.date-out-of-coverage", "after");
        Calendar.NextLightChange(Due, ChinaTime.StartOf(SlowWalk.Last.PlusDays(1)), WarningPolicy.Default).IsRefused("time-limit.date-out-of-coverage", "after");
        Calendar.NextLightChange(default, start, WarningPolicy.Default).IsRefused("time-limit.date-out-of-coverage", "due");
        Assert.Throws<ArgumentNullException>(() => Calendar.NextLightChange(Due, start, null!));
    }
}
