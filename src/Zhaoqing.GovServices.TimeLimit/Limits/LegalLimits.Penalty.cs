namespace Zhaoqing.GovServices.TimeLimit;

/// <content>行政处罚法, text of 2021-01-22: 二日, 三日, 五日 and 七日 are working days for everybody (第八十五条).</content>
public static partial class LegalLimits
{
    private const string Penalty = "中华人民共和国行政处罚法";

    /// <summary>To decide on a penalty, from the opening of the case: 90 calendar days (行政处罚法 第六十条).</summary>
    /// <remarks>The law does not say whether a last day on a holiday moves: the limit does not, the other reading does.</remarks>
    public static LegalLimit PenaltyDecision { get; } = new(
        Limit.CalendarDays(90, LastDayRule.AsIs),
        LegalGround.OfLaw(Penalty, "第六十条", "行政机关应当自行政处罚案件立案之日起九十日内作出行政处罚决定。法律、法规、规章另有规定的,从其规定。"))
    {
        Start = StartingEvent.Filing,
        OtherReading = Limit.CalendarDays(90, LastDayRule.NextWorkingDay),
    };

    /// <summary>To serve the decision on a party who was not there when it was announced: 7 working days (行政处罚法 第六十一条第一款).</summary>
    /// <remarks>The article does not name the start; here it is the decision.</remarks>
    public static LegalLimit PenaltyService { get; } = new(
        Limit.WorkingDays(7),
        LegalGround.OfLaw(
            Penalty,
            "第六十一条第一款",
            "当事人不在场的,行政机关应当在七日内依照《中华人民共和国民事诉讼法》的有关规定,将行政处罚决定书送达当事人。"))
    {
        Start = StartingEvent.Decision,
    };

    /// <summary>For the party to ask for a hearing, from being told: 5 working days (行政处罚法 第六十四条第(一)项).</summary>
    public static LegalLimit PenaltyHearingRequest { get; } = new(
        Limit.WorkingDays(5),
        LegalGround.OfLaw(Penalty, "第六十四条第(一)项", "当事人要求听证的,应当在行政机关告知后五日内提出。"))
    {
        Start = StartingEvent.Notice,
        Bearer = LimitBearer.Applicant,
    };

    /// <summary>To tell time and place of the hearing: 7 working days before it (行政处罚法 第六十四条第(二)项).</summary>
    public static LegalLimit PenaltyHearingNotice { get; } = new(
        Limit.WorkingDays(7),
        LegalGround.OfLaw(Penalty, "第六十四条第(二)项", "行政机关应当在举行听证的七日前,通知当事人及有关人员听证的时间、地点。"))
    {
        Start = StartingEvent.Hearing,
        Backward = true,
    };
}
