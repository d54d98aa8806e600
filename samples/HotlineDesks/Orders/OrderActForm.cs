using System.Collections.Immutable;
using Zhaoqing.GovServices.Hotline;
using Zhaoqing.GovServices.HotlineDesks.People;

namespace Zhaoqing.GovServices.HotlineDesks.Orders;

/// <summary>A field of the form of an act.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Label">What the page calls it.</param>
/// <param name="Choices">What may be chosen; empty for words.</param>
/// <param name="Value">What stands in it at first.</param>
public sealed record ActField(string Name, string Label, ImmutableArray<(string Value, string Label)> Choices = default, string? Value = null);

/// <summary>The form of an act.</summary>
/// <param name="Act">The act, as it stands in the address.</param>
/// <param name="Label">What the page calls it.</param>
/// <param name="Fields">What it needs.</param>
public sealed record OrderActForm(string Act, string Label, ImmutableArray<ActField> Fields);

/// <summary>The forms of an order: what the table allows in its state to the role of who looks. Whether it may be done is for the rules to say.</summary>
internal static class OrderActForms
{
    /// <summary>The answer went back to a caller: it stands beside the states.</summary>
    public const string Send = "Send";

    /// <summary>The answer could not be brought to a caller: it stands beside the states.</summary>
    public const string NotSent = "NotSent";

    /// <summary>More is hidden, or less: it stands beside the states.</summary>
    public const string Level = "Level";

    private static readonly ActField Reason = new("reason", "理由或者内容");

    private static readonly ImmutableArray<(string, string)> YesNo = [("", "未说明"), ("yes", "是"), ("no", "否")];

    public static ImmutableArray<OrderActForm> Of(WorkOrder order, OrderActor actor, CityData city, HandlingPolicy policy, Proposal? proposal)
    {
        if (actor.Role == OrderRoles.Unit && !string.Equals(order.Assignment?.Main, actor.Unit, StringComparison.Ordinal)) return [];
        // What stands on the bridge is decided there.
        var forms = OrderTable.Rows.Where(row => row.From == order.State && (row.From != OrderState.Transferred || order.AwaitsPeer) && (row.By & actor.Role) != OrderRoles.None)
            .Select(row => new OrderActForm(row.Act.ToString(), Names.Of(row.Act), FieldsOf(row, order, city, policy, proposal)))
            .DistinctBy(form => form.Label, StringComparer.Ordinal);
        return actor.Role == OrderRoles.Hotline ? [.. forms, .. Beside(order)] : [.. forms];
    }

    private static IEnumerable<OrderActForm> Beside(WorkOrder order)
    {
        var unsent = order.RepliesToSend().Select(caller => caller.Caller).ToArray();
        if (unsent.Length > 0)
        {
            yield return new OrderActForm(Send, "登记答复已送达", [new ActField("caller", "来电人", Callers(order, unsent))]);
            yield return new OrderActForm(NotSent, "登记答复未能送达", [new ActField("caller", "来电人", Callers(order, unsent)), new ActField("reason", "未能送达的原因")]);
        }

        yield return new OrderActForm(Level, "变更保密等级", [new ActField("level", "等级", Choices<ConfidentialityLevel>(Names.Of), order.Level.ToString()), new ActField("second", "另一确认人(降低时须选)", [("", "无"), .. DemoPerson.Hotline.Select(person => (person.Id, person.Name))]), new ActField("readers", "可以查阅的人(密封时须填)")]);
    }

    private static ImmutableArray<ActField> FieldsOf(OrderRow row, WorkOrder order, CityData city, HandlingPolicy policy, Proposal? proposal) => row.Act switch
    {
        OrderAct.Inform => [new("class", "类别", Choices<DemandClass>(OfClass)), new("public", "告知内容")],
        OrderAct.TransferUrgent => [new("summary", "转办摘要(不写姓名、电话;举报须改写)"), new("place", "地点"), Reason],
        OrderAct.Escalate => [new("hazard", "险情"), new("place", "确切地点")],
        OrderAct.AnswerNow or OrderAct.Reply or OrderAct.AnswerByPeer => [new("internal", "办理情况(内部)"), new("public", "公开答复"), new("true", "是否属实", YesNo), new("solved", "是否解决", YesNo)],
        OrderAct.Dispatch =>
        [
            new("main", "主办单位", Units(city), proposal?.To?.Main),
            new("assisting", "协办单位", [("", "无"), .. Units(city)], proposal?.To?.Assisting.FirstOrDefault()),
            new("brief", "摘要(举报须改写)"),
            new("consultation", "协商结果(不按目录派单时须填)"),
        ],
        OrderAct.UpholdObjection or OrderAct.RejectObjection or OrderAct.RejectReturn => [Reason, new("consultation", "协商结果(达到次数上限时须填)")],
        OrderAct.Suspend => [new("ground", "挂起事由", [.. policy.SuspensionGrounds.Select(ground => (ground.Name, $"{ground.Name}({ground.Basis})"))]), new("through", "截止日(如2026-03-31)")],
        OrderAct.CallBack =>
        [
            new("caller", "来电人", Callers(order, order.CallersToCallBack(policy))),
            new("reached", "是否联系上", YesNo),
            new("solved", "是否解决", YesNo),
            new("satisfied", "是否满意", YesNo),
            new("unfounded", "不满意不合理的理由"),
        ],
        OrderAct.MergeInto => [new("parent", "并入的工单编号")],
        OrderAct.Urge => [Reason],
        _ => row.NeedsReason ? [Reason] : [],
    };

    private static ImmutableArray<(string, string)> Units(CityData city) => [.. city.Units.Select(unit => (unit.Key, unit.Value))];

    /// <summary>Callers by their place in the order: what a token is, nobody need see.</summary>
    private static ImmutableArray<(string, string)> Callers(WorkOrder order, IEnumerable<string> which) =>
        [.. order.Callers().Select((caller, at) => (caller.Caller, $"第{at + 1}位来电人({Names.Of(caller.Channel)})")).Where(caller => which.Contains(caller.Caller, StringComparer.Ordinal))];

    private static ImmutableArray<(string, string)> Choices<T>(Func<T, string> nameOf)
        where T : struct, Enum => [.. Enum.GetValues<T>().Select(value => (value.ToString(), nameOf(value)))];

    private static string OfClass(DemandClass demand) => demand switch
    {
        DemandClass.InScope => "属于受理范围",
        DemandClass.Urgent => "紧急",
        DemandClass.StatutoryRoute => "法定途径",
        DemandClass.Explain => "解释说明",
        DemandClass.Malicious => "恶意扰乱",
        _ => throw new ArgumentOutOfRangeException(nameof(demand), demand, "Unknown class."),
    };
}
