namespace Zhaoqing.GovServices.CrossRegion.Hosting;

/// <summary>What two platforms refuse each other, with its ground.</summary>
internal static class ExchangeRefusals
{
    public static Refusal CaseUnknown() => new("cross-region.case-unknown", "没有这一跨域办件。", CrossRegionGrounds.Connection);

    public static Refusal CaseUnreadable() => new("cross-region.case-unreadable", "本平台暂不能识别该办件的卷宗,消息未入卷,请待升级或者修复后重发。", CrossRegionGrounds.Connection);

    public static Refusal SamePlatform() => new Refusal("cross-region.same-platform", "收件地和办理地同属本平台,不需要跨平台交接。", CrossRegionGrounds.Connection).OnField("opening.handling.division", "属本平台。");

    public static Refusal NoPeer(string field) => new Refusal("cross-region.peer-unknown", "没有与该地的平台对接,请按线下代收代办办理。", CrossRegionGrounds.Connection).OnField(field, "未对接。");

    public static Refusal NotForUs(string field) =>
        new Refusal("cross-region.not-for-us", "办件不属本平台与来件平台之间的收件、办理,不予接收。", CrossRegionGrounds.Connection, CrossRegionGrounds.NotInScope).OnField(field, "不属双方管辖。");

    public static Refusal ReceiptNotTheirs() => new Refusal("cross-region.receipt-not-theirs", "收件编号不是收件地窗口的编号。", CrossRegionGrounds.CollectOnBehalf).OnField("content.receipt", "区划不符。");

    public static Refusal FromTheFuture() => new Refusal("cross-region.clock-ahead", "消息时间晚于本平台时钟,超过允许偏差,请校准时钟后重发。", CrossRegionGrounds.Connection).OnField("sentAt", "晚于当前时间。");

    public static Refusal TooLarge() => new("cross-region.message-too-large", "交接消息超过256 KiB,附件请另行传送。", CrossRegionGrounds.Connection);

    public const string NewCasesFullCode = "cross-region.new-cases-full";

    public static Refusal NewCasesFull() => new(NewCasesFullCode, "今日新件已达本平台接收上限,暂不接收新件,请稍后重发;已收办件照常交接。", CrossRegionGrounds.Connection);

    public static Refusal WrongPeer() => new Refusal("cross-region.wrong-peer", "应答的不是所对接的平台,请核对地址和证书。", CrossRegionGrounds.Connection).OnField("site", "不符。");

    public static Refusal PeerCannotRead(HandoverAct act) =>
        new Refusal("cross-region.peer-cannot-read", $"对方平台尚不能识别“{HandoverNames.Of(act)}”的交接消息,请待其升级后再发送,或者按线下方式交接。", CrossRegionGrounds.Connection).OnField("type", "对方不能识别。");

    public static Refusal NoCommonVersion() => new Refusal("cross-region.no-common-version", "双方平台没有共同的交换版本,请升级。", CrossRegionGrounds.Connection).OnField("versions", "没有共同版本。");
}
