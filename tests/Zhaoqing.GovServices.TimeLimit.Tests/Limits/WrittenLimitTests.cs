using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using OneOf;

namespace Zhaoqing.GovServices.TimeLimit.Tests.Limits;

[Properties(MaxTest = 500, QuietOnSuccess = true)]
public class WrittenLimitTests
{
    [Theory]
    [InlineData("20个工作日", "20个工作日")]
    [InlineData("20 个 工作日", "20个工作日")]
    [InlineData("20工作日内", "20个工作日")]
    [InlineData("\uFF12\uFF10个工作日", "20个工作日")]
    [InlineData("二十日内", "20日")]
    [InlineData("廿日", "20日")]
    [InlineData("廿五天", "25日")]
    [InlineData("卅日", "30日")]
    [InlineData("一百廿日", "120日")]
    [InlineData("二〇日", "20日")]
    [InlineData("三零天以内", "30日")]
    [InlineData("一百零五日", "105日")]
    [InlineData("十五日之内", "15日")]
    [InlineData("五日", "5日")]
    [InlineData("两个月", "2个月")]
    [InlineData("六个月内", "6个月")]
    [InlineData("1年", "1年")]
    [InlineData("二十年", "20年")]
    [InlineData("30个自然日", "30个自然日")]
    [InlineData("三十自然日", "30个自然日")]
    [InlineData("即办", "即办")]
    [InlineData("当场办结", "即办")]
    [InlineData("当日内", "即办")]
    [InlineData("0个工作日", "即办")]
    [InlineData("零日", "即办")]
    [InlineData("00020天", "20日")]
    public void A_limit_is_read_as_it_is_written(string text, string read) =>
        Assert.Equal(read, Limit(WrittenLimit.Read(text)).ToString());

    [Theory]
    [InlineData("")]
    [InlineData(" \u3000\t")]
    [InlineData("-")]
    [InlineData("--")]
    [InlineData("—")]
    [InlineData("\uFF0D")]
    [InlineData("/")]
    [InlineData("-1")]
    [InlineData("-1个工作日")]
    [InlineData("\uFF0D\uFF11天")]
    [InlineData("\u22121日")]
    public void What_other_systems_write_for_nothing_known_is_missing_and_no_number(string text) => Assert.True(WrittenLimit.Read(text).IsT1);

    [Theory]
    [InlineData("20", "time-limit.text-unreadable")]
    [InlineData("二十", "time-limit.text-unreadable")]
    [InlineData("3月", "time-limit.text-unreadable")]
    [InlineData("半个月", "time-limit.text-unreadable")]
    [InlineData("数日", "time-limit.text-unreadable")]
    [InlineData("日", "time-limit.text-unreadable")]
    [InlineData("个工作日", "time-limit.text-unreadable")]
    [InlineData("-2日", "time-limit.text-unreadable")]
    [InlineData("-1个", "time-limit.text-unreadable")]
    [InlineData("1.5日", "time-limit.text-unreadable")]
    [InlineData("2〇日", "time-limit.text-unreadable")]
    [InlineData("2十日", "time-limit.text-unreadable")]
    [InlineData("二百五日", "time-limit.text-unreadable")]
    [InlineData("十十日", "time-limit.text-unreadable")]
    [InlineData("一百十日", "time-limit.text-unreadable")]
    [InlineData("一百零十日", "time-limit.text-unreadable")]
    [InlineData("一百零一十日", "time-limit.text-unreadable")]
    [InlineData("一千一十日", "time-limit.text-unreadable")]
    [InlineData("一千零零五日", "time-limit.text-unreadable")]
    [InlineData("百日", "time-limit.text-unreadable")]
    [InlineData("十百日", "time-limit.text-unreadable")]
    [InlineData("二廿日", "time-limit.text-unreadable")]
    [InlineData("廿廿日", "time-limit.text-unreadable")]
    [InlineData("一千廿日", "time-limit.text-unreadable")]
    [InlineData("廿十日", "time-limit.text-unreadable")]
    [InlineData("廿零五日", "time-limit.text-unreadable")]
    [InlineData("零五百日", "time-limit.text-unreadable")]
    [InlineData("五十零日", "time-limit.text-unreadable")]
    [InlineData("两五日", "time-limit.text-unreadable")]
    [InlineData("1234567890日", "time-limit.text-unreadable")]
    [InlineData("内", "time-limit.text-unreadable")]
    [InlineData("20个工作日(不含节假日)", "time-limit.text-unreadable")]
    [InlineData("0个月", "time-limit.amount-out-of-range")]
    [InlineData("0自然日", "time-limit.amount-out-of-range")]
    [InlineData("10001日", "time-limit.amount-out-of-range")]
    [InlineData("999999999年", "time-limit.amount-out-of-range")]
    public void What_is_no_limit_is_refused(string text, string code) => Assert.Equal(code, WrittenLimit.Read(text).AsT0.Code);

    [Fact]
    public void Every_spoken_number_up_to_9999_is_read_as_it_is_said_and_as_digits()
    {
        for (int number = 1; number <= 9_999; number++)
        {
            Assert.Equal(number, Limit(WrittenLimit.Read($"{SpokenNumber.Of(number)}日内")).Amount);
            string full = string.Concat($"{number}".Select(c => (char)(c - '0' + '\uFF10')));
            Assert.Equal(number, Limit(WrittenLimit.Read($"{full}天")).Amount);
            if (number < 10) continue;
            string numerals = string.Concat($"{number}".Select(c => "〇一二三四五六七八九"[c - '0']));
            Assert.Equal(number, Limit(WrittenLimit.Read($"{numerals}日")).Amount);
        }
    }

    /// <summary>Every text of up to five of these characters: what is read as a spoken number is the number that is said so, or one of the short forms.</summary>
    [Fact]
    public void No_other_numeral_is_taken_for_a_number()
    {
        var said = Enumerable.Range(0, 10_000).ToDictionary(SpokenNumber.Of, number => number, StringComparer.Ordinal);
        IEnumerable<string> texts = [""];
        for (int length = 1; length <= 5; length++)
        {
            texts = [.. texts.SelectMany(_ => "零一五十百千", (text, c) => text + c)];
            foreach (string text in texts)
            {
                int? expected = said.TryGetValue(text, out int number) ? number
                    : text.StartsWith("一十", StringComparison.Ordinal) && said.TryGetValue(text[1..], out int teen) ? teen
                    : length > 1 && text.All(c => "零一五".Contains(c, StringComparison.Ordinal)) ? int.Parse(text.Replace('零', '0').Replace('一', '1').Replace('五', '5'), System.Globalization.CultureInfo.InvariantCulture)
                    : null;
                Assert.Equal((text, expected), (text, ChineseNumber.Read(text)));
            }
        }
    }

    [Property]
    public Property Reading_undoes_writing() => Prop.ForAll(Any(), limit => Limit(WrittenLimit.Read(limit.ToString())) == limit);

    [Property]
    public bool No_text_makes_the_reader_throw(NonNull<string> text)
    {
        _ = WrittenLimit.Read(text.Get);
        return true;
    }

    [Property]
    public Property Only_working_days_and_at_once_need_no_law() => Prop.ForAll(Any(), limit => limit.WithoutLaw().Match(
        refusal => refusal.Code == "time-limit.unit-needs-law" && limit.Unit is not (WrittenUnit.AtOnce or WrittenUnit.WorkingDay),
        known => known == (limit.Unit == WrittenUnit.AtOnce ? TimeLimit.Limit.SameDay : TimeLimit.Limit.WorkingDays(limit.Amount))));

    [Theory]
    [InlineData(0, WrittenUnit.Day, "amount")]
    [InlineData(-1, WrittenUnit.WorkingDay, "amount")]
    [InlineData(10_001, WrittenUnit.Year, "amount")]
    [InlineData(1, WrittenUnit.AtOnce, "amount")]
    [InlineData(1, (WrittenUnit)6, "unit")]
    [InlineData(1, (WrittenUnit)(-1), "unit")]
    public void Parts_that_are_no_limit_are_refused(int amount, WrittenUnit unit, string field) =>
        WrittenLimit.Of(amount, unit).IsRefused(field == "unit" ? "time-limit.unit-unknown" : "time-limit.amount-out-of-range", field);

    internal static Arbitrary<WrittenLimit> Any() =>
        (from unit in Gen.Choose(0, 5)
         from amount in Gen.OneOf(Gen.Elements(1, 2, 3, 5, 7, 10, 15, 20, 30, 60, 90), Gen.Choose(1, 10_000))
         select WrittenLimit.Of(unit == 0 ? 0 : amount, (WrittenUnit)unit).Value()).ToArbitrary();

    private static WrittenLimit Limit(OneOf<Refusal, NotStated, WrittenLimit> read) =>
        read.Match(refusal => throw new Xunit.Sdk.XunitException(refusal.ToString()), _ => throw new Xunit.Sdk.XunitException("missing"), limit => limit);
}
