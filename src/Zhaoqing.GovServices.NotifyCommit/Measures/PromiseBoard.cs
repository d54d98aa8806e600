using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using NodaTime;
using Zhaoqing.GovServices.Cases;
using Zhaoqing.GovServices.Catalogue;

namespace Zhaoqing.GovServices.NotifyCommit;

/// <summary>All promises of all cases in small rows (履诺看板): a fold of the events of cases, from which measures and the watch over verifications are read.</summary>
/// <remarks>
/// Not safe for concurrent use. A case has at most one row of each kind, so nothing is counted twice. What silence makes of a promise is seen on the day
/// asked for, whether or not anybody has written it down; a grant or an end of the case by silence is seen once it stands in the record.
/// </remarks>
public sealed partial class PromiseBoard
{
    private static readonly int States = Enum.GetValues<CommitmentState>().Length;

    private readonly Dictionary<CaseNumber, Entry> _cases = [];
    private readonly Dictionary<(DivisionCode Division, MatterCode Matter), int> _byPlace = [];
    private readonly List<(DivisionCode Division, MatterCode Matter, string Name)> _places = [];
    private readonly List<CommitmentRow> _commitments = [];
    private readonly List<CaseNumber> _numbers = [];
    private readonly List<DeficiencyRow> _tolerances = [];

    /// <summary>Takes an event of a case, the first of which is what it begins with; those that are no promise's change nothing.</summary>
    /// <param name="number">The case.</param>
    /// <param name="happened">The event.</param>
    /// <exception cref="ArgumentException">The event does not follow.</exception>
    public void Take(CaseNumber number, CaseEvent happened)
    {
        ref var entry = ref CollectionsMarshal.GetValueRefOrNullRef(_cases, number);
        if (Unsafe.IsNullRef(ref entry))
        {
            var file = CaseFile.Replay([happened]);
            _cases.Add(number, new Entry(PlaceOf(file)));
            return;
        }

        switch (happened)
        {
            case CommitmentOffered offered when entry.Commitment < 0:
                entry.Commitment = _commitments.Count;
                _commitments.Add(new CommitmentRow(entry.Place));
                _commitmentFacts.Add(default);
                _numbers.Add(number);
                FactsOf(_commitmentFacts, entry.Commitment).Take(offered, isComplete: false);
                break;
            case CommitmentEvent own:
                Commitments[RowOf(entry.Commitment, own)].Apply(own);
                FactsOf(_commitmentFacts, entry.Commitment).Take(own, isComplete: false);
                break;
            case DeficiencyTolerated tolerated when entry.Tolerance < 0:
                entry.Tolerance = _tolerances.Count;
                _tolerances.Add(new DeficiencyRow(entry.Place, tolerated));
                _toleranceFacts.Add(default);
                FactsOf(_toleranceFacts, entry.Tolerance).Take(tolerated, isComplete: false);
                break;
            case ToleranceEvent own:
                ref var row = ref Tolerances[RowOf(entry.Tolerance, own)];
                row.Apply(own);
                FactsOf(_toleranceFacts, entry.Tolerance).Take(own, isComplete: row.State == ToleranceState.Complete);
                break;
        }
    }

    /// <summary>Leaves a case out, which cannot be read; what else is taken of it begins it anew.</summary>
    /// <param name="number">The case.</param>
    public void Remove(CaseNumber number)
    {
        if (!_cases.Remove(number, out var entry)) return;
        if (entry.Commitment >= 0) Commitments[entry.Commitment].Place = -1;
        if (entry.Tolerance >= 0) Tolerances[entry.Tolerance].Place = -1;
    }

    /// <summary>Counts by division and matter, in the order of their codes; where there is nothing to count there is no row.</summary>
    /// <param name="at">The instant for which is asked.</param>
    /// <param name="within">Only cases of this division and of those that lie in it; <see langword="null"/> for all.</param>
    /// <param name="matter">Only cases of this matter; <see langword="null"/> for all.</param>
    public ImmutableArray<PromiseCounts> CountAt(Instant at, DivisionCode? within = null, MatterCode? matter = null)
    {
        var today = ChinaTime.DayOf(at);
        int[] states = new int[_places.Count * States];
        var commitments = new (int Signed, int Missed, int Recorded, int Repaired)[_places.Count];
        foreach (ref readonly var row in Commitments)
        {
            if (row.Place < 0) continue;
            var state = row.StateOn(today);
            states[(row.Place * States) + (int)state]++;
            ref var apart = ref commitments[row.Place];
            if (row.IsSigned) apart.Signed++;
            if (row.WasMissed || state == CommitmentState.VerificationOverdue) apart.Missed++;
            if (row.IsRecorded) apart.Recorded++;
            if (row.IsRepaired) apart.Repaired++;
        }

        var tolerances = new ToleranceCounts[_places.Count];
        Array.Fill(tolerances, new ToleranceCounts(0, 0, 0, 0));
        foreach (ref readonly var row in Tolerances)
        {
            if (row.Place >= 0) tolerances[row.Place] = tolerances[row.Place].Plus(CountsOf(row, today));
        }

        return
        [
            .. _places.Select((place, i) => new PromiseCounts(
                    place.Division,
                    place.Matter,
                    place.Name,
                    CommitmentCounts.Of(states.AsSpan(i * States, States)) with { EverSigned = commitments[i].Signed, VerificationMissed = commitments[i].Missed, Recorded = commitments[i].Recorded, Repaired = commitments[i].Repaired },
                    tolerances[i]))
                .Where(counts => counts.Commitments.Total + counts.Tolerances.Total > 0 && within?.Contains(counts.Division) != false && (matter is null || counts.Matter == matter))
                .OrderBy(counts => counts.Division.ToString(format: null, CultureInfo.InvariantCulture), StringComparer.Ordinal)
                .ThenBy(counts => counts.Matter.ToString(), StringComparer.Ordinal),
        ];
    }

    /// <summary>The verifications that are overdue, or fall due by a day (到期核查): one pass over the rows.</summary>
    /// <param name="today">The day in China on which is asked.</param>
    /// <param name="through">The day by which the others fall due.</param>
    /// <param name="within">Only cases of this division and of those that lie in it; <see langword="null"/> for all.</param>
    /// <returns>Them, the first due first, of a day in the order in which their notices were first shown.</returns>
    [Clause("CON-7.4")]
    public ImmutableArray<VerificationDue> VerificationsDue(LocalDate today, LocalDate through, DivisionCode? within = null)
    {
        bool[] isAsked = [.. _places.Select(place => within?.Contains(place.Division) != false)];
        var last = LocalDate.Max(through, today.PlusDays(-1));
        var due = new List<(LocalDate Day, int Row)>();
        var rows = Commitments;
        for (int i = 0; i < rows.Length; i++)
        {
            ref readonly var row = ref rows[i];
            if (row.Due > last || row.State is not (CommitmentState.ToVerify or CommitmentState.VerificationOverdue) || row.Place < 0 || !isAsked[row.Place]) continue;
            due.Add((row.Due, i));
        }

        due.Sort();
        return [.. due.Select(one => DueOf(one.Row, today))];
    }

    private VerificationDue DueOf(int row, LocalDate today)
    {
        var (division, matter, _) = _places[_commitments[row].Place];
        var day = _commitments[row].Due;
        return new VerificationDue(_numbers[row], matter, division, day, day < today);
    }

    private Span<CommitmentRow> Commitments => CollectionsMarshal.AsSpan(_commitments);

    private Span<DeficiencyRow> Tolerances => CollectionsMarshal.AsSpan(_tolerances);

    private static int RowOf(int index, PartEvent happened) => index >= 0 ? index : throw new ArgumentException($"No promise begins with {happened.GetType().Name}.", nameof(happened));

    private int PlaceOf(CaseFile file)
    {
        var key = (file.Application.Division, file.Application.Matter);
        ref int place = ref CollectionsMarshal.GetValueRefOrAddDefault(_byPlace, key, out bool known);
        if (known)
        {
            _places[place] = (key.Division, key.Matter, file.Terms.MatterName);
            return place;
        }

        _places.Add((key.Division, key.Matter, file.Terms.MatterName));
        return place = _places.Count - 1;
    }

    private static ToleranceCounts CountsOf(DeficiencyRow row, LocalDate today)
    {
        var counts = row.StateOn(today) switch
        {
            ToleranceState.Outstanding => new ToleranceCounts(1, 0, 0, 0),
            ToleranceState.Complete => new ToleranceCounts(0, 1, 0, 0),
            ToleranceState.Lapsed => new ToleranceCounts(0, 0, 1, 0),
            _ => new ToleranceCounts(0, 0, 0, 1),
        };
        return counts with { Extended = row.WasExtended ? 1 : 0 };
    }

    [StructLayout(LayoutKind.Auto)]
    private struct Entry(int place)
    {
        public readonly int Place = place;
        public int Commitment = -1, Tolerance = -1;
    }
}
