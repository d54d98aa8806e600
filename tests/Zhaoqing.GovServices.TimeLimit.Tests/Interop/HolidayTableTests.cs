using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using NodaTime;
using OneOf;

namespace Zhaoqing.GovServices.TimeLimit.Tests.Interop;

[Properties(MaxTest = 100, QuietOnSuccess = true)]
public class HolidayTableTests
{
    private static readonly CalendarEdition Shipped = NoticeArchive.StateCouncil.Latest;

    [Fact]
    public void Reading_undoes_writing_for_the_shipped_edition() => Assert.True(IsSame(Shipped, HolidayTable.ReadCsv(Shipped.Id, new StringReader(Csv(Shipped))).Value()));

    [Property]
    public Property Reading_undoes_writing_whatever_the_names(NonEmptyString name, NonEmptyString number)
    {
        var day = new NoticedDay(new LocalDate(2027, 1, 1), NoticedDayKind.Off, name.Get);
        return Prop.When(!string.IsNullOrWhiteSpace(name.Get) && !string.IsNullOrWhiteSpace(number.Get), () =>
        {
            var edition = new CalendarEdition("own", new HolidayNotice(number.Get, 2027, new LocalDate(2026, 11, 1), isChange: false, day));
            return IsSame(edition, HolidayTable.ReadCsv("own", new StringReader(Csv(edition))).Value());
        });
    }

    [Fact]
    public void A_line_stands_as_it_is_described()
    {
        string[] lines = Csv(Shipped).Split('\n');
        Assert.Equal(("date,kind,name,notice,year,issued,change", ""), (lines[0], lines[^1]));
        Assert.Contains("2026-10-10,makeUp,国庆节,国办发明电〔2025〕7号,2026,2025-11-04,false", lines);
        Assert.Contains("2020-01-31,off,春节,国办发明电〔2020〕1号,2020,2020-01-26,true", lines);
        Assert.Equal("2002-01-01,off,元旦,,2002,,false", lines[1]);
    }

    [Property]
    public Property A_table_cut_anywhere_but_at_the_end_of_a_line_is_refused() => Prop.ForAll(Gen.Choose(0, 60_000).ToArbitrary(), length =>
    {
        string whole = Csv(Shipped), cut = whole[..Math.Min(length, whole.Length - 2)];
        return cut.EndsWith('\n') || HolidayTable.ReadCsv("own", new StringReader(cut)).IsT0;
    });

    [Theory]
    [InlineData("date,kind", "kind,date", "header")]
    [InlineData("2002-01-01,off", "2002-01-01,holiday", "rows[1]")]
    [InlineData("2002-01-01,off", "2002-13-01,off", "rows[1]")]
    [InlineData(",,2002,,false\n", ",,2002,,no\n", "rows[1]")]
    [InlineData(",,2002,,false\n", ",,2002,,false,more\n", "rows[1]")]
    [InlineData(",,2002,,false\n", ",,2002,2001-02-29,false\n", "rows[1]")]
    [InlineData(",,2002,,false\n", ",,,,false\n", "rows[1]")]
    public void A_wrong_table_is_refused_on_its_row(string old, string @new, string field)
    {
        string whole = Csv(Shipped);
        int at = whole.IndexOf(old, StringComparison.Ordinal);
        HolidayTable.ReadCsv("own", new StringReader(whole[..at] + @new + whole[(at + old.Length)..])).IsRefused("time-limit.table-unreadable", field);
    }

    [Fact]
    public void A_table_that_contradicts_itself_is_refused() =>
        HolidayTable.ReadCsv("own", new StringReader(Csv(Shipped).Replace("2026-10-10,makeUp", "2026-10-07,makeUp", StringComparison.Ordinal))).IsRefused("time-limit.notice-contradicts-itself", "days");

    [Fact]
    public void Reading_JSON_undoes_writing_for_every_edition_that_was_known() => Assert.All(
        NoticeArchive.StateCouncil.Notices.Select(notice => notice.Issued).OfType<LocalDate>().Distinct(),
        day =>
        {
            var edition = NoticeArchive.StateCouncil.KnownOn(day).Value();
            Assert.True(IsSame(edition, Read(Json(edition)).Value()));
        });

    [Property]
    public Property Reading_JSON_undoes_writing_whatever_the_names(NonEmptyString name, NonEmptyString number) =>
        Prop.When(!string.IsNullOrWhiteSpace(name.Get) && !string.IsNullOrWhiteSpace(number.Get), () =>
        {
            var edition = new CalendarEdition("own", new HolidayNotice(number.Get, 2027, new NoticedDay(new LocalDate(2027, 1, 1), NoticedDayKind.Off, name.Get)));
            return IsSame(edition, Read(Json(edition)).Value());
        });

    [Property]
    public Property A_table_in_JSON_cut_anywhere_is_refused() => Prop.ForAll(Gen.Choose(0, 100_000).ToArbitrary(), length =>
    {
        string whole = Json(Shipped);
        return Read(whole[..Math.Min(length, whole.Length - 1)]).IsT0;
    });

    [Theory]
    [InlineData("\"edition\": \"state-council-2026\"", "\"edition\": \"State Council\"", "edition")]
    [InlineData("\"edition\": \"state-council-2026\",", "", "edition")]
    [InlineData("\"edition\"", "\"more\": 1, \"edition\"", "more")]
    [InlineData("\"edition\"", "\"edition\": \"x\", \"edition\"", "")]
    [InlineData("\"notices\": [", "\"notices\": [1,", "notices[0]")]
    [InlineData("\"year\": 2003", "\"year\": 3", "notices[1].year")]
    [InlineData("\"date\": \"2002-01-02\"", "\"date\": \"2002-01-32\"", "notices[0].days[1]")]
    [InlineData("元旦", "\\ud800", "")]
    public void A_wrong_table_in_JSON_is_refused_on_its_member(string old, string @new, string field)
    {
        string whole = Json(Shipped);
        int at = whole.IndexOf(old, StringComparison.Ordinal);
        Read(whole[..at] + @new + whole[(at + old.Length)..]).IsRefused("time-limit.table-unreadable", field);
    }

    [Fact]
    public void A_text_with_half_a_character_is_refused_by_every_reader()
    {
        string half = $"{{\"edition\":\"{(char)0xd800}\"}}";
        Read(half).IsRefused("time-limit.table-unreadable", "");
        HolidayNoticeFile.Read(half).IsRefused("time-limit.notice-unreadable", "");
        ForeignHolidays.ReadHolidayCn(half).IsRefused("time-limit.foreign-unreadable", "");
        ForeignHolidays.ReadChineseDays(half).IsRefused("time-limit.foreign-unreadable", "");
    }

    [Fact]
    public void A_table_in_JSON_that_contradicts_itself_is_refused()
    {
        Read(Json(Shipped).Replace("2026-10-10", "2026-10-07", StringComparison.Ordinal)).IsRefused("time-limit.notice-contradicts-itself", "days");
        Read("""{"edition":"own","notices":[]}""").IsRefused("time-limit.notice-contradicts-itself", "days");
        Read("[]").IsRefused("time-limit.table-unreadable", "");
        Read("""{"edition":"own","notices":{}}""").IsRefused("time-limit.table-unreadable", "notices");
    }

    private static string Json(CalendarEdition edition)
    {
        using var writer = new StringWriter();
        HolidayTable.WriteJson(edition, writer);
        return writer.ToString();
    }

    private static OneOf<Refusal, CalendarEdition> Read(string json) => HolidayTable.ReadJson(new StringReader(json));

    private static string Csv(CalendarEdition edition)
    {
        using var writer = new StringWriter();
        HolidayTable.WriteCsv(edition, writer);
        return writer.ToString();
    }

    private static bool IsSame(CalendarEdition one, CalendarEdition other) => one.Id == other.Id && Rows(one).SequenceEqual(Rows(other));

    private static IEnumerable<object?> Rows(CalendarEdition edition) =>
        edition.Notices.SelectMany(notice => notice.Days.Select(day => ((object?)notice.Number, notice.Year, notice.Issued, notice.IsChange, day)).Cast<object?>());
}
