using System.Collections.Immutable;
using NodaTime;
using OneOf;
using Zhaoqing.GovServices.CrossRegion;
using Zhaoqing.GovServices.CrossRegion.Hosting;
using Zhaoqing.GovServices.Journal;

namespace Zhaoqing.GovServices.CrossRegionCities.Link;

/// <summary>The way to the other city: greeted before anything is sent, with a plug that people can pull and put back.</summary>
/// <param name="inner">The way that is plugged.</param>
/// <param name="settings">How this city's platform runs.</param>
/// <param name="time">The clock.</param>
internal sealed class CityLink(IHandoverLink inner, CitySettings settings, TimeProvider time) : IHandoverLink
{
    private static readonly Duration Skew = Duration.FromMinutes(5);

    private volatile LinkStatus _status = LinkStatus.NotYet;

    /// <summary>What the last greeting, or what failed since, told.</summary>
    public LinkStatus Status => IsPulled ? LinkStatus.NotYet : _status;

    /// <summary>What the other platform, being the one that was meant, said of itself last, also where the line has been cut since; null before its first greeting.</summary>
    public HandoverGreeting? Peer { get; private set; }

    /// <summary>The day on which the other platform last said that it takes no more new cases (暂不接收新件); null where it has taken one since.</summary>
    public LocalDate? NotNowOn { get; private set; }

    /// <summary>Whether the plug is pulled here.</summary>
    public bool IsPulled { get; private set; }

    public void Pull() => IsPulled = true;

    public void PutBack() => IsPulled = false;

    public async ValueTask<HandoverGreeting> GreetAsync(HandoverGreeting own, CancellationToken cancellationToken)
    {
        var greeting = await ReachAsync(() => inner.GreetAsync(own, cancellationToken)).ConfigureAwait(false);
        if (own.Compare(settings.City.Peer.Code, greeting, Skew).TryPickT0(out var refusal, out var remarks)) _status = new LinkStatus(IsUp: false, greeting, [], refusal);
        else (Peer, _status) = (greeting, new LinkStatus(IsUp: true, greeting, remarks, Refusal: null));
        return greeting;
    }

    /// <summary>Greets the other platform as it is now.</summary>
    public async Task GreetAsync(CancellationToken cancellationToken) =>
        _ = await GreetAsync(HandoverGreeting.Of(settings.City.Code, settings.EditionAt(time.GetUtcNow()).Edition, Instant.FromDateTimeOffset(time.GetUtcNow())), cancellationToken).ConfigureAwait(false);

    public async ValueTask<ImmutableArray<OneOf<Refusal, HandoverReceived>>> SendAsync(IReadOnlyList<ReadOnlyMemory<byte>> messages, CancellationToken cancellationToken)
    {
        if (!Status.IsUp) await GreetAsync(cancellationToken).ConfigureAwait(false);
        if (Status.Refusal is { } refusal) throw new JournalUnavailableException(refusal.Message);
        var answers = await ReachAsync(() => inner.SendAsync(messages, cancellationToken)).ConfigureAwait(false);
        if (answers.Any(answer => answer.TryPickT0(out var why, out _) && why.Code is "cross-region.new-cases-full")) NotNowOn = ChinaTime.DayOf(Instant.FromDateTimeOffset(time.GetUtcNow()));
        else if (NotNowOn is not null && messages.Zip(answers).Any(pair => IsNewCaseTaken(pair.First, pair.Second))) NotNowOn = null;
        return answers;
    }

    public ValueTask<HandoverDay> DayAsync(LocalDate day, CancellationToken cancellationToken) => ReachAsync(() => inner.DayAsync(day, cancellationToken));

    public ValueTask<ImmutableArray<HandoverTally>> TalliesAsync(LocalDate day, CancellationToken cancellationToken) => ReachAsync(() => inner.TalliesAsync(day, cancellationToken));

    /// <summary>What this platform says first in a case that the other began is no new case.</summary>
    private static bool IsNewCaseTaken(ReadOnlyMemory<byte> body, OneOf<Refusal, HandoverReceived> answer) =>
        answer.TryPickT1(out var received, out _) && received.Intake == HandoverIntake.Stored && HandoverMessageCodec.Read(body.Span).TryPickT1(out var message, out _) && message.Content is CaseBegun;

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
