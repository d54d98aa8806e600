using Zhaoqing.GovServices.TimeLimit;
using static Zhaoqing.GovServices.Catalogue.Tests.Changes.Editors;

namespace Zhaoqing.GovServices.Catalogue.Tests.Changes;

/// <summary>More that is asked of people where a reviewer would not look for it.</summary>
public sealed class HiddenRiseTests
{
    private static readonly MaterialCode First = MaterialCode.Parse("m-1");
    private static readonly Matter Old = Arbitraries.Simple("M-1", "4412");

    [Fact]
    [Clause("REG-3.15")]
    public void A_way_of_applying_that_saved_something_is_not_taken_away_unseen()
    {
        var mobile = new ChannelVariation(ApplicationChannel.Mobile) { Without = [First], DecisionLimit = Limited(5) };
        Assert.Equal("减少 移动端办理时限、减少 移动端申请材料", Shown(part => part, part => part with { Variations = [mobile] }));
        Assert.Equal("增加 移动端办理时限、增加 移动端申请材料", Shown(part => part with { Variations = [mobile] }, part => part));
        Assert.Equal("增加 移动端办理时限", Shown(part => part with { Variations = [mobile] }, part => part with { Variations = [mobile with { DecisionLimit = Limited(6) }] }));
        Assert.Equal(" 移动端办理条件", Shown(part => part with { Variations = [mobile] }, part => part with { Variations = [mobile with { Conditions = ["电子签名"] }] }));
        Assert.Equal("catalogue.rise-without-basis", Approval(Old.With(Old.Unified with { Variations = [mobile] }), Old));
    }

    [Fact]
    [Clause("REG-3.15")]
    public void A_limit_that_begins_later_and_a_material_that_nothing_replaces_any_more_are_rises()
    {
        Assert.Equal("增加 法定办结时限", Shown(part => part with { DecisionLimit = Limited(20, LimitStart.Receipt) }, part => part));
        Assert.Equal("减少 法定办结时限", Shown(part => part, part => part with { DecisionLimit = Limited(20, LimitStart.Receipt) }));
        var replaced = new ListMaterial(First, "材料1", Necessity.Required) { Replacement = MaterialReplacement.By(["营业执照"], []) };
        Assert.Equal("增加 免提交措施", Shown(part => part with { Materials = [replaced] }, part => part));
        Assert.Equal("减少 免提交措施", Shown(part => part, part => part with { Materials = [replaced] }));
    }

    [Fact]
    public void What_else_is_said_of_a_material_and_in_the_guide_is_shown_beside_other_differences()
    {
        var was = new ListMaterial(First, "材料1", Necessity.Optional) { Situation = "仅限外商投资", Form = "复印件", Issuer = "公安", Note = "甲" };
        Assert.Equal(
            " 材料名称、 材料情形、 材料形式、 材料出具机构、 材料备注",
            Shown(part => part with { Materials = [was] }, part => part with { Materials = [new ListMaterial(First, "材料2", Necessity.Optional) { Form = "原件", Note = "乙" }] }));
        Assert.Equal(" 能否申请", Shown(part => part, part => part with { IsWhole = false }));
        Assert.Equal(" 事项名称、 办事指南", Shown(Old, Old.Renamed("新名") with { Source = "另一来源" }));
    }

    [Fact]
    [Clause("GOAL-1.7")]
    public void No_way_of_applying_asks_for_more_than_the_matter_does()
    {
        Assert.Equal("catalogue.variation-longer", Approval(Old, Old.With(Old.Unified with { Variations = [new(ApplicationChannel.Mobile) { DecisionLimit = Limited(21) }] })));
        Assert.Equal("catalogue.variation-longer", Approval(Old, Old.With(Old.Unified with { Variations = [new(ApplicationChannel.Mobile) { DecisionLimit = new DecisionLimit(Limit.Months(3, LastDayRule.AsIs), LimitStart.Acceptance, Evidence) }] })));
        Assert.Equal("catalogue.variation-material", Approval(Old, Old.With(Old.Unified with { Materials = [], Variations = [new(ApplicationChannel.Mobile) { Without = [First] }] })));
        Assert.Equal("catalogue.variation-twice", Approval(Old, Old.With(Old.Unified with { Variations = [new(ApplicationChannel.Mobile), new(ApplicationChannel.Mobile)] })));
        Assert.Equal("", Approval(Old, Old.With(Old.Unified with { Variations = [new(ApplicationChannel.Mobile) { DecisionLimit = new DecisionLimit(Limit.SameDay, LimitStart.Acceptance, Evidence) }] })));
    }

    [Fact]
    [Clause("STD-3.1")]
    public void An_edit_that_changes_nothing_is_no_change() =>
        Assert.Equal("catalogue.change-empty", CatalogueChange.Draft("c", ChangeCause.ErrorCorrected, Evidence, [MatterEdit.Replace(Old, Old)], Proposer, Start).AsT0.Code);

    private static DecisionLimit Limited(int days, LimitStart start = LimitStart.Acceptance) => new(Limit.WorkingDays(days), start, Old.Unified.DecisionLimit!.Ground);

    private static string Approval(Matter before, Matter after) =>
        InReview("c", MatterEdit.Replace(before, after)).Approve(Day(1), Edition(before), Reviewer, Start).Match(refusal => refusal.Code, _ => "");

    private static string Shown(Func<UnifiedPart, UnifiedPart> before, Func<UnifiedPart, UnifiedPart> after) => Shown(Old.With(before(Old.Unified)), Old.With(after(Old.Unified)));

    private static string Shown(Matter before, Matter after) => string.Join('、', EditionComparison.Between(Edition(before), Edition(after)).Matters[0].Elements
        .Select(element => $"{element.Burden switch { Burden.Lighter => "减少", Burden.Heavier => "增加", _ => "" }} {element.Element}"));
}
