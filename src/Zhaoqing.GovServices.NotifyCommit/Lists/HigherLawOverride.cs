using System.Collections.Immutable;
using OneOf;

namespace Zhaoqing.GovServices.NotifyCommit;

/// <summary>The rank of a text (效力位阶), highest first.</summary>
public enum TextRank
{
    /// <summary>A law (法律).</summary>
    Law,

    /// <summary>An administrative regulation (行政法规).</summary>
    AdministrativeRegulation,

    /// <summary>A decision of the State Council (国务院决定).</summary>
    StateCouncilDecision,

    /// <summary>A local regulation (地方性法规).</summary>
    LocalRegulation,

    /// <summary>A rule of a department or of a local government (规章).</summary>
    Rule,

    /// <summary>Any other document (规范性文件).</summary>
    Document,
}

/// <summary>That a higher text prescribes commitment for a matter although a ground names it, for example 消防法 第十五条. Data of one entry, never a switch.</summary>
/// <remarks>Immutable. It widens only the entry it stands at, and only where it holds.</remarks>
public sealed record HigherLawOverride
{
    private HigherLawOverride(LegalGround basis, TextRank rank, ImmutableArray<string> areas)
    {
        Basis = basis;
        Rank = rank;
        Areas = areas;
    }

    /// <summary>The article that prescribes it.</summary>
    public LegalGround Basis { get; }

    /// <summary>The rank of its text.</summary>
    public TextRank Rank { get; }

    /// <summary>The regionally assessed areas (区域评估区域) in which it holds, by their codes; empty where it holds everywhere.</summary>
    public ImmutableArray<string> Areas { get; }

    /// <summary>An override from data that may be wrong.</summary>
    /// <param name="basis">The article.</param>
    /// <param name="rank">The rank of its text; below a local regulation it overrides nothing.</param>
    /// <param name="areas">The areas in which it holds; none for everywhere.</param>
    /// <returns>The override; refused with <c>notify-commit.override-without-basis</c>.</returns>
    /// <exception cref="ArgumentException">There is no such rank, or an area is blank.</exception>
    [Clause("CON-7.1")]
    public static OneOf<Refusal, HigherLawOverride> Of(LegalGround basis, TextRank rank, params ImmutableArray<string> areas)
    {
        ArgumentNullException.ThrowIfNull(basis);
        if (!Enum.IsDefined(rank)) throw new ArgumentOutOfRangeException(nameof(rank), rank, "There is no such rank.");
        if (areas.Any(string.IsNullOrWhiteSpace)) throw new ArgumentException("An area has a code.", nameof(areas));
        return basis.Law is null || rank > TextRank.LocalRegulation ? PromiseRefusals.OverrideWithoutBasis() : new HigherLawOverride(basis, rank, areas);
    }

    /// <summary>Whether it holds in an area.</summary>
    /// <param name="area">The code of the regionally assessed area the application lies in; <see langword="null"/> where it lies in none.</param>
    public bool HoldsIn(string? area) => Areas.IsEmpty || (area is not null && Areas.Contains(area, StringComparer.Ordinal));
}
