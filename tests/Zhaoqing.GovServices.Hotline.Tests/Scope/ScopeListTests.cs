using System.Text;
using System.Text.Json;
using NodaTime;
using Zhaoqing.GovServices.Hotline.Hosting;

namespace Zhaoqing.GovServices.Hotline.Tests.Scope;

/// <summary>Lists of who takes what.</summary>
public sealed class ScopeListTests
{
    private static readonly LocalDate Day = new(2026, 3, 2);

    [Fact]
    [Clause("PLT-3.6")]
    [Clause("PLT-3.7")]
    public void The_urgent_part_goes_and_the_rest_keeps_its_own_owner()
    {
        var answer = Of(Rule("U", DemandClass.Urgent, ScopeOwner.Police, "持刀"), Rule("A", DemandClass.InScope, ScopeOwner.Hotline, "路灯")).Read("路灯不亮,有人持刀", Day);
        Assert.Equal("U", answer.Urgent!.Rule.Id);
        Assert.Equal(("A", BridgeDesk.Hotline), answer.Rest.Match(clear => (clear.By.Rule.Id, answer.ForBridge().Owner!.Value), _ => default, _ => default));
    }

    [Fact]
    public void It_is_clear_ambiguous_or_not_ruled()
    {
        var list = Of(Rule("A", DemandClass.InScope, ScopeOwner.Hotline, "噪音"), Rule("P", DemandClass.InScope, ScopeOwner.Police, "打架"), Rule("C", DemandClass.StatutoryRoute, ScopeOwner.StatutoryBody, "判决"));
        Assert.Equal("clear", Kind(list, "噪音太大"));
        Assert.Equal("ambiguous", Kind(list, "噪音太大,还打架"));
        Assert.Equal("unruled", Kind(list, "你好"));
        Assert.Equal(ScopeOwner.StatutoryBody, list.Read("噪音案的判决不公", Day).Rest.Match(clear => clear.Owner, _ => default, _ => default));
        Assert.Null(list.Read("噪音太大,还打架", Day).ForBridge().Owner);
    }

    [Fact]
    public void A_rule_holds_from_a_day_through_a_day_and_not_with_a_word_that_excludes_it()
    {
        var rule = Rule("A", DemandClass.InScope, ScopeOwner.Hotline, "路灯") with { From = Day, Through = Day, Unless = ["自家"] };
        var list = Of(rule);
        Assert.Equal(["unruled", "clear", "unruled"], new[] { -1, 0, 1 }.Select(days => list.Read("路灯不亮", Day.PlusDays(days)).Rest.Match(_ => "clear", _ => "ambiguous", _ => "unruled")));
        Assert.Equal("unruled", Kind(list, "自家路灯不亮"));
    }

    [Fact]
    public void A_list_that_makes_no_sense_is_none()
    {
        Assert.Throws<ArgumentException>(() => Of(Rule("A", DemandClass.Urgent, ScopeOwner.Hotline, "火")));
        Assert.Throws<ArgumentException>(() => Of(Rule("A", DemandClass.InScope, ScopeOwner.Hotline, " ")));
        Assert.Throws<ArgumentException>(() => Of(Rule("A", DemandClass.InScope, ScopeOwner.Hotline, "灯"), Rule("A", DemandClass.InScope, ScopeOwner.Police, "灯")));
        Assert.Throws<ArgumentException>(() => Of(Rule("A", DemandClass.InScope, ScopeOwner.Hotline, "灯") with { From = Day, Through = Day.PlusDays(-1) }));
    }

    [Theory]
    [InlineData("""{"edition":1,"rules":[{"id":"A","class":"inScope","owner":"hotline","words":[["灯"]],"basis":"清单","from":"2025-06-01","colour":"red"}]}""")]
    [InlineData("""{"edition":1,"rules":[{"id":"A","class":"inScope","owner":"nobodyKnown","words":[["灯"]],"basis":"清单","from":"2025-06-01"}]}""")]
    [InlineData("""{"edition":1,"rules":[{"id":"A","class":"urgent","owner":"hotline","words":[["灯"]],"basis":"清单","from":"2025-06-01"}]}""")]
    [InlineData("""{"edition":1,"rules":[{"id":"A","class":"inScope","owner":"hotline","words":[["灯"]],"from":"2025-06-01"}]}""")]
    [InlineData("""{"edition":1,"edition":2,"rules":[]}""")]
    [InlineData("null")]
    public void A_file_that_is_none_is_told(string text)
    {
        using var file = new MemoryStream(Encoding.UTF8.GetBytes(text));
        Assert.Throws<JsonException>(() => ScopeListFile.Read(file));
    }

    [Fact]
    public void A_file_is_read()
    {
        using var file = new MemoryStream("""{"edition":3,"rules":[{"id":"A","class":"inScope","owner":"hotline","words":[["灯"],["坏","不亮"]],"basis":"清单","from":"2025-06-01"}]}"""u8.ToArray());
        var list = ScopeListFile.Read(file);
        Assert.Equal((3, "clear", "unruled"), (list.Edition, Kind(list, "灯不亮"), Kind(list, "灯很好")));
    }

    private static ScopeList Of(params IEnumerable<ScopeRule> rules) => new(1, rules);

    private static string Kind(ScopeList list, string text) => list.Read(text, Day).Rest.Match(_ => "clear", _ => "ambiguous", _ => "unruled");

    private static ScopeRule Rule(string id, DemandClass demand, ScopeOwner owner, string word) => new(id, demand, owner, [[word]], [], "清单", new LocalDate(2025, 6, 1), Through: null);
}
