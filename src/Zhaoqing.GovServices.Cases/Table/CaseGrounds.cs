namespace Zhaoqing.GovServices.Cases;

/// <summary>The legal grounds that the rules of this package cite.</summary>
internal static class CaseGrounds
{
    private const string Licensing = "中华人民共和国行政许可法";

    public static LegalGround ByTheList { get; } = LegalGround.OfClause("REG-2.1");

    public static LegalGround NothingExtra { get; } = LegalGround.OfClause("REG-2.2");

    public static LegalGround OneNotice { get; } = LegalGround.OfClause("REG-2.4");

    public static LegalGround DecideInTime { get; } = LegalGround.OfClause("REG-2.5");

    public static LegalGround HeldAlready { get; } = LegalGround.OfClause("REG-4.4");

    public static LegalGround DecidingAuthority { get; } = LegalGround.OfClause("STD-2.6");

    public static LegalGround TellOnce { get; } = LegalGround.OfLaw(
        Licensing, "第三十二条第一款第(四)项", "申请材料不齐全或者不符合法定形式的,应当当场或者在五日内一次告知申请人需要补正的全部内容,逾期不告知的,自收到申请材料之日起即为受理");

    public static LegalGround Accept { get; } = LegalGround.OfLaw(
        Licensing, "第三十二条第一款第(五)项", "申请材料齐全、符合法定形式,或者申请人按照要求提交全部补正申请材料的,应当受理");

    public static LegalGround NotAccept { get; } = LegalGround.OfLaw(
        Licensing, "第三十二条第一款第(一)(二)项、第二款", "依法不需要取得许可或者不属于本机关职权范围的,即时告知不受理或者作出不予受理的决定,并出具书面凭证");

    public static LegalGround Limit { get; } = LegalGround.OfLaw(
        Licensing, "第四十二条", "除可以当场作出决定的外,应当自受理之日起二十日内作出决定;法律、法规另有规定的,依照其规定");

    public static LegalGround Reasons { get; } = LegalGround.OfLaw(
        Licensing, "第三十八条第二款", "作出不予许可的书面决定的,应当说明理由,并告知申请人享有依法申请行政复议或者提起行政诉讼的权利");

    public static LegalGround Deliver { get; } = LegalGround.OfLaw(
        Licensing, "第四十四条", "作出准予许可的决定,应当自作出决定之日起十日内向申请人颁发、送达许可证件");

    public static LegalGround Withdraw { get; } = LegalGround.OfLaw(
        Licensing, "第二十九条", "许可依申请作出,申请由申请人提出(决定前撤回申请是通行做法,法条未另行规定)");
}
