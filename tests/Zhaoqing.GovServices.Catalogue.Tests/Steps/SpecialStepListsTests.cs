using NodaTime;
using Zhaoqing.GovServices.TimeLimit;

namespace Zhaoqing.GovServices.Catalogue.Tests.Steps;

public class SpecialStepListsTests
{
    private static readonly Matter Plain = Arbitraries.Simple("a", "441202");

    private static readonly SpecialStepList Hearing = new(SpecialStep.Of("hearing", SpecialStepKind.Hearing, "听证", Limit.WorkingDays(20), SpecialStep.LicensingArticle45).AsT1);

    [Fact]
    [Clause("REG-2.7")]
    public void Only_a_published_step_of_the_matter_stops_its_clock()
    {
        var lists = new SpecialStepLists("2026", (Plain.Code, Hearing));
        Assert.Equal("听证", lists.Of(Plain).Find("hearing").AsT1.Name);
        Assert.Equal("time-limit.step-not-listed", lists.Of(Arbitraries.Simple("b")).Find("hearing").AsT0.Code);
        Assert.Equal("2026", lists.Edition);
        Assert.Throws<ArgumentException>(() => new SpecialStepLists("2026", (Plain.Code, Hearing), (Plain.Code, Hearing)));
    }

    [Fact]
    [Clause("REG-2.7")]
    public void A_matter_that_speaks_of_uncounted_time_without_a_list_is_found()
    {
        var step = new ListStep(2, "听证", Actor: null, Limit: null, Counted: false, Ground: null);
        var uncounted = new Matter(MatterCode.Parse("u"), "有听证", MatterKind.Licence, "某局", new UnifiedPart { Steps = [step with { Sequence = 1, Name = "审查", Counted = null }, step] });
        var told = Arbitraries.Simple("t") with { Guide = new MatterGuide { Id = MatterCode.Parse("g"), Name = "名", Law = "法", SpecialSteps = "专家评审" } };
        var edition = new CatalogueEdition("1", Instant.MinValue, [Plain, uncounted, told]);
        Assert.Equal(
            [("t 示例事项", "step.list-missing", "专家评审"), ("u 有听证", "step.list-missing", "听证")],
            new SpecialStepLists("2026").Findings(edition).Select(finding => (finding.Item, finding.Rule, finding.Value)));
        var lists = new SpecialStepLists("2026", (told.Code, Hearing), (uncounted.Code, Hearing), (MatterCode.Parse("x"), Hearing));
        Assert.Equal([("x", "step.matter-unknown")], lists.Findings(edition).Select(finding => (finding.Item, finding.Rule)));
    }
}
