using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using NodaTime;
using static Zhaoqing.GovServices.TimeLimit.Tests.Answers;

namespace Zhaoqing.GovServices.TimeLimit.Tests.Limits;

[Properties(Arbitrary = [typeof(Dates)], MaxTest = 500, QuietOnSuccess = true)]
public class CountRuleTests
{
    private const string Roll = "(末日逢休假日顺延)";

    private static readonly LocalDate Today = new(2026, 9, 1);

    [Theory]
    [InlineData("行政许可法", "二十日", "20个工作日", null, "第八十二条")]
    [InlineData("行政许可法", "三百日", "300个工作日", null, "第八十二条")]
    [InlineData("行政处罚法", "5日", "5个工作日", null, "第八十五条")]
    [InlineData("行政处罚法", "二日", "2个工作日", null, "第八十五条")]
    [InlineData("行政处罚法", "3日", "3个工作日", null, "第八十五条")]
    [InlineData("行政处罚法", "七日", "7个工作日", null, "第八十五条")]
    [InlineData("行政处罚法", "4日", "4个自然日", "4个自然日" + Roll, "第八十五条")]
    [InlineData("行政处罚法", "九十日", "90个自然日", "90个自然日" + Roll, "第八十五条")]
    [InlineData("行政强制法", "十日", "10个工作日", null, "第六十九条")]
    [InlineData("行政强制法", "一日", "1个工作日", null, "第六十九条")]
    [InlineData("行政强制法", "十一日", "11个自然日", "11个自然日" + Roll, "第六十九条")]
    [InlineData("行政强制法", "三十日", "30个自然日", "30个自然日" + Roll, "第六十九条")]
    [InlineData("行政复议法", "三日", "3个工作日", null, "第八十八条")]
    [InlineData("行政复议法", "十日", "10个工作日", null, "第八十八条")]
    [InlineData("行政复议法", "十五日", "15个自然日" + Roll, null, "第八十八条")]
    [InlineData("行政复议法", "六十日", "60个自然日" + Roll, null, "第八十八条")]
    [InlineData("行政诉讼法", "五日", "5个自然日" + Roll, null, "第四十八条第三款")]
    [InlineData("行政诉讼法", "六个月", "6个月" + Roll, null, "第四十八条第三款")]
    [InlineData("民事诉讼法", "七日", "7个自然日" + Roll, null, "第八十五条第三款")]
    [InlineData("民法典", "一年", "1年" + Roll, null, "第二百零三条第一款")]
    [InlineData("专利法实施细则", "2个月", "2个月" + Roll, null, "第五条")]
    [InlineData("公安机关办理行政案件程序规定", "三日", "3个自然日" + Roll, null, "第三十五条")]
    [InlineData("道路交通安全违法行为记分管理办法", "三日", "3个自然日" + Roll, null, "第三十六条")]
    [InlineData("政府信息公开条例", "20个工作日", "20个工作日", null, "第三十三条第二款")]
    [InlineData("市场主体登记管理条例", "3日", "3个工作日", null, "第十九条第一款")]
    [InlineData("不动产登记暂行条例", "30个工作日", "30个工作日", null, "第二十条")]
    [InlineData("信访工作条例", "5个工作日", "5个工作日", null, "第二十三条第三款")]
    [InlineData("信访工作条例", "15日", "15个自然日", "15个自然日" + Roll, "第二十三条第三款")]
    [InlineData("审计法实施条例", "30日", "30个工作日", null, "第五十六条第二款")]
    [InlineData("行政处罚法", "当场", "即办", null, "第八十五条")]
    [InlineData("行政复议法", "5个自然日", "5个自然日" + Roll, null, "第八十八条")]
    public void Each_law_counts_in_its_own_way(string law, string text, string limit, string? other, string article)
    {
        var counted = CountRules.Of(law, Today).Value().Read(WrittenLimit.Read(text).AsT2);
        Assert.Equal((limit, other, article), (counted.Limit.ToString(), counted.OtherReading?.ToString(), counted.Ground.Article));
    }

    [Fact]
    public void One_article_of_a_law_can_count_in_another_way()
    {
        string Read(string? article) => CountRules.Of("审计法实施条例", Today, article).Value().Read(60, WrittenUnit.Day).Value().Limit.ToString();
        Assert.Equal("60个自然日" + Roll, Read("第五十二条"));
        Assert.Equal("60个自然日" + Roll, Read("第五十二条第四款"));
        Assert.Equal("60个工作日", Read("第五十二条之一"));
        Assert.Equal("60个工作日", Read("第五条"));
        Assert.Equal("60个工作日", Read(null));
    }

    [Fact]
    public void The_edition_of_the_law_on_the_day_decides()
    {
        string Read(LocalDate day, int amount) => CountRules.Of("行政复议法", day).Value().Read(amount, WrittenUnit.Day).Value().Limit.ToString();
        Assert.Equal("10个自然日" + Roll, Read(new(2023, 12, 31), 10));
        Assert.Equal("10个工作日", Read(new(2024, 1, 1), 10));
        Assert.Equal("3个自然日" + Roll, Read(new(2023, 12, 31), 3));
        Assert.Equal("5个工作日", Read(new(2023, 12, 31), 5));
        CountRules.Of("行政处罚法", new(2021, 7, 14)).IsRefused("time-limit.count-rule-unknown", "law");
        Assert.Equal("行政处罚法(2021-07-15起)第八十五条", CountRules.Of("行政处罚法", new(2021, 7, 15)).Value().ToString());
    }

    [Fact]
    public void No_day_has_two_rules_of_one_law()
    {
        foreach (var law in CountRules.All.GroupBy(rule => (rule.Law, rule.Article)))
        {
            var editions = law.ToArray();
            for (int i = 1; i < editions.Length; i++) Assert.Equal(editions[i - 1].Through, editions[i].From.PlusDays(-1));
            Assert.Null(editions[^1].Through);
        }
    }

    [Theory]
    [InlineData("中华人民共和国行政处罚法")]
    [InlineData("《行政处罚法》")]
    [InlineData(" 《中华人民共和国行政处罚法》 ")]
    public void A_law_is_found_by_its_full_name_and_its_short_one(string name) => Assert.Equal("行政处罚法", CountRules.Of(name, Today).Value().Law);

    [Theory]
    [InlineData("")]
    [InlineData("《》")]
    [InlineData("处罚法")]
    [InlineData("治安管理处罚法")]
    [InlineData("税收征收管理法实施细则")]
    public void TL_001_a_law_that_is_not_in_the_list_is_refused(string name) => CountRules.Of(name, Today).IsRefused("time-limit.count-rule-unknown", "law");

    [Theory]
    [InlineData("5日")]
    [InlineData("二十天内")]
    [InlineData("6个月")]
    [InlineData("30个自然日")]
    public void TL_002_a_plain_unit_without_a_law_is_refused(string text) =>
        WrittenLimit.Read(text).AsT2.WithoutLaw().IsRefused("time-limit.unit-needs-law", "unit");

    [Fact]
    public void A_limit_on_liberty_never_moves_with_a_holiday()
    {
        var rule = CountRules.Of("公安机关办理行政案件程序规定", Today).Value();
        Assert.Equal(LastDayRule.AsIs, rule.Read(15, WrittenUnit.Day, onLiberty: true).Value().Limit.LastDay);
        Assert.Equal(LastDayRule.NextWorkingDay, rule.Read(15, WrittenUnit.Day).Value().Limit.LastDay);
        Assert.Equal(LastDayRule.NextWorkingDay, CountRules.Of("民法典", Today).Value().Read(15, WrittenUnit.Day, onLiberty: true).Value().Limit.LastDay);
    }

    [Fact]
    public void The_applicants_days_under_the_licensing_law_are_open_and_told_both_ways()
    {
        var rule = CountRules.Of("行政许可法", Today).Value();
        var ask = rule.Read(5, WrittenUnit.Day, LimitBearer.Applicant).Value();
        Assert.Equal((Limit.WorkingDays(5), Limit.CalendarDays(5, LastDayRule.NextWorkingDay)), (ask.Limit, ask.OtherReading));
        var renew = rule.Read(30, WrittenUnit.Day, LimitBearer.Applicant, countedBack: true).Value();
        Assert.Equal((Limit.CalendarDays(30, LastDayRule.AsIs), Limit.WorkingDays(30)), (renew.Limit, renew.OtherReading));
        Assert.Equal("第二百零三条第一款", CountRules.Of("信访工作条例", Today).Value().Read(30, WrittenUnit.Day, LimitBearer.Applicant).Value().Ground.Article);
    }

    [Fact]
    public void An_amount_that_is_none_is_refused_under_every_law() => Assert.All(CountRules.All, rule =>
    {
        rule.Read(0, WrittenUnit.Day).IsRefused("time-limit.amount-out-of-range", "amount");
        rule.Read(-1, WrittenUnit.WorkingDay).IsRefused("time-limit.amount-out-of-range", "amount");
        rule.Read(5, (WrittenUnit)9).IsRefused("time-limit.unit-unknown", "unit");
    });

    [Property]
    public Property Where_a_law_is_open_the_reading_taken_costs_the_person_nothing(LocalDate day)
    {
        var amounts = Gen.Elements(1, 2, 3, 4, 5, 7, 10, 15, 20, 30, 60, 90);
        var cases = Gen.Zip(Gen.Zip(Gen.Elements<CountRule>(CountRules.All), amounts), Gen.Zip(Gen.Elements(LimitBearer.Authority, LimitBearer.Applicant), Gen.Elements(true, false)));
        return Prop.ForAll(cases.ToArbitrary(), drawn =>
        {
            var ((rule, amount), (bearer, back)) = drawn;
            var counted = rule.Read(amount, WrittenUnit.Day, bearer, back).Value();
            if (counted.OtherReading is not { } other) return true;
            LocalDate? On(Limit limit) => (back ? Calendar.LastDayBefore(limit, day) : Calendar.Due(limit, day)).Match(_ => (LocalDate?)null, due => due.Date);
            var (taken, not) = (On(counted.Limit), On(other));
            // Near the start of the coverage a day counted back may not be known.
            return taken is null || not is null || (bearer == LimitBearer.Applicant ? taken >= not : taken <= not);
        });
    }

    [Property]
    public Property What_names_its_unit_is_the_same_under_every_law() => Prop.ForAll(WrittenLimitTests.Any(), written => written.WithoutLaw().Match(
        _ => true,
        limit => CountRules.All.All(rule => rule.Read(written, LimitBearer.Applicant) is { OtherReading: null } counted && counted.Limit == limit)));
}
