using Zhaoqing.GovServices.Hotline.Hosting;
using Zhaoqing.GovServices.Hotline.Tests.Orders;
using Zhaoqing.GovServices.Journal;
using static Zhaoqing.GovServices.Hotline.Tests.Orders.Acting;

namespace Zhaoqing.GovServices.Hotline.Tests.Hosting;

public sealed partial class OrderDeskTests
{
    [Fact]
    [Clause("PLT-3.1")]
    public async Task A_merge_that_broke_off_is_finished_once()
    {
        var (parent, child) = await TwoAsync();
        Assert.True((await _one.TakeAsync(parent, new JoinMember((await _one.FindAsync(child))!), Seat)).IsT1);
        Assert.Equal(1, (await Task.WhenAll(_one.MendGroupsAsync(), _other.MendGroupsAsync())).Sum());
        Assert.Equal((OrderState.Merged, parent), ((await _one.FindAsync(child))!.State, (await _one.FindAsync(child))!.Parent!.Value));
        Assert.Equal(2, (await _one.FindAsync(parent))!.Callers().Count());
        Assert.Equal(0, await _one.MendGroupsAsync());
        Assert.True((await _one.MergeAsync(child, parent, Seat)).IsT1);
    }

    [Fact]
    [Clause("PLT-3.1")]
    public async Task A_leaving_that_broke_off_is_finished_and_who_left_does_not_come_back_into_the_same()
    {
        var (parent, child) = await TwoAsync();
        Assert.True((await _one.MergeAsync(child, parent, Seat)).IsT1);
        Assert.True((await _one.TakeAsync(child, new PlainAct(OrderAct.LeaveGroup, "另一盏"), Seat)).IsT1);
        Assert.Equal(1, await _other.MendGroupsAsync());
        Assert.Empty((await _one.FindAsync(parent))!.Members);
        Assert.Equal(OrderState.Accepted, (await _one.FindAsync(child))!.State);
        Assert.Equal(0, await _one.MendGroupsAsync());
        Assert.Equal("hotline.merge-not-fit", (await _one.MergeAsync(child, parent, Seat)).AsT0.Code);
    }

    [Fact]
    [Clause("PLT-3.1")]
    [Clause("PLT-3.6")]
    public async Task Whom_a_group_has_let_go_of_goes_on_alone_and_is_not_forgotten()
    {
        var (parent, child) = await TwoAsync();
        Assert.True((await _one.MergeAsync(child, parent, Seat)).IsT1);
        Assert.True((await _one.TakeAsync(parent, new ReleaseMember(child), Seat)).IsT1);
        Assert.Null((await _one.FindAsync(child))!.Responsible);
        Assert.Equal(1, (await Task.WhenAll(_one.MendGroupsAsync(), _other.MendGroupsAsync())).Sum());
        Assert.Equal((OrderState.Accepted, WorkOrder.HotlineItself), (await _one.FindAsync(child)) is { } alone ? (alone.State, alone.Responsible) : default);
        Assert.Equal(0, await _one.MendGroupsAsync());
    }

    [Fact]
    public async Task What_cannot_be_merged_any_more_is_let_go()
    {
        var (parent, child) = await TwoAsync();
        Assert.True((await _one.TakeAsync(parent, new JoinMember((await _one.FindAsync(child))!), Seat)).IsT1);
        Assert.True((await _one.TakeAsync(child, new PlainAct(OrderAct.Withdraw, "算了"), Caller((await _one.FindAsync(child))!.Demand))).IsT1);
        Assert.Equal(1, await _one.MendGroupsAsync());
        Assert.Empty((await _one.FindAsync(parent))!.Members);
        Assert.Equal(0, await _one.MendGroupsAsync());
    }

    [Fact]
    [Clause("PLT-3.1")]
    public async Task Wherever_it_breaks_off_every_caller_is_answered_somewhere_and_after_mending_once()
    {
        for (int seed = 0; seed < 60; seed++)
        {
            var chance = new Random(seed);
            using var desk = new OrderDesk(new InMemoryEventStore(), _time, _ => Rules);
            var numbers = new List<OrderNumber>();
            for (int i = 0; i < 4; i++)
            {
                numbers.Add((await desk.OpenAsync(Demand(person: $"{i}", subject: $"第{i}盏"), Seat)).AsT1.Number);
                await desk.TakeAsync(numbers[i], new PlainAct(OrderAct.Accept), Seat);
            }

            for (int i = 0; i < 12; i++)
            {
                var (one, other) = (numbers[chance.Next(4)], numbers[chance.Next(4)]);
                var group = (await desk.FindAsync(other))!;
                Func<Task> act = chance.Next(6) switch
                {
                    0 => () => desk.MergeAsync(one, other, Seat),
                    1 => () => desk.LeaveAsync(one, Seat, "另一盏"),
                    2 => async () => await desk.TakeAsync(other, new JoinMember((await desk.FindAsync(one))!), Seat),
                    3 => () => desk.TakeAsync(one, new PlainAct(OrderAct.LeaveGroup, "另一盏"), Seat),
                    4 => () => desk.TakeAsync(one, new MergeIntoOrder(group), Seat),
                    _ => () => desk.MendGroupsAsync(),
                };
                await act();
                Assert.Equal(4, (await AnsweringAsync(desk)).Distinct(StringComparer.Ordinal).Count());
            }

            await desk.MendGroupsAsync();
            Assert.Equal(["caller-0", "caller-1", "caller-2", "caller-3"], (await AnsweringAsync(desk)).Order(StringComparer.Ordinal));
        }
    }

    /// <summary>Every caller as often as somebody is going to answer.</summary>
    private static async Task<string[]> AnsweringAsync(OrderDesk desk) =>
        [.. (await desk.ReadAsync(int.MaxValue)).Where(order => OrderTable.IsOpen(order.State)).SelectMany(order => order.Callers()).Select(caller => caller.Caller)];

    private async Task<(OrderNumber Parent, OrderNumber Child)> TwoAsync()
    {
        var parent = (await _one.OpenAsync(Demand(), Seat)).AsT1.Number;
        Assert.True((await _one.TakeAsync(parent, new PlainAct(OrderAct.Accept), Seat)).IsT1);
        return (parent, (await _one.OpenAsync(Demand(person: "2"), Seat)).AsT1.Number);
    }
}
