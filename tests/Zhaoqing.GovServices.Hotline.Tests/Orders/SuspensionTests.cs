using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using NodaTime;
using static Zhaoqing.GovServices.Hotline.Tests.Orders.Acting;

namespace Zhaoqing.GovServices.Hotline.Tests.Orders;

/// <summary>How often and how long the clock of an order may stand still.</summary>
public sealed class SuspensionTests
{
    private static readonly HandlingRules Twice = Rules with { Policy = Of(times: 2, days: 20) };

    [Fact]
    [Clause("PLT-3.6")]
    public void It_waits_for_what_the_policy_names_and_for_nothing_else()
    {
        var refusal = InHandling().Try(new SuspendUntil("忙", new LocalDate(2026, 3, 6)), Urban).AsT0;
        Assert.Equal(("hotline.suspension-ground", "ground"), (refusal.Code, refusal.Fields[0].Field));
        Assert.NotEmpty(refusal.Basis);
        Assert.Equal("hotline.reason-missing", InHandling().Code(new SuspendUntil(" ", new LocalDate(2026, 3, 6)), Urban));
    }

    [Fact]
    [Clause("PLT-3.6")]
    public void A_second_time_is_the_hotlines_to_allow_once_for_each_consent()
    {
        var order = Waited(InHandling());
        Assert.Equal("hotline.suspension-used-up", order.Code(Through(3, 20), Urban));
        Assert.Equal("hotline.role-not-allowed", order.Code(OrderAct.ConsentToSuspension, Urban, "再等"));
        Assert.Equal("hotline.reason-missing", order.Code(OrderAct.ConsentToSuspension, Seat));
        var again = Waited(order.Do(OrderAct.ConsentToSuspension, Seat, "鉴定机构补充材料"));
        Assert.Equal((2, 2), (again.Suspensions, again.SuspendedDays));
        Assert.Equal("hotline.suspension-used-up", again.Code(Through(3, 20), Urban));
        Assert.Equal("", order.Do(OrderAct.ConsentToSuspension, Seat, "一").Do(OrderAct.ConsentToSuspension, Seat, "二").Code(Through(3, 20), Urban));
    }

    [Fact]
    [Clause("PLT-3.6")]
    public void A_consent_is_not_used_up_by_a_suspension_that_needs_none()
    {
        var order = Waited(InHandling().Do(OrderAct.ConsentToSuspension, Seat, "预先同意"));
        Assert.Equal("", order.Code(Through(3, 20), Urban));
    }

    [Fact]
    [Clause("PLT-3.6")]
    public void The_days_of_all_suspensions_together_end_on_the_last_day_of_the_policy()
    {
        // From 2 March through the 12th are ten days; from the 13th there are ten left, through the 23rd and not the 24th.
        var order = Do(Do(InHandling(), Through(3, 12), Urban, Start), new PlainAct(OrderAct.Urge), Seat, Day(3, 13));
        Assert.Equal((OrderState.InHandling, 10), (order.State, order.SuspendedDays));
        Assert.Equal("hotline.suspension-too-long", Code(order, Through(3, 24), Urban, Day(3, 13)));
        var last = Do(order, Through(3, 23), Urban, Day(3, 13));
        Assert.Equal((20, 2), Do(last, new PlainAct(OrderAct.Urge), Seat, Day(3, 24)) is { } after ? (after.SuspendedDays, after.Suspensions) : default);
        var allowed = Do(order, new PlainAct(OrderAct.ConsentToSuspension, "再等"), Seat, Day(3, 13));
        Assert.Equal("", Code(allowed, Through(4, 2), Urban, Day(3, 13)));
        Assert.Equal("hotline.suspension-too-long", Code(allowed, Through(4, 3), Urban, Day(3, 13)));
    }

    [Fact]
    [Clause("PLT-3.6")]
    public void Who_goes_on_early_has_used_the_days_that_passed_and_at_least_one()
    {
        var early = Do(Do(InHandling(), Through(3, 12), Urban, Start), new PlainAct(OrderAct.Resume), Urban, Start + Duration.FromHours(1));
        Assert.Equal(1, early.SuspendedDays);
        Assert.Equal("hotline.suspension-too-long", InHandling().Code(Through(3, 1), Urban));
        Assert.Equal("", InHandling().Code(Through(3, 2), Urban));
        Assert.Equal("", InHandling().Code(Through(5, 1), Urban));
        Assert.Equal("hotline.suspension-too-long", InHandling().Code(Through(5, 2), Urban));
    }

    /// <summary>The same days are used up whatever ends the suspension: who is merged, withdraws or becomes 110's again has none given back.</summary>
    [Property(MaxTest = 200)]
    [Clause("PLT-3.6")]
    public Property The_days_of_a_suspension_are_the_same_by_whatever_act_it_ends() => Prop.ForAll(Gen.Choose(1, 60).SelectMany(days => Gen.Choose(0, (days * 24) - 1).Select(hours => (days, hours))).ToArbitrary(), span =>
    {
        var order = InHandlingOfPolice();
        var through = ChinaTime.DayOf(order.LastAt).PlusDays(span.days);
        var suspended = order.Do(new SuspendUntil("鉴定", through), Urban);
        var end = suspended.LastAt + Duration.FromHours(span.hours);
        int days = Math.Max(1, Period.DaysBetween(ChinaTime.DayOf(suspended.LastAt), ChinaTime.DayOf(end - Duration.Epsilon)));
        var group = Accepted(Demand(person: "2"), number: 2).Do(new JoinMember(suspended), Seat);
        (OrderCommand Command, OrderActor Actor)[] ends =
        [
            (new PlainAct(OrderAct.Resume), Urban),
            (new MergeIntoOrder(group), Seat),
            (new FollowCase(TakenCases.OfPolice), Police),
            (new PlainAct(OrderAct.Withdraw, "自行解决"), Caller(order.Demand)),
        ];
        bool isSame = ends.All(one => suspended.Do(one.Command, one.Actor, end) is { State: not OrderState.Suspended, SuspendedUntil: null } after && after.SuspendedDays == days);
        var merged = suspended.Do(new MergeIntoOrder(group), Seat, end).Do(OrderAct.LeaveGroup, Seat, "另一盏");
        var passed = suspended.Do(new FollowCase(TakenCases.OfPolice), Police, end).Do(new FollowCase(TakenCases.Held), Police);
        var lapsed = suspended.Do(OrderAct.Urge, Seat, at: ChinaTime.StartOf(through.PlusDays(1)));
        return isSame && (merged.SuspendedDays, passed.SuspendedDays, lapsed.SuspendedDays) == (days, days, span.days) && (merged.State, passed.State, lapsed.State) == (OrderState.Accepted, OrderState.Accepted, OrderState.InHandling);
    });

    [Fact]
    [Clause("PLT-3.6")]
    public void Something_new_after_the_end_begins_anew()
    {
        var closed = Waited(InHandling()).Do(new GiveReply(Done, IsOnTheSpot: false), Urban).Do(OrderAct.PassReview, Seat).Do(new RecordReplySent("caller-1"), Seat).Do(new RecordCallBack(Reached("caller-1")), Seat).Do(OrderAct.Close, Seat);
        var again = closed.Do(OrderAct.BringNewFact, Seat, "又坏了").Do(OrderAct.Rehandle, Seat);
        Assert.Equal("", again.Code(Through(3, 20), Urban));
    }

    /// <summary>An order of a case of 110, so that every way out of a suspension is open to it.</summary>
    private static WorkOrder InHandlingOfPolice() =>
        WorkOrder.Replay(WorkOrder.OpenFor(OrderNumber.Parse("260302000000000001"), TakenCases.Held, Police, Start, Rules).AsT1)
            .Do(new DispatchTo(new Assignment("urban", []), Consultation: "协商确定"), Seat).Do(OrderAct.Sign, Urban).Do(OrderAct.Start, Urban);

    private static WorkOrder Waited(WorkOrder order) => order.Do(new SuspendUntil("鉴定", ChinaTime.DayOf(order.LastAt).PlusDays(3)), Urban).Do(OrderAct.Resume, Urban, at: order.LastAt + Duration.FromDays(1));

    private static SuspendUntil Through(int month, int day) => new("鉴定", new LocalDate(2026, month, day));

    private static WorkOrder Do(WorkOrder order, OrderCommand command, OrderActor actor, Instant at) => order.Take(command, actor, at, Twice).AsT1.Aggregate(order, (before, happened) => before.Apply(happened));

    private static string Code(WorkOrder order, OrderCommand command, OrderActor actor, Instant at) => order.Take(command, actor, at, Twice).Match(refusal => refusal.Code, _ => "");

    private static HandlingPolicy Of(int times, int days) => new(2, HandlingPolicy.Sample.Limits) { SuspendTimes = times, SuspendDays = days };
}
