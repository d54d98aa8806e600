using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using static Zhaoqing.GovServices.Catalogue.Tests.Changes.Editors;

namespace Zhaoqing.GovServices.Catalogue.Tests.Superior;

public sealed class CompilationTests
{
    private static readonly LegalGround Law = LegalGround.OfLaw("某法", "第一条", "文"), Notice = LegalGround.OfLaw("某通知", null, "文");
    private static readonly Matter Own = new(MatterCode.Parse("M-1"), "甲事项", MatterKind.Licence, "", UnifiedPart.Empty) { Bases = [Law] };

    [Fact]
    [Clause("STD-2.1")]
    public void A_city_edition_cites_what_it_was_compiled_from()
    {
        Assert.Equal(("省级", "2023年版"), Assert.Single(Compilation.Of(Edition(Own), [Province(Above(Own))], IsLaw).From));
        Assert.Equal("compilation.cites-nothing", Compilation.Of(Edition(Own), [], IsLaw).Findings[0].Rule);
    }

    [Fact]
    [Clause("STD-2.2")]
    public void What_the_city_or_those_below_exercise_is_taken_over_as_it_is()
    {
        string[] Rules(params SuperiorMatter[] above) => [.. Compilation.Of(Edition(Own), [Province(above)], IsLaw).Findings.Select(finding => finding.Rule)];

        Assert.Empty(Rules(Above(Own)));
        Assert.Equal(["superior.not-taken-over"], Rules(Above(Own), Above(Own) with { Code = MatterCode.Parse("M-2") }));
        Assert.Empty(Rules(Above(Own), Above(Own) with { Code = MatterCode.Parse("M-2"), LowestLevel = DivisionLevel.Province }));
        Assert.Equal(["superior.name-differs"], Rules(Above(Own) with { Name = "乙事项" }));
        Assert.Equal(["superior.kind-differs"], Rules(Above(Own) with { Kind = MatterKind.Reward }));
        Assert.Equal(["superior.basis-differs"], Rules(Above(Own) with { Bases = [Law, Notice] }));
    }

    [Fact]
    public void Of_two_superiors_the_nearer_counts_and_the_contradiction_is_told()
    {
        var compiled = Compilation.Of(Edition(Own), [Province(Above(Own)), new SuperiorCatalogue("国家", "2022年版", [Above(Own) with { Name = "丙事项" }])], IsLaw);

        Assert.Equal("superior.contradict", Assert.Single(compiled.Findings).Rule);
    }

    [Fact]
    [Clause("STD-2.3")]
    public void A_matter_of_the_citys_own_has_a_basis_and_a_permit_a_law()
    {
        string[] Rules(Matter local) => [.. Compilation.Of(Edition(Own, local), [Province(Above(Own))], IsLaw).Findings.Select(finding => finding.Rule)];
        Matter Local(MatterKind kind, params LegalGround[] bases) => new(MatterCode.Parse("M-9"), "本市事项", kind, "", UnifiedPart.Empty) { Bases = [.. bases] };

        Assert.Empty(Rules(Local(MatterKind.PublicService, Notice)));
        Assert.Equal(["local.without-basis"], Rules(Local(MatterKind.PublicService)));
        Assert.Equal(["local.permit-without-law"], Rules(Local(MatterKind.Licence, Notice)));
        Assert.Empty(Rules(Local(MatterKind.Licence, Notice, Law)));
    }

    [Property(MaxTest = 100)]
    [Clause("STD-2.2")]
    public Property A_catalogue_compiled_from_its_own_matters_has_nothing_wrong_and_nothing_of_its_own() => Prop.ForAll(
        Gen.Choose(0, 6).SelectMany(count => Gen.ArrayOf(Gen.Elements(Enum.GetValues<MatterKind>()), count)).ToArbitrary(),
        kinds =>
        {
            var matters = kinds.Select((kind, i) => new Matter(MatterCode.Parse($"M-{i}"), $"事项{i}", kind, "", UnifiedPart.Empty) { Bases = i % 2 == 0 ? [Law] : [Law, Notice] }).ToArray();
            var compiled = Compilation.Of(Edition(matters), [Province([.. matters.Select(Above)])], IsLaw);
            return compiled.Findings.IsEmpty && compiled.Local.IsEmpty && compiled.TakenOver.Length == matters.Length;
        });

    private static SuperiorMatter Above(Matter matter) => new(matter.Code, matter.Name, matter.Kind, matter.Bases, DivisionLevel.County);

    private static SuperiorCatalogue Province(params SuperiorMatter[] matters) => new("省级", "2023年版", [.. matters]);

    private static bool IsLaw(LegalGround ground) => ground == Law;
}
