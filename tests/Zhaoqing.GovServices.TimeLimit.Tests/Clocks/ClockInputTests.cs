using System.Text.Json;
using NodaTime;
using static Zhaoqing.GovServices.TimeLimit.Tests.Clocks.Steps;

namespace Zhaoqing.GovServices.TimeLimit.Tests.Clocks;

/// <summary>Events from elsewhere that no verb would have made, and arguments that are missing.</summary>
public sealed class ClockInputTests
{
    private static readonly WorkingCalendar Calendar = Answers.Calendar;
    private static readonly LimitClock Clock = Started(20, "2026-03-02");
    private static readonly Instant Now = On("2026-12-01");

    [Fact]
    public void A_step_from_elsewhere_has_its_notice_and_begins_in_time()
    {
        var paused = (ClockPaused)Clock.Paused(Appraisal(5), "2026-03-10").Last;
        Is("time-limit.notice-missing", paused with { Notice = " " });
        Is("time-limit.notice-missing", paused with { Notice = null! });
        Is("time-limit.clock-expired", paused with { At = On("2026-03-31") });
        Assert.Equal(paused, LimitClock.Check([Clock.Last, paused], Now).Value().Last);
    }

    [Fact]
    public void An_extension_from_elsewhere_is_one_that_the_article_lets_be()
    {
        var extended = (ClockExtended)Clock.Extended(10, "2026-03-30").Last;
        Is("time-limit.extension-too-late", extended with { At = On("2026-03-31") });
        Is("time-limit.extension-too-long", extended with { By = 11 });
        Is("time-limit.extension-too-long", extended with { By = 0 });
        Is("time-limit.approver-wrong", extended with { Approver = ExtensionApprover.UnitHead });
        Is("time-limit.reason-missing", extended with { Reason = default });
        Is("time-limit.notice-missing", extended with { Notice = "" });
        var delivery = Started(LegalLimits.LicensingDelivery, Date("2026-03-02"));
        Assert.Equal("time-limit.extension-not-allowed", LimitClock.Check([delivery.Last, extended with { At = On("2026-03-03") }], Now).AsT0.Code);
        Assert.Equal(10, LimitClock.Check([Clock.Last, extended], Now).Value().Extension!.By);
    }

    [Fact]
    public void A_clock_from_elsewhere_begins_anew_only_forward_and_keeps_its_edition_if_it_says_so()
    {
        var information = Started(LegalLimits.InformationAnswer, Date("2026-03-02"), Calendar, EditionPolicy.PinAtStart);
        var restarted = information.Restart(Date("2026-03-04"), On("2026-03-04"), Calendar).Value();
        Assert.Equal(Date("2026-03-04"), LimitClock.Check([information.Last, restarted], Now).Value().From);
        LimitClock.Check([information.Last, restarted with { From = Date("2026-03-01") }], Now).IsRefused("time-limit.event-out-of-order", "from");
        Assert.Equal("time-limit.events-broken", LimitClock.Check([information.Last, new ClockRecomputed(2, On("2026-03-04"), information.Due.Day, information.Due)], Now).AsT0.Code);
    }

    [Fact]
    public void An_event_that_lacks_a_part_is_refused_and_breaks_nothing()
    {
        var started = (ClockStarted)Clock.Last;
        ClockEvent[] broken =
        [
            null!, started with { Limit = null! }, started with { Limit = started.Limit with { Limit = default } }, started with { Limit = started.Limit with { Ground = null! } },
            started with { Limit = LegalLimits.LicensingHearingNotice }, started with { Policy = (EditionPolicy)9 }, started with { Due = null! },
            started with { Due = started.Due with { Edition = null! } }, started with { Due = started.Due with { Kept = -1 } },
            started with { Due = started.Due with { Kept = int.MaxValue } },
        ];
        Assert.All(broken, happened => Assert.Equal("time-limit.events-broken", LimitClock.Check([happened], Now).AsT0.Code));
        var at = On("2026-03-04");
        Is("time-limit.events-broken", new ClockPaused(2, at, null!, Notice, Clock.Due));
        Is("time-limit.events-broken", new ClockPaused(2, at, Appraisal(5), Notice, null!));
        Is("time-limit.events-broken", new ClockResumed(2, at, null!, Overrun: false, Clock.Due));
        Is("time-limit.events-broken", new ClockResumed(2, at, "appraisal", Overrun: false, null!));
        Is("time-limit.events-broken", new ClockExtended(2, at, 5, ExtensionApprover.OrganHead, Reason, Notice, null!));
        Is("time-limit.events-broken", new ClockRestarted(2, at, Date("2026-03-04"), null!));
        Is("time-limit.events-broken", new ClockRecomputed(2, at, Clock.Due.Day, null!));
        Is("time-limit.events-broken", new ClockStopped(2, at, (ClockOutcome)9, Overdue: false));
        Is("time-limit.events-broken", new ClockStopped(0, at, ClockOutcome.Decided, Overdue: false));
        Is("time-limit.events-broken", new ClockStopped(-1, at, ClockOutcome.Decided, Overdue: false));
    }

    [Fact]
    public void What_must_be_there_and_is_not_is_a_programmers_mistake()
    {
        var (at, limit) = (On("2026-03-04"), LegalLimits.LicensingDecision);
        var nested = NestedClocks.Of("法定", Clock).With("承诺", Started(5, "2026-03-02")).Value();
        Func<object>[] mistakes =
        [
            () => LimitClock.Start(null!, Date("2026-03-02"), at, Calendar), () => LimitClock.Start(limit, Date("2026-03-02"), at, null!),
            () => LimitClock.Of(null!), () => LimitClock.Replay(null!), () => LimitClock.Check(null!, at), () => Clock.Apply(null!),
            () => Clock.Pause(null!, Notice, at, Calendar), () => Clock.Pause(Appraisal(5), Notice, at, null!),
            () => Clock.Resume(null!, at, Calendar), () => Clock.Resume("appraisal", at, null!),
            () => Clock.Extend(5, ExtensionApprover.OrganHead, Reason, Notice, at, null!), () => Clock.Restart(Date("2026-03-04"), at, null!),
            () => Clock.Recompute(at, null!), () => Clock.Stop(ClockOutcome.Decided, at, null!), () => Clock.DueBy(null!),
            () => Clock.Read(at, null!), () => Clock.Explain(null!), () => new ClockFleet(null!), () => new ClockFleet([]).Recompute(null!),
            () => NestedClocks.Of("法定", null!), () => nested.With("初审", null!), () => new SpecialStepList(null!), () => new SpecialStepList().Find(null!),
        ];
        Assert.All(mistakes, mistake => Assert.Throws<ArgumentNullException>(mistake));
        Assert.Throws<ArgumentNullException>(() => new SpecialStepJsonConverter().Write(null!, Appraisal(5), JsonSerializerOptions.Default));
        Assert.Throws<ArgumentNullException>(() => new SpecialStepJsonConverter().Write(new Utf8JsonWriter(Stream.Null), null!, JsonSerializerOptions.Default));
        Assert.Throws<ArgumentException>(() => NestedClocks.Of(" ", Clock));
        Assert.Throws<ArgumentException>(() => nested.With(" ", Clock));
        Assert.Throws<ArgumentException>(() => nested.With("承诺", Clock));
    }

    private static void Is(string code, ClockEvent second) => Assert.Equal(code, LimitClock.Check([Clock.Last, second], Now).AsT0.Code);
}
