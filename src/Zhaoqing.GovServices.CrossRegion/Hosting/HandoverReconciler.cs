using System.Collections.Immutable;
using NodaTime;

namespace Zhaoqing.GovServices.CrossRegion.Hosting;

/// <summary>Compares what both platforms have, day by day, and sends again what the other lacks (对账). What this one lacks, the other's reconciliation sends.</summary>
/// <param name="station">This platform's end.</param>
/// <param name="peer">The other platform.</param>
/// <param name="link">The way there.</param>
public sealed class HandoverReconciler(HandoverStation station, DivisionCode peer, IHandoverLink link)
{
    private readonly HandoverOutbox _outbox = new(station, peer, link);

    /// <summary>Compares a day and sends again what is missing there.</summary>
    /// <param name="day">The day in China; of today some differences are messages that are under way.</param>
    /// <param name="cancellationToken">Cancels the waiting.</param>
    /// <returns>What differed before anything was sent again; none where both have the same.</returns>
    /// <exception cref="Journal.JournalUnavailableException">The other platform cannot be reached now.</exception>
    [Clause("CON-2.4")]
    public async Task<ImmutableArray<HandoverDifference>> ReconcileAsync(LocalDate day, CancellationToken cancellationToken = default)
    {
        var own = await station.TalliesAsync(peer, day, cancellationToken).ConfigureAwait(false);
        if (HandoverDay.Of(day, own) == await link.DayAsync(day, cancellationToken).ConfigureAwait(false)) return [];
        var theirs = (await link.TalliesAsync(day, cancellationToken).ConfigureAwait(false)).ToDictionary(tally => tally.Case);
        var ours = own.ToDictionary(tally => tally.Case);
        var differences = ours.Keys.Union(theirs.Keys).OrderBy(number => number.ToString(), StringComparer.Ordinal)
            .Select(number => new HandoverDifference(number, ours.GetValueOrDefault(number), theirs.GetValueOrDefault(number))).Where(pair => pair.Ours != pair.Theirs).ToImmutableArray();
        foreach (var difference in differences.Where(difference => difference.Ours is not null))
        {
            var copy = (await station.FindAsync(peer, difference.Case, cancellationToken).ConfigureAwait(false))!;
            int there = difference.Theirs is not { } tally ? 0 : copy.Self == HandoverSide.Receiving ? tally.Receiving : tally.Handling;
            // Equal in number and not in what they are: the other is sent all of it, and takes what has the smaller id. Where that is its own, the difference stays and is told.
            // What it refuses stays a difference, and keeps no other case from its turn.
            _ = await _outbox.SendAgainAsync(difference.Case, there >= copy.LastSeq ? 0 : there, cancellationToken).ConfigureAwait(false);
        }

        return differences;
    }
}
