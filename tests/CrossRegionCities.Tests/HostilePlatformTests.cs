using System.Net;
using System.Text;
using Zhaoqing.GovServices.Cases;
using Zhaoqing.GovServices.Catalogue;
using Zhaoqing.GovServices.CrossRegion;
using Zhaoqing.GovServices.CrossRegion.Hosting;

namespace Zhaoqing.GovServices.CrossRegionCities.Tests;

/// <summary>What somebody sends who holds the certificate of 佛山, and what 肇庆 makes of it.</summary>
public sealed class HostilePlatformTests(RunningCities cities) : IClassFixture<RunningCities>
{
    private static readonly DivisionCode Nanhai = DivisionCode.Parse("440605"), Foshan = DivisionCode.Parse("4406");
    private static readonly string Digest = new('a', 64);

    [Theory]
    [InlineData("demo-medical", "made-up")]
    [InlineData("demo-household", "trust-440605")]
    [Clause("CON-2.1")]
    public async Task A_grant_that_nobody_gave_makes_a_receipt_and_no_acceptance(string matter, string grant)
    {
        using var zhaoqing = cities.Zhaoqing;
        string path = await SaidAsync(Opening(matter, Nanhai), grant);
        await zhaoqing.SeesAsync(path, "已推送");
        Assert.Equal(HttpStatusCode.OK, await zhaoqing.SendAsync(path, ("act", "sign"), ("note", "示例")));
        Assert.Contains("办理地已签收", zhaoqing.Text, StringComparison.Ordinal);
        Assert.Contains("本凭证不代表受理", zhaoqing.Text, StringComparison.Ordinal);
    }

    [Fact]
    [Clause("CON-2.1")]
    public async Task A_grant_of_the_register_stands()
    {
        using var zhaoqing = cities.Zhaoqing;
        string path = await SaidAsync(Opening("demo-medical", Nanhai), "trust-440605");
        await zhaoqing.SeesAsync(path, "已推送");
        await zhaoqing.SendAsync(path, ("act", "sign"), ("note", "示例"));
        Assert.Contains("窗口代为受理", zhaoqing.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_case_of_a_window_at_the_city_or_in_a_town_has_its_page()
    {
        using var zhaoqing = cities.Zhaoqing;
        foreach (var window in new[] { Foshan, DivisionCode.Parse("440605001") })
        {
            string path = await SaidAsync(Opening("demo-household", window), grant: null);
            await zhaoqing.SeesAsync(path, "已推送");
            Assert.Equal(HttpStatusCode.OK, await zhaoqing.SendAsync(path, ("act", "sign"), ("note", "示例")));
        }

        Assert.Equal(HttpStatusCode.OK, await zhaoqing.GoAsync("/"));
    }

    private static HandoverOpening Opening(string matter, DivisionCode window) => new(
        MatterCode.Parse(matter), HandlingMode.CollectOnBehalf, ClockStartPolicy.AuthorityAcceptance, new HandoverUnit(window, City.WindowOf(window)), new HandoverUnit(City.Zhaoqing.Code, "肇庆市示例局"), Channel.Window);

    private async Task<string> SaidAsync(HandoverOpening opening, string? grant)
    {
        var now = cities.Now;
        var copy = HandoverCase.Empty(CaseNumber.Create(ChinaTime.DayOf(now), Guid.NewGuid().ToByteArray().AsSpan(0, CaseNumber.RandomBytes)), HandoverSide.Receiving);
        var receipt = ReceiptNumber.Create(Nanhai, ChinaTime.DayOf(now), 999);
        foreach (var content in new HandoverContent[] { new CaseBegun(opening), new IdentityChecked("读卡", Digest), new PapersCollected(receipt, grant, InformBy: null), new CasePushed([Digest], InformBy: null) })
            copy = copy.Take(copy.Write(content, Guid.CreateVersion7(), now).AsT1).Case;
        using var peer = cities.Caller(cities.OfFoshan);
        using var body = new StringContent($"[{string.Join(',', copy.Messages.Select(message => Encoding.UTF8.GetString(HandoverMessageCodec.Write(message))))}]", Encoding.UTF8, "application/json");
        using var answer = await peer.PostAsync(new Uri(cities.Exchange, "/cross-region/v1/messages"), body);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.DoesNotContain("\"code\"", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        return $"/cases/{copy.Number}";
    }
}
