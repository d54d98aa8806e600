using FsCheck.Xunit;
using NodaTime;
using static Zhaoqing.GovServices.TimeLimit.Tests.Clocks.Steps;

namespace Zhaoqing.GovServices.TimeLimit.Tests.Clocks;

[Properties(Arbitrary = [typeof(ClockScript), typeof(Dates)], MaxTest = 200)]
public sealed class ClockFleetTests
{
    private static readonly WorkingCalendar Before = ClockExampleTests.Edition("2020-01-25"), After = ClockExampleTests.Edition("2020-01-27");

    [Property(DisplayName = "A fleet changes what each clock alone changes, and to the same day")]
    public void A_fleet_changes_what_each_clock_alone_changes(ClockScript[] scripts, bool keeps, byte ended)
    {
        var policy = keeps ? EditionPolicy.LaterOfTwo : EditionPolicy.Recompute;
        var clocks = scripts.Select(script => (script with { From = new LocalDate(2019, 11, 15).PlusDays((script.From.Day + script.From.Month * 31) % 100) }).Play(Before, policy).Clock).ToArray();
        if (clocks.Length > 0)
        {
            int place = ended % clocks.Length;
            clocks[place] = clocks[place].Apply(clocks[place].Stop(ClockOutcome.Withdrawn, clocks[place].Last.At, Before).Value());
        }

        var changes = new ClockFleet(clocks).Recompute(After).Value();
        var alone = clocks
            .Select((clock, place) => (Place: place, Answer: clock.End is null ? clock.Recompute(clock.Last.At, After) : default(OneOf.Types.None)))
            .Where(each => each.Answer.IsT2)
            .Select(each => new DueChange(each.Place, each.Answer.AsT2.Before, each.Answer.AsT2.Due.Day));
        Assert.Equal(alone, changes);
    }

    [Fact]
    public void Open_steps_suspensions_and_other_units_are_counted_too()
    {
        var from = Date("2020-01-10");
        var months = LegalLimits.LicensingDecision with { Limit = Limit.Months(1, LastDayRule.NextWorkingDay) };
        LimitClock[] clocks =
        [
            Open(Started(WorkingDays(20), from, Before), Appraisal(10)),
            Open(Started(WorkingDays(20), from, Before), Suspension),
            Started(LegalLimits.LicensingDecision with { Limit = Limit.CalendarDays(21, LastDayRule.NextWorkingDay) }, from, Before),
            Started(months, from, Before),
            Started(WorkingDays(20), from, Before, EditionPolicy.PinAtStart),
            Started(WorkingDays(20), Date("2020-03-02"), Before),
        ];
        var changes = new ClockFleet(clocks).Recompute(After).Value();
        Assert.Equal([0, 1, 2], changes.Select(change => change.Clock));
        Assert.All(changes, change => Assert.Equal(clocks[change.Clock].Recompute(On("2020-01-27"), After).AsT2.Due.Day, change.After));
        Assert.Equal((6, 0), (new ClockFleet(clocks).Count, new ClockFleet([]).Count));

        static LimitClock Open(LimitClock clock, SpecialStep step) => clock.Apply(clock.Pause(step, Notice, On("2020-01-13"), Before).Value());
    }

    [Fact]
    public void A_new_notice_makes_what_was_provisional_firm_and_tells_so()
    {
        var before = ClockExampleTests.Edition("2024-11-01");
        var after = ClockExampleTests.Edition("2024-11-13");
        LimitClock[] clocks = [Started(WorkingDays(10), Date("2024-12-09"), before), Started(WorkingDays(10), Date("2024-06-03"), before)];
        var change = Assert.Single(new ClockFleet(clocks).Recompute(after).Value());
        Assert.Equal((0, true, false), (change.Clock, change.Before.Provisional, change.After.Provisional));
    }

    [Fact]
    public void A_clock_outside_the_coverage_is_refused_not_guessed()
    {
        var clock = Started(WorkingDays(5), new LocalDate(2028, 12, 20));
        new ClockFleet([clock]).Recompute(Before).IsRefused("time-limit.date-out-of-coverage", "amount");
    }
}
