using System.Collections.Frozen;
using System.Collections.Immutable;
using NodaTime;
using OneOf;

namespace Zhaoqing.GovServices.CrossRegion;

/// <summary>The divisions of today as a tree, and the codes of the past with what became of them (行政区划索引).</summary>
/// <remarks>
/// Immutable and safe for concurrent use. The shipped tree holds all provinces and cities, the counties of Guangdong, and every town and village of
/// Zhaoqing and Foshan; see the package's <c>sources/divisions.md</c>.
/// </remarks>
public sealed partial class DivisionTree
{
    private static readonly Lazy<DivisionTree> Loaded = new(() => new DivisionTree(ShippedDivisions.Current(), ShippedDivisions.Former()));

    private readonly FrozenDictionary<DivisionCode, DivisionEntry> _current;
    private readonly FrozenDictionary<DivisionCode, ImmutableArray<FormerDivision>> _former;
    private readonly FrozenDictionary<DivisionCode, ImmutableArray<DivisionEntry>> _children;
    private readonly FrozenDictionary<DivisionCode, DivisionSpot> _spots;

    /// <summary>A tree from lists.</summary>
    /// <param name="current">The divisions of today, each with the one around it.</param>
    /// <param name="former">The codes of the past; each leads to divisions of today.</param>
    /// <exception cref="ArgumentException">A code stands twice, a division lies in none, or a former code leads nowhere or is a code of today.</exception>
    public DivisionTree(IEnumerable<DivisionEntry> current, IEnumerable<FormerDivision> former)
    {
        ArgumentNullException.ThrowIfNull(current);
        ArgumentNullException.ThrowIfNull(former);
        DivisionEntry[] entries = [.. current];
        FormerDivision[] past = [.. former];
        if (entries.GroupBy(entry => entry.Code).FirstOrDefault(group => group.Count() > 1) is { } twice) throw new ArgumentException($"The code {twice.Key} stands twice.", nameof(current));
        _current = entries.ToFrozenDictionary(entry => entry.Code);
        if (entries.FirstOrDefault(entry => entry.Code.Parent is { } parent && !_current.ContainsKey(parent)) is { } orphan) throw new ArgumentException($"{orphan.Code} lies in no division.", nameof(current));
        if (past.FirstOrDefault(row => row.Now.IsEmpty || row.Now.Any(now => !_current.ContainsKey(now)) || _current.ContainsKey(row.Code)) is { } lost) throw new ArgumentException($"The former code {lost.Code} leads nowhere, or is one of today.", nameof(former));
        _former = past.GroupBy(row => row.Code).ToFrozenDictionary(rows => rows.Key, rows => rows.OrderBy(row => row.SeenFrom).ToImmutableArray());
        _children = entries.Where(entry => entry.Code.Parent is not null).GroupBy(entry => entry.Code.Parent!.Value)
            .ToFrozenDictionary(rows => rows.Key, rows => rows.OrderBy(row => $"{row.Code}", StringComparer.Ordinal).ToImmutableArray());
        _spots = entries.Select(entry => (entry.Code, Now: entry.Code)).Concat(_former.Keys.Select(code => (Code: code, Now: Common(NowOf(code)))))
            .ToFrozenDictionary(pair => pair.Code, pair => new DivisionSpot(pair.Now));
    }

    /// <summary>The tree that ships with the package.</summary>
    public static DivisionTree Shipped => Loaded.Value;

    /// <summary>The divisions of today, in no order.</summary>
    public IEnumerable<DivisionEntry> Entries => _current.Values;

    /// <summary>The codes of the past, in no order.</summary>
    public IEnumerable<FormerDivision> FormerEntries => _former.Values.SelectMany(rows => rows);

    /// <summary>The division of today with this code; <see langword="null"/> where there is none.</summary>
    public DivisionEntry? Find(DivisionCode code) => _current.GetValueOrDefault(code);

    /// <summary>What a code of the past was called, the oldest first; empty where it never was one.</summary>
    /// <param name="code">The code.</param>
    /// <param name="month">Only as it was in this year and month; <see langword="null"/> for all.</param>
    public ImmutableArray<FormerDivision> FormerOf(DivisionCode code, YearMonth? month = null) => _former.TryGetValue(code, out var rows)
        ? month is { } at ? [.. rows.Where(row => row.SeenFrom <= at && at <= row.SeenTo)] : rows
        : [];

    /// <summary>The divisions directly inside one, by their codes.</summary>
    public ImmutableArray<DivisionEntry> ChildrenOf(DivisionCode code) => _children.GetValueOrDefault(code, []);

    /// <summary>The divisions of county level of a city: the eight of Zhaoqing, the five of Foshan.</summary>
    [Clause("STD-4.8")]
    public ImmutableArray<DivisionEntry> CountiesOf(DivisionCode city) => [.. ChildrenOf(city).Where(entry => entry.Code.Level == DivisionLevel.County)];

    /// <summary>The divisions of today that a code names: itself, or what became of it; empty where the list does not know it.</summary>
    public ImmutableArray<DivisionCode> NowOf(DivisionCode code) =>
        _current.ContainsKey(code) ? [code] : _former.TryGetValue(code, out var rows) ? [.. rows.SelectMany(row => row.Now).Distinct()] : [];

    /// <summary>The one division of today for a code: itself, what became of it, or, where that are several, the smallest around them.</summary>
    /// <returns>The division; refused with <c>cross-region.division-unknown</c>.</returns>
    public OneOf<Refusal, DivisionCode> Resolve(DivisionCode code) => _spots.TryGetValue(code, out var spot) ? spot.Code : RoutingRefusals.DivisionUnknown("division");

    /// <summary>What the first six digits of an identity number say. A former or unknown code is an answer like any other: no number is refused for it.</summary>
    public IdentityArea AreaOf(CitizenIdentityNumber number)
    {
        // Digits that are no division code (000000) are as unknown as one that no list holds.
        if (!DivisionCode.TryParse(number.Region, provider: null, out var code)) return new IdentityArea(DivisionStanding.NotListed, []);
        var now = NowOf(code);
        return new IdentityArea(now.IsEmpty ? DivisionStanding.NotListed : _current.ContainsKey(code) ? DivisionStanding.Current : DivisionStanding.Former, now);
    }

    internal IEnumerable<KeyValuePair<DivisionCode, DivisionSpot>> Spots => _spots;

    internal DivisionSpot? SpotOf(DivisionCode code) => _spots.GetValueOrDefault(code);

    private static DivisionCode Common(ImmutableArray<DivisionCode> codes)
    {
        var around = codes[0];
        while (!codes.All(around.Contains)) around = around.Parent!.Value;
        return around;
    }
}
