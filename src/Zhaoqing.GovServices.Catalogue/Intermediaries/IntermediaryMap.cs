using System.Collections.Frozen;
using System.Collections.Immutable;
using OneOf;

namespace Zhaoqing.GovServices.Catalogue;

/// <summary>Which matters may ask for the result of which intermediary service (政务服务事项与中介服务事项对应关系).</summary>
/// <remarks>Immutable and safe for concurrent use.</remarks>
[Clause("REG-2.18")]
public sealed class IntermediaryMap
{
    private readonly FrozenDictionary<string, IntermediaryService> _services;
    private readonly FrozenDictionary<MatterCode, ImmutableArray<IntermediaryService>> _byMatter;

    private IntermediaryMap(string edition, FrozenDictionary<string, IntermediaryService> services, FrozenDictionary<MatterCode, ImmutableArray<IntermediaryService>> byMatter)
    {
        Edition = edition;
        _services = services;
        _byMatter = byMatter;
    }

    /// <summary>The edition of the list of intermediary services.</summary>
    public string Edition { get; }

    /// <summary>A map from data that may be wrong.</summary>
    /// <param name="edition">The edition of the list.</param>
    /// <param name="services">The list of intermediary services.</param>
    /// <param name="links">Which matter may ask for which service, by its code; the same link twice counts once.</param>
    /// <returns>
    /// The map; refused with <c>catalogue.intermediary-twice</c>, <c>intermediary-without-basis</c> where a service rests on no article, or
    /// <c>intermediary-not-listed</c> where a link names a service outside the list.
    /// </returns>
    public static OneOf<Refusal, IntermediaryMap> Of(string edition, IEnumerable<IntermediaryService> services, IEnumerable<(MatterCode Matter, string Service)> links)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(edition);
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(links);
        var byCode = new Dictionary<string, IntermediaryService>(StringComparer.Ordinal);
        foreach (var service in services)
        {
            if (service.Basis?.Law is null) return IntermediaryRefusals.WithoutBasis(service.Code);
            if (!byCode.TryAdd(service.Code, service)) return IntermediaryRefusals.ServiceTwice(service.Code);
        }

        ImmutableArray<(MatterCode Matter, string Service)> all = [.. links.Distinct()];
        foreach (var (matter, service) in all)
        {
            if (!byCode.ContainsKey(service)) return IntermediaryRefusals.NotListed().OnField($"links[{matter}]", "不在清单内。");
        }

        return new IntermediaryMap(
            edition,
            byCode.ToFrozenDictionary(StringComparer.Ordinal),
            all.GroupBy(link => link.Matter).ToFrozenDictionary(group => group.Key, group => group.Select(link => byCode[link.Service]).ToImmutableArray()));
    }

    /// <summary>The services whose results a matter may ask for; none for most.</summary>
    public ImmutableArray<IntermediaryService> Of(MatterCode matter) => _byMatter.GetValueOrDefault(matter, []);

    /// <summary>Whether a matter may ask for the result of a service.</summary>
    /// <returns>The service; refused with <c>catalogue.intermediary-not-listed</c> or <c>catalogue.intermediary-not-mapped</c>.</returns>
    [Clause("REG-2.18")]
    public OneOf<Refusal, IntermediaryService> Demand(MatterCode matter, string service)
    {
        ArgumentNullException.ThrowIfNull(service);
        if (!_services.TryGetValue(service, out var listed)) return IntermediaryRefusals.NotListed();
        return Of(matter).Contains(listed) ? listed : IntermediaryRefusals.NotMapped();
    }
}
