using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using NodaTime;
using Zhaoqing.GovServices.Hotline.Hosting;
using Zhaoqing.GovServices.Hotline.Tests.Orders;
using static Zhaoqing.GovServices.Hotline.Tests.Orders.Acting;

namespace Zhaoqing.GovServices.Hotline.Tests.Hosting;

/// <summary>What a desk keeps of its orders, against all of them kept whole.</summary>
public sealed class OrderBookTests
{
    [Property(MaxTest = 60)]
    [Clause("PLT-3.2")]
    public Property A_book_of_open_orders_answers_as_one_of_all() => Prop.ForAll(Gen.Choose(0, 1_000_000).ToArbitrary(), seed =>
    {
        var (book, lives) = (new OrderBook(), new Dictionary<OrderNumber, List<OrderEvent>>());
        foreach (var (number, happened) in Mixed(seed))
        {
            if (!lives.TryGetValue(number, out var life)) lives[number] = life = [];
            // As a desk does: of what has ended the record tells what it was.
            var before = book.Find(number) ?? (life.Count > 0 && happened is not OrderRead ? WorkOrder.Replay(life) : null);
            life.Add(happened);
            if (life.Count == 1 || before is not null) book.Take(before, happened);
        }

        var all = lives.Values.Select(WorkOrder.Replay).ToArray();
        return book.Open.Select(Seen).ToHashSet().SetEquals(all.Where(order => order.IsOpen).Select(Seen))
            && book.Newest(int.MaxValue).Reverse().SequenceEqual(lives.Keys)
            && book.Newest(3).SequenceEqual(lives.Keys.Reverse().Take(3))
            && all.SelectMany(order => order.Links).Append("none").Distinct().All(link => book.LinkedWith(link).ToHashSet().SetEquals(all.Where(order => order.Links.Contains(link)).Select(order => order.Number)))
            && all.All(order => book.CasesOf(order.Number).ToHashSet().SetEquals(all.Where(other => other.Number == order.Number || (other.State == OrderState.Merged && other.Parent == order.Number)).SelectMany(other => other.Links)))
            && all.All(order => book.Repeated(order.Demand).Select(Seen).ToHashSet().SetEquals(all.Where(other => other.IsOpen && order.Demand.IsRepeatOf(other.Demand)).Select(Seen)));

        static (OrderNumber Number, OrderState State, string? Unit, Instant Last) Seen(WorkOrder order) => (order.Number, order.State, order.Responsible, order.LastAt);
    });

    [Fact]
    [Clause("PLT-3.1")]
    public void Group_and_member_are_unsettled_until_both_records_say_the_same()
    {
        var book = new OrderBook();
        var (parent, child) = (Take(book, null, Open(1)), Take(book, null, Open(2)));
        parent = Take(book, parent, parent.Take(new PlainAct(OrderAct.Accept), Seat, Start, Rules).AsT1.Single());
        parent = Take(book, parent, new MemberJoined(Start, "seat-1", new GroupMember(child.Number, "caller-2", OrderChannel.Phone, IsRepeat: false)));
        var (_, _, change) = Assert.Single(book.Unsettled());
        child = Take(book, child, new OrderLinked(Start, "seat-1", OrderAct.Escalate, ScopeOwner.Police, "case-9", "有人受伤"));
        Assert.Empty(book.CasesOf(parent.Number));
        var merged = Take(book, child, new OrderMerged(Start, "seat-1", parent.Number));
        Assert.Empty(book.Unsettled());
        Assert.Equal(["case-9"], book.CasesOf(parent.Number));

        // It leaves: what was found to agree before that is no answer to it.
        var alone = Take(book, merged, merged.Take(new PlainAct(OrderAct.LeaveGroup, "另一盏"), Seat, Start, Rules).AsT1.Single());
        book.Settle(parent.Number, child.Number, change);
        Assert.Equal((parent.Number, child.Number), (Assert.Single(book.Unsettled()).Parent, alone.Number));
        Assert.Empty(book.CasesOf(parent.Number));
        Assert.Equal(["case-9"], book.CasesOf(child.Number));
        _ = Take(book, parent, parent.Take(new ReleaseMember(child.Number), Seat, Start, Rules).AsT1.Single());
        Assert.Empty(book.Unsettled());
    }

    private static WorkOrder Take(OrderBook book, WorkOrder? before, OrderEvent happened)
    {
        book.Take(before, happened);
        return before?.Apply(happened) ?? WorkOrder.Replay([happened]);
    }

    private static OrderOpened Open(ulong i) => WorkOrder.Open(OrderNumber.Of(new LocalDate(2026, 3, 2), i), Demand(person: $"{i}"), Seat, Start, Rules).AsT1;

    /// <summary>Several lives at once, as a record has them.</summary>
    private static IEnumerable<(OrderNumber Number, OrderEvent Happened)> Mixed(int seed)
    {
        var chance = new Random(seed);
        var lives = Enumerable.Range(1, 6).Select(i => new Queue<(OrderNumber, OrderEvent)>(Life(seed, i))).Where(life => life.Count > 0).ToList();
        while (lives.Count > 0)
        {
            var life = lives[chance.Next(lives.Count)];
            yield return life.Dequeue();
            if (life.Count == 0) lives.Remove(life);
        }
    }

    private static IEnumerable<(OrderNumber Number, OrderEvent Happened)> Life(int seed, int i)
    {
        var number = OrderNumber.Of(new LocalDate(2026, 3, 2), (ulong)i);
        bool isFirst = true;
        foreach (var (before, events, _, _) in Lives.Live((seed * 6) + i, 40))
        {
            if (isFirst) yield return (number, WorkOrder.Open(number, before.Demand, Seat, Start, Rules).AsT1);
            isFirst = false;
            foreach (var happened in events) yield return (number, happened);
        }
    }
}
