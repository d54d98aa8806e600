using Zhaoqing.GovServices.Catalogue.Tests.Elements;
using static Zhaoqing.GovServices.Catalogue.Tests.Changes.Editors;
using static Zhaoqing.GovServices.Catalogue.Tests.Elements.Filled;
using People = Zhaoqing.GovServices.Catalogue.Tests.Changes.Editors;

namespace Zhaoqing.GovServices.Catalogue.Tests.Changes;

public sealed class ElementChangeTests
{
    private static readonly CatalogueEditor County1 = new("county-1", EditorRole.Department, Duanzhou), County2 = new("county-2", EditorRole.Department, Duanzhou), CountyData = new("county-3", EditorRole.DataAuthority, Duanzhou);
    private static readonly Matter Old = Carrying(Matter());
    private static readonly CatalogueEdition Base = Edition(Old);

    [Fact]
    [Clause("STD-4.1")]
    public void The_city_changes_a_unified_element_by_a_reviewed_change_and_every_list_has_it()
    {
        var two = Carrying(new MatterElements(Matter().Matter, Matter().Origin, UnifiedPart(), (Duanzhou, LocalPart()), (Dinghu, LocalPart(Local().With("L10", "441203")))));
        var edit = MatterEdit.OfElements(two, [new ElementEdit(Id("U043"), "有固定场所和消防通道")], CityDepartment, ChangeCause.LawChanged).Value();
        var (line, change) = (new CatalogueTimeline(Edition(two)), Approved("c", Day(2), Edition(two), edit));
        var published = line.Publish(change, Start).Value();
        Assert.All(Of(published.InForceAt(Day(2))!).Lists, list => Assert.Equal("有固定场所和消防通道", list[Id("U043")]));
        Assert.All(Of(published.InForceAt(Day(1))!).Lists, list => Assert.Equal("有固定场所", list[Id("U043")]));
        var difference = Assert.Single(EditionComparison.Between(published.InForceAt(Day(1))!, published.InForceAt(Day(2))!).Matters.Single().Elements);
        Assert.Equal(("受理条件", "有固定场所", "有固定场所和消防通道"), (difference.Element, difference.Before, difference.After));
    }

    [Fact]
    [Clause("STD-4.1")]
    public void A_county_changes_its_own_elements_and_cannot_slip_a_unified_one_through_a_change()
    {
        var own = MatterEdit.OfElements(Old, [new ElementEdit(Id("L28"), "0758-0000009", Duanzhou)], County1, ChangeCause.FunctionsAdjusted).Value();
        Assert.Equal(ChangeState.Approved, Decide(own).AsT1);
        Assert.Equal("catalogue.unified-element", MatterEdit.OfElements(Old, [new ElementEdit(Id("U043"), "另有条件", Duanzhou)], County1, ChangeCause.FunctionsAdjusted).AsT0.Code);
        Assert.Equal("catalogue.unified-element", Decide(MatterEdit.Replace(Old, Carrying(Matter(Unified().With("U043", "另有条件"))))).AsT0.Code);
        Assert.Equal("catalogue.unified-element", Decide(MatterEdit.Replace(Old, Carrying(Matter(materials: [Material(), Material().With("U068", "另一份")])))).AsT0.Code);
        Assert.Equal("catalogue.unified-element", Decide(MatterEdit.Replace(Old, Old with { Elements = null })).AsT0.Code);
        Assert.Equal("catalogue.element-not-yours", Decide(MatterEdit.Replace(Old, Carrying(Matter(local: Local().With("L28", "0758-0000009")))), CityDepartment, People.Checker, People.Reviewer).AsT0.Code);
    }

    [Fact]
    [Clause("STD-4.3")]
    public void Missing_and_ill_formed_elements_block_publication()
    {
        var edit = MatterEdit.OfElements(Old, [new ElementEdit(Id("L28"), null, Duanzhou), new ElementEdit(Id("L66"), "某日", Duanzhou)], County1, ChangeCause.ErrorCorrected).Value();
        var refusal = Decide(edit).AsT0;
        Assert.Equal(("catalogue.elements-incomplete", "STD-4.3"), (refusal.Code, refusal.Basis[0].Clause.ToString()));
        Assert.Equal(["440199806003 441202 L28", "440199806003 441202 L66"], refusal.Fields.Select(field => field.Field));
    }

    [Fact]
    [Clause("GOAL-1.2")]
    [Clause("REG-4.9")]
    public void Nothing_is_published_that_department_and_data_authority_have_not_both_reviewed()
    {
        var edit = MatterEdit.OfElements(Old, [new ElementEdit(Id("U043"), "新条件")], People.Proposer, ChangeCause.LawChanged).Value();
        var line = new CatalogueTimeline(Base);
        var draft = Drafted("c", edit);
        Assert.Equal("catalogue.change-not-approved", line.Publish(draft, Start).AsT0.Code);
        var checkedOnly = InReview("c", edit);
        Assert.Equal("catalogue.change-not-approved", line.Publish(checkedOnly, Start).AsT0.Code);
        var approved = Approved("c", Day(1), Base, edit);
        Assert.Equal((People.Checker, People.Reviewer, Day(1)), (approved.CheckedBy, approved.ReviewedBy, approved.Effective));
        Assert.Equal("c", line.Publish(approved, Start).Value().Editions[^1].Change!.Id);
    }

    [Fact]
    [Clause("REG-3.15")]
    public void More_visits_need_an_article_and_fewer_do_not()
    {
        var once = Carrying(Matter(Unified().With("U122", "3").With("U123", "1").With("U124", "须核对原件")));
        string Asked(string visits, string reason) => Rises(once, Carrying(Matter(Unified().With("U122", "3").With("U123", visits).With("U124", reason))));
        Assert.Equal("到办事现场次数", Asked("2", "须核对原件和复印件"));
        Assert.Equal("", Asked("2", "《虚构场所管理条例》第九条:现场核对"));
        Assert.Equal("", Asked("0", "无"));
        Assert.Equal("材料要素", Rises(Old, Carrying(Matter(materials: [Material(), Material().With("U068", "另一份").With("U086", "惯例")]))));
        Assert.Equal("", Rises(Old, Carrying(Matter(materials: [Material(), Material().With("U068", "另一份")]))));
    }

    [Fact]
    public void Elements_are_in_the_hash_of_a_matter_and_shown_in_the_comparison()
    {
        var other = Carrying(Matter(local: Local().With("L12", "某代表")));
        Assert.NotEqual(MatterHash.Of(Old), MatterHash.Of(Old with { Elements = null }));
        Assert.NotEqual(MatterHash.Of(Old), MatterHash.Of(other));
        Assert.Equal(MatterHash.Of(Old), MatterHash.Of(Carrying(Matter())));
        Assert.Equal("首席事务代表(441202) → (不显示)", Shown(Old, other));
        Assert.Equal("要素 → guangdong-198 2026-1", Shown(Old with { Elements = null }, Old));
        var two = Carrying(new MatterElements(Matter().Matter, Matter().Origin, UnifiedPart(), (Duanzhou, LocalPart()), (Dinghu, LocalPart())));
        Assert.Equal("自定义要素(441203) → 新填", Shown(Old, two));
        Assert.Equal("自定义要素(441203) → ", Shown(two, Old));
        Assert.Equal("材料名称(第1份材料) → 改名申请书", Shown(Old, Carrying(Matter(materials: [Material().With("U068", "改名申请书")]))));
    }

    [Fact]
    public void Elements_belong_to_their_matter_and_to_its_lists()
    {
        Assert.Throws<ArgumentException>(() => Arbitraries.Simple("M-1", "441202") with { Elements = Matter() });
        Assert.Throws<ArgumentException>(() => Arbitraries.Simple("440199806003", "441203") with { Elements = Matter() });
        Assert.Throws<ArgumentException>(() => MatterEdit.OfElements(Arbitraries.Simple("M-1", "441202"), [], CityDepartment, ChangeCause.LawChanged));
    }

    [Fact]
    [Clause("STD-4.4")]
    public void The_rate_of_coordination_counts_whole_unified_parts_of_matters_on_application_and_public_services()
    {
        var validator = new ElementValidator(Set);
        var levy = new Matter(MatterCode.Parse("levy"), "某费征收", MatterKind.Levy, "某局", Catalogue.UnifiedPart.Empty);
        var without = Arbitraries.Simple("M-1", "441202");
        var broken = new Matter(MatterCode.Parse("broken"), "某事项", MatterKind.PublicService, "某局", Catalogue.UnifiedPart.Empty)
        {
            Elements = new MatterElements(MatterCode.Parse("broken"), origin: null, UnifiedPart(Unified().With("U043", null))),
        };
        var localOnly = Carrying(Matter(local: Local().With("L28", null)));
        var coverage = ElementCoverage.Of([levy, without, broken, localOnly], validator);
        Assert.Equal((3, "M-1 broken"), (coverage.Matters, string.Join(' ', coverage.Incomplete)));
        Assert.Equal(1m / 3m, coverage.Rate);
        Assert.Equal((1, 1m), (ElementCoverage.Of([Old], validator).Matters, ElementCoverage.Of([Old], validator).Rate));
        Assert.Equal(1m, ElementCoverage.Of([levy], validator).Rate);
    }

    private static Matter Carrying(MatterElements elements) =>
        new(elements.Matter, "虚构场所经营许可", MatterKind.Licence, "某局", Arbitraries.Part(1, isWhole: true), Arbitraries.Units("441202", "441203")) { Elements = elements };

    private static MatterElements Of(CatalogueEdition edition) => edition.Find(Old.Code)!.Elements!;

    private static OneOf.OneOf<Refusal, ChangeState> Decide(MatterEdit edit) => Decide(edit, County1, County2, CountyData);

    private static OneOf.OneOf<Refusal, ChangeState> Decide(MatterEdit edit, CatalogueEditor proposer, CatalogueEditor checker, CatalogueEditor reviewer)
    {
        var change = CatalogueChange.Replay([CatalogueChange.Draft("c", ChangeCause.FunctionsAdjusted, Evidence, [edit], proposer, Start).Value()]);
        change = change.Apply(change.Submit(proposer, Start).Value());
        change = change.Apply(change.Check(checker, Start).Value());
        return change.Approve(Day(1), Base, reviewer, Start).Match<OneOf.OneOf<Refusal, ChangeState>>(refusal => refusal, approved => change.Apply(approved).State);
    }

    private static string Rises(Matter before, Matter after) =>
        string.Join(' ', EditionComparison.Between(Edition(before), new CatalogueEdition("b", Start, [after])).RisesWithoutBasis.Select(finding => finding.Field));

    private static string Shown(Matter before, Matter after) =>
        string.Join(' ', EditionComparison.Between(Edition(before), new CatalogueEdition("b", Start, [after])).Matters.Single().Elements.Select(element => $"{element.Element} → {element.After}"));
}
