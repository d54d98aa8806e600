using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using NodaTime;
using Zhaoqing.GovServices.Cases;
using Zhaoqing.GovServices.Catalogue;
using Zhaoqing.GovServices.TimeLimit;
using static Zhaoqing.GovServices.NotifyCommit.Tests.Sample;

namespace Zhaoqing.GovServices.NotifyCommit.Tests.Tolerance;

[Properties(MaxTest = 300, QuietOnSuccess = true)]
public sealed class ToleranceTests
{
    private static readonly DecideOrder Grant = new(CaseOutcome.Granted, Reason: null);
    private static readonly Remark Why = Remark.Parse("台风");
    private static readonly MaterialCode[] All = [Form, Licence, Proof, Photo];

    [Property]
    [Clause("CON-7.5")]
    [Clause("CON-7.6")]
    public Property It_is_tolerated_exactly_where_the_plain_rule_says() => Prop.ForAll(
        Gen.SubListOf(All).ToArbitrary(), Gen.SubListOf(All).ToArbitrary(), Gen.Elements(true, false).Two().ToArbitrary(), (held, tolerable, with) =>
        {
            MaterialCode[] main = [.. All.Where(code => !tolerable.Contains(code))];
            if (main.Length == 0 || tolerable.Count == 0) return true;
            var (promised, listed) = with;
            var edition = listed ? EditionOf(Entry(), ToleranceEntry.Of(Listed, [.. main], [.. tolerable], Limit.WorkingDays(5)).AsT1) : EditionOf(Entry());
            var dossier = Submitted("2026-05-11T09:00", [.. held]);
            bool expected = listed && promised && main.All(held.Contains) && !tolerable.All(held.Contains);
            var answer = dossier.Take(new TolerateDeficiency(edition, promised ? "signature-1" : null, Clear), Window, At("2026-05-11T10:00"), Calendar);
            return answer.IsT1 == expected && (!expected || answer.AsT1.OfType<DeficiencyTolerated>().Single().Missing.ToHashSet().SetEquals(tolerable.Except(held)));
        });

    [Property]
    [Clause("CON-7.6")]
    public Property Supplied_in_any_order_and_in_parts_it_ends_the_same() => Prop.ForAll(Gen.Shuffle([Licence, Proof, Photo]).ToArbitrary(), Gen.Choose(1, 3).ToArbitrary(), (order, first) =>
    {
        var edition = EditionOf(Entry(), ToleranceEntry.Of(Listed, [Form], [Licence, Proof, Photo], Limit.WorkingDays(5)).AsT1);
        var dossier = Submitted("2026-05-11T09:00", Form).After(new TolerateDeficiency(edition, "signature-1", Clear), Window, "2026-05-11T10:00");
        dossier = dossier.After(new SupplyDeficiency([.. order.Take(first)]), Citizen, "2026-05-12T10:00");
        if (first < 3) dossier = dossier.After(new SupplyDeficiency([.. order.Skip(first)]), Citizen, "2026-05-13T10:00");
        return dossier.Deficiency() is { State: ToleranceState.Complete, Missing.IsEmpty: true };
    });

    [Fact]
    [Clause("CON-7.6")]
    public void Example_16_the_photograph_is_missing_and_promised()
    {
        var tolerated = Tolerated("2026-05-11");
        Assert.Equal((CaseState.Accepted, new LocalDate(2026, 5, 18), new LocalDate(2026, 5, 25)), (tolerated.File.State, tolerated.Deficiency().Due.Date, tolerated.File.Clock!.Due.Date));
        Assert.Equal(At("2026-05-15T00:00"), tolerated.LapsesBy(At("2026-05-18T23:00")).OfType<SupplyReminded>().Single().At);
    }

    [Fact]
    public void Example_17_a_main_material_cannot_be_tolerated()
    {
        var refusal = Submitted("2026-05-11T09:00", Form, Proof).Take(new TolerateDeficiency(Edition, "signature-1", Clear), Window, At("2026-05-11T10:00"), Calendar).AsT0;
        Assert.Equal("notify-commit.main-material-missing", refusal.Code);
        Assert.Contains("营业执照", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Example_18_the_mid_autumn_festival_and_the_national_day_are_left_out()
    {
        var tolerated = Tolerated("2026-09-21");
        Assert.Equal((new LocalDate(2026, 9, 29), new LocalDate(2026, 10, 12)), (tolerated.Deficiency().Due.Date, tolerated.File.Clock!.Due.Date));
    }

    [Fact]
    [Clause("CON-7.6")]
    public void Examples_19_and_20_ten_to_midnight_is_in_time_and_one_second_after_it_is_not()
    {
        var tolerated = Tolerated("2026-09-21");
        Assert.Equal(ToleranceState.Complete, tolerated.After(new SupplyDeficiency([Photo]), Citizen, "2026-09-29T23:50").Deficiency().State);
        Assert.Equal("notify-commit.supply-lapsed", tolerated.Refused(new SupplyDeficiency([Photo]), Citizen, "2026-09-30T00:00:01"));
        var lapse = tolerated.LapsesBy(At("2026-09-30T09:00")).OfType<SupplyLapsed>().Single();
        Assert.Equal(At("2026-09-30T00:00"), lapse.At);
        Assert.Equal("notify-commit.supply-lapsed", tolerated.Refused(Grant, Examiner, "2026-09-30T09:00"));
        Assert.Equal(CaseState.Closed, tolerated.After(new TerminateOrder(Why, Remark.Parse("容缺受理事项清单")), Examiner, "2026-09-30T09:00").File.State);
    }

    [Fact]
    [Clause("CON-7.6")]
    public void Example_21_nothing_is_granted_before_the_supplement_unless_the_list_names_the_article()
    {
        Assert.Equal("notify-commit.supplement-outstanding", Tolerated("2026-09-21").Refused(Grant, Examiner, "2026-09-25T09:00"));
        var first = EditionOf(Entry(), Tolerable() with { MayDecideFirst = LegalGround.OfLaw("示例条例", "第一条", "可以先予办理") });
        var tolerated = Submitted("2026-09-21T09:00", Form, Licence, Proof).After(new TolerateDeficiency(first, "signature-1", Clear), Window, "2026-09-21T10:00");
        Assert.Equal(CaseState.Decided, tolerated.After(Grant, Examiner, "2026-09-25T09:00").File.State);
    }

    [Fact]
    public void Example_22_nothing_further_is_asked_for_after_the_one_notice() =>
        Assert.Equal("cases.act-not-allowed", Tolerated("2026-09-21").Refused(new NotifyOnceOrder([Proof]), Window, "2026-09-24T09:00"));

    [Fact]
    public void The_time_is_extended_once_for_a_reason()
    {
        var tolerated = Tolerated("2026-09-21");
        Assert.Equal("notify-commit.reason-missing", tolerated.Refused(new ExtendSupply(Reason: null), Examiner, "2026-09-28T09:00"));
        var extended = tolerated.After(new ExtendSupply(Why), Examiner, "2026-09-28T09:00");
        Assert.Equal(new LocalDate(2026, 10, 9), extended.Deficiency().Due.Date);
        Assert.Equal("notify-commit.no-second-extension", extended.Refused(new ExtendSupply(Why), Examiner, "2026-10-08T09:00"));
        Assert.Equal("notify-commit.material-not-missing", extended.Refused(new SupplyDeficiency([Form]), Citizen, "2026-10-08T09:00"));
        Assert.Equal("cases.not-authorised", extended.Refused(new ExtendSupply(Why), Citizen, "2026-10-08T09:00"));
    }

    [Fact]
    [Clause("CON-7.6")]
    public void What_would_be_supplied_only_when_the_decision_is_due_is_not_tolerated()
    {
        var slow = EditionOf(Entry(), ToleranceEntry.Of(Listed, [Form, Licence], [Photo], Limit.WorkingDays(10)).AsT1);
        Assert.Equal("notify-commit.supply-after-decision", Submitted("2026-05-11T09:00", Form, Licence, Proof).Refused(new TolerateDeficiency(slow, "signature-1", Clear), Window, "2026-05-11T10:00"));
    }

    [Fact]
    public void A_bar_counts_where_the_list_sets_one_and_nowhere_else()
    {
        ImmutableArray<PromiseParty> barred = [new(PromiseRole.Applicant, CreditStanding.SeriousRecord)];
        var dossier = Submitted("2026-05-11T09:00", Form, Licence, Proof);
        Assert.Equal("notify-commit.applicant-barred", dossier.Refused(new TolerateDeficiency(EditionOf(Entry(), Tolerable() with { BarsApply = true }), "signature-1", barred), Window, "2026-05-11T10:00"));
        Assert.Equal(CaseState.Accepted, dossier.After(new TolerateDeficiency(Edition, "signature-1", barred), Window, "2026-05-11T10:00").File.State);
    }

    [Fact]
    public void It_is_tolerated_once_and_only_what_is_missing_is_left()
    {
        var complete = Submitted("2026-05-11T09:00", All);
        Assert.Equal("notify-commit.nothing-missing", complete.Refused(new TolerateDeficiency(Edition, "signature-1", Clear), Window, "2026-05-11T10:00"));
        Assert.Equal("notify-commit.tolerated-already", Tolerated("2026-05-11").Refused(new TolerateDeficiency(Edition, "signature-1", Clear), Window, "2026-05-11T11:00"));
        Assert.Equal("notify-commit.promise-missing", Submitted("2026-05-11T09:00", Form, Licence, Proof).Refused(new TolerateDeficiency(Edition, Evidence: null, Clear), Window, "2026-05-11T10:00"));
        Assert.Equal("notify-commit.nothing-outstanding", complete.Refused(new SupplyDeficiency([Photo]), Citizen, "2026-05-11T10:00"));
        Assert.Equal("ended", Tolerated("2026-05-11").After(new WithdrawOrder(Reason: null), Citizen, "2026-05-12T10:00").Deficiency().StatusAt(At("2026-06-12T10:00")).State);
    }

    private static CaseDossier Tolerated(string day) =>
        Submitted(day + "T09:00", Form, Licence, Proof).After(new TolerateDeficiency(Edition, "signature-1", Clear), Window, day + "T10:00");
}
