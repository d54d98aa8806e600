namespace Zhaoqing.GovServices.CrossRegion;

/// <summary>What disputes and ratings refuse, with their ground.</summary>
internal static class DisputeRefusals
{
    public static Refusal Settled() => new("cross-region.dispute-settled", "争议已经了结。", CrossRegionGrounds.OneOwner);

    public static Refusal NotYours() => new("cross-region.dispute-not-yours", "争议现不由本层级答复。", CrossRegionGrounds.OneOwner);

    public static Refusal WithoutAnswer() => new Refusal("cross-region.dispute-without-answer", "请写明答复。", CrossRegionGrounds.OneOwner).OnField("answer", "请填写。");

    public static Refusal NotDue() => new("cross-region.dispute-not-due", "答复期限未到,尚不能提级。", CrossRegionGrounds.OneOwner);

    public static Refusal AtTheTop() => new("cross-region.dispute-at-the-top", "已到省级,由省级答复。", CrossRegionGrounds.OneOwner);

    public static Refusal RatingUnfit(string field) => new Refusal("cross-region.rating-unfit", "一件两评:收件窗口和审批部门各评一次,1至5分。", CrossRegionGrounds.Trust).OnField(field, "应为1至5。");
}
