using Zhaoqing.GovServices.Catalogue.Tests.Elements;
using static Zhaoqing.GovServices.Catalogue.Tests.Changes.Editors;
using static Zhaoqing.GovServices.Catalogue.Tests.Elements.Filled;
using People = Zhaoqing.GovServices.Catalogue.Tests.Changes.Editors;

namespace Zhaoqing.GovServices.Catalogue.Tests.Changes;

/// <summary>What a county cannot do to the catalogue of the whole city, and nobody to what a superior masters.</summary>
public sealed class CountyChangeTests
{
    private static readonly CatalogueEditor County1 = new("county-1", EditorRole.Department, Duanzhou), County2 = new("county-2", EditorRole.Department, Duanzhou), CountyData = new("county-3", EditorRole.DataAuthority, Duanzhou);
    private static readonly Matter Old = new(
        MatterCode.Parse("M-1"), "示例事项", MatterKind.Licence, "某局", Arbitraries.Part(1, isWhole: true) with { Variations = [new ChannelVariation(ApplicationChannel.Mobile) { Without = [MaterialCode.Parse("m-1")] }] },
        Arbitraries.Units("441202", "441203"));

    [Fact]
    [Clause("STD-4.1")]
    public void A_county_changes_nothing_that_is_the_same_in_every_division()
    {
        Assert.Equal("catalogue.unified-element", ByCounty(MatterEdit.Replace(Old, Old.Renamed("改名"))));
        Assert.Equal("catalogue.unified-element", ByCounty(MatterEdit.Replace(Old, Old.With(Old.Unified with { Materials = [] }))));
        Assert.Equal("catalogue.unified-element", ByCounty(MatterEdit.Replace(Old, Old.With(Old.Unified with { Variations = [] }))));
        Assert.Equal("catalogue.unified-element", ByCounty(MatterEdit.Replace(Old, Old with { Source = "另一来源" })));
        Assert.Equal("catalogue.unified-element", ByCounty(MatterEdit.Retire(Old)));
        Assert.Equal("catalogue.unified-element", ByCounty(MatterEdit.Add(Arbitraries.Simple("M-2", "441202"))));
    }

    [Fact]
    [Clause("STD-4.3")]
    public void A_county_changes_who_decides_in_it_and_in_no_other()
    {
        Assert.Equal("", ByCounty(MatterEdit.Replace(Old, Decided(Old, ("441202", "新局"), ("441203", "441203某局")))));
        Assert.Equal("", ByCounty(MatterEdit.Replace(Old, Decided(Old, ("441202", "441202某局"), ("441203", "441203某局"), ("441202001", "某镇")))));
        Assert.Equal("catalogue.element-not-yours", ByCounty(MatterEdit.Replace(Old, Decided(Old, ("441202", "441202某局"), ("441203", "新局")))));
        Assert.Equal("catalogue.element-not-yours", ByCounty(MatterEdit.Replace(Old, Decided(Old, ("441202", "441202某局")))));
        Assert.Equal("catalogue.element-not-yours", ByCounty(MatterEdit.Replace(Old, Decided(Old, ("441202", "441202某局"), ("441203", "441203某局"), ("4412", "某局")))));
        var two = Old with { Elements = new MatterElements(Old.Code, origin: null, UnifiedPart(), (Duanzhou, LocalPart()), (Dinghu, LocalPart())) };
        var one = Old with { Elements = new MatterElements(Old.Code, origin: null, UnifiedPart(), (Duanzhou, LocalPart())) };
        Assert.Equal("catalogue.element-not-yours", ByCounty(MatterEdit.Replace(two, one), two));
        Assert.Equal("catalogue.element-not-yours", ByCounty(MatterEdit.Replace(one, two), one));
    }

    [Fact]
    [Clause("STD-1.1")]
    public void What_a_superior_masters_cannot_be_cut_loose_from_it()
    {
        var inherited = Old with { Elements = new MatterElements(Old.Code, new ElementOrigin("省系统", "2026-1"), UnifiedPart()) };
        var own = Old with { Elements = new MatterElements(Old.Code, origin: null, UnifiedPart()) };
        Assert.Equal("catalogue.inherited-element", Decide(MatterEdit.Replace(inherited, own), inherited, People.Proposer, People.Checker, People.Reviewer));
        Assert.Equal("catalogue.inherited-element", Decide(MatterEdit.Replace(inherited, Old), inherited, People.Proposer, People.Checker, People.Reviewer));
        Assert.NotEqual("catalogue.inherited-element", Decide(MatterEdit.Replace(own, inherited), own, People.Proposer, People.Checker, People.Reviewer));
        Assert.NotEqual("catalogue.inherited-element", Decide(MatterEdit.Replace(inherited, own), inherited, People.Proposer, People.Checker, People.Reviewer, ChangeCause.SuperiorListUpdated));
    }

    private static Matter Decided(Matter matter, params (string Division, string Name)[] units) =>
        new(matter.Code, matter.Name, matter.Kind, matter.Department, matter.Unified, [.. units.Select(unit => new DecidingUnit(DivisionCode.Parse(unit.Division), new Authority(unit.Name, Code: null)))]);

    private static string ByCounty(MatterEdit edit, Matter? before = null) => Decide(edit, before ?? Old, County1, County2, CountyData);

    private static string Decide(MatterEdit edit, Matter before, CatalogueEditor proposer, CatalogueEditor checker, CatalogueEditor reviewer, ChangeCause cause = ChangeCause.FunctionsAdjusted)
    {
        var change = CatalogueChange.Replay([CatalogueChange.Draft("c", cause, Evidence, [edit], proposer, Start).Value()]);
        change = change.Apply(change.Submit(proposer, Start).Value());
        change = change.Apply(change.Check(checker, Start).Value());
        return change.Approve(Day(1), Edition(before), reviewer, Start).Match(refusal => refusal.Code, _ => "");
    }
}
