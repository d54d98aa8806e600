using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using NodaTime;
using static Zhaoqing.GovServices.Hotline.Tests.Orders.Acting;

namespace Zhaoqing.GovServices.Hotline.Tests.Orders;

/// <summary>The laws of work orders, over random lives.</summary>
public sealed class OrderLawTests
{
    private static readonly Gen<int> Seeds = Gen.Choose(0, int.MaxValue - 1);

    [Fact]
    public void Lives_reach_every_state_and_record_every_act()
    {
        var steps = Enumerable.Range(0, 1_500).SelectMany(seed => Lives.Live(seed, 60)).ToArray();
        Assert.Equal(Enum.GetValues<OrderState>().Order(), steps.Select(step => step.After.State).Append(OrderState.Draft).Distinct().Order());
        Assert.Equal(Enum.GetValues<OrderAct>().Order(), steps.SelectMany(step => step.Events).Select(WorkOrder.ActOf).OfType<OrderAct>().Distinct().Order());
    }

    [Property(MaxTest = 400)]
    [Clause("PLT-3.6")]
    public Property No_open_order_is_without_somebody_responsible_and_a_clock() => Prop.ForAll(Seeds.ToArbitrary(), seed => Lives.Live(seed, 60).All(step =>
    {
        // What is at 110 is followed by its case; what is at 119, 120 or 122 by the hotline.
        bool isOpen = OrderTable.IsOpen(step.After.State) || (step.After.State == OrderState.Transferred && !BridgeCaseId.TryParse(step.After.HandedOverBy, out _));
        return isOpen == step.After.IsOpen && isOpen == (step.After.Responsible is not null) && isOpen == !step.After.Clocks().IsEmpty;
    }));

    [Property(MaxTest = 400)]
    public Property The_clock_of_the_caller_moves_only_where_it_stood_still_or_something_new_came() => Prop.ForAll(Seeds.ToArbitrary(), seed => Lives.Live(seed, 60).All(step =>
        step.Before.OverallDue is not { } before || step.After.OverallDue == before
        || step.Events.Any(happened => happened is NewFactBrought)
        || (step.After.OverallDue!.Value.At > before.At && step.Events.Any(happened => happened is InfoSupplied or OrderTimed { Act: OrderAct.Resume }))));

    /// <summary>By the history: each caller was told, or tried in vain as often as the policy says since the answer, by phone or by the own way.</summary>
    [Property(MaxTest = 600)]
    [Clause("PLT-3.1")]
    public Property No_order_ends_without_an_answer_for_every_caller_or_as_many_tries_as_are_laid_down() => Prop.ForAll(Seeds.ToArbitrary(), seed =>
    {
        var history = new List<OrderEvent>();
        foreach (var (_, events, after, _) in Lives.Live(seed, 60))
        {
            history.AddRange(events);
            if (events[^1] is not OrderClosed { Act: not (OrderAct.LapseInfo or OrderAct.EndByPeer) }) continue;
            if (after.PublicAnswer() is null) return false;
            int since = history.FindLastIndex(happened => happened is OrderReplied or OrderInformed);
            var later = history.Skip(since).ToArray();
            int review = Array.FindLastIndex(later, happened => happened is OrderActed { Act: OrderAct.PassReview });
            foreach (var (caller, channel) in after.Callers())
            {
                int tries = later.Count(happened => happened is ReplyNotDelivered tried && tried.Caller == caller)
                    + (channel == OrderChannel.Phone && review >= 0 ? later.Skip(review).Count(happened => happened is CallBackMade { Result: var result } && result.Caller == caller && !result.IsReached) : 0);
                bool isTold = later.Any(happened => happened is ReplySent sent && sent.Caller == caller);
                if (!isTold && tries < Rules.Policy.CallBackTries) return false;
            }
        }

        return true;
    });

    /// <summary>By the history: what was not consented to is as often and as long as the policy says, since the caller's clock began; each consent is for one.</summary>
    [Property(MaxTest = 600)]
    [Clause("PLT-3.6")]
    public Property No_unit_stops_the_clock_again_and_again() => Prop.ForAll(Seeds.ToArbitrary(), seed =>
    {
        var history = new List<OrderEvent>();
        foreach (var (_, events, _, _) in Lives.Live(seed, 80))
        {
            history.AddRange(events);
            var since = history.Skip(history.FindLastIndex(happened => happened is NewFactBrought) + 1).ToArray();
            var all = since.OfType<OrderSuspended>().ToArray();
            if (all.Any(one => Rules.Policy.SuspensionGrounds.All(ground => ground.Name != one.Ground))) return false;
            if (all.Count(one => !one.IsByConsent) > Rules.Policy.SuspendTimes) return false;
            if (all.Count(one => one.IsByConsent) > since.Count(happened => happened is OrderActed { Act: OrderAct.ConsentToSuspension })) return false;
            if (all.Any(one => (one.Until.At - one.At).TotalDays > Rules.Policy.SuspendDays + 1)) return false;
        }

        return true;
    });

    /// <summary>By the history: what was used up of the days is the sum of the suspensions since the caller's clock began, each from its day through the one on which it ended.</summary>
    [Property(MaxTest = 600)]
    [Clause("PLT-3.6")]
    public Property The_suspended_days_are_those_of_the_history() => Prop.ForAll(Seeds.ToArbitrary(), seed =>
    {
        (int days, OrderSuspended? open) = (0, null);
        foreach (var (before, events, after, _) in Lives.Live(seed, 80))
        {
            var order = before;
            foreach (var happened in events)
            {
                var was = order.State;
                order = order.Apply(happened);
                if (happened is OrderSuspended suspended) open = suspended;
                else if (was == OrderState.Suspended && order.State != was)
                {
                    days += Math.Max(1, Period.DaysBetween(ChinaTime.DayOf(open!.At), ChinaTime.DayOf(happened.At - Duration.Epsilon)));
                    open = null;
                }

                if (happened is NewFactBrought) days = 0;
            }

            if (after.SuspendedDays != days || (open is null) != (after.SuspendedUntil is null)) return false;
        }

        return true;
    });

    [Property(MaxTest = 400)]
    public Property What_is_decided_follows_from_what_was_and_the_record_says_it_again() => Prop.ForAll(Seeds.ToArbitrary(), seed =>
    {
        var history = new List<OrderEvent>();
        WorkOrder? last = null;
        foreach (var (before, events, after, at) in Lives.Live(seed, 60))
        {
            if (last is null) history.Add(WorkOrder.Open(before.Number, before.Demand, Seat, Start, Rules).AsT1);
            history.AddRange(events);
            if (events.Any(happened => happened.At > at)) return false;
            last = after;
        }

        return last is null || Same(WorkOrder.Replay(history), last);
    });

    /// <summary>A slow model: what must have happened before, found in the history and not in the state.</summary>
    [Property(MaxTest = 400)]
    public Property Nothing_happens_before_what_it_needs() => Prop.ForAll(Seeds.ToArbitrary(), seed =>
    {
        var acts = new List<OrderAct>();
        foreach (var (_, events, _, _) in Lives.Live(seed, 80))
        {
            foreach (var act in events.Select(WorkOrder.ActOf).OfType<OrderAct>())
            {
                bool isFit = act switch
                {
                    OrderAct.Start => Last(acts, OrderAct.Sign) > Last(acts, OrderAct.Dispatch),
                    OrderAct.Return => Last(acts, OrderAct.Sign) > Math.Max(Last(acts, OrderAct.Dispatch), Last(acts, OrderAct.Start)),
                    OrderAct.Reply or OrderAct.Rehandle => Last(acts, OrderAct.Sign) > Last(acts, OrderAct.Dispatch) && Last(acts, OrderAct.Sign) >= 0,
                    OrderAct.Close => acts.Any(one => one is OrderAct.Rate or OrderAct.AnswerNow or OrderAct.AnswerByPeer or OrderAct.Inform),
                    OrderAct.Rate or OrderAct.Redo or OrderAct.GiveUp or OrderAct.CallBack => Last(acts, OrderAct.PassReview) > Last(acts, OrderAct.Reply),
                    _ => true,
                };
                if (!isFit) return false;
                acts.Add(act);
            }
        }

        return acts.Count(act => act is OrderAct.Contest or OrderAct.Return) <= Rules.Policy.Returns;
    });

    private static int Last(List<OrderAct> acts, OrderAct act) => acts.LastIndexOf(act);

    private static bool Same(WorkOrder one, WorkOrder other) =>
        (one.State, one.Responsible, one.OverallDue, one.HandleDue, one.SignDue, one.StepDue, one.Returns) == (other.State, other.Responsible, other.OverallDue, other.HandleDue, other.SignDue, other.StepDue, other.Returns)
        && one.Clocks().SequenceEqual(other.Clocks()) && one.Members.SequenceEqual(other.Members) && one.CallBacks.SequenceEqual(other.CallBacks) && one.SentTo.SetEquals(other.SentTo);
}
