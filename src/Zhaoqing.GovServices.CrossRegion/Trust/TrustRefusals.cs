namespace Zhaoqing.GovServices.CrossRegion;

/// <summary>What the rules of trust refuse, with their ground.</summary>
internal static class TrustRefusals
{
    private const string ReceiptOnly = "本次办理仅作收件,由审批部门办理。";

    public static Refusal Chained() => new Refusal("cross-region.grant-chained", "授信不得转授,请由审批部门直接授信。", CrossRegionGrounds.Trust, CrossRegionGrounds.Entrusted).OnField("grantedUnder", "不得转授。");

    public static Refusal WithoutMatters() => new Refusal("cross-region.grant-without-matters", "授信应逐项写明事项。", CrossRegionGrounds.Trust).OnField("matters", "至少写明一个事项。");

    public static Refusal WithoutRights() => new Refusal("cross-region.grant-without-rights", "授信应写明权限。", CrossRegionGrounds.Trust).OnField("rights", "至少写明一项权限。");

    public static Refusal WithoutSignature() => new Refusal("cross-region.grant-without-signature", "授信应由审批部门签署。", CrossRegionGrounds.Trust).OnField("signedBy", "请填写签署人。");

    public static Refusal Missing() => Of("cross-region.trust-missing", "审批部门未就该事项向本窗口授信。");

    public static Refusal RightMissing() => Of("cross-region.trust-right-missing", "授信不包括这一权限。");

    public static Refusal Revoked() => Of("cross-region.trust-revoked", "授信已撤销。");

    public static Refusal NotInForce() => Of("cross-region.trust-not-in-force", "授信尚未生效或者已经到期。");

    public static Refusal StaffUnfit() => Of("cross-region.trust-staff-unfit", "办理人员不在岗或者资格无效。");

    public static Refusal DualStaff() => Of("cross-region.trust-dual-staff", "这一权限须由两人办理。");

    public static Refusal Video() => Of("cross-region.trust-video", "这一权限须由审批部门视频核验。");

    public static Refusal DailyCap() => Of("cross-region.trust-daily-cap", "已达当日授信办理量。");

    public static Refusal Suspended() => Of("cross-region.trust-suspended", "本窗口授信已暂停。");

    public static Refusal CheckedAlready() => new("cross-region.checked-already", "授信窗口已核验,没有列明的复核情形,不得重复核验。", CrossRegionGrounds.Trust);

    private static Refusal Of(string code, string message) => new(code, message + ReceiptOnly, CrossRegionGrounds.Trust, CrossRegionGrounds.CollectOnBehalf);
}
