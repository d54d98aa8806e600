using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Zhaoqing.GovServices.Journal;

namespace Zhaoqing.GovServices.Hotline.Hosting;

public sealed partial class OrderBridge
{
    private const string LeavesFor = "并入的工单结束后110又有补充。";

    private static readonly OrderActor Leaving = new("bridge", OrderRoles.Hotline);

    /// <summary>A case that 110 opened and the hotline answers for has one order, by a key made of the case: whoever writes it down again, on whatever host and after whatever broke off, finds that one.</summary>
    private async IAsyncEnumerable<OrderNumber?> FollowTakenAsync(BridgeCase copy, ImmutableArray<WorkOrder> orders, Look look, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        string id = copy.Id.ToString();
        if (look.Linked.IsEmpty)
        {
            if (!WorkOrder.IsOrderOf(copy)) yield break;
            if (await OpenAsync(copy, look, cancellationToken).ConfigureAwait(false) is { } opened) yield return opened;
            yield break;
        }

        if (orders.FirstOrDefault(order => string.Equals(order.TakenFrom, id, StringComparison.Ordinal)) is not { } order) yield break;
        if (order.IsBehind(copy))
        {
            var followed = await desk.TakeAsync(order.Number, new FollowCase(copy), Itself, key: null, cancellationToken).ConfigureAwait(false);
            if (!look.Done(followed)) yield break;
            order = followed.AsT1;
            yield return order.Number;
        }

        if (await HearAsync(copy, order, look, cancellationToken).ConfigureAwait(false)) yield return order.Number;

        // Who became part of another order gets that one's answer; what 110 adds after its end is for nobody there, and goes on by itself.
        if ((order.Parent is { } parent && order.State == OrderState.Merged ? await desk.FindReadableAsync(parent, cancellationToken).ConfigureAwait(false) : order) is not { } answering) yield break;
        if (order.State == OrderState.Merged && !answering.IsOpen && answering.State != OrderState.Transferred && order.IsAddedTo(copy))
        {
            if (look.Done(await desk.LeaveAsync(order.Number, Leaving, LeavesFor, cancellationToken).ConfigureAwait(false))) yield return order.Number;
            yield break;
        }

        string caller = answering.CallerOf(order);
        if (await TellAsync(copy, caller, answering, look, cancellationToken).ConfigureAwait(false)) yield return order.Number;
        if (await NoteSentAsync(copy, caller, answering, look, cancellationToken).ConfigureAwait(false)) yield return order.Number;
    }

    private async Task<OrderNumber?> OpenAsync(BridgeCase copy, Look look, CancellationToken cancellationToken)
    {
        try
        {
            var opened = await desk.OpenForAsync(copy, Itself, KeyOf($"order-of-{copy.Id}"), cancellationToken).ConfigureAwait(false);
            return look.Done(opened) ? opened.AsT1.Number : null;
        }
        catch (Exception fault) when (fault is JsonException or UnknownEventException)
        {
            // It is there, and so new that this program cannot read how it begins.
            return null;
        }
    }

    /// <summary>What 110 says and nothing follows from reaches the order, once, wherever it stands.</summary>
    private async Task<bool> HearAsync(BridgeCase copy, WorkOrder order, Look look, CancellationToken cancellationToken) =>
        order.HasToHear(copy) && look.Done(await desk.TakeAsync(order.Number, new HearCase(copy), Itself, key: null, cancellationToken).ConfigureAwait(false));

    /// <summary>Each thing follows the last that was told, so that two hosts tell it once.</summary>
    private async Task<bool> TellAsync(BridgeCase copy, string caller, WorkOrder answering, Look look, CancellationToken cancellationToken)
    {
        if (answering.StillToTell(copy, caller) is not { } content) return false;
        uint last = copy.Messages.Where(message => message.Sender == station.Self && message.Content is Feedback or Supplement).Select(message => message.Seq).LastOrDefault();
        string place = string.Create(CultureInfo.InvariantCulture, $"order-tells-{copy.Id}-{last}");
        return look.Done(await station.SayAsync(copy.Id, content, by: null, correlation: null, KeyOf(place), cancellationToken).ConfigureAwait(false));
    }

    /// <summary>The caller's way is 110: the answer went back when 110 has it in its record, not when it was written down here.</summary>
    private async Task<bool> NoteSentAsync(BridgeCase copy, string caller, WorkOrder answering, Look look, CancellationToken cancellationToken)
    {
        if (answering.AnswerThere(copy) is not { } place || !answering.RepliesToSend().Contains((caller, OrderChannel.Police))) return false;
        return look.Done(await desk.TakeAsync(answering.Number, new RecordReplySent(caller) { Message = (copy.Id.ToString(), place) }, Itself, key: null, cancellationToken).ConfigureAwait(false));
    }
}
