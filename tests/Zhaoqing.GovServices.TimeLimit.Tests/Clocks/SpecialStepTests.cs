using System.Text.Json;
using static Zhaoqing.GovServices.TimeLimit.Tests.Clocks.Steps;

namespace Zhaoqing.GovServices.TimeLimit.Tests.Clocks;

public sealed class SpecialStepTests
{
    private static readonly LegalGround Other = LegalGround.OfLaw("某法", "第一条", "现场勘验所需时间不计入期限。");

    [Fact]
    [Clause("REG-2.8")]
    public void A_step_has_a_code_a_name_its_own_limit_and_an_article()
    {
        var five = Limit.WorkingDays(5);
        var law = SpecialStep.LicensingArticle45;
        SpecialStep.Of(" ", SpecialStepKind.Hearing, "听证", five, law).IsRefused("time-limit.step-without-name", "code");
        SpecialStep.Of("h", SpecialStepKind.Hearing, null, five, law).IsRefused("time-limit.step-without-name", "name");
        SpecialStep.Of("h", (SpecialStepKind)99, "听证", five, law).IsRefused("time-limit.step-kind-unknown", "kind");
        SpecialStep.Of("h", SpecialStepKind.Hearing, "听证", null, law).IsRefused("time-limit.step-without-limit", "limit");
        SpecialStep.Of("h", SpecialStepKind.Hearing, "听证", default(Limit), law).IsRefused("time-limit.step-without-limit", "limit");
        SpecialStep.Of("h", SpecialStepKind.Hearing, "听证", Limit.SameDay, law).IsRefused("time-limit.step-without-limit", "limit");
        SpecialStep.Of("h", SpecialStepKind.Hearing, "听证", five, null).IsRefused("time-limit.step-without-basis", "basis");
        SpecialStep.Of("h", SpecialStepKind.Hearing, "听证", five, LegalGround.OfClause("REG-2.8")).IsRefused("time-limit.step-without-basis", "basis");
        SpecialStep.Of("s", SpecialStepKind.Suspension, "中止", five, Other).IsRefused("time-limit.step-without-limit", "limit");
        Assert.StartsWith("中止没有自己的时限", SpecialStep.Of("s", SpecialStepKind.Suspension, "中止", five, Other).AsT0.Message, StringComparison.Ordinal);
        Assert.StartsWith("特殊环节必须公布", SpecialStep.Of("h", SpecialStepKind.Hearing, "听证", null, law).AsT0.Message, StringComparison.Ordinal);
        Assert.Equal("听证(5个工作日)", SpecialStep.Of("h", SpecialStepKind.Hearing, "听证", five, law).Value().ToString());
    }

    [Fact]
    public void An_inspection_of_the_site_is_none_of_the_eight_and_needs_another_article()
    {
        SpecialStep.Of("site", SpecialStepKind.Other, "现场勘验", Limit.WorkingDays(5), SpecialStep.LicensingArticle45)
            .IsRefused("time-limit.step-not-in-article", "basis");
        Assert.Equal(SpecialStepKind.Other, SpecialStep.Of("site", SpecialStepKind.Other, "现场勘验", Limit.WorkingDays(5), Other).Value().Kind);
        SpecialStep.Of("site", SpecialStepKind.Other, "现场勘验", Limit.WorkingDays(5), LegalGround.OfLaw("行政许可法", "第四十五条第一句", "…"))
            .IsRefused("time-limit.step-not-in-article", "basis");
        Assert.True(SpecialStep.Of("site", SpecialStepKind.Other, "现场勘验", Limit.WorkingDays(5), LegalGround.OfLaw("行政许可法", "第三十四条", "…")).IsT1);
        Assert.True(SpecialStep.Of("site", SpecialStepKind.Other, "现场勘验", Limit.WorkingDays(5), LegalGround.OfLaw("某法", "第四十五条", "…")).IsT1);
    }

    [Theory]
    [InlineData("《中华人民共和国行政许可法》", "第四十五条")]
    [InlineData("《行政许可法》", "第四十五条第一款")]
    [InlineData(" 行政许可法", " 第四十五条")]
    [InlineData("行政许可法", "四十五条")]
    [InlineData("行政许可法", "第45条")]
    [InlineData("行政许可法", "45")]
    [InlineData("行政许可法", "第４５条")]
    public void Article_45_is_known_however_it_is_written(string law, string article) =>
        SpecialStep.Of("site", SpecialStepKind.Other, "现场勘验", Limit.WorkingDays(5), LegalGround.OfLaw(law, article, "…"))
            .IsRefused("time-limit.step-not-in-article", "basis");

    [Theory]
    [InlineData("第四条")]
    [InlineData("第四百五十条")]
    [InlineData("第450条")]
    public void Another_article_is_not_taken_for_article_45(string article) =>
        Assert.True(SpecialStep.Of("site", SpecialStepKind.Other, "现场勘验", Limit.WorkingDays(5), LegalGround.OfLaw("行政许可法", article, "…")).IsT1);

    [Fact]
    [Clause("REG-2.7")]
    public void Only_what_stands_in_the_list_stops_a_clock()
    {
        var list = new SpecialStepList(Appraisal(5), Suspension);
        Assert.Equal(Appraisal(5), list.Find("appraisal").Value());
        list.Find("site").IsRefused("time-limit.step-not-listed", "step");
        new SpecialStepList().Find("appraisal").IsRefused("time-limit.step-not-listed", "step");
        Assert.Throws<ArgumentException>(() => new SpecialStepList(Appraisal(5), Appraisal(6)));
    }

    [Fact]
    public void A_step_is_written_as_JSON_and_read_back()
    {
        foreach (var step in new[] { Appraisal(5), Suspension, SpecialStep.Of("site", SpecialStepKind.Other, "现场勘验", Limit.CalendarDays(5, LastDayRule.NextWorkingDay), Other).Value() })
            Assert.Equal(step, JsonSerializer.Deserialize<SpecialStep>(JsonSerializer.Serialize(step)));
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("5")]
    [InlineData("""{"code":5,"kind":"appraisal","name":"鉴定","limit":{"amount":5,"unit":"workingDays"},"basis":{"law":"某法","article":"第一条","text":"x"}}""")]
    [InlineData("""{"code":"a","kind":"appraisal","name":5,"limit":{"amount":5,"unit":"workingDays"},"basis":{"law":"某法","article":"第一条","text":"x"}}""")]
    [InlineData("""{"code":"a","kind":5,"name":"鉴定","limit":{"amount":5,"unit":"workingDays"},"basis":{"law":"某法","article":"第一条","text":"x"}}""")]
    [InlineData("""{"code":"a","kind":"appraisal","name":"鉴定","name":"鉴定","limit":{"amount":5,"unit":"workingDays"},"basis":{"law":"某法","article":"第一条","text":"x"}}""")]
    [InlineData("""{"code":"a","kind":"appraisal","kind":"appraisal","name":"鉴定","limit":{"amount":5,"unit":"workingDays"},"basis":{"law":"某法","article":"第一条","text":"x"}}""")]
    [InlineData("""{"code":"a","kind":"appraisal","name":"鉴定","limit":{"amount":5,"unit":"workingDays"}}""")]
    [InlineData("""{"code":"a","kind":"survey","name":"鉴定","limit":{"amount":5,"unit":"workingDays"},"basis":{"law":"某法","article":"第一条","text":"x"}}""")]
    [InlineData("""{"code":"a","code":"b","kind":"appraisal","name":"鉴定","limit":{"amount":5,"unit":"workingDays"},"basis":{"law":"某法","article":"第一条","text":"x"}}""")]
    [InlineData("""{"code":"a","kind":"other","name":"鉴定","more":1,"limit":{"amount":5,"unit":"workingDays"},"basis":{"law":"某法","article":"第一条","text":"x"}}""")]
    public void Bad_JSON_is_no_step(string json) => Assert.ThrowsAny<JsonException>(() => JsonSerializer.Deserialize<SpecialStep>(json));
}
