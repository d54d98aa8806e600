using Microsoft.Extensions.Time.Testing;
using NodaTime;
using Zhaoqing.GovServices.CrossRegion.Hosting;
using Zhaoqing.GovServices.CrossRegion.Tests.Sides;
using Zhaoqing.GovServices.Journal;
using static Zhaoqing.GovServices.CrossRegion.Tests.Sample;

namespace Zhaoqing.GovServices.CrossRegion.Tests.Hosting;

/// <summary>What another platform refuses today it may take tomorrow.</summary>
public sealed class OutboxPatienceTests
{
    [Fact]
    [Clause("CON-2.4")]
    public async Task A_window_whose_clock_was_two_hours_ahead_loses_no_case_by_it()
    {
        var (ahead, right) = (new FakeTimeProvider((Said.Start + Duration.FromHours(2)).ToDateTimeOffset()), new FakeTimeProvider(Said.Start.ToDateTimeOffset()));
        var (record, subscriptions) = (new InMemoryEventStore(), new InMemorySubscriptionStore(ahead));
        using var zhaoqing = new HandoverStation(new InMemoryEventStore(), right, new HandoverSites(ZhaoqingCity, FoshanCity));
        using var foshan = new HandoverStation(record, ahead, new HandoverSites(FoshanCity, ZhaoqingCity));
        var number = (await foshan.BeginAsync(Said.Opening(), "window-1")).AsT1.Number;
        Assert.True((await foshan.SayAsync(number, new IdentityChecked("读卡", Said.Digest), "window-1")).IsT1);
        var runner = new SubscriptionRunner(record, subscriptions, new HandoverOutbox(foshan, ZhaoqingCity, new BadLine(() => zhaoqing, FoshanCity)), "host", ahead, CrossRegionBuilder.Usual);
        for (int minutes = 0; minutes < 150; minutes += 10)
        {
            await runner.RunOnceAsync(default);
            ahead.Advance(TimeSpan.FromMinutes(10));
            right.Advance(TimeSpan.FromMinutes(10));
        }

        Assert.Equal(HandoverState.IdentityVerified, (await zhaoqing.FindAsync(number))!.View!.State);
        Assert.Empty(await subscriptions.SetAsideAsync($"cross-region.outbox-{ZhaoqingCity}"));
    }
}
