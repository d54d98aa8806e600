using System.Globalization;
using NodaTime;
using Zhaoqing.GovServices.Hotline.Hosting;
using Zhaoqing.GovServices.Hotline.Tests.Bridge;
using Zhaoqing.GovServices.Journal;
using static Zhaoqing.GovServices.Hotline.Tests.Orders.Acting;

namespace Zhaoqing.GovServices.Hotline.Tests.Hosting;

/// <summary>The one list of what wants somebody, against a slow look through all cases and orders there are.</summary>
public sealed class AlarmDeskTests : IDisposable
{
    private static readonly int Schedules = int.TryParse(Environment.GetEnvironmentVariable("ALARM_SCHEDULES"), CultureInfo.InvariantCulture, out int wanted) ? wanted : 40;

    private readonly TakenDesks _desks = new();

    public void Dispose() => _desks.Dispose();

    [Fact]
    [Clause("PLT-3.4")]
    [Clause("PLT-3.6")]
    [Clause("PLT-3.7")]
    public async Task Whatever_happens_the_list_is_what_a_slow_look_through_everything_finds()
    {
        var seen = new HashSet<DeskAlarmKind>();
        foreach (int seed in Enumerable.Range(0, Schedules))
        {
            using var desks = new TakenDesks();
            using var lists = new Lists(desks);
            var (chance, cases, orders) = (new Random(seed), new List<BridgeCaseId>(), new List<OrderNumber>());
            for (int round = 0; round < 12; round++)
            {
                TakenCaseTests.Break(desks, chance);
                for (int step = 0; step < 8; step++)
                {
                    try
                    {
                        if (chance.Next(3) == 0) await OwnAsync(desks, orders, chance);
                        else await TakenCaseTests.StepAsync(desks, chance, cases);
                    }
                    catch (JournalUnavailableException)
                    {
                        // A host goes down in the middle of what it does.
                    }
                }

                foreach (var store in desks.Stores) store.BreaksBefore = store.BreaksAfter = () => false;
                if (cases.Count > 0 && chance.Next(4) == 0) await PhoneAsync(desks, cases[chance.Next(cases.Count)], chance);
                if (chance.Next(3) == 0) desks.Time.Advance(TimeSpan.FromHours(chance.Next(1, 30)));
                foreach (var desk in new[] { BridgeDesk.Hotline, BridgeDesk.Police })
                {
                    var found = await lists[desk].ReadAsync(int.MaxValue);
                    Assert.Equal((await SlowAsync(desks, desk)).Order(StringComparer.Ordinal), found.First.Where(alarm => alarm.Kind != DeskAlarmKind.NotFollowed).Select(Told).Order(StringComparer.Ordinal));
                    Assert.Equal(found.First.AsEnumerable(), DeskAlarm.Sorted(found.First));
                    Assert.Equal(found.First.Length, found.Count);
                    Assert.Equal(found.First.Take(2), (await lists[desk].ReadAsync(2)).First);
                    seen.UnionWith(found.First.Select(alarm => alarm.Kind));
                }
            }
        }

        if (Schedules >= 40) Assert.Empty(Enum.GetValues<DeskAlarmKind>().Except(seen).Except([DeskAlarmKind.KeptForGood, DeskAlarmKind.LinkDown, DeskAlarmKind.LinkFault, DeskAlarmKind.Unreadable, DeskAlarmKind.NotFollowed, DeskAlarmKind.LapseRefused]));
    }

    [Fact]
    [Clause("PLT-3.4")]
    public async Task A_host_that_begins_anew_says_the_same_and_the_link_of_a_host_stands_among_the_rest()
    {
        using var lists = new Lists(_desks);
        var id = await _desks.OpenAsync(Said.Offer());
        await _desks.CarryAsync();
        var one = await lists[BridgeDesk.Hotline].ReadAsync(10);
        Assert.Equal((DeskAlarmKind.ToAnswer, id, 1), (one.First.Single().Kind, one.First.Single().Case!.Value, one.Count));
        using var again = new Lists(_desks);
        Assert.Equal(one.First.AsEnumerable(), (await again[BridgeDesk.Hotline].ReadAsync(10)).First);
        var troubles = LinkTroubles.From(Start).After(new LinkFaulted(new InvalidOperationException()), Start);
        var all = await lists[BridgeDesk.Hotline].ReadAsync(2, troubles);
        Assert.Equal(3, all.Count);
        Assert.Equal([DeskAlarmKind.LinkDown, DeskAlarmKind.ToAnswer], all.First.Select(alarm => alarm.Kind));
        await _desks.SayAsync(BridgeDesk.Hotline, id, Said.Accept);
        Assert.DoesNotContain((await lists[BridgeDesk.Hotline].ReadAsync(10)).First, alarm => alarm.Kind == DeskAlarmKind.ToAnswer);
    }

    [Fact]
    [Clause("PLT-3.4")]
    public async Task A_case_that_no_order_can_follow_is_on_the_list_with_what_is_refused()
    {
        var later = Rules with { Policy = new HandlingPolicy(9, HandlingPolicy.Sample.Limits.Select(limit => limit with { From = new LocalDate(2099, 1, 1) })) };
        using var orders = new OrderDesk(_desks.Hotline.Store, _desks.Time, _ => later);
        using var bridge = new OrderBridge(orders, _desks.Hotline, _desks.Sources, _ => later, _desks.Time);
        using var list = new AlarmDesk(orders, _desks.Hotline, bridge, _desks.Sources, _ => later, _desks.Time);
        var id = await _desks.OpenAsync(Said.Offer());
        await _desks.SayAsync(BridgeDesk.Hotline, id, Said.Accept);
        await bridge.FollowAsync();
        var alarm = Assert.Single((await list.ReadAsync(10)).First);
        Assert.Equal((DeskAlarmKind.NotFollowed, id, "hotline.policy-not-in-force"), (alarm.Kind, alarm.Case!.Value, alarm.Refusal!.Code));
        Assert.Contains(alarm.Refusal.Message, alarm.Why, StringComparison.Ordinal);
        Assert.Equal(alarm.Refusal.Basis.AsEnumerable(), alarm.Grounds);
    }

    /// <summary>By the words of the rules, for each case and each order there is, whether it is settled or not.</summary>
    private static async Task<List<string>> SlowAsync(TakenDesks desks, BridgeDesk desk)
    {
        var now = Instant.FromDateTimeOffset(desks.Time.GetUtcNow());
        var found = new List<string>();
        foreach (var copy in await desks[desk].ReadAsync(int.MaxValue))
        {
            var counted = copy.Messages.Where(message => message.Status == copy.View.Status).ToArray();
            var own = copy.Messages.Where(message => message.Sender == desk).OrderBy(message => message.Seq).ToArray();
            bool IsPhoned(Guid late) => own.SkipWhile(message => message.Id != late).Skip(1).Any(message => message.Content is VoiceHandoverRecord && message.Round == copy.View.Round && message.Status == copy.View.Status);
            var alarms = copy.AlarmsAt(BridgePolicy.Sample, now).Select(alarm => (alarm.Kind == BridgeAlarmKind.VoiceFallbackRequired && IsPhoned(alarm.Message) ? "Phoned" : $"{alarm.Kind}", alarm.Since)).ToList();
            foreach (var message in counted.Where(message => message.Sender == desk.Peer()))
            {
                var handOver = (message.Content as TransferOffer)?.HandOver ?? (message.Content as WorkOrderPush)?.HandOver;
                bool isHelp = message.Content is EmergencyDispatchRequest or OnSiteAssistRequest || handOver?.Urgency == Urgency.Immediate;
                bool isSent = counted.Any(answer => answer.Sender == desk && answer.Correlation == message.Id && (answer.Content is EmergencyDispatchAck || (handOver is not null && answer.Content is TransferAccept)));
                if (desk == BridgeDesk.Police && isHelp && !isSent) alarms.Add(("HelpAsked", message.SentAt));
                if (handOver is not null && copy.View.State == BridgeState.Offered) alarms.Add(("ToAnswer", message.SentAt));
            }

            if (copy.View.State == BridgeState.Negotiating && !alarms.Exists(alarm => alarm.Item1 == "NotSettled")) alarms.Add(("ToSettle", counted.Where(message => message.Content is TransferRefuse or WorkOrderReturn).Max(message => message.SentAt)));
            if (desk == BridgeDesk.Police && copy.View is { Round: 3, Owner: BridgeDesk.Police, State: BridgeState.Owned } && !counted.Any(message => message is { Sender: BridgeDesk.Police, Round: 3, Content: Feedback }))
                alarms.Add(("KeptForGood", counted.Where(message => message.Content is WorkOrderReturn).Max(message => message.SentAt)));
            found.AddRange(alarms.GroupBy(alarm => alarm.Item1, (kind, all) => $"{kind} {Instant.Min(all.Min(alarm => alarm.Since), now)} {copy.Id}  "));
        }

        foreach (var order in desk == BridgeDesk.Hotline ? await desks.Orders[1].ReadAsync(int.MaxValue) : [])
        {
            var at = order.LapsesAt(now, Rules).AsT1.Aggregate(order, (before, happened) => before.Apply(happened));
            string? waits = at.State switch
            {
                OrderState.Disputed => at.Returns >= 2 ? "ConsultationNeeded" : "DisputeOpen",
                OrderState.Accepted when at.Returns >= 2 => "ConsultationNeeded",
                OrderState.ExtensionPending => "ExtensionOpen",
                _ => null,
            };
            if (waits is not null) found.Add($"{waits} {at.StateSince}  {order.Number} ");
            var clocks = at.Clocks().Where(clock => clock.Kind is not (OrderClockKind.Info or OrderClockKind.Suspension)).ToArray();
            var over = clocks.Where(clock => clock.Due.At <= now).OrderBy(clock => clock.Due.At).Take(1).Select(clock => $"ClockOver {clock.Due.At}  {order.Number} {clock.Kind}");
            var soon = clocks.OrderBy(clock => clock.Due.At).Where(clock => clock.Due.At - now <= (clock.Due.IsByDay ? Duration.FromHours(16) : Duration.FromMinutes(30))).Take(1)
                .Select(clock => $"ClockSoon {clock.Due.At - (clock.Due.IsByDay ? Duration.FromHours(16) : Duration.FromMinutes(30))}  {order.Number} {clock.Kind}");
            found.AddRange(over.Any() ? over : soon);
        }

        return found;
    }

    private static string Told(DeskAlarm alarm) => $"{alarm.Kind} {alarm.Since} {alarm.Case} {alarm.Order} {alarm.Clock}";

    /// <summary>A desk phones the other, at times since help is needed, and writes it down.</summary>
    private static async Task PhoneAsync(TakenDesks desks, BridgeCaseId id, Random chance)
    {
        var desk = Said.Desk(chance);
        if (await desks[desk].FindAsync(id) is null) return;
        if (chance.Next(2) == 0) _ = await desks[desk].SayAsync(id, Said.Danger, "operator-1");
        _ = await desks[desk].SayAsync(id, Said.Voice(owner: null), "operator-1");
    }

    /// <summary>Something with an order of the hotline's own.</summary>
    private static async Task OwnAsync(TakenDesks desks, List<OrderNumber> orders, Random chance)
    {
        var desk = desks.Orders[chance.Next(2)];
        if (orders.Count < 3)
        {
            string person = $"{orders.Count}-{chance.Next()}";
            if ((await desk.OpenAsync(Demand(person: person, subject: person) with { Priority = (OrderPriority)chance.Next(1, 3) }, Seat)).TryPickT1(out var opened, out _)) orders.Add(opened.Number);
            return;
        }

        var number = orders[chance.Next(orders.Count)];
        if (await desk.FindAsync(number) is not { } order) return;
        (OrderCommand Command, OrderActor Actor) act = order.State switch
        {
            OrderState.Draft when chance.Next(4) == 0 => (new LinkToPeer(ScopeOwner.Fire, "119-1", "着火", IsWhole: true), Seat),
            OrderState.Draft => (new PlainAct(OrderAct.Accept), Seat),
            OrderState.Accepted when chance.Next(4) == 0 => (new PlainAct(OrderAct.NeedInfo, "哪一处?"), Seat),
            OrderState.Accepted => (new DispatchTo(new Assignment("urban", []), Consultation: "协商确定"), Seat),
            OrderState.Dispatched when chance.Next(2) == 0 => (new PlainAct(OrderAct.Contest, "不归我们"), Urban),
            OrderState.Dispatched => (new PlainAct(OrderAct.Sign), Urban),
            OrderState.Disputed => (new DecideDispute(chance.Next(2) == 0, "职责", "协商确定"), Seat),
            OrderState.SignedFor => (new PlainAct(OrderAct.Start), Urban),
            OrderState.InHandling when chance.Next(3) == 0 => (new PlainAct(OrderAct.AskExtension, "材料未到"), Urban),
            OrderState.InHandling when chance.Next(3) == 0 => (new SuspendUntil("鉴定", ChinaTime.DayOf(Instant.FromDateTimeOffset(desks.Time.GetUtcNow())).PlusDays(1)), Urban),
            OrderState.ExtensionPending => (new PlainAct(OrderAct.DenyExtension, "理由不足"), Seat),
            _ => (new GiveReply(Done, IsOnTheSpot: false), Urban),
        };
        _ = await desk.TakeAsync(number, act.Command, act.Actor);
    }

    /// <summary>The lists of both desks; 110 has no orders.</summary>
    private sealed class Lists : IDisposable
    {
        private readonly OrderDesk _none;
        private readonly OrderBridge _bridge;
        private readonly AlarmDesk _hotline, _police;

        public Lists(TakenDesks desks)
        {
            _none = new OrderDesk(desks.Police.Store, desks.Time, _ => Rules);
            _bridge = new OrderBridge(_none, desks.Police, desks.Sources, _ => Rules, desks.Time);
            _hotline = new AlarmDesk(desks.Orders[0], desks.Hotline, desks.Bridges[0], desks.Sources, _ => Rules, desks.Time);
            _police = new AlarmDesk(_none, desks.Police, _bridge, desks.Sources, _ => Rules, desks.Time);
        }

        public AlarmDesk this[BridgeDesk desk] => desk == BridgeDesk.Hotline ? _hotline : _police;

        public void Dispose()
        {
            _hotline.Dispose();
            _police.Dispose();
            _bridge.Dispose();
            _none.Dispose();
        }
    }
}
