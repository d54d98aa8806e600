namespace Zhaoqing.GovServices.Cases;

/// <summary>The grounds that the rules of the video window cite.</summary>
internal static class VideoGrounds
{
    public static LegalGround Window { get; } = LegalGround.OfClause("CON-8.8");

    public static LegalGround Handling { get; } = LegalGround.OfClause("REG-3.7");

    public static LegalGround Consent { get; } = LegalGround.OfLaw("中华人民共和国个人信息保护法", "第二十九条", "处理敏感个人信息应当取得个人的单独同意");

    public static LegalGround Withdrawal { get; } = LegalGround.OfLaw("中华人民共和国个人信息保护法", "第十五条第一款", "基于个人同意处理个人信息的,个人有权撤回其同意");
}
