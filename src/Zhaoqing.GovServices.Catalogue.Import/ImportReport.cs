using System.Collections.Immutable;

namespace Zhaoqing.GovServices.Catalogue.Import;

/// <summary>What an import gave: the edition and everything that was not as it should be.</summary>
/// <remarks>Immutable; the same rows in another order give the same report.</remarks>
public sealed record ImportReport
{
    internal ImportReport(CatalogueEdition edition, ImmutableArray<Finding> findings)
    {
        Edition = edition;
        Findings = findings;
        CountsByRule = findings.GroupBy(finding => finding.Rule, StringComparer.Ordinal)
            .ToImmutableSortedDictionary(group => group.Key, group => group.Count(), StringComparer.Ordinal);
    }

    /// <summary>The edition.</summary>
    public CatalogueEdition Edition { get; }

    /// <summary>The findings, ordered by item, field and rule.</summary>
    public ImmutableArray<Finding> Findings { get; }

    /// <summary>How many findings each rule made; a rule without findings is not in it.</summary>
    public ImmutableSortedDictionary<string, int> CountsByRule { get; }
}
