using System.Collections.Immutable;
using NodaTime;
using OneOf;

namespace Zhaoqing.GovServices.Catalogue.Import;

/// <summary>What is to become of matters in force that an import does not have.</summary>
public enum MissingMatters
{
    /// <summary>They stay: the source is a part of the catalogue (部分导入).</summary>
    Keep,

    /// <summary>They are retired: the source is the whole catalogue (全量导入).</summary>
    Retire,
}

/// <summary>An import as a proposed change (拟调整): it changes nothing until it was checked, reviewed and published like any other.</summary>
/// <remarks>Immutable. Each edit names the content it was written against, so a proposal that has grown stale is refused by the review.</remarks>
public sealed record ImportProposal
{
    private ImportProposal(CatalogueEdition inForce, ImmutableArray<MatterEdit> edits, EditionComparison comparison)
    {
        InForce = inForce;
        Edits = edits;
        Comparison = comparison;
    }

    /// <summary>The edition it was made against.</summary>
    public CatalogueEdition InForce { get; }

    /// <summary>What is added, replaced and retired, by code; empty where the source holds nothing new.</summary>
    public ImmutableArray<MatterEdit> Edits { get; }

    /// <summary>The differences in Chinese.</summary>
    public EditionComparison Comparison { get; }

    /// <summary>The difference between an edition that was read, from tables, JSON or a file, and the one in force.</summary>
    /// <param name="read">What was read.</param>
    /// <param name="inForce">The edition in force.</param>
    /// <param name="missing">What is to become of matters that only the edition in force has.</param>
    [Clause("STD-3.1")]
    public static ImportProposal Of(CatalogueEdition read, CatalogueEdition inForce, MissingMatters missing)
    {
        ArgumentNullException.ThrowIfNull(read);
        ArgumentNullException.ThrowIfNull(inForce);
        if (missing is not (MissingMatters.Keep or MissingMatters.Retire)) throw new ArgumentOutOfRangeException(nameof(missing), missing, "Unknown way.");
        if (missing == MissingMatters.Keep)
            read = new CatalogueEdition(read.Id, read.Effective, read.Matters.Concat(inForce.Matters.Where(matter => read.Find(matter.Code) is null)));
        var comparison = EditionComparison.Between(inForce, read);
        var edits = comparison.Matters.Select(difference => difference switch
        {
            { Before: null, After: { } added } => MatterEdit.Add(added),
            { Before: { } retired, After: null } => MatterEdit.Retire(retired),
            _ => MatterEdit.Replace(difference.Before!, difference.After!),
        });
        return new ImportProposal(inForce, [.. edits], comparison);
    }

    /// <summary>Drafts the change; from here on it goes the way of every change.</summary>
    /// <param name="id">Its number, given by the host.</param>
    /// <param name="cause">Why it is made.</param>
    /// <param name="evidence">The law or document that gives the cause.</param>
    /// <param name="by">Who proposes it.</param>
    /// <param name="at">When.</param>
    /// <returns>As <see cref="CatalogueChange.Draft"/>: refused with <c>catalogue.change-empty</c> where the source holds nothing new.</returns>
    public OneOf<Refusal, ChangeDrafted> Draft(string id, ChangeCause cause, LegalGround? evidence, CatalogueEditor by, Instant at) =>
        CatalogueChange.Draft(id, cause, evidence, Edits, by, at);
}
