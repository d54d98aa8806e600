namespace Zhaoqing.GovServices.TimeLimit;

/// <content>行政复议法, text of 2023-09-01, in force since 2024-01-01: 三日, 五日, 七日 and 十日 are working days, the rest as 民事诉讼法 (第八十八条).</content>
public static partial class LegalLimits
{
    private const string Reconsideration = "中华人民共和国行政复议法";

    /// <summary>To apply for reconsideration, from knowing of the act: 60 calendar days, rolled (行政复议法 第二十条第一款).</summary>
    public static LegalLimit ReconsiderationApplication { get; } = new(
        Limit.CalendarDays(60, LastDayRule.NextWorkingDay),
        LegalGround.OfLaw(
            Reconsideration,
            "第二十条第一款",
            "公民、法人或者其他组织认为行政行为侵犯其合法权益的,可以自知道或者应当知道该行政行为之日起六十日内提出行政复议申请;但是法律规定的申请期限超过六十日的除外。"))
    {
        Start = StartingEvent.Knowledge,
        Bearer = LimitBearer.Applicant,
    };

    /// <summary>To examine the application, from receipt: 5 working days (行政复议法 第三十条第一款).</summary>
    /// <remarks>When it passes in silence the application counts as accepted from the day on which it ends (第三款); supplied corrections start it anew (第三十一条第三款).</remarks>
    public static LegalLimit ReconsiderationReview { get; } = new(
        Limit.WorkingDays(5),
        LegalGround.OfLaw(
            Reconsideration,
            "第三十条",
            "行政复议机关收到行政复议申请后,应当在五日内进行审查。行政复议申请的审查期限届满,行政复议机关未作出不予受理决定的,审查期限届满之日起视为受理。"))
    {
        Start = StartingEvent.Receipt,
        Silence = DeemedFrom.LapseDay,
        Restart = LegalGround.OfLaw(Reconsideration, "第三十一条第三款", "行政复议机关收到补正材料后,依照本法第三十条的规定处理。"),
    };

    /// <summary>To tell the applicant in writing what to correct, from receipt: 5 working days (行政复议法 第三十一条第一款).</summary>
    public static LegalLimit ReconsiderationCorrectionNotice { get; } = new(
        Limit.WorkingDays(5),
        LegalGround.OfLaw(Reconsideration, "第三十一条第一款", "行政复议机关应当自收到申请之日起五日内书面通知申请人补正。补正通知应当一次性载明需要补正的事项。"))
    {
        Start = StartingEvent.Receipt,
    };

    /// <summary>For the applicant to correct, from receiving the notice: 10 working days (行政复议法 第三十一条第二款).</summary>
    public static LegalLimit ReconsiderationCorrection { get; } = new(
        Limit.WorkingDays(10),
        LegalGround.OfLaw(Reconsideration, "第三十一条第二款", "申请人应当自收到补正通知之日起十日内提交补正材料。"))
    {
        Start = StartingEvent.Notice,
        Bearer = LimitBearer.Applicant,
    };

    /// <summary>To decide in the ordinary procedure, from acceptance: 60 calendar days, rolled (行政复议法 第六十二条第一款).</summary>
    public static LegalLimit ReconsiderationDecision { get; } = new(
        Limit.CalendarDays(60, LastDayRule.NextWorkingDay),
        LegalGround.OfLaw(
            Reconsideration,
            "第六十二条第一款",
            "适用普通程序审理的行政复议案件,行政复议机关应当自受理申请之日起六十日内作出行政复议决定;但是法律规定的行政复议期限少于六十日的除外。"))
    {
        Start = StartingEvent.Acceptance,
        Extension = new(
            30,
            ExtensionApprover.ReconsiderationHead,
            LegalGround.OfLaw(
                Reconsideration,
                "第六十二条第一款",
                "情况复杂,不能在规定期限内作出行政复议决定的,经行政复议机构的负责人批准,可以适当延长,并书面告知当事人;但是延长期限最多不得超过三十日。")),
    };

    /// <summary>To decide in the summary procedure, from acceptance: 30 calendar days, rolled (行政复议法 第六十二条第二款).</summary>
    public static LegalLimit SummaryReconsiderationDecision { get; } = new(
        Limit.CalendarDays(30, LastDayRule.NextWorkingDay),
        LegalGround.OfLaw(Reconsideration, "第六十二条第二款", "适用简易程序审理的行政复议案件,行政复议机关应当自受理申请之日起三十日内作出行政复议决定。"))
    {
        Start = StartingEvent.Acceptance,
    };
}
