using NodaTime;

namespace Zhaoqing.GovServices.TimeLimit;

/// <summary>What the package refuses of written and promised limits and of hours.</summary>
internal static partial class TimeLimitRefusals
{
    public static Refusal CountRuleUnknown(LocalDate onDay) => new Refusal(
        "time-limit.count-rule-unknown",
        $"没有收录该法律法规在{onDay:uuuu-MM-dd}适用的期间计算规则,“日”不能断定是工作日还是自然日。请核对名称和日期,或者直接写明“工作日”。",
        LegalGround.OfLaw("中华人民共和国民法典", "第二百零四条", "期间的计算方法依照本法的规定,但是法律另有规定或者当事人另有约定的除外。"))
        .OnField("law", "没有适用的期间计算规则。");

    public static Refusal UnitNeedsLaw(WrittenLimit written) => new Refusal(
        "time-limit.unit-needs-law",
        $"“{written}”没有注明依据:各法律法规的计算方法不同。请注明依据的法律法规,或者直接写明“工作日”。",
        LegalGround.OfLaw("中华人民共和国民法典", "第二百零四条", "期间的计算方法依照本法的规定,但是法律另有规定或者当事人另有约定的除外。"))
        .OnField("unit", "没有依据,不能计算。");

    public static Refusal TextUnreadable() => new Refusal(
        "time-limit.text-unreadable",
        "期限不能识别。请写成“20个工作日”“二十日”“6个月”“即办”这样的形式。",
        LegalGround.OfClause("REG-2.16"))
        .OnField("text", "不是期限。");

    public static Refusal PromiseLongerThanStatutory(Limit promised, Limit statutory, LocalDate start) => new Refusal(
        "time-limit.promise-longer-than-statutory",
        $"承诺时限({promised})不得长于法定时限({statutory}):自{start:uuuu-MM-dd}起算,承诺时限届满在后。请缩短承诺时限。",
        PromisedLimit.Ground)
        .OnField("promised", "长于法定时限。");

    public static Refusal HoursOutOfRange() => new Refusal(
        "time-limit.amount-out-of-range",
        $"小时数应为1至{Limit.MaxAmount}的整数。",
        LegalGround.OfClause("REG-2.5"))
        .OnField("amount", $"应为1至{Limit.MaxAmount}。");

    public static Refusal HourUnitUnknown() => new Refusal(
        "time-limit.unit-unknown",
        "时限单位应为小时或工作小时。",
        LegalGround.OfLaw("中华人民共和国民法典", "第二百条", "民法所称的期间按照公历年、月、日、小时计算。"))
        .OnField("unit", "没有这种时限单位。");

    public static Refusal ServiceHoursMissing() => new Refusal(
        "time-limit.service-hours-missing",
        "按工作小时计算时限,或者以停止业务活动的时间为截止时间,都需要服务点的对外服务时间。",
        LegalGround.OfLaw("中华人民共和国民法典", "第二百零三条第二款", "期间的最后一日的截止时间为二十四时;有业务时间的,停止业务活动的时间为截止时间。"))
        .OnField("hours", "请提供对外服务时间。");
}
