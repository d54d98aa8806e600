using NodaTime;

namespace Zhaoqing.GovServices.TimeLimit;

/// <summary>What the package refuses, each with its code, its Chinese sentence, its legal ground and the field at fault.</summary>
internal static partial class TimeLimitRefusals
{
    public static Refusal OutOfCoverage(WorkingCalendar calendar, string field)
    {
        string coverage = $"工作日历({calendar.Edition.Id})只覆盖{calendar.First:uuuu-MM-dd}至{calendar.Last:uuuu-MM-dd}";
        return new Refusal(
            "time-limit.date-out-of-coverage",
            $"{coverage},此外的日期不作推算。请核对日期和期限。",
            LegalGround.OfLaw("全国年节及纪念日放假办法", "第七条", "全体公民放假的假日,可合理安排统一放假调休。"))
            .OnField(field, field is "amount" ? $"推算出的日期超出覆盖范围:{coverage}。" : $"日期超出覆盖范围:{coverage}。");
    }

    public static Refusal EndBeforeStart() => new Refusal(
        "time-limit.end-before-start",
        "截止日早于起始日,请核对两个日期。",
        LegalGround.OfLaw("中华人民共和国民法典", "第二百零一条第一款", "按照年、月、日计算期间的,开始的当日不计入,自下一日开始计算。"))
        .OnField("through", "不能早于起始日。");

    public static Refusal NotCountedBack() => new Refusal(
        "time-limit.not-counted-back",
        "倒推期限只能用工作日,或不顺延的自然日、月、年:“即办”和“末日顺延”没有倒推的规则。",
        LegalGround.OfLaw("中华人民共和国民法典", "第二百零一条第一款", "按照年、月、日计算期间的,开始的当日不计入,自下一日开始计算。"))
        .OnField("limit", "不能倒推。");

    public static Refusal AmountOutOfRange(LimitUnit unit) => new Refusal(
        "time-limit.amount-out-of-range",
        unit == LimitUnit.SameDay ? "即办没有期限数,数量应为0。" : $"期限应为1至{Limit.MaxAmount}的整数;当场办结的,请用“即办”。",
        LegalGround.OfClause("REG-2.5"))
        .OnField("amount", unit == LimitUnit.SameDay ? "应为0。" : $"应为1至{Limit.MaxAmount}。");

    public static Refusal UnitUnknown() => new Refusal(
        "time-limit.unit-unknown",
        "期限单位应为即办、工作日、自然日、月或年。",
        LegalGround.OfLaw("中华人民共和国民法典", "第二百条", "民法所称的期间按照公历年、月、日、小时计算。"))
        .OnField("unit", "没有这种期限单位。");

    public static Refusal LastDayRuleUnknown() => new Refusal(
        "time-limit.last-day-rule-unknown",
        "末日规则应为“不顺延”或“顺延至休假日后的第一个工作日”。",
        LegalGround.OfLaw("中华人民共和国民法典", "第二百零三条第一款", "期间的最后一日是法定休假日的,以法定休假日结束的次日为期间的最后一日。"))
        .OnField("lastDay", "没有这种末日规则。");

    public static Refusal WarningThresholds() => new Refusal(
        "time-limit.warning-thresholds-out-of-range",
        $"预警阈值应为0至{Limit.MaxAmount}个工作日,且红灯阈值不大于黄灯阈值。",
        LegalGround.OfClause("REG-2.5"))
        .OnField("yellowAtMost", "应不小于红灯阈值。");
}
