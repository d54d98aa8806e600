using static Zhaoqing.GovServices.TimeLimit.Tests.Clocks.Steps;

namespace Zhaoqing.GovServices.TimeLimit.Tests.Clocks;

/// <summary>The worked examples that need a clock, by their numbers.</summary>
public sealed class ClockExampleTests
{
    [Fact]
    public void E23_twenty_working_days_and_ten_more_are_thirty_at_once()
    {
        var clock = Started(LegalLimits.LicensingDecision, Date("2026-01-30"));
        Assert.Equal("2026-03-05", clock.DueText());
        Assert.Equal("2026-03-19", clock.Extended(10, "2026-03-05").DueText());
        Assert.Equal(Date("2026-03-19"), Answers.Add(Date("2026-01-30"), 30));
    }

    [Fact]
    public void E24_a_joint_licence_has_forty_five_working_days_and_fifteen_more()
    {
        var clock = Started(LegalLimits.JointLicensingDecision, Date("2025-08-25"));
        Assert.Equal("2025-10-31", clock.DueText());
        Assert.Equal("2025-11-21", clock.Extended(15, "2025-10-30").DueText());
    }

    [Fact]
    public void E26_a_step_shifts_the_due_day_by_the_working_days_it_takes() =>
        Assert.Equal("2026-04-14", Started(20, "2026-03-02").Paused(Appraisal(20), "2026-03-10").Resumed("appraisal", "2026-03-24").DueText());

    [Fact]
    [Clause("REG-2.8")]
    public void E27_what_a_step_takes_beyond_its_own_limit_counts_again()
    {
        var paused = Started(20, "2026-03-02").Paused(Appraisal(5), "2026-03-10");
        Assert.Equal("2026-04-07", paused.DueText());
        var resumed = paused.Resumed("appraisal", "2026-03-24");
        Assert.Equal("2026-04-07", resumed.DueText());
        Assert.True(Assert.IsType<ClockResumed>(resumed.Last).Overrun);
        var during = paused.Read(On("2026-03-18"), Answers.Calendar).Value();
        Assert.Equal(ClockState.Running, during.State);
        Assert.True(Assert.Single(during.Steps).Overrun);
        Assert.Equal(ClockState.Paused, paused.Read(On("2026-03-17", 23), Answers.Calendar).Value().State);
    }

    [Fact]
    public void E28_a_step_inside_rest_days_changes_nothing() =>
        Assert.Equal("2026-10-12", Started(10, "2026-09-21").Paused(Appraisal(20), "2026-09-30").Resumed("appraisal", "2026-10-07").DueText());

    [Fact]
    public void E29_one_working_day_more_in_the_step_is_one_more_for_the_clock() =>
        Assert.Equal("2026-10-13", Started(10, "2026-09-21").Paused(Appraisal(20), "2026-09-30").Resumed("appraisal", "2026-10-08").DueText());

    [Fact]
    public void E30_steps_that_overlap_are_left_out_once()
    {
        var clock = Started(20, "2026-06-01");
        Assert.Equal("2026-06-30", clock.DueText());
        clock = clock.Paused(Appraisal(20, "one"), "2026-06-05").Paused(Appraisal(20, "two"), "2026-06-10").Resumed("one", "2026-06-12").Resumed("two", "2026-06-17");
        Assert.Equal("2026-07-10", clock.DueText());
    }

    [Fact]
    public void E31_a_step_and_an_extension_add_up() =>
        Assert.Equal("2026-07-21", Started(20, "2026-06-01").Paused(Appraisal(20), "2026-06-05").Resumed("appraisal", "2026-06-12").Extended(10, "2026-06-30").DueText());

    [Fact]
    public void E35_a_promise_inside_the_law()
    {
        var accepted = Date("2026-02-12");
        var legal = Started(LegalLimits.LicensingDecision, accepted);
        var promised = Started(WorkingDays(3), accepted);
        var both = NestedClocks.Of("法定", legal).With("承诺", promised).Value();
        Assert.Equal(("2026-02-24", "2026-03-18"), (both.Binding!.Clock.DueText(), both["法定"].DueText()));
    }

    [Fact]
    public void E03_a_late_notice_does_not_take_back_a_day_that_was_told()
    {
        var (old, now) = (Edition("2019-03-21"), Edition("2019-03-22"));
        var limit = WorkingDays(1);
        var clock = Started(limit, Date("2019-04-26"), old);
        Assert.Equal("2019-04-29", clock.DueText());
        Assert.True(clock.Recompute(On("2019-04-27"), now).IsT1);
        var strict = Started(limit, Date("2019-04-26"), old, EditionPolicy.Recompute);
        Assert.Equal(Date("2019-04-28"), strict.Recompute(On("2019-04-27"), now).AsT2.Due.Day.Date);
        var pinned = Started(limit, Date("2019-04-26"), old, EditionPolicy.PinAtStart);
        Assert.True(pinned.Recompute(On("2019-04-27"), now).IsT1);
    }

    [Fact]
    public void E06_a_notice_that_takes_days_moves_the_due_day_and_tells_from_what_to_what()
    {
        var clock = Started(LegalLimits.LicensingDecision, Date("2020-01-10"), Edition("2020-01-25"));
        var changed = clock.Recompute(On("2020-01-27"), Edition("2020-01-27")).AsT2;
        Assert.Equal((Date("2020-02-12"), Date("2020-02-14")), (changed.Before.Date, changed.Due.Day.Date));
        Assert.Equal("2020-02-14", clock.Apply(changed).DueText());
    }

    internal static WorkingCalendar Edition(string knownOn) => new(NoticeArchive.StateCouncil.KnownOn(Date(knownOn)).Value());
}
