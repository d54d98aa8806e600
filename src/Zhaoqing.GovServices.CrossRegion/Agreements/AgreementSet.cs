using System.Collections.Immutable;
using NodaTime;
using OneOf;

namespace Zhaoqing.GovServices.CrossRegion;

/// <summary>Agreements that do not contradict one another (通办协议集).</summary>
/// <remarks>Immutable. For each matter, direction and day at most one item counts: that of the most specific agreement.</remarks>
public sealed class AgreementSet
{
    private readonly ImmutableArray<AgreementParty> _parties;

    private AgreementSet(ImmutableArray<AgreedItem> items, ImmutableArray<Agreement> agreements, ImmutableArray<AgreementParty> parties) => (Items, Agreements, _parties) = (items, agreements, parties);

    /// <summary>No agreement at all.</summary>
    public static AgreementSet Empty { get; } = new([], [], []);

    /// <summary>All editions, by identifier and number.</summary>
    public ImmutableArray<Agreement> Agreements { get; }

    /// <summary>The items, the most specific first.</summary>
    internal ImmutableArray<AgreedItem> Items { get; }

    /// <summary>A set from data that may be wrong.</summary>
    /// <returns>
    /// The set; refused with <c>cross-region.edition-unfit</c> where two editions of an agreement have the same number or do not begin one after the other, and with
    /// <c>cross-region.agreement-contradicts</c> where two agreements of the same reach name different authorities or modes for the same matter on the same day.
    /// </returns>
    public static OneOf<Refusal, AgreementSet> Of(params IEnumerable<Agreement> agreements)
    {
        ArgumentNullException.ThrowIfNull(agreements);
        ImmutableArray<Agreement> all = [.. agreements.OrderBy(agreement => agreement.Id, StringComparer.Ordinal).ThenBy(agreement => agreement.Edition)];
        ImmutableArray<AgreementParty> parties = [.. all.SelectMany(agreement => new[] { agreement.First, agreement.Second }).Distinct()];
        var items = new List<AgreedItem>();
        for (int i = 0; i < all.Length; i++)
        {
            var next = i + 1 < all.Length && string.Equals(all[i].Id, all[i + 1].Id, StringComparison.Ordinal) ? all[i + 1] : null;
            if (next is not null && (next.Edition == all[i].Edition || next.From <= all[i].From)) return RoutingRefusals.EditionUnfit();
            var through = next is { } later && !(all[i].Through < later.From) ? later.From.PlusDays(-1) : all[i].Through;
            items.AddRange(all[i].Items.Select(item => new AgreedItem(all[i], item, through, MarkOf(all[i].Receiving(item)), MarkOf(all[i].Handling(item)), parties.Length > 64)));
        }

        foreach (var group in items.GroupBy(item => item.Item.Matter).Select(group => group.ToArray()))
        {
            for (int i = 0; i < group.Length; i++)
            {
                if (group.Skip(i + 1).FirstOrDefault(group[i].Contradicts) is { } other) return RoutingRefusals.Contradicts(group[i].Agreement.Id, other.Agreement.Id, other.Item.Matter.ToString());
            }
        }

        return new AgreementSet([.. items.OrderByDescending(item => item.Reach).ThenBy(item => item.Agreement.Id, StringComparer.Ordinal)], all, parties);

        ulong MarkOf(AgreementParty party) => Mark(parties.IndexOf(party));
    }

    /// <summary>The marks of the parties in which a division lies: what has not the mark of a party does not lie in it.</summary>
    internal ulong MarksOf(DivisionSpot spot)
    {
        ulong marks = 0;
        for (int i = 0; i < _parties.Length; i++) marks |= _parties[i].Contains(spot) ? Mark(i) : 0;
        return marks;
    }

    private static ulong Mark(int party) => 1UL << (party % 64);

    /// <summary>The editions in force on a day in China.</summary>
    public IEnumerable<Agreement> InForce(LocalDate day) => Items.Where(item => item.Holds(day)).Select(item => item.Agreement).Distinct();
}

/// <summary>A division as a set of agreements sees it.</summary>
internal sealed record MarkedSpot(DivisionSpot Spot, ulong Marks);

/// <summary>An item with its agreement, the last day on which this edition of it counts, and the marks of its parties; where there are more than 64 parties, two share one.</summary>
internal sealed record AgreedItem(Agreement Agreement, AgreementItem Item, LocalDate? Through, ulong ReceivingMark, ulong HandlingMark, bool MarksAreShared)
{
    private readonly AgreementParty _receiving = Agreement.Receiving(Item);
    private readonly AgreementParty _handling = Agreement.Handling(Item);
    private readonly DivisionCode _deciding = Item.Deciding.Division;

    /// <summary>Whether the authority may decide for less than its party is: then where the business lies is asked again.</summary>
    private readonly bool _isNarrower = !Agreement.Handling(Item).Divisions.All(division => Item.Deciding.Division.Contains(division)) || Agreement.Handling(Item).Divisions.IsEmpty;

    private readonly int _from = NumberOf(Agreement.From);
    private readonly int _through = Through is { } last ? NumberOf(last) : int.MaxValue;

    /// <summary>How specific it is: the wider party counts first.</summary>
    public (int Wider, int Narrower) Reach { get; } =
        (Math.Min(Agreement.First.Depth, Agreement.Second.Depth), Math.Max(Agreement.First.Depth, Agreement.Second.Depth));

    public bool Holds(LocalDate day) => NumberOf(day) is var number && _from <= number && number <= _through;

    public bool Fits(MarkedSpot receiving, MarkedSpot business, LocalDate day) =>
        (receiving.Marks & ReceivingMark) != 0 && (business.Marks & HandlingMark) != 0
        && (!MarksAreShared || (_receiving.Contains(receiving.Spot) && _handling.Contains(business.Spot)))
        && (!_isNarrower || business.Spot.LiesIn(_deciding)) && Holds(day);

    /// <summary>Whether both could count for the same application and would then say different things.</summary>
    public bool Contradicts(AgreedItem other) =>
        Reach == other.Reach && Item.Matter == other.Item.Matter
        && Agreement.From <= (other.Through ?? LocalDate.MaxIsoValue) && other.Agreement.From <= (Through ?? LocalDate.MaxIsoValue)
        && _receiving.Overlaps(other._receiving) && _handling.Overlaps(other._handling)
        && (_deciding.Contains(other._deciding) || other._deciding.Contains(_deciding))
        && (Item.Deciding != other.Item.Deciding || Item.Modes != other.Item.Modes);

    /// <summary>Days as numbers in their order: comparing these takes a fraction of the time.</summary>
    private static int NumberOf(LocalDate day) =>
        day.Calendar == CalendarSystem.Iso ? (day.Year << 9) | (day.Month << 5) | day.Day : throw new ArgumentException("A day is one of the ISO calendar.", nameof(day));
}
