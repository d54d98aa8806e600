using NodaTime;

namespace Zhaoqing.GovServices.Catalogue.Tests.Elements;

public class ElementSetTests
{
    private const string Head = "#\tx\t1\t2026-01-01\t1\t1\t来源\nid\towner\tgroup\tname\tenglish\ttype\trequirement\twhen\tinherited\tper-material\tpersonal\n";
    private const string U1 = "U1\tunified\t组\t名\tName\tT10\tR\t\t0\t0\t0\n", L1 = "L1\tlocal\t组\t名\tName\tB\tR\t\t0\t0\t0\n";

    [Fact]
    [Clause("STD-4.2")]
    [Clause("STD-4.3")]
    public void The_shipped_set_has_130_unified_and_68_local_elements_apart_from_each_other()
    {
        var set = ElementSet.Shipped;
        var unified = set.Elements.Where(element => element.Owner == ElementOwner.Unified).Select(element => element.Id).ToHashSet();
        var local = set.Elements.Where(element => element.Owner == ElementOwner.Local).Select(element => element.Id).ToHashSet();
        Assert.Equal((130, 68, 198), (unified.Count, local.Count, set.Elements.Length));
        Assert.Empty(unified.Intersect(local));
        Assert.Equal((130, 68), (set.UnifiedCount, set.LocalCount));
        Assert.Equal(Enumerable.Range(1, 130).Select(n => $"U{n:D3}").Concat(Enumerable.Range(1, 68).Select(n => $"L{n:D2}")), set.Elements.Select(element => element.Id.ToString()));
        Assert.Equal(Enumerable.Range(0, 198), set.Elements.Select(element => element.Ordinal));
        Assert.Equal((25, new LocalDate(2026, 11, 29)), (set.Elements.Count(element => element.IsPerMaterial), set.Day));
        Assert.Contains("方案", set.Source);
    }

    [Theory]
    [InlineData("受理条件", ElementOwner.Unified)]
    [InlineData("材料模板(空白表格)", ElementOwner.Unified)]
    [InlineData("材料样例(示例样表)", ElementOwner.Unified)]
    [InlineData("免提交措施", ElementOwner.Unified)]
    [InlineData("办理形式", ElementOwner.Unified)]
    [InlineData("办理流程说明", ElementOwner.Unified)]
    [InlineData("审查标准", ElementOwner.Unified)]
    [InlineData("办事窗口", ElementOwner.Local)]
    [InlineData("在线申办网址", ElementOwner.Local)]
    [InlineData("咨询电话", ElementOwner.Local)]
    [Clause("STD-4.2")]
    [Clause("STD-4.3")]
    public void The_elements_that_the_plan_names_have_the_owner_that_it_names(string name, ElementOwner owner) =>
        Assert.Equal(owner, Assert.Single(ElementSet.Shipped.Elements, element => element.Name == name).Owner);

    [Theory]
    [InlineData("", "line[1]")]
    [InlineData("#\tx\t1\t2026-02-30\t1\t1\t来源\n", "line[1]")]
    [InlineData("#\tx\t1\t2026-02-28\t1\t1\t来源\nid\n", "line[2]")]
    [InlineData(Head + U1 + L1 + L1, "line[5]")]
    [InlineData(Head + L1 + U1, "line[4]")]
    [InlineData(Head + U1, "line[1]")]
    [InlineData(Head + U1 + "L2\tlocal\t组\t名\tName\tQ\tR\t\t0\t0\t0\n", "line[4]")]
    [InlineData(Head + U1 + "L2\tlocal\t组\t名\tName\tE:gbt39046/A.9\tR\t\t0\t0\t0\n", "line[4]")]
    [InlineData(Head + U1 + "L2\tlocal\t组\t名\tName\tT0\tR\t\t0\t0\t0\n", "line[4]")]
    [InlineData(Head + U1 + "L2\tlocal\t组\t名\tName\tT\tX\t\t0\t0\t0\n", "line[4]")]
    [InlineData(Head + U1 + "L2\tlocal\t组\t名\tName\tT\tR\t\t1\t0\t0\n", "line[4]")]
    [InlineData(Head + U1 + "L2\tlocal\t组\t名\tName\tT\tR\tU1=1\t0\t0\t0\n", "line[4]")]
    [InlineData(Head + U1 + "L2\tlocal\t组\t名\tName\tT\tC\tU9=1\t0\t0\t0\n", "line[4]")]
    [InlineData(Head + U1 + "L2\tlocal\t组\t名\tName\tT\tC\tU1>x\t0\t0\t0\n", "line[4]")]
    [InlineData(Head + "U1\tunified\t组\t名\tName\tT10\tC\tL1=1\t0\t0\t0\n" + L1, "line[3]")]
    [InlineData(Head + "U1\tunified\t组\t名\tName\tT10\tR\t\t0\t2\t0\n" + L1, "line[3]")]
    public void A_table_that_does_not_hold_what_it_says_is_refused_with_its_line(string text, string line)
    {
        var refusal = ElementSet.Read(text).AsT0;
        Assert.Equal(("catalogue.element-set-unreadable", line), (refusal.Code, refusal.Fields[0].Field));
    }

    [Fact]
    public void Another_set_is_read_and_used() =>
        Assert.Equal((1, 1), ElementSet.Read(Head + U1 + L1).Match(_ => (0, 0), set => (set.UnifiedCount, set.LocalCount)));

    [Fact]
    public void Nothing_a_blank_a_stroke_and_none_are_four_things()
    {
        Assert.Equal([false, false, false, true, true], new[] { null, "", "/", "无", "x" }.Select(ElementValue.IsFilled));
        Assert.Equal([false, false, false, false, true], new[] { null, "", "/", "无", "x" }.Select(ElementValue.IsStated));
        Assert.Equal(4, new[] { null, "", "/", "无" }.Select(value => Filled.LocalPart(Filled.Local().With("L23", value)).Digest()).Distinct().Count());
        Assert.Equal(["a", "b"], ElementValue.Split(ElementValue.Join("a", "b")));
        Assert.Empty(ElementValue.Split("无"));
        Assert.Throws<ArgumentException>(() => ElementValue.Join("a\nb"));
    }
}
