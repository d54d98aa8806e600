using System.Collections.Immutable;
using FsCheck.Xunit;
using NodaTime;
using Zhaoqing.GovServices.TimeLimit;

namespace Zhaoqing.GovServices.Catalogue.Tests.Reasons;

[Properties(Arbitrary = [typeof(Arbitraries)], MaxTest = 200, QuietOnSuccess = true)]
public class ReasonsTests
{
    private static readonly LegalGround Article = LegalGround.OfLaw("虚构场所管理条例", "第八条", "申请人提交申请书。");
    private static readonly ListMaterial Form = new(MaterialCode.Parse("m-1"), "申请书", Necessity.Required) { Ground = Article, Replacement = MaterialReplacement.None("须由申请人填写") };

    [Fact]
    public void Every_limit_material_and_step_answers_by_which_law()
    {
        var matter = Of(Arbitraries.Part(1, isWhole: true) with { Materials = [Form] });
        Assert.Equal(
            ["Matter 示例事项 -", "DecisionLimit 20个工作日 《行政许可法》第四十二条", "DeliveryLimit 10个工作日 《行政许可法》第四十四条", "Material 申请书 《虚构场所管理条例》第八条", "Step 审查 -"],
            MatterReasons.Why(matter).Select(reason => $"{reason.Subject} {reason.What} {(reason.Grounds.IsEmpty ? "-" : string.Join('、', reason.Grounds))}"));
    }

    [Fact]
    [Clause("STD-1.5")]
    public void A_certificate_of_a_village_without_a_law_may_not_be_demanded()
    {
        var certificate = new ListMaterial(MaterialCode.Parse("m-2"), "居住证明", Necessity.Required) { Issuer = "某村民委员会" };
        Assert.Equal(("catalogue.village-certificate-without-basis", "STD-1.5"), Coded(MatterReasons.Why(certificate)));
        Assert.Equal("catalogue.village-certificate-without-basis", Coded(MatterReasons.Why(certificate with { Ground = LegalGround.OfLaw("某市办事通知", "第一条", "提交居住证明。") })).Code);
        Assert.Equal("catalogue.village-certificate-without-basis", Coded(MatterReasons.Why(certificate with { Ground = LegalGround.OfClause("STD-1.5") })).Code);
        Assert.Equal("catalogue.village-certificate-without-basis", Coded(MatterReasons.Why(new ListMaterial(MaterialCode.Parse("m-3"), "社区居住证明", Necessity.Required))).Code);
        Assert.Same(Article, MatterReasons.Why(certificate with { Ground = Article }).AsT1);
        Assert.Equal("catalogue.material-without-basis", Coded(MatterReasons.Why(Form with { Ground = null })).Code);
        Assert.Same(Article, MatterReasons.Why(Form).AsT1);
    }

    [Fact]
    public void What_has_no_basis_and_what_nobody_looked_at_is_counted_and_listed()
    {
        var silent = new ListMaterial(MaterialCode.Parse("m-2"), "营业执照", Necessity.Required);
        var replaced = new ListMaterial(MaterialCode.Parse("m-3"), "身份证明", Necessity.Required) { Ground = Article, Replacement = MaterialReplacement.By(["居民身份证"], default) };
        var report = ReasonsReport.Of(new CatalogueEdition("1", Instant.FromUtc(2026, 1, 1, 0, 0), [Of(Arbitraries.Part(1, isWhole: true) with { Materials = [Form, silent, replaced] })]));
        Assert.Equal([(ReasonSubject.Matter, 1, 1), (ReasonSubject.DecisionLimit, 1, 0), (ReasonSubject.DeliveryLimit, 1, 0), (ReasonSubject.Material, 3, 1), (ReasonSubject.Step, 1, 1)], report.Counts.Select(count => (count.Subject, count.All, count.WithoutBasis)));
        Assert.Equal((1, 1, 1), (report.Replaced, report.NotReplaced, report.NotSaid));
        Assert.Equal(["设定依据 示例事项", "申请材料 营业执照", "办理环节 审查", "免提交措施 营业执照"], report.Findings.Select(finding => $"{finding.Field} {finding.Value}"));
    }

    [Property]
    public void The_counts_add_up_to_the_findings(Matter[] matters)
    {
        var report = ReasonsReport.Of(new CatalogueEdition("1", Instant.FromUtc(2026, 1, 1, 0, 0), matters));
        Assert.Equal(report.Counts.Sum(count => count.WithoutBasis) + report.NotSaid, report.Findings.Length);
        Assert.Equal(matters.Sum(matter => matter.Unified.Materials.Length), report.Replaced + report.NotReplaced + report.NotSaid);
        Assert.Equal(matters.Length, report.Counts[0].All);
        Assert.All(report.Counts, count => Assert.InRange(count.WithoutBasis, 0, count.All));
    }

    [Fact]
    public void A_replacement_names_something_or_says_why_not()
    {
        Assert.Throws<ArgumentException>(() => MaterialReplacement.By([], []));
        Assert.Throws<ArgumentException>(() => MaterialReplacement.By([" "], []));
        Assert.Throws<ArgumentException>(() => MaterialReplacement.None(" "));
        Assert.Equal("免提交:居民身份证、人口信息", MaterialReplacement.By(["居民身份证"], ["人口信息"]).ToString());
        Assert.Equal("不能免提交:须由申请人填写", Form.Replacement!.ToString());
        var with = Of(Catalogue.UnifiedPart.Empty with { Materials = [Form] });
        Assert.NotEqual(MatterHash.Of(with), MatterHash.Of(Of(Catalogue.UnifiedPart.Empty with { Materials = [Form with { Replacement = null }] })));
    }

    [Fact]
    public void A_channel_shortens_and_leaves_out_and_never_asks_for_more()
    {
        var faster = new DecisionLimit(Limit.WorkingDays(3), LimitStart.Acceptance, Article);
        var part = Arbitraries.Part(2, isWhole: true);
        var online = new ChannelVariation(ApplicationChannel.Computer) { DecisionLimit = faster, Without = [MaterialCode.Parse("m-2")], Conditions = ["有电子签名"] };
        var varied = part with { Variations = [online] };
        Assert.Null(varied.VariationFault());
        Assert.Equal((faster, "m-1"), (varied.In(ApplicationChannel.Computer).DecisionLimit, string.Join(' ', varied.In(ApplicationChannel.Computer).Materials.Select(material => material.Code))));
        Assert.Equal((part.DecisionLimit, 2), (varied.In(ApplicationChannel.Window).DecisionLimit, varied.In(ApplicationChannel.Window).Materials.Length));
        Assert.Equal(("catalogue.variation-twice", "variations[1]"), Placed(varied with { Variations = [online, online] }));
        Assert.Equal(("catalogue.variation-material", "variations[0]"), Placed(varied with { Variations = [online with { Without = [MaterialCode.Parse("m-9")] }] }));
        Assert.Equal(("catalogue.variation-longer", "variations[0]"), Placed(varied with { Variations = [online with { DecisionLimit = faster with { Limit = Limit.WorkingDays(21) } }] }));
        ImmutableArray<UnifiedPart> all = [part, varied, part with { Variations = [online with { Without = [] }] }, part with { Variations = [online with { Conditions = [] }] }, part with { Variations = [online with { DecisionLimit = null }] }];
        Assert.Equal(all.Length, all.Select(one => MatterHash.Of(Of(one))).Distinct().Count());
    }

    private static Matter Of(UnifiedPart part) => new(MatterCode.Parse("M-1"), "示例事项", MatterKind.Licence, "某局", part, Arbitraries.Units("4412"));

    private static (string Code, string Clause) Coded(OneOf.OneOf<Refusal, LegalGround> answer) => (answer.AsT0.Code, $"{answer.AsT0.Basis[0].Clause}");

    private static (string Code, string Field) Placed(UnifiedPart part) => (part.VariationFault()!.Code, part.VariationFault()!.Fields[0].Field);
}
