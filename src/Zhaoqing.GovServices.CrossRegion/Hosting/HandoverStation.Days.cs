using System.Collections.Immutable;
using NodaTime;

namespace Zhaoqing.GovServices.CrossRegion.Hosting;

public sealed partial class HandoverStation
{
    private readonly TallyMemory _tallies = new();

    /// <summary>What this platform has of the cases that were begun on a day with another, case by case in the order of their numbers.</summary>
    public async Task<ImmutableArray<HandoverTally>> TalliesAsync(DivisionCode peer, LocalDate day, CancellationToken cancellationToken = default)
    {
        var tallies = ImmutableArray.CreateBuilder<HandoverTally>();
        foreach (var (number, saidThrough) in await BegunOnAsync(peer, day, cancellationToken).ConfigureAwait(false))
        {
            if (_tallies.Find(peer, day, number, saidThrough) is not { } tally)
            {
                if (await FindReadableAsync(peer, number, cancellationToken).ConfigureAwait(false) is not { } copy) continue;
                // What was said since the look is in it already, and has it read again the next time.
                _tallies.Keep(peer, day, tally = HandoverTally.Of(copy), saidThrough);
            }

            tallies.Add(tally);
        }

        return tallies.ToImmutable();
    }

    /// <summary>The same as one digest.</summary>
    public async Task<HandoverDay> DayAsync(DivisionCode peer, LocalDate day, CancellationToken cancellationToken = default) =>
        HandoverDay.Of(day, await TalliesAsync(peer, day, cancellationToken).ConfigureAwait(false));
}
