namespace Zhaoqing.GovServices.Hotline.Tests.Orders;

/// <summary>The table of states by itself.</summary>
public sealed class OrderTableTests
{
    [Fact]
    public void There_are_nineteen_states_all_are_reached_and_all_that_are_not_ends_reach_the_end()
    {
        var states = Enum.GetValues<OrderState>();
        Assert.Equal(19, states.Length);
        Assert.Equal(states.Order(), From(OrderState.Draft).Order());
        Assert.All(states, state => Assert.Contains(OrderState.Closed, From(state)));
        Assert.All(OrderTable.Rows.Where(row => row.From == OrderState.Withdrawn), row => Assert.Equal((OrderAct.BringNewFact, OrderRoles.Bridge), (row.Act, row.By)));
    }

    [Fact]
    public void An_act_leads_to_one_state()
    {
        Assert.Equal(OrderTable.Rows.Length, OrderTable.Rows.DistinctBy(row => (row.From, row.Act)).Count());
        Assert.All(OrderTable.Rows, row => Assert.NotEqual(OrderRoles.None, row.By));
        Assert.Equal(Enum.GetValues<OrderAct>().Order(), OrderTable.Rows.Select(row => row.Act).Distinct().Order());
    }

    [Theory]
    [InlineData(OrderState.Replied, OrderAct.Close)]
    [InlineData(OrderState.Dispatched, OrderAct.Start)]
    [InlineData(OrderState.Replied, OrderAct.Return)]
    [InlineData(OrderState.InHandling, OrderAct.Return)]
    [InlineData(OrderState.Merged, OrderAct.MergeInto)]
    public void What_is_illegal_has_no_row(OrderState state, OrderAct act) => Assert.Null(OrderTable.Find(state, act));

    [Fact]
    public void No_unit_ends_or_rates_or_calls_back() => Assert.DoesNotContain(
        OrderTable.Rows,
        row => row.Act is (OrderAct.Close or OrderAct.CallBack or OrderAct.Rate or OrderAct.PassReview or OrderAct.GiveUp) && row.By.HasFlag(OrderRoles.Unit));

    private static HashSet<OrderState> From(OrderState start)
    {
        var reached = new HashSet<OrderState>();
        var open = new Queue<OrderState>([start]);
        while (open.TryDequeue(out var state))
        {
            if (!reached.Add(state)) continue;
            foreach (var row in OrderTable.Rows.Where(row => row.From == state)) open.Enqueue(row.To);
        }

        return reached;
    }
}
