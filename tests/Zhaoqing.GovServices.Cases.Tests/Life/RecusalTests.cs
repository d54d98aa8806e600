using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using static Zhaoqing.GovServices.Cases.Tests.Life.PeopleSample;
using static Zhaoqing.GovServices.Cases.Tests.Sample;

namespace Zhaoqing.GovServices.Cases.Tests.Life;

/// <summary>Nobody judges their own case; a helper helps and never decides; the green channel changes an order and no rule.</summary>
[Properties(MaxTest = 200, QuietOnSuccess = true)]
public sealed class RecusalTests
{
    private static readonly Remark Kin = Remark.Parse("与申请人有亲属关系");
    private static readonly CaseActor CitizenAtWork = new(Citizen.Id, ActorRole.Examiner, "示例审批局", City);

    private static readonly CaseOrder[] Judging =
    [
        new AcceptOrder(), new NotifyOnceOrder([Form, Proof]), new RefuseOrder(Kin), new DecideOrder(CaseOutcome.Granted, Reason: null), new ExtendOrder(Kin, Days: null, Approver: null, Notice: null),
        new StartSpecialStepOrder("appraisal", Notice: null), new EndSpecialStepOrder(Step: null), new TakeChargeOrder(),
    ];

    private static readonly Arbitrary<(CaseOrder Order, int Stage)> Tried =
        (from order in Gen.Elements(Judging)
         from stage in Gen.Choose(0, 3)
         select (order, stage)).ToArbitrary();

    [Property]
    [Clause("CON-8.3")]
    public Property Nobody_judges_a_case_they_handed_in_stand_for_or_are_recused_from() => Prop.ForAll(Tried, tried =>
    {
        var byAgent = SubmittedBy(Agent, Mandate(Agent), Form, Proof);
        var own = Stage(Submitted("2026-09-28T10:00", Form, Proof), tried.Stage);
        var stoodFor = Stage(byAgent, tried.Stage);
        var recused = own.After(new RecuseOrder(Officer: null, Kin), Examiner, "2026-09-30T09:00");
        return IsBarred(own, CitizenAtWork, tried.Order, "cases.own-case")
            && IsBarred(stoodFor, CitizenAtWork, tried.Order, "cases.own-case")
            && IsBarred(stoodFor, new CaseActor(Agent.Id, ActorRole.Examiner, "示例审批局", City), tried.Order, "cases.own-case")
            && IsBarred(recused, Examiner, tried.Order, "cases.recused");
    });

    [Property]
    [Clause("CON-8.3")]
    public Property A_helper_hands_in_and_supplies_and_never_judges() => Prop.ForAll(Tried, tried =>
    {
        var file = Stage(SubmittedBy(Helper, Mandate(Helper), Form, Proof), tried.Stage);
        return file.Take(tried.Order, Helper, At("2026-09-30T10:00"), Calendar).IsT0
            && file.ActsFor(Helper).All(row => row.Roles.Contains(ActorRole.Applicant));
    });

    [Property]
    [Clause("CON-8.3")]
    public Property The_green_channel_opens_no_act_and_moves_no_day() => Prop.ForAll(
        Gen.Choose(0, 3).ToArbitrary(), Gen.Elements(Enum.GetValues<PriorityGround>()).ToArbitrary(), (stage, ground) =>
        {
            var plain = Stage(Submitted("2026-09-28T10:00", Form, Proof), stage);
            var first = plain.After(new PrioritiseOrder(ground), Window, "2026-09-30T09:00");
            return first.Priority == ground && first.State == plain.State && first.Clock == plain.Clock && first.MissingRequired.SequenceEqual(plain.MissingRequired)
                && new[] { Window, Examiner, Citizen, Supervisor }.All(who =>
                    first.ActsFor(who).SequenceEqual(plain.ActsFor(who).Where(row => row.Act != CaseAct.Prioritise)));
        });

    [Fact]
    [Clause("CON-8.3")]
    public void A_helper_supplies_for_the_applicant_in_their_name()
    {
        var told = SubmittedBy(Helper, Mandate(Helper), Form).After(new NotifyOnceOrder([Proof]), Window, "2026-09-29T09:00");
        var supplied = told.Take(new SupplementOrder(Papers(Proof)), Helper, At("2026-09-29T10:00"), Calendar).AsT1.Single();
        Assert.Equal((Helper.Id, Citizen.Id), (supplied.By, supplied.OnBehalfOf));
        Assert.Equal("cases.not-authorised", told.RefusalOf(new SupplementOrder(Papers(Proof)), new CaseActor("helper-2", ActorRole.Helper, "示例帮办", City), "2026-09-29T10:00").Code);
    }

    [Fact]
    public void A_supervisor_orders_a_recusal_by_name_and_an_officer_declares_their_own()
    {
        var file = Submitted("2026-09-28T10:00", Form, Proof);
        var ordered = file.After(new RecuseOrder(Window.Id, Kin), Supervisor, "2026-09-28T11:00");
        Assert.Equal(Window.Id, ordered.Recused.Single());
        Assert.Equal("cases.recused", ordered.RefusalOf(new AcceptOrder(), Window, "2026-09-28T11:30").Code);
        Assert.Equal(CaseState.Accepted, ordered.After(new AcceptOrder(), OtherWindow, "2026-09-28T11:30").State);
        Assert.Equal("cases.recusal-of-nobody", file.RefusalOf(new RecuseOrder(Officer: null, Kin), Supervisor, "2026-09-28T11:00").Code);
        Assert.Equal("cases.reason-missing", file.RefusalOf(new RecuseOrder(Officer: null, Reason: null), Window, "2026-09-28T11:00").Code);
        Assert.Equal("cases.not-authorised", file.RefusalOf(new RecuseOrder(OtherWindow.Id, Kin), Window, "2026-09-28T11:00").Code);
        Assert.Equal("cases.recused-already", ordered.RefusalOf(new RecuseOrder(Window.Id, Kin), Supervisor, "2026-09-28T11:30").Code);
    }

    [Fact]
    public void The_window_that_received_may_accept_and_does_not_decide()
    {
        var file = CaseFile.Replay([CaseFile.Submit(Number, Application(Form, Proof), Terms, Window, At("2026-09-28T10:00"), Calendar).AsT1]).After(new AcceptOrder(), Window, "2026-09-28T10:05");
        Assert.Equal("cases.own-case", file.RefusalOf(new DecideOrder(CaseOutcome.Granted, Reason: null), new CaseActor(Window.Id, ActorRole.Examiner, "示例审批局", City), "2026-09-28T11:00").Code);
    }

    /// <summary>Refused for this reason, or because the state does not allow it to anybody.</summary>
    private static bool IsBarred(CaseFile file, CaseActor by, CaseOrder order, string code)
    {
        string answer = file.Take(order, by, At("2026-09-30T10:00"), Calendar).Match(refusal => refusal.Code, _ => "done");
        return answer == code || (CaseTable.Find(file.State, order.Act) is null && answer == "cases.act-not-allowed");
    }

    /// <summary>The case as received, accepted, in a special step, or decided.</summary>
    private static CaseFile Stage(CaseFile file, int stage)
    {
        if (stage > 0) file = file.After(new AcceptOrder(), OtherWindow, "2026-09-29T09:00");
        return stage switch
        {
            2 => file.After(new StartSpecialStepOrder("hearing", Notice: null), Examiner, "2026-09-29T10:00"),
            3 => file.After(new DecideOrder(CaseOutcome.Granted, Reason: null), Examiner, "2026-09-29T10:00"),
            _ => file,
        };
    }
}
