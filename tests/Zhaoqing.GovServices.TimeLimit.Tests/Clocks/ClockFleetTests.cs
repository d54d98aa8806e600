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

    [Property(DisplayName = "Through several editions a fleet says what each clock alone says, days kept included")]
    public void Through_several_editions_a_fleet_says_what_each_clock_alone_says(ClockScript[] scripts, bool keeps)
    {
        var policy = keeps ? EditionPolicy.LaterOfTwo : EditionPolicy.Recompute;
        var told = ClockExampleTests.Edition("2019-01-01");
        var clocks = scripts.Select(script => (script with
        {
            From = new LocalDate(2019, 1, 2).PlusDays((script.From.Day + script.From.Month * 31) % 400),
            Steps = [.. script.Steps.Take(1)],
        }).Play(told, policy).Clock).ToArray();
        foreach (string issued in new[] { "2019-03-22", "2019-12-01", "2020-01-27" })
        {
            var calendar = ClockExampleTests.Edition(issued);
            var changes = new ClockFleet(clocks).Recompute(calendar).Value().ToDictionary(change => change.Clock);
            for (int i = 0; i < clocks.Length; i++)
            {
                var answer = clocks[i].Recompute(clocks[i].Last.At, calendar);
                DueChange? alone = answer.IsT2 ? new DueChange(i, answer.AsT2.Before, answer.AsT2.Due.Day) : null;
                Assert.Equal(alone, changes.TryGetValue(i, out var change) ? change : (DueChange?)null);
                if (answer.TryPickT2(out var changed, out _)) clocks[i] = clocks[i].Apply(changed);
                // By the new calendar the clock may be told more: what was kept so far goes on.
                if (clocks[i].Extend(3, ExtensionApprover.OrganHead, Reason, Notice, clocks[i].Last.At, calendar).TryPickT1(out var extended, out _)) clocks[i] = clocks[i].Apply(extended);
            }
        }
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
    public void A_day_due_on_the_last_firm_day_is_firm()
    {
        var before = ClockExampleTests.Edition("2025-01-10");
        var (last, next) = (Started(WorkingDays(10), Date("2026-11-16"), before), Started(WorkingDays(10), Date("2026-11-17"), before));
        var change = Assert.Single(new ClockFleet([last, next]).Recompute(Answers.Calendar).Value());
        Assert.Equal(new DueChange(0, new(new(2026, 11, 30), Provisional: true), new(new(2026, 11, 30), Provisional: false)), change);
    }

    [Fact]
    public void A_clock_outside_the_coverage_is_refused_not_guessed()
    {
        var late = new LocalDate(2028, 12, 20);
        new ClockFleet([Started(WorkingDays(5), late)]).Recompute(Before).IsRefused("time-limit.date-out-of-coverage", "amount");
        // The last working day of the coverage can be due, and nothing after it.
        var last = Started(WorkingDays(7), late);
        Assert.Equal(new LocalDate(2028, 12, 29), last.Due.Day.Date);
        Assert.Empty(new ClockFleet([last]).Recompute(Answers.Calendar).Value());
        var pause = new ClockPaused(2, On(late), Appraisal(1), Notice, last.Due);
        new ClockFleet([last.Apply(pause)]).Recompute(Answers.Calendar).IsRefused("time-limit.date-out-of-coverage", "amount");
    }

    [Fact]
    public void A_clock_that_began_before_the_coverage_is_refused_even_if_its_step_ended_in_it()
    {
        var clock = Started(20, "2019-12-20").Paused(Appraisal(10), "2019-12-25").Resumed("appraisal", "2020-01-08");
        new ClockFleet([clock]).Recompute(ClockEdgeTests.From2020).IsRefused("time-limit.date-out-of-coverage", "amount");
        Assert.True(clock.Recompute(clock.Last.At, ClockEdgeTests.From2020).IsT0);
    }

    [Fact]
    public void A_day_told_that_has_no_working_day_after_it_in_the_coverage_is_refused_not_lost()
    {
        var told = new ClockDue(new DueDay(new LocalDate(2028, 12, 31), Provisional: true), "another-edition", Kept: 0);
        var clock = LimitClock.Of((ClockStarted)Started(WorkingDays(5), new LocalDate(2028, 12, 20)).Last with { Due = told });
        new ClockFleet([clock]).Recompute(Answers.Calendar).IsRefused("time-limit.date-out-of-coverage", "amount");
        Assert.True(clock.Recompute(clock.Last.At, Answers.Calendar).IsT0);
    }

    [Fact]
    public void A_day_told_by_another_system_under_the_same_edition_is_kept_by_fleet_and_clock()
    {
        var started = (ClockStarted)Started(20, "2026-03-02").Last;
        var later = LimitClock.Of(started with { Due = started.Due with { Day = new DueDay(Date("2026-04-04"), Provisional: false) } });
        var earlier = LimitClock.Of(started with { Due = started.Due with { Day = new DueDay(Date("2026-03-25"), Provisional: false) } });
        var changes = new ClockFleet([later, earlier]).Recompute(Answers.Calendar).Value();
        // 4 April is a rest day, so the next working day; what was told too early moves to what the limit gives.
        Assert.Equal([Date("2026-04-07"), Date("2026-03-30")], changes.Select(change => change.After.Date));
        Assert.Equal(Date("2026-04-07"), later.Recompute(later.Last.At, Answers.Calendar).AsT2.Due.Day.Date);
        Assert.Equal(Date("2026-03-30"), earlier.Recompute(earlier.Last.At, Answers.Calendar).AsT2.Due.Day.Date);
    }

    [Fact]
    public void The_changes_can_be_read_again_and_in_every_way()
    {
        var days = LegalLimits.LicensingDecision with { Limit = Limit.CalendarDays(21, LastDayRule.NextWorkingDay) };
        var start = Date("2020-01-10");
        var changes = new ClockFleet([Started(days, start, Before), Started(WorkingDays(20), start, Before), Started(days, start, Before)]).Recompute(After).Value();
        DueChange[] all = [.. changes];
        Assert.Equal([0, 1, 2], all.Select(change => change.Clock));
        Assert.Equal(3, changes.Count);
        var reader = changes.GetEnumerator();
        for (int time = 0; time < 2; time++)
        {
            foreach (var change in all)
            {
                Assert.True(reader.MoveNext());
                Assert.Equal(change, reader.Current);
                Assert.Equal(change, ((System.Collections.IEnumerator)reader).Current);
            }

            Assert.False(reader.MoveNext());
            Assert.False(reader.MoveNext());
            reader.Reset();
        }

        Assert.Equal(all, ((System.Collections.IEnumerable)changes).Cast<DueChange>());
    }

    [Fact]
    public void Clocks_of_every_kind_stand_in_one_fleet_in_their_places()
    {
        var start = Date("2020-01-10");
        var ended = Started(WorkingDays(20), start, Before);
        ended = ended.Apply(ended.Stop(ClockOutcome.Decided, On(start, 10), Before).Value());
        var days = LegalLimits.LicensingDecision with { Limit = Limit.CalendarDays(21, LastDayRule.NextWorkingDay) };
        LimitClock[] kinds = [Started(WorkingDays(20), start, Before), Started(days, start, Before), ended, Started(days, Date("2020-03-02"), Before), Started(WorkingDays(3), start, Before)];
        var clocks = Enumerable.Range(0, 500).Select(i => kinds[i * 7 % 5]).ToArray();
        var changes = new ClockFleet(clocks).Recompute(After).Value();
        Assert.Equal(Enumerable.Range(0, 500).Where(i => i * 7 % 5 < 2), changes.Select(change => change.Clock));
        Assert.All(changes, change => Assert.Equal(clocks[change.Clock].Recompute(On("2020-01-27"), After).AsT2.Due.Day, change.After));
    }
}
