using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Zhaoqing.GovServices.TimeLimit;

namespace Zhaoqing.GovServices.Catalogue.Tests.Themes;

[Properties(Arbitrary = [typeof(ThemeWorld)], MaxTest = 300, QuietOnSuccess = true)]
public class ThemeTests
{
    private static readonly ThemeQuestion Premises = new("premises", "经营场所是否为自有?", ["自有", "租赁"]);

    [Fact]
    public void A_cycle_is_refused_with_its_path_named()
    {
        var refusal = Theme.Of("环", RefusalPolicy.StopAll, [Member(0, 2), Member(1, 0), Member(2, 1), Member(3, 0)]).AsT0;
        Assert.Equal("catalogue.theme-cycle", refusal.Code);
        string path = refusal.Fields.Single().Message;
        Assert.Contains(path, (string[])["M-0→M-1→M-2→M-0", "M-1→M-2→M-0→M-1", "M-2→M-0→M-1→M-2"]);
        Assert.Contains(path, refusal.Message, StringComparison.Ordinal);
        Assert.Equal("M-0→M-0", Theme.Of("环", RefusalPolicy.StopAll, [Member(0, 0), Member(1)]).AsT0.Fields.Single().Message);
    }

    [Property]
    [Clause("CON-1.2")]
    public Property A_graph_is_taken_exactly_where_an_order_exists_and_a_named_cycle_is_one() => Prop.ForAll(
        (from count in Gen.Choose(2, 5)
         from edges in Gen.SubListOf(Enumerable.Range(0, count).SelectMany(i => Enumerable.Range(0, count).Select(j => (From: i, To: j))))
         select (count, edges)).ToArbitrary(),
        graph =>
        {
            var (count, edges) = graph;
            // The model takes away what waits for nothing until nothing can be taken.
            var left = Enumerable.Range(0, count).ToHashSet();
            while (left.RemoveWhere(i => !edges.Any(edge => edge.To == i && left.Contains(edge.From))) > 0)
            {
            }

            var made = Theme.Of("图", RefusalPolicy.GoOn, Enumerable.Range(0, count).Select(i => Member(i, [.. edges.Where(edge => edge.To == i).Select(edge => edge.From)])));
            Assert.Equal(left.Count > 0, made.IsT0);
            if (made.IsT0)
            {
                int[] path = [.. made.AsT0.Fields.Single().Message.Split('→').Select(code => int.Parse(code[2..]))];
                Assert.Equal(path[0], path[^1]);
                Assert.All(path.Zip(path.Skip(1)), step => Assert.Contains(step, edges));
            }
            else
            {
                var order = made.AsT1.Members.Select(member => int.Parse(member.Matter.ToString()[2..])).ToList();
                Assert.Equal(Enumerable.Range(0, count), order.Order());
                Assert.All(edges, edge => Assert.True(order.IndexOf(edge.From) < order.IndexOf(edge.To)));
            }
        });

    [Fact]
    public void What_makes_no_theme_is_refused_by_name()
    {
        Assert.Equal("catalogue.theme-too-small", Refused(Member(0)));
        Assert.Equal("catalogue.theme-too-large", Refused([.. Enumerable.Range(0, Theme.MaxMembers + 1).Select(i => Member(i))]));
        Assert.True(Theme.Of("链", RefusalPolicy.StopAll, Enumerable.Range(0, Theme.MaxMembers).Select(i => i == 0 ? Member(0) : Member(i, i - 1))).IsT1);
        Assert.Equal("catalogue.theme-member-twice", Refused(Member(0), Member(0)));
        Assert.Equal("catalogue.theme-member-unknown", Refused(Member(0), Member(1, 7)));
        Assert.Equal("catalogue.theme-question-fault", Refused(Member(0), Member(1) with { When = [new ThemeCondition("premises", ["自有"])] }));
        Assert.Equal("catalogue.theme-field-twice", Refused(Member(0) with { Fields = [Field("a"), Field("a")] }, Member(1)));
        Assert.Equal("catalogue.theme-field-conflict", Refused(Member(0) with { Fields = [Field("a")] }, Member(1) with { Fields = [Field("a") with { Type = FieldType.Day }] }));
        var passed = ImmutableDictionary<MaterialCode, MatterCode>.Empty.Add(MaterialCode.Parse("x"), Plan.Code(0));
        Assert.Equal("catalogue.theme-passed-without-order", Refused(Member(0), Member(1) with { PassedInside = passed }));
        Assert.Throws<ArgumentException>(() => Theme.Of("名", (RefusalPolicy)9, [Member(0), Member(1)]));
        Assert.Throws<ArgumentException>(() => Theme.Of(" ", RefusalPolicy.GoOn, [Member(0), Member(1)]));
        Assert.Throws<ArgumentException>(() => Theme.Of("名", RefusalPolicy.GoOn, [Member(0) with { Copies = ImmutableDictionary<MaterialCode, int>.Empty.Add(MaterialCode.Parse("x"), 0) }, Member(1)]));
    }

    [Fact]
    public void Questions_that_nobody_can_answer_are_refused()
    {
        ThemeQuestion[] wrong =
        [
            Premises with { Id = " " }, Premises with { Text = "" }, Premises with { Options = ["自有"] }, Premises with { Options = ["自有", "自有"] },
        ];
        Assert.All(wrong, question => Assert.Equal("catalogue.theme-question-fault", Theme.Of("名", RefusalPolicy.GoOn, [Member(0), Member(1)], question).AsT0.Code));
        Assert.Equal("catalogue.theme-question-fault", Theme.Of("名", RefusalPolicy.GoOn, [Member(0), Member(1)], Premises, Premises).AsT0.Code);
        foreach (var condition in (ThemeCondition[])[new("premises", []), new("premises", ["借用"]), new("other", ["自有"])])
            Assert.Equal("catalogue.theme-question-fault", Theme.Of("名", RefusalPolicy.GoOn, [Member(0), Member(1) with { When = [condition] }], Premises).AsT0.Code);
    }

    [Fact]
    public void The_situation_chooses_the_members()
    {
        var theme = Theme.Of("开店", RefusalPolicy.StopAll, [Member(0), Member(1) with { When = [new ThemeCondition("premises", ["租赁"])] }], Premises).AsT1;
        Assert.Equal("M-0 M-1", Chosen(("premises", "租赁")));
        Assert.Equal("M-0", Chosen(("premises", "自有")));
        Assert.Equal(("catalogue.theme-answer-missing", "answers.premises"), (theme.Choose().AsT0.Code, theme.Choose().AsT0.Fields.Single().Field));
        Assert.Equal("catalogue.theme-answer-unknown", Refused(("premises", "借用")));
        Assert.Equal("catalogue.theme-answer-unknown", Refused(("premises", "自有"), ("other", "自有")));
        var nothing = Theme.Of("无", RefusalPolicy.StopAll, [.. theme.Members.Select(member => member with { When = [new ThemeCondition("premises", ["租赁"])] })], Premises).AsT1;
        Assert.Equal("catalogue.theme-nothing-chosen", nothing.Choose(new Dictionary<string, string> { ["premises"] = "自有" }).AsT0.Code);

        string Chosen(params (string, string)[] answers) => string.Join(' ', theme.Choose(answers.ToDictionary()).AsT1.Members.Select(member => member.Matter));
        string Refused(params (string, string)[] answers) => theme.Choose(answers.ToDictionary()).AsT0.Code;
    }

    [Fact]
    public void A_member_left_out_in_the_middle_leaves_the_order_of_the_others()
    {
        var theme = Theme.Of("链", RefusalPolicy.StopDependants, [Member(2, 1), Member(1, 0) with { When = [new ThemeCondition("premises", ["租赁"])] }, Member(0)], Premises).AsT1;
        var choice = theme.Choose(new Dictionary<string, string> { ["premises"] = "自有" }).AsT1;
        Assert.Equal([Plan.Code(0)], choice.Before[Plan.Code(2)].AsEnumerable());
        Assert.Equal([Plan.Code(2)], choice.AfterRefusal(Plan.Code(0)).Stopped.AsEnumerable());
    }

    [Property]
    [Clause("CON-1.2")]
    public Property A_refusal_stops_what_the_policy_says_and_touches_nothing_decided() => Prop.ForAll(
        ThemeWorld.Plan(), Gen.Choose(0, 100).ToArbitrary(), Gen.SubListOf(0, 1, 2, 3, 4, 5).ToArbitrary(), (plan, pick, decidedMembers) =>
        {
            var refused = Plan.Code(pick % plan.Count);
            var decided = decidedMembers.Select(Plan.Code).ToList();
            var open = Enumerable.Range(0, plan.Count).Select(Plan.Code).Except(decided).Where(code => code != refused).ToHashSet();
            var after = plan.Paths().SelectMany(path => path.Select(Plan.Code).SkipWhile(code => code != refused).Skip(1)).ToHashSet();
            var effects = Enum.GetValues<RefusalPolicy>().ToDictionary(policy => policy, policy => plan.Theme(policy).Choose().AsT1.AfterRefusal(refused, decided));
            Assert.All(effects.Values, effect => Assert.Equal(open.Order(), effect.Stopped.Concat(effect.GoingOn).Order()));
            Assert.Equal(open.Order(), effects[RefusalPolicy.StopAll].Stopped.Order());
            Assert.Equal(open.Intersect(after).Order(), effects[RefusalPolicy.StopDependants].Stopped.Order());
            Assert.Empty(effects[RefusalPolicy.GoOn].Stopped);
        });

    [Fact]
    [Clause("CON-6.4")]
    public void A_bundle_is_a_theme_on_its_channel()
    {
        var theme = Theme.Of("套餐", RefusalPolicy.GoOn, [Member(0), Member(1)]).AsT1;
        Assert.False(theme.IsOn("粤省事"));
        Assert.Throws<ArgumentException>(() => theme.Choose().AsT1.AfterRefusal(Plan.Code(9)));
        var bundle = theme with { Channels = ["粤省事"] };
        Assert.True(bundle.IsOn("粤省事"));
        Assert.False(bundle.IsOn("粤商通"));
    }

    private static ThemeMember Member(int number, params int[] after) => new(Plan.Code(number)) { After = [.. after.Select(Plan.Code)] };

    private static FormField Field(string key) => new(key, $"字段{key}", FieldType.Text, IsRequired: false);

    private static string Refused(params ThemeMember[] members) => Theme.Of("名", RefusalPolicy.StopAll, members).AsT0.Code;
}
