using System.Collections.Immutable;
using NodaTime;
using Zhaoqing.GovServices.Hotline.Tests.Bridge;
using Zhaoqing.GovServices.Hotline.Tests.Orders;
using Zhaoqing.GovServices.TimeLimit;
using static Zhaoqing.GovServices.Hotline.Tests.Orders.Acting;

namespace Zhaoqing.GovServices.Hotline.Tests.Views;

/// <summary>Why a case or an order is on the list of what wants somebody, since when, and on what ground.</summary>
public sealed class DeskAlarmTests
{
    private static readonly DeskAlarmPolicy Policy = DeskAlarmPolicy.Sample;

    [Fact]
    [Clause("PLT-3.6")]
    public void A_clock_is_on_the_list_when_it_is_nearly_over_and_when_it_is_over()
    {
        var order = Dispatched();
        var due = order.Clocks()[0].Due.At;
        Assert.Empty(Of(order, due - Duration.FromHours(16) - Duration.Epsilon));
        Assert.Equal((DeskAlarmKind.ClockSoon, due - Duration.FromHours(16), OrderClockKind.Sign), Single(order, due - Duration.FromHours(16)));
        Assert.Equal((DeskAlarmKind.ClockSoon, due - Duration.FromHours(16), OrderClockKind.Sign), Single(order, due - Duration.Epsilon));
        Assert.Equal((DeskAlarmKind.ClockOver, due, OrderClockKind.Sign), Single(order, due));
        // However many are over, the first says since when.
        Assert.Equal((DeskAlarmKind.ClockOver, due, OrderClockKind.Sign), Single(order, due + Duration.FromDays(60)));
    }

    [Fact]
    [Clause("PLT-3.6")]
    public void A_clock_in_hours_is_nearly_over_half_an_hour_before_its_end()
    {
        var order = Accepted(Demand() with { Priority = OrderPriority.Pressing }).Do(new DispatchTo(new Assignment("urban", [])), Seat);
        var due = order.Clocks()[0].Due.At;
        Assert.Empty(Of(order, due - Duration.FromMinutes(31)));
        Assert.Equal((DeskAlarmKind.ClockSoon, due - Duration.FromMinutes(30), OrderClockKind.Sign), Single(order, due - Duration.FromMinutes(30)));
    }

    [Fact]
    [Clause("PLT-3.6")]
    public void What_waits_for_a_decision_of_the_hotline_is_on_the_list_since_it_does()
    {
        var at = Start + Duration.FromHours(1);
        var disputed = Dispatched().Do(OrderAct.Contest, Urban, "不归我们", at);
        Assert.Equal((DeskAlarmKind.DisputeOpen, at, null), Single(disputed, at));
        // That somebody looked at it meanwhile changes nothing.
        Assert.Equal((DeskAlarmKind.DisputeOpen, at, null), Single(disputed.Apply(new OrderRead(at + Duration.FromMinutes(5), "seat-1", OrderRoles.Hotline, null, [OrderField.Status], "看")), at + Duration.FromMinutes(6)));
        // Nor that somebody urged the unit.
        Assert.Equal((DeskAlarmKind.DisputeOpen, at, null), Single(disputed.Do(OrderAct.Urge, Seat, at: at + Duration.FromMinutes(5)), at + Duration.FromMinutes(6)));
        var again = disputed.Do(new DecideDispute(IsUpheld: false, "职责所在"), Seat, at).Do(OrderAct.Contest, Urban, "还是不归我们", at);
        Assert.Equal((DeskAlarmKind.ConsultationNeeded, at, null), Single(again, at));
        var upheld = again.Do(new DecideDispute(IsUpheld: true, "改派", "协商纪要"), Seat, at);
        Assert.Equal((DeskAlarmKind.ConsultationNeeded, at, null), Single(upheld, at));
        Assert.Equal((DeskAlarmKind.ExtensionOpen, at, null), Single(InHandling().Do(OrderAct.AskExtension, Urban, "材料未到", at), at));
    }

    [Fact]
    [Clause("PLT-3.6")]
    public void What_time_alone_ends_wants_nobody_unless_it_cannot_be_written_down()
    {
        var asked = Accepted().Do(OrderAct.NeedInfo, Seat, "哪一栋?");
        Assert.Empty(Of(asked, asked.InfoDue!.Value.At - Duration.Epsilon));
        Assert.Empty(Of(asked, asked.InfoDue!.Value.At + Duration.FromDays(9)));
        var suspended = InHandling().Do(new SuspendUntil("鉴定", new LocalDate(2026, 4, 1)), Urban);
        Assert.Empty(Of(suspended, suspended.SuspendedUntil!.Value.At - Duration.Epsilon));
        // Its end is there, and the calendar at hand does not tell until when it then goes on.
        var old = Rules with { Calendar = new WorkingCalendar(NoticeArchive.StateCouncil.KnownOn(new LocalDate(2020, 1, 25)).AsT1) };
        var stuck = Assert.Single(DeskAlarm.Of(suspended, old, Policy, suspended.SuspendedUntil!.Value.At));
        Assert.Equal((DeskAlarmKind.LapseRefused, suspended.SuspendedUntil!.Value.At), (stuck.Kind, stuck.Since));
        Assert.NotEmpty(stuck.Grounds);
    }

    [Fact]
    [Clause("PLT-3.6")]
    public void What_has_ended_wants_nobody()
    {
        Assert.Empty(Of(Accepted().Do(OrderAct.Withdraw, Caller(Demand()), "算了"), Start + Duration.FromDays(400)));
        var transferred = Opened().Do(new LinkToPeer(ScopeOwner.Fire, "119-1", "着火", IsWhole: true), Seat);
        Assert.Equal((DeskAlarmKind.ClockOver, transferred.StepDue!.Value.At, OrderClockKind.Hear), Single(transferred, Start + Duration.FromDays(400)));
    }

    [Fact]
    [Clause("PLT-3.4")]
    [Clause("PLT-3.7")]
    public void What_the_other_desk_waits_for_is_on_the_list_at_once_and_what_this_desk_waits_for_once_it_is_late()
    {
        var (mine, theirs) = Offered(Said.Offer());
        Assert.Equal<(DeskAlarmKind, Instant)>([(DeskAlarmKind.ToAnswer, Said.Start)], Of(theirs, Said.Start));
        Assert.Equal<(DeskAlarmKind, Instant)>([(DeskAlarmKind.NotTaken, Said.Start + Duration.FromMinutes(15))], Of(mine, Said.Start + Duration.FromMinutes(15)));
        Assert.Empty(Of(mine, Said.Start + Duration.FromMinutes(14)));
        (mine, theirs) = Offered(Said.Danger);
        Assert.Equal<(DeskAlarmKind, Instant)>([(DeskAlarmKind.HelpAsked, Said.Start)], Of(theirs, Said.Start));
        Assert.Equal<(DeskAlarmKind, Instant)>([(DeskAlarmKind.VoiceFallbackRequired, Said.Start + Duration.FromSeconds(15))], Of(mine, Said.Start + Duration.FromSeconds(15)));
        var sent = theirs.Take(theirs.Write(Said.Sent, new BridgeEnvelope(Guid.CreateVersion7(), Said.Start) { Correlation = theirs.Messages.First().Id }).AsT1).Case;
        Assert.Empty(Of(sent, Said.Start));
    }

    [Fact]
    [Clause("PLT-3.7")]
    public void What_this_desk_has_phoned_and_written_down_is_less_urgent_until_the_other_desk_confirms_it()
    {
        var (mine, theirs) = Offered(Said.Danger);
        var (due, later) = (Said.Start + Duration.FromSeconds(15), Said.Start + Duration.FromMinutes(1));
        var phoned = Says(mine, Said.Voice(owner: null)).TakeAck(2, BridgeDesk.Hotline);
        Assert.Equal<(DeskAlarmKind, Instant)>([(DeskAlarmKind.Phoned, due)], Of(phoned, later));
        Assert.Empty(Of(phoned, due - Duration.Epsilon));
        // Another danger is phoned too; what the other desk has written down is no word of this one.
        Assert.Equal<(DeskAlarmKind, Instant)>([(DeskAlarmKind.Phoned, due), (DeskAlarmKind.VoiceFallbackRequired, due)], Of(Says(phoned, Said.Danger).TakeAck(3, BridgeDesk.Hotline), later));
        Assert.Equal<(DeskAlarmKind, Instant)>([(DeskAlarmKind.VoiceFallbackRequired, due)], Of(mine.Take(theirs.Write(Said.Voice(owner: null), new BridgeEnvelope(Guid.CreateVersion7(), Said.Start)).AsT1).Case, later));
        var sent = theirs.Write(Said.Sent, new BridgeEnvelope(Guid.CreateVersion7(), Said.Start) { Correlation = theirs.Messages.First().Id }).AsT1;
        Assert.Empty(Of(phoned.Take(sent).Case, later));
        // Once the case was given back it is another round: they are phoned again.
        var held = TakenCases.Held.Say(BridgeDesk.Hotline, Said.Danger).Say(BridgeDesk.Hotline, Said.Voice(owner: null)).TakeAck(3, BridgeDesk.Hotline);
        Assert.Equal([DeskAlarmKind.Phoned], Of(held, Start + Duration.FromMinutes(1)).Select(alarm => alarm.Kind));
        Assert.Contains(DeskAlarmKind.VoiceFallbackRequired, Of(held.Say(BridgeDesk.Hotline, Said.Return()), Start + Duration.FromMinutes(1)).Select(alarm => alarm.Kind));
    }

    [Fact]
    [Clause("PLT-3.4")]
    public void What_was_refused_is_to_be_settled_by_both_and_is_late_at_the_desk_that_has_it()
    {
        var copy = TakenCases.Recorded.Say(BridgeDesk.Hotline, Said.Refuse()).TakeAck(1, BridgeDesk.Police);
        var theirs = Copy(copy, BridgeDesk.Police).TakeAck(1, BridgeDesk.Hotline);
        var later = Start + BridgePolicy.Sample.Settled;
        Assert.Equal<(DeskAlarmKind, Instant)>([(DeskAlarmKind.ToSettle, Start)], Of(copy, later));
        Assert.Equal<(DeskAlarmKind, Instant)>([(DeskAlarmKind.ToSettle, Start)], Of(theirs, later - Duration.Epsilon));
        Assert.Equal<(DeskAlarmKind, Instant)>([(DeskAlarmKind.NotSettled, later)], Of(theirs, later));
        Assert.Empty(Of(theirs.Say(BridgeDesk.Police, Said.Agreed(BridgeDesk.Police)).TakeAck(2, BridgeDesk.Police), later));
    }

    [Fact]
    [Clause("PLT-3.4")]
    public void What_was_given_back_twice_and_stays_with_110_is_on_the_list_until_110_tells_of_it()
    {
        var copy = TakenCases.Held.Say(BridgeDesk.Hotline, Said.Return()).Say(BridgeDesk.Police, Said.Agreed(BridgeDesk.Police)).Say(BridgeDesk.Police, Said.Return());
        copy = Copy(copy, BridgeDesk.Police);
        Assert.Equal((true, BridgeDesk.Police), (copy.View.IsFinal, copy.View.Owner));
        Assert.Contains(DeskAlarmKind.KeptForGood, Of(copy, Start).Select(alarm => alarm.Kind));
        Assert.DoesNotContain(DeskAlarmKind.KeptForGood, Of(Copy(copy, BridgeDesk.Hotline), Start).Select(alarm => alarm.Kind));
        Assert.DoesNotContain(DeskAlarmKind.KeptForGood, Of(copy.Say(BridgeDesk.Police, new Feedback(FeedbackStage.InHandling)), Start).Select(alarm => alarm.Kind));
    }

    [Fact]
    [Clause("PLT-3.4")]
    public void The_most_urgent_come_first_then_who_waits_longest_and_each_says_why_what_next_and_on_what_ground()
    {
        var refusal = Accepted().Try(new PlainAct(OrderAct.Sign), Seat).AsT0;
        var kinds = Enum.GetValues<DeskAlarmKind>();
        var alarms = kinds.SelectMany(kind => Enumerable.Range(1, 2).Select(hour => new DeskAlarm(kind, Start + Duration.FromHours(hour)) { Refusal = refusal, Code = "Malformed" })).Reverse().ToArray();
        var sorted = DeskAlarm.Sorted(alarms);
        Assert.Equal(kinds.SelectMany(kind => new[] { (kind, 1), (kind, 2) }), sorted.Select(alarm => (alarm.Kind, (int)(alarm.Since - Start).TotalHours)));
        Assert.All(sorted, alarm => Assert.True(alarm.Why.Length > 3 && alarm.Next.EndsWith('。') && !alarm.Grounds.IsEmpty));
        Assert.Equal(kinds.Length, sorted.Select(alarm => alarm.Why).Distinct(StringComparer.Ordinal).Count());
        var clocks = Enum.GetValues<OrderClockKind>().Except([OrderClockKind.Info, OrderClockKind.Suspension]).Select(clock => new DeskAlarm(DeskAlarmKind.ClockOver, Start) { Clock = clock }).ToArray();
        Assert.Equal(clocks.Length, clocks.Select(alarm => alarm.Why + alarm.Next).Distinct(StringComparer.Ordinal).Count());
    }

    private static (BridgeCase Mine, BridgeCase Theirs) Offered(BridgeContent content)
    {
        var id = new BridgeCaseId(BridgeDesk.Hotline, DivisionCode.Parse("4412", null), Guid.CreateVersion7());
        var said = BridgeCase.Open(id, new BridgeOpening(BridgeDesk.Hotline, Said.Start, MessageStatus.Actual, ConfidentialityLevel.Open), content, new BridgeEnvelope(Guid.CreateVersion7(), Said.Start)).AsT1;
        return (BridgeCase.Empty(id, BridgeDesk.Hotline).Take(said).Case.TakeAck(1, BridgeDesk.Hotline), BridgeCase.Empty(id, BridgeDesk.Police).Take(said).Case);
    }

    private static BridgeCase Says(BridgeCase copy, BridgeContent content) => copy.Take(copy.Write(content, new BridgeEnvelope(Guid.CreateVersion7(), Said.Start)).AsT1).Case;

    private static BridgeCase Copy(BridgeCase copy, BridgeDesk desk) => copy.Messages.Aggregate(BridgeCase.Empty(copy.Id, desk), (before, message) => before.Take(message).Case);

    private static ImmutableArray<(DeskAlarmKind Kind, Instant Since)> Of(BridgeCase copy, Instant now) => [.. DeskAlarm.Of(copy, Policy, now).Select(alarm => (alarm.Kind, alarm.Since))];

    private static ImmutableArray<DeskAlarm> Of(WorkOrder order, Instant now) => [.. DeskAlarm.Of(order, Rules, Policy, now)];

    private static (DeskAlarmKind Kind, Instant Since, OrderClockKind? Clock) Single(WorkOrder order, Instant now) => Assert.Single(Of(order, now)) is var alarm ? (alarm.Kind, alarm.Since, alarm.Clock) : default;
}
