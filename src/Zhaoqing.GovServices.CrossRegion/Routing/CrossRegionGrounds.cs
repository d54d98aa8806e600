namespace Zhaoqing.GovServices.CrossRegion;

/// <summary>The documents and articles on which the rules of this package rest.</summary>
internal static class CrossRegionGrounds
{
    private const string CrossProvince = "国务院办公厅关于加快推进政务服务“跨省通办”的指导意见(国办发〔2020〕35号)";
    private const string Licensing = "中华人民共和国行政许可法";

    public static LegalGround Principle { get; } = LegalGround.OfClause("STD-4.6");

    public static LegalGround Modes { get; } = LegalGround.OfClause("STD-4.7");

    public static LegalGround Routing { get; } = LegalGround.OfClause("STD-4.9");

    public static LegalGround FoZhao { get; } = LegalGround.OfClause("CON-2.6");

    public static LegalGround Fields { get; } = LegalGround.OfClause("CON-2.3");

    public static LegalGround Trust { get; } = LegalGround.OfClause("CON-2.1");

    public static LegalGround Connection { get; } = LegalGround.OfClause("CON-2.4");

    public static LegalGround OneOwner { get; } = LegalGround.OfClause("GOAL-0.2");

    public static LegalGround FullOnline { get; } = LegalGround.OfLaw(CrossProvince, "全程网办", "由业务属地为申请人远程办理;除法律法规规定必须到现场办理的,不得强制要求到现场办理");

    public static LegalGround CollectOnBehalf { get; } = LegalGround.OfLaw(CrossProvince, "异地代收代办", "在不改变各省区市原有办理事权的基础上,收受分离;收件地对申请材料进行形式审查、核验申请人身份,业务属地办理");

    public static LegalGround Joint { get; } = LegalGround.OfLaw(CrossProvince, "多地联办", "一地受理申请、各地政府部门内部协同,申请人只需到一地即可办理");

    public static LegalGround Application { get; } = LegalGround.OfLaw(Licensing, "第二十九条第三款", "行政许可申请可以通过信函、电报、电传、传真、电子数据交换和电子邮件等方式提出");

    public static LegalGround Acceptance { get; } = LegalGround.OfLaw(Licensing, "第三十二条第一款第(四)项", "申请材料不齐全或者不符合法定形式的,应当当场或者在五日内一次告知申请人需要补正的全部内容,逾期不告知的,自收到申请材料之日起即为受理");

    public static LegalGround Complete { get; } = LegalGround.OfLaw(Licensing, "第三十二条第一款第(五)项", "申请材料齐全、符合法定形式,或者申请人按照要求提交全部补正申请材料的,应当受理行政许可申请");

    public static LegalGround NotInScope { get; } = LegalGround.OfLaw(Licensing, "第三十二条第一款第(二)项", "不属于本行政机关职权范围的,应当即时作出不予受理的决定,并告知申请人向有关行政机关申请");

    public static LegalGround Decision { get; } = LegalGround.OfLaw(Licensing, "第四十二条第一款", "应当自受理行政许可申请之日起二十日内作出行政许可决定");

    public static LegalGround Delivery { get; } = LegalGround.OfLaw(Licensing, "第四十四条", "作出准予行政许可的决定,应当自作出决定之日起十日内向申请人颁发、送达行政许可证件");

    public static LegalGround Steps { get; } = LegalGround.OfLaw(Licensing, "第四十五条", "听证、招标、拍卖、检验、检测、检疫、鉴定和专家评审所需时间不计算在规定的期限内,应当将所需时间书面告知申请人");

    public static LegalGround Entrusted { get; } = LegalGround.OfLaw(Licensing, "第二十四条", "委托行政机关对受委托行政机关实施行政许可的行为应当负责监督,并对该行为的后果承担法律责任;受委托行政机关不得再委托其他组织或者个人实施行政许可");

    public static LegalGround Reason { get; } = LegalGround.OfLaw(Licensing, "第三十八条第二款", "依法作出不予行政许可的书面决定的,应当说明理由,并告知申请人享有依法申请行政复议或者提起行政诉讼的权利");

    public static LegalGround Revocation { get; } = LegalGround.OfLaw(Licensing, "第六十九条", "作出行政许可决定的行政机关或者其上级行政机关,可以依法撤销行政许可");
}
