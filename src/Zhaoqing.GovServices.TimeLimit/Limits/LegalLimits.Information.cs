namespace Zhaoqing.GovServices.TimeLimit;

/// <content>政府信息公开条例, text of 2019-04-03: every limit is written in working days.</content>
public static partial class LegalLimits
{
    private const string Information = "中华人民共和国政府信息公开条例";

    /// <summary>To answer a request for government information, from its receipt: 20 working days (政府信息公开条例 第三十三条第二款).</summary>
    /// <remarks>When the request had to be corrected, it starts anew with the receipt of the corrected one (第三十条).</remarks>
    public static LegalLimit InformationAnswer { get; } = new(
        Limit.WorkingDays(20),
        LegalGround.OfLaw(
            Information,
            "第三十三条第二款",
            "行政机关不能当场答复的,应当自收到申请之日起20个工作日内予以答复。"))
    {
        Start = StartingEvent.Receipt,
        Extension = new(
            20,
            ExtensionApprover.InformationHead,
            LegalGround.OfLaw(
                Information,
                "第三十三条第二款",
                "需要延长答复期限的,应当经政府信息公开工作机构负责人同意并告知申请人,延长的期限最长不得超过20个工作日。")),
        Restart = LegalGround.OfLaw(Information, "第三十条", "答复期限自行政机关收到补正的申请之日起计算。"),
    };

    /// <summary>To tell the applicant once what to correct, from receipt: 7 working days (政府信息公开条例 第三十条).</summary>
    public static LegalLimit InformationCorrectionNotice { get; } = new(
        Limit.WorkingDays(7),
        LegalGround.OfLaw(Information, "第三十条", "自收到申请之日起7个工作日内一次性告知申请人作出补正,说明需要补正的事项和合理的补正期限。"))
    {
        Start = StartingEvent.Receipt,
    };

    /// <summary>For a third party to say what it thinks, from receiving the question: 15 working days (政府信息公开条例 第三十二条).</summary>
    /// <remarks>The time it takes is not counted in <see cref="InformationAnswer"/> (第三十三条第三款).</remarks>
    public static LegalLimit InformationThirdParty { get; } = new(
        Limit.WorkingDays(15),
        LegalGround.OfLaw(Information, "第三十二条", "第三方应当自收到征求意见书之日起15个工作日内提出意见。"))
    {
        Start = StartingEvent.Notice,
        Bearer = LimitBearer.Applicant,
    };
}
