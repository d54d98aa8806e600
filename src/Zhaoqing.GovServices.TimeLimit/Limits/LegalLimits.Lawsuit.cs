namespace Zhaoqing.GovServices.TimeLimit;

/// <content>行政诉讼法, text of 2017-06-27: calendar units, rolled, as 民事诉讼法 (第一百零一条). Time in the post is not counted; no calendar knows it.</content>
public static partial class LegalLimits
{
    private const string Litigation = "中华人民共和国行政诉讼法";

    /// <summary>To sue after a reconsideration, from receiving its decision: 15 calendar days, rolled (行政诉讼法 第四十五条).</summary>
    public static LegalLimit LawsuitAfterReconsideration { get; } = new(
        Limit.CalendarDays(15, LastDayRule.NextWorkingDay),
        LegalGround.OfLaw(Litigation, "第四十五条", "公民、法人或者其他组织不服复议决定的,可以在收到复议决定书之日起十五日内向人民法院提起诉讼。"))
    {
        Start = StartingEvent.Service,
        Bearer = LimitBearer.Applicant,
    };

    /// <summary>To sue directly, from knowing of the act: 6 months, rolled (行政诉讼法 第四十六条第一款).</summary>
    public static LegalLimit Lawsuit { get; } = new(
        Limit.Months(6, LastDayRule.NextWorkingDay),
        LegalGround.OfLaw(
            Litigation,
            "第四十六条第一款",
            "公民、法人或者其他组织直接向人民法院提起诉讼的,应当自知道或者应当知道作出行政行为之日起六个月内提出。法律另有规定的除外。"))
    {
        Start = StartingEvent.Knowledge,
        Bearer = LimitBearer.Applicant,
    };

    /// <summary>To appeal against a judgment, from its service: 15 calendar days, rolled (行政诉讼法 第八十五条).</summary>
    public static LegalLimit JudgmentAppeal { get; } = new(
        Limit.CalendarDays(15, LastDayRule.NextWorkingDay),
        LegalGround.OfLaw(Litigation, "第八十五条", "当事人不服人民法院第一审判决的,有权在判决书送达之日起十五日内向上一级人民法院提起上诉。"))
    {
        Start = StartingEvent.Service,
        Bearer = LimitBearer.Applicant,
    };
}
