using System.Xml.Linq;
using FsCheck.Xunit;
using NodaTime;
using static Zhaoqing.GovServices.TimeLimit.Tests.Answers;

namespace Zhaoqing.GovServices.TimeLimit.Tests.Explanations;

[Properties(Arbitrary = [typeof(Dates)], MaxTest = 100, QuietOnSuccess = true)]
public class DueCalendarTests
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    [Fact]
    public void The_text_shows_each_day_under_its_weekday() => Assert.Equal(
        """
        2026年9月
          一   二   三   四   五   六   日
              1    2    3    4    5    6
         7    8    9   10   11   12   13
        14   15   16   17   18   19   20
        21   22   23   24   25   26   27
        28   29   30起
        2026年10月
          一   二   三   四   五   六   日
                        1休  2休  3休  4休
         5休  6休  7休  8计  9计 10班 11休
        12计 13止 14   15   16   17   18
        19   20   21   22   23   24   25
        26   27   28   29   30   31
        起:起始日 计:计入 班:调休上班日 休:休息日或节假日 止:届满日
        """,
        DueCalendar.ToText(Why(Limit.WorkingDays(5), new(2026, 9, 30))));

    [Property]
    public bool The_text_marks_each_day_with_what_it_did(LocalDate from, Amount n)
    {
        var why = Why(Limit.WorkingDays(n.Value), from);
        string text = DueCalendar.ToText(why);
        text = text[..text.LastIndexOf('\n')];
        int makeUp = SlowWalk.Days(from.PlusDays(1), why.Due.Date.PlusDays(-1)).Count(day => SlowWalk.Works(day) && day.DayOfWeek >= IsoDayOfWeek.Saturday);
        return text.Count(c => c == '起') == 1
            && text.Count(c => c == '止') == 1
            && text.Count(c => c == '班') == makeUp
            && text.Count(c => c == '计') == n.Value - 1 - makeUp
            && text.Count(c => c == '休') == why.Days.Count(day => !day.Counted);
    }

    [Property]
    public bool The_picture_is_well_formed_titled_described_and_without_anything_that_runs_or_loads(LocalDate from, Amount n)
    {
        var why = Why(Limit.WorkingDays(n.Value), from);
        var picture = XDocument.Parse(DueCalendar.ToSvg(why)).Root!;
        var elements = picture.Descendants().Select(element => element.Name.LocalName).Distinct();
        int days = Period.DaysBetween(from, why.Due.Date) + 1;
        return picture.Name == Svg + "svg"
            && picture.Elements().First().Name == Svg + "title"
            && picture.Elements().Skip(1).First().Name == Svg + "desc"
            && picture.Element(Svg + "desc")!.Value == why.ToString().Replace('\n', ' ')
            && elements.All(name => name is "title" or "desc" or "g" or "rect" or "text")
            && picture.DescendantsAndSelf().Attributes().All(attribute => !attribute.Name.LocalName.StartsWith("on", StringComparison.Ordinal) && attribute.Name.LocalName is not ("href" or "style"))
            && picture.Elements(Svg + "g").Count() == days
            && picture.Elements(Svg + "g").Last().Element(Svg + "text")!.Value == $"{why.Due.Date.Day}止";
    }

    [Fact]
    public void The_picture_tells_of_a_day_what_it_did_and_by_which_notice()
    {
        var picture = XDocument.Parse(DueCalendar.ToSvg(Why(Limit.WorkingDays(5), new(2026, 9, 30)))).Root!;
        var told = picture.Elements(Svg + "g").Select(day => day.Element(Svg + "title")!.Value).ToArray();
        Assert.Equal("2026-09-30 起始日", told[0]);
        Assert.Equal("2026-10-01 国庆节放假,不计入 国办发明电〔2025〕7号", told[1]);
        Assert.Contains("2026-10-10 国庆节调休上班 国办发明电〔2025〕7号", told);
        Assert.Contains("2026-10-11 双休日,不计入", told);
        Assert.Equal("2026-10-13 届满日", told[^1]);
        Assert.Contains("(暂定)", DueCalendar.ToSvg(Why(Limit.WorkingDays(5), new(2026, 12, 1))), StringComparison.Ordinal);
        Assert.Contains("国庆节放假,计入", DueCalendar.ToSvg(Why(Limit.CalendarDays(10, LastDayRule.AsIs), new(2026, 9, 30))), StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_notice_calls_its_festival_cannot_break_out_of_the_picture()
    {
        const string evil = "</title><script>alert(1)</script>\"&\u0001\ud800";
        var calendar = new WorkingCalendar(new CalendarEdition(
            "evil", [.. Calendar.Edition.Notices, new HolidayNotice("测试〔2026〕<2>号", 2027, new NoticedDay(new(2027, 1, 1), NoticedDayKind.Off, evil))]));
        string svg = DueCalendar.ToSvg(calendar.Explain(Limit.WorkingDays(3), new(2026, 12, 30)).Value());
        Assert.DoesNotContain("<script", svg, StringComparison.Ordinal);
        Assert.Contains(XDocument.Parse(svg).Descendants(Svg + "title"), title => title.Value.Contains("</title><script>alert(1)</script>\"&\uFFFD\uFFFD", StringComparison.Ordinal));
    }

    [Fact]
    public void Nothing_to_draw_is_a_slip_of_the_programmer()
    {
        Assert.Throws<ArgumentNullException>(() => DueCalendar.ToText(null!));
        Assert.Throws<ArgumentNullException>(() => DueCalendar.ToSvg(null!));
    }

    private static DueExplanation Why(Limit limit, LocalDate from) => Calendar.Explain(limit, from).Value();
}
