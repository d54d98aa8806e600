using Microsoft.Extensions.DependencyInjection;
using Zhaoqing.GovServices.CrossRegion.Exchange.Hosting;
using Zhaoqing.GovServices.CrossRegion.Hosting;
using Zhaoqing.GovServices.Hosting;
using Zhaoqing.GovServices.Journal.Hosting;
using static Zhaoqing.GovServices.CrossRegion.Exchange.Tests.PlatformServer;

namespace Zhaoqing.GovServices.CrossRegion.Exchange.Tests;

/// <summary>The example of the README, against a platform of its own.</summary>
public sealed class ExampleTests
{
    [Fact]
    public async Task The_example_of_the_README_is_true()
    {
        await using var server = await StartAsync();
        await using var provider = server.Caller();
        var link = provider.HandoverLinkTo(ZhaoqingCity);
        var theirs = await link.GreetAsync(HandoverGreeting.Of(FoshanCity, "fo-zhao-1", Now), default);
        Assert.Equal("4412 fo-zhao-1", $"{theirs.Site} {theirs.Edition}");
        Assert.Equal(0, (await link.DayAsync(ChinaTime.DayOf(Now), default)).Cases);
    }

    [Fact]
    public void The_example_with_a_middle_platform_is_true()
    {
        var (foshan, zhaoqing) = (FoshanCity, ZhaoqingCity);
        var services = new ServiceCollection();

        var hub = new ProvincialHub(foshan, zhaoqing);
        services.AddGovServices().UseInMemoryJournal()
            .AddHandoverHub(new HandoverSites(foshan, zhaoqing), _ => hub.Connect(foshan), new HubOptions("fo-zhao-1"));

        using var provider = services.BuildServiceProvider();
        Assert.NotNull(provider.GetRequiredService<HubExchange>().LinkTo(zhaoqing));
    }
}
