using System.Collections.Immutable;
using NodaTime;
using OneOf;
using Zhaoqing.GovServices.Cases;
using Zhaoqing.GovServices.CrossRegion;
using Zhaoqing.GovServices.CrossRegion.Hosting;
using Zhaoqing.GovServices.CrossRegionCities.Link;

namespace Zhaoqing.GovServices.CrossRegionCities.Tests;

/// <summary>What a city keeps in mind of what the other platform said.</summary>
public sealed class CityLinkTests : IDisposable
{
    private static readonly Instant Now = Instant.FromUtc(2026, 11, 30, 2, 0);

    private readonly (CityTrust Foshan, CityTrust Zhaoqing) _trust = CityTrust.Made();
    private readonly OtherCity _other = new();
    private readonly CityLink _link;

    public CityLinkTests() => _link = new CityLink(_other, new CitySettings(City.Foshan, 0, 0, 0, _trust.Foshan, CityAgreement.Read(CityAgreement.Sample)), new StandingClock());

    public void Dispose()
    {
        _trust.Foshan.Own.Dispose();
        _trust.Zhaoqing.Own.Dispose();
    }

    [Fact]
    [Clause("CON-2.4")]
    public async Task What_another_platform_says_of_itself_than_the_one_that_was_meant_is_not_kept()
    {
        var (meant, stray) = (Greeting(City.Zhaoqing.Code), Greeting(City.Foshan.Code));
        _other.Greeting = stray;
        await _link.GreetAsync(default);
        Assert.Null(_link.Peer);
        _other.Greeting = meant;
        await _link.GreetAsync(default);
        Assert.Same(meant, _link.Peer);
        _other.Greeting = stray;
        await _link.GreetAsync(default);
        Assert.Equal("cross-region.wrong-peer", _link.Status.Refusal?.Code);
        Assert.Same(meant, _link.Peer);
    }

    [Fact]
    [Clause("CON-2.4")]
    public async Task A_platform_takes_no_more_new_cases_until_it_takes_one()
    {
        _other.Greeting = Greeting(City.Zhaoqing.Code);
        var begun = Begun();
        // What is said first in a case of the other's is the first of this side all the same.
        var first = begun with { Content = new IdentityChecked("读卡", new string('a', 64)) };
        Assert.Null(await SentAsync(begun, HandoverIntake.Stored));
        Assert.Equal(new LocalDate(2026, 11, 30), await SentAsync(begun, new Refusal("cross-region.new-cases-full", "暂不接收新件。", LegalGround.OfClause("CON-2.4"))));
        Assert.NotNull(await SentAsync(first, HandoverIntake.Stored));
        Assert.NotNull(await SentAsync(begun, HandoverIntake.Duplicate));
        Assert.Null(await SentAsync(begun, HandoverIntake.Stored));
    }

    private async Task<LocalDate?> SentAsync(HandoverMessage message, OneOf<Refusal, HandoverIntake> answer)
    {
        _other.Answer = answer.MapT1(intake => new HandoverReceived(message.Case, intake, Seen: 1, HandoverSide.Receiving));
        await _link.SendAsync([HandoverMessageCodec.Write(message)], default);
        return _link.NotNowOn;
    }

    private static HandoverGreeting Greeting(DivisionCode site) => HandoverGreeting.Of(site, "fo-zhao-1", Now);

    private static HandoverMessage Begun()
    {
        var nanhai = DivisionCode.Parse("440605", provider: null);
        var opening = new HandoverOpening(CityMatter.All[1].Code, HandlingMode.CollectOnBehalf, ClockStartPolicy.PaperArrival, new HandoverUnit(nanhai, City.WindowOf(nanhai)), new HandoverUnit(City.Zhaoqing.Code, "肇庆市示例局"), Channel.Window);
        return HandoverCase.Empty(CaseNumber.Create(ChinaTime.DayOf(Now), new byte[CaseNumber.RandomBytes]), HandoverSide.Receiving).Write(new CaseBegun(opening), Guid.CreateVersion7(), Now).AsT1;
    }

    private sealed class StandingClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => Now.ToDateTimeOffset();
    }

    private sealed class OtherCity : IHandoverLink
    {
        public HandoverGreeting Greeting { get; set; } = CityLinkTests.Greeting(City.Zhaoqing.Code);

        public OneOf<Refusal, HandoverReceived> Answer { get; set; }

        public ValueTask<HandoverGreeting> GreetAsync(HandoverGreeting own, CancellationToken cancellationToken) => ValueTask.FromResult(Greeting);

        public ValueTask<ImmutableArray<OneOf<Refusal, HandoverReceived>>> SendAsync(IReadOnlyList<ReadOnlyMemory<byte>> messages, CancellationToken cancellationToken) =>
            ValueTask.FromResult(ImmutableArray.CreateRange(messages.Select(_ => Answer)));

        public ValueTask<HandoverDay> DayAsync(LocalDate day, CancellationToken cancellationToken) => throw new NotSupportedException();

        public ValueTask<ImmutableArray<HandoverTally>> TalliesAsync(LocalDate day, CancellationToken cancellationToken) => throw new NotSupportedException();
    }
}
