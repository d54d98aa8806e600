using System.Collections.Immutable;
using NodaTime;
using OneOf;
using Zhaoqing.GovServices.CrossRegion.Exchange.Hosting;
using Zhaoqing.GovServices.CrossRegion.Hosting;
using Zhaoqing.GovServices.Journal;

namespace Zhaoqing.GovServices.CrossRegionCities.Link;

/// <summary>The way to the other city: greeted before anything is sent, with a plug that people can pull and put back.</summary>
internal sealed class CityLink(IServiceProvider services, CitySettings settings, TimeProvider time) : IHandoverLink
{
    private static readonly Duration Skew = Duration.FromMinutes(5);

    private readonly IHandoverLink _inner = services.HandoverLinkTo(settings.City.Peer.Code);
    private volatile LinkStatus _status = LinkStatus.NotYet;

    /// <summary>What the last greeting, or what failed since, told.</summary>
    public LinkStatus Status => IsPulled ? LinkStatus.NotYet : _status;

    /// <summary>What the other platform said of itself last, also where the line has been cut since; null before its first greeting.</summary>
    public HandoverGreeting? Peer { get; private set; }

    /// <summary>The day on which the other platform last said that it takes no more new cases (暂不接收新件).</summary>
    public LocalDate? NotNowOn { get; private set; }

    /// <summary>Whether the plug is pulled here.</summary>
    public bool IsPulled { get; private set; }

    public void Pull() => IsPulled = true;

    public void PutBack() => IsPulled = false;

    public async ValueTask<HandoverGreeting> GreetAsync(HandoverGreeting own, CancellationToken cancellationToken)
    {
        var greeting = await ReachAsync(() => _inner.GreetAsync(own, cancellationToken)).ConfigureAwait(false);
        Peer = greeting;
        _status = own.Compare(settings.City.Peer.Code, greeting, Skew).Match(refusal => new LinkStatus(IsUp: false, greeting, [], refusal), remarks => new LinkStatus(IsUp: true, greeting, remarks, Refusal: null));
        return greeting;
    }

    /// <summary>Greets the other platform as it is now.</summary>
    public async Task GreetAsync(CancellationToken cancellationToken) =>
        _ = await GreetAsync(HandoverGreeting.Of(settings.City.Code, settings.EditionAt(time.GetUtcNow()).Edition, Instant.FromDateTimeOffset(time.GetUtcNow())), cancellationToken).ConfigureAwait(false);

    public async ValueTask<ImmutableArray<OneOf<Refusal, HandoverReceived>>> SendAsync(IReadOnlyList<ReadOnlyMemory<byte>> messages, CancellationToken cancellationToken)
    {
        if (!Status.IsUp) await GreetAsync(cancellationToken).ConfigureAwait(false);
        if (Status.Refusal is { } refusal) throw new JournalUnavailableException(refusal.Message);
        var answers = await ReachAsync(() => _inner.SendAsync(messages, cancellationToken)).ConfigureAwait(false);
        if (answers.Any(answer => answer.TryPickT0(out var why, out _) && why.Code is "cross-region.new-cases-full")) NotNowOn = ChinaTime.DayOf(Instant.FromDateTimeOffset(time.GetUtcNow()));
        return answers;
    }

    public ValueTask<HandoverDay> DayAsync(LocalDate day, CancellationToken cancellationToken) => ReachAsync(() => _inner.DayAsync(day, cancellationToken));

    public ValueTask<ImmutableArray<HandoverTally>> TalliesAsync(LocalDate day, CancellationToken cancellationToken) => ReachAsync(() => _inner.TalliesAsync(day, cancellationToken));

    private async ValueTask<T> ReachAsync<T>(Func<ValueTask<T>> ask)
    {
        try
        {
            return IsPulled ? throw new JournalUnavailableException("链路已在本平台人工断开,消息留在本平台。") : await ask().ConfigureAwait(false);
        }
        catch
        {
            _status = LinkStatus.NotYet;
            throw;
        }
    }
}
