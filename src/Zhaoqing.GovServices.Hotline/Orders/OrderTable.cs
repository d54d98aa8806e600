using System.Collections.Immutable;
using System.Text;

namespace Zhaoqing.GovServices.Hotline;

/// <summary>One way from a state to another.</summary>
/// <param name="From">From where.</param>
/// <param name="Act">By what.</param>
/// <param name="To">To where.</param>
/// <param name="By">By whom.</param>
/// <param name="NeedsReason">Whether a reason must be given.</param>
public sealed record OrderRow(OrderState From, OrderAct Act, OrderState To, OrderRoles By, bool NeedsReason = false);

/// <summary>The table of the states of a work order (工单状态表). What no row names is refused.</summary>
public static class OrderTable
{
    private static readonly ImmutableArray<OrderRow> Ways =
    [
        new(OrderState.Draft, OrderAct.Accept, OrderState.Accepted, OrderRoles.Hotline),
        new(OrderState.Draft, OrderAct.TakeOver, OrderState.Accepted, OrderRoles.Bridge),
        new(OrderState.Draft, OrderAct.Inform, OrderState.Informed, OrderRoles.Hotline),
        new(OrderState.Draft, OrderAct.TransferUrgent, OrderState.Transferred, OrderRoles.Hotline),
        new(OrderState.Transferred, OrderAct.OwnHere, OrderState.Accepted, OrderRoles.Bridge | OrderRoles.Hotline),
        new(OrderState.Transferred, OrderAct.EndByPeer, OrderState.Closed, OrderRoles.Bridge | OrderRoles.Hotline),
        new(OrderState.Transferred, OrderAct.AnswerByPeer, OrderState.Answered, OrderRoles.Bridge | OrderRoles.Hotline),
        new(OrderState.Transferred, OrderAct.AskPeer, OrderState.Transferred, OrderRoles.Hotline, NeedsReason: true),
        new(OrderState.Informed, OrderAct.Close, OrderState.Closed, OrderRoles.Hotline),
        new(OrderState.Accepted, OrderAct.AnswerNow, OrderState.Answered, OrderRoles.Hotline),
        new(OrderState.Answered, OrderAct.Close, OrderState.Closed, OrderRoles.Hotline),
        new(OrderState.Accepted, OrderAct.NeedInfo, OrderState.AwaitingInfo, OrderRoles.Hotline, NeedsReason: true),
        new(OrderState.AwaitingInfo, OrderAct.Supply, OrderState.Accepted, OrderRoles.Caller | OrderRoles.Hotline | OrderRoles.Bridge, NeedsReason: true),
        new(OrderState.AwaitingInfo, OrderAct.LapseInfo, OrderState.Closed, OrderRoles.Clock),
        new(OrderState.Accepted, OrderAct.Dispatch, OrderState.Dispatched, OrderRoles.Hotline),
        new(OrderState.Dispatched, OrderAct.Sign, OrderState.SignedFor, OrderRoles.Unit),
        new(OrderState.Dispatched, OrderAct.Contest, OrderState.Disputed, OrderRoles.Unit, NeedsReason: true),
        new(OrderState.SignedFor, OrderAct.Return, OrderState.Disputed, OrderRoles.Unit, NeedsReason: true),
        new(OrderState.Disputed, OrderAct.UpholdObjection, OrderState.Accepted, OrderRoles.Hotline, NeedsReason: true),
        new(OrderState.Disputed, OrderAct.RejectObjection, OrderState.Dispatched, OrderRoles.Hotline, NeedsReason: true),
        new(OrderState.Disputed, OrderAct.RejectReturn, OrderState.SignedFor, OrderRoles.Hotline, NeedsReason: true),
        new(OrderState.SignedFor, OrderAct.Start, OrderState.InHandling, OrderRoles.Unit),
        new(OrderState.InHandling, OrderAct.AskExtension, OrderState.ExtensionPending, OrderRoles.Unit, NeedsReason: true),
        new(OrderState.ExtensionPending, OrderAct.ApproveExtension, OrderState.InHandling, OrderRoles.Hotline),
        new(OrderState.ExtensionPending, OrderAct.DenyExtension, OrderState.InHandling, OrderRoles.Hotline, NeedsReason: true),
        new(OrderState.InHandling, OrderAct.Suspend, OrderState.Suspended, OrderRoles.Unit, NeedsReason: true),
        new(OrderState.InHandling, OrderAct.ConsentToSuspension, OrderState.InHandling, OrderRoles.Hotline, NeedsReason: true),
        new(OrderState.Suspended, OrderAct.Resume, OrderState.InHandling, OrderRoles.Unit | OrderRoles.Clock),
        new(OrderState.InHandling, OrderAct.Reply, OrderState.Replied, OrderRoles.Unit),
        new(OrderState.Replied, OrderAct.PassReview, OrderState.AwaitingCallback, OrderRoles.Hotline),
        new(OrderState.Replied, OrderAct.FailReview, OrderState.InHandling, OrderRoles.Hotline, NeedsReason: true),
        new(OrderState.AwaitingCallback, OrderAct.CallBack, OrderState.AwaitingCallback, OrderRoles.Hotline),
        new(OrderState.AwaitingCallback, OrderAct.Rate, OrderState.Rated, OrderRoles.Clock),
        new(OrderState.AwaitingCallback, OrderAct.Redo, OrderState.Reopened, OrderRoles.Clock),
        new(OrderState.AwaitingCallback, OrderAct.GiveUp, OrderState.Closed, OrderRoles.Clock),
        new(OrderState.Rated, OrderAct.Close, OrderState.Closed, OrderRoles.Hotline),
        new(OrderState.Reopened, OrderAct.Rehandle, OrderState.InHandling, OrderRoles.Hotline),
        new(OrderState.Reopened, OrderAct.Reroute, OrderState.Accepted, OrderRoles.Hotline, NeedsReason: true),
        new(OrderState.Closed, OrderAct.BringNewFact, OrderState.Reopened, OrderRoles.Caller | OrderRoles.Hotline | OrderRoles.Bridge, NeedsReason: true),
        new(OrderState.Withdrawn, OrderAct.BringNewFact, OrderState.Reopened, OrderRoles.Bridge, NeedsReason: true),
        new(OrderState.Merged, OrderAct.LeaveGroup, OrderState.Accepted, OrderRoles.Caller | OrderRoles.Hotline, NeedsReason: true),
    ];

    /// <summary>Everything that can happen to an order, as data.</summary>
    /// <remarks>Rate, redo and give up are drawn by the rules from what was said on the phone; nobody does them by hand.</remarks>
    public static ImmutableArray<OrderRow> Rows { get; } = [.. Ways, .. Enum.GetValues<OrderState>().Where(IsOpen).SelectMany(OfAnyOpen)];

    /// <summary>The row of an act in a state; <see langword="null"/> where there is none.</summary>
    public static OrderRow? Find(OrderState from, OrderAct act) => Rows.FirstOrDefault(row => row.From == from && row.Act == act);

    /// <summary>Whether somebody of the hotline or a unit still has to do something; of what was handed over see <see cref="WorkOrder.IsOpen"/>.</summary>
    public static bool IsOpen(OrderState state) => state is not (OrderState.Transferred or OrderState.Closed or OrderState.Withdrawn or OrderState.Merged);

    /// <summary>The name of a state in Chinese.</summary>
    public static string NameOf(OrderState state) => state switch
    {
        OrderState.Draft => "待受理",
        OrderState.Accepted => "已受理",
        OrderState.AwaitingInfo => "待补充",
        OrderState.Answered => "直接答复",
        OrderState.Informed => "已告知",
        OrderState.Transferred => "已转办",
        OrderState.Dispatched => "已派单",
        OrderState.Disputed => "派单异议",
        OrderState.SignedFor => "已签收",
        OrderState.InHandling => "办理中",
        OrderState.ExtensionPending => "延期待审",
        OrderState.Suspended => "挂起",
        OrderState.Replied => "已回复",
        OrderState.AwaitingCallback => "待回访",
        OrderState.Rated => "已评价",
        OrderState.Reopened => "重办",
        OrderState.Closed => "办结",
        OrderState.Withdrawn => "已撤回",
        OrderState.Merged => "已并单",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "Unknown state."),
    };

    /// <summary>The table as a Mermaid state diagram; what any open order allows is left out: urging, supervision, the link to 110, withdrawal, merging, that 110 adds something, and that it is 110's after all.</summary>
    public static string ToMermaid()
    {
        var text = new StringBuilder("stateDiagram-v2\n").Append("    [*] --> ").Append(OrderState.Draft).Append('\n');
        foreach (var row in Ways) text.Append("    ").Append(row.From).Append(" --> ").Append(row.To).Append(" : ").Append(row.Act).Append('\n');
        return text.ToString();
    }

    private static IEnumerable<OrderRow> OfAnyOpen(OrderState state) =>
    [
        new(state, OrderAct.Urge, state, OrderRoles.Caller | OrderRoles.Hotline),
        new(state, OrderAct.Supervise, state, OrderRoles.Hotline, NeedsReason: true),
        new(state, OrderAct.Escalate, state, OrderRoles.Hotline | OrderRoles.Unit, NeedsReason: true),
        new(state, OrderAct.Withdraw, OrderState.Withdrawn, OrderRoles.Caller, NeedsReason: true),
        new(state, OrderAct.MergeInto, OrderState.Merged, OrderRoles.Hotline),
        new(state, OrderAct.PassToPeer, OrderState.Transferred, OrderRoles.Bridge),
        new(state, OrderAct.AddTo, state, OrderRoles.Bridge),
    ];
}
