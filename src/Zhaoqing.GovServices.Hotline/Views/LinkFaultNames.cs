using System.Collections.Frozen;
using Zhaoqing.GovServices.Hotline.Hosting;

namespace Zhaoqing.GovServices.Hotline;

/// <summary>What the faults of a link are called for people (链路异常名称), by code: why it ended, what was wrong with a frame or a message, what the other desk could not take.</summary>
internal static class LinkFaultNames
{
    private const string Other = "其他";

    private static readonly FrozenDictionary<string, string> Names = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        [nameof(LinkEndReason.BadFrame)] = "收到的数据不成帧",
        [nameof(LinkEndReason.BadGreeting)] = "握手有误或者超时",
        [nameof(LinkEndReason.NoCommonVersion)] = "双方没有共同的协议版本",
        [nameof(LinkEndReason.SameDesk)] = "双方是同一平台",
        [nameof(LinkEndReason.DrillMismatch)] = "演练与实际混用",
        [nameof(LinkEndReason.ClockSkew)] = "双方时钟相差过大",
        [nameof(LinkEndReason.Flooded)] = "对方未等确认,发送过多",
        [nameof(LinkEndReason.RecordUnavailable)] = "本平台不能记录",
        [nameof(LinkEndReason.Faulted)] = "本程序出错,链路已断开",
        [nameof(LinkFaulted)] = "本程序出错",
        [nameof(FrameFault.BadMagic)] = "帧标识有误",
        [nameof(FrameFault.UnknownVersion)] = "帧版本不能识别",
        [nameof(FrameFault.UnknownFlags)] = "帧标志不能识别",
        [nameof(FrameFault.HeaderChecksum)] = "帧头校验不符",
        [nameof(FrameFault.TooLarge)] = "超过长度上限",
        [nameof(FrameFault.EmptyBody)] = "帧内容为空",
        [nameof(FrameFault.SequenceGap)] = "帧序号不连续",
        [nameof(FrameFault.MixedChunks)] = "分段混杂",
        [nameof(FrameFault.BodyChecksum)] = "帧内容校验不符",
        [nameof(MessageFaultCode.Malformed)] = "消息格式有误",
        [nameof(MessageFaultCode.UnsupportedType)] = "消息类型不受支持",
        [nameof(MessageFaultCode.TypeMismatch)] = "消息类型与帧不符",
        [nameof(MessageFaultCode.Refused)] = "消息内容不合规则",
        [nameof(MessageFaultCode.CaseUnreadable)] = "联动事件的记录不能读取",
        [nameof(BridgeIntake.SequenceReuse)] = "消息序号重复使用",
        [nameof(BridgeIntake.ImmutableField)] = "首接信息前后不一致",
        [nameof(BridgeIntake.ReturnNotAllowed)] = "不得退单而退单",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The name of a code; of one that is not known <c>其他</c>, never the code itself.</summary>
    public static string Of(string? code) => code is not null && Names.TryGetValue(code, out string? name) ? name : Other;
}
