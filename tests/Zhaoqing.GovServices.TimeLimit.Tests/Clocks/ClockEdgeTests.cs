using NodaTime;
using static Zhaoqing.GovServices.TimeLimit.Tests.Clocks.Steps;

namespace Zhaoqing.GovServices.TimeLimit.Tests.Clocks;

/// <summary>The ends of the coverage, the last moment of a day, and what happens exactly on the day of a boundary.</summary>
public sealed class ClockEdgeTests
{
    private static readonly WorkingCalendar Calendar = Answers.Calendar;
    private static readonly WorkingCalendar Old = ClockExampleTests.Edition("2019-03-21"), New = ClockExampleTests.Edition("2019-03-22");

    /// <summary>A calendar that knows nothing before 2020.</summary>
    internal static WorkingCalendar From2020 { get; } =
        new(new CalendarEdition("from-2020", Calendar.Edition.Notices.Where(notice => notice.Year >= 2020)));

    [Fact]
    public void An_act_counts_for_the_day_in_China_up_to_its_last_moment()
    {
        var clock = Started(20, "2026-03-02");
        var midnight = On("2026-03-11", 0);
        Assert.Equal("2026-04-14", Begun(midnight - Duration.Epsilon).DueText());
        Assert.Equal("2026-04-13", Begun(midnight).DueText());

        LimitClock Begun(Instant at) =>
            clock.Apply(clock.Pause(Appraisal(20), Notice, at, Calendar).Value()).Resumed("appraisal", "2026-03-24");
    }

    [Fact]
    public void What_is_left_out_before_the_day_from_which_it_counts_is_nothing()
    {
        // Started on the 2nd, to count from the 12th: a step that is over on the 11th takes nothing from it.
        var clock = LimitClock.Of(LimitClock.Start(WorkingDays(10), Date("2026-03-12"), On("2026-03-02"), Calendar).Value());
        Assert.Equal(clock.Due.Day, clock.Paused(Appraisal(5), "2026-03-03").Resumed("appraisal", "2026-03-11").Due.Day);
        // One that goes on until the 17th takes only the days after the 12th.
        Assert.Equal(Answers.Add(Date("2026-03-12"), 13), clock.Paused(Appraisal(20), "2026-03-03").Resumed("appraisal", "2026-03-17").Due.Day.Date);
        Assert.Equal(0, clock.Read(On("2026-03-10"), Calendar).Value().Elapsed);
    }

    [Fact]
    public void On_the_last_day_of_its_own_limit_a_step_is_not_overrun()
    {
        var paused = Started(20, "2026-03-02").Paused(Appraisal(5), "2026-03-10");
        Assert.False(Assert.Single(paused.Read(On("2026-03-17", 23), Calendar).Value().Steps).Overrun);
        Assert.False(((ClockResumed)paused.Resumed("appraisal", "2026-03-17", 23).Last).Overrun);
        Assert.True(((ClockResumed)paused.Resumed("appraisal", "2026-03-18", 0).Last).Overrun);
    }

    [Fact]
    public void A_suspension_holds_the_end_up_only_while_it_goes_on()
    {
        var suspended = Started(5, "2026-03-02").Paused(Suspension, "2026-03-09");
        Assert.False(suspended.Stop(ClockOutcome.Withdrawn, On("2026-04-01"), Calendar).Value().Overdue);
        var resumed = suspended.Resumed("suspension", "2026-03-11");
        Assert.Equal("2026-03-11", resumed.DueText());
        Assert.True(resumed.Stop(ClockOutcome.Withdrawn, On("2026-03-12", 0), Calendar).Value().Overdue);
        Assert.False(resumed.Stop(ClockOutcome.Withdrawn, On("2026-03-11", 23), Calendar).Value().Overdue);
        Assert.Equal("time-limit.clock-expired", resumed.Pause(Appraisal(1), Notice, On("2026-03-12", 0), Calendar).AsT0.Code);
    }

    [Fact]
    public void The_first_and_the_last_day_of_the_coverage_can_be_counted()
    {
        var (first, last) = (Calendar.First, Calendar.Last);
        var clock = Started(WorkingDays(1), first);
        Assert.Equal("2002-01-04", clock.DueText());
        Assert.Equal("2002-01-07", clock.Paused(Appraisal(1), "2002-01-01").DueText());
        var days = LegalLimits.LicensingDecision with { Limit = Limit.CalendarDays(3, LastDayRule.AsIs) };
        Assert.Equal("2002-01-05", Started(days, first).Paused(Suspension, "2002-01-01").Resumed("suspension", "2002-01-02").DueText());
        var end = Started(days, last.PlusDays(-3));
        Assert.Equal(last, end.Due.Day.Date);
        Assert.Equal(0, end.Read(On(last), Calendar).Value().Remaining);
        end.Read(On(last.PlusDays(1)), Calendar).Value();
        var suspended = Started(days, last.PlusDays(-4));
        suspended = suspended.Apply(suspended.Pause(Suspension, Notice, On(last.PlusDays(-1)), Calendar).Value());
        Assert.Equal(last, suspended.Apply(suspended.Resume("suspension", On(last), Calendar).Value()).Due.Day.Date);
        // What goes on beyond the coverage is left out up to its end.
        suspended = Started(days, last.PlusDays(-20)).Apply(new ClockPaused(2, On(last.PlusDays(-19)), Suspension, Notice, end.Due));
        Assert.Equal("time-limit.date-out-of-coverage", suspended.Resume("suspension", On(last.PlusDays(40)), Calendar).AsT0.Code);
    }

    [Fact]
    public void A_step_outside_the_coverage_is_refused_not_taken_for_nothing()
    {
        foreach (var limit in new[] { Limit.WorkingDays(20), Limit.CalendarDays(20, LastDayRule.AsIs) })
        {
            var clock = LimitClock.Of(LimitClock.Start(LegalLimits.LicensingDecision with { Limit = limit }, Date("2020-01-02"), On("2019-12-30"), Calendar).Value());
            clock.Paused(Appraisal(10), "2019-12-31").DueBy(From2020).IsRefused("time-limit.date-out-of-coverage", "from");
        }
    }

    [Fact]
    public void At_once_is_read_by_the_day_on_which_it_is_due()
    {
        var saturday = Started(LegalLimits.LicensingOnTheSpot, Date("2026-03-07"));
        Assert.Equal("2026-03-09", saturday.DueText());
        Assert.Equal((1, 0), Read(saturday, "2026-03-08"));
        Assert.Equal((1, 1), Read(saturday, "2026-03-09"));
        Assert.Equal((0, 0), Read(Started(LegalLimits.LicensingOnTheSpot, Date("2026-03-09")), "2026-03-09"));
        Assert.Equal((1, 1), Read(saturday.Paused(Appraisal(3), "2026-03-09").Resumed("appraisal", "2026-03-11"), "2026-03-11"));

        static (int Total, int Elapsed) Read(LimitClock clock, string day)
        {
            var reading = clock.Read(On(day, 23), Answers.Calendar).Value();
            return (reading.Total, reading.Elapsed);
        }
    }

    [Fact]
    public void A_day_told_of_a_limit_in_calendar_days_is_kept_too()
    {
        // Two days left out and eight more: the last day is Sunday 2019-05-05, so Monday was told; the late notice makes the Sunday a working day.
        var clock = Started(LegalLimits.LicensingDecision with { Limit = Limit.CalendarDays(10, LastDayRule.NextWorkingDay) }, Date("2019-04-15"), Old);
        clock = clock.Apply(clock.Pause(Suspension, Notice, On("2019-04-16"), Old).Value());
        clock = clock.Apply(clock.Resume("suspension", On("2019-04-18"), Old).Value());
        clock = clock.Apply(clock.Extend(8, ExtensionApprover.OrganHead, Reason, Notice, On("2019-04-19"), Old).Value());
        Assert.Equal("2019-05-06", clock.DueText());
        Assert.Equal("2019-05-05", clock.DueBy(New).Value().Date.ToString("uuuu-MM-dd", null));
        Assert.True(clock.Recompute(On("2019-05-05"), New).IsT1);
        var later = clock.Apply(clock.Pause(Suspension, Notice, On("2019-05-05"), New).Value());
        Assert.Equal((1, "2019-05-06"), (later.Due.Kept, later.DueText()));
        later = later.Apply(later.Resume("suspension", On("2019-05-07"), New).Value());
        Assert.Equal((1, "2019-05-08"), (later.Due.Kept, later.DueText()));
        var reading = later.Read(On("2019-05-08"), New).Value();
        Assert.Equal((19, 0), (reading.Total, reading.Remaining));
    }

    [Fact]
    public void A_restart_keeps_to_the_edition_and_never_goes_back()
    {
        var pinned = Started(LegalLimits.InformationAnswer, Date("2019-04-15"), Old, EditionPolicy.PinAtStart);
        Assert.Throws<ArgumentException>(() => pinned.Restart(Date("2019-04-18"), On("2019-04-18"), New));
        Assert.Equal("state-council-2019", pinned.Restart(Date("2019-04-18"), On("2019-04-18"), Old).Value().Due.Edition);
        pinned.Restart(Date("2019-04-14"), On("2019-04-18"), Old).IsRefused("time-limit.event-out-of-order", "from");
        Assert.True(pinned.Restart(Date("2019-04-15"), On("2019-04-18"), Old).IsT1);
    }

    [Fact]
    public void Clocks_are_equal_when_all_their_events_are()
    {
        var clock = Started(20, "2026-03-02");
        var one = clock.Paused(Appraisal(5), "2026-03-03").Resumed("appraisal", "2026-03-05");
        var two = clock.Paused(Appraisal(6), "2026-03-03").Resumed("appraisal", "2026-03-05");
        Assert.Equal(one.Last, two.Last);
        Assert.Equal(one.GetHashCode(), two.GetHashCode());
        Assert.NotEqual(one, two);
        Assert.NotEqual(clock, one);
        Assert.False(clock.Equals(null));
        Assert.Equal(one, LimitClock.Replay(one.Events));
    }

    [Fact]
    public void Nothing_follows_the_end_and_nothing_lies_before_the_last()
    {
        var clock = Started(20, "2026-03-02").Paused(Appraisal(5), "2026-03-10");
        var resumed = clock.Resume("appraisal", On("2026-03-12"), Calendar).Value();
        Assert.Throws<ArgumentException>(() => clock.Apply(resumed with { At = On("2026-03-09") }));
        var ended = clock.Apply(clock.Stop(ClockOutcome.Terminated, On("2026-03-11"), Calendar).Value());
        Assert.Throws<ArgumentException>(() => ended.Apply(resumed with { Number = 4 }));
    }

    [Fact]
    public void Days_kept_under_a_late_notice_fall_away_when_the_notice_does()
    {
        var before = new WorkingCalendar(NoticeArchive.StateCouncil.KnownOn(Date("2019-03-01")).Value());
        var after = new WorkingCalendar(NoticeArchive.StateCouncil.KnownOn(Date("2019-03-25")).Value());
        var clock = Started(WorkingDays(1), Date("2019-04-26"), before);
        clock = clock.Apply(clock.Pause(Appraisal(5), Notice, On("2019-04-26", 9), after).Value());
        clock = clock.Apply(clock.Resume("appraisal", On("2019-04-26", 10), after).Value());
        Assert.Equal(("2019-04-29", 1), (clock.DueText(), clock.Due.Kept));
        Assert.True(clock.Recompute(On("2019-04-26", 11), before).IsT1);
        Assert.Empty(new ClockFleet([clock]).Recompute(before).Value());
    }
}
