using FsCheck.Xunit;

namespace Zhaoqing.GovServices.Tests.Refusals;

[Properties(Arbitrary = [typeof(Arbitraries)], MaxTest = 300, QuietOnSuccess = true)]
public class RefusalTests
{
    private static readonly LegalGround Ground = LegalGround.OfClause("REG-2.1");

    [Theory]
    [InlineData("cases.material-not-listed")]
    [InlineData("notify-commit.excluded-matter")]
    [InlineData("a.b2-c3")]
    public void A_code_is_kebab_case_with_a_prefix(string code) => Assert.Equal(code, new Refusal(code, "不能受理。", Ground).Code);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("cases")]
    [InlineData(".b")]
    [InlineData("a.")]
    [InlineData("a.b.c")]
    [InlineData("Cases.closed")]
    [InlineData("cases.not_listed")]
    [InlineData("cases.-closed")]
    [InlineData("cases.closed-")]
    [InlineData("cases.not--listed")]
    [InlineData("cases.未列")]
    public void Another_form_of_code_is_the_programmer_s_mistake(string? code) =>
        Assert.Throws<ArgumentException>(() => new Refusal(code!, "不能受理。", Ground));

    [Property]
    public void No_code_passes_that_the_pattern_does_not_match(AnyText text)
    {
        bool matches = text.Value is not null && System.Text.RegularExpressions.Regex.IsMatch(text.Value, @"\A[a-z0-9]+(-[a-z0-9]+)*\.[a-z0-9]+(-[a-z0-9]+)*\z");
        Assert.Equal(matches, Record.Exception(() => new Refusal(text.Value!, "不能受理。", Ground)) is null);
    }

    [Fact]
    public void A_refusal_without_words_or_without_ground_is_not_built()
    {
        Assert.Throws<ArgumentException>(() => new Refusal("cases.closed", " ", Ground));
        Assert.Throws<ArgumentException>(() => new Refusal("cases.closed", "已办结。"));
        Assert.Throws<ArgumentException>(() => new Refusal("cases.closed", "已办结。", (LegalGround)null!));
    }

    [Fact]
    public void Fields_are_added_in_order_and_the_first_refusal_stays_as_it_was()
    {
        var refusal = new Refusal("cases.invalid", "所填有误。", Ground);
        var more = refusal.OnField("a", "缺").OnField("b[0]", "重复");
        Assert.Empty(refusal.Fields);
        Assert.Equal(new FieldFault[] { new("a", "缺"), new("b[0]", "重复") }, more.Fields);
        Assert.Equal("cases.invalid: 所填有误。", more.ToString());
    }

    [Fact]
    public void A_ground_is_a_clause_of_the_plan_or_an_article()
    {
        Assert.Equal(PlanClauses.Get(ClauseId.Parse("REG-2.1")).Quote, Ground.Text);
        Assert.StartsWith("REG-2.1「", Ground.ToString(), StringComparison.Ordinal);
        var article = LegalGround.OfLaw("行政许可法", "第四十二条", "二十日内作出决定");
        Assert.Equal(("行政许可法", "第四十二条", null), (article.Law, article.Article, article.Clause));
        Assert.Equal("《行政许可法》第四十二条", article.ToString());
        Assert.Equal("《行政许可法》", LegalGround.OfLaw("行政许可法", article: null, "全文").ToString());
        Assert.Throws<ArgumentException>(() => LegalGround.OfClause("REG-99.1"));
        Assert.Throws<ArgumentException>(() => LegalGround.OfLaw(" ", article: null, "全文"));
        Assert.Throws<ArgumentException>(() => LegalGround.OfLaw("行政许可法", article: null, ""));
    }
}
