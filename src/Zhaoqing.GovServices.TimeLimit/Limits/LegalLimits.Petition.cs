namespace Zhaoqing.GovServices.TimeLimit;

/// <content>
/// 信访工作条例 of 2022-02-25: each limit names its own unit, 日 beside 个工作日. It does not say whether a last day on a holiday moves:
/// the authority's limits do not, the petitioner's do, and the other reading stands beside.
/// </content>
public static partial class LegalLimits
{
    private const string Petition = "信访工作条例";

    /// <summary>To pass a petition on, or report it, from receipt: 15 calendar days (信访工作条例 第二十二条第一款).</summary>
    /// <remarks>The words are shortened: the article lists the ways to handle it.</remarks>
    public static LegalLimit PetitionTransfer { get; } = new(
        Limit.CalendarDays(15, LastDayRule.AsIs),
        LegalGround.OfLaw(Petition, "第二十二条第一款", "各级党委和政府信访部门收到信访事项,应当予以登记,并区分情况,在15日内分别按照规定方式处理。"))
    {
        Start = StartingEvent.Receipt,
        OtherReading = Limit.CalendarDays(15, LastDayRule.NextWorkingDay),
    };

    /// <summary>To tell the petitioner in writing what becomes of the petition, from receipt: 15 calendar days (信访工作条例 第二十三条第二款).</summary>
    public static LegalLimit PetitionNotice { get; } = new(
        Limit.CalendarDays(15, LastDayRule.AsIs),
        LegalGround.OfLaw(Petition, "第二十三条第二款", "不能当场告知的,应当自收到信访事项之日起15日内书面告知信访人,但信访人的姓名(名称)、住址不清的除外。"))
    {
        Start = StartingEvent.Receipt,
        OtherReading = Limit.CalendarDays(15, LastDayRule.NextWorkingDay),
    };

    /// <summary>To object that a petition passed on is not one's own business, from receipt: 5 working days (信访工作条例 第二十三条第三款).</summary>
    public static LegalLimit PetitionObjection { get; } = new(
        Limit.WorkingDays(5),
        LegalGround.OfLaw(Petition, "第二十三条第三款", "不属于本机关、单位职权范围的,有关机关、单位应当自收到之日起5个工作日内提出异议,并详细说明理由。"))
    {
        Start = StartingEvent.Receipt,
    };

    /// <summary>To handle a petition of the kind of 第三十一条第(六)项, from acceptance: 60 calendar days (信访工作条例 第三十四条).</summary>
    public static LegalLimit PetitionDecision { get; } = new(
        Limit.CalendarDays(60, LastDayRule.AsIs),
        LegalGround.OfLaw(Petition, "第三十四条", "对本条例第三十一条第六项规定的信访事项应当自受理之日起60日内办结。"))
    {
        Start = StartingEvent.Acceptance,
        Extension = new(
            30,
            ExtensionApprover.OrganHead,
            LegalGround.OfLaw(Petition, "第三十四条", "情况复杂的,经本机关、单位负责人批准,可以适当延长办理期限,但延长期限不得超过30日,并告知信访人延期理由。")),
        OtherReading = Limit.CalendarDays(60, LastDayRule.NextWorkingDay),
    };

    /// <summary>For the petitioner to ask for a review (复查), from receiving the answer: 30 calendar days (信访工作条例 第三十五条).</summary>
    public static LegalLimit PetitionReviewRequest { get; } = new(
        Limit.CalendarDays(30, LastDayRule.NextWorkingDay),
        LegalGround.OfLaw(Petition, "第三十五条", "信访人对信访处理意见不服的,可以自收到书面答复之日起30日内请求原办理机关、单位的上一级机关、单位复查。"))
    {
        Start = StartingEvent.Service,
        Bearer = LimitBearer.Applicant,
        OtherReading = Limit.CalendarDays(30, LastDayRule.AsIs),
    };

    /// <summary>To answer the request for a review, from its receipt: 30 calendar days (信访工作条例 第三十五条).</summary>
    public static LegalLimit PetitionReview { get; } = new(
        Limit.CalendarDays(30, LastDayRule.AsIs),
        LegalGround.OfLaw(Petition, "第三十五条", "收到复查请求的机关、单位应当自收到复查请求之日起30日内提出复查意见,并予以书面答复。"))
    {
        Start = StartingEvent.Receipt,
        OtherReading = Limit.CalendarDays(30, LastDayRule.NextWorkingDay),
    };

    /// <summary>For the petitioner to ask for a second review (复核), from receiving the answer: 30 calendar days (信访工作条例 第三十六条第一款).</summary>
    public static LegalLimit PetitionSecondReviewRequest { get; } = new(
        Limit.CalendarDays(30, LastDayRule.NextWorkingDay),
        LegalGround.OfLaw(Petition, "第三十六条第一款", "信访人对复查意见不服的,可以自收到书面答复之日起30日内向复查机关、单位的上一级机关、单位请求复核。"))
    {
        Start = StartingEvent.Service,
        Bearer = LimitBearer.Applicant,
        OtherReading = Limit.CalendarDays(30, LastDayRule.AsIs),
    };

    /// <summary>To answer the request for a second review, from its receipt: 30 calendar days (信访工作条例 第三十六条第一款).</summary>
    /// <remarks>The time of a hearing is not counted (第三十六条第二款).</remarks>
    public static LegalLimit PetitionSecondReview { get; } = new(
        Limit.CalendarDays(30, LastDayRule.AsIs),
        LegalGround.OfLaw(Petition, "第三十六条第一款", "收到复核请求的机关、单位应当自收到复核请求之日起30日内提出复核意见。"))
    {
        Start = StartingEvent.Receipt,
        OtherReading = Limit.CalendarDays(30, LastDayRule.NextWorkingDay),
    };
}
