using System.Collections.Frozen;
using System.Collections.Immutable;
using NodaTime;
using OneOf;
using Zhaoqing.GovServices.Catalogue;

namespace Zhaoqing.GovServices.CrossRegion;

/// <summary>The rules by which an application finds its authority (通办路由规则): matters, agreements, exceptions over a tree of divisions.</summary>
/// <remarks>Immutable and safe for concurrent use; a decided route allocates nothing.</remarks>
public sealed class CrossRegionRules
{
    private readonly DivisionTree _tree;
    private readonly Dictionary<MatterCode, Desk> _desks;
    private readonly FrozenDictionary<DivisionCode, MarkedSpot> _spots;

    private CrossRegionRules(DivisionTree tree, AgreementSet agreements, ImmutableArray<RoutedMatter> matters, Dictionary<MatterCode, Desk> desks)
    {
        (_tree, Agreements, Matters, _desks) = (tree, agreements, matters, desks);
        _spots = tree.Spots.ToFrozenDictionary(pair => pair.Key, pair => new MarkedSpot(pair.Value, agreements.MarksOf(pair.Value)));
    }

    /// <summary>The agreements.</summary>
    public AgreementSet Agreements { get; }

    /// <summary>The matters, ordered by code.</summary>
    public ImmutableArray<RoutedMatter> Matters { get; }

    /// <summary>The divisions.</summary>
    public DivisionTree Divisions => _tree;

    /// <summary>Rules from data that may be wrong.</summary>
    /// <param name="tree">The divisions.</param>
    /// <param name="matters">The matters.</param>
    /// <param name="agreements">The agreements.</param>
    /// <param name="exceptions">The exceptions; none is the principle.</param>
    /// <returns>The rules; refused with <c>cross-region.matter-unknown</c> where an agreement or an exception names a matter that is not there.</returns>
    /// <exception cref="ArgumentException">Two matters have the same code.</exception>
    public static OneOf<Refusal, CrossRegionRules> Of(DivisionTree tree, IEnumerable<RoutedMatter> matters, AgreementSet agreements, params IEnumerable<ExceptionEntry> exceptions)
    {
        ArgumentNullException.ThrowIfNull(tree);
        ArgumentNullException.ThrowIfNull(matters);
        ArgumentNullException.ThrowIfNull(agreements);
        ImmutableArray<RoutedMatter> all = [.. matters.OrderBy(matter => matter.Code)];
        var agreed = agreements.Items.ToLookup(item => item.Item.Matter);
        var closed = exceptions.ToLookup(entry => entry.Matter);
        var codes = all.Select(matter => matter.Code).ToHashSet();
        if (codes.Count != all.Length) throw new ArgumentException("Two matters have the same code.", nameof(matters));
        foreach (var named in agreed.Select(group => group.Key).Concat(closed.Select(group => group.Key)))
        {
            if (!codes.Contains(named)) return RoutingRefusals.MatterOfNoList(named.ToString());
        }

        if (FormerIn(tree, agreements, closed.SelectMany(group => group)) is { } former) return former;
        return new CrossRegionRules(tree, agreements, all, all.ToDictionary(matter => matter.Code, matter => new Desk(matter, [.. agreed[matter.Code]], [.. closed[matter.Code]])));
    }

    /// <summary>Where an application goes. For every matter, receiving division and applicant there is exactly one answer.</summary>
    /// <param name="matter">The matter.</param>
    /// <param name="receiving">The division whose window or page receives; a former code counts as what became of it.</param>
    /// <param name="applicant">Who asks.</param>
    /// <param name="day">The day in China.</param>
    /// <returns>The route, also where a published exception closes it; refused with <c>cross-region.matter-unknown</c> or <c>cross-region.division-unknown</c> alone.</returns>
    [Clause("STD-4.9")]
    public OneOf<Refusal, CrossRegionRoute> Route(MatterCode matter, DivisionCode receiving, RouteApplicant applicant, LocalDate day)
    {
        if (!_desks.TryGetValue(matter, out var desk)) return RoutingRefusals.MatterUnknown();
        if (!_spots.TryGetValue(receiving, out var here)) return RoutingRefusals.DivisionUnknown("receiving");
        if (!_spots.TryGetValue(applicant.BusinessPlace, out var there)) return RoutingRefusals.DivisionUnknown("applicant.businessPlace");
        var kind = here.Spot.KindTo(there.Spot);
        var exception = desk.ExceptionFor(kind, here.Spot.Code, day);
        foreach (var agreed in desk.Agreed)
        {
            if (!agreed.Fits(here, there, day)) continue;
            var deciding = agreed.Item.Deciding;
            return new CrossRegionRoute(desk.Matter, deciding.Division, _tree, deciding.Authority, kind, ModeRule.Select(desk.Matter.Nature, applicant.Choice, agreed.Item.Modes))
            {
                Agreement = agreed.Agreement,
                Exception = exception,
            };
        }

        var division = there.Spot.At(desk.Matter.Level);
        return new CrossRegionRoute(desk.Matter, division, _tree, desk.Known(division)?.Authority, kind, ModeRule.Select(desk.Matter.Nature, applicant.Choice, desk.Matter.Modes)) { Exception = exception };
    }

    /// <summary>A former code would let an agreement or an exception never hold, without a word.</summary>
    private static Refusal? FormerIn(DivisionTree tree, AgreementSet agreements, IEnumerable<ExceptionEntry> exceptions)
    {
        var named = agreements.Agreements.SelectMany(agreement => agreement.First.Divisions.Concat(agreement.Second.Divisions).Concat(agreement.Items.Select(item => item.Deciding.Division)).Select(code => (Field: "agreements", Code: code)))
            .Concat(exceptions.Where(entry => entry.Receiving is not null).Select(entry => (Field: "exceptions", Code: entry.Receiving!.Value)));
        foreach (var (field, code) in named)
        {
            if (tree.Find(code) is null && tree.FormerOf(code) is { IsEmpty: false }) return RoutingRefusals.DivisionFormer(field, code);
        }

        return null;
    }

    /// <summary>A matter with what agreements and exceptions say of it.</summary>
    private sealed class Desk(RoutedMatter matter, AgreedItem[] agreed, ExceptionEntry[] closed)
    {
        public RoutedMatter Matter => matter;

        public AgreedItem[] Agreed => agreed;

        public ExceptionEntry? ExceptionFor(CrossRegionKind kind, DivisionCode receiving, LocalDate day)
        {
            foreach (var entry in closed)
            {
                if (entry.Holds(kind, receiving, day)) return entry;
            }

            return null;
        }

        public DecidingUnit? Known(DivisionCode division)
        {
            foreach (var unit in matter.Units)
            {
                if (unit.Division == division) return unit;
            }

            return null;
        }
    }
}
