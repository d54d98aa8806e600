using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using NodaTime;
using static Zhaoqing.GovServices.TimeLimit.Tests.SlowWalk;

namespace Zhaoqing.GovServices.TimeLimit.Tests.Interop;

[Properties(MaxTest = 100, QuietOnSuccess = true)]
public class ForeignHolidaysTests
{
    private const string HolidayCn = """{"$schema":"s","$id":"i","year":2026,"papers":["某网址"],"days":[{"name":"元旦","date":"2026-01-01","isOffDay":true},{"name":"元旦","date":"2026-01-04","isOffDay":false}]}""";
    private const string ChineseDays = """{"holidays":{"2026-01-01":"New Year's Day,元旦,1","2026-01-02":"New Year's Day,元旦,1"},"workdays":{"2026-01-04":"New Year's Day,元旦,1"},"inLieuDays":{"2026-01-02":"New Year's Day,元旦,1"}}""";

    private static readonly Arbitrary<int> Year = Gen.Choose(2002, 2026).ToArbitrary();

    [Fact]
    public void Both_formats_are_read()
    {
        var first = ForeignHolidays.ReadHolidayCn(HolidayCn).Value();
        Assert.Equal([new ForeignDay(Date("2026-01-01"), IsOff: true, "元旦"), new ForeignDay(Date("2026-01-04"), IsOff: false, "元旦")], first.Days.AsEnumerable());
        var second = ForeignHolidays.ReadChineseDays(ChineseDays).Value();
        Assert.Equal(["2026-01-01 True", "2026-01-02 True", "2026-01-04 False"], second.Days.Select(day => $"{day.Date:uuuu-MM-dd} {day.IsOff}"));
        Assert.Equal(2026, Assert.Single(first.Years));
        Assert.Equal(2026, Assert.Single(second.Years));
        Assert.Equal(second.Days.AsEnumerable(), first.And(second).Value().Days);
    }

    [Property]
    public Property A_year_written_from_the_calendar_agrees_in_both_formats() => Prop.ForAll(Year, year =>
    {
        var own = Own(year);
        return ForeignHolidays.ReadHolidayCn(AsHolidayCn(year, own)).Value().CompareWith(Answers.Calendar).Agrees
            && ForeignHolidays.ReadChineseDays(AsChineseDays(own)).Value().CompareWith(Answers.Calendar).Agrees;
    });

    [Property]
    public Property A_day_turned_round_or_left_out_is_reported_alone() => Prop.ForAll(Year, Gen.Choose(0, 1000).ToArbitrary(), Gen.Elements(true, false).ToArbitrary(), (year, at, leaveOut) =>
    {
        var own = Own(year);
        var wrong = own[at % own.Length];
        bool weekend = wrong.Date.DayOfWeek is IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday;
        var theirs = own.Where(day => day.Date != wrong.Date).Concat(leaveOut ? [] : [wrong with { IsOff = !wrong.IsOff }]);
        var found = ForeignHolidays.ReadHolidayCn(AsHolidayCn(year, theirs)).Value().CompareWith(Answers.Calendar).Differences;
        if (leaveOut && wrong.IsOff == weekend) return found.IsEmpty;
        return found.Single().Date == wrong.Date && found[0].Theirs is null == leaveOut && found[0].Ours == Answers.Calendar.Day(wrong.Date).Value();
    });

    [Theory]
    [InlineData("2020-01-31", false, "2020-01-31:对方上班(春节);本历休息(春节,国办发明电〔2020〕1号)。")]
    [InlineData("2020-02-01", false, "2020-02-01:对方上班(春节);本历休息(春节,国办发明电〔2020〕1号)。")]
    [InlineData("2015-09-03", false, null)]
    [InlineData("2023-01-03", true, "2023-01-03:对方放假(春节);本历上班(平常周)。")]
    [InlineData("2016-04-02", false, "2016-04-02:对方上班(春节);本历休息(清明节,国办发明电〔2015〕18号)。")]
    public void Wrong_facts_of_published_packages_are_found(string date, bool off, string? told)
    {
        var day = Date(date);
        var theirs = Own(day.Year).Where(own => own.Date != day).Append(new ForeignDay(day, off, "春节"));
        var found = ForeignHolidays.ReadHolidayCn(AsHolidayCn(day.Year, theirs)).Value().CompareWith(Answers.Calendar);
        Assert.Equal(day, Assert.Single(found.Differences).Date);
        if (told is not null) Assert.EndsWith(told, found.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_December_that_the_next_file_arranges_needs_both()
    {
        var one = ForeignHolidays.ReadHolidayCn(AsHolidayCn(2022, Own(2022).Where(day => day.Date != Date("2022-12-31")))).Value();
        // The Saturday rests in any case; the make-up days of the year before are another matter.
        Assert.True(one.CompareWith(Answers.Calendar).Agrees);
        var earlier = ForeignHolidays.ReadHolidayCn(AsHolidayCn(2018, Own(2018).Where(day => day.Date < Date("2018-12-29")))).Value();
        Assert.Equal([Date("2018-12-29"), Date("2018-12-31")], earlier.CompareWith(Answers.Calendar).Differences.Select(difference => difference.Date));
        var next = ForeignHolidays.ReadHolidayCn(AsHolidayCn(2019, Own(2019).Concat(Own(2018).Where(day => day.Date >= Date("2018-12-29"))))).Value();
        Assert.True(earlier.And(next).Value().CompareWith(Answers.Calendar).Agrees);
        Assert.Equal([2018, 2019], earlier.And(next).Value().Years.AsEnumerable());
    }

    [Fact]
    public void A_year_published_empty_says_nothing_and_days_that_are_not_covered_are_told()
    {
        var empty = ForeignHolidays.ReadHolidayCn("""{"year":2027,"papers":[],"days":[]}""").Value();
        Assert.Empty(empty.Years);
        Assert.Equal("与state-council-2026一致。", empty.CompareWith(Answers.Calendar).ToString());
        var far = ForeignHolidays.ReadHolidayCn("""{"year":2029,"papers":[],"days":[{"name":"元旦","date":"2029-01-01","isOffDay":true}]}""").Value();
        Assert.Equal(365, far.CompareWith(Answers.Calendar).OutOfCoverage.Length);
        Assert.EndsWith("另有365日不在本历范围内,未比较。", far.CompareWith(Answers.Calendar).ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2026,", "\"2026\",", "year")]
    [InlineData("\"papers\":[\"某网址\"],", "", "papers")]
    [InlineData("[\"某网址\"]", "[1]", "papers")]
    [InlineData("\"year\"", "\"more\":1,\"year\"", "more")]
    [InlineData("2026-01-04", "2026-02-30", "days[1]")]
    [InlineData("\"isOffDay\":true", "\"isOffDay\":1", "days[0]")]
    [InlineData("\"isOffDay\":true", "\"isOffDay\":true,\"x\":1", "days[0]")]
    [InlineData("\"name\":\"元旦\",\"date\":\"2026-01-01\"", "\"date\":\"2026-01-01\"", "days[0]")]
    [InlineData("]}", "", "")]
    [InlineData("\"year\"", "\"year\":2026,\"year\"", "")]
    [InlineData("元旦", "\\ud800", "")]
    public void A_wrong_file_of_holiday_cn_is_refused_on_its_member(string old, string @new, string field) =>
        ForeignHolidays.ReadHolidayCn(HolidayCn.Replace(old, @new, StringComparison.Ordinal)).IsRefused("time-limit.foreign-unreadable", field);

    [Theory]
    [InlineData("\"workdays\"", "\"workDays\"", "workDays")]
    [InlineData(",\"inLieuDays\":{\"2026-01-02\":\"New Year's Day,元旦,1\"}", "", "inLieuDays")]
    [InlineData("\"2026-01-04\"", "\"2026-1-4\"", "workdays.2026-1-4")]
    [InlineData("\"2026-01-04\"", "\"\\ud800\"", "")]
    [InlineData("\"2026-01-01\":\"New Year's Day,元旦,1\"", "\"2026-01-01\":\"New Year's Day\"", "holidays.2026-01-01")]
    [InlineData("\"2026-01-01\":\"New Year's Day,元旦,1\"", "\"2026-01-01\":1", "holidays.2026-01-01")]
    [InlineData("\"2026-01-02\":\"New Year's Day,元旦,1\"},\"w", "\"2026-01-01\":\"New Year's Day,元旦,1\"},\"w", "")]
    public void A_wrong_file_of_chinese_days_is_refused_on_its_member(string old, string @new, string field) =>
        ForeignHolidays.ReadChineseDays(ChineseDays.Replace(old, @new, StringComparison.Ordinal)).IsRefused("time-limit.foreign-unreadable", field);

    [Fact]
    public void A_day_that_stands_twice_or_is_both_off_and_worked_is_refused()
    {
        const string Code = "time-limit.foreign-contradicts-itself";
        ForeignHolidays.ReadHolidayCn(HolidayCn.Replace("2026-01-04", "2026-01-01", StringComparison.Ordinal)).IsRefused(Code, "days");
        ForeignHolidays.ReadChineseDays(ChineseDays.Replace("2026-01-04", "2026-01-01", StringComparison.Ordinal)).IsRefused(Code, "days");
        ForeignHolidays.ReadChineseDays(ChineseDays.Replace("\"inLieuDays\":{\"2026-01-02\"", "\"inLieuDays\":{\"2026-01-04\"", StringComparison.Ordinal)).IsRefused(Code, "days");
        var other = ForeignHolidays.ReadHolidayCn(HolidayCn.Replace("true", "false", StringComparison.Ordinal)).Value();
        ForeignHolidays.ReadHolidayCn(HolidayCn).Value().And(other).IsRefused(Code, "days");
        other.And(ForeignHolidays.ReadHolidayCn(HolidayCn).Value()).IsRefused(Code, "days");
    }

    [Property]
    public bool Any_text_and_any_cut_is_refused(NonNull<string> text, NonNegativeInt length) =>
        ForeignHolidays.ReadHolidayCn(text.Get).IsT0 && ForeignHolidays.ReadChineseDays(text.Get).IsT0
        && ForeignHolidays.ReadHolidayCn(HolidayCn[..(length.Get % HolidayCn.Length)]).IsT0 && ForeignHolidays.ReadChineseDays(ChineseDays[..(length.Get % ChineseDays.Length)]).IsT0;

    private static ForeignDay[] Own(int year) =>
        [.. Answers.Calendar.Edition.Notices.SelectMany(notice => notice.Days).Where(day => day.Date.Year == year).Select(day => new ForeignDay(day.Date, day.Kind == NoticedDayKind.Off, day.Name)).OrderBy(day => day.Date)];

    private static string AsHolidayCn(int year, IEnumerable<ForeignDay> days) => JsonSerializer.Serialize(
        new { year, papers = Array.Empty<string>(), days = days.Select(day => new { name = day.Name, date = $"{day.Date:uuuu-MM-dd}", isOffDay = day.IsOff }) });

    private static string AsChineseDays(ForeignDay[] days) => JsonSerializer.Serialize(
        new { holidays = Table(days.Where(day => day.IsOff)), workdays = Table(days.Where(day => !day.IsOff)), inLieuDays = Table([]) });

    private static Dictionary<string, string> Table(IEnumerable<ForeignDay> days) => days.ToDictionary(day => $"{day.Date:uuuu-MM-dd}", day => $"Day,{day.Name},1");
}
