namespace Zhaoqing.GovServices.Catalogue.Tests.Search;

public class EverydayWordsTests
{
    private static readonly CatalogueEdition Edition = new(
        "2026-01", NameWorld.Effective, new[] { "个体工商户设立登记", "个体工商户注销登记", "有限责任公司设立登记", "居民身份证换领", "银行开户许可" }.Select(NameWorld.Of));

    [Theory]
    [InlineData("开店", "个体工商户设立登记 有限责任公司设立登记")]
    [InlineData("开店 登记", "个体工商户设立登记 有限责任公司设立登记")]
    [InlineData("开店 注销", "")]
    [InlineData("gtgsh", "个体工商户注销登记 个体工商户设立登记")]
    [InlineData("ＧＴ sl", "个体工商户设立登记")]
    [InlineData("yhkh", "银行开户许可")]
    [InlineData("yxkh", "银行开户许可")]
    [InlineData("sfz", "居民身份证换领")]
    [InlineData("g", "")]
    [InlineData("gtx", "")]
    public void Everyday_words_and_initials_find_what_they_stand_for(string text, string names)
    {
        var found = Edition.Search(new MatterQuery { Text = text }).Items.Select(matter => matter.Name);
        Assert.Equal(names.Split(' ', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal), found.Order(StringComparer.Ordinal));
        Assert.Empty(Edition.Search(new MatterQuery { Text = text, Exact = true }).Items);
    }

    [Theory]
    [InlineData("开店", "个体工商户设立登记", "个体工商户设立")]
    [InlineData("gtgsh", "个体工商户设立登记", "个体工商户")]
    [InlineData("登记 工", "个体工商户设立登记", "工|登记")]
    [InlineData("M-0", "个体工商户设立登记", "")]
    public void The_part_that_fits_is_marked(string text, string name, string parts)
    {
        var page = Edition.Search(new MatterQuery { Text = text });
        var matter = page.Items.Single(item => item.Name == name);
        Assert.Equal(parts, string.Join('|', page.MarksOf(matter).Select(mark => name[mark])));
    }

    [Fact]
    public void Suggestions_are_different_names_the_best_first_and_ten_at_most()
    {
        Assert.Equal(["个体工商户注销登记", "个体工商户设立登记"], Edition.Suggest("个体").Order(StringComparer.Ordinal));
        Assert.Equal("居民身份证换领", Assert.Single(Edition.Suggest("sfz")));
        Assert.Empty(Edition.Suggest(" \u3000"));
        Assert.Empty(Edition.Suggest("不存在"));
        var many = new CatalogueEdition("2026-02", NameWorld.Effective, Enumerable.Range(0, 60).Select(i => NameWorld.Of($"登记{i % 20:D2}", i)));
        Assert.Equal(Enumerable.Range(0, 60).Select(i => NameWorld.Of($"登记{i % 20:D2}", i)).OrderBy(matter => matter.Code).Select(matter => matter.Name).Distinct().Take(10), many.Suggest("登"));
    }

    [Fact]
    public void A_table_of_one_s_own_takes_the_place_of_the_shipped_one()
    {
        var own = EverydayWords.Parse("做买卖\t个体工商户 设立\n\n补ｋ\t换领|补领\r\n");
        Assert.Equal(2, own.Count);
        Assert.Equal("个体工商户设立登记", Assert.Single(Edition.Search(new MatterQuery { Text = "做买卖", Everyday = own }).Items).Name);
        Assert.Equal("居民身份证换领", Assert.Single(Edition.Search(new MatterQuery { Text = "补K", Everyday = own }).Items).Name);
        Assert.Empty(Edition.Search(new MatterQuery { Text = "开店", Everyday = own }).Items);
    }

    [Theory]
    [InlineData("开店")]
    [InlineData("开店\t")]
    [InlineData("开店\t甲||乙")]
    [InlineData("开 店\t甲")]
    [InlineData("\t甲")]
    [InlineData("开店\t甲\t乙")]
    [InlineData("开店\t甲\n开店\t乙", 2)]
    public void A_line_that_is_none_is_named(string text, int line = 1) =>
        Assert.Contains($"line {line} ", Assert.Throws<FormatException>(() => EverydayWords.Parse(text)).Message, StringComparison.OrdinalIgnoreCase);

    [Fact]
    public void The_shipped_table_is_read() => Assert.True(EverydayWords.Shipped.Count > 30);
}
