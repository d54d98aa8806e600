using System.Globalization;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using NodaTime;

namespace Zhaoqing.GovServices.TimeLimit;

/// <summary>The little calendar of an explanation: every month from the start to the due day, with a mark on each day that matters.</summary>
/// <remarks>Weeks begin on Monday. The marks are the same as text and as picture: 起 the start, 计 counted, 班 a make-up day, 休 not counted, 停 left out for a special step, 闭 closed and not counted, 止 the due day.</remarks>
public static class DueCalendar
{
    private const int Cell = 36, Line = 30, Head = 58, Width = Cell * 7 + 16;
    private const string WeekDays = "一二三四五六日";
    private const string PausedSign = "停", ClosedSign = "闭";

    /// <summary>The calendar as plain text, lines parted by <c>\n</c>; columns stand under one another where a Chinese character is two wide.</summary>
    public static string ToText(DueExplanation why)
    {
        ArgumentNullException.ThrowIfNull(why);
        var marks = Marks(why);
        var text = new StringBuilder();
        foreach (var month in Months(why))
        {
            text.Append(MonthName(month)).Append('\n').AppendJoin(' ', WeekDays.Select(day => $"  {day}")).Append('\n');
            text.Append(' ', Column(month) * 5);
            foreach (var day in DaysOf(month))
            {
                bool lineEnds = day.DayOfWeek == IsoDayOfWeek.Sunday || day.PlusDays(1).Month != day.Month;
                string sign = marks.TryGetValue(day, out var mark) ? mark.Sign : lineEnds ? "" : "  ";
                text.Append(CultureInfo.InvariantCulture, $"{day.Day,2}{sign}{(lineEnds ? '\n' : ' ')}");
            }
        }

        return text.Append(LegendText(marks.Values)).ToString();
    }

    /// <summary>The calendar as a self-contained SVG picture: titled and described for those who cannot see it, without script, style sheet or link.</summary>
    /// <remarks>Each marked day tells its kind, festival and notice as its own title. No mark is told by colour alone.</remarks>
    public static string ToSvg(DueExplanation why)
    {
        ArgumentNullException.ThrowIfNull(why);
        XNamespace svg = "http://www.w3.org/2000/svg";
        var marks = Marks(why);
        string title = $"{why.Limit}:{why.From:uuuu-MM-dd}起,{why.Due.Date:uuuu-MM-dd}届满";
        var picture = new XElement(svg + "svg", new XAttribute("role", "img"), new XElement(svg + "title", Clean(title)), new XElement(svg + "desc", Clean(why.ToString())));
        int top = 0;
        foreach (var month in Months(why))
        {
            picture.Add(Text(svg, Width / 2, top + 22, MonthName(month), "#1f2328", bold: true));
            for (int i = 0; i < 7; i++) picture.Add(Text(svg, Center(i), top + 46, WeekDays[i].ToString(), "#57606a"));
            int last = 0;
            foreach (var day in DaysOf(month))
            {
                int row = (day.Day - 1 + Column(month)) / 7;
                picture.Add(DayCell(svg, Center(Column(day)), top + Head + row * Line, day, marks.GetValueOrDefault(day)));
                last = row;
            }

            top += Head + (last + 1) * Line;
        }

        picture.Add(Text(svg, Width / 2, top + 18, LegendLine(marks.Values), "#57606a"));
        picture.SetAttributeValue("viewBox", string.Create(CultureInfo.InvariantCulture, $"0 0 {Width} {top + 30}"));
        picture.SetAttributeValue("font-family", "sans-serif");
        picture.SetAttributeValue("font-size", "13");
        picture.SetAttributeValue("text-anchor", "middle");
        return picture.ToString(SaveOptions.DisableFormatting);
    }

    private static string LegendText(IReadOnlyCollection<Mark> marks) =>
        $"起:起始日 计:计入 班:调休上班日 休:休息日或节假日{(Has(marks, PausedSign) ? " 停:特殊环节,不计入" : "")}{(Has(marks, ClosedSign) ? " 闭:临时停办,不计入" : "")} 止:届满日";

    private static string LegendLine(IReadOnlyCollection<Mark> marks) =>
        $"起始 · 计入 · 班=调休 · 休{(Has(marks, PausedSign) ? " · 停" : "")}{(Has(marks, ClosedSign) ? " · 闭" : "")} · 止=届满";

    private static bool Has(IEnumerable<Mark> marks, string sign) => marks.Any(mark => string.Equals(mark.Sign, sign, StringComparison.Ordinal));

    private static XElement DayCell(XNamespace svg, int x, int y, LocalDate day, Mark? mark)
    {
        string number = day.Day.ToString(CultureInfo.InvariantCulture);
        if (mark is null) return Text(svg, x, y + 18, number, "#8c959f");
        var group = new XElement(svg + "g", new XElement(svg + "title", Clean($"{day:uuuu-MM-dd} {mark.Meaning}")));
        group.Add(new XElement(svg + "rect", new XAttribute("x", x - Cell / 2 + 1), new XAttribute("y", y), new XAttribute("width", Cell - 2), new XAttribute("height", Line - 3), new XAttribute("rx", 4), new XAttribute("fill", mark.Fill)));
        group.Add(Text(svg, x, y + 18, number + mark.Sign, "#1f2328"));
        return group;
    }

    private static XElement Text(XNamespace svg, int x, int y, string words, string fill, bool bold = false) =>
        new(svg + "text", new XAttribute("x", x), new XAttribute("y", y), new XAttribute("fill", fill), bold ? new XAttribute("font-weight", "bold") : null, words);

    private static Dictionary<LocalDate, Mark> Marks(DueExplanation why)
    {
        var marks = why.AllDays.ToDictionary(day => day.Date, day => Of(day, why));
        marks[why.From] = new Mark("起", "#ddf4ff", "起始日");
        // 即办 may be due on the day of its start: the end is what people look for.
        marks[why.Due.Date] = new Mark("止", "#ffebe9", why.Due.Provisional ? "届满日(暂定)" : "届满日");
        return marks;
    }

    private static Mark Of(DayStatus day, DueExplanation why)
    {
        bool countsWorkingDays = why.Limit.Unit is LimitUnit.WorkingDays or LimitUnit.SameDay;
        return why.IsPaused(day.Date) && (day.IsWorkingDay || !countsWorkingDays) ? new Mark(PausedSign, "#fbefff", "特殊环节,不计入") : Of(day, why.IsCounted(day));
    }

    private static Mark Of(DayStatus day, bool counted) => day.Kind switch
    {
        _ when day.IsShutByClosure && !day.IsWorkingDay && !counted => new Mark(ClosedSign, "#eaeef2", $"{day.Closure!.Name},不计入 {day.Closure.Basis}"),
        DayKind.MakeUpWorkingDay => new Mark("班", "#fff8c5", $"{day.Name}调休上班 {day.NoticeNumber}"),
        DayKind.Holiday when !counted => new Mark("休", "#eaeef2", $"{day.Name}放假,不计入 {day.NoticeNumber}"),
        DayKind.Holiday => new Mark("计", "#dafbe1", $"{day.Name}放假,计入 {day.NoticeNumber}"),
        _ => counted ? new Mark("计", "#dafbe1", "计入") : new Mark("休", "#eaeef2", "双休日,不计入"),
    };

    private static IEnumerable<LocalDate> Months(DueExplanation why)
    {
        for (var month = FirstOf(why.From); month <= why.Due.Date; month = month.PlusMonths(1)) yield return month;
    }

    private static IEnumerable<LocalDate> DaysOf(LocalDate month)
    {
        for (var day = month; day.Month == month.Month; day = day.PlusDays(1)) yield return day;
    }

    private static LocalDate FirstOf(LocalDate day) => new(day.Year, day.Month, 1);

    private static string MonthName(LocalDate month) => month.ToString("uuuu年M月", CultureInfo.InvariantCulture);

    private static int Column(LocalDate day) => (int)day.DayOfWeek - 1;

    private static int Center(int column) => 8 + column * Cell + Cell / 2;

    /// <summary>The words without the characters that XML forbids even when escaped.</summary>
    private static string Clean(string words) => string.Concat(words.EnumerateRunes().Select(
        rune => rune.IsBmp && !XmlConvert.IsXmlChar((char)rune.Value) ? "\uFFFD" : rune.Value == '\n' ? " " : rune.ToString()));

    private sealed record Mark(string Sign, string Fill, string Meaning);
}
