namespace Zhaoqing.GovServices.TimeLimit;

/// <summary>A limit with the article that sets it (法定期限).</summary>
/// <param name="Limit">The limit.</param>
/// <param name="Ground">The article, with its words.</param>
public sealed record LegalLimit(Limit Limit, LegalGround Ground);

/// <summary>Limits that law sets, under their names, so that nobody writes a bare 20.</summary>
/// <remarks>Text of 2019-04-23. The days of 行政许可法 are working days for the authority (第八十二条).</remarks>
public static class LegalLimits
{
    private const string Licensing = "中华人民共和国行政许可法";

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
            "除可以当场作出行政许可决定的外,行政机关应当自受理行政许可申请之日起二十日内作出行政许可决定。"));

    /// <summary>To issue and deliver the licence, from the decision to grant it: 10 working days (行政许可法 第四十四条).</summary>
    public static LegalLimit LicensingDelivery { get; } = new(
        Limit.WorkingDays(10),
        LegalGround.OfLaw(
            Licensing,
            "第四十四条",
            "行政机关作出准予行政许可的决定,应当自作出决定之日起十日内向申请人颁发、送达行政许可证件,或者加贴标签、加盖检验、检测、检疫印章。"));
}
