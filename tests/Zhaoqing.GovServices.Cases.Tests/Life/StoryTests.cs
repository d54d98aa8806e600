using static Zhaoqing.GovServices.Cases.Tests.Sample;

namespace Zhaoqing.GovServices.Cases.Tests.Life;

public sealed class StoryTests
{
    [Fact]
    public void From_the_door_to_delivery()
    {
        var file = Submitted("2026-09-28T10:00", Form, Proof)
            .After(new AcceptOrder(), Window, "2026-09-29T09:00")
            .After(new DecideOrder(CaseOutcome.Granted, Reason: null), Examiner, "2026-10-08T09:00")
            .After(new DeliverOrder(DeliveryWay.Post), Window, "2026-10-09T09:00");
        Assert.Equal(CaseState.Delivered, file.State);
        Assert.Equal(CaseOutcome.Granted, file.Outcome);
        Assert.Null(file.Clock);
    }

    [Fact]
    [Clause("REG-2.5")]
    public void The_clock_runs_for_the_answer_then_for_the_decision_then_for_delivery()
    {
        var file = Submitted("2026-09-28T10:00", Form, Proof);
        Assert.Equal((ClockPurpose.Answer, Day(10, 10)), (file.Clock!.Purpose, file.Clock.Due.Date));
        file = file.After(new AcceptOrder(), Window, "2026-09-29T09:00");
        Assert.Equal((ClockPurpose.Decision, Day(11, 2)), (file.Clock!.Purpose, file.Clock.Due.Date));
        file = file.After(new DecideOrder(CaseOutcome.Granted, Reason: null), Examiner, "2026-10-08T09:00");
        Assert.Equal((ClockPurpose.Delivery, Day(10, 21)), (file.Clock!.Purpose, file.Clock.Due.Date));

        static NodaTime.LocalDate Day(int month, int day) => new(2026, month, day);
    }

    [Fact]
    [Clause("REG-2.5")]
    public void A_decision_after_the_last_day_stands_and_the_record_says_that_it_was_late()
    {
        var accepted = Submitted("2026-09-28T10:00", Form, Proof).After(new AcceptOrder(), Window, "2026-09-29T09:00");
        Assert.False(accepted.After(new DecideOrder(CaseOutcome.Granted, Reason: null), Examiner, "2026-11-02T23:59").Decision!.Overdue);
        Assert.True(accepted.After(new DecideOrder(CaseOutcome.Granted, Reason: null), Examiner, "2026-11-03T00:00").Decision!.Overdue);
    }

    [Fact]
    [Clause("REG-2.4")]
    public void E21_nobody_answers_and_the_case_is_accepted_back_to_the_day_of_receipt()
    {
        var file = Submitted("2026-09-28T10:00");
        Assert.Equal(CaseState.Submitted, file.At(At("2026-10-10T23:59")).State);
        var silent = file.At(At("2026-10-11T00:00"));
        Assert.Equal(CaseState.Accepted, silent.State);
        Assert.True(silent.Acceptance!.Deemed);
        Assert.Equal(new NodaTime.LocalDate(2026, 9, 28), silent.Acceptance.AcceptedOn);
        Assert.Equal(new NodaTime.LocalDate(2026, 10, 30), silent.Acceptance.DecisionDue!.Value.Date);
        Assert.Equal(At("2026-10-11T00:00"), silent.Acceptance.At);
    }

    [Fact]
    public void E22_received_before_Spring_Festival_2025()
    {
        var silent = Submitted("2025-01-24T16:00").At(At("2025-03-01T00:00"));
        Assert.Equal(new NodaTime.LocalDate(2025, 2, 27), silent.Acceptance!.DecisionDue!.Value.Date);
        Assert.Equal(At("2025-02-08T00:00"), silent.Acceptance.At);
    }

    [Fact]
    [Clause("REG-2.4")]
    public void An_answer_after_silence_comes_too_late()
    {
        var file = Submitted("2026-09-28T10:00");
        var refusal = file.RefusalOf(new NotifyOnceOrder([Form, Proof]), Window, "2026-10-12T09:00");
        Assert.Equal("cases.answer-too-late", refusal.Code);
        Assert.Contains(refusal.Basis, ground => ground.Article == "第三十二条第一款第(四)项");
    }

    [Fact]
    public void A_decision_after_silence_writes_the_lapse_first_and_dates_it_at_its_own_instant()
    {
        var events = Submitted("2026-09-28T10:00").Take(new DecideOrder(CaseOutcome.Granted, Reason: null), Examiner, At("2026-10-12T09:00"), Calendar).AsT1;
        Assert.Collection(
            events,
            lapse => Assert.Equal((At("2026-10-11T00:00"), true), (lapse.At, Assert.IsType<CaseAccepted>(lapse).Deemed)),
            decided => Assert.IsType<CaseDecided>(decided));
    }

    [Fact]
    public void What_was_missing_is_supplied_and_the_wait_begins_anew()
    {
        var file = Submitted("2026-09-28T10:00", Form)
            .After(new NotifyOnceOrder([Proof]), Window, "2026-09-29T09:00");
        Assert.Equal(CaseState.AwaitingSupplement, file.State);
        Assert.Null(file.Clock);
        Assert.Equal(CaseState.AwaitingSupplement, file.At(At("2027-12-01T00:00")).State);
        file = file.After(new SupplementOrder(Papers(Proof)), Citizen, "2026-10-12T09:00");
        Assert.Equal(new NodaTime.LocalDate(2026, 10, 19), file.Clock!.Due.Date);
        Assert.Equal(CaseState.Accepted, file.After(new AcceptOrder(), Window, "2026-10-13T09:00").State);
    }

    [Fact]
    public void A_limit_that_runs_from_receipt_counts_from_receipt_even_if_accepted_later()
    {
        var terms = Terms with { LimitStart = Zhaoqing.GovServices.Catalogue.LimitStart.Receipt };
        var file = CaseFile.Replay([CaseFile.Submit(Number, Application(Form, Proof), terms, Citizen, At("2026-03-02T10:00"), Calendar).AsT1])
            .After(new AcceptOrder(), Window, "2026-03-06T09:00");
        Assert.Equal(new NodaTime.LocalDate(2026, 3, 30), file.Clock!.Due.Date);
    }

    [Fact]
    public void A_matter_without_a_limit_has_no_due_day_once_accepted()
    {
        var terms = Terms with { DecisionLimit = null };
        var file = CaseFile.Replay([CaseFile.Submit(Number, Application(Form, Proof), terms, Citizen, At("2026-03-02T10:00"), Calendar).AsT1]);
        Assert.Null(file.After(new AcceptOrder(), Window, "2026-03-03T09:00").Clock);
        Assert.Null(file.At(At("2026-03-20T00:00")).Clock);
    }
}
