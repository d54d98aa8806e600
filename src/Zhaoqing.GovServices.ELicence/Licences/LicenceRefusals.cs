namespace Zhaoqing.GovServices.ELicence;

/// <summary>What the rules of licences refuse.</summary>
internal static class LicenceRefusals
{
    private static readonly LegalGround Seal = LegalGround.OfClause("PLT-2.5");

    private static readonly LegalGround Identifiers = LegalGround.OfLaw("GB/T 36904-2018 电子证照标识规范", article: null, "证照标识由类型、颁发机构、流水号、版本号和校验位组成");

    private static readonly LegalGround Ending = LegalGround.OfLaw("中华人民共和国行政许可法", "第六十九条、第七十条", "行政许可的撤销和注销依法办理");

    public static Refusal OtherType() => new("e-licence.other-type", "证照标识不属于这一证照类型,请核对类型代码。", Identifiers);

    public static Refusal VersionNotNewer() => new("e-licence.version-not-newer", "新版证照的版本号应大于原版本号。", Identifiers);

    public static Refusal SealMissing() => new("e-licence.seal-missing", "该类证照应当同步发放电子印章,请一并办理。", Seal);

    public static Refusal SealNotDue() => new("e-licence.seal-not-due", "该类证照不随附电子印章,请另行申请。", Seal);

    public static Refusal ActNotAllowed() => new("e-licence.act-not-allowed", "证照当前状态不能办理这一操作。", Ending);
}
