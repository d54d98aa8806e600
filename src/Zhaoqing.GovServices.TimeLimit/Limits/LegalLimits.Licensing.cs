namespace Zhaoqing.GovServices.TimeLimit;

/// <content>行政许可法, text of 2019-04-23: days of the authority are working days (第八十二条).</content>
public static partial class LegalLimits
{
    private const string Licensing = "中华人民共和国行政许可法";

    /// <summary>To tell the applicant once what is missing, from receipt: 5 working days (行政许可法 第三十二条第一款第(四)项).</summary>
    /// <remarks>When it passes in silence the application counts as accepted from the day of receipt.</remarks>
    public static LegalLimit LicensingAcceptance { get; } = new(
        Limit.WorkingDays(5),
        LegalGround.OfLaw(
            Licensing,
            "第三十二条第一款第(四)项",
            "申请材料不齐全或者不符合法定形式的,应当当场或者在五日内一次告知申请人需要补正的全部内容,逾期不告知的,自收到申请材料之日起即为受理。"))
    {
        Start = StartingEvent.Receipt,
        Silence = DeemedFrom.Receipt,
    };

    /// <summary>To decide on the spot what is complete and can be decided there: at once (行政许可法 第三十四条第二款).</summary>
    public static LegalLimit LicensingOnTheSpot { get; } = new(
        Limit.SameDay,
        LegalGround.OfLaw(
            Licensing,
            "第三十四条第二款",
            "申请人提交的申请材料齐全、符合法定形式,行政机关能够当场作出决定的,应当当场作出书面的行政许可决定。"))
    {
        Start = StartingEvent.Receipt,
    };

    /// <summary>To decide, from acceptance: 20 working days (行政许可法 第四十二条第一款).</summary>
    public static LegalLimit LicensingDecision { get; } = new(
        Limit.WorkingDays(20),
        LegalGround.OfLaw(
            Licensing,
            "第四十二条第一款",
            "除可以当场作出行政许可决定的外,行政机关应当自受理行政许可申请之日起二十日内作出行政许可决定。"))
    {
        Start = StartingEvent.Acceptance,
        Extension = new(
            10,
            ExtensionApprover.OrganHead,
            LegalGround.OfLaw(
                Licensing,
                "第四十二条第一款",
                "二十日内不能作出决定的,经本行政机关负责人批准,可以延长十日,并应当将延长期限的理由告知申请人。")),
    };

    /// <summary>To decide where several authorities handle a licence as one or together, from acceptance: 45 working days at most (行政许可法 第四十二条第二款).</summary>
    public static LegalLimit JointLicensingDecision { get; } = new(
        Limit.WorkingDays(45),
        LegalGround.OfLaw(
            Licensing,
            "第四十二条第二款",
            "依照本法第二十六条的规定,行政许可采取统一办理或者联合办理、集中办理的,办理的时间不得超过四十五日。"))
    {
        Start = StartingEvent.Acceptance,
        Extension = new(
            15,
            ExtensionApprover.GovernmentHead,
            LegalGround.OfLaw(
                Licensing,
                "第四十二条第二款",
                "四十五日内不能办结的,经本级人民政府负责人批准,可以延长十五日,并应当将延长期限的理由告知申请人。")),
    };

    /// <summary>For the lower authority to review what a higher one decides, from its own acceptance: 20 working days (行政许可法 第四十三条).</summary>
    public static LegalLimit LowerLicensingReview { get; } = new(
        Limit.WorkingDays(20),
        LegalGround.OfLaw(
            Licensing,
            "第四十三条",
            "依法应当先经下级行政机关审查后报上级行政机关决定的行政许可,下级行政机关应当自其受理行政许可申请之日起二十日内审查完毕。"))
    {
        Start = StartingEvent.Acceptance,
    };

    /// <summary>To issue and deliver the licence, from the decision to grant it: 10 working days (行政许可法 第四十四条).</summary>
    public static LegalLimit LicensingDelivery { get; } = new(
        Limit.WorkingDays(10),
        LegalGround.OfLaw(
            Licensing,
            "第四十四条",
            "行政机关作出准予行政许可的决定,应当自作出决定之日起十日内向申请人颁发、送达行政许可证件,或者加贴标签、加盖检验、检测、检疫印章。"))
    {
        Start = StartingEvent.Decision,
    };

    /// <summary>To assign two persons or more to a test, an inspection or a quarantine, from acceptance: 5 working days (行政许可法 第五十五条第二款).</summary>
    public static LegalLimit LicensingInspectors { get; } = new(
        Limit.WorkingDays(5),
        LegalGround.OfLaw(
            Licensing,
            "第五十五条第二款",
            "行政机关实施检验、检测、检疫,应当自受理申请之日起五日内指派两名以上工作人员按照技术标准、技术规范进行检验、检测、检疫。"))
    {
        Start = StartingEvent.Acceptance,
    };

    /// <summary>For the holder to apply for renewal: 30 days before the licence ends (行政许可法 第五十条第一款).</summary>
    /// <remarks>
    /// Whether 第八十二条 makes the holder's days working days is open; calendar days leave the holder more time. 法律、法规、规章 may say otherwise.
    /// What silence does to a renewal: <see cref="RenewalDates"/>.
    /// </remarks>
    public static LegalLimit LicensingRenewal { get; } = new(
        Limit.CalendarDays(30, LastDayRule.AsIs),
        LegalGround.OfLaw(
            Licensing,
            "第五十条第一款",
            "被许可人需要延续依法取得的行政许可的有效期的,应当在该行政许可有效期届满三十日前向作出行政许可决定的行政机关提出申请。"))
    {
        Start = StartingEvent.Expiry,
        Bearer = LimitBearer.Applicant,
        Backward = true,
        OtherReading = Limit.WorkingDays(30),
    };
}
