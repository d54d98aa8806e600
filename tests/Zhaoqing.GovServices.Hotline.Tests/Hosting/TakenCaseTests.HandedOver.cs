using Zhaoqing.GovServices.Hotline.Tests.Bridge;
using Zhaoqing.GovServices.Journal;
using static Zhaoqing.GovServices.Hotline.Tests.Orders.Acting;

namespace Zhaoqing.GovServices.Hotline.Tests.Hosting;

/// <summary>The other way: orders that the hotline has handed over to 110 as a whole, through the same schedules.</summary>
public sealed partial class TakenCaseTests
{
    [Fact]
    [Clause("PLT-3.1")]
    [Clause("PLT-3.6")]
    public async Task Whatever_becomes_of_a_case_that_was_handed_over_its_order_is_with_somebody_and_its_caller_is_answered()
    {
        var seen = new HashSet<(OrderState, OrderEnd?)>();
        foreach (int seed in Enumerable.Range(0, Schedules))
        {
            using var desks = new TakenDesks();
            var number = await HandedOverAsync(desks, new Random(seed));
            var order = (await desks.Orders[0].FindAsync(number))!;
            var view = BridgeCaseId.TryParse(order.HandedOverBy, out var id) ? (await desks.Hotline.FindAsync(id))!.View : default;
            seen.Add((order.State, order.End));
            bool isFit = order.State switch
            {
                OrderState.Transferred => view.Owner != BridgeDesk.Hotline && (view.Owner != BridgeDesk.Police || view.State != BridgeState.Closed) && order.Responsible is null,
                OrderState.Closed => order.PublicAnswer() is not null && order.Callers().All(caller => order.SentTo.Contains(caller.Caller) || order.IsGivenUp(caller.Caller, Rules.Policy)),
                // The caller needs no answer any more.
                OrderState.Withdrawn => true,
                _ => order.Responsible is not null && !order.Clocks().IsEmpty,
            };
            Assert.True(isFit, $"Schedule {seed}, {view}: {order} {order.End}");
        }

        Assert.Contains((OrderState.Transferred, null), seen);
        Assert.Contains((OrderState.Answered, null), seen);
        Assert.Contains((OrderState.Accepted, null), seen);
        Assert.Contains((OrderState.Closed, OrderEnd.ByPeer), seen);
        Assert.Contains((OrderState.Closed, OrderEnd.Answered), seen);
    }

    private static async Task<OrderNumber> HandedOverAsync(TakenDesks desks, Random chance)
    {
        var number = (await desks.Orders[0].OpenAsync(Demand(), Seat)).AsT1.Number;
        string link = (await desks.Bridges[0].TransferAsync(number, "路灯", "", "请110处理", Seat)).AsT1.Links[0];
        var id = BridgeCaseId.TryParse(link, out var parsed) ? parsed : default;
        await desks.CarryAsync();
        Break(desks, chance);
        for (int step = 0; step < 60; step++)
        {
            try
            {
                int what = chance.Next(10);
                var desk = chance.Next(4) == 0 ? BridgeDesk.Hotline : BridgeDesk.Police;
                BridgeContent said = chance.Next(5) switch { 0 => Said.Accept, 1 => Said.Closed, 2 => new Feedback(FeedbackStage.Closed), _ => Said.Any(chance) };
                if (what < 3) _ = await desks[desk].SayAsync(id, said, "operator-1");
                else if (what < 5) await desks.CarryAsync(() => chance.Next(2) == 0);
                else if (what < 7) _ = await desks.Bridges[chance.Next(2)].FollowAsync();
                else if (what == 7 && chance.Next(2) == 0) _ = await desks.Orders[chance.Next(2)].TakeAsync(number, chance.Next(2) == 0 ? new RecordReplySent("caller-1") : new RecordReplyFailed("caller-1", "无人接听"), Seat);
                else if (await desks.Orders[0].FindAsync(number) is { State: not (OrderState.Withdrawn or OrderState.AwaitingInfo) } order) await ActAsync(desks, order, chance);
            }
            catch (JournalUnavailableException)
            {
                // A host goes down in the middle of what it does.
            }
        }

        foreach (var store in desks.Stores) store.BreaksBefore = store.BreaksAfter = () => false;
        await desks.FollowAsync();
        return number;
    }
}
