using System.Globalization;
using Zhaoqing.GovServices.Hotline.Tests.Bridge;
using Zhaoqing.GovServices.Journal;
using static Zhaoqing.GovServices.Hotline.Tests.Orders.Acting;

namespace Zhaoqing.GovServices.Hotline.Tests.Hosting;

/// <summary>Schedules of messages, looks of the watch, people at the order, and a journal that breaks off.</summary>
public sealed partial class TakenCaseTests
{
    private static readonly int Schedules = int.TryParse(Environment.GetEnvironmentVariable("TAKEN_SCHEDULES"), CultureInfo.InvariantCulture, out int wanted) ? wanted : 150;

    [Fact]
    [Clause("PLT-3.4")]
    [Clause("PLT-3.6")]
    public async Task Each_case_the_hotline_answers_for_has_one_order_that_runs_and_no_other_has_one()
    {
        var seen = new HashSet<(bool, OrderState?)>();
        foreach (int seed in Enumerable.Range(0, Schedules))
        {
            using var desks = new TakenDesks();
            var cases = await LiveAsync(desks, new Random(seed));
            foreach (var id in cases)
            {
                var copy = (await desks.Hotline.FindAsync(id))!;
                var orders = await desks.OrdersOfAsync(id);
                seen.Add((IsHeld(copy), orders.FirstOrDefault()?.State));
                Assert.True(IsFit(copy, orders), $"Schedule {seed}, {copy.View}: {string.Join(' ', orders.Select(order => $"{order} {order.End}"))}");
            }
        }

        Assert.Contains((true, OrderState.Accepted), seen);
        Assert.Contains((true, OrderState.Closed), seen);
        Assert.Contains((true, OrderState.Withdrawn), seen);
        Assert.Contains((false, OrderState.Transferred), seen);
        Assert.Contains((false, OrderState.Closed), seen);
        Assert.Contains((false, null), seen);
    }

    private static bool IsFit(BridgeCase copy, WorkOrder[] orders)
    {
        if (orders.Length > 1 || (orders.Length == 0 && IsHeld(copy)) || (orders.Length > 0 && copy.View.Status != MessageStatus.Actual)) return false;
        if (orders is not [var order]) return true;
        bool runs = order.Responsible is not null && !order.Clocks().IsEmpty;
        // What people have ended at the hotline is ended, and 110 knows of it where it is the hotline's to end.
        bool isEnded = order.State is OrderState.Closed or OrderState.Withdrawn && order.End != OrderEnd.ByPeer && (copy.View.Owner != BridgeDesk.Hotline || copy.View.State == BridgeState.Closed);
        return IsHeld(copy) ? (runs || isEnded) && !order.IsAddedTo(copy) : !runs;
    }

    /// <summary>By the slow model: somebody of the hotline answers for it, and it is not only recorded.</summary>
    private static bool IsHeld(BridgeCase copy)
    {
        var (state, _, holder, _) = BridgeModel.Of(copy.Id, [.. copy.Messages]);
        return copy.View.Status == MessageStatus.Actual && holder == BridgeDesk.Hotline && state is not (BridgeState.New or BridgeState.Offered);
    }

    /// <summary>From now on the journal breaks off now and then, and the other host meddles.</summary>
    internal static void Break(TakenDesks desks, Random chance)
    {
        bool isMeddling = false;
        foreach (int host in new[] { 0, 1 })
        {
            desks.Stores[host].BreaksAfter = () => chance.Next(12) == 0;
            desks.Stores[host].BreaksBefore = () =>
            {
                if (!isMeddling && chance.Next(4) == 0)
                {
                    // The other host looks and writes between what this one has seen and what it writes.
                    isMeddling = true;
                    try
                    {
                        desks.Bridges[1 - host].FollowAsync().GetAwaiter().GetResult();
                    }
                    finally
                    {
                        isMeddling = false;
                    }
                }

                return chance.Next(12) == 0;
            };
        }
    }

    private static async Task<List<BridgeCaseId>> LiveAsync(TakenDesks desks, Random chance)
    {
        var cases = new List<BridgeCaseId>();
        Break(desks, chance);
        for (int step = 0; step < 60; step++)
        {
            try
            {
                await StepAsync(desks, chance, cases);
            }
            catch (JournalUnavailableException)
            {
                // A host goes down in the middle of what it does.
            }
        }

        foreach (var store in desks.Stores) store.BreaksBefore = store.BreaksAfter = () => false;
        await desks.FollowAsync();
        return cases;
    }

    internal static async Task StepAsync(TakenDesks desks, Random chance, List<BridgeCaseId> cases)
    {
        int what = chance.Next(20);
        if (cases.Count == 0 || (what == 0 && cases.Count < 3))
        {
            BridgeContent first = chance.Next(5) == 0 ? Said.Voice(BridgeDesk.Hotline) : Said.Offer(chance.Next(4) == 0 ? Urgency.Immediate : Urgency.Expected);
            cases.Add(await desks.OpenAsync(first, (ConfidentialityLevel)chance.Next(1, 5), chance.Next(8) == 0 ? MessageStatus.Exercise : MessageStatus.Actual, chance.Next(4) == 0 ? BridgeDesk.Hotline : BridgeDesk.Police));
            return;
        }

        var id = cases[chance.Next(cases.Count)];
        if (what < 5)
        {
            var desk = Said.Desk(chance);
            if (await desks[desk].FindAsync(id) is not null) _ = await desks[desk].SayAsync(id, chance.Next(3) == 0 && desk == BridgeDesk.Hotline ? Said.Accept : Said.Any(chance), "operator-1");
        }
        else if (what < 9) await desks.CarryAsync(() => chance.Next(2) == 0);
        else if (what < 13) _ = await desks.Bridges[chance.Next(2)].FollowAsync();
        else if (what < 14) desks.Time.Advance(TimeSpan.FromHours(chance.Next(1, 40)));
        else if (await desks.OrdersOfAsync(id) is [var order, ..]) await ActAsync(desks, order, chance);
    }

    /// <summary>Something that people may do to the order now, mostly towards its end.</summary>
    private static async Task ActAsync(TakenDesks desks, WorkOrder order, Random chance)
    {
        (OrderCommand Command, OrderActor Actor) act = order.State switch
        {
            not (OrderState.Closed or OrderState.Withdrawn) when chance.Next(12) == 0 => (new PlainAct(OrderAct.Withdraw, "自行解决"), Caller(order.Demand)),
            OrderState.Accepted when chance.Next(6) == 0 => (new PlainAct(OrderAct.NeedInfo, "哪一处?"), Seat),
            OrderState.Accepted => chance.Next(2) == 0
                ? (new GiveReply(Done with { Public = $"答复{chance.Next(2)}" }, IsOnTheSpot: true), Seat)
                : (new DispatchTo(new Assignment("urban", []), new ActionBrief("请检查这一处"), "协商确定"), Seat),
            OrderState.Dispatched => (new PlainAct(OrderAct.Sign), Urban),
            OrderState.SignedFor => (new PlainAct(OrderAct.Start), Urban),
            OrderState.InHandling => (new GiveReply(Done, IsOnTheSpot: false), Urban),
            OrderState.Replied => (new PlainAct(OrderAct.PassReview), Seat),
            OrderState.AwaitingCallback => (new RecordCallBack(Missed(order.Demand.Caller)), Seat),
            OrderState.Reopened => (new PlainAct(OrderAct.Reroute, "重新派单"), Seat),
            OrderState.Closed when chance.Next(4) == 0 => (new PlainAct(OrderAct.BringNewFact, "又来电"), Seat),
            _ => (new PlainAct(OrderAct.Close), Seat),
        };
        _ = await desks.Orders[chance.Next(2)].TakeAsync(order.Number, act.Command, act.Actor);
    }
}
