using Microsoft.Extensions.DependencyInjection;
using Zhaoqing.GovServices.CrossRegion.Exchange.Hosting;
using Zhaoqing.GovServices.CrossRegion.Hosting;
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
        var theirs = await link.GreetAsync(new HandoverGreeting(FoshanCity, HandoverGreeting.Spoken, "fo-zhao-1", Now), default);
        Assert.Equal("4412 fo-zhao-1", $"{theirs.Site} {theirs.Edition}");
        Assert.Equal(0, (await link.DayAsync(ChinaTime.DayOf(Now), default)).Cases);
    }
}
