using System.Text.RegularExpressions;

namespace Zhaoqing.GovServices.TimeLimit;

/// <summary>What the package refuses of holiday notices.</summary>
internal static partial class TimeLimitRefusals
{
    private static LegalGround Arrangement => LegalGround.OfLaw("全国年节及纪念日放假办法", "第七条", "全体公民放假的假日,可合理安排统一放假调休。");

    public static Refusal EditionUnknown(NoticeArchive archive) => new Refusal(
        "time-limit.edition-unknown",
        archive.DatedSince is { } since ? $"{since:uuuu-MM-dd}以前各项放假通知的印发日期不全,不能断定当时有效的工作日历。" : "放假通知的印发日期不全,不能断定当时有效的工作日历。",
        Arrangement)
        .OnField("day", "早于可以断定的日期。");

    public static Refusal NoticeRepeated(HolidayNotice notice) => new Refusal(
        "time-limit.notice-repeated", notice.Number is null ? "通知必须有文号。" : $"{notice.Number}已经载入,或与已有通知文号相同。", Arrangement)
        .OnField("number", "文号缺失或重复。");

    public static Refusal NoticeUndated(HolidayNotice notice) => new Refusal(
        "time-limit.notice-undated", $"{notice}没有印发日期。", Arrangement)
        .OnField("issued", "请填写印发日期。");

    public static Refusal NoticeYearOutOfOrder(HolidayNotice notice, int lastNoticedYear) => new Refusal(
        "time-limit.notice-year-out-of-order", $"{notice}安排{notice.Year}年;年度通知应依次为{lastNoticedYear + 1}年,调整通知应属于已有通知的年份。", Arrangement)
        .OnField("year", "年份不衔接。");

    public static Refusal NoticeIssuedOutOfOrder(HolidayNotice notice) => new Refusal(
        "time-limit.notice-issued-out-of-order", $"{notice}的印发日期{notice.Issued:uuuu-MM-dd}早于它所接续或调整的通知,请核对。", Arrangement)
        .OnField("issued", "早于已有通知的印发日期。");

    public static Refusal NoticeIssuedAfterYear(HolidayNotice notice) => new Refusal(
        "time-limit.notice-issued-after-year", $"{notice}的印发日期{notice.Issued:uuuu-MM-dd}晚于它所安排的{notice.Year}年,请核对。", Arrangement)
        .OnField("issued", "晚于所安排的年份。");

    public static Refusal NoticeYearBeyond(HolidayNotice notice) => new Refusal(
        "time-limit.notice-year-beyond", $"{notice}之后两年的法定节日本版本尚不能推算,请升级后再载入。", Arrangement)
        .OnField("year", "超出本版本能够推算的年份。");

    public static Refusal NoticeOverlaps(HolidayNotice notice) => new Refusal(
        "time-limit.notice-overlaps", $"{notice}安排了已有通知安排过的日期;只有调整通知可以重新安排。", Arrangement)
        .OnField("days", "与已有通知重叠。");

    public static Refusal NoticeMakesUpTooMany(HolidayNotice notice) => new Refusal(
        "time-limit.notice-makes-up-too-many", $"{notice}的调休上班日多于所放的工作日,请核对。", Arrangement)
        .OnField("days", "调休上班日多于所放的工作日。");

    public static Refusal NoticeUnreadable(string field, string message) => new Refusal(
        "time-limit.notice-unreadable", "放假通知文件不能识别,请按文件格式核对。", Arrangement)
        .OnField(field, message);

    /// <summary>The days of a notice cannot be as they are told.</summary>
    /// <param name="what">What a programmer is told; of it the day is passed on.</param>
    public static Refusal NoticeContradictsItself(string what) => new Refusal(
        "time-limit.notice-contradicts-itself", "放假通知自相矛盾或不完整:同一日期既放假又上班、调休不在周末、日期不按顺序或不属于该年。", Arrangement)
        .OnField("days", DayIn().Match(what) is { Success: true } day ? $"请核对{day.Value}。" : "请逐日核对。");

    [GeneratedRegex("[0-9]{4}-[0-9]{2}-[0-9]{2}", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex DayIn();
}
