using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.InteropServices;
using NodaTime;
using Zhaoqing.GovServices.Catalogue;
using Zhaoqing.GovServices.TimeLimit;

namespace Zhaoqing.GovServices.NotifyCommit;

/// <content>What happened over a period.</content>
public sealed partial class PromiseBoard
{
    private readonly List<FactDays> _commitmentFacts = [];
    private readonly List<FactDays> _toleranceFacts = [];

    /// <summary>Counts what happened over a period, by division and matter, in the order of their codes; where nothing happened there is no row.</summary>
    /// <param name="from">The first day in China.</param>
    /// <param name="through">The last, not before it.</param>
    /// <param name="at">The instant for which is asked: what silence has not brought by then is not counted.</param>
    /// <param name="within">Only cases of this division and of those that lie in it; <see langword="null"/> for all.</param>
    /// <param name="matter">Only cases of this matter; <see langword="null"/> for all.</param>
    /// <exception cref="ArgumentException">The period ends before it begins.</exception>
    [Clause("CON-7.4")]
    public ImmutableArray<PromisePeriod> CountOver(LocalDate from, LocalDate through, Instant at, DivisionCode? within = null, MatterCode? matter = null)
    {
        if (through < from) throw new ArgumentException("A period does not end before it begins.", nameof(through));
        var today = ChinaTime.DayOf(at);
        int[] counts = new int[_places.Count * FactDays.Length];
        for (int i = 0; i < _commitments.Count; i++)
        {
            var (row, days) = (_commitments[i], _commitmentFacts[i]);
            if (today > row.Due && row.State == CommitmentState.ToVerify) days.Mark(PromiseFact.VerificationMissed, row.Due.PlusDays(1));
            if (today > row.Due && row.State == CommitmentState.Conditional) days.Mark(PromiseFact.Broken, row.Due.PlusDays(1));
            Add(row.Place, days);
        }

        for (int i = 0; i < _tolerances.Count; i++)
        {
            var (row, days) = (_tolerances[i], _toleranceFacts[i]);
            if (row.StateOn(today) == ToleranceState.Lapsed && row.State != ToleranceState.Lapsed) days.Mark(PromiseFact.Lapsed, row.Due.PlusDays(1));
            Add(row.Place, days);
        }

        return
        [
            .. _places.Select((place, i) => (place, Counts: counts[(i * FactDays.Length)..((i + 1) * FactDays.Length)]))
                .Where(one => one.Counts.Any(count => count > 0) && within?.Contains(one.place.Division) != false && (matter is null || one.place.Matter == matter))
                .OrderBy(one => one.place.Division.ToString(format: null, CultureInfo.InvariantCulture), StringComparer.Ordinal)
                .ThenBy(one => one.place.Matter.ToString(), StringComparer.Ordinal)
                .Select(one => new PromisePeriod(one.place.Division, one.place.Matter, one.place.Name, PromiseFacts.Of(one.Counts))),
        ];

        void Add(int place, FactDays days)
        {
            if (place < 0) return;
            for (int fact = 0; fact < FactDays.Length; fact++)
            {
                if (days[fact] != default && days[fact] >= from && days[fact] <= through) counts[(place * FactDays.Length) + fact]++;
            }
        }
    }

    private static ref FactDays FactsOf(List<FactDays> facts, int row) => ref CollectionsMarshal.AsSpan(facts)[row];
}
