using System.Collections.Immutable;

namespace Zhaoqing.GovServices.Catalogue.Import.Tests;

public class HousingTests
{
    [Theory]
    [InlineData("", 9)]
    [InlineData("县级以上", 9)]
    [InlineData("县级", 8)]
    [InlineData("市级", 1)]
    [InlineData("省级", 1)]
    [InlineData("省级;国家级", 1)]
    [InlineData("县级;市级", 9)]
    [InlineData("市级;县级", 9)]
    [InlineData("县级;市级;省级;国家级", 9)]
    [InlineData("乡级", 0)]
    public void The_level_of_the_text_tells_who_decides(string level, int lists)
    {
        var matter = SmallFiles.Import(SmallFiles.With("guides.csv", "level", level)).Edition.Matters.Single();
        Assert.Equal(lists, matter.Lists.Length);
        if (lists == 1) Assert.Equal("4412", matter.Lists[0].Division.ToString());
    }

    [Fact]
    public void A_matter_that_no_unit_can_decide_is_a_finding()
    {
        var cityOnly = new Housing([new DecidingUnit(DivisionCode.Parse("4412"), new Authority("市示例局", Code: null))]);
        var report = RealFiles.Import(SmallFiles.Texts(), cityOnly).AsT1;
        Assert.Equal(1, report.CountsByRule["matter.no-unit"]);
        Assert.Empty(report.Edition.Matters.Single().Lists);
        var alone = SmallFiles.With("guides.csv", "matters_no", "");
        Assert.Equal(2, RealFiles.Import(alone, cityOnly).AsT1.CountsByRule["matter.no-unit"]);
    }

    [Fact]
    public void Two_units_for_a_division_and_other_levels_are_the_caller_s_mistake()
    {
        Assert.Throws<ArgumentException>(() => Of("441202", "441202000000"));
        Assert.Throws<ArgumentException>(() => Of("44"));
        Assert.Throws<ArgumentException>(() => Of("441202001"));
        Assert.Throws<ArgumentException>(() => new Housing(default));
        static Housing Of(params string[] codes) =>
            new([.. codes.Select(code => new DecidingUnit(DivisionCode.Parse(code), new Authority("某局", Code: null)))]);
    }
}
