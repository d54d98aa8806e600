namespace Zhaoqing.GovServices.TimeLimit;

/// <summary>A limit with the article that sets it (法定期限).</summary>
/// <param name="Limit">The limit.</param>
/// <param name="Ground">The article, with its words.</param>
public sealed record LegalLimit(Limit Limit, LegalGround Ground)
{
    /// <summary>How the article lets it be extended; <see langword="null"/> where it does not.</summary>
    public ExtensionRule? Extension { get; init; }

    /// <summary>The article by which it starts anew when what was missing is supplied (自收到补正之日起计算); <see langword="null"/> where none says so.</summary>
    public LegalGround? Restart { get; init; }
}

/// <summary>Limits that law sets, under their names, so that nobody writes a bare 20.</summary>
/// <remarks>Text of 2019-04-23. The days of 行政许可法 are working days for the authority (第八十二条).</remarks>
public static class LegalLimits
{
    private const string Licensing = "中华人民共和国行政许可法", Information = "中华人民共和国政府信息公开条例";

    /// <summary>To tell the applicant once what is missing, from receipt: 5 working days (行政许可法 第三十二条第一款第(四)项).</summary>
    /// <remarks>When it passes in silence the application counts as accepted from the day of receipt.</remarks>
    public static LegalLimit LicensingAcceptance { get; } = new(
        Limit.WorkingDays(5),
        LegalGround.OfLaw(
            Licensing,
            "第三十二条第一款第(四)项",
            "申请材料不齐全或者不符合法定形式的,应当当场或者在五日内一次告知申请人需要补正的全部内容,逾期不告知的,自收到申请材料之日起即为受理。"));

    /// <summary>To decide, from acceptance: 20 working days (行政许可法 第四十二条第一款).</summary>
    public static LegalLimit LicensingDecision { get; } = new(
        Limit.WorkingDays(20),
        LegalGround.OfLaw(
            Licensing,
            "第四十二条第一款",
            "除可以当场作出行政许可决定的外,行政机关应当自受理行政许可申请之日起二十日内作出行政许可决定。"))
    {
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
        Extension = new(
            15,
            ExtensionApprover.GovernmentHead,
            LegalGround.OfLaw(
                Licensing,
                "第四十二条第二款",
                "四十五日内不能办结的,经本级人民政府负责人批准,可以延长十五日,并应当将延长期限的理由告知申请人。")),
    };

    /// <summary>To answer a request for government information, from its receipt: 20 working days (政府信息公开条例 第三十三条第二款).</summary>
    /// <remarks>When the request had to be corrected, it starts anew with the receipt of the corrected one (第三十条).</remarks>
    public static LegalLimit InformationAnswer { get; } = new(
        Limit.WorkingDays(20),
        LegalGround.OfLaw(
            Information,
            "第三十三条第二款",
            "行政机关不能当场答复的,应当自收到申请之日起20个工作日内予以答复。"))
    {
        Extension = new(
            20,
            ExtensionApprover.InformationHead,
            LegalGround.OfLaw(
                Information,
                "第三十三条第二款",
                "需要延长答复期限的,应当经政府信息公开工作机构负责人同意并告知申请人,延长的期限最长不得超过20个工作日。")),
        Restart = LegalGround.OfLaw(Information, "第三十条", "答复期限自行政机关收到补正的申请之日起计算。"),
    };

    /// <summary>To issue and deliver the licence, from the decision to grant it: 10 working days (行政许可法 第四十四条).</summary>
    public static LegalLimit LicensingDelivery { get; } = new(
        Limit.WorkingDays(10),
        LegalGround.OfLaw(
            Licensing,
            "第四十四条",
            "行政机关作出准予行政许可的决定,应当自作出决定之日起十日内向申请人颁发、送达行政许可证件,或者加贴标签、加盖检验、检测、检疫印章。"));
}
