using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Microsoft.Extensions.Time.Testing;
using NodaTime;
using Zhaoqing.GovServices.Cases.Hosting;
using Zhaoqing.GovServices.Journal;
using Interval = NodaTime.Interval;
using static Zhaoqing.GovServices.Cases.Tests.Sample;

namespace Zhaoqing.GovServices.Cases.Tests.Custody;

[Properties(MaxTest = 300, QuietOnSuccess = true)]
public sealed class ConsignmentTests
{
    private static readonly SlipNumber Slip = SlipNumber.Create(SlipKind.Consignment, new LocalDate(2026, 9, 28), new byte[CaseNumber.RandomBytes]);
    private static readonly ConsignmentNote Note = new([Number], "端州窗口", "示例审批局", [new("营业执照正本", IsOriginal: true, 1), new("申请表", IsOriginal: false, 3)], "S-1");

    private static readonly Arbitrary<List<ConsignmentEvent>> Lives =
        (from act in Gen.Choose(0, 3)
         from who in Gen.Elements("端州窗口", "示例物流", "示例审批局", "别人")
         from to in Gen.Elements("示例物流", "示例审批局", "")
         from count in Gen.Choose(-1, 3)
         from actor in Gen.Elements(Window, Examiner, Citizen)
         select (act, who, to, count, actor)).ListOf().Select(steps =>
        {
            var life = new List<ConsignmentEvent> { Consignment.Pack(Slip, Note, Window, At("2026-09-28T10:00")).AsT1 };
            foreach (var (act, who, to, count, by) in steps)
            {
                var consignment = Consignment.Replay(life);
                var at = consignment.LastAt + Duration.FromHours(5);
                ConsignmentEvent? happened = act switch
                {
                    0 or 1 => consignment.HandOver(who, to, waybill: null, by, at).Match<ConsignmentEvent?>(_ => null, handed => handed),
                    2 => consignment.Receive(count > 0, [count, 3], by, at).Match<ConsignmentEvent?>(_ => null, received => received),
                    _ => consignment.Lose(Remark.Parse("承运方报失"), by, at).Match<ConsignmentEvent?>(_ => null, lost => lost),
                };
                if (happened is not null) life.Add(happened);
            }

            return life;
        }).ToArbitrary();

    private static readonly Arbitrary<List<(int From, int Length)>> Ways =
        (from start in Gen.Choose(-5, 40)
         from length in Gen.Choose(0, 20)
         select (start, length)).ListOf().Select(ways => ways.ToList()).ToArbitrary();

    [Property]
    [Clause("REG-3.9")]
    public Property The_chain_of_hands_has_no_gap_from_the_sender_on() => Prop.ForAll(Lives, life =>
    {
        var consignment = Consignment.Replay(life);
        string holder = Note.Sender;
        foreach (var handed in consignment.Hands)
        {
            if (handed.From != holder) return false;
            holder = handed.To;
        }

        return consignment.Holder == (consignment.State == ConsignmentState.Received ? Note.Receiver : holder);
    });

    [Property]
    public Property Replaying_the_record_gives_what_was_lived() => Prop.ForAll(Lives, life =>
    {
        var read = Consignment.Replay(life.Select(happened => (ConsignmentEvent)DeskEventCodec.Read(DeskEventCodec.NameOf(happened), DeskEventCodec.Write(happened))));
        var lived = Consignment.Replay(life);
        return (read.State, read.Holder, read.LastAt, read.Way) == (lived.State, lived.Holder, lived.LastAt, lived.Way) && read.Hands.SequenceEqual(lived.Hands) && read.Shortage.SequenceEqual(lived.Shortage);
    });

    [Property]
    [Clause("REG-3.9")]
    public Property Days_on_the_way_and_days_of_handling_are_all_working_days_each_counted_once() => Prop.ForAll(Ways, ways =>
    {
        LocalDate after = new(2026, 9, 14), through = after.PlusDays(35);
        var intervals = ways.Select(way => new Interval(Noon(after.PlusDays(way.From)), Noon(after.PlusDays(way.From + way.Length))));
        var days = WayDays.Of(after, through, intervals, Calendar).AsT1;
        int slow = Enumerable.Range(1, 35).Count(i => Calendar.Day(after.PlusDays(i)).AsT1.IsWorkingDay && ways.Any(way => i > way.From && i <= way.From + way.Length));
        return days.OnTheWay == slow && days.Handling + days.OnTheWay == Calendar.CountAfter(after, through).AsT1.Days;
    });

    [Fact]
    public void Shortage_and_a_broken_seal_are_facts_of_the_receipt()
    {
        var consignment = Sent();
        var received = consignment.Apply(consignment.Receive(sealIntact: false, [1, 1], Examiner, At("2026-09-29T10:00")).AsT1);
        Assert.Equal(new ConsignedItem("申请表", IsOriginal: false, 2), Assert.Single(received.Shortage));
        Assert.False(received.Receipt!.SealIntact);
        Assert.Equal(new Interval(At("2026-09-28T11:00"), At("2026-09-29T10:00")), received.Way);
        Assert.Equal("cases.consignment-ended", received.HandOver(received.Holder, "别人", waybill: null, Window, received.LastAt).AsT0.Code);
    }

    [Fact]
    public void Each_wrong_act_is_refused_with_its_own_code()
    {
        var packed = Consignment.Replay([Consignment.Pack(Slip, Note, Window, At("2026-09-28T10:00")).AsT1]);
        Assert.Equal("cases.consignment-not-sent", packed.Receive(sealIntact: true, [1, 3], Examiner, packed.LastAt).AsT0.Code);
        Assert.Equal("cases.consignment-not-sent", packed.Lose(Remark.Parse("遗失"), Examiner, packed.LastAt).AsT0.Code);
        Assert.Equal("cases.consignment-not-holder", packed.HandOver("别人", "示例物流", waybill: null, Window, packed.LastAt).AsT0.Code);
        Assert.Equal("cases.not-authorised", packed.HandOver("端州窗口", "示例物流", waybill: null, Citizen, packed.LastAt).AsT0.Code);
        Assert.Equal("counted", Sent().Receive(sealIntact: true, [1], Examiner, packed.LastAt).AsT0.Fields.Single().Field);
        Assert.Equal(["cases", "sender", "receiver", "seal", "items"], Consignment.Pack(Slip, new([], "", " ", [], ""), Window, packed.LastAt).AsT0.Fields.Select(fault => fault.Field));
        Assert.Equal(["receiver", "items"], Consignment.Pack(Slip, Note with { Receiver = Note.Sender, Items = [new("表", IsOriginal: false, 0)] }, Window, packed.LastAt).AsT0.Fields.Select(fault => fault.Field));
        Assert.Equal("cases.not-authorised", Consignment.Pack(Slip, Note, Citizen, packed.LastAt).AsT0.Code);
        Assert.Throws<ArgumentException>(() => packed.Apply(new ConsignmentLost(packed.LastAt, "w", Remark.Parse("遗失"))));
    }

    [Fact]
    public async Task The_desk_keeps_the_whole_way_and_a_repeat_changes_nothing()
    {
        var store = new InMemoryEventStore();
        var desk = new CustodyDesk(store, new FakeTimeProvider(At("2026-09-28T10:00").ToDateTimeOffset()));
        var number = (await desk.PackAsync(Note, Window, Key("a"))).AsT1.Packed.Number;
        Assert.Equal(number, (await desk.PackAsync(Note, Window, Key("a"))).AsT1.Packed.Number);
        Assert.Equal("示例物流", (await desk.HandOverAsync(number, "端州窗口", "示例物流", "SF0", Window, Key("b"))).AsT1.Holder);
        Assert.Equal(ConsignmentState.Received, (await desk.ReceiveAsync(number, sealIntact: true, [1, 3], Examiner, Key("c"))).AsT1.State);
        Assert.Equal("cases.consignment-ended", (await desk.LoseAsync(number, Remark.Parse("遗失"), Window, Key("d"))).AsT0.Code);
        Assert.Equal("cases.consignment-unknown", (await desk.LoseAsync(Slip, Remark.Parse("遗失"), Window, Key("e"))).AsT0.Code);
        Assert.Empty((await desk.FindAsync(number))!.Shortage);
        Assert.Equal(3, await store.LastPositionAsync());
    }

    private static Consignment Sent()
    {
        var packed = Consignment.Replay([Consignment.Pack(Slip, Note, Window, At("2026-09-28T10:00")).AsT1]);
        return packed.Apply(packed.HandOver("端州窗口", "示例物流", "SF0", Window, At("2026-09-28T11:00")).AsT1);
    }

    private static Instant Noon(LocalDate day) => ChinaTime.StartOf(day) + Duration.FromHours(12);

    private static AppendKey Key(string key) => new(key, new string('0', 64));
}
