namespace Zhaoqing.GovServices.NotifyCommit;

/// <summary>The legal grounds that the rules of this package cite.</summary>
internal static class PromiseGrounds
{
    private const string Guideline = "国务院办公厅关于全面推行证明事项和涉企经营许可事项告知承诺制的指导意见";
    private const string Guangdong = "广东省优化营商环境条例";
    private const string Licensing = "中华人民共和国行政许可法";

    public static LegalGround Excluded { get; } = LegalGround.OfClause("CON-7.1");

    public static LegalGround Listed { get; } = LegalGround.OfClause("CON-7.2");

    public static LegalGround Notice { get; } = LegalGround.OfClause("CON-7.3");

    public static LegalGround Supervision { get; } = LegalGround.OfClause("CON-7.4");

    public static LegalGround ToleranceListed { get; } = LegalGround.OfClause("CON-7.5");

    public static LegalGround ToleranceParts { get; } = LegalGround.OfClause("CON-7.6");

    public static LegalGround Tags { get; } = LegalGround.OfClause("CON-7.15");

    public static LegalGround InForce { get; } = LegalGround.OfClause("CON-7.16");

    public static LegalGround NotForThese { get; } = LegalGround.OfLaw(
        Guideline, "国办发〔2020〕42号", "直接涉及国家安全、国家秘密、公共安全、金融业审慎监管、生态环境保护,直接关系人身健康、生命财产安全,以及重要涉外等风险较大、纠错成本较高、损害难以挽回的事项不适用告知承诺制");

    public static LegalGround Barred { get; } = LegalGround.OfLaw(
        Guideline, "国办发〔2020〕42号", "申请人有较严重的不良信用记录或者存在曾作出虚假承诺等情形的,在信用修复前不适用告知承诺制");

    public static LegalGround FreeChoice { get; } = LegalGround.OfLaw(Guangdong, "第三十六条", "申请人可以自主选择是否采用告知承诺制方式办理");

    public static LegalGround RegionalAssessment { get; } = LegalGround.OfLaw(Guangdong, "第三十八条", "区域评估范围内的审批事项实行告知承诺制");

    public static LegalGround MustTolerate { get; } = LegalGround.OfLaw(
        Guangdong, "第三十二条", "基本条件具备、主要申报材料齐全且符合法定条件,次要材料或者副件有欠缺的,经申请人书面承诺后应当先予受理,一次性告知需要补正的材料和期限");

    public static LegalGround Deceit { get; } = LegalGround.OfLaw(Licensing, "第六十九条第二款", "被许可人以欺骗、贿赂等不正当手段取得行政许可的,应当予以撤销");

    public static LegalGround PublicInterest { get; } = LegalGround.OfLaw(Licensing, "第六十九条第三款", "撤销行政许可可能对公共利益造成重大损害的,不予撤销");

    public static LegalGround Hearing { get; } = LegalGround.OfLaw(Licensing, "第七条", "公民、法人或者其他组织对行政机关实施行政许可,享有陈述权、申辩权");
}
