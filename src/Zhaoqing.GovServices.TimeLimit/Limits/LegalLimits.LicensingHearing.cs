namespace Zhaoqing.GovServices.TimeLimit;

/// <content>The hearing (听证) under 行政许可法.</content>
public static partial class LegalLimits
{
    /// <summary>For the applicant or somebody concerned to ask for a hearing, from being told of the right: 5 working days (行政许可法 第四十七条第一款).</summary>
    /// <remarks>Whether 第八十二条 makes the applicant's days working days is open; working days leave more time.</remarks>
    public static LegalLimit LicensingHearingRequest { get; } = new(
        Limit.WorkingDays(5),
        LegalGround.OfLaw(Licensing, "第四十七条第一款", "申请人、利害关系人在被告知听证权利之日起五日内提出听证申请的,行政机关应当在二十日内组织听证。"))
    {
        Start = StartingEvent.Notice,
        Bearer = LimitBearer.Applicant,
        OtherReading = Limit.CalendarDays(5, LastDayRule.NextWorkingDay),
    };

    /// <summary>To organise the hearing: 20 working days (行政许可法 第四十七条第一款).</summary>
    /// <remarks>The article does not name the start; here it is the request.</remarks>
    public static LegalLimit LicensingHearing { get; } = new(Limit.WorkingDays(20), LicensingHearingRequest.Ground) { Start = StartingEvent.HearingRequest };

    /// <summary>To tell time and place of the hearing: 7 working days before it (行政许可法 第四十八条第一款第(一)项).</summary>
    public static LegalLimit LicensingHearingNotice { get; } = new(
        Limit.WorkingDays(7),
        LegalGround.OfLaw(
            Licensing,
            "第四十八条第一款第(一)项",
            "行政机关应当于举行听证的七日前将举行听证的时间、地点通知申请人、利害关系人,必要时予以公告。"))
    {
        Start = StartingEvent.Hearing,
        Backward = true,
    };
}
