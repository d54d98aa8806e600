using Microsoft.Extensions.DependencyInjection;
using Zhaoqing.GovServices.Hotline.Hosting;
using Zhaoqing.GovServices.Hotline.Tests.Bridge;
using Zhaoqing.GovServices.Hotline.Tests.Hosting;
using Zhaoqing.GovServices.Hotline.Tests.Orders;
using Zhaoqing.GovServices.Hotline.Tests.Scope;
using Zhaoqing.GovServices.Journal;
using Zhaoqing.GovServices.Journal.Hosting;

namespace Zhaoqing.GovServices.Hotline.Tests;

/// <summary>The examples of the README.</summary>
public sealed class ExampleTests
{
    [Fact]
    public async Task The_example_of_the_README_is_true()
    {
        var (store, now, offer, pipe) = (new InMemoryEventStore(), Said.Start, Said.Offer(), Wires.Laid(1).Left);
        using var stop = new CancellationTokenSource();
        using var station = new BridgeStation(store, TimeProvider.System, BridgeDesk.Hotline, DivisionCode.Parse("4412", null));
        var opening = new BridgeOpening(BridgeDesk.Hotline, now, MessageStatus.Actual, ConfidentialityLevel.Open);
        var opened = (await station.OpenAsync(opening, offer, by: "operator-1")).AsT1;
        var link = BridgeLink.RunAsync(station, pipe, new LinkOptions(), TimeProvider.System, notice => { }, stop.Token);
        Assert.Equal("Offered 12345 True", $"{opened.View.State} {opened.View.Holder.Number()} {opened.IsResponsible}");
        await stop.CancelAsync();
        Assert.Equal(LinkEndReason.Stopped, (await link).Reason);
    }

    [Fact]
    public async Task The_example_of_a_host_is_true()
    {
        var (builder, city, demand, seat) = (new HotlineBuilderTests.Builder(), DivisionCode.Parse("4412", null), Acting.Demand(), Acting.Seat);
        var (scope, policy, directory) = (ScopeListFile.Read(Sentences.Open("scope-rules.json")), HandlingPolicy.Sample, Acting.Rules.Directory);
        builder.UseInMemoryJournal().AddHotline(_ => new HotlineSources(BridgeDesk.Hotline, city, scope, policy, directory));
        await using var services = builder.Services.BuildServiceProvider();
        var orders = services.GetRequiredService<OrderDesk>();
        var order = (await orders.OpenAsync(demand, seat)).AsT1;
        order = (await orders.TakeAsync(order.Number, new PlainAct(OrderAct.Accept), seat)).AsT1;
        var sent = await services.GetRequiredService<OrderBridge>().EscalateAsync(order.Number, "有人受伤", "第三盏路灯下", seat);
        Assert.Equal("Accepted hotline 1", $"{order.State} {order.Responsible} {sent.AsT1.Links.Length}");
    }
}
