using FsCheck.Xunit;

namespace Zhaoqing.GovServices.Catalogue.Tests.Matters;

[Properties(Arbitrary = [typeof(Arbitraries)], MaxTest = 200, QuietOnSuccess = true)]
public class MatterTests
{
    [Property]
    public void Every_list_of_a_matter_shares_one_unified_part(Matter[] matters)
    {
        foreach (var matter in matters)
        {
            Assert.All(matter.Lists, list =>
            {
                Assert.Same(matter.Unified, list.Unified);
                Assert.Equal((matter.Code, matter.CanApply), (list.Matter, list.CanApply));
                Assert.True(matter.Unified.Materials == list.Materials && matter.Unified.Steps == list.Steps);
                Assert.Same(matter.Unified.DecisionLimit, list.DecisionLimit);
                Assert.Same(matter.Unified.DeliveryLimit, list.DeliveryLimit);
            });
            Assert.Equal(matter.Lists.Select(list => $"{list.Division}").Order(StringComparer.Ordinal), matter.Lists.Select(list => $"{list.Division}"));
        }
    }

    [Property]
    public void A_matter_serves_what_holds_or_lies_in_one_of_its_divisions(Matter[] matters, DivisionCode division)
    {
        string text = division.ToString();
        foreach (var matter in matters)
        {
            bool expected = matter.Lists.Any(list =>
                text.StartsWith(list.Division.ToString(), StringComparison.Ordinal) || list.Division.ToString().StartsWith(text, StringComparison.Ordinal));
            Assert.Equal(expected, matter.Serves(division));
        }
    }

    [Fact]
    [Clause("STD-2.6")]
    public void A_division_has_one_deciding_authority()
    {
        Assert.Throws<ArgumentException>(() => Arbitraries.Simple("x", "441202", "441202000000"));
        Assert.Throws<ArgumentException>(() => new Authority(" ", Code: null));
        var list = Assert.Single(Arbitraries.Simple("x", "441202").Lists);
        Assert.Equal(("441202某局", "441202"), (list.Authority.Name, list.Division.ToString()));
    }

    [Fact]
    public void One_can_apply_where_there_are_materials_and_nothing_is_missing()
    {
        Assert.True(Arbitraries.Part(1, isWhole: true).CanApply);
        Assert.False(Arbitraries.Part(0, isWhole: true).CanApply);
        Assert.False(Arbitraries.Part(1, isWhole: false).CanApply);
        Assert.False(UnifiedPart.Empty.CanApply);
    }

    [Fact]
    public void A_matter_without_name_or_code_is_not_built()
    {
        Assert.Throws<ArgumentException>(() => new Matter(MatterCode.Parse("x"), " ", MatterKind.Licence, "", UnifiedPart.Empty));
        Assert.Throws<InvalidOperationException>(() => new Matter(default, "事项", MatterKind.Licence, "", UnifiedPart.Empty));
    }
}
