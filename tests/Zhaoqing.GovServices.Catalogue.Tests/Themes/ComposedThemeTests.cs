using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using NodaTime;
using Zhaoqing.GovServices.TimeLimit;

namespace Zhaoqing.GovServices.Catalogue.Tests.Themes;

[Properties(MaxTest = 300, QuietOnSuccess = true)]
public class ComposedThemeTests
{
    private static readonly Gen<ImmutableArray<MaterialUse>> Uses =
        Gen.ArrayOf(
            from member in Gen.Choose(0, 3)
            from code in Gen.Elements("c-1", "c-2", "c-3", "c-4", "c-5")
            from name in Gen.Elements("身份证", "身份证 ", "营业执照", "申请书", "申请書", "Ａ表", "a 表")
            from necessity in Gen.Elements(Enum.GetValues<Necessity>())
            from copies in Gen.Choose(1, 3)
            select new MaterialUse(Plan.Code(member), new ListMaterial(MaterialCode.Parse(code), name, necessity), copies), 7)
        .Select(uses => uses.ToImmutableArray());

    [Fact]
    [Clause("CON-1.1")]
    public void Example_14_one_identity_card_in_the_greater_number_of_copies()
    {
        var theme = Compose(
            (ThemeWorld.Matter("M-0", Limit.SameDay, new ListMaterial(MaterialCode.Parse("a-1"), "身份证", Necessity.Optional)), member => member),
            (ThemeWorld.Matter("M-1", Limit.SameDay, new ListMaterial(MaterialCode.Parse("b-1"), "身份证 ", Necessity.Required)),
                member => member with { Copies = ImmutableDictionary<MaterialCode, int>.Empty.Add(MaterialCode.Parse("b-1"), 2) }));
        var material = Assert.Single(theme.Materials);
        Assert.Equal(("身份证", 2, Necessity.Required, 2), (material.Name, material.Copies, material.Necessity, material.Uses.Length));
    }

    [Property]
    [Clause("CON-1.1")]
    public Property Materials_are_one_exactly_where_code_or_name_leads_from_one_to_the_other() => Prop.ForAll(Uses.ToArbitrary(), uses =>
    {
        var merged = ComposedMaterial.Merge(uses);
        // The model joins groups until none has a code or a name in common with another.
        var groups = uses.Select(use => new List<MaterialUse> { use }).ToList();
        while (Meeting(groups) is { } pair)
        {
            pair.One.AddRange(pair.Other);
            groups.Remove(pair.Other);
        }

        Assert.Equal(groups.Count, merged.Length);
        Assert.Equal(uses.Length, merged.Sum(material => material.Uses.Length));
        Assert.All(merged, material =>
        {
            var group = groups.Single(candidate => candidate.Exists(use => ReferenceEquals(use, material.Uses[0])));
            Assert.True(group.ToHashSet(ReferenceEqualityComparer.Instance).SetEquals(material.Uses));
            Assert.Equal(group.Max(use => use.Copies), material.Copies);
            bool required = group.Exists(use => use.Material.Necessity == Necessity.Required), tolerable = group.Exists(use => use.Material.Necessity == Necessity.Tolerable);
            Assert.Equal(required ? Necessity.Required : tolerable ? Necessity.Tolerable : Necessity.Optional, material.Necessity);
        });
    });

    [Property]
    public Property The_merge_does_not_depend_on_the_order_and_a_second_set_adds_nothing() => Prop.ForAll(Uses.ToArbitrary(), Gen.Choose(0, 10_000).ToArbitrary(), (uses, seed) =>
    {
        var shuffled = uses.ToArray();
        new Random(seed).Shuffle(shuffled);
        Assert.Equal(Facts(uses), Facts([.. shuffled]));
        Assert.Equal(Facts(uses), Facts(uses.AddRange(uses)));

        static IEnumerable<string> Facts(ImmutableArray<MaterialUse> uses) => ComposedMaterial.Merge(uses)
            .Select(material => $"{material.Copies} {material.Necessity} {string.Join(' ', material.Uses.Select(use => $"{use.Member}{use.Material.Code}{ComposedMaterial.FoldedName(use.Material.Name)}").Distinct().Order(StringComparer.Ordinal))}")
            .Order(StringComparer.Ordinal);
    });

    [Property]
    [Clause("CON-1.1")]
    public Property Every_field_is_asked_once_and_none_is_forgotten() => Prop.ForAll(
        Gen.ArrayOf(Gen.SubListOf("a", "b", "c", "d"), 3).ToArbitrary(), Gen.SubListOf(0, 1, 2).ToArbitrary(), (keys, requiring) =>
        {
            var theme = Compose([.. keys.Select((own, i) => (
                ThemeWorld.Matter($"M-{i}", Limit.SameDay),
                (Func<ThemeMember, ThemeMember>)(member => member with { Fields = [.. own.Select(key => new FormField(key, $"{key}{i}", FieldType.Text, requiring.Contains(i)))] })))]);
            Assert.Equal(keys.SelectMany(own => own).Distinct().Order(StringComparer.Ordinal), theme.Fields.Select(field => field.Field.Key).Order(StringComparer.Ordinal));
            Assert.All(theme.Fields, field =>
            {
                var using_ = Enumerable.Range(0, 3).Where(i => keys[i].Contains(field.Field.Key)).ToList();
                Assert.Equal(using_.Select(Plan.Code), field.UsedBy.AsEnumerable());
                Assert.Equal(using_.Exists(requiring.Contains), field.Field.IsRequired);
            });
        });

    [Fact]
    [Clause("CON-1.1")]
    public void What_a_member_before_passes_inside_is_not_asked_while_that_member_is_chosen()
    {
        var licence = MaterialCode.Parse("b-1");
        var question = new ThemeQuestion("new", "是否新设?", ["是", "否"]);
        var members = new[]
        {
            new ThemeMember(Plan.Code(0)) { When = [new ThemeCondition("new", ["是"])] },
            new ThemeMember(Plan.Code(1)) { After = [Plan.Code(0)], PassedInside = ImmutableDictionary<MaterialCode, MatterCode>.Empty.Add(licence, Plan.Code(0)) },
        };
        var theme = Theme.Of("开店", RefusalPolicy.StopAll, members, question).AsT1;
        var edition = new CatalogueEdition("1", Instant.MinValue,
        [
            ThemeWorld.Matter("M-0", Limit.SameDay, new ListMaterial(MaterialCode.Parse("a-1"), "申请书", Necessity.Required)),
            ThemeWorld.Matter("M-1", Limit.SameDay, new ListMaterial(licence, "营业执照", Necessity.Required), new ListMaterial(MaterialCode.Parse("b-2"), "申请书", Necessity.Required)),
        ]);
        Assert.Equal(["申请书"], Names("是"));
        Assert.Equal(["营业执照", "申请书"], Names("否"));

        IEnumerable<string> Names(string answer) =>
            ComposedTheme.Of(theme.Choose(new Dictionary<string, string> { ["new"] = answer }).AsT1, edition).AsT1.Materials.Select(material => material.Name);
    }

    [Fact]
    [Clause("CON-1.1")]
    public void One_intake_opens_the_lists_of_all_members_or_names_the_one_that_cannot_be_taken()
    {
        var theme = Compose((ThemeWorld.Matter("M-0", Limit.SameDay), member => member), (ThemeWorld.Matter("M-1", Limit.SameDay), member => member));
        Assert.Equal(["M-0 441202", "M-1 441202"], theme.Lists(DivisionCode.Parse("441202001")).AsT1.Select(list => list.ToString()));
        Assert.True(theme.CanApply);
        var refusal = theme.Lists(DivisionCode.Parse("441203")).AsT0;
        Assert.Equal(("catalogue.division-not-served", "members[M-0]"), (refusal.Code, refusal.Fields.Single().Field));
        var incomplete = Compose((ThemeWorld.Matter("M-0", Limit.SameDay), member => member), (Arbitraries.Simple("M-1", "441202") with { }, member => member), (Bare("M-2"), member => member));
        Assert.False(incomplete.CanApply);
        Assert.Equal(("catalogue.list-incomplete", "members[M-2]"), (incomplete.Lists(DivisionCode.Parse("441202")).AsT0.Code, incomplete.Lists(DivisionCode.Parse("441202")).AsT0.Fields.Single().Field));
        Assert.Equal(["theme.member-incomplete"], incomplete.Findings().Select(finding => finding.Rule));
    }

    [Fact]
    public void A_member_or_material_that_the_edition_lacks_is_named()
    {
        var edition = new CatalogueEdition("1", Instant.MinValue, [ThemeWorld.Matter("M-0", Limit.SameDay)]);
        var choice = Theme.Of("缺", RefusalPolicy.StopAll, [new ThemeMember(Plan.Code(0)), new ThemeMember(Plan.Code(1))]).AsT1.Choose().AsT1;
        Assert.Equal(("catalogue.matter-unknown", "members[M-1]"), (ComposedTheme.Of(choice, edition).AsT0.Code, ComposedTheme.Of(choice, edition).AsT0.Fields.Single().Field));
        var copies = ImmutableDictionary<MaterialCode, int>.Empty.Add(MaterialCode.Parse("zz"), 2);
        var other = Theme.Of("缺", RefusalPolicy.StopAll, [new ThemeMember(Plan.Code(0)) { Copies = copies }, new ThemeMember(Plan.Code(1))]).AsT1.Choose().AsT1;
        Assert.Equal("catalogue.theme-material-unknown", ComposedTheme.Of(other, edition).AsT0.Code);
    }

    [Fact]
    [Clause("CON-1.1")]
    public void One_notice_tells_members_conditions_materials_fees_time_and_policy()
    {
        var guide = new MatterGuide { Id = MatterCode.Parse("g"), Name = "名", Law = "法", Conditions = ["有场所"], Fee = "不收费" };
        var theme = Compose(
            (ThemeWorld.Matter("M-0", Limit.WorkingDays(3)) with { Guide = guide }, member => member with { Fields = [new FormField("name", "申请人姓名", FieldType.Text, IsRequired: true)] }),
            (ThemeWorld.Matter("M-1", Limit.WorkingDays(5), new ListMaterial(MaterialCode.Parse("b"), "租赁合同", Necessity.Optional) { Situation = "租赁场所的" }) with { Guide = guide }, member => member));
        string[] expected =
        [
            "“示例”一次告知", "办理事项:", "1. 事项M-0,3个工作日", "2. 事项M-1,5个工作日", "办理条件:", "1. 有场所", "申请材料:", "1. 材料M-0,1份", "2. 租赁合同,1份(租赁场所的)",
            "申请表填写:", "1. 申请人姓名", "收费:", "1. 事项M-0:不收费", "2. 事项M-1:不收费", "办结时限:5个工作日", "其中一项不予批准的,其余尚未决定的事项一并停止办理。", "",
        ];
        Assert.Equal(string.Join('\n', expected), theme.Notice.ToString());
    }

    [Fact]
    public void Policies_have_words_of_their_own()
    {
        Assert.Distinct(Enum.GetValues<RefusalPolicy>().Select(policy => policy.Words()));
        Assert.Throws<ArgumentOutOfRangeException>(() => ((RefusalPolicy)7).Words());
    }

    private static Matter Bare(string code) => new(MatterCode.Parse(code), "空", MatterKind.Licence, "某局", UnifiedPart.Empty, [.. Arbitraries.Units("441202")]);

    private static ComposedTheme Compose(params (Matter Matter, Func<ThemeMember, ThemeMember> Change)[] parts) => ComposedTheme.Of(
        Theme.Of("示例", RefusalPolicy.StopAll, parts.Select(part => part.Change(new ThemeMember(part.Matter.Code)))).AsT1.Choose().AsT1,
        new CatalogueEdition("1", Instant.MinValue, parts.Select(part => part.Matter))).AsT1;

    private static (List<MaterialUse> One, List<MaterialUse> Other)? Meeting(List<List<MaterialUse>> groups)
    {
        foreach (var one in groups)
        {
            foreach (var other in groups.Where(group => group != one))
            {
                if (one.Exists(a => other.Exists(b => a.Material.Code == b.Material.Code || Folded(a) == Folded(b)))) return (one, other);
            }
        }

        return null;

        static string Folded(MaterialUse use) => use.Material.Name.Replace(" ", "").Replace('Ａ', 'A').ToUpperInvariant();
    }
}
