using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using NodaTime;
using Zhaoqing.GovServices.Catalogue;
using static Zhaoqing.GovServices.Cases.Tests.Life.PeopleSample;
using static Zhaoqing.GovServices.Cases.Tests.Sample;

namespace Zhaoqing.GovServices.Cases.Tests.Life;

/// <summary>A chief representative acts in the name of the department, within the letter.</summary>
[Properties(MaxTest = 300, QuietOnSuccess = true)]
public sealed class ChiefTests
{
    private static readonly (CaseOrder Order, ApprovalStep Step)[] Acts =
    [
        (new AcceptOrder(), ApprovalStep.Accept),
        (new StartSpecialStepOrder("appraisal", Notice: null), ApprovalStep.Review),
        (new DecideOrder(CaseOutcome.Granted, Reason: null), ApprovalStep.Decide),
        (new DeliverOrder(DeliveryWay.Window), ApprovalStep.Issue),
    ];

    private static readonly Arbitrary<(ApprovalStep[] Steps, int Act, bool IsOfMatter, bool IsOwn, int Hours, int Revoked)> Letters =
        (from steps in Gen.SubListOf(Enum.GetValues<ApprovalStep>()).Where(list => list.Count > 0)
         from act in Gen.Choose(0, 3)
         from isOfMatter in Gen.Frequency((4, Gen.Constant(true)), (1, Gen.Constant(false)))
         from isOwn in Gen.Frequency((4, Gen.Constant(true)), (1, Gen.Constant(false)))
         from hours in Gen.Elements(-1, 0, 1, 24, 47, 48, 49)
         from revoked in Gen.Elements(0, 1, 24, 100)
         select (steps.ToArray(), act, isOfMatter, isOwn, hours, revoked)).ToArbitrary();

    [Property]
    [Clause("REG-1.10")]
    [Clause("REG-1.11")]
    public Property An_act_is_done_exactly_where_matter_step_and_instant_are_covered() => Prop.ForAll(Letters, drawn =>
    {
        var (steps, act, isOfMatter, isOwn, hours, revoked) = drawn;
        // The letter holds on 12 and 13 October; hours count from its beginning.
        var begin = At("2026-10-12T00:00");
        var scope = new ChiefScope([isOfMatter ? Sample.MatterCode : Zhaoqing.GovServices.Catalogue.MatterCode.Parse("other")], [.. steps], "授权书〔2026〕2号", new Validity(new LocalDate(2026, 10, 12), new LocalDate(2026, 10, 13)));
        var letter = ChiefAuthorisation.Of(new Authority("端州区示例审批局(虚构)", Code: null), isOwn ? Chief.Id : "chief-9", scope).AsT1.Revoke(begin + Duration.FromHours(revoked));
        var (order, step) = Acts[act];
        bool may = isOfMatter && isOwn && steps.Contains(step) && hours is >= 0 and < 48 && hours < revoked;
        return Before(act).Take(order, Chief, begin + Duration.FromHours(hours), Calendar, new CaseFacts { Authorisations = [letter] }).Match(
            refusal => !may && refusal.Basis[0].Clause is { } clause && clause.ToString() is "REG-1.10" or "REG-1.11",
            events => may && events[^1].Authorisation == new ChiefLetter("端州区示例审批局(虚构)", "授权书〔2026〕2号") && events[^1].By == Chief.Id);
    });

    [Fact]
    [Clause("REG-1.11")]
    public void Without_a_letter_or_for_another_authority_nothing_is_done_and_with_two_the_fitting_one_counts()
    {
        var file = Submitted("2026-09-28T10:00", Form, Proof);
        Assert.Equal("cases.authorisation-missing", file.RefusalOf(new AcceptOrder(), Chief, "2026-09-29T09:00").Code);
        var ofCity = ChiefAuthorisation.Of(new Authority("肇庆市示例审批局(虚构)", Code: null), Chief.Id, Letter(Chief.Id, ApprovalStep.Accept).Scope).AsT1;
        Assert.Equal(
            "catalogue.authorisation-of-another",
            file.Take(new AcceptOrder(), Chief, At("2026-09-29T09:00"), Calendar, new CaseFacts { Authorisations = [ofCity] }).AsT0.Code);
        var both = new CaseFacts { Authorisations = [ofCity, Letter(Chief.Id, ApprovalStep.Accept)] };
        var accepted = file.Take(new AcceptOrder(), Chief, At("2026-09-29T09:00"), Calendar, both).AsT1.Single();
        Assert.Equal("授权书〔2026〕1号", accepted.Authorisation!.Document);
        Assert.Equal(accepted.Authorisation, ThroughTheRecord([accepted]).Single().Authorisation);
    }

    [Fact]
    public void Nobody_else_needs_a_letter_or_leaves_one() => Assert.Null(
        Submitted("2026-09-28T10:00", Form, Proof)
            .Take(new AcceptOrder(), Window, At("2026-09-29T09:00"), Calendar, new CaseFacts { Authorisations = [Letter(Window.Id, ApprovalStep.Accept)] }).AsT1.Single().Authorisation);

    private static CaseFile Before(int act)
    {
        var file = Submitted("2026-10-09T10:00", Form, Proof);
        if (act > 0) file = file.After(new AcceptOrder(), Window, "2026-10-10T09:00");
        return act == 3 ? file.After(Acts[2].Order, Examiner, "2026-10-11T09:00") : file;
    }
}
