using System.Collections.Immutable;

namespace Zhaoqing.GovServices.Catalogue.Tests;

/// <summary>The examples of docs/catalogue.md on codes, elements, validators, situations and reasons, as they stand there.</summary>
public class ExampleTests
{
    [Fact]
    public void The_codes_of_the_page_are_true()
    {
        var code = ImplementCode.Parse("12441500196720244T3442199806003");
        Assert.Equal("12441500196720244T City 44 806", $"{code.Body} {code.Level} {code.Basic?.Region} {code.Basic?.MainItem}");
        var here = CodeSet.Of("gbt39046", "A.4").AsT1;
        var there = CodeSet.Of("platform-1", "A.4").AsT1;
        Assert.Equal("9", here.Map("6", there).Match(no => no.Message, entry => entry.Code));
    }

    [Fact]
    public void The_elements_and_the_validator_of_the_page_are_true()
    {
        var set = ElementSet.Shipped;
        var unified = ElementPart.Unified(set, [(ElementId.Parse("U001"), "示例事项"), (ElementId.Parse("U013"), "肇庆市某局")]);
        var local = ElementPart.Local(set, (ElementId.Parse("L28"), "0758-0000001"), (ElementId.Parse("L32"), "0758-0000001"));
        var matter = new MatterElements(MatterCode.Parse("demo"), origin: null, unified, (DivisionCode.Parse("441202"), local));
        var findings = new ElementValidator(set).Validate(matter);
        Assert.Equal("“咨询电话”与监督电话相同。", findings.First(finding => finding.Rule == "V42").Message);

        var county = new CatalogueEditor("county-1", EditorRole.Department, DivisionCode.Parse("441202"));
        var edited = matter.Edit([new ElementEdit(ElementId.Parse("U043"), "另有条件", county.Level)], county, ChangeCause.FunctionsAdjusted);
        Assert.Equal("“受理条件”是市统筹要素,全市一致,不能由各地修改;请向市级业务主管部门(肇庆市某局)提出调整建议。", edited.Match(no => no.Message, _ => ""));
    }

    [Fact]
    public void The_tree_of_the_page_is_true()
    {
        var seats = new SituationQuestion("seats", "能坐几人?", [new("small") { Numbers = new(1, 49) }, new("large") { Numbers = new(51, 500) }]) { Numbers = new(1, 500) };
        ImmutableArray<Situation> situations = [new("small", "小餐馆", []), new("large", "大餐馆", [MaterialCode.Parse("demo-1")])];
        Assert.Equal("答案“50”没有去向。", SituationTree.Of([seats], situations).Match(no => no.Fields[0].Message, _ => "sound"));

        var whole = seats with { Branches = seats.Branches.SetItem(0, new("small") { Numbers = new(1, 50) }) };
        var tree = SituationTree.Of([whole], situations).AsT1;
        var answer = tree.Follow(new Dictionary<string, string> { ["seats"] = "120" });
        Assert.Equal("大餐馆", answer.Match(no => no.Message, next => next.Text, situation => situation.Name));
    }
}
