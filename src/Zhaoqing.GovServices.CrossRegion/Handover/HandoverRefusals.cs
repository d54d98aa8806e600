namespace Zhaoqing.GovServices.CrossRegion;

/// <summary>What the hand-over refuses, with its ground.</summary>
internal static class HandoverRefusals
{
    public static bool IsDigest(string? text) => text is { Length: 64 } && text.All(c => char.IsAsciiDigit(c) || c is >= 'a' and <= 'f');

    public static Refusal ReceiptUnfit(string field) => new Refusal("cross-region.receipt-unfit", "收件凭证内容不完整。", CrossRegionGrounds.CollectOnBehalf).OnField(field, "请填写。");

    public static Refusal ConsignmentUnfit(string field) => new Refusal("cross-region.consignment-unfit", "交接批次内容不完整:应写明承运单位、封签号和每件材料的页数、扫描件摘要。", CrossRegionGrounds.CollectOnBehalf).OnField(field, "请核对。");

    public static Refusal NotInsured() => new Refusal("cross-region.consignment-not-insured", "原件应当保价寄递。", CrossRegionGrounds.CollectOnBehalf).OnField("isInsured", "含原件。");

    public static Refusal ConsignmentNotNow(ConsignmentState state, ConsignmentAct act) =>
        new("cross-region.consignment-not-now", $"交接批次现为“{ConsignmentTable.NameOf(state)}”,不能“{ConsignmentTable.NameOf(act)}”。", CrossRegionGrounds.CollectOnBehalf);

    public static Refusal PartsUnfit(string what) => new Refusal("cross-region.parts-unfit", "联办方案有误。", CrossRegionGrounds.Joint).OnField("parts", what);

    public static Refusal NotOwner(HandoverAct act) => new("cross-region.not-owner", $"“{HandoverNames.Of(act)}”不由本方办理。", CrossRegionGrounds.OneOwner, CrossRegionGrounds.CollectOnBehalf);

    public static Refusal NotNow(HandoverState state, HandoverAct act) =>
        new("cross-region.act-not-allowed", $"现为“{HandoverNames.Of(state)}”,不能“{HandoverNames.Of(act)}”。", CrossRegionGrounds.Connection);

    public static Refusal AcceptedAlready() => new("cross-region.accepted-already", "已经受理,不重复受理。", CrossRegionGrounds.Complete);

    public static Refusal NotDecided() => new("cross-region.not-decided", "尚未作出决定,不能送达结果。", CrossRegionGrounds.Delivery);

    public static Refusal DecidedAlready() => new("cross-region.decided-already", "已经作出决定。", CrossRegionGrounds.Decision);

    public static Refusal WithdrawTooLate() => new("cross-region.withdraw-too-late", "已经作出决定,不能撤回申请。", CrossRegionGrounds.Decision);

    public static Refusal CorrectedAlready() => new("cross-region.corrected-already", "补正应当一次性告知;再次告知只能针对新补交的材料。", CrossRegionGrounds.Acceptance);

    public static Refusal NotReceived() => new("cross-region.not-received", "尚未收件,没有计时。", CrossRegionGrounds.CollectOnBehalf);

    public static Refusal ResultSealed() => new("cross-region.result-sealed", "结果为密封件,窗口只核验身份并转交,不得查看内容。", CrossRegionGrounds.CollectOnBehalf);

    public static Refusal PaperTwice() => new Refusal("cross-region.paper-twice", "同一份材料已列入另一批次,或者在清单中重复列出。", CrossRegionGrounds.CollectOnBehalf).OnField("papers", "重复。");

    public static Refusal PaperToReplace() => new Refusal("cross-region.paper-to-replace", $"该材料已报告遗失或者缺损,请使用“{HandoverNames.Of(HandoverAct.Replace)}”。", CrossRegionGrounds.CollectOnBehalf).OnField("papers", "应予补齐。");

    public static Refusal CaseFull() => new Refusal("cross-region.case-full", $"一方在一个办件中的交接消息不超过{HandoverCheck.MostMessages}条,请另行收件。", CrossRegionGrounds.Connection).OnField("seq", "已满。");

    public static Refusal CaseTooLarge(long most) => new Refusal("cross-region.case-full", $"一方在一个办件中的交接消息合计不超过{most / 1024} KiB,请另行收件。", CrossRegionGrounds.Connection).OnField("content", "已满。");

    public static Refusal ReplacedTooOften() => new Refusal("cross-region.replaced-too-often", $"同一办件中以不同内容更换已收到的消息超过{HandoverCheck.MostReplaced}次,不再更换,请双方人工核对。", CrossRegionGrounds.Connection).OnField("id", "更换过多。");

    public static Refusal Field(string field) => new Refusal("cross-region.message-invalid", "交接消息内容不符合要求。", CrossRegionGrounds.Connection).OnField(field, "请填写或者核对。");
}
