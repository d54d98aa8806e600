using Zhaoqing.GovServices.Hotline.Tests.Scope;

namespace Zhaoqing.GovServices.Hotline.Tests.Orders;

/// <summary>What the page says of orders is what the code does.</summary>
public sealed class OrderPageTests
{
    [Fact]
    public void The_diagram_of_an_order_is_printed_from_its_table() => Assert.Contains("```mermaid\n" + OrderTable.ToMermaid() + "```\n", Page(), StringComparison.Ordinal);

    [Fact]
    public void Every_refusal_of_an_order_stands_on_the_page()
    {
        string page = Page();
        var told = typeof(WorkOrder).Assembly.GetType("Zhaoqing.GovServices.Hotline.OrderRefusals", throwOnError: true)!.GetMethods()
            .Where(method => method.ReturnType == typeof(Refusal))
            .Select(method => ((Refusal)method.Invoke(obj: null, [.. method.GetParameters().Select(parameter => parameter.ParameterType == typeof(string) ? "text" : (object)OrderState.Draft)])!).Code);
        Assert.DoesNotContain(told, code => !page.Contains($"`{code}`", StringComparison.Ordinal));
    }

    [Fact]
    public void The_example_of_the_page_goes_as_it_says()
    {
        var (number, demand, rules, now) = (OrderNumber.Parse("260302000000000001"), Acting.Demand(), Acting.Rules, Acting.Start);
        var seat = new OrderActor("seat-1", OrderRoles.Hotline);
        var order = WorkOrder.Replay([WorkOrder.Open(number, demand, seat, now, rules).AsT1]);
        var events = order.Take(new PlainAct(OrderAct.Accept), seat, now, rules).AsT1;
        order = events.Aggregate(order, (before, happened) => before.Apply(happened));
        order = order.Take(new DispatchTo(new Assignment("urban", [])), seat, now, rules).AsT1.Aggregate(order, (before, happened) => before.Apply(happened));
        Assert.Equal("urban Sign 2026-03-03T16:00:00Z", $"{order.Responsible} {order.Clocks()[0].Kind} {order.Clocks()[0].Due.At}");
    }

    private static string Page()
    {
        using var reader = new StreamReader(Sentences.Open("hotline.md"));
        return reader.ReadToEnd();
    }
}
