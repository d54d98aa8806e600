using FsCheck.Xunit;
using NodaTime;
using Zhaoqing.GovServices.TimeLimit;
using static Zhaoqing.GovServices.Catalogue.Tests.Changes.Editors;

namespace Zhaoqing.GovServices.Catalogue.Tests.Changes;

[Properties(Arbitrary = [typeof(Arbitraries)], MaxTest = 200, QuietOnSuccess = true)]
public class EditionComparisonTests
{
    private static readonly Matter Old = Arbitraries.Simple("M-1", "4412");

    [Property(DisplayName = "Two editions differ exactly in the matters whose hashes differ; compared the other way round, what was new is gone")]
    public void Editions_differ_where_hashes_differ(Matter[] before, Matter[] after)
    {
        var comparison = EditionComparison.Between(Edition(before), Edition(after));
        var was = before.ToDictionary(matter => matter.Code, MatterHash.Of);
        var now = after.ToDictionary(matter => matter.Code, MatterHash.Of);
        var expected = was.Keys.Union(now.Keys).Where(code => was.GetValueOrDefault(code) != now.GetValueOrDefault(code)).Order();
        Assert.Equal(expected, comparison.Matters.Select(matter => matter.Code));
        Assert.Equal(was.Keys.Where(code => now.GetValueOrDefault(code) != was[code]).ToHashSet(), comparison.Touched(was.Keys).ToHashSet());
        var back = EditionComparison.Between(Edition(after), Edition(before));
        Assert.Equal(comparison.Matters.Select(matter => (matter.Before?.Code, matter.After?.Code)), back.Matters.Select(matter => (matter.After?.Code, matter.Before?.Code)));
        Assert.Empty(EditionComparison.Between(Edition(before), Edition(before.Reverse())).Matters);
    }

    [Fact]
    [Clause("REG-3.15")]
    public void It_says_what_is_more_what_is_less_and_what_has_no_basis()
    {
        var after = Old.Renamed("新名").With(Old.Unified with
        {
            DecisionLimit = new DecisionLimit(Limit.WorkingDays(30), LimitStart.Acceptance, Old.Unified.DecisionLimit!.Ground),
            DeliveryLimit = new LegalLimit(Limit.WorkingDays(5), Old.Unified.DeliveryLimit!.Ground),
            Materials = [new ListMaterial(MaterialCode.Parse("m-2"), "新证明", Necessity.Required) { Ground = Evidence }],
            Steps = [.. Old.Unified.Steps, new ListStep(2, "公示", Actor: null, Limit: null, Counted: null, Ground: null)],
        });
        var comparison = EditionComparison.Between(Edition(Old), Edition(after));
        Assert.Equal(
            """
            共有1个事项变动。
            调整 M-1 新名
              事项名称:“示例事项”改为“新名”
              法定办结时限:“自受理之日起20个工作日”改为“自受理之日起30个工作日”(增加,未写明依据)
              送达时限:“10个工作日”改为“5个工作日”(减少)
              申请材料:取消“材料1”(减少)
              申请材料:新增“新证明(必要)”(增加,依据《某条例》第一条)
              办理环节:“1个:审查(3个工作日)”改为“2个:审查(3个工作日)、公示”(增加,未写明依据)
            """.ReplaceLineEndings("\n"),
            comparison.ToString());
        Assert.Equal(["法定办结时限", "办理环节"], comparison.RisesWithoutBasis.Select(finding => finding.Field));
    }

    [Theory]
    [InlineData(Necessity.Optional, Necessity.Required, Burden.Heavier)]
    [InlineData(Necessity.Optional, Necessity.Tolerable, Burden.Heavier)]
    [InlineData(Necessity.Required, Necessity.Tolerable, Burden.Lighter)]
    [InlineData(Necessity.Tolerable, Necessity.Optional, Burden.Lighter)]
    public void A_material_weighs_by_its_necessity(Necessity was, Necessity now, Burden burden) =>
        Assert.Equal(burden, Assert.Single(Difference(part => part with { Materials = [Material(was)] }, part => part with { Materials = [Material(now)] })).Burden);

    [Fact]
    public void Limits_of_different_units_are_never_called_lighter()
    {
        Assert.Equal(Burden.Heavier, Assert.Single(Difference(part => part, part => part with { DecisionLimit = Of(Limit.CalendarDays(5, LastDayRule.AsIs)) })).Burden);
        Assert.Equal(Burden.Lighter, Assert.Single(Difference(part => part, part => part with { DecisionLimit = Of(Limit.SameDay) })).Burden);
        Assert.Equal(Burden.Heavier, Assert.Single(Difference(part => part, part => part with { DecisionLimit = null })).Burden);
        Assert.Equal(Burden.Lighter, Assert.Single(Difference(part => part with { DecisionLimit = null }, part => part)).Burden);

        static DecisionLimit Of(Limit limit) => new(limit, LimitStart.Acceptance, Evidence);
    }

    [Fact]
    public void Another_authority_and_another_guide_are_told()
    {
        var moved = new Matter(Old.Code, Old.Name, Old.Kind, Old.Department, Old.Unified, [.. Arbitraries.Units("441202")]) { Bases = Old.Bases };
        Assert.Equal(["实施机关", "实施机关"], EditionComparison.Between(Edition(Old), Edition(moved)).Matters[0].Elements.Select(element => element.Element));
        Assert.Equal("办事指南", Assert.Single(EditionComparison.Between(Edition(Old), Edition(Old with { Source = "另一来源" })).Matters[0].Elements).Element);
    }

    [Fact]
    [Clause("STD-3.5")]
    public void The_same_source_rate_is_one_exactly_where_nothing_drifts()
    {
        var source = Edition(Old);
        var whole = new ChannelCopy("窗口", Old.Code, MatterHash.Of(Old), Start);
        Assert.Equal(1m, SameSource.Of(source, [], Day(1)).Rate);
        Assert.Equal(1m, SameSource.Of(source, [whole, whole with { Channel = "粤省事" }], Day(1)).Rate);
        var half = SameSource.Of(source, [whole, whole with { Hash = MatterHash.Of(Old.Renamed("旧名")) }, whole, whole with { Matter = MatterCode.Parse("M-9") }], Day(1));
        Assert.Equal(0.5m, half.Rate);
        Assert.Equal([(MatterHash.Of(Old), Duration.FromDays(1)), (null, Duration.FromDays(1))], half.Drifts.Select(drift => (drift.SourceHash, drift.Age)));
    }

    [Fact]
    [Clause("STD-1.3")]
    public void A_service_that_no_catalogue_has_is_told_apart_from_an_old_copy()
    {
        var source = Edition(Old);
        var old = new ChannelCopy("窗口", Old.Code, MatterHash.Of(Old.Renamed("旧名")), Start);
        var none = new ChannelCopy("窗口", MatterCode.Parse("M-9"), MatterHash.Of(Old), Start);

        Assert.Equal(none, Assert.Single(SameSource.Of(source, [old, none], Day(1)).OffCatalogue).Copy);
    }

    [Fact]
    [Clause("REG-4.10")]
    public void An_old_copy_is_let_stand_for_as_long_as_a_cache_may_last_and_not_longer()
    {
        var source = Edition(Old);
        var cache = Duration.FromHours(1);
        ChannelCopy At(Duration after) => new("窗口", Old.Code, MatterHash.Of(Old.Renamed("旧名")), source.Effective + after);
        var same = SameSource.Of(source, [At(Duration.Zero), At(cache), At(cache + Duration.Epsilon), At(Duration.FromDays(9)) with { Hash = MatterHash.Of(Old) }], Day(30));

        Assert.Equal(source.Effective + cache + Duration.Epsilon, Assert.Single(same.BeyondCache(source, cache)).Copy.ReadAt);
    }

    private static System.Collections.Immutable.ImmutableArray<ElementDifference> Difference(Func<UnifiedPart, UnifiedPart> before, Func<UnifiedPart, UnifiedPart> after) =>
        EditionComparison.Between(Edition(Old.With(before(Old.Unified))), Edition(Old.With(after(Old.Unified)))).Matters[0].Elements;

    private static ListMaterial Material(Necessity necessity) => new(MaterialCode.Parse("m-1"), "材料1", necessity);
}
