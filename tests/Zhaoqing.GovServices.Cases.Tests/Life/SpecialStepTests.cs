using NodaTime;
using Zhaoqing.GovServices.TimeLimit;
using static Zhaoqing.GovServices.Cases.Tests.Sample;

namespace Zhaoqing.GovServices.Cases.Tests.Life;

/// <summary>Special steps, extension and late notices in the life of a case.</summary>
public sealed class SpecialStepTests
{
    private static readonly Remark Reason = Remark.Parse("案情复杂");

    /// <summary>Accepted on Monday 2026-03-02: twenty working days end on 30 March.</summary>
    private static CaseFile Accepted => Submitted("2026-03-02T09:00", Form, Proof).After(new AcceptOrder(), Window, "2026-03-02T10:00");

    [Fact]
    [Clause("REG-2.8")]
    public void A_step_stops_the_clock_up_to_its_own_limit_and_the_case_goes_on_after_it()
    {
        var during = Accepted.After(new StartSpecialStepOrder("appraisal", Notice: null), Examiner, "2026-03-10T09:00");
        Assert.Equal((CaseState.InSpecialStep, new LocalDate(2026, 4, 7)), (during.State, during.Clock!.Due.Date));
        Assert.Equal("cases.act-not-allowed", during.RefusalOf(new DecideOrder(CaseOutcome.Granted, Reason: null), Examiner, "2026-03-11T09:00").Code);
        var after = during.After(new EndSpecialStepOrder(Step: null), Examiner, "2026-03-24T09:00");
        Assert.Equal((CaseState.Accepted, new LocalDate(2026, 4, 7)), (after.State, after.Clock!.Due.Date));
        Assert.Equal($"{Number}-2", after.DecisionClock!.Steps[0].Notice);
        Assert.True(Assert.IsType<ClockResumed>(after.DecisionClock.Last).Overrun);
    }

    [Fact]
    public void Two_steps_may_overlap_and_the_end_of_one_names_it()
    {
        var both = Accepted.After(new StartSpecialStepOrder("appraisal", "肇鉴〔2026〕1号"), Examiner, "2026-03-10T09:00")
            .After(new StartSpecialStepOrder("hearing", Notice: null), Examiner, "2026-03-11T09:00");
        Assert.Equal("cases.step-ambiguous", both.RefusalOf(new EndSpecialStepOrder(Step: null), Examiner, "2026-03-12T09:00").Code);
        Assert.Equal("time-limit.step-not-open", both.RefusalOf(new EndSpecialStepOrder("site"), Examiner, "2026-03-12T09:00").Code);
        var one = both.After(new EndSpecialStepOrder("appraisal"), Examiner, "2026-03-12T09:00");
        Assert.Equal(CaseState.InSpecialStep, one.State);
        Assert.Equal("hearing", Assert.Single(one.OpenSteps).Step.Code);
        Assert.Equal(CaseState.Withdrawn, one.After(new WithdrawOrder(Reason: null), Citizen, "2026-03-13T09:00").State);
    }

    [Fact]
    [Clause("REG-2.7")]
    public void A_step_that_the_list_does_not_name_stops_nothing()
    {
        var refusal = Accepted.RefusalOf(new StartSpecialStepOrder("site", Notice: null), Examiner, "2026-03-10T09:00");
        Assert.Equal("time-limit.step-not-listed", refusal.Code);
        Assert.Equal("cases.not-authorised", Accepted.RefusalOf(new StartSpecialStepOrder("appraisal", Notice: null), Window, "2026-03-10T09:00").Code);
    }

    [Fact]
    public void A_limit_is_extended_once_by_the_head_of_the_organ_with_its_reason()
    {
        Assert.Equal("time-limit.reason-missing", Accepted.RefusalOf(new ExtendOrder(Reason: null, Days: null, Approver: null, Notice: null), Examiner, "2026-03-10T09:00").Code);
        Assert.Equal("time-limit.approver-wrong", Accepted.RefusalOf(new ExtendOrder(Reason, Days: null, ExtensionApprover.UnitHead, Notice: null), Examiner, "2026-03-10T09:00").Code);
        Assert.Equal("time-limit.extension-too-long", Accepted.RefusalOf(new ExtendOrder(Reason, 11, Approver: null, Notice: null), Examiner, "2026-03-10T09:00").Code);
        var extended = Accepted.After(new ExtendOrder(Reason, Days: null, Approver: null, Notice: null), Examiner, "2026-03-30T17:00");
        Assert.Equal(new LocalDate(2026, 4, 14), extended.Clock!.Due.Date);
        Assert.Equal("time-limit.extended-already", extended.RefusalOf(new ExtendOrder(Reason, 1, Approver: null, Notice: null), Examiner, "2026-04-01T09:00").Code);
        Assert.DoesNotContain(CaseAct.Extend, extended.ActsFor(Examiner).Select(row => row.Act));
    }

    [Fact]
    public void A_case_without_a_limit_or_a_list_offers_neither_step_nor_extension()
    {
        var terms = Terms with { DecisionLimit = null, SpecialSteps = default };
        Assert.Empty(terms.SpecialSteps);
        var file = CaseFile.Replay([CaseFile.Submit(Number, Application(Form, Proof), terms, Citizen, At("2026-03-02T09:00"), Calendar).AsT1]).After(new AcceptOrder(), Window, "2026-03-02T10:00");
        Assert.Equal([CaseAct.Decide, CaseAct.Terminate, CaseAct.AskCorrection], file.ActsFor(Examiner).Select(row => row.Act).Where(act => !CaseTable.IsBesideTheState(act)));
        Assert.Equal("cases.no-decision-limit", file.RefusalOf(new StartSpecialStepOrder("appraisal", Notice: null), Examiner, "2026-03-10T09:00").Code);
        Assert.Equal("cases.no-decision-limit", file.RefusalOf(new ExtendOrder(Reason, 1, Approver: null, Notice: null), Examiner, "2026-03-10T09:00").Code);
        Assert.Null(file.ExplainDue(Calendar));
    }

    [Fact]
    public void Each_clock_of_a_case_explains_its_day()
    {
        var submitted = Submitted("2026-09-28T09:00", Form, Proof);
        Assert.Contains("届满日为2026年10月10日", submitted.ExplainDue(Calendar)!.ToString());
        Assert.Contains("届满日为2026年3月30日", Accepted.ExplainDue(Calendar)!.ToString());
        var decided = Accepted.After(new DecideOrder(CaseOutcome.Granted, Reason: null), Examiner, "2026-03-20T09:00");
        Assert.Contains("10个工作日", decided.ExplainDue(Calendar)!.ToString());
        Assert.Null(decided.After(new DeliverOrder(DeliveryWay.Window), Window, "2026-03-20T09:00").ExplainDue(Calendar));
        Assert.Null(Accepted.ExplainDue(Known("2020-01-25")));
    }

    [Fact]
    public void A_late_notice_moves_the_last_day_with_an_event_and_never_to_an_earlier_one()
    {
        var old = Known("2020-01-25");
        var submitted = CaseFile.Replay([CaseFile.Submit(Number, Application(Form, Proof), Terms, Citizen, At("2020-01-10T09:00"), old).AsT1]);
        var accepted = submitted.Apply(submitted.Take(new AcceptOrder(), Window, At("2020-01-10T10:00"), old).AsT1[0]);
        Assert.Null(accepted.RecountBy(At("2020-01-20T09:00"), old));
        var recounted = accepted.RecountBy(At("2020-01-27T09:00"), Known("2020-01-27"))!;
        Assert.Equal((new LocalDate(2020, 2, 12), new LocalDate(2020, 2, 14)), (recounted.Before.Date, recounted.Due.Day.Date));
        var moved = accepted.Apply(Assert.IsType<CaseRecounted>(ThroughTheRecord([recounted]).Single()));
        Assert.Equal(new LocalDate(2020, 2, 14), moved.Clock!.Due.Date);
        Assert.Null(moved.RecountBy(At("2020-01-28T09:00"), Known("2020-01-27")));
        Assert.Null(submitted.RecountBy(At("2020-01-27T09:00"), Known("2020-01-27")));
    }

    [Fact]
    public void An_acceptance_of_before_steps_were_kept_still_has_its_clock()
    {
        const string Old = """{"at":"2026-03-02T02:00:00Z","by":"window-1","deemed":false,"acceptedOn":"2026-03-02","decisionDue":{"date":"2026-03-30","provisional":false},"calendarEdition":"state-council-2026"}""";
        var file = Submitted("2026-03-02T09:00", Form, Proof).Apply(Zhaoqing.GovServices.Cases.Hosting.CaseEventCodec.Read("case.accepted.v1", System.Text.Encoding.UTF8.GetBytes(Old)));
        Assert.Equal(new LocalDate(2026, 3, 30), file.Clock!.Due.Date);
    }

    private static WorkingCalendar Known(string day) => new(NoticeArchive.StateCouncil.KnownOn(NodaTime.Text.LocalDatePattern.Iso.Parse(day).Value).AsT1);
}
