using static Zhaoqing.GovServices.Cases.Tests.Sample;

namespace Zhaoqing.GovServices.Cases.Tests.Life;

public sealed class RefusalTests
{
    private const string Next = "2026-09-29T09:00";

    private static CaseFile Fresh(params Zhaoqing.GovServices.Catalogue.MaterialCode[] codes) => Submitted("2026-09-28T10:00", codes);

    [Fact]
    [Clause("REG-2.2")]
    public void A_material_the_list_does_not_name_cannot_be_asked_for()
    {
        var refusal = Fresh().RefusalOf(new NotifyOnceOrder([Form, Proof, Foreign]), Window, Next);
        Assert.Equal("cases.material-not-listed", refusal.Code);
        Assert.Equal("REG-2.2", refusal.Basis[0].Clause.ToString());
    }

    [Fact]
    [Clause("REG-4.4")]
    public void A_material_on_the_case_cannot_be_asked_for_again()
    {
        var refusal = Fresh(Form).RefusalOf(new NotifyOnceOrder([Form, Proof]), Window, Next);
        Assert.Equal("cases.material-already-held", refusal.Code);
        Assert.Equal("REG-4.4", refusal.Basis[0].Clause.ToString());
    }

    [Fact]
    [Clause("REG-2.4")]
    public void A_notice_that_leaves_something_out_is_refused()
    {
        var refusal = Fresh().RefusalOf(new NotifyOnceOrder([Form]), Window, Next);
        Assert.Equal("cases.notice-incomplete", refusal.Code);
        Assert.Equal("REG-2.4", refusal.Basis[0].Clause.ToString());
        Assert.Contains("场所证明", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    [Clause("REG-2.4")]
    public void A_second_notice_cannot_bring_up_what_the_first_did_not()
    {
        var file = Fresh(Form).After(new NotifyOnceOrder([Proof]), Window, Next).After(new SupplementOrder(Papers(Later)), Citizen, "2026-09-30T09:00");
        Assert.Equal("cases.notice-not-once", file.RefusalOf(new NotifyOnceOrder([Proof, Extra]), Window, "2026-09-30T10:00").Code);
        Assert.Equal(CaseState.AwaitingSupplement, file.After(new NotifyOnceOrder([Proof]), Window, "2026-09-30T10:00").State);
    }

    [Fact]
    public void An_empty_notice_is_refused() =>
        Assert.Equal("cases.notice-empty", Fresh(Form, Proof).RefusalOf(new NotifyOnceOrder([]), Window, Next).Code);

    [Fact]
    public void One_material_twice_in_a_notice_is_refused() =>
        Assert.Equal("cases.material-twice", Fresh().RefusalOf(new NotifyOnceOrder([Form, Form, Proof]), Window, Next).Code);

    [Fact]
    public void Acceptance_without_the_required_materials_is_refused() =>
        Assert.Equal("cases.materials-missing", Fresh(Form).RefusalOf(new AcceptOrder(), Window, Next).Code);

    [Fact]
    public void Optional_and_tolerable_materials_do_not_hold_acceptance_up() =>
        Assert.Equal(CaseState.Accepted, Fresh(Form, Proof).After(new AcceptOrder(), Window, Next).State);

    [Fact]
    public void A_denial_without_reason_is_refused_on_its_field()
    {
        var refusal = Fresh(Form, Proof).After(new AcceptOrder(), Window, Next)
            .RefusalOf(new DecideOrder(CaseOutcome.Denied, Reason: null), Examiner, "2026-09-30T09:00");
        Assert.Equal(("cases.reason-missing", "reason"), (refusal.Code, Assert.Single(refusal.Fields).Field));
    }

    [Fact]
    [Clause("REG-2.1")]
    public void A_material_handed_in_that_the_list_does_not_name_is_a_field_at_fault()
    {
        var refusal = CaseFile.Submit(Number, Application(Form, Foreign), Terms, Citizen, At("2026-09-28T10:00"), Calendar).AsT0;
        Assert.Equal(("cases.material-unknown", "materials[1].material"), (refusal.Code, Assert.Single(refusal.Fields).Field));
    }

    [Fact]
    public void A_material_handed_in_twice_is_a_field_at_fault()
    {
        var refusal = CaseFile.Submit(Number, Application(Form, Form), Terms, Citizen, At("2026-09-28T10:00"), Calendar).AsT0;
        Assert.Equal("cases.material-twice", refusal.Code);
    }

    [Fact]
    public void Who_has_not_the_role_does_not_act()
    {
        Assert.Equal("cases.not-authorised", Fresh(Form, Proof).RefusalOf(new AcceptOrder(), Citizen, Next).Code);
        Assert.Equal("cases.not-authorised", Fresh(Form, Proof).RefusalOf(new AcceptOrder(), Supervisor, Next).Code);
        Assert.Equal("cases.not-authorised", Fresh(Form, Proof).RefusalOf(new DecideOrder(CaseOutcome.Granted, Reason: null), Window, Next).Code);
        Assert.Equal("cases.not-authorised", CaseFile.Submit(Number, Application(), Terms, Examiner, At(Next), Calendar).AsT0.Code);
    }

    [Fact]
    [Clause("STD-2.6")]
    public void Another_divisions_authority_does_not_act()
    {
        var refusal = Fresh(Form, Proof).RefusalOf(new AcceptOrder(), OtherExaminer, Next);
        Assert.Equal("cases.not-authorised", refusal.Code);
        Assert.Equal("STD-2.6", refusal.Basis[0].Clause.ToString());
    }

    [Fact]
    public void Another_applicant_neither_sees_nor_withdraws_the_case()
    {
        Assert.False(Fresh().IsParty(Stranger));
        Assert.Empty(Fresh().ActsFor(Stranger));
        Assert.Equal("cases.not-authorised", Fresh().RefusalOf(new WithdrawOrder(Reason: null), Stranger, Next).Code);
    }

    [Fact]
    public void An_act_before_the_last_event_is_a_programmers_mistake() =>
        Assert.Throws<ArgumentException>(() => Fresh().Take(new AcceptOrder(), Window, At("2026-09-28T09:59"), Calendar));

    [Fact]
    public void A_receipt_whose_answer_no_calendar_covers_is_refused_not_guessed() =>
        Assert.Equal("time-limit.date-out-of-coverage", CaseFile.Submit(Number, Application(), Terms, Citizen, At("2028-12-29T10:00"), Calendar).AsT0.Code);
}
