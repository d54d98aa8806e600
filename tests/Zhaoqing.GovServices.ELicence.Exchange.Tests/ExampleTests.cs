using Microsoft.Extensions.DependencyInjection;
using Zhaoqing.GovServices.ELicence.Exchange.Hosting;

namespace Zhaoqing.GovServices.ELicence.Exchange.Tests;

/// <summary>The example of the README, against a host of its own.</summary>
public sealed class ExampleTests
{
    [Fact]
    public async Task The_example_of_the_README_is_true()
    {
        await using var server = await LicenceServer.StartAsync();
        var services = new ServiceCollection();
        services.AddLicenceExchangeClient(options =>
        {
            options.Address = server.Address;
            (options.AccessId, options.AccessToken) = ("access-1", "secret-1");
        });
        await using var provider = services.BuildServiceProvider();
        var client = provider.GetRequiredService<ExchangeClient>();
        var question = LicenceServer.Query(new ExchangeHead("", ""));
        var answer = await client.FetchAsync(head => question with { Head = head });
        Assert.Equal("0 e-licence.allowed", answer.Match(no => no.Code, read => $"{(int)read.Status} {read.Reason}"));
    }
}
