using System.Text.Json;
using System.Text.Json.Serialization;
using static Zhaoqing.GovServices.TimeLimit.Tests.Answers;

namespace Zhaoqing.GovServices.TimeLimit.Tests.Limits;

public class LimitTests
{
    public static TheoryData<Limit, string, string> Written => new()
    {
        { Limit.WorkingDays(20), "20个工作日", """{"amount":20,"unit":"workingDays","lastDay":"asIs"}""" },
        { Limit.CalendarDays(30, LastDayRule.NextWorkingDay), "30个自然日(末日逢休假日顺延)", """{"amount":30,"unit":"calendarDays","lastDay":"nextWorkingDay"}""" },
        { Limit.Months(6, LastDayRule.AsIs), "6个月", """{"amount":6,"unit":"months","lastDay":"asIs"}""" },
        { Limit.Years(10_000, LastDayRule.NextWorkingDay), "10000年(末日逢休假日顺延)", """{"amount":10000,"unit":"years","lastDay":"nextWorkingDay"}""" },
        { Limit.SameDay, "即办", """{"amount":0,"unit":"sameDay","lastDay":"asIs"}""" },
    };

    [Theory]
    [MemberData(nameof(Written))]
    public void A_limit_is_written_in_Chinese_and_in_JSON_and_read_back(Limit limit, string text, string json)
    {
        Assert.Equal(text, limit.ToString());
        Assert.Equal(json, JsonSerializer.Serialize(limit, LimitJson.Default.Limit));
        Assert.Equal(limit, JsonSerializer.Deserialize(json, LimitJson.Default.Limit));
        Assert.Equal(limit, Limit.Of(limit.Amount, limit.Unit, limit.LastDay).Value());
    }

    [Fact]
    public void Members_of_the_JSON_may_stand_in_any_order_and_the_rule_may_be_left_out() =>
        Assert.Equal(Limit.Months(3, LastDayRule.AsIs), JsonSerializer.Deserialize("""{"unit":"months","amount":3}""", LimitJson.Default.Limit));

    [Theory]
    [InlineData("null")]
    [InlineData("20")]
    [InlineData("\"20个工作日\"")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"amount":20}""")]
    [InlineData("""{"unit":"workingDays"}""")]
    [InlineData("""{"amount":0,"unit":"workingDays"}""")]
    [InlineData("""{"amount":-1,"unit":"workingDays"}""")]
    [InlineData("""{"amount":10001,"unit":"workingDays"}""")]
    [InlineData("""{"amount":1,"unit":"sameDay"}""")]
    [InlineData("""{"amount":99999999999,"unit":"workingDays"}""")]
    [InlineData("""{"amount":1.5,"unit":"workingDays"}""")]
    [InlineData("""{"amount":"20","unit":"workingDays"}""")]
    [InlineData("""{"amount":null,"unit":"workingDays"}""")]
    [InlineData("""{"amount":20,"unit":"days"}""")]
    [InlineData("""{"amount":20,"unit":"WorkingDays"}""")]
    [InlineData("""{"amount":20,"unit":1}""")]
    [InlineData("""{"amount":20,"unit":null}""")]
    [InlineData("""{"amount":20,"unit":"months","lastDay":"roll"}""")]
    [InlineData("""{"amount":20,"unit":"months","lastDay":null}""")]
    [InlineData("""{"amount":20,"amount":20,"unit":"workingDays"}""")]
    [InlineData("""{"amount":20,"unit":"workingDays","basis":"x"}""")]
    [InlineData("""{"amount":20,"unit":{"a":1}}""")]
    [InlineData("""{"amount":20,"unit":"workingDays" """)]
    public void Wrong_JSON_is_a_JsonException(string json) =>
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize(json, LimitJson.Default.Limit));

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(10_001)]
    [InlineData(int.MinValue)]
    [InlineData(int.MaxValue)]
    public void An_amount_out_of_range_is_refused_from_data_and_thrown_from_code(int amount)
    {
        foreach (var unit in new[] { LimitUnit.WorkingDays, LimitUnit.CalendarDays, LimitUnit.Months, LimitUnit.Years })
            Limit.Of(amount, unit, LastDayRule.AsIs).IsRefused("time-limit.amount-out-of-range", "amount");
        Assert.Throws<ArgumentOutOfRangeException>(() => Limit.WorkingDays(amount));
        Assert.Throws<ArgumentOutOfRangeException>(() => Limit.CalendarDays(amount, LastDayRule.AsIs));
        Assert.Throws<ArgumentOutOfRangeException>(() => Limit.Months(amount, LastDayRule.AsIs));
        Assert.Throws<ArgumentOutOfRangeException>(() => Limit.Years(amount, LastDayRule.AsIs));
    }

    [Fact]
    public void Unknown_units_and_rules_are_refused_from_data_and_thrown_from_code()
    {
        Limit.Of(1, LimitUnit.SameDay, LastDayRule.AsIs).IsRefused("time-limit.amount-out-of-range", "amount");
        Limit.Of(1, (LimitUnit)5, LastDayRule.AsIs).IsRefused("time-limit.unit-unknown", "unit");
        Limit.Of(1, (LimitUnit)(-1), LastDayRule.AsIs).IsRefused("time-limit.unit-unknown", "unit");
        Limit.Of(1, LimitUnit.Months, (LastDayRule)2).IsRefused("time-limit.last-day-rule-unknown", "lastDay");
        Assert.Throws<ArgumentOutOfRangeException>(() => Limit.CalendarDays(1, (LastDayRule)2));
    }

    [Fact]
    public void A_limit_that_ends_on_a_working_day_by_itself_has_one_form()
    {
        Assert.Equal(Limit.WorkingDays(5), Limit.Of(5, LimitUnit.WorkingDays, LastDayRule.NextWorkingDay).Value());
        Assert.Equal(Limit.SameDay, Limit.Of(0, LimitUnit.SameDay, LastDayRule.NextWorkingDay).Value());
        Assert.NotEqual(Limit.Months(5, LastDayRule.AsIs), Limit.Months(5, LastDayRule.NextWorkingDay));
    }

    [Fact]
    public void No_limit_throws_on_every_read()
    {
        Limit none = default;
        Assert.Throws<InvalidOperationException>(() => none.Amount);
        Assert.Throws<InvalidOperationException>(() => none.Unit);
        Assert.Throws<InvalidOperationException>(() => none.LastDay);
        Assert.Throws<InvalidOperationException>(none.ToString);
        Assert.Throws<InvalidOperationException>(() => JsonSerializer.Serialize(none, LimitJson.Default.Limit));
    }

    [Fact]
    public void Legal_limits_carry_their_article()
    {
        Assert.Equal((Limit.WorkingDays(5), "第三十二条第一款第(四)项"), (LegalLimits.LicensingAcceptance.Limit, LegalLimits.LicensingAcceptance.Ground.Article));
        Assert.Equal((Limit.WorkingDays(20), "第四十二条第一款"), (LegalLimits.LicensingDecision.Limit, LegalLimits.LicensingDecision.Ground.Article));
        Assert.Equal((Limit.WorkingDays(10), "第四十四条"), (LegalLimits.LicensingDelivery.Limit, LegalLimits.LicensingDelivery.Ground.Article));
    }
}

[JsonSerializable(typeof(Limit))]
internal sealed partial class LimitJson : JsonSerializerContext;
