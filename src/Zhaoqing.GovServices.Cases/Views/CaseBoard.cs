using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using NodaTime;
using Zhaoqing.GovServices.TimeLimit;

namespace Zhaoqing.GovServices.Cases;

/// <summary>All cases as lists show them (办件看板): a fold of the events of all cases, with an order kept beside it.</summary>
/// <remarks>
/// Not safe for concurrent use. An event only marks its case; the order is mended when somebody looks, so that a rebuild orders each case once.
/// What silence brings about is taken at the instant for which one looks, whether or not anybody has written it down.
/// </remarks>
internal sealed class CaseBoard
{
    private static readonly Comparer<CaseNumber> ByNumber = Comparer<CaseNumber>.Create((one, other) => string.CompareOrdinal(one.ToString(), other.ToString()));

    private readonly Dictionary<CaseNumber, (CaseLine Recorded, CaseLine? Shown)> _lines = [];
    private readonly Dictionary<string, OrderedDictionary<CaseNumber, bool>> _byAccount = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Authority, DivisionCode Division), SortedDictionary<CasePlace, SortedSet<CaseNumber>>> _desks = [];
    private readonly HashSet<CaseNumber> _touched = [];
    private readonly SharedTerms _terms = new();
    private readonly PriorityQueue<CaseNumber, Instant> _waits = new();
    private Instant _asOf = Instant.MinValue;

    /// <summary>Takes an event of a case.</summary>
    /// <exception cref="ArgumentException">The event does not follow.</exception>
    public void Take(CaseNumber number, CaseEvent happened)
    {
        ref var entry = ref CollectionsMarshal.GetValueRefOrNullRef(_lines, number);
        if (!Unsafe.IsNullRef(ref entry))
        {
            entry.Recorded = entry.Recorded.Apply(happened);
            if (happened is CaseMandateGiven given) Add(given.Mandate.Agent, number);
        }
        else
        {
            var told = CaseBeginning.Of(happened).Terms;
            var terms = _terms.Of(told);
            var line = CaseLine.Of(ReferenceEquals(terms, told) ? happened : CaseBeginning.With(happened, terms));
            // The text of the number is kept once.
            if (line.Number == number) number = line.Number;
            _lines.Add(number, (line, null));
            foreach (string account in line.Accounts) Add(account, number);
        }

        _touched.Add(number);
    }

    /// <summary>Leaves a case out, which cannot be read.</summary>
    public void Remove(CaseNumber number)
    {
        if (!_lines.Remove(number, out var entry)) return;
        _touched.Remove(number);
        if (entry.Shown is { } shown) TakeOut(shown);
        foreach (string account in entry.Recorded.Accounts) _byAccount[account].Remove(number);
    }

    /// <summary>Brings the order to an instant, never back: what was recorded since, and what silence has brought about by then.</summary>
    public void AdvanceTo(Instant now)
    {
        _asOf = Instant.Max(_asOf, now);
        while (_waits.TryPeek(out var number, out var ends) && ends <= _asOf)
        {
            _waits.Dequeue();
            if (_lines.ContainsKey(number)) _touched.Add(number);
        }

        foreach (var number in _touched)
        {
            ref var entry = ref CollectionsMarshal.GetValueRefOrNullRef(_lines, number);
            if (entry.Shown is { } before) TakeOut(before);
            entry.Shown = null;
        }

        var placed = new Dictionary<SortedSet<CaseNumber>, List<CaseNumber>>();
        foreach (var number in _touched) (CollectionsMarshal.GetValueRefOrAddDefault(placed, Place(number), out _) ??= []).Add(number);
        // Many at once, as after a start, are sorted and merged; one after the other would look for each place anew.
        foreach (var (numbers, added) in placed) numbers.UnionWith(new SortedSet<CaseNumber>(added, ByNumber));
        _touched.Clear();
    }

    /// <summary>A page of the cases of a desk.</summary>
    /// <param name="within">The division whose cases the desk may see.</param>
    /// <param name="query">Which of them.</param>
    /// <param name="lights">The light of a last day.</param>
    public CasePage Desk(DivisionCode within, CaseQuery query, Func<LocalDate, WarningLight> lights)
    {
        var cells = _desks
            .Where(desk => within.Contains(desk.Key.Division) && Fits(query, desk.Key.Authority, desk.Key.Division))
            .SelectMany(desk => desk.Value)
            .Where(cell => Fits(query, cell.Key))
            .Select(cell => (cell.Key, cell.Value, Light: cell.Key.HasDue ? lights(cell.Key.Due) : WarningLight.None))
            .ToArray();
        var counts = cells.Aggregate(new LightCounts(0, 0, 0, 0, 0), (sum, cell) => sum.Plus(cell.Light, cell.Value.Count));
        if (query.Light is { } wanted) cells = [.. cells.Where(cell => cell.Light == wanted)];
        Array.Sort(cells, (one, other) => one.Key.ByRank(other.Key));
        var lines = ImmutableArray.CreateBuilder<CaseLine>(query.Size);
        long skip = query.Skipped;
        for (int first = 0, next; first < cells.Length && lines.Count < query.Size; first = next)
        {
            int count = 0;
            for (next = first; next < cells.Length && cells[next].Key.ByRank(cells[first].Key) == 0; next++) count += cells[next].Value.Count;
            if (skip >= count)
            {
                skip -= count;
                continue;
            }

            foreach (var number in Merged(cells.AsSpan(first..next)).Skip((int)skip).Take(query.Size - lines.Count)) lines.Add(_lines[number].Shown!);
            skip = 0;
        }

        return new CasePage(_asOf, cells.Sum(cell => cell.Value.Count), counts, lines.DrainToImmutable());

        static IEnumerable<CaseNumber> Merged(ReadOnlySpan<(CasePlace Place, SortedSet<CaseNumber> Numbers, WarningLight Light)> same)
        {
            IEnumerable<CaseNumber> merged = same[0].Numbers;
            for (int i = 1; i < same.Length; i++) merged = Merge(merged, same[i].Numbers);
            return merged;
        }
    }

    /// <summary>A page of the cases an account is party to.</summary>
    public CasePage Mine(string account, CaseQuery query, Func<LocalDate, WarningLight> lights)
    {
        var fitting = OfAccount(account)
            .Select(line => (Line: line, Place: CasePlace.Of(line)))
            .Where(line => Fits(query, line.Line.Authority, line.Line.Division) && Fits(query, line.Place))
            .Select(line => (line.Line, line.Place, Light: line.Place.HasDue ? lights(line.Place.Due) : WarningLight.None))
            .ToArray();
        var counts = fitting.Aggregate(new LightCounts(0, 0, 0, 0, 0), (sum, line) => sum.Plus(line.Light, 1));
        if (query.Light is { } wanted) fitting = [.. fitting.Where(line => line.Light == wanted)];
        Array.Sort(fitting, (one, other) => one.Place.ByRank(other.Place) is var rank and not 0 ? rank : ByNumber.Compare(one.Line.Number, other.Line.Number));
        return new CasePage(_asOf, fitting.Length, counts, [.. fitting.Skip((int)Math.Min(query.Skipped, int.MaxValue)).Take(query.Size).Select(line => line.Line)]);
    }

    /// <summary>The cases an account is party to now, as applicant or as an agent whose mandate holds, in the order in which it became one.</summary>
    public IEnumerable<CaseLine> OfAccount(string account) =>
        _byAccount.TryGetValue(account, out var numbers) ? numbers.Keys.Select(number => _lines[number].Shown!.At(_asOf)).Where(line => line.IsOf(account)) : [];

    /// <summary>All cases, in no order.</summary>
    public IEnumerable<CaseLine> All => _lines.Values.Select(entry => entry.Shown!);

    private static bool Fits(CaseQuery query, string authority, DivisionCode division) =>
        (query.Authority is null || string.Equals(query.Authority, authority, StringComparison.Ordinal)) && query.Division?.Contains(division) != false;

    private static bool Fits(CaseQuery query, CasePlace place) =>
        (query.State is null || query.State == place.State) && (query.DueBy is not { } due || (place.HasDue && place.Due <= due));

    private static IEnumerable<CaseNumber> Merge(IEnumerable<CaseNumber> one, IEnumerable<CaseNumber> other)
    {
        using var left = one.GetEnumerator();
        using var right = other.GetEnumerator();
        bool hasLeft = left.MoveNext(), hasRight = right.MoveNext();
        while (hasLeft || hasRight)
        {
            if (hasLeft && (!hasRight || ByNumber.Compare(left.Current, right.Current) < 0))
            {
                yield return left.Current;
                hasLeft = left.MoveNext();
            }
            else
            {
                yield return right.Current;
                hasRight = right.MoveNext();
            }
        }
    }

    /// <summary>Finds out what a case shows, and where it belongs.</summary>
    private SortedSet<CaseNumber> Place(CaseNumber number)
    {
        ref var entry = ref CollectionsMarshal.GetValueRefOrNullRef(_lines, number);
        var shown = entry.Recorded;
        var next = shown.LapsesAt;
        if (next <= Instant.Max(_asOf, shown.File.LastAt))
        {
            shown = shown.At(Instant.Max(_asOf, shown.File.LastAt));
            next = shown.LapsesAt;
        }

        if (next is { } ends) _waits.Enqueue(number, ends);
        var cells = CollectionsMarshal.GetValueRefOrAddDefault(_desks, DeskOf(shown), out _) ??= new(CasePlace.Order);
        var place = CasePlace.Of(shown);
        if (!cells.TryGetValue(place, out var numbers)) cells.Add(place, numbers = new SortedSet<CaseNumber>(ByNumber));
        entry.Shown = shown;
        return numbers;
    }

    private void TakeOut(CaseLine shown)
    {
        var cells = _desks[DeskOf(shown)];
        var place = CasePlace.Of(shown);
        var numbers = cells[place];
        numbers.Remove(shown.Number);
        if (numbers.Count == 0) cells.Remove(place);
    }

    private void Add(string account, CaseNumber number)
    {
        var numbers = CollectionsMarshal.GetValueRefOrAddDefault(_byAccount, account, out _) ??= [];
        numbers.TryAdd(number, true);
    }

    private static (string Authority, DivisionCode Division) DeskOf(CaseLine line) => (line.Authority, line.Division);
}
