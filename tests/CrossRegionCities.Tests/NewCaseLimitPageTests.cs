using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Logging;
using Zhaoqing.GovServices.CrossRegion.Hosting;
using Zhaoqing.GovServices.CrossRegionCities.Link;
using Zhaoqing.GovServices.HotlineDesks.Tests;
using Zhaoqing.GovServices.Journal.Hosting;

namespace Zhaoqing.GovServices.CrossRegionCities.Tests;

/// <summary>A city that takes no more new cases today says so, on its own page and on the other's, and in the log.</summary>
public sealed class NewCaseLimitPageTests
{
    private static readonly (string, string)[] Fields = [("matter", "demo-household"), ("receiving", "440605"), ("business", "441202"), ("choice", "ByRule")];

    [Fact]
    [Clause("CON-2.4")]
    public async Task Both_pages_say_so_and_what_was_begun_goes_on()
    {
        int[] ports = FreePorts.Take(4);
        var (foshanTrust, zhaoqingTrust) = CityTrust.Made();
        var agreement = CityAgreement.Read(CityAgreement.Sample);
        using var log = new Listener();
        await using var foshan = await StartedAsync(new CitySettings(City.Foshan, ports[0], ports[2], ports[3], foshanTrust, agreement), log);
        await using var zhaoqing = await StartedAsync(new CitySettings(City.Zhaoqing, ports[1], ports[3], ports[2], zhaoqingTrust, agreement) { NewCases = NewCaseLimits.Usual with { MostADay = 1 } }, log);
        using var here = new Browser(new Uri($"http://127.0.0.1:{ports[0]}"));
        using var there = new Browser(new Uri($"http://127.0.0.1:{ports[1]}"));
        string first = await BegunAsync(here);
        await there.SeesAsync(first, "起草");
        string second = await BegunAsync(here);
        await here.SeesAsync("/", "肇庆平台今日暂不接收新件");
        await there.SeesAsync("/", "佛山平台今日新件已达接收上限(已收1件)");
        Assert.Equal(HttpStatusCode.NotFound, await there.GoAsync(second));
        await here.GoAsync(first);
        Assert.Equal(HttpStatusCode.OK, await here.SendAsync(first, ("act", "identify"), ("note", "示例")));
        await there.SeesAsync(first, "身份已核验");
        var said = log.Lines.Where(line => line.Said.Contains("has begun 1 cases", StringComparison.Ordinal)).ToArray();
        Assert.Equal(LogLevel.Warning, Assert.Single(said).Level);
        Assert.DoesNotContain(second[^16..], said[0].Said, StringComparison.Ordinal);
        foshanTrust.Own.Dispose();
        zhaoqingTrust.Own.Dispose();
    }

    private static async Task<string> BegunAsync(Browser at)
    {
        await at.GoAsync("/cases/new?" + string.Join('&', Fields.Select(field => $"{field.Item1}={field.Item2}")));
        Assert.Equal(HttpStatusCode.OK, await at.SendAsync("/cases", Fields));
        return at.Path;
    }

    private static async Task<WebApplication> StartedAsync(CitySettings settings, Listener log)
    {
        var app = CityApp.Build([], settings with { GreetEvery = TimeSpan.FromMilliseconds(100) }, journal => journal.UseInMemoryJournal(), builder => builder.Logging.ClearProviders().AddProvider(log));
        await app.StartAsync();
        return app;
    }
}
