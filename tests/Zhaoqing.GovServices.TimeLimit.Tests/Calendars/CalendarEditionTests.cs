using NodaTime;
using static Zhaoqing.GovServices.TimeLimit.Tests.Answers;

namespace Zhaoqing.GovServices.TimeLimit.Tests.Calendars;

public class CalendarEditionTests
{
    /// <summary>The shipped notices and an invented one for 2027 that begins in December and makes up a Saturday.</summary>
    internal static readonly WorkingCalendar WithInventedNotice = new(new CalendarEdition(
        "invented-2027",
        [.. Calendar.Edition.Notices, new HolidayNotice("测试〔2026〕1号", 2027, Off("2026-12-31"), Off("2027-01-01"), Off("2027-02-08"), MakeUp("2027-02-20"))]));

    private static readonly HolidayNotice Of2026 = new("测试〔2025〕1号", 2026, Off("2026-01-01"), MakeUp("2026-01-04"));

    [Fact]
    public void The_shipped_edition_has_every_year_and_names_its_last()
    {
        var edition = Calendar.Edition;
        Assert.Equal(("state-council-2026", 2002, 2026), (edition.Id, edition.FirstNoticedYear, edition.LastNoticedYear));
        Assert.Equal(Enumerable.Range(2002, 25), edition.Notices.Select(notice => notice.Year).Distinct());
        Assert.All(edition.Notices, notice => Assert.Equal(notice.Year <= 2005, notice.Number is null));
        Assert.Equal("国办发明电〔2025〕7号", edition.Notices[^1].Number);
        Assert.Equal(842, edition.Notices.Sum(notice => notice.Days.Length));
    }

    [Fact]
    public void Changes_in_mid_year_stand_under_their_own_numbers()
    {
        Assert.Equal("国发明电〔2015〕1号", Calendar.Day(new(2015, 9, 3)).Value().NoticeNumber);
        Assert.Equal("国办发明电〔2019〕3号", Calendar.Day(new(2019, 5, 5)).Value().NoticeNumber);
        Assert.Equal("国办发明电〔2020〕1号", Calendar.Day(new(2020, 1, 31)).Value().NoticeNumber);
        Assert.Equal("国办发明电〔2018〕15号", Calendar.Day(new(2018, 12, 29)).Value().NoticeNumber);
    }

    [Fact]
    public void No_day_is_both_off_and_worked_and_every_make_up_day_is_a_weekend_day()
    {
        var days = Calendar.Edition.Notices.SelectMany(notice => notice.Days).ToArray();
        Assert.Equal(days.Length, days.Select(day => day.Date).Distinct().Count());
        Assert.All(days.Where(day => day.Kind == NoticedDayKind.MakeUp), day => Assert.True(day.Date.DayOfWeek is IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday));
    }

    [Fact]
    public void The_next_notice_moves_what_is_firm_by_a_year()
    {
        Assert.Equal((new(2027, 11, 30), new(2029, 12, 31)), (WithInventedNotice.FirmThrough, WithInventedNotice.Last));
        Assert.Equal(new DayStatus(new(2026, 12, 31), DayKind.Holiday, "测试", "测试〔2026〕1号", Provisional: false), WithInventedNotice.Day(new(2026, 12, 31)).Value());
        // What the notice does not name follows the plain week: law alone no more fills the year.
        Assert.True(WithInventedNotice.Day(new(2027, 4, 5)).Value().IsWorkingDay);
        Assert.True(WithInventedNotice.Day(new(2027, 2, 20)).Value().IsWorkingDay);
    }

    public static TheoryData<string, Func<object>> Contradictions => new()
    {
        { "has no number", () => new HolidayNotice(null, 2006, Off("2006-01-01")) },
        { "has no number", () => new HolidayNotice(" ", 2005, Off("2005-01-01")) },
        { "arranges no day", () => new HolidayNotice("测试", 2026) },
        { "named twice", () => new HolidayNotice("测试", 2026, Off("2026-01-03"), MakeUp("2026-01-03")) },
        { "ascending", () => new HolidayNotice("测试", 2026, Off("2026-01-02"), Off("2026-01-01")) },
        { "is no Saturday or Sunday", () => new HolidayNotice("测试", 2026, MakeUp("2026-01-07")) },
        { "outside 2026", () => new HolidayNotice("测试", 2026, Off("2025-11-30")) },
        { "outside 2026", () => new HolidayNotice("测试", 2026, Off("2027-01-01")) },
        { "no festival name", () => new HolidayNotice("测试", 2026, new NoticedDay(new(2026, 1, 1), NoticedDayKind.Off, "")) },
        { "neither off nor worked", () => new HolidayNotice("测试", 2026, new NoticedDay(new(2026, 1, 1), (NoticedDayKind)3, "元旦")) },
        { "ISO", () => new HolidayNotice("测试", 2026, new NoticedDay(new(2026, 1, 1, CalendarSystem.Julian), NoticedDayKind.Off, "元旦")) },
        { "small ASCII", () => new CalendarEdition("State Council", Of2026) },
        { "small ASCII", () => new CalendarEdition("", Of2026) },
        { "has no notice", () => new CalendarEdition("x") },
        { "stands twice", () => new CalendarEdition("x", Of2026, new HolidayNotice(Of2026.Number, 2026, Off("2026-05-01"))) },
        { "both arrange 2026-01-04", () => new CalendarEdition("x", Of2026, new HolidayNotice("另", 2026, Off("2026-01-04"))) },
        { "must follow", () => new CalendarEdition("x", Of2026, new HolidayNotice("另", 2028, Off("2028-01-01"))) },
        { "must follow", () => new CalendarEdition("x", Of2026, new HolidayNotice("另", 2025, Off("2025-01-01"))) },
        { "fixes are known from", () => new CalendarEdition("x", new HolidayNotice("测试", 2007, Off("2007-01-01"))) },
        { "only a change", () => new HolidayNotice("测试", 2026, new NoticedDay(new(2026, 1, 4), NoticedDayKind.AsWeek, "元旦")) },
        { "lacks the day", () => new HolidayNotice("测试", 2026, issued: null, isChange: true, Off("2026-01-01")) },
        { "fixes are known from", () => new CalendarEdition("x", new HolidayNotice("测试", 2059, Off("2059-01-01"))) },
    };

    [Theory]
    [MemberData(nameof(Contradictions))]
    public void What_contradicts_itself_is_no_edition(string told, Func<object> make) =>
        Assert.Contains(told, Assert.Throws<ArgumentException>(make).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("", "Line 1")]
    [InlineData("date,kind\n", "Line 1")]
    [InlineData("date,kind,name,notice,year\n", "no day")]
    [InlineData("date,kind,name,notice,year\n2026-01-01,off,元旦,一号", "Line 2")]
    [InlineData("date,kind,name,notice,year\n2026-02-30,off,元旦,一号,2026", "Line 2")]
    [InlineData("date,kind,name,notice,year\n2026-01-01,holiday,元旦,一号,2026", "Line 2")]
    [InlineData("date,kind,name,notice,year\n2026-01-01,off,元旦,一号,二〇二六", "Line 2")]
    [InlineData("date,kind,name,notice,year\n2026-01-03,off,元旦,一号,2026\n2026-01-03,makeUp,元旦,一号,2026", "Line 3")]
    [InlineData("date,kind,name,notice,year\n2026-01-02,off,元旦,一号,2026\n2026-01-01,off,元旦,一号,2026", "Line 3")]
    [InlineData("date,kind,name,notice,year\n2026-01-01,off,元旦,,2026", "has no number")]
    [InlineData("date,kind,name,notice,year\n2026-01-07,makeUp,元旦,一号,2026", "no Saturday or Sunday")]
    public void A_wrong_table_is_refused_with_its_line(string table, string told)
    {
        using StringReader days = new(table), notices = new("number,year,issued,change\n"), superseded = new("date,kind,name,notice\n");
        Assert.Contains(told, Assert.Throws<InvalidDataException>(() => NoticeTable.Read(days, notices, superseded)).Message, StringComparison.Ordinal);
    }

    private static NoticedDay Off(string date) => new(SlowWalk.Date(date), NoticedDayKind.Off, "测试");

    private static NoticedDay MakeUp(string date) => new(SlowWalk.Date(date), NoticedDayKind.MakeUp, "测试");
}
