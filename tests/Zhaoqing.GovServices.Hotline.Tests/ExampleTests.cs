using Zhaoqing.GovServices.Hotline.Hosting;
using Zhaoqing.GovServices.Hotline.Tests.Bridge;
using Zhaoqing.GovServices.Hotline.Tests.Hosting;
using Zhaoqing.GovServices.Journal;

namespace Zhaoqing.GovServices.Hotline.Tests;

/// <summary>The example of the README.</summary>
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
}
