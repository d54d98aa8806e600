namespace Zhaoqing.GovServices.Catalogue.Tests.Themes;

/// <summary>The numbers were counted in the tables by other means than the reader.</summary>
public class NamedThemeTests
{
    [Fact]
    public void The_shipped_themes_are_those_of_the_sources()
    {
        Assert.Equal(79, NamedTheme.Shipped.Length);
        Assert.Equal((56, 23), (NamedTheme.Shipped.Count(theme => theme.IsSeen), NamedTheme.Shipped.Count(theme => !theme.IsSeen)));
        Assert.Equal(220, NamedTheme.Shipped.Sum(theme => theme.Members.Length));
        Assert.Equal(30, NamedTheme.Shipped.Count(theme => theme.Members.IsEmpty));
        Assert.Distinct(NamedTheme.Shipped.Select(theme => theme.Name));
        var shop = NamedTheme.Shipped[0];
        Assert.Equal(("烟花爆竹经营", "企业", "户外广告设置的审批", true), (shop.Name, shop.Holder, shop.Members[0], shop.IsSeen));
        Assert.All(NamedTheme.Shipped, theme => Assert.Contains(theme.Holder, (string[])["企业", "个人"]));
        Assert.Equal("市场监管总局", NamedTheme.Shipped.Single(theme => theme.Name == "企业迁移登记").Lead);
    }

    [Fact]
    public void The_themes_by_guides_are_themes_by_name_too_and_their_order_is_that_of_the_table()
    {
        Assert.Equal(25, GuideTheme.Shipped.Length);
        Assert.Equal(78, GuideTheme.Shipped.Sum(theme => theme.Members.Length));
        Assert.Equal(10, GuideTheme.Shipped.Sum(theme => theme.Members.Sum(member => member.After.Length)));
        Assert.All(GuideTheme.Shipped, theme => Assert.Contains(NamedTheme.Shipped, named => named.Name == theme.Name));
        Assert.All(GuideTheme.Shipped, theme => Assert.Equal(Enumerable.Range(1, theme.Members.Length), theme.Members.Select(member => member.Sequence)));
        var refusal = GuideTheme.Shipped[0].Bind(new CatalogueEdition("1", NodaTime.Instant.MinValue, []), RefusalPolicy.StopAll).AsT0;
        Assert.Equal(("catalogue.matter-unknown", "guides[individual-household-setup]"), (refusal.Code, refusal.Fields.Single().Field));
    }

    [Fact]
    [Clause("CON-1.5")]
    public void The_six_life_themes_are_on_the_phone_and_ask_for_the_situation_or_are_named()
    {
        var question = new ThemeQuestion("q", "是否首次办理?", ["是", "否"]);
        var members = new[] { new ThemeMember(Plan.Code(0)), new ThemeMember(Plan.Code(1)) { When = [new ThemeCondition("q", ["是"])] } };
        var whole = LifeThemes.Names.Select(name => Theme.Of(name, RefusalPolicy.GoOn, members, question).AsT1 with { Channels = ["粤省事"] }).ToList();
        Assert.Equal(6, LifeThemes.Names.Length);
        Assert.Empty(LifeThemes.Missing(whole, "粤省事"));
        Assert.Equal(LifeThemes.Names.Select(name => (name, "theme.life-missing")), LifeThemes.Missing([], "粤省事").Select(finding => (finding.Item, finding.Rule)));
        Assert.All(LifeThemes.Missing(whole, "粤商通"), finding => Assert.Equal("theme.life-not-on-phone", finding.Rule));
        Assert.All(LifeThemes.Missing(whole, "粤商通"), finding => Assert.Equal("粤省事", finding.Value));
        whole[2] = Theme.Of(whole[2].Name, RefusalPolicy.GoOn, [new ThemeMember(Plan.Code(0)), new ThemeMember(Plan.Code(1))]).AsT1 with { Channels = ["粤省事"] };
        Assert.Equal([("公民婚育", "theme.life-without-questions")], LifeThemes.Missing(whole, "粤省事").Select(finding => (finding.Item, finding.Rule)));
    }
}
