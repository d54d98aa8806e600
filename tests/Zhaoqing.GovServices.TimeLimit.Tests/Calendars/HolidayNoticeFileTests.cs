using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace Zhaoqing.GovServices.TimeLimit.Tests.Calendars;

[Properties(MaxTest = 300, QuietOnSuccess = true)]
public class HolidayNoticeFileTests
{
    private const string Good = """{"number":"一号","year":2027,"issued":"2026-11-10","days":[{"date":"2027-01-01","kind":"off","name":"元旦"}]}""";

    private static readonly HolidayNotice[] Numbered = [.. NoticeArchive.StateCouncil.Notices.Where(notice => notice.Issued is not null)];

    [Fact]
    public void Reading_undoes_writing_for_every_dated_notice() => Assert.All(Numbered, notice =>
    {
        var read = HolidayNoticeFile.Read(HolidayNoticeFile.Write(notice)).Value();
        Assert.Equal((notice.Number, notice.Year, notice.Issued, notice.IsChange), (read.Number, read.Year, read.Issued, read.IsChange));
        Assert.Equal(notice.Days.AsEnumerable(), read.Days);
    });

    [Fact]
    public void The_smallest_file_is_read() => Assert.Equal("一号", HolidayNoticeFile.Read(Good).Value().Number);

    [Property]
    public Property A_file_cut_anywhere_is_refused() => Prop.ForAll(Gen.Elements(Numbered).ToArbitrary(), Gen.Choose(0, 4_000).ToArbitrary(), (notice, length) =>
    {
        string whole = HolidayNoticeFile.Write(notice);
        return HolidayNoticeFile.Read(whole[..Math.Min(length, whole.Length - 1)]).IsT0;
    });

    [Theory]
    [InlineData("\uFFFD\uFFFD〔2026〕1号")]
    [InlineData("\\ud800")]
    public void A_number_that_is_no_text_is_refused(string number) =>
        HolidayNoticeFile.Read(Good.Replace("一号", number, StringComparison.Ordinal)).IsRefused("time-limit.notice-unreadable", "");

    [Fact]
    public void A_member_that_stands_twice_is_told_without_a_line() => Assert.Equal(
        "不是完整的 JSON,或有重复的成员。",
        Assert.Single(HolidayNoticeFile.Read(Good.Replace("\"year\"", "\"year\":2027,\"year\"", StringComparison.Ordinal)).AsT0.Fields).Message);

    [Property]
    public bool Any_text_is_read_or_refused(NonNull<string> text) => HolidayNoticeFile.Read(text.Get).IsT0;

    [Theory]
    [InlineData("\"number\":\"一号\",", "", "number")]
    [InlineData("\"一号\"", "\" \"", "number")]
    [InlineData("2027,", "\"2027\",", "year")]
    [InlineData("2027,", "27,", "year")]
    [InlineData("2026-11-10", "2026-02-30", "issued")]
    [InlineData("\"issued\":\"2026-11-10\",", "", "issued")]
    [InlineData("\"year\"", "\"change\":1,\"year\"", "change")]
    [InlineData("\"year\"", "\"extra\":1,\"year\"", "extra")]
    [InlineData("\"kind\":\"off\"", "\"kind\":\"holiday\"", "days[0]")]
    [InlineData("\"2027-01-01\"", "\"2027-13-01\"", "days[0]")]
    [InlineData("\"name\":\"元旦\"", "\"name\":\"元旦\",\"more\":1", "days[0]")]
    [InlineData("[{", "{", "")]
    [InlineData("\"一号\"", "null", "number")]
    [InlineData("\"2026-11-10\"", "null", "issued")]
    [InlineData("\"kind\":\"off\"", "\"kind\":\"off\",\"kind\":\"off\"", "")]
    [InlineData("元旦", "\\ud800", "")]
    public void A_wrong_file_is_refused_on_its_member(string old, string @new, string field) =>
        HolidayNoticeFile.Read(Good.Replace(old, @new, StringComparison.Ordinal)).IsRefused("time-limit.notice-unreadable", field);

    [Theory]
    [InlineData("""{"date":"2027-01-06","kind":"makeUp","name":"元旦"}""")]
    [InlineData("""{"date":"2027-01-02","kind":"asWeek","name":"元旦"}""")]
    [InlineData("""{"date":"2027-01-01","kind":"makeUp","name":"元旦"}""")]
    [InlineData("""{"date":"2028-01-01","kind":"off","name":"元旦"}""")]
    [InlineData("""{"date":"2027-01-02","kind":"off","name":" "}""")]
    public void A_notice_that_contradicts_itself_is_refused(string day) => HolidayNoticeFile.Read(
        Good.Replace("}]", "}," + day + "]", StringComparison.Ordinal)).IsRefused("time-limit.notice-contradicts-itself", "days");
}
