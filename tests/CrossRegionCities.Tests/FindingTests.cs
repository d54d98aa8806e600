using System.Net;
using NodaTime;
using Zhaoqing.GovServices.Cases;
using Zhaoqing.GovServices.Catalogue;
using Zhaoqing.GovServices.CrossRegion;
using Zhaoqing.GovServices.CrossRegion.Hosting;

namespace Zhaoqing.GovServices.CrossRegionCities.Tests;

/// <summary>What a platform with other days and grants sends, and what is seen of it at 肇庆.</summary>
public sealed class FindingTests(RunningCities cities) : IClassFixture<RunningCities>
{
    [Fact]
    public async Task What_the_other_worked_out_otherwise_is_told_and_changes_nothing()
    {
        var now = Instant.FromDateTimeOffset(TimeProvider.System.GetUtcNow());
        var today = ChinaTime.DayOf(now);
        var copy = HandoverCase.Empty(CaseNumber.Create(today, Guid.NewGuid().ToByteArray().AsSpan(0, CaseNumber.RandomBytes)), HandoverSide.Receiving);
        var nanhai = DivisionCode.Parse("440605");
        var opening = new HandoverOpening(
            MatterCode.Parse("demo-shop"), HandlingMode.CollectOnBehalf, ClockStartPolicy.ElectronicPush, new HandoverUnit(nanhai, City.WindowOf(nanhai)), new HandoverUnit(City.Zhaoqing.Code, "肇庆市示例局"), Channel.Window);
        foreach (var content in new HandoverContent[] { new CaseBegun(opening), new IdentityChecked("读卡", new string('a', 64)), new PapersCollected(ReceiptNumber.Create(nanhai, today, 1), "g1", null), new CasePushed([new string('a', 64)], today.PlusDays(60)) })
            copy = copy.Take(copy.Write(content, Guid.CreateVersion7(), now).AsT1).Case;
        using var peer = cities.Caller(cities.OfFoshan);
        using var body = new StringContent($"[{string.Join(',', copy.Messages.Select(message => System.Text.Encoding.UTF8.GetString(HandoverMessageCodec.Write(message))))}]", System.Text.Encoding.UTF8, "application/json");
        using var answer = await peer.PostAsync(new Uri(cities.Exchange, "/cross-region/v1/messages"), body);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        using var zhaoqing = cities.Zhaoqing;
        await zhaoqing.GoAsync($"/cases/{copy.Number}");
        Assert.Contains($"复核:一次性告知期限,对方计算至{Names.Of(today.PlusDays(60))}", zhaoqing.Text, StringComparison.Ordinal);
        Assert.Contains("复核:窗口出具受理凭证,本方登记的授信不支持", zhaoqing.Text, StringComparison.Ordinal);
        Assert.Contains("已推送", zhaoqing.Text, StringComparison.Ordinal);
        await zhaoqing.GoAsync("/");
        Assert.Contains("(复核有差异)", zhaoqing.Text, StringComparison.Ordinal);
    }
}
