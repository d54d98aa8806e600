using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using NodaTime;
using Zhaoqing.GovServices.Hotline.Hosting;
using Zhaoqing.GovServices.Hotline.Tests.Orders;
using static Zhaoqing.GovServices.Hotline.Tests.Orders.Acting;

namespace Zhaoqing.GovServices.Hotline.Tests.Views;

/// <summary>Figures are folds over the record.</summary>
public sealed class HotlineFiguresTests
{
    [Property(MaxTest = 60)]
    [Clause("PLT-3.2")]
    public Property Rebuilt_from_the_record_the_figures_are_those_that_grew() => Prop.ForAll(Gen.Choose(0, 1_000_000).ToArbitrary(), seed =>
    {
        var record = Record(seed);
        var live = Fold(record);
        var read = record.Select(one => (one.Number, OrderEventCodec.Read(OrderEventCodec.NameOf(one.Happened), OrderEventCodec.Write(one.Happened))));
        var rebuilt = Fold(read);
        return live.Efficiency == rebuilt.Efficiency && live.Handling().SequenceEqual(rebuilt.Handling()) && Topics(live).SequenceEqual(Topics(rebuilt)) && live.Efficiency == Slow(record) && IsWhole(live, record);
    });

    [Fact]
    [Clause("PLT-3.2")]
    public void A_merged_demand_counts_as_heat()
    {
        var events = Enumerable.Range(1, 3).Select(i => (Number: OrderNumber.Of(new LocalDate(2026, 3, 2), (ulong)i), Demand: Demand(person: i < 3 ? "1" : "2")))
            .Select(one => (one.Number, Happened: (OrderEvent)WorkOrder.Open(one.Number, one.Demand, Seat, Start, Rules).AsT1)).ToList();
        events.Add((events[1].Number, new OrderMerged(Start, "seat-1", events[0].Number)));
        var figures = Fold(events);
        Assert.Equal(new TopicCount("lamp", DivisionCode.Parse("441202", null), new LocalDate(2026, 3, 2), 3, 2), Assert.Single(Topics(figures)));
        Assert.Equal((3, 1), (figures.Efficiency.Received, figures.Efficiency.Merged));
        Assert.Equal(new HandlingCount(WorkOrder.HotlineItself, OrderState.Draft, 2), Assert.Single(figures.Handling()));
        Assert.Empty(figures.Topics(new LocalDate(2026, 3, 3), new LocalDate(2026, 3, 9), 10));
    }

    private static ImmutableArray<TopicCount> Topics(HotlineFigures figures) => figures.Topics(new LocalDate(2026, 1, 1), new LocalDate(2026, 12, 31), 10);

    private static bool IsWhole(HotlineFigures figures, List<(OrderNumber Number, OrderEvent Happened)> record) =>
        figures.Handling().SequenceEqual(
            record.GroupBy(one => one.Number, one => one.Happened).Select(life => WorkOrder.Replay(life)).Where(order => order.Responsible is not null).GroupBy(order => (Unit: order.Responsible!, order.State))
                .Select(group => new HandlingCount(group.Key.Unit, group.Key.State, group.Count())).OrderBy(count => count.Unit, StringComparer.Ordinal).ThenBy(count => count.State));

    private static HotlineFigures Fold(IEnumerable<(OrderNumber Number, OrderEvent Happened)> record)
    {
        var orders = new Dictionary<OrderNumber, WorkOrder>();
        var figures = HotlineFigures.Empty;
        foreach (var (number, happened) in record)
        {
            var before = orders.GetValueOrDefault(number);
            orders[number] = before?.Apply(happened) ?? WorkOrder.Replay([happened]);
            figures = figures.After(before, happened, orders[number]);
        }

        return figures;
    }

    /// <summary>Several lives after one another, as a record has them.</summary>
    private static List<(OrderNumber Number, OrderEvent Happened)> Record(int seed)
    {
        var record = new List<(OrderNumber, OrderEvent)>();
        for (ulong i = 1; i <= 4; i++)
        {
            var number = OrderNumber.Of(new LocalDate(2026, 3, 2), i);
            bool isFirst = true;
            foreach (var (before, events, _, _) in Lives.Live((seed * 4) + (int)i, 40))
            {
                if (isFirst) record.Add((number, WorkOrder.Open(number, before.Demand, Seat, Start, Rules).AsT1));
                isFirst = false;
                record.AddRange(events.Select(happened => (number, happened)));
            }
        }

        return record;
    }

    /// <summary>The figures counted from the events alone.</summary>
    private static HotlineEfficiency Slow(List<(OrderNumber Number, OrderEvent Happened)> record)
    {
        var all = record.Select(one => one.Happened).ToArray();
        var results = all.OfType<CallBackMade>().Select(made => made.Result).ToArray();
        var reached = results.Where(result => result.IsReached).ToArray();
        var lives = record.GroupBy(one => one.Number).Select(life => life.Select(one => one.Happened).ToArray()).ToArray();
        int Late(Func<OrderEvent, bool> which, Func<OrderEvent[], int, Instant> due, bool isLate) =>
            lives.Sum(life => life.Select((happened, i) => (happened, i)).Count(at => which(at.happened) && (at.happened.At >= due(life, at.i)) == isLate));
        Instant SignDue(OrderEvent[] life, int i) => life[..i].OfType<OrderDispatched>().Last().SignDue.At;
        Instant HandleDue(OrderEvent[] life, int i) => life[..i].Select(happened => happened switch { OrderDispatched sent => sent.HandleDue.At, OrderTimed timed => timed.HandleDue.At, _ => (Instant?)null }).Last(due => due is not null)!.Value;
        static bool IsReply(OrderEvent happened) => happened is OrderReplied { Act: OrderAct.Reply };
        return new HotlineEfficiency(
            all.OfType<OrderOpened>().Count(),
            lives.Count(life => WorkOrder.Replay(life).State == OrderState.Merged),
            all.OfType<OrderReplied>().Count(replied => replied.Act == OrderAct.AnswerNow),
            Late(happened => happened is OrderSigned, SignDue, isLate: false), Late(happened => happened is OrderSigned, SignDue, isLate: true),
            Late(IsReply, HandleDue, isLate: false), Late(IsReply, HandleDue, isLate: true),
            lives.Count(life => WorkOrder.Replay(life).State == OrderState.Closed),
            reached.Length, results.Length - reached.Length,
            reached.Count(result => result.IsSolved == true), reached.Count(result => result.IsSatisfied == true),
            reached.Count(result => result.IsSatisfied == false && (result.IsSolved == false || result.Unfounded is null)),
            reached.Count(result => result.IsSatisfied == false && result.IsSolved == true && result.Unfounded is not null));
    }
}
