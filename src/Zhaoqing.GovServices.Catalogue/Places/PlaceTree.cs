using System.Collections.Frozen;
using System.Collections.Immutable;
using OneOf;

namespace Zhaoqing.GovServices.Catalogue;

/// <summary>The service places of a city as a tree of four levels (市、县、镇、村四级服务平台).</summary>
/// <remarks>Immutable and safe for concurrent use.</remarks>
[Clause("ORG-1.1")]
public sealed class PlaceTree
{
    private readonly FrozenDictionary<string, ServicePlace> _byId;

    private PlaceTree(ImmutableArray<ServicePlace> places, FrozenDictionary<string, ServicePlace> byId)
    {
        Places = places;
        _byId = byId;
    }

    /// <summary>The places, in the order given.</summary>
    public ImmutableArray<ServicePlace> Places { get; }

    /// <summary>A tree from data that may be wrong.</summary>
    /// <returns>
    /// The tree; refused with <c>catalogue.place-twice</c>, <c>place-parent-unknown</c>, <c>place-cycle</c> (the path is named), <c>place-level</c> where the
    /// parent is not of the next higher level, <c>place-division</c>, <c>place-name</c> or <c>place-sign</c>.
    /// </returns>
    [Clause("ORG-1.1")]
    [Clause("GOAL-1.3")]
    public static OneOf<Refusal, PlaceTree> Of(params IEnumerable<ServicePlace> places)
    {
        ArgumentNullException.ThrowIfNull(places);
        ImmutableArray<ServicePlace> all = [.. places];
        var byId = new Dictionary<string, ServicePlace>(StringComparer.Ordinal);
        foreach (var place in all)
        {
            if (!byId.TryAdd(place.Id, place)) return PlaceRefusals.Twice(place);
        }

        if (all.FirstOrDefault(place => place.Parent is { } parent && !byId.ContainsKey(parent)) is { } orphan) return PlaceRefusals.ParentUnknown(orphan);
        if (FindCycle(all, byId) is { } cycle) return PlaceRefusals.Cycle(cycle);
        foreach (var place in all)
        {
            var parent = place.Parent is { } id ? byId[id] : null;
            if ((PlaceCheck.LevelFault(place, parent) ?? PlaceCheck.NameFault(place, Around(place, byId).Select(outer => outer.DivisionName))) is { } refusal) return refusal;
        }

        return new PlaceTree(all, byId.ToFrozenDictionary(StringComparer.Ordinal));
    }

    /// <summary>The place with this identifier, or <see langword="null"/>.</summary>
    public ServicePlace? Find(string id) => _byId.GetValueOrDefault(id);

    /// <summary>The places around a place, the nearest first.</summary>
    public IEnumerable<ServicePlace> Around(ServicePlace place)
    {
        ArgumentNullException.ThrowIfNull(place);
        return Around(place, _byId);
    }

    /// <summary>The divisions that no place serves: none where the four levels cover the city.</summary>
    [Clause("ORG-1.1")]
    public ImmutableArray<DivisionCode> Uncovered(IEnumerable<DivisionCode> divisions)
    {
        ArgumentNullException.ThrowIfNull(divisions);
        var served = Places.Select(place => place.Division).ToHashSet();
        return [.. divisions.Where(division => !served.Contains(division))];
    }

    /// <summary>What the rules find: a town's centre without a comprehensive window, a window whose kind is none of the list.</summary>
    [Clause("REG-1.14")]
    public ImmutableArray<Finding> Findings(WindowKinds kinds)
    {
        ArgumentNullException.ThrowIfNull(kinds);
        var findings = ImmutableArray.CreateBuilder<Finding>();
        foreach (var place in Places)
        {
            if (place.Level == PlaceLevel.Town && !place.Windows.Any(window => window.IsComprehensive))
                findings.Add(new Finding(place.ToString(), "windows", "", "place.no-comprehensive-window", "镇级便民服务中心应统一设立综合服务窗口。"));
            foreach (var window in place.Windows.Where(window => !kinds.Names.Contains(window.Kind, StringComparer.Ordinal)))
                findings.Add(new Finding(place.ToString(), $"windows[{window.Number}].kind", window.Kind, "place.window-kind-unknown", "窗口类别不在名录内。"));
        }

        return findings.ToImmutable();
    }

    private static IEnumerable<ServicePlace> Around(ServicePlace place, IReadOnlyDictionary<string, ServicePlace> byId)
    {
        for (string? id = place.Parent; id is not null; id = byId[id].Parent) yield return byId[id];
    }

    private static ImmutableArray<string>? FindCycle(ImmutableArray<ServicePlace> places, Dictionary<string, ServicePlace> byId)
    {
        var ended = new HashSet<string>(StringComparer.Ordinal);
        foreach (var place in places)
        {
            var path = new List<string>();
            var onPath = new HashSet<string>(StringComparer.Ordinal);
            for (string? id = place.Id; id is not null && !ended.Contains(id); id = byId[id].Parent)
            {
                if (!onPath.Add(id)) return [.. path.SkipWhile(before => !string.Equals(before, id, StringComparison.Ordinal)), id];
                path.Add(id);
            }

            ended.UnionWith(onPath);
        }

        return null;
    }
}
