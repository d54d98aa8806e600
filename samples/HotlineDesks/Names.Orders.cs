using Zhaoqing.GovServices.Hotline;

namespace Zhaoqing.GovServices.HotlineDesks;

internal static partial class Names
{
    public static string Of(OrderAct act) => act switch
    {
        OrderAct.Accept => "受理",
        OrderAct.AnswerNow => "直接答复",
        OrderAct.Inform => "告知、解释",
        OrderAct.TransferUrgent => "转办110",
        OrderAct.OwnHere => "转回本平台受理",
        OrderAct.EndByPeer => "110办结",
        OrderAct.NeedInfo => "要求补充",
        OrderAct.Supply => "补充",
        OrderAct.LapseInfo => "逾期未补充",
        OrderAct.Dispatch => "派单",
        OrderAct.Sign => "签收",
        OrderAct.Contest => "派单异议",
        OrderAct.Return => "退单",
        OrderAct.UpholdObjection => "异议成立,改派",
        OrderAct.RejectObjection or OrderAct.RejectReturn => "异议不成立",
        OrderAct.Start => "开始办理",
        OrderAct.AskExtension => "申请延期",
        OrderAct.ApproveExtension => "同意延期",
        OrderAct.DenyExtension => "不同意延期",
        OrderAct.Suspend => "挂起",
        OrderAct.Resume => "恢复办理",
        OrderAct.Reply => "回复",
        OrderAct.PassReview => "审核通过",
        OrderAct.FailReview => "退回重办",
        OrderAct.CallBack => "回访",
        OrderAct.Rate => "回访完成",
        OrderAct.Redo => "回访后重办",
        OrderAct.GiveUp => "回访未果",
        OrderAct.Rehandle => "原单位重办",
        OrderAct.Reroute => "重新派单",
        OrderAct.Close => "办结",
        OrderAct.Urge => "催办",
        OrderAct.Supervise => "督办",
        OrderAct.Escalate => "紧急部分转110",
        OrderAct.Withdraw => "撤回",
        OrderAct.MergeInto => "并单",
        OrderAct.LeaveGroup => "退出并单",
        OrderAct.BringNewFact => "提出新情况",
        OrderAct.ConsentToSuspension => "同意再次挂起",
        OrderAct.AskPeer => "问询对方办理情况",
        OrderAct.TakeOver => "承接110转来的诉求",
        OrderAct.PassToPeer => "由110受理",
        OrderAct.AddTo => "110补充",
        OrderAct.AnswerByPeer => "对方办结,答复来电人",
        _ => throw new ArgumentOutOfRangeException(nameof(act), act, "Unknown act."),
    };

    public static string Of(OrderClockKind clock) => clock switch
    {
        OrderClockKind.Step => "热线环节",
        OrderClockKind.Info => "补充",
        OrderClockKind.Sign => "签收",
        OrderClockKind.Handle => "办理",
        OrderClockKind.Suspension => "挂起",
        OrderClockKind.Overall => "总时限",
        OrderClockKind.Hear => "问询",
        _ => throw new ArgumentOutOfRangeException(nameof(clock), clock, "Unknown clock."),
    };

    public static string Of(OrderChannel channel) => channel switch
    {
        OrderChannel.Phone => "12345电话",
        OrderChannel.YueShengXin => "粤省心",
        OrderChannel.ServiceNet => "政务服务网",
        OrderChannel.YueSeries => "“粤系列”平台",
        OrderChannel.Police => "110转办",
        OrderChannel.Paper => "信函、窗口",
        _ => throw new ArgumentOutOfRangeException(nameof(channel), channel, "Unknown channel."),
    };

    public static string Of(ConfidentialityLevel level) => level switch
    {
        ConfidentialityLevel.Open => "公开办理",
        ConfidentialityLevel.CallerRequested => "要求保密",
        ConfidentialityLevel.Reporter => "举报保密",
        ConfidentialityLevel.Sealed => "密封",
        _ => throw new ArgumentOutOfRangeException(nameof(level), level, "Unknown level."),
    };

    public static string Of(OrderField field) => field switch
    {
        OrderField.Status => "状态",
        OrderField.Place => "地点",
        OrderField.Text => "原文",
        OrderField.Brief => "摘要",
        OrderField.CallerName => "姓名",
        OrderField.CallerPhone => "电话",
        OrderField.InternalReply => "办理情况",
        OrderField.PublicReply => "公开答复",
        _ => throw new ArgumentOutOfRangeException(nameof(field), field, "Unknown field."),
    };

    public static string Of(OrderRoles role) => role switch
    {
        OrderRoles.Caller => "来电人",
        OrderRoles.Hotline => "热线",
        OrderRoles.Unit => "承办单位",
        OrderRoles.Bridge => "联动平台",
        OrderRoles.Clock => "时限",
        _ => throw new ArgumentOutOfRangeException(nameof(role), role, "Unknown role."),
    };

    public static string Of(OrderEnd end) => end switch
    {
        OrderEnd.Answered => "正常办结",
        OrderEnd.NoResponse => "逾期未补充",
        OrderEnd.Unreachable => "回访未果",
        OrderEnd.ByPeer => "对方办结",
        _ => throw new ArgumentOutOfRangeException(nameof(end), end, "Unknown end."),
    };
}
