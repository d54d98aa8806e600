using System.Collections.Immutable;
using NodaTime;
using OneOf;
using Zhaoqing.GovServices.Catalogue;

namespace Zhaoqing.GovServices.NotifyCommit;

/// <summary>All editions of the lists; exactly one is in force at every instant from the first on.</summary>
/// <remarks>Immutable.</remarks>
public sealed class PromiseLists
{
    private readonly ImmutableArray<PromiseEdition> _editions;

    private PromiseLists(ImmutableArray<PromiseEdition> editions) => _editions = editions;

    /// <summary>The editions, in the order in which they take effect.</summary>
    public ImmutableArray<PromiseEdition> Editions => _editions;

    /// <summary>Editions from data that may be wrong.</summary>
    /// <returns>The lists; refused with <c>notify-commit.edition-twice</c> where two editions have one number or one name.</returns>
    public static OneOf<Refusal, PromiseLists> Of(IEnumerable<PromiseEdition> editions)
    {
        ArgumentNullException.ThrowIfNull(editions);
        ImmutableArray<PromiseEdition> ordered = [.. editions.OrderBy(edition => edition.Effective).ThenBy(edition => edition.Number)];
        return ordered.Select(edition => edition.Number).Distinct().Count() != ordered.Length || ordered.Select(edition => edition.Id).Distinct(StringComparer.Ordinal).Count() != ordered.Length
            ? PromiseRefusals.EditionTwice()
            : new PromiseLists(ordered);
    }

    /// <summary>The edition in force at an instant; <see langword="null"/> before the first.</summary>
    [Clause("CON-7.16")]
    public PromiseEdition? InForceAt(Instant at)
    {
        for (int i = _editions.Length - 1; i >= 0; i--)
        {
            if (_editions[i].Effective <= at) return _editions[i];
        }

        return null;
    }

    /// <summary>When the next edition takes effect after an instant; <see langword="null"/> where none is known.</summary>
    public Instant? NextAfter(Instant at)
    {
        foreach (var edition in _editions)
        {
            if (edition.Effective > at) return edition.Effective;
        }

        return null;
    }

    /// <summary>An edition by its name; <see langword="null"/> where there is none.</summary>
    public PromiseEdition? Find(string id) => _editions.FirstOrDefault(edition => string.Equals(edition.Id, id, StringComparison.Ordinal));
}

/// <summary>How the item system tags a matter (事项标签).</summary>
/// <param name="Matter">The matter.</param>
/// <param name="Commitment">Whether it is tagged as done on commitment.</param>
/// <param name="Tolerance">Whether it is tagged as accepted with a tolerated deficiency.</param>
public sealed record MatterTags(MatterCode Matter, bool Commitment, bool Tolerance);

/// <summary>A tag that says something else than the list in force (标签与清单不一致).</summary>
/// <param name="Matter">The matter.</param>
/// <param name="List">Which list: <c>告知承诺</c> or <c>容缺受理</c>.</param>
/// <param name="Tagged">Whether it is tagged.</param>
/// <param name="Ground">The clause it goes against.</param>
public sealed record TagFinding(MatterCode Matter, string List, bool Tagged, LegalGround Ground)
{
    /// <summary>Compares the tags of the item system with an edition: every difference is a finding, and nothing else.</summary>
    /// <param name="edition">The edition in force.</param>
    /// <param name="tags">The tags; a matter that is missing has none.</param>
    [Clause("CON-7.15")]
    public static ImmutableArray<TagFinding> Of(PromiseEdition edition, IEnumerable<MatterTags> tags)
    {
        ArgumentNullException.ThrowIfNull(edition);
        var told = tags.ToDictionary(tag => tag.Matter);
        var matters = told.Keys.Concat(edition.Commitments.Select(entry => entry.Matter)).Concat(edition.Tolerances.Select(entry => entry.Matter)).Distinct().OrderBy(code => code.ToString(), StringComparer.Ordinal);
        var findings = ImmutableArray.CreateBuilder<TagFinding>();
        foreach (var matter in matters)
        {
            var tag = told.GetValueOrDefault(matter);
            Compare("告知承诺", tag?.Commitment ?? false, edition.CommitmentOf(matter) is not null);
            Compare("容缺受理", tag?.Tolerance ?? false, edition.ToleranceOf(matter).IsT1);

            void Compare(string list, bool tagged, bool listed)
            {
                if (tagged != listed) findings.Add(new TagFinding(matter, list, tagged, PromiseGrounds.Tags));
            }
        }

        return findings.DrainToImmutable();
    }
}
