using System.Collections.Immutable;

namespace Zhaoqing.GovServices.Hotline;

public sealed partial record DeskAlarm
{
    private static readonly LegalGround Linkage = LegalGround.OfLaw(
        "国务院办公厅关于推动12345政务服务便民热线与110报警服务台高效对接联动的意见(国办发〔2022〕12号)", article: null, "首接的平台先行受理;紧急的由110先行派警处置;受理反馈闭环");

    private static readonly LegalGround Service = LegalGround.OfLaw("国务院办公厅关于进一步规范和提升12345热线服务的意见(国办函〔2025〕66号)", article: null, "按时限办理;审核派单异议,规范退单改派");

    /// <summary>Why, in Chinese.</summary>
    public string Why => Kind switch
    {
        DeskAlarmKind.VoiceFallbackRequired => "紧急消息未送达,或者110尚未派警",
        DeskAlarmKind.HelpAsked => "对方请求派警,尚未答复",
        DeskAlarmKind.LinkDown => "联动链路未连通",
        DeskAlarmKind.Unreadable => Code switch
        {
            UnknownEvent => "由更新版本的程序写入,本程序不能读取",
            Damaged => "记录有误,不能读取",
            _ => "本程序不能读取",
        },
        DeskAlarmKind.NotFollowed => $"工单没有跟上联动事件:{Refusal?.Message}",
        DeskAlarmKind.Phoned => "紧急事项已电话转告,待对方确认",
        DeskAlarmKind.KeptForGood => "已退单两次,最终由本平台受理,尚未反馈",
        DeskAlarmKind.ToAnswer => "对方转办,本平台尚未答复",
        DeskAlarmKind.NotSettled => "不予受理或者退单后,尚未商定由谁受理",
        DeskAlarmKind.ToSettle => "不予受理或者退单,待协商",
        DeskAlarmKind.NotTaken => "对方尚未答复转办",
        DeskAlarmKind.NotStored => "消息尚未送达对方",
        DeskAlarmKind.LinkFault => $"链路异常,尚未阅知:{LinkFaultNames.Of(Code)}",
        DeskAlarmKind.ClockOver => $"{ClockName}已超期",
        DeskAlarmKind.ConsultationNeeded => "异议和退单已达到次数上限",
        DeskAlarmKind.DisputeOpen => "派单异议或者退单待审",
        DeskAlarmKind.ExtensionOpen => "延期申请待审,办理时限仍在计算",
        DeskAlarmKind.LapseRefused => $"期限已到,未能处理:{Refusal?.Message}",
        DeskAlarmKind.ClockSoon => $"{ClockName}即将到期",
        _ => throw new InvalidOperationException("Unknown kind."),
    };

    /// <summary>What is to be done next, in Chinese.</summary>
    public string Next => Kind switch
    {
        DeskAlarmKind.VoiceFallbackRequired => "立即电话转告对方平台,并登记电话转告。",
        DeskAlarmKind.HelpAsked => "立即派警,并确认已派警。",
        DeskAlarmKind.LinkDown => "紧急事项一律电话转告,并检查链路。",
        DeskAlarmKind.Unreadable => "人工跟办,并通知运维人员。",
        DeskAlarmKind.NotFollowed => "值班人员先行处理;补齐规定后自动立单、更新。",
        DeskAlarmKind.Phoned => "待链路恢复后核对;对方未确认的,再次电话联系。",
        DeskAlarmKind.KeptForGood => "办理,并反馈办理情况;不得再退。",
        DeskAlarmKind.ToAnswer => "受理;不属于本平台的,说明不予受理。",
        DeskAlarmKind.NotSettled or DeskAlarmKind.ToSettle => "与对方协商;协商不成的,按规则或者由首接平台受理。",
        DeskAlarmKind.NotTaken => "催办,或者电话联系对方平台。",
        DeskAlarmKind.NotStored => "检查链路;要紧的,电话转告。",
        DeskAlarmKind.LinkFault => "通知运维人员,阅后标记。",
        DeskAlarmKind.ConsultationNeeded => "组织协商,写明协商结果后决定、派单。",
        DeskAlarmKind.DisputeOpen => "审核,决定改派或者退回原单位。",
        DeskAlarmKind.ExtensionOpen => "审核,同意或者不同意延期。",
        DeskAlarmKind.LapseRefused => "补齐工作日历或者办理时限规定。",
        DeskAlarmKind.ClockOver or DeskAlarmKind.ClockSoon => Clock switch
        {
            OrderClockKind.Sign => "催签;不属于该单位的,改派。",
            OrderClockKind.Handle => "催办、督办承办单位。",
            OrderClockKind.Overall => "督办,并向来电人说明进展。",
            OrderClockKind.Hear => "问询对方办理情况并登记。",
            _ => "由热线完成本环节。",
        },
        _ => throw new InvalidOperationException("Unknown kind."),
    };

    /// <summary>On what it rests.</summary>
    public ImmutableArray<LegalGround> Grounds => Kind switch
    {
        DeskAlarmKind.VoiceFallbackRequired or DeskAlarmKind.HelpAsked or DeskAlarmKind.Phoned => [LegalGround.OfClause("PLT-3.7"), Linkage],
        DeskAlarmKind.NotFollowed or DeskAlarmKind.LapseRefused when Refusal is { } refusal => [.. refusal.Basis],
        DeskAlarmKind.ClockOver or DeskAlarmKind.ConsultationNeeded or DeskAlarmKind.DisputeOpen or DeskAlarmKind.ExtensionOpen or DeskAlarmKind.ClockSoon => [LegalGround.OfClause("PLT-3.6"), Service],
        DeskAlarmKind.Unreadable when Order is not null => [LegalGround.OfClause("PLT-3.6")],
        _ => [LegalGround.OfClause("PLT-3.4"), Linkage],
    };

    private string ClockName => Clock switch
    {
        OrderClockKind.Sign => "签收",
        OrderClockKind.Handle => "办理",
        OrderClockKind.Overall => "总时限",
        OrderClockKind.Hear => "问询",
        _ => "热线环节",
    };
}
