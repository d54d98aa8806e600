namespace Zhaoqing.GovServices;

/// <summary>What the rules of mandates refuse, with the articles.</summary>
internal static class MandateRefusals
{
    private const string CivilCode = "中华人民共和国民法典";

    private static readonly LegalGround Clause = LegalGround.OfClause("REG-3.8");

    private static readonly LegalGround Written = LegalGround.OfLaw(
        CivilCode, "第一百六十五条", "委托代理授权采用书面形式的,授权委托书应当载明代理人的姓名或者名称、代理事项、权限和期限,并由被代理人签名或者盖章");

    private static readonly LegalGround NoSubAgent = LegalGround.OfLaw(CivilCode, "第一百六十九条第一款", "代理人需要转委托第三人代理的,应当取得被代理人的同意或者追认");

    private static readonly LegalGround WithoutPower = LegalGround.OfLaw(
        CivilCode, "第一百七十一条第一款", "行为人没有代理权、超越代理权或者代理权终止后,仍然实施代理行为,未经被代理人追认的,对被代理人不发生效力");

    private static readonly LegalGround Ended = LegalGround.OfLaw(
        CivilCode, "第一百七十三条", "代理期限届满或者代理事务完成,被代理人取消委托或者代理人辞去委托的,委托代理终止");

    public static Refusal ForOneself() => new("mandate.for-oneself", "本人办理不需要授权,代理人应是另一个账号。", Clause, Written);

    public static Refusal WithoutMatters() => new Refusal("mandate.without-matters", "授权应写明代理事项。", Clause, Written).OnField("matters", "至少写明一个事项。");

    public static Refusal WithoutPowers() => new Refusal("mandate.without-powers", "授权应写明代理权限。", Clause, Written).OnField("powers", "至少写明一项权限。");

    public static Refusal WithoutDocument() => new Refusal("mandate.without-document", "授权应有授权委托书或者关系证明。", Clause, Written).OnField("document", "请填写授权委托书编号。");

    public static Refusal PeriodBackward() => new Refusal("mandate.period-backward", "授权的截止日不能早于起始日。", Clause, Written).OnField("until", "早于起始日。");

    public static Refusal OfAnother() => new("mandate.of-another", "授权委托书没有指定您为代理人;代理人不得自行转委托,请由委托人另行授权。", Clause, NoSubAgent);

    public static Refusal OtherMatter() => new("mandate.other-matter", "授权不包括这一事项,请由委托人另行授权或者由本人办理。", Clause, WithoutPower);

    public static Refusal PowerMissing() => new("mandate.power-missing", "授权不包括这一权限,请由委托人另行授权或者由本人办理。", Clause, WithoutPower);

    public static Refusal Revoked() => new("mandate.revoked", "委托人已取消授权,请由委托人另行授权或者由本人办理。", Clause, Ended);

    public static Refusal NotInForce() => new("mandate.not-in-force", "授权尚未生效或者已经到期,请由委托人另行授权或者由本人办理。", Clause, Ended);
}
