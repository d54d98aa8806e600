using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Time.Testing;
using NodaTime;
using Zhaoqing.GovServices.Cases;
using Zhaoqing.GovServices.CrossRegion.Exchange.Hosting;
using Zhaoqing.GovServices.CrossRegion.Hosting;
using Zhaoqing.GovServices.CrossRegion.Tests.Sides;
using Zhaoqing.GovServices.Hosting;
using Zhaoqing.GovServices.Journal;
using Zhaoqing.GovServices.Journal.Hosting;
using static Zhaoqing.GovServices.CrossRegion.Tests.Sample;

namespace Zhaoqing.GovServices.CrossRegion.Exchange.Tests.Hubs;

/// <summary>Two platforms through a middle platform: what goes over, what is asked, what is refused and kept.</summary>
public sealed class HubExchangeTests
{
    private static readonly DivisionCode Guangzhou = DivisionCode.Parse("4401");

    [Fact]
    [Clause("CON-2.4")]
    public async Task What_is_said_counts_as_sent_when_the_other_has_answered_for_it()
    {
        var hub = HubPlatform.HubOfTwo();
        var (foshan, zhaoqing) = HubPlatform.Two(hub);
        using (foshan)
        using (zhaoqing)
        {
            var number = await foshan.BegunAsync();
            for (int i = 0; i < 5; i++) Assert.False(await foshan.PumpAsync());
            Assert.Equal((1, 0), (hub.Waiting(ZhaoqingCity), (await foshan.Station.FindAsync(number))!.PeerSeen));
            Assert.True(await zhaoqing.LookAsync());
            Assert.Equal((0, 1), (hub.Waiting(ZhaoqingCity), hub.Waiting(FoshanCity)));
            Assert.True(await foshan.PumpAsync());
            Assert.Equal(1, (await foshan.Station.FindAsync(number))!.PeerSeen);
            Assert.Equal((await foshan.Station.FindAsync(number))!.View, (await zhaoqing.Station.FindAsync(number))!.View);
        }
    }

    [Fact]
    public async Task A_greeting_and_the_reconciliation_go_through_it_as_questions()
    {
        var (foshan, zhaoqing) = HubPlatform.Two(HubPlatform.HubOfTwo());
        using (foshan)
        using (zhaoqing)
        {
            foshan.Hub.Before = () => zhaoqing.LookAsync();
            var own = HandoverGreeting.Of(FoshanCity, "fo-zhao-2", Said.Start);
            zhaoqing.Edition = "fo-zhao-2";
            Assert.Empty(own.Compare(ZhaoqingCity, await foshan.Link.GreetAsync(own, default), Duration.FromMinutes(5)).AsT1.AsEnumerable());
            zhaoqing.Edition = "fo-zhao-1";
            Assert.Equal([HandoverRemark.OtherEdition], own.Compare(ZhaoqingCity, await foshan.Link.GreetAsync(own, default), Duration.FromMinutes(5)).AsT1.AsEnumerable());
            var number = await foshan.BegunAsync();
            Assert.Equal(number, Assert.Single(await foshan.Reconciler.ReconcileAsync(Day)).Case);
            Assert.Empty(await foshan.Reconciler.ReconcileAsync(Day));
            Assert.Equal(await foshan.Station.TalliesAsync(ZhaoqingCity, Day), (await foshan.Link.TalliesAsync(Day, default)).AsEnumerable());
        }
    }

    [Fact]
    public async Task Where_it_carries_no_questions_people_are_told_and_what_is_said_goes_over_all_the_same()
    {
        var hub = new ProvincialHub(FoshanCity, ZhaoqingCity) { Kinds = [HubPlatform.Message, HubPlatform.Answer] };
        var (foshan, zhaoqing) = HubPlatform.Two(hub);
        using (foshan)
        using (zhaoqing)
        {
            var number = await foshan.BegunAsync();
            foreach (var ask in new Func<Task>[] { async () => await foshan.Link.GreetAsync(new HandoverGreeting(FoshanCity, [1], "fo-zhao-1", Said.Start), default), async () => await foshan.Link.DayAsync(Day, default), async () => await foshan.Reconciler.ReconcileAsync(Day) })
            {
                var fault = await Assert.ThrowsAsync<JournalUnavailableException>(ask);
                Assert.Contains("不传递", fault.Message, StringComparison.Ordinal);
                Assert.Equal("cross-region.hub-kind-unknown", Assert.IsType<HandoverRefusedException>(fault.InnerException).Refusal.Code);
            }

            Assert.True(await HubPlatform.SettleAsync(foshan, zhaoqing));
            Assert.Equal(await foshan.Station.DayAsync(ZhaoqingCity, Day), await zhaoqing.Station.DayAsync(FoshanCity, Day));
            Assert.NotNull(await zhaoqing.Station.FindAsync(number));
            Assert.Equal(["handover.greeting", "handover.day", "handover.day"], hub.Refused.Select(refused => refused.Envelope.Kind));
        }
    }

    [Fact]
    public async Task A_receiver_it_does_not_know_and_an_envelope_that_is_too_large_are_refused_with_their_code_and_stay_in_the_record()
    {
        foreach (var (hub, code) in new[] { (new ProvincialHub(FoshanCity), "cross-region.hub-receiver-unknown"), (new ProvincialHub(FoshanCity, ZhaoqingCity) { MostBytes = 100 }, "cross-region.hub-envelope-too-large") })
        {
            using var foshan = new HubPlatform(hub, FoshanCity, ZhaoqingCity);
            var number = await foshan.BegunAsync();
            Assert.True(await foshan.PumpAsync());
            Assert.Contains(code, Assert.Single(await foshan.SetAsideAsync()).Reason, StringComparison.Ordinal);
            Assert.All(hub.Refused, refused => Assert.Equal(code, refused.Refusal.Code));
            var copy = (await foshan.Station.FindAsync(number))!;
            Assert.Equal((1, 0, true), (copy.LastSeq, copy.PeerSeen, copy.IsResponsible));
        }
    }

    [Fact]
    public async Task An_answer_that_is_too_large_for_it_is_kept_and_who_asked_is_told()
    {
        var hub = new ProvincialHub(FoshanCity, ZhaoqingCity) { MostBytes = 1_500 };
        var (foshan, zhaoqing) = HubPlatform.Two(hub);
        using (foshan)
        using (zhaoqing)
        {
            for (int i = 0; i < 20; i++) await foshan.BegunAsync();
            Assert.True(await HubPlatform.SettleAsync(foshan, zhaoqing));
            foshan.Hub.Before = () => zhaoqing.LookAsync();
            Assert.Equal(20, (await foshan.Link.DayAsync(Day, default)).Cases);
            var fault = await Assert.ThrowsAsync<JournalUnavailableException>(async () => await foshan.Link.TalliesAsync(Day, default));
            Assert.Contains("超过中台允许", fault.Message, StringComparison.Ordinal);
            Assert.Equal("cross-region.hub-envelope-too-large", Assert.IsType<HandoverRefusedException>(fault.InnerException).Refusal.Code);
            Assert.Equal(["cross-region.hub-envelope-too-large"], await zhaoqing.KeptAsync());
        }
    }

    [Theory]
    [InlineData("handover.message", "no message", "cross-region.message-unreadable", "handover.answer")]
    [InlineData("handover.pigeon", "coo", "cross-region.hub-kind-unknown", "handover.problem")]
    [InlineData("handover.day", "[]", "cross-region.hub-envelope-malformed", "handover.problem")]
    [InlineData("handover.cases", "{\"day\":\"2026-02-30\"}", "cross-region.hub-envelope-malformed", "handover.problem")]
    [InlineData("handover.answer", "{}", "cross-region.hub-envelope-malformed", null)]
    public async Task Garbage_is_refused_kept_and_holds_up_nothing(string kind, string body, string code, string? told)
    {
        var hub = HubPlatform.HubOfTwo();
        var (foshan, zhaoqing) = HubPlatform.Two(hub);
        using (foshan)
        using (zhaoqing)
        {
            var wrong = new HubEnvelope(Guid.NewGuid(), FoshanCity, ZhaoqingCity, kind, Answers: null, Encoding.UTF8.GetBytes(body));
            Assert.True((await hub.Connect(FoshanCity).PushAsync([wrong], default))[0].IsT1);
            var number = await foshan.BegunAsync();
            Assert.True(await zhaoqing.LookAsync());
            Assert.Equal([code], await zhaoqing.KeptAsync());
            Assert.Equal(0, hub.Waiting(ZhaoqingCity));
            Assert.Equal(told, (await hub.Connect(FoshanCity).PollAsync(10, default)).SingleOrDefault()?.Kind);
            Assert.True(await HubPlatform.SettleAsync(foshan, zhaoqing));
            Assert.NotNull(await zhaoqing.Station.FindAsync(number));
        }
    }

    [Fact]
    public async Task Who_is_no_peer_gets_nothing_and_answers_for_nobody()
    {
        var hub = new ProvincialHub(FoshanCity, ZhaoqingCity, Guangzhou);
        var stranger = hub.Connect(Guangzhou);
        var (foshan, zhaoqing) = HubPlatform.Two(hub);
        using (foshan)
        using (zhaoqing)
        {
            var number = await foshan.BegunAsync();
            Assert.False(await foshan.PumpAsync());
            var asked = Assert.Single(await hub.Connect(ZhaoqingCity).PollAsync(10, default));
            byte[] taken = Encoding.UTF8.GetBytes($$"""{"case":"{{number}}","intake":"stored","seen":1,"owner":"handling"}""");
            foreach (var (kind, from) in new[] { ("handover.answer", Guangzhou), ("handover.day", Guangzhou), (HubPlatform.Message, Guangzhou), ("handover.answer", ZhaoqingCity) })
            {
                var pushed = (await stranger.PushAsync([new HubEnvelope(Guid.NewGuid(), from, FoshanCity, kind, asked.Id, taken)], default))[0];
                Assert.Equal(from == Guangzhou, pushed.IsT1);
            }

            Assert.Equal("cross-region.hub-envelope-malformed", Assert.Single(hub.Refused).Refusal.Code);
            Assert.False(await foshan.PumpAsync());
            Assert.Equal(0, (await foshan.Station.FindAsync(number))!.PeerSeen);
            Assert.All(await foshan.KeptAsync(), code => Assert.Equal("cross-region.peer-unknown", code));
            Assert.Equal([HubPlatform.Answer, "handover.problem"], (await stranger.PollAsync(10, default)).Select(envelope => envelope.Kind).Order(StringComparer.Ordinal));
        }
    }

    [Fact]
    public async Task One_peer_answers_for_no_other()
    {
        var hub = new ProvincialHub(FoshanCity, ZhaoqingCity, Guangzhou);
        var time = new FakeTimeProvider(Said.Start.ToDateTimeOffset());
        using var station = new HandoverStation(new InMemoryEventStore(), time, new HandoverSites(FoshanCity, ZhaoqingCity, Guangzhou));
        using var exchange = new HubExchange(station, hub.Connect(FoshanCity), time, new HubOptions("fo-zhao-1") { Wait = TimeSpan.Zero });
        byte[] message = HandoverMessageCodec.Write((await station.BeginAsync(Said.Opening(), "window-1")).AsT1.Messages.Single());
        var link = exchange.LinkTo(ZhaoqingCity);
        await Assert.ThrowsAsync<JournalUnavailableException>(async () => await link.SendAsync([message], default));
        var asked = Assert.Single(await hub.Connect(ZhaoqingCity).PollAsync(10, default));
        byte[] taken = Encoding.UTF8.GetBytes($$"""{"case":"{{HandoverMessageCodec.Read(message).AsT1.Case}}","intake":"stored","seen":1,"owner":"handling"}""");
        await hub.Connect(Guangzhou).PushAsync([new HubEnvelope(Guid.NewGuid(), Guangzhou, FoshanCity, HubPlatform.Answer, asked.Id, taken)], default);
        await Assert.ThrowsAsync<JournalUnavailableException>(async () => await link.SendAsync([message], default));
        await hub.Connect(ZhaoqingCity).PushAsync([new HubEnvelope(Guid.NewGuid(), ZhaoqingCity, FoshanCity, HubPlatform.Answer, asked.Id, taken)], default);
        Assert.Equal(1, Assert.Single(await link.SendAsync([message], default)).AsT1.Seen);
    }

    [Fact]
    public async Task An_answer_that_cannot_be_read_is_none_and_kept()
    {
        var hub = HubPlatform.HubOfTwo();
        var (foshan, zhaoqing) = HubPlatform.Two(hub);
        using (foshan)
        using (zhaoqing)
        {
            var number = await foshan.BegunAsync();
            var there = hub.Connect(ZhaoqingCity);
            foreach (string body in new[] { "<html>", "{}", "null", "{\"case\":1}" })
            {
                Assert.False(await foshan.PumpAsync());
                var asked = Assert.Single(await there.PollAsync(10, default));
                await there.PushAsync([new HubEnvelope(Guid.NewGuid(), ZhaoqingCity, FoshanCity, HubPlatform.Answer, asked.Id, Encoding.UTF8.GetBytes(body))], default);
                Assert.False(await foshan.PumpAsync());
            }

            Assert.Equal(4, (await foshan.KeptAsync()).Length);
            Assert.Equal(0, (await foshan.Station.FindAsync(number))!.PeerSeen);
            Assert.True(await HubPlatform.SettleAsync(foshan, zhaoqing));
            Assert.Equal(1, (await foshan.Station.FindAsync(number))!.PeerSeen);
        }
    }

    [Fact]
    public async Task It_keeps_what_is_pushed_again_once_and_refuses_what_is_no_envelope()
    {
        var hub = new ProvincialHub(FoshanCity, ZhaoqingCity);
        var foshan = hub.Connect(FoshanCity);
        var envelope = new HubEnvelope(Guid.NewGuid(), FoshanCity, ZhaoqingCity, HubPlatform.Message, null, new byte[3]);
        for (int i = 0; i < 3; i++) await foshan.PushAsync([envelope], default);
        Assert.Equal(1, hub.Waiting(ZhaoqingCity));
        var wrong = await foshan.PushAsync([envelope with { Id = Guid.Empty }, envelope with { Kind = "" }, envelope with { Kind = "a b" }, envelope with { Kind = new string('a', 101) }, envelope with { From = ZhaoqingCity }], default);
        Assert.Equal(["id", "kind", "kind", "kind", "from"], wrong.Select(answer => answer.AsT0.Fields[0].Field));
        Assert.Equal(5, hub.Refused.Length);
        Assert.Throws<ArgumentException>(() => hub.Connect(Guangzhou));
    }

    [Fact]
    public async Task Hosts_that_are_joined_to_it_exchange_by_themselves_also_after_what_nobody_expects()
    {
        int looks = 0;
        var time = new FakeTimeProvider(Said.Start.ToDateTimeOffset());
        var hub = HubPlatform.HubOfTwo();
        await using var foshan = HostOf(FoshanCity, ZhaoqingCity);
        await using var zhaoqing = HostOf(ZhaoqingCity, FoshanCity);
        var number = (await foshan.GetRequiredService<HandoverStation>().BeginAsync(Said.Opening(policy: ClockStartPolicy.AuthorityAcceptance), "window-1")).AsT1.Number;
        foreach (var host in new[] { foshan, zhaoqing })
        {
            foreach (var service in host.GetServices<IHostedService>()) await service.StartAsync(default);
        }

        for (int i = 0; i < 100_000 && (await foshan.GetRequiredService<HandoverStation>().FindAsync(number))!.PeerSeen == 0; i++)
        {
            time.Advance(TimeSpan.FromMilliseconds(100));
            await Task.Yield();
        }

        Assert.Equal(1, (await foshan.GetRequiredService<HandoverStation>().FindAsync(number))!.PeerSeen);
        Assert.NotNull(await zhaoqing.GetRequiredService<HandoverStation>().FindAsync(number));
        foreach (var service in foshan.GetServices<IHostedService>().Concat(zhaoqing.GetServices<IHostedService>())) await service.StopAsync(default);

        Task Unheard() => Interlocked.Increment(ref looks) == 1 ? Task.FromException(new InvalidOperationException("unheard of")) : Task.CompletedTask;

        ServiceProvider HostOf(DivisionCode site, DivisionCode peer)
        {
            var services = new ServiceCollection();
            services.AddLogging();
            services.AddSingleton<TimeProvider>(time);
            services.AddGovServices().UseInMemoryJournal().AddHandoverHub(new HandoverSites(site, peer), _ => site == ZhaoqingCity ? new HubPlatform.Hooked(hub.Connect(site)) { Before = Unheard } : hub.Connect(site), new HubOptions("fo-zhao-1") { Wait = TimeSpan.FromDays(10) });
            return services.BuildServiceProvider();
        }
    }
}
