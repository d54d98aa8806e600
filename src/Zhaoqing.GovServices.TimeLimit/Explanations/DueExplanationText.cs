using System.Globalization;
using System.Text;
using NodaTime;

namespace Zhaoqing.GovServices.TimeLimit;

/// <summary>Writes an explanation in Chinese.</summary>
internal static class DueExplanationText
{
    public static string Of(DueExplanation why)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"自{Written(why.From)}起{why.Limit}:届满日为{Written(why.Due.Date)}。");
        string start = why.Limit.Unit == LimitUnit.SameDay ? "起始当日为工作日的,当日办结;否则为其后第一个工作日。" : "起始当日不计入,自下一日开始计算(民法典第二百零一条)。";
        text.Append('\n').Append(start);
        if (why.Limit.Unit is not (LimitUnit.WorkingDays or LimitUnit.SameDay)) Calendar(text, why);
        foreach (var run in Runs(why.Days)) text.Append('\n').Append(run);
        foreach (var pause in why.Pauses) text.Append('\n').Append(Line(pause));
        if (why.Extension is { } extension) text.Append('\n').Append(Line(extension, why.Limit));
        if (why.DaysKept > 0) text.Append(CultureInfo.InvariantCulture, $"\n此前告知的届满日不因迟到的放假通知提前,为此增加{why.DaysKept}日。");
        if (why.WeekendDaysSkipped > 0) text.Append(CultureInfo.InvariantCulture, $"\n另有双休日{why.WeekendDaysSkipped}天,不计入。");
        if (why.Limit.Unit == LimitUnit.WorkingDays) text.Append(CultureInfo.InvariantCulture, $"\n共计入{why.DaysCounted}个工作日。");
        if (why.Due.Provisional)
            text.Append(CultureInfo.InvariantCulture, $"\n本结果为暂定:{string.Join('、', why.YearsWithoutNotice)}年的放假安排通知尚未收录,届满日可能变动。");
        text.Append(CultureInfo.InvariantCulture, $"\n依据的工作日历:{why.Edition}。");
        return text.ToString();
    }

    private static void Calendar(StringBuilder text, DueExplanation why)
    {
        string step = why.Limit.Unit == LimitUnit.CalendarDays
            ? $"节假日、休息日计入,末日为{Written(why.Unpaused)}。"
            : why.EndOfMonth
                ? $"到期月没有对应日,月末{Written(why.Unpaused)}为末日(民法典第二百零二条)。"
                : $"到期月的对应日{Written(why.Unpaused)}为末日(民法典第二百零二条)。";
        text.Append('\n').Append(step);
        if (why.Raw != why.Unpaused) text.Append(CultureInfo.InvariantCulture, $"\n加上不计入的日数,末日为{Written(why.Raw)}。");
        if (why.Rolled) text.Append(CultureInfo.InvariantCulture, $"\n末日逢休假日,顺延至其后第一个工作日{Written(why.Due.Date)}(民法典第二百零三条)。");
    }

    /// <summary>One line for each run of days of the same festival, notice and effect; plain weekends are only counted.</summary>
    private static IEnumerable<string> Runs(IReadOnlyList<ExplainedDay> days)
    {
        for (int first = 0; first < days.Count;)
        {
            int next = first + 1;
            while (next < days.Count && Follows(days[next - 1], days[next])) next++;
            if (days[first].Status.Kind != DayKind.RestDay) yield return Line(days[first], days[next - 1].Status.Date);
            first = next;
        }
    }

    private static bool Follows(ExplainedDay before, ExplainedDay day) =>
        day with { Status = day.Status with { Date = before.Status.Date } } == before && day.Status.Date == before.Status.Date.PlusDays(1);

    private static string Line(ExplainedDay day, LocalDate last)
    {
        string days = day.Status.Date == last ? Written(last) : $"{Written(day.Status.Date)}至{Written(last)}";
        if (day.Status is { IsShutByClosure: true, Closure: { } closure })
        {
            string shut = closure.Effect == ClosureEffect.WindowsOnly ? "窗口停止办理,期限照常计算" : day.Counted ? "不是工作日,按自然日计入" : "不计入";
            return $"{days}:{closure.Name},{shut}({closure.Basis})。";
        }

        string kind = day.Status.Kind == DayKind.MakeUpWorkingDay ? $"{day.Status.Name}调休上班" : $"{day.Status.Name}放假";
        string effect = day.Counted ? "计入" : day.Status.IsWorkingDay ? "为工作日" : "不计入";
        string source = day.Status.NoticeNumber
            ?? (day.Status.Provisional ? "全国年节及纪念日放假办法第二条" : "通知文号不详");
        return $"{days}:{kind},{effect}({source})。";
    }

    private static string Line(ExplainedPause pause)
    {
        var (run, name) = (pause.Run, $"{pause.Run.Step}(文书{pause.Run.Notice})");
        string source = $"({run.Step.Basis})。";
        if (pause.Through <= run.From)
            return run.Ended is null ? $"{Written(run.From)}起{name}中,其时间届时不计入{source}" : $"{Written(run.From)}{name},当日结束,期限不变{source}";
        string span = $"{Written(run.From.PlusDays(1))}至{Written(pause.Through)}";
        return run.Ended is null ? $"{span}:{name},按其时限暂不计入{source}" : pause.Cut ? $"{span}:{name},不计入;超过其时限的时间照常计入{source}" : $"{span}:{name},不计入{source}";
    }

    private static string Line(ClockExtended extension, Limit limit)
    {
        return $"{Written(ChinaTime.DayOf(extension.At))}经{ClockRefusals.NameOf(extension.Approver)}批准延长{extension.By}{ClockRefusals.UnitOf(limit)}(文书{extension.Notice})。理由:{extension.Reason}";
    }

    private static string Written(LocalDate day) => day.ToString("uuuu年M月d日", CultureInfo.InvariantCulture);
}
