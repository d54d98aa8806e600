using NodaTime;
using NodaTime.Text;
using OneOf;
using Zhaoqing.GovServices.Hotline;
using Zhaoqing.GovServices.Hotline.Hosting;
using Zhaoqing.GovServices.HotlineDesks.People;

namespace Zhaoqing.GovServices.HotlineDesks.Orders;

/// <summary>Does what a form of an order says.</summary>
internal sealed class OrderActing(OrderDesk desk, OrderBridge bridge)
{
    /// <summary>Does it; null where the page has no such act.</summary>
    public async Task<OneOf<Refusal, WorkOrder>?> DoAsync(WorkOrder order, string act, OrderActor actor, IFormCollection form, CancellationToken cancellation)
    {
        string? Field(string name) => form[$"{act}.{name}"].ToString().Trim() is { Length: > 0 } text ? text : null;
        if (string.Equals(act, OrderActForms.Send, StringComparison.Ordinal)) return await desk.TakeAsync(order.Number, new RecordReplySent(Field("caller") ?? ""), actor, key: null, cancellation);
        if (string.Equals(act, OrderActForms.NotSent, StringComparison.Ordinal)) return await desk.TakeAsync(order.Number, new RecordReplyFailed(Field("caller") ?? "", Field("reason") ?? ""), actor, key: null, cancellation);
        if (string.Equals(act, OrderActForms.Level, StringComparison.Ordinal))
        {
            if (!Enum.TryParse<ConfidentialityLevel>(Field("level"), out var level) || !Enum.IsDefined(level)) return null;
            return await desk.TakeAsync(order.Number, new ChangeLevel(level, DemoPerson.SecondOf(Field("second"), actor), [.. (Field("readers") ?? "").Split([',', '、', ' '], StringSplitOptions.RemoveEmptyEntries)]), actor, key: null, cancellation);
        }

        if (!Enum.TryParse<OrderAct>(act, out var known) || !Enum.IsDefined(known)) return null;
        return known switch
        {
            OrderAct.MergeInto when OrderNumber.TryParse(Field("parent"), provider: null, out var parent) => await desk.MergeAsync(order.Number, parent, actor, cancellation),
            OrderAct.MergeInto => await desk.MergeAsync(order.Number, order.Number, actor, cancellation),
            OrderAct.LeaveGroup => await desk.LeaveAsync(order.Number, actor, Field("reason") ?? "", cancellation),
            OrderAct.TransferUrgent => await bridge.TransferAsync(order.Number, Field("summary") ?? "", Field("place") ?? "", Field("reason") ?? "", actor, cancellation),
            OrderAct.Escalate => await bridge.EscalateAsync(order.Number, Field("hazard") ?? "", Field("place") ?? "", actor, cancellation),
            _ => await desk.TakeAsync(order.Number, CommandOf(known, Field), actor, key: null, cancellation),
        };
    }

    private static OrderCommand CommandOf(OrderAct act, Func<string, string?> field) => act switch
    {
        OrderAct.Inform => new InformCaller(Enum.TryParse<DemandClass>(field("class"), out var demand) ? demand : DemandClass.InScope, field("public") ?? ""),
        OrderAct.AnswerNow or OrderAct.Reply or OrderAct.AnswerByPeer => new GiveReply(new OrderReply(field("internal") ?? "", field("public") ?? "", YesNo(field("true")), YesNo(field("solved")) == true), act != OrderAct.Reply),
        OrderAct.Dispatch => new DispatchTo(
            new Assignment(field("main") ?? "", field("assisting") is { } helper ? [helper] : []), field("brief") is { } brief ? new ActionBrief(brief) : null, field("consultation")),
        OrderAct.UpholdObjection or OrderAct.RejectObjection or OrderAct.RejectReturn => new DecideDispute(act == OrderAct.UpholdObjection, field("reason") ?? "", field("consultation")),
        OrderAct.Suspend => new SuspendUntil(field("ground") ?? "", LocalDatePattern.Iso.Parse(field("through") ?? "") is { Success: true, Value: var day } ? day : LocalDate.MinIsoValue),
        OrderAct.CallBack => new RecordCallBack(new CallBackResult(field("caller") ?? "", YesNo(field("reached")) == true, YesNo(field("solved")), YesNo(field("satisfied")), field("unfounded"))),
        _ => new PlainAct(act, field("reason")),
    };

    private static bool? YesNo(string? said) => said switch
    {
        "yes" => true,
        "no" => false,
        _ => null,
    };
}
