using System.Diagnostics;
using NodaTime;
using Zhaoqing.GovServices.Hotline.Hosting;
using Zhaoqing.GovServices.Journal;
using Zhaoqing.GovServices.Journal.Sqlite;
using Zhaoqing.GovServices.TimeLimit;

namespace Zhaoqing.GovServices.Hotline.Rounds;

/// <summary>A desk with a record of many orders, of which one in a hundred is open: what it costs to begin, to keep, to take one more demand and to look once; against all orders kept whole and looked through.</summary>
internal static class DeskRounds
{
    private const int OneOpenIn = 100, Demands = 200;

    private static readonly OrderActor Seat = new("seat-1", OrderRoles.Hotline);

    private static readonly HandlingRules Rules = new(
        WorkingCalendar.StateCouncil, HandlingPolicy.Sample, new DispatchDirectory(1, [new("urban", IsTownship: false)], [new("lamp", new Assignment("urban", []), IsOfDepartment: true, new LocalDate(2025, 6, 1))]));

    internal static async Task<int> RunAsync(int rounds, int orders)
    {
        string folder = Directory.CreateTempSubdirectory("rounds-").FullName;
        await using (var store = await SqliteEventStore.OpenAsync(Path.Combine(folder, "desk.db")))
        {
            await FillAsync(store, orders);
            var (start, memory, demand, look) = (new Table("s to begin"), new Table("MB kept"), new Table("µs for a demand, p50"), new Table("ms for a look of the watch"));
            for (int round = 0; round < rounds; round++)
            {
                // Off the stack of the one before, which would keep what it had.
                await Task.Yield();
                await DeskAsync(store, start, memory, demand, look);
                await Task.Yield();
                await NaiveAsync(store, start, memory, demand, look);
            }

            foreach (var table in new[] { start, memory, demand, look }) table.Print();
            foreach (var table in new[] { start, memory, demand, look }) table.Compare("all kept whole", "desk", "none");
        }

        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
        return 0;
    }

    private static Demand DemandOf(int i) => new(
        DemandKind.Help, OrderChannel.Phone, $"caller-{i}", new PersonKey($"{i:x64}"), $"第{i}盏路灯坏了一个星期,晚上老人摔倒,请派人来看。", "lamp", $"路灯{i}", DivisionCode.Parse("441202", null));

    /// <summary>Orders that came in over two months and were answered on the spot; some nobody has taken up yet.</summary>
    private static Task FillAsync(SqliteEventStore store, int orders) => Parallel.ForEachAsync(Enumerable.Range(0, orders), new ParallelOptions { MaxDegreeOfParallelism = 256 }, async (i, token) =>
    {
        var at = Instant.FromUtc(2026, 9, 1, 1, 0) + Duration.FromSeconds(5L * i % 5_000_000);
        var number = OrderNumber.Of(ChinaTime.DayOf(at), (ulong)i);
        var demand = DemandOf(i);
        List<OrderEvent> life = [WorkOrder.Open(number, demand, Seat, at, Rules).AsT1];
        var order = WorkOrder.Replay(life);
        OrderCommand[] commands = [new PlainAct(OrderAct.Accept), new GiveReply(new OrderReply("更换了灯泡", "路灯已经修好。", IsTrue: true, IsSolved: true), IsOnTheSpot: true), new RecordReplySent(demand.Caller), new PlainAct(OrderAct.Close)];
        foreach (var command in i % OneOpenIn == 0 ? [] : commands)
        {
            var happened = order.Take(command, Seat, at, Rules).AsT1;
            life.AddRange(happened);
            order = happened.Aggregate(order, (before, one) => before.Apply(one));
        }

        var events = life.ConvertAll(happened => new NewEvent(Guid.CreateVersion7(), OrderEventCodec.NameOf(happened), happened.At, happened.By, OrderEventCodec.Write(happened)));
        if ((await store.AppendAsync(StreamId.Parse($"order-{number}"), 0, events, key: null, token)).IsT0) throw new InvalidOperationException("Not appended.");
    });

    private static async Task DeskAsync(SqliteEventStore store, Table start, Table memory, Table demand, Table look)
    {
        long before = GC.GetTotalMemory(forceFullCollection: true), began = Stopwatch.GetTimestamp();
        using var desk = new OrderDesk(store, TimeProvider.System, _ => Rules);
        _ = await desk.ReadFiguresAsync();
        start.Add("desk", Stopwatch.GetElapsedTime(began).TotalSeconds);
        memory.Add("desk", (GC.GetTotalMemory(forceFullCollection: true) - before) / 1e6);
        await MeasureAsync("desk", demand, look, async i => (await desk.OpenAsync(DemandOf(i), Seat)).IsT1, async () => await desk.WriteLapsesAsync() + await desk.MendGroupsAsync());
    }

    private static async Task NaiveAsync(SqliteEventStore store, Table start, Table memory, Table demand, Table look)
    {
        long before = GC.GetTotalMemory(forceFullCollection: true), began = Stopwatch.GetTimestamp();
        var all = new Dictionary<string, WorkOrder>(StringComparer.Ordinal);
        await foreach (var recorded in store.ReadAllAsync())
        {
            string stream = recorded.Stream.ToString();
            var happened = OrderEventCodec.Read(recorded.Type, recorded.Content.Span);
            all[stream] = all.TryGetValue(stream, out var found) ? found.Apply(happened) : WorkOrder.Replay([happened]);
        }

        start.Add("all kept whole", Stopwatch.GetElapsedTime(began).TotalSeconds);
        memory.Add("all kept whole", (GC.GetTotalMemory(forceFullCollection: true) - before) / 1e6);
        await MeasureAsync(
            "all kept whole",
            demand,
            look,
            async i =>
            {
                var opened = WorkOrder.Open(OrderNumber.Of(ChinaTime.DayOf(Invented.Now), (ulong)i), DemandOf(i), Seat, Invented.Now, Rules).AsT1;
                var written = new NewEvent(Guid.CreateVersion7(), OrderEventCodec.NameOf(opened), opened.At, opened.By, OrderEventCodec.Write(opened));
                if ((await store.AppendAsync(StreamId.Parse($"plain-{Guid.NewGuid():N}"), 0, [written])).IsT0) return false;
                return !all.Values.Any(other => OrderTable.IsOpen(other.State) && other.AcceptedAt is not null && opened.Demand.IsRepeatOf(other.Demand));
            },
            () => Task.FromResult(
                all.Values.Count(order => order.State is OrderState.AwaitingInfo or OrderState.Suspended) + all.Values.SelectMany(order => order.Members).Count() + all.Values.SelectMany(order => order.Links).Count()));
    }

    private static async Task MeasureAsync(string who, Table demand, Table look, Func<int, Task<bool>> take, Func<Task<int>> once)
    {
        var times = new List<double>();
        for (int i = 0; i < Demands; i++)
        {
            long at = Stopwatch.GetTimestamp();
            if (!await take(1_000_000_000 + i)) throw new InvalidOperationException("Not taken.");
            times.Add(Stopwatch.GetElapsedTime(at).TotalMicroseconds);
        }

        demand.Add(who, times.Order().ElementAt(Demands / 2));
        long began = Stopwatch.GetTimestamp();
        for (int i = 0; i < 10; i++)
        {
            if (await once() != 0) throw new InvalidOperationException("There was nothing to do.");
        }

        look.Add(who, Stopwatch.GetElapsedTime(began).TotalMilliseconds / 10);
    }
}
