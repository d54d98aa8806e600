using NodaTime;
using Zhaoqing.GovServices.TimeLimit;
using static Zhaoqing.GovServices.Cases.Tests.Sample;

namespace Zhaoqing.GovServices.Cases.Tests.Life;

/// <summary>Closing, ending, opening again, and correcting a clerical error.</summary>
public sealed class EndTests
{
    private static readonly DocumentNumber Judgment = DocumentNumber.Parse("(2026)示例行初1号");
    private static readonly DecideOrder Deny = new(CaseOutcome.Denied, Remark.Parse("场所不符"));
    private static readonly AskCorrectionOrder Rename = new(CorrectableField.ApplicantName, PartyName.Parse("乙某"), Remark.Parse("核对证件"));

    [Fact]
    public void What_has_come_to_its_end_is_closed_and_filed_and_nothing_else_is()
    {
        var delivered = Denied().After(new DeliverOrder(DeliveryWay.Window), Window, "2026-10-09T09:00");
        Assert.Equal(CaseState.Closed, delivered.After(new CloseOrder(), Window, "2026-10-10T09:00").State);
        Assert.Equal("cases.act-not-allowed", Denied().RefusalOf(new CloseOrder(), Window, "2026-10-10T09:00").Code);
        Assert.Equal("cases.not-authorised", delivered.RefusalOf(new CloseOrder(), Citizen, "2026-10-10T09:00").Code);
    }

    [Fact]
    public void A_case_is_ended_with_reason_and_basis_by_the_authority_alone()
    {
        var file = Submitted("2026-09-28T10:00", Form, Proof);
        var order = new TerminateOrder(Remark.Parse("申请人已注销"), Remark.Parse("示例规定第五条"));
        Assert.Equal("cases.reason-missing", file.RefusalOf(order with { Reason = null }, Examiner, "2026-09-29T09:00").Code);
        Assert.Equal("cases.basis-missing", file.RefusalOf(order with { Basis = null }, Examiner, "2026-09-29T09:00").Code);
        Assert.Equal("cases.not-authorised", file.RefusalOf(order, Window, "2026-09-29T09:00").Code);
        var ended = file.After(order, Examiner, "2026-09-29T09:00");
        Assert.Equal((CaseState.Closed, "申请人已注销"), (ended.State, ended.Termination!.Reason.ToString()));
        Assert.Empty(ended.Lapses(At("2028-01-01T00:00")));
    }

    [Fact]
    [Clause("REG-2.5")]
    public void A_judgment_opens_a_case_again_with_a_new_limit_from_the_day_it_came()
    {
        var file = Denied().After(new DeliverOrder(DeliveryWay.Window), Window, "2026-10-09T09:00").After(new CloseOrder(), Window, "2026-10-10T09:00");
        var again = file.After(new ReopenOrder(ReopeningKind.Judgment, Judgment, new LocalDate(2027, 3, 1)), Examiner, "2027-03-03T09:00");
        Assert.Equal((CaseState.Accepted, null, null), (again.State, again.Outcome, again.Decision));
        Assert.Equal((ClockPurpose.Decision, new LocalDate(2027, 3, 29)), (again.Clock!.Purpose, again.Clock.Due.Date));
        Assert.Equal(new LocalDate(2027, 3, 1), again.DecisionClock!.From);
        Assert.Equal(At("2027-03-30T00:00"), again.At(At("2027-12-01T00:00")).Overdue!.At);
        Assert.Equal(CaseOutcome.Granted, again.After(new DecideOrder(CaseOutcome.Granted, Reason: null), Examiner, "2027-03-10T09:00").Outcome);
    }

    [Fact]
    public void A_reconsideration_opens_again_what_was_not_accepted()
    {
        var file = Submitted("2026-09-28T10:00", Form, Proof).After(new RefuseOrder(Remark.Parse("不属于本机关职权范围")), Window, "2026-09-29T09:00");
        var again = file.After(new ReopenOrder(ReopeningKind.Reconsideration, Judgment, new LocalDate(2026, 12, 1)), Examiner, "2026-12-01T09:00");
        Assert.Equal((CaseState.Accepted, null, new LocalDate(2026, 12, 1)), (again.State, again.NotAcceptedBecause, again.Acceptance!.AcceptedOn));
    }

    [Theory]
    [InlineData("2026-10-07")]
    [InlineData("2026-12-02")]
    public void The_document_came_between_the_decision_and_today(string received)
    {
        var day = NodaTime.Text.LocalDatePattern.Iso.Parse(received).Value;
        var refusal = Denied().RefusalOf(new ReopenOrder(ReopeningKind.Judgment, Judgment, day), Examiner, "2026-12-01T09:00");
        Assert.Equal(("cases.document-day-invalid", "receivedOn"), (refusal.Code, Assert.Single(refusal.Fields).Field));
    }

    [Fact]
    public void A_document_has_its_number_and_what_was_withdrawn_stays_so()
    {
        var order = new ReopenOrder(ReopeningKind.Judgment, Document: null, new LocalDate(2026, 12, 1));
        Assert.Equal("cases.document-missing", Denied().RefusalOf(order, Examiner, "2026-12-01T09:00").Code);
        var withdrawn = Submitted("2026-09-28T10:00").After(new WithdrawOrder(Reason: null), Citizen, "2026-09-28T11:00").After(new CloseOrder(), Window, "2026-09-29T09:00");
        Assert.Equal("cases.nothing-to-reopen", withdrawn.RefusalOf(order with { Document = Judgment }, Examiner, "2026-12-01T09:00").Code);
        Assert.DoesNotContain(withdrawn.ActsFor(Examiner), row => row.Act == CaseAct.Reopen);
    }

    [Fact]
    public void A_renewal_that_a_judgment_opens_again_is_not_granted_by_the_silence_of_before()
    {
        var terms = Terms with { Rules = new CaseRules { SilenceGrants = SilentGrantRule.Renewal } };
        var application = Application(Form, Proof) with { ValidThrough = new LocalDate(2026, 12, 31) };
        var file = CaseFile.Replay([CaseFile.Submit(Number, application, terms, Citizen, At("2026-09-28T10:00"), Calendar).AsT1])
            .After(new AcceptOrder(), Window, "2026-09-29T09:00").After(Deny, Examiner, "2026-10-08T09:00")
            .After(new ReopenOrder(ReopeningKind.Judgment, Judgment, new LocalDate(2027, 3, 1)), Examiner, "2027-03-01T09:00");
        Assert.DoesNotContain(file.Lapses(At("2027-12-01T00:00")), lapse => lapse is CaseDecided);
    }

    [Fact]
    public void The_notices_of_a_case_opened_again_have_numbers_of_their_own()
    {
        var first = Submitted("2026-09-28T10:00", Form, Proof).After(new AcceptOrder(), Window, "2026-09-29T09:00").After(new StartSpecialStepOrder("appraisal", Notice: null), Examiner, "2026-09-30T09:00");
        var again = first.After(new EndSpecialStepOrder(Step: null), Examiner, "2026-09-30T10:00").After(Deny, Examiner, "2026-10-08T09:00")
            .After(new ReopenOrder(ReopeningKind.Judgment, Judgment, new LocalDate(2026, 12, 1)), Examiner, "2026-12-01T09:00")
            .After(new StartSpecialStepOrder("appraisal", Notice: null), Examiner, "2026-12-02T09:00");
        Assert.NotEqual(first.OpenSteps[0].Notice, again.OpenSteps[0].Notice);
    }

    [Fact]
    public void A_clerical_error_is_corrected_by_two_and_the_record_keeps_both()
    {
        var file = Submitted("2026-09-28T10:00", Form, Proof);
        Assert.Equal("cases.basis-missing", file.RefusalOf(Rename with { Basis = null }, Window, "2026-09-28T11:00").Code);
        Assert.Equal("cases.correction-same", file.RefusalOf(Rename with { Value = PartyName.Parse("甲某") }, Window, "2026-09-28T11:00").Code);
        Assert.Equal("cases.correction-not-asked", file.RefusalOf(new ConfirmCorrectionOrder(), Window, "2026-09-28T11:00").Code);
        file = file.After(Rename, Window, "2026-09-28T11:00");
        Assert.Equal("甲某", file.Applicant.Name.ToString());
        Assert.Equal("cases.second-person-needed", file.RefusalOf(new ConfirmCorrectionOrder(), Window, "2026-09-28T12:00").Code);
        var events = file.Take(new ConfirmCorrectionOrder(), Examiner, At("2026-09-28T12:00"), Calendar).AsT1;
        var corrected = Assert.IsType<CaseCorrected>(ThroughTheRecord(events).Single());
        Assert.Equal(("甲某", "乙某", "window-1", "examiner-1"), (corrected.Before.ToString(), corrected.Value.ToString(), corrected.AskedBy, corrected.By));
        file = file.Apply(corrected);
        Assert.Equal(("乙某", "甲某"), (file.Applicant.Name.ToString(), file.Application.Applicant.Name.ToString()));
        Assert.Null(file.OpenCorrection);
    }

    [Fact]
    public void A_correction_leaves_state_wait_and_materials_alone_and_its_text_holds_no_name()
    {
        var file = Submitted("2026-09-28T10:00", Form, Proof);
        var after = file.After(Rename, Window, "2026-09-28T11:00").After(new ConfirmCorrectionOrder(), Examiner, "2026-09-28T12:00");
        Assert.Equal((file.State, file.Clock, file.Materials), (after.State, after.Clock, after.Materials));
        var asked = file.Take(Rename, Window, At("2026-09-28T11:00"), Calendar).AsT1.Single();
        Assert.DoesNotContain("乙某", asked + Rename.ToString(), StringComparison.Ordinal);
        var corrected = file.Apply(asked).Take(new ConfirmCorrectionOrder(), Examiner, At("2026-09-28T12:00"), Calendar).AsT1.Single();
        Assert.DoesNotContain("某", corrected.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_default_document_number_is_none()
    {
        Assert.Throws<InvalidOperationException>(() => default(DocumentNumber).ToString());
        Assert.False(DocumentNumber.TryParse(new string('1', DocumentNumber.MaxLength + 1), provider: null, out _));
        Assert.False(DocumentNumber.TryParse("", provider: null, out _));
    }

    private static CaseFile Denied() => Submitted("2026-09-28T10:00", Form, Proof).After(new AcceptOrder(), Window, "2026-09-29T09:00").After(Deny, Examiner, "2026-10-08T09:00");
}
