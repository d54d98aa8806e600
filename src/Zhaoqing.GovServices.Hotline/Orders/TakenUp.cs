using System.Collections.Immutable;

namespace Zhaoqing.GovServices.Hotline;

/// <summary>What of that which 110 added to a case stands in its order: known by its place, so that what arrives late, behind what was said after it, is not passed over. Immutable.</summary>
internal sealed record TakenUp
{
    private readonly int _count;
    private readonly ImmutableSortedSet<uint>? _places;

    private TakenUp(int count, ImmutableSortedSet<uint>? places) => (_count, _places) = (count, places);

    /// <summary>Nothing yet.</summary>
    public static TakenUp Nothing { get; } = new(0, places: null);

    /// <summary>The places of all that 110 has added to a case.</summary>
    public static ImmutableArray<uint> PlacesOf(BridgeCase copy) => [.. copy.Added.Select(added => added.Place)];

    /// <summary>What stands there after an event; an old one has only how often.</summary>
    public TakenUp After(int? count, ImmutableArray<uint>? places) => count is { } many ? new TakenUp(many, places?.ToImmutableSortedSet()) : this;

    /// <summary>What stands there after 110 was heard at places of the case, as long as places are known.</summary>
    public TakenUp With(ImmutableArray<uint> places) => _places is { } known ? new TakenUp(_count, known.Union(places)) : this;

    /// <summary>Whether what 110 added at a place stands there.</summary>
    public bool Has(uint place) => _places?.Contains(place) != false;

    /// <summary>What of a case does not stand there, in its words.</summary>
    public IEnumerable<string> Missing(BridgeCase copy) => (_places is { } known ? copy.Added.Where(added => !known.Contains(added.Place)) : copy.Added.Skip(_count)).Select(added => added.Text);

    /// <inheritdoc/>
    public bool Equals(TakenUp? other) => other is not null && _count == other._count && (_places is null ? other._places is null : other._places is { } theirs && _places.SetEquals(theirs));

    /// <inheritdoc/>
    public override int GetHashCode() => _count;
}
