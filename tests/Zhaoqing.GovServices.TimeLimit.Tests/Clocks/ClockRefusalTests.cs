using NodaTime;
using OneOf;
using static Zhaoqing.GovServices.TimeLimit.Tests.Clocks.Steps;

namespace Zhaoqing.GovServices.TimeLimit.Tests.Clocks;

/// <summary>What a clock refuses, with its ground, and what is a programmer's mistake.</summary>
public sealed class ClockRefusalTests
{
    private static readonly WorkingCalendar Calendar = Answers.Calendar;

    /// <summary>Twenty working days from 2026-03-02: due on 2026-03-30.</summary>
    private static LimitClock Clock => Started(20, "2026-03-02");

    private static LimitClock Open => Clock.Paused(Appraisal(10), "2026-03-10");

    [Fact]
    public void Nothing_happens_to_a_clock_that_has_ended()
    {
        var ended = Clock.Apply(Clock.Stop(ClockOutcome.Withdrawn, On("2026-03-04"), Calendar).Value());
        var at = On("2026-03-05");
        Is("time-limit.clock-stopped", ended.Pause(Appraisal(5), Notice, at, Calendar));
        Is("time-limit.clock-stopped", ended.Resume("appraisal", at, Calendar));
        Is("time-limit.clock-stopped", ended.Extend(5, ExtensionApprover.OrganHead, Reason, Notice, at, Calendar));
        Is("time-limit.clock-stopped", ended.Restart(Date("2026-03-05"), at, Calendar));
        Is("time-limit.clock-stopped", ended.Stop(ClockOutcome.Decided, at, Calendar));
        Assert.Equal("time-limit.clock-stopped", ended.Recompute(at, Calendar).AsT0.Code);
        Assert.Equal(ClockState.Stopped, ended.Read(at, Calendar).Value().State);
        Assert.Equal(2, ended.Read(On("2026-05-05"), Calendar).Value().Elapsed);
    }

    [Fact]
    public void An_act_before_the_last_one_is_out_of_order()
    {
        var at = On("2026-03-10", 8);
        Is("time-limit.event-out-of-order", Open.Pause(Appraisal(5, "other"), Notice, at, Calendar));
        Is("time-limit.event-out-of-order", Open.Resume("appraisal", at, Calendar));
        Is("time-limit.event-out-of-order", Open.Stop(ClockOutcome.Withdrawn, at, Calendar));
    }

    [Fact]
    public void A_step_begins_once_ends_once_and_only_if_it_began()
    {
        Is("time-limit.step-open", Open.Pause(Appraisal(5), Notice, On("2026-03-11"), Calendar));
        Is("time-limit.step-not-open", Clock.Resume("appraisal", On("2026-03-11"), Calendar));
        var ended = Open.Resumed("appraisal", "2026-03-11");
        Is("time-limit.step-not-open", ended.Resume("appraisal", On("2026-03-12"), Calendar));
        Assert.Equal(2, ended.Paused(Appraisal(5), "2026-03-12").Steps.Length);
    }

    [Theory]
    [InlineData(null)]
    [InlineData(" ")]
    [InlineData("文书\u0007")]
    public void Without_a_written_notice_nothing_is_left_out_and_nothing_extended(string? notice)
    {
        Is("time-limit.notice-missing", Clock.Pause(Appraisal(5), notice!, On("2026-03-11"), Calendar));
        Is("time-limit.notice-missing", Clock.Extend(5, ExtensionApprover.OrganHead, Reason, notice!, On("2026-03-11"), Calendar));
        Is("time-limit.notice-missing", Clock.Pause(Appraisal(5), new string('号', 101), On("2026-03-11"), Calendar));
        Assert.True(Clock.Pause(Appraisal(5), new string('号', 100), On("2026-03-11"), Calendar).IsT1);
    }

    [Fact]
    public void What_a_step_forbids_rests_on_the_article_of_that_step()
    {
        var review = Started(LegalLimits.ReconsiderationDecision, Date("2026-03-02"));
        Assert.Equal(Suspension.Basis, Assert.Single(review.Pause(Suspension, " ", On("2026-03-10"), Calendar).AsT0.Basis));
        var decided = review.Paused(Suspension, "2026-03-10").Stop(ClockOutcome.Decided, On("2026-03-11"), Calendar).AsT0;
        Assert.Equal(("time-limit.clock-paused", Suspension.Basis, "“中止”尚未结束,不能作出决定。"), (decided.Code, Assert.Single(decided.Basis), decided.Message));
        Assert.Equal(SpecialStep.LicensingArticle45, Assert.Single(Open.Stop(ClockOutcome.Decided, On("2026-03-11"), Calendar).AsT0.Basis));
    }

    [Fact]
    public void An_extension_too_long_names_the_unit_of_its_limit()
    {
        Assert.Equal("最多可以延长10个工作日。", Clock.Extend(11, ExtensionApprover.OrganHead, Reason, Notice, On("2026-03-10"), Calendar).AsT0.Message);
        Assert.Equal("最多可以延长30个自然日。", Started(LegalLimits.ReconsiderationDecision, Date("2026-03-02")).Extend(31, ExtensionApprover.ReconsiderationHead, Reason, Notice, On("2026-03-10"), Calendar).AsT0.Message);
    }

    [Fact]
    public void An_extension_has_its_law_its_size_its_approver_and_its_reason()
    {
        var at = On("2026-03-30", 23);
        Is("time-limit.extension-too-long", Clock.Extend(11, ExtensionApprover.OrganHead, Reason, Notice, at, Calendar));
        Is("time-limit.extension-too-long", Clock.Extend(0, ExtensionApprover.OrganHead, Reason, Notice, at, Calendar));
        Is("time-limit.approver-wrong", Clock.Extend(10, ExtensionApprover.UnitHead, Reason, Notice, at, Calendar));
        Is("time-limit.reason-missing", Clock.Extend(10, ExtensionApprover.OrganHead, null, Notice, at, Calendar));
        Is("time-limit.reason-missing", Clock.Extend(10, ExtensionApprover.OrganHead, default(Remark), Notice, at, Calendar));
        Is("time-limit.extension-too-late", Clock.Extend(10, ExtensionApprover.OrganHead, Reason, Notice, On("2026-03-31", 0), Calendar));
        Is("time-limit.extension-not-allowed", Started(LegalLimits.LicensingDelivery, Date("2026-03-02")).Extend(1, ExtensionApprover.OrganHead, Reason, Notice, On("2026-03-03"), Calendar));
        Assert.Equal("2026-04-14", Clock.Extended(10, "2026-03-30", 23).DueText());
    }

    [Fact]
    public void A_joint_licence_is_extended_by_the_government_not_by_the_organ()
    {
        var joint = Started(LegalLimits.JointLicensingDecision, Date("2025-08-25"));
        Is("time-limit.approver-wrong", joint.Extend(15, ExtensionApprover.OrganHead, Reason, Notice, On("2025-09-01"), Calendar));
        Assert.True(joint.Extend(15, ExtensionApprover.GovernmentHead, Reason, Notice, On("2025-09-01"), Calendar).IsT1);
    }

    [Fact]
    public void While_a_step_leaves_time_out_nothing_is_extended_or_decided()
    {
        Is("time-limit.clock-paused", Open.Extend(10, ExtensionApprover.OrganHead, Reason, Notice, On("2026-03-11"), Calendar));
        Is("time-limit.clock-paused", Open.Stop(ClockOutcome.Decided, On("2026-03-11"), Calendar));
        Assert.True(Open.Stop(ClockOutcome.Withdrawn, On("2026-03-11"), Calendar).IsT1);
        // Its own limit of ten working days ends on 24 March: from the 25th on the clock counts again.
        Is("time-limit.clock-paused", Open.Stop(ClockOutcome.Decided, On("2026-03-24", 23), Calendar));
        Assert.True(Open.Stop(ClockOutcome.Decided, On("2026-03-25", 0), Calendar).IsT1);
        Assert.True(Open.Extend(10, ExtensionApprover.OrganHead, Reason, Notice, On("2026-03-25", 0), Calendar).IsT1);
    }

    [Fact]
    public void A_limit_begins_anew_only_where_its_law_says_so()
    {
        Is("time-limit.restart-not-allowed", Clock.Restart(Date("2026-03-11"), On("2026-03-11"), Calendar));
        var information = Started(LegalLimits.InformationAnswer, Date("2025-12-15"));
        Is("time-limit.clock-paused", information.Paused(Appraisal(5), "2025-12-18").Restart(Date("2025-12-19"), On("2025-12-19"), Calendar));
        var anew = information.Extended(20, "2025-12-16").Apply(information.Extended(20, "2025-12-16").Restart(Date("2025-12-22"), On("2025-12-22"), Calendar).Value());
        Assert.Equal((Answers.Add(Date("2025-12-22"), 20), Date("2025-12-22")), (anew.Due.Day.Date, anew.From));
        Assert.Null(anew.Extension);
        // Friday evening counts from Monday at the latest.
        Assert.True(information.Restart(Date("2025-12-22"), On("2025-12-19", 20), Calendar).IsT1);
        information.Restart(Date("2025-12-23"), On("2025-12-19", 20), Calendar).IsRefused("time-limit.event-in-future", "from");
    }

    [Fact]
    public void During_a_suspension_no_limit_passes_and_its_time_counts_when_it_ends()
    {
        var suspended = Clock.Paused(Suspension, "2026-03-10");
        Assert.Equal(ClockState.Paused, suspended.Read(On("2026-08-03"), Calendar).Value().State);
        Assert.Equal(suspended.Read(On("2026-03-10"), Calendar).Value().Elapsed, suspended.Read(On("2026-08-03"), Calendar).Value().Elapsed);
        var resumed = suspended.Resumed("suspension", "2026-05-11");
        Assert.Equal(Answers.Add(Date("2026-03-02"), 20 + Answers.Count(Date("2026-03-10"), Date("2026-05-11"))), resumed.Due.Day.Date);
        Assert.False(((ClockResumed)resumed.Last).Overrun);
    }

    [Fact]
    public void Calendar_days_leave_calendar_days_out_and_then_roll()
    {
        var limit = LegalLimits.LicensingDecision with { Limit = Limit.CalendarDays(60, LastDayRule.NextWorkingDay) };
        var clock = Started(limit, Date("2026-07-20"));
        Assert.Equal("2026-09-18", clock.DueText());
        var paused = clock.Paused(Suspension, "2026-08-03").Resumed("suspension", "2026-08-18");
        // Fifteen days more: Saturday 3 October, in the holiday, so the 8th.
        Assert.Equal("2026-10-08", paused.DueText());
        var reading = paused.Read(On("2026-10-03"), Calendar).Value();
        Assert.Equal((60, 0), (reading.Total, reading.Remaining));
        Assert.Contains("加上不计入的日数,末日为2026年10月3日。", paused.Explain(Calendar).ToString());
    }

    [Fact]
    public void Months_with_a_step_go_to_the_corresponding_day_and_then_on()
    {
        var limit = LegalLimits.LicensingDecision with { Limit = Limit.Months(6, LastDayRule.AsIs) };
        var clock = Started(limit, Date("2024-08-31")).Paused(Suspension, "2024-09-02").Resumed("suspension", "2024-09-12").Extended(1, "2024-09-13");
        Assert.Equal("2025-04-10", clock.DueText());
        Assert.Equal(new LocalDate(2025, 4, 10), clock.Explain(Calendar).Raw);
    }

    [Fact]
    public void An_answer_beyond_the_coverage_is_refused_not_guessed()
    {
        var late = new LocalDate(2028, 12, 20);
        Is("time-limit.date-out-of-coverage", LimitClock.Start(WorkingDays(20), late, On(late), Calendar));
        var near = Started(WorkingDays(5), late);
        Is("time-limit.date-out-of-coverage", near.Pause(Appraisal(200), Notice, On(late), Calendar));
        Is("time-limit.date-out-of-coverage", near.Extend(10, ExtensionApprover.OrganHead, Reason, Notice, On(late), Calendar));
        Is("time-limit.date-out-of-coverage", near.Read(On(new LocalDate(2031, 1, 1)), Calendar));
        Is("time-limit.clock-not-started", near.Read(On(late, 0) - Duration.Epsilon, Calendar));
    }

    [Fact]
    public void A_pinned_clock_is_counted_by_its_own_edition_only()
    {
        var pinned = Started(WorkingDays(20), Date("2020-01-10"), ClockExampleTests.Edition("2020-01-10"), EditionPolicy.PinAtStart);
        Assert.Throws<ArgumentException>(() => pinned.Pause(Appraisal(5), Notice, On("2020-01-13"), Calendar));
        Assert.Throws<ArgumentException>(() => pinned.Explain(Calendar));
        Assert.Contains("state-council-2020", pinned.Explain(ClockExampleTests.Edition("2020-01-10")).ToString());
    }

    [Fact]
    public void Events_that_do_not_follow_are_a_programmers_mistake()
    {
        var paused = Open.Last;
        Assert.Throws<ArgumentException>(() => LimitClock.Replay([]));
        Assert.Throws<ArgumentException>(() => LimitClock.Replay([paused]));
        Assert.Throws<ArgumentException>(() => Clock.Apply(paused with { Number = 3 }));
        Assert.Throws<ArgumentException>(() => Open.Apply(paused with { At = On("2026-03-11") }));
        Assert.Throws<ArgumentException>(() => Clock.Apply(Clock.Events[0] with { Number = 2 }));
        Assert.Throws<ArgumentException>(() => Clock.Apply(new ClockResumed(2, On("2026-03-11"), "appraisal", Overrun: false, Clock.Due)));
        Assert.Throws<ArgumentException>(() => LimitClock.Of((ClockStarted)Clock.Events[0] with { Number = 2 }));
        var backward = LegalLimits.All.First(limit => limit.Backward);
        Assert.Throws<ArgumentException>(() => LimitClock.Start(backward, Date("2026-03-02"), On("2026-03-02"), Calendar));
        Assert.Throws<ArgumentOutOfRangeException>(() => Clock.Stop((ClockOutcome)9, On("2026-03-11"), Calendar));
        Assert.Throws<ArgumentOutOfRangeException>(() => LimitClock.Start(WorkingDays(1), Date("2026-03-02"), On("2026-03-02"), Calendar, (EditionPolicy)9));
    }

    [Fact]
    public void Events_from_elsewhere_are_checked()
    {
        var (started, paused) = (Open.Events[0], Open.Events[1]);
        var resumed = new ClockResumed(2, On("2026-03-11"), "appraisal", Overrun: false, Clock.Due);
        var stopped = new ClockStopped(2, On("2026-03-11"), ClockOutcome.Decided, Overdue: false);
        var now = On("2026-03-20");
        Refused("time-limit.events-broken");
        Refused("time-limit.events-broken", paused);
        Refused("time-limit.events-broken", started, paused with { Number = 3 });
        Refused("time-limit.events-broken", started, paused, paused with { At = On("2026-03-11") });
        Refused("time-limit.started-twice", started, started with { Number = 2 });
        Refused("time-limit.started-twice", started, started with { At = On("2026-03-03") });
        Refused("time-limit.event-out-of-order", started, paused with { At = On("2026-03-01") });
        Refused("time-limit.event-in-future", started, paused with { At = now + Duration.Epsilon });
        Refused("time-limit.step-not-open", started, resumed);
        Refused("time-limit.step-open", started, paused, paused with { Number = 3 });
        Refused("time-limit.clock-stopped", started, stopped, paused with { Number = 3, At = stopped.At });
        Refused("time-limit.restart-not-allowed", started, new ClockRestarted(2, On("2026-03-11"), Date("2026-03-11"), Clock.Due));
        var extended = (ClockExtended)Clock.Extended(5, "2026-03-09").Last;
        Refused("time-limit.extended-already", started, extended, extended with { Number = 3 });
        Assert.Equal(Open, LimitClock.Check([started, paused, started, paused], now).Value());

        void Refused(string code, params ClockEvent[] events) => Is(code, LimitClock.Check(events, now));
    }

    [Fact]
    public void A_clock_of_ten_thousand_events_is_read_in_one_go()
    {
        var clock = Started(60, "2026-01-05");
        var (step, due) = (Appraisal(5), clock.Due);
        var events = new List<ClockEvent>(clock.Events);
        for (int i = 1; i <= 5_000; i++)
        {
            var at = On("2026-01-06") + Duration.FromSeconds(2 * i);
            events.Add(new ClockPaused(2 * i, at, step, Notice, due));
            events.Add(new ClockResumed(2 * i + 1, at, step.Code, Overrun: false, due));
        }

        var read = LimitClock.Replay(events);
        Assert.Equal((10_001, 5_000), (read.Last.Number, read.Steps.Length));
        Assert.Equal(due.Day, read.DueBy(Calendar).Value());
        Assert.Equal(LimitClock.Replay(events), read);
    }

    private static void Is<T>(string code, OneOf<Refusal, T> answer)
    {
        var refusal = answer.Match(refusal => refusal, value => throw new Xunit.Sdk.XunitException($"Not refused: {value}"));
        Assert.Equal(code, refusal.Code);
        Assert.NotEmpty(refusal.Basis);
    }
}
