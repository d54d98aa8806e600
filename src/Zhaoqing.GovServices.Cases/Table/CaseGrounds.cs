using Zhaoqing.GovServices.TimeLimit;

namespace Zhaoqing.GovServices.Cases;

/// <summary>The legal grounds that the rules of this package cite.</summary>
internal static class CaseGrounds
{
    private const string Licensing = "中华人民共和国行政许可法";

    public static LegalGround ByTheList { get; } = LegalGround.OfClause("REG-2.1");

    public static LegalGround NothingExtra { get; } = LegalGround.OfClause("REG-2.2");

    public static LegalGround OneNotice { get; } = LegalGround.OfClause("REG-2.4");

    public static LegalGround DecideInTime { get; } = LegalGround.OfClause("REG-2.5");

    public static LegalGround ListedSteps { get; } = LegalGround.OfClause("REG-2.7");

    public static LegalGround CountsAgain { get; } = LegalGround.OfClause("REG-2.8");

    public static LegalGround OneCase { get; } = LegalGround.OfClause("GOAL-2.8");

    public static LegalGround FreeChannel { get; } = LegalGround.OfClause("REG-4.2");

    public static LegalGround HeldAlready { get; } = LegalGround.OfClause("REG-4.4");

    public static LegalGround DecidingAuthority { get; } = LegalGround.OfClause("STD-2.6");

    public static LegalGround FirstAsked { get; } = LegalGround.OfClause("REG-2.3");

    public static LegalGround Agents { get; } = LegalGround.OfClause("REG-3.8");

    public static LegalGround ChiefScope { get; } = LegalGround.OfClause("REG-1.11");

    public static LegalGround GreenChannel { get; } = LegalGround.OfClause("CON-8.3");

    public static LegalGround Recusal { get; } = LegalGround.OfLaw(
        "中华人民共和国公务员法", "第七十六条", "公务员执行公务时,涉及本人利害关系或者有其他可能影响公正执行公务的情形的,应当回避");

    public static LegalGround LeftOut => SpecialStep.LicensingArticle45;

    public static LegalGround Extend => LegalLimits.LicensingDecision.Extension!.Ground;

    public static LegalGround Renewal => RenewalDates.Ground;

    public static LegalGround Joint { get; } = LegalGround.OfLaw(
        Licensing, "第二十六条第二款", "行政许可依法由地方人民政府两个以上部门分别实施的,本级人民政府可以确定一个部门受理行政许可申请并转告有关部门分别提出意见后统一办理,或者组织有关部门联合办理、集中办理");

    public static LegalGround Judgment { get; } = LegalGround.OfLaw(
        "中华人民共和国行政诉讼法", "第七十条", "人民法院判决撤销或者部分撤销行政行为的,可以判决被告重新作出行政行为");

    public static LegalGround Reconsidered { get; } = LegalGround.OfLaw(
        "中华人民共和国行政复议法", "第六十四条第一款", "行政复议机关决定撤销或者部分撤销行政行为的,可以责令被申请人在一定期限内重新作出行政行为");

    public static LegalGround Correction { get; } = LegalGround.OfLaw(
        "中华人民共和国个人信息保护法", "第四十六条第一款", "个人发现其个人信息不准确或者不完整的,有权请求个人信息处理者更正、补充");

    public static LegalGround Filed { get; } = LegalGround.OfLaw(
        "国务院关于在线政务服务的若干规定", "第十二条", "政务服务机构应当对履行职责过程中形成的电子文件进行规范管理,按照档案管理要求及时以电子形式归档并向档案部门移交");

    public static LegalGround TellOnce { get; } = LegalGround.OfLaw(
        Licensing, "第三十二条第一款第(四)项", "申请材料不齐全或者不符合法定形式的,应当当场或者在五日内一次告知申请人需要补正的全部内容,逾期不告知的,自收到申请材料之日起即为受理");

    public static LegalGround Accept { get; } = LegalGround.OfLaw(
        Licensing, "第三十二条第一款第(五)项", "申请事项属于本行政机关职权范围,申请材料齐全、符合法定形式,或者申请人按照本行政机关的要求提交全部补正申请材料的,应当受理行政许可申请");

    public static LegalGround NotAccept { get; } = LegalGround.OfLaw(
        Licensing, "第三十二条第一款第(一)(二)项", "申请事项依法不需要取得行政许可的,应当即时告知申请人不受理;申请事项依法不属于本行政机关职权范围的,应当即时作出不予受理的决定,并告知申请人向有关行政机关申请");

    public static LegalGround Limit { get; } = LegalGround.OfLaw(
        Licensing, "第四十二条", "除可以当场作出行政许可决定的外,行政机关应当自受理行政许可申请之日起二十日内作出行政许可决定");

    public static LegalGround Reasons { get; } = LegalGround.OfLaw(
        Licensing, "第三十八条第二款", "行政机关依法作出不予行政许可的书面决定的,应当说明理由,并告知申请人享有依法申请行政复议或者提起行政诉讼的权利");

    public static LegalGround Deliver { get; } = LegalGround.OfLaw(
        Licensing, "第四十四条", "行政机关作出准予行政许可的决定,应当自作出决定之日起十日内向申请人颁发、送达行政许可证件");

    public static LegalGround Withdraw { get; } = LegalGround.OfLaw(
        Licensing, "第二十九条", "公民、法人或者其他组织从事特定活动,依法需要取得行政许可的,应当向行政机关提出申请");
}
