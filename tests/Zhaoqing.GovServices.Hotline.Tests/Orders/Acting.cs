using System.Collections.Immutable;
using NodaTime;
using OneOf;
using Zhaoqing.GovServices.TimeLimit;

namespace Zhaoqing.GovServices.Hotline.Tests.Orders;

/// <summary>People, demands and rules for the tests; all are invented.</summary>
internal static class Acting
{
    /// <summary>Monday, 2 March 2026, 9:00 in China.</summary>
    public static readonly Instant Start = Instant.FromUtc(2026, 3, 2, 1, 0);

    public static readonly HandlingRules Rules = new(WorkingCalendar.StateCouncil, HandlingPolicy.Sample, new DispatchDirectory(
        7,
        [new("urban", IsTownship: false), new("market", IsTownship: false), new("water", IsTownship: false), new("street", IsTownship: true)],
        [
            new("lamp", new Assignment("urban", []), IsOfDepartment: true, new LocalDate(2025, 6, 1)),
            new("food", new Assignment("market", ["urban"]), IsOfDepartment: true, new LocalDate(2025, 6, 1)),
            new("noise", new Assignment("street", []), IsOfDepartment: false, new LocalDate(2025, 6, 1)),
            new("mixed", To: null, IsOfDepartment: false, new LocalDate(2025, 6, 1)),
        ]));

    public static readonly OrderActor Seat = new("seat-1", OrderRoles.Hotline), Second = new("seat-2", OrderRoles.Hotline), Police = new("bridge", OrderRoles.Bridge);

    public static readonly OrderActor Urban = new("urban-1", OrderRoles.Unit, "urban"), Market = new("market-1", OrderRoles.Unit, "market");

    public static readonly OrderReply Done = new("更换了灯泡,核查照片3张", "路灯已经修好。", IsTrue: true, IsSolved: true);

    public static OrderActor Caller(Demand demand) => new(demand.Caller, OrderRoles.Caller);

    public static OrderActor Of(string unit) => new(unit + "-1", OrderRoles.Unit, unit);

    public static Demand Demand(DemandKind kind = DemandKind.Help, string classCode = "lamp", string person = "1", string subject = "第三盏路灯") => new(
        kind, OrderChannel.Phone, "caller-" + person, PersonKey.Of("0123456789abcdef"u8, person), "村口第三盏路灯坏了一个星期,晚上老人摔倒。", classCode, subject, DivisionCode.Parse("441202", null))
    {
        CallerName = "张三丰",
        CallerPhone = "00000000000",
    };

    public static Demand Report(string person = "1", string? reported = null) => Demand(DemandKind.Report, "food", person, "河边小作坊") with
    {
        Text = "我住在河边小作坊隔壁三楼,每天半夜两点看见他们把变质的肉拉进去做成肉丸。",
        ReportedUnit = reported,
    };

    public static WorkOrder Opened(Demand? demand = null, Instant? at = null, ulong number = 1) =>
        WorkOrder.Replay([WorkOrder.Open(OrderNumber.Of(new LocalDate(2026, 3, 2), number), demand ?? Demand(), Seat, at ?? Start, Rules).AsT1]);

    public static OneOf<Refusal, WorkOrder> Try(this WorkOrder order, OrderCommand command, OrderActor actor, Instant? at = null) =>
        order.Take(command, actor, at ?? order.LastAt, Rules).MapT1(events => events.Aggregate(order, (before, happened) => before.Apply(happened)));

    public static WorkOrder Do(this WorkOrder order, OrderCommand command, OrderActor actor, Instant? at = null) =>
        order.Try(command, actor, at).Match(refusal => throw new InvalidOperationException(refusal.ToString()), after => after);

    public static WorkOrder Do(this WorkOrder order, OrderAct act, OrderActor actor, string? reason = null, Instant? at = null) => order.Do(new PlainAct(act, reason), actor, at);

    public static string Code(this WorkOrder order, OrderCommand command, OrderActor actor, Instant? at = null) => order.Try(command, actor, at).Match(refusal => refusal.Code, _ => "");

    public static string Code(this WorkOrder order, OrderAct act, OrderActor actor, string? reason = null, Instant? at = null) => order.Code(new PlainAct(act, reason), actor, at);

    public static WorkOrder Accepted(Demand? demand = null, ulong number = 1) => Opened(demand, number: number).Do(OrderAct.Accept, Seat);

    public static WorkOrder Dispatched() => Accepted().Do(new DispatchTo(new Assignment("urban", [])), Seat);

    public static WorkOrder InHandling() => Dispatched().Do(OrderAct.Sign, Urban).Do(OrderAct.Start, Urban);

    public static WorkOrder Replied() => InHandling().Do(new GiveReply(Done, IsOnTheSpot: false), Urban);

    public static WorkOrder AwaitingCallback() => Replied().Do(OrderAct.PassReview, Seat);

    public static CallBackResult Reached(string caller, bool solved = true, bool satisfied = true, string? unfounded = null) => new(caller, IsReached: true, solved, satisfied, unfounded);

    public static CallBackResult Missed(string caller) => new(caller, IsReached: false, IsSolved: null, IsSatisfied: null, Unfounded: null);

    public static Instant Day(int month, int day, int hour = 9) => new LocalDateTime(2026, month, day, hour, 0).InZoneStrictly(ChinaTime.Zone).ToInstant();
}
