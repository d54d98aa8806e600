namespace Zhaoqing.GovServices.ELicence;

/// <summary>What the rules of tokens refuse.</summary>
internal static class TokenRefusals
{
    private static readonly LegalGround Clause = LegalGround.OfClause("PLT-2.6");

    private static readonly LegalGround Format = LegalGround.OfLaw("RFC 9901 SD-JWT", "第7节", "验证时应当逐项核对签名、披露项摘要和持有人绑定,任何一项不符即应拒绝");

    private static readonly LegalGround Signing = LegalGround.OfLaw("中华人民共和国电子签名法", "第十三条", "可靠的电子签名应当专有并由签名人控制,签署后的任何改动能够被发现");

    private static readonly LegalGround Minimum = LegalGround.OfLaw("中华人民共和国个人信息保护法", "第六条", "收集个人信息,应当限于实现处理目的的最小范围,不得过度收集个人信息");

    public static Refusal Oversize() => Of("oversize", "用证凭据超过长度上限,请重新出示。", Format);

    public static Refusal Malformed() => Of("malformed", "用证凭据格式有误或者不完整,请重新出示。", Format);

    public static Refusal Version() => Of("version", "用证凭据的种类或者版本不能识别,请更新系统后再试。", Format);

    public static Refusal Critical() => Of("critical", "用证凭据含有必须识别而不能识别的扩展,不予采信。", Format);

    public static Refusal KeyUnknown() => Of("key-unknown", "签发方或者密钥不在信任名单之内。", Signing);

    public static Refusal Algorithm() => Of("algorithm", "用证凭据所称算法与密钥不符,不予采信。", Signing);

    public static Refusal Signature() => Of("signature", "用证凭据的签名未通过验证,不予采信。", Signing);

    public static Refusal Disclosure() => Of("disclosure", "披露的信息项不在签发的授权之内,不予采信。", Format);

    public static Refusal DisclosureRepeated() => Of("disclosure-repeated", "同一信息项重复披露,不予采信。", Format);

    public static Refusal NotYet() => Of("not-yet", "用证凭据尚未生效,请核对时间。", Format);

    public static Refusal Expired() => Of("expired", "用证凭据已经到期,请重新授权。", Format);

    public static Refusal BindingMissing() => Of("binding-missing", "缺少持证主体的出示签名,请由持证主体出示。", Format);

    public static Refusal Audience() => Of("audience", "用证凭据是出示给别的用证主体的。", Format);

    public static Refusal Nonce() => Of("nonce", "用证凭据与本次请求不符,请重新出示。", Format);

    public static Refusal Replayed() => Of("replayed", "用证凭据已经出示过一次,请重新出示。", Format);

    public static Refusal Binding() => Of("binding", "出示后信息项有增减或者改动,不予采信。", Format);

    public static Refusal Stale() => Of("stale", "出示的时间过久,请重新出示。", Format);

    public static Refusal NotActive(string state) => Of("grant-not-active", $"授权当前为“{state}”,不能签发用证凭据。", Signing);

    public static Refusal FieldsNotGranted() => Of("fields-not-granted", "所列信息项不在授权之内。", Minimum).OnField("fields", "请只选授权的信息项。");

    public static Refusal NotTheKey() => Of("not-the-key", "请由授权时登记的密钥出示。", Signing);

    private static Refusal Of(string code, string message, LegalGround ground) => new("e-licence.token-" + code, message, ground, Clause);
}
