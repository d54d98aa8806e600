using Zhaoqing.GovServices.Catalogue;
using Zhaoqing.GovServices.CrossRegion.Tests.Sides;

namespace Zhaoqing.GovServices.CrossRegion.Tests;

/// <summary>The example of the README.</summary>
public sealed class ExampleTests
{
    [Fact]
    public void The_example_of_the_README_is_true()
    {
        var (matter, day, number, now) = (MatterCode.Parse("demo"), Sample.Day, Said.Number, Said.Start);
        RoutedMatter[] matters = [new(matter, "示例事项", "示例局", DivisionLevel.County) { Nature = MatterNature.NeedsPresence }];
        var agreement = Sample.Agreed("fo-zhao", new AgreementParty(Sample.FoshanCity), new AgreementParty(Sample.ZhaoqingCity), Sample.Item(matter, AgreementDirection.FirstReceives, "441202", "端州区示例局"));
        var opening = Said.Opening();

        var rules = CrossRegionRules.Of(DivisionTree.Shipped, matters, AgreementSet.Of(agreement).AsT1).AsT1;
        var route = rules.Route(matter, DivisionCode.Parse("440605"), new RouteApplicant(DivisionCode.Parse("441202")), day).AsT1;
        Assert.Equal("FoZhao CollectOnBehalf 端州区示例局 True", $"{route.Kind} {route.Mode} {route.AuthorityName} {route.IsOpen}");

        var window = HandoverCase.Empty(number, HandoverSide.Receiving);
        window = window.Take(window.Write(new CaseBegun(opening), Guid.CreateVersion7(), now).AsT1).Case;
        Assert.Equal("Drafted Receiving True", $"{window.View!.State} {window.View.Owner} {window.IsResponsible}");
    }
}
