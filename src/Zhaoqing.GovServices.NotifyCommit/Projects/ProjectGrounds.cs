namespace Zhaoqing.GovServices.NotifyCommit;

/// <summary>The legal grounds that the rules of projects cite.</summary>
internal static class ProjectGrounds
{
    public static LegalGround NegativeList { get; } = LegalGround.OfClause("CON-7.7");

    public static LegalGround TwoWay { get; } = LegalGround.OfClause("CON-7.8");

    public static LegalGround Assessment { get; } = LegalGround.OfClause("CON-7.10");

    public static LegalGround Acceptance { get; } = LegalGround.OfClause("CON-7.11");

    public static LegalGround StartReport { get; } = LegalGround.OfClause("CON-7.12");

    public static LegalGround BuildFirst { get; } = LegalGround.OfClause("CON-7.14");

    public static LegalGround UseAfterAcceptance { get; } = LegalGround.OfLaw(
        "中华人民共和国建筑法", "第六十一条", "建筑工程竣工经验收合格后,方可交付使用;未经验收或者验收不合格的,不得交付使用");
}
