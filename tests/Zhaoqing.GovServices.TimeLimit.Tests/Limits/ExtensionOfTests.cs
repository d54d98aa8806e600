namespace Zhaoqing.GovServices.TimeLimit.Tests.Limits;

public sealed class ExtensionOfTests
{
    [Theory]
    [InlineData("中华人民共和国行政许可法", "第四十二条第一款", 20, 10)]
    [InlineData("行政许可法", "第四十二条", 20, 10)]
    [InlineData("行政许可法", "第四十二条第二款", 45, 15)]
    [InlineData("市场主体登记管理条例", "第十九条", 3, 3)]
    [InlineData("市场主体登记管理条例", "第十九条", 20, null)]
    [InlineData("某条例", "第四十二条", 20, null)]
    [InlineData("行政许可法", "第四十三条", 20, null)]
    [InlineData("行政许可法", null, 20, null)]
    public void An_article_extends_its_own_limit_and_no_other(string law, string? article, int days, int? more) =>
        Assert.Equal(more, LegalLimits.ExtensionOf(Limit.WorkingDays(days), LegalGround.OfLaw(law, article, "…"))?.AtMost);

    [Fact]
    public void A_clause_of_the_plan_extends_nothing() =>
        Assert.Null(LegalLimits.ExtensionOf(LegalLimits.DataSharingConnection.Limit, LegalLimits.DataSharingConnection.Ground));
}
