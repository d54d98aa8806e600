using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using NodaTime;
using static Zhaoqing.GovServices.NotifyCommit.Tests.Sample;

namespace Zhaoqing.GovServices.NotifyCommit.Tests.Eligibility;

[Properties(MaxTest = 300, QuietOnSuccess = true)]
public sealed class EligibilityTests
{
    private static readonly ExclusionGround[] AllGrounds = Enum.GetValues<ExclusionGround>();
    private static readonly HigherLawOverride Everywhere = HigherLawOverride.Of(LegalGround.OfLaw("中华人民共和国消防法", "第十五条", "公众聚集场所投入使用、营业前消防安全检查实行告知承诺管理"), TextRank.Law).AsT1;
    private static readonly HigherLawOverride Park = HigherLawOverride.Of(LegalGround.OfLaw("广东省优化营商环境条例", "第三十八条", "区域评估范围内的审批事项实行告知承诺制"), TextRank.LocalRegulation, "park-1").AsT1;

    private static readonly Gen<CommitEntry> Entries =
        from grounds in Gen.SubListOf(AllGrounds)
        from traits in Gen.SubListOf(Enum.GetValues<RiskTrait>())
        from higher in Gen.Elements<HigherLawOverride?>(null, Everywhere, Park)
        select Entry() with { Grounds = [.. grounds], Judgement = new RiskJudgement([.. traits], "示例局", new LocalDate(2026, 1, 5), "示例〔2026〕1号"), Override = higher };

    private static readonly Gen<ImmutableArray<PromiseParty>> Parties =
        from standings in Gen.Elements(Enum.GetValues<CreditStanding>()).NonEmptyListOf()
        select standings.Take(3).Select((standing, i) => new PromiseParty((PromiseRole)i, standing)).ToImmutableArray();

    [Property]
    [Clause("CON-7.1")]
    public Property A_matter_is_eligible_exactly_as_the_plain_rule_says() => Prop.ForAll(
        Entries.ToArbitrary(), Parties.ToArbitrary(), Gen.Elements<string?>(null, "park-1", "park-2").ToArbitrary(), (entry, parties, area) =>
        {
            bool touched = entry.Grounds.Length > 0 || entry.Judgement!.Holds.Length > 0;
            bool overridden = entry.Override == Everywhere || (entry.Override == Park && area == "park-1");
            bool people = parties.All(party => party.Standing == CreditStanding.Clear);
            return CommitmentEligibility.Check(EditionOf(entry), Listed, parties, area).IsT1 == ((!touched || overridden) && people);
        });

    [Property]
    [Clause("CON-7.1")]
    public Property One_more_ground_never_makes_a_matter_eligible_and_the_order_of_grounds_changes_nothing() => Prop.ForAll(
        Entries.ToArbitrary(), Gen.Elements(AllGrounds).ToArbitrary(), (entry, ground) =>
        {
            var before = CommitmentEligibility.Check(EditionOf(entry), Listed, Clear);
            var after = CommitmentEligibility.Check(EditionOf(entry with { Grounds = entry.Grounds.Add(ground) }), Listed, Clear);
            var turned = CommitmentEligibility.Check(EditionOf(entry with { Grounds = [.. entry.Grounds.Reverse()] }), Listed, Clear);
            return (before.IsT1 || !after.IsT1) && before.IsT0 == turned.IsT0 && (!before.IsT0 || before.AsT0.ToString() == turned.AsT0.ToString());
        });

    [Property]
    [Clause("CON-7.1")]
    public Property Every_ground_is_named_in_the_refusal() => Prop.ForAll(Gen.SubListOf(AllGrounds).Where(grounds => grounds.Count > 0).ToArbitrary(), grounds =>
    {
        var refusal = CommitmentEligibility.Check(EditionOf(Entry() with { Grounds = [.. grounds] }), Listed, Clear).AsT0;
        return refusal.Code == "notify-commit.excluded-matter" && AllGrounds.All(ground => refusal.Message.Contains(PromiseNames.Of(ground), StringComparison.Ordinal) == grounds.Contains(ground));
    });

    [Fact]
    [Clause("CON-7.1")]
    public void Attributes_that_were_judged_are_named_beside_the_grounds()
    {
        var entry = Entry() with { Grounds = [ExclusionGround.PublicSafety], Judgement = new RiskJudgement([RiskTrait.HardToUndo], "示例局", new LocalDate(2026, 1, 5), "示例〔2026〕1号") };
        string message = CommitmentEligibility.Check(EditionOf(entry), Listed, Clear).AsT0.Message;
        foreach (string told in new[] { "公共安全", "损害难以挽回", "示例〔2026〕1号" }) Assert.Contains(told, message, StringComparison.Ordinal);
    }

    [Fact]
    [Clause("CON-7.2")]
    public void A_matter_off_the_list_is_refused()
    {
        var refusal = CommitmentEligibility.Check(Edition, Zhaoqing.GovServices.Catalogue.MatterCode.Parse("other"), Clear).AsT0;
        Assert.Equal(("notify-commit.not-on-list", "CON-7.2"), (refusal.Code, refusal.Basis[0].Clause.ToString()));
        Assert.Equal("notify-commit.not-on-list", CommitmentEligibility.Check(edition: null, Listed, Clear).AsT0.Code);
    }

    [Fact]
    public void Example_3_a_hazardous_permit_that_somebody_put_on_the_list_names_both_grounds()
    {
        var entry = Entry() with { Grounds = [ExclusionGround.LifeAndProperty, ExclusionGround.PublicSafety] };
        Assert.Contains("公共安全、生命财产安全", CommitmentEligibility.Check(EditionOf(entry), Listed, Clear).AsT0.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Example_4_the_fire_check_before_opening_is_eligible_by_the_law_itself() =>
        Assert.True(CommitmentEligibility.Check(EditionOf(Entry() with { Grounds = [ExclusionGround.PublicSafety], Override = Everywhere }), Listed, Clear).IsT1);

    [Fact]
    public void Example_5_an_environmental_report_is_eligible_inside_the_assessed_area_alone()
    {
        var lists = EditionOf(Entry() with { Grounds = [ExclusionGround.Ecology], Override = Park });
        Assert.True(CommitmentEligibility.Check(lists, Listed, Clear, "park-1").IsT1);
        Assert.Equal("notify-commit.override-outside-area", CommitmentEligibility.Check(lists, Listed, Clear).AsT0.Code);
    }

    [Fact]
    public void Example_6_the_role_of_who_is_barred_is_named()
    {
        var refusal = CommitmentEligibility.Check(Edition, Listed, [new(PromiseRole.Applicant, CreditStanding.Clear), new(PromiseRole.LegalRepresentative, CreditStanding.BrokenPromise)]).AsT0;
        Assert.Equal("notify-commit.applicant-barred", refusal.Code);
        Assert.StartsWith("法定代表人", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Example_7_credit_that_cannot_be_found_out_neither_bars_nor_clears()
    {
        Assert.Equal("notify-commit.credit-unknown", CommitmentEligibility.Check(Edition, Listed, [new(PromiseRole.Applicant, CreditStanding.Unknown)]).AsT0.Code);
        Assert.Equal("notify-commit.applicant-barred", CommitmentEligibility.Check(Edition, Listed, [new(PromiseRole.Applicant, CreditStanding.Unknown), new(PromiseRole.Agent, CreditStanding.SeriousRecord)]).AsT0.Code);
    }

    [Fact]
    public void A_broken_promise_in_another_matter_bars_unless_the_list_says_otherwise()
    {
        ImmutableArray<PromiseParty> parties = [new(PromiseRole.Applicant, CreditStanding.BrokenPromiseElsewhere)];
        Assert.True(CommitmentEligibility.Check(Edition, Listed, parties).IsT0);
        Assert.True(CommitmentEligibility.Check(EditionOf(Entry() with { BarredByAnyMatter = false }), Listed, parties).IsT1);
    }

    [Theory]
    [InlineData(TextRank.Rule)]
    [InlineData(TextRank.Document)]
    public void A_document_of_an_office_overrides_nothing(TextRank rank) =>
        Assert.Equal("notify-commit.override-without-basis", HigherLawOverride.Of(LegalGround.OfLaw("某局通知", article: null, "可以承诺"), rank).AsT0.Code);

    [Fact]
    public void A_judgement_of_the_authority_keeps_a_matter_out_as_well() =>
        Assert.Equal(
            "notify-commit.judged-too-risky",
            CommitmentEligibility.Check(EditionOf(Entry() with { Judgement = new RiskJudgement([RiskTrait.HardToUndo], "示例局", new LocalDate(2026, 1, 5), "示例〔2026〕1号") }), Listed, Clear).AsT0.Code);

    [Fact]
    public void The_granted_path_allocates_nothing()
    {
        CommitmentEligibility.Check(Edition, Listed, Clear);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 1000; i++) CommitmentEligibility.Check(Edition, Listed, Clear);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }
}
