using System.Collections.Immutable;
using Zhaoqing.GovServices.TimeLimit;

namespace Zhaoqing.GovServices.Catalogue;

/// <summary>An authority (实施机关).</summary>
/// <param name="Name">Its name.</param>
/// <param name="Code">Its unified social credit code, where it is known.</param>
/// <exception cref="ArgumentException">The name is blank.</exception>
public sealed record Authority(string Name, UnifiedSocialCreditCode? Code)
{
    /// <summary>Its name.</summary>
    public string Name { get; } = string.IsNullOrWhiteSpace(Name) ? throw new ArgumentException("An authority has a name.", nameof(Name)) : Name;
}

/// <summary>The authority that decides for a division.</summary>
/// <param name="Division">The division.</param>
/// <param name="Authority">The authority.</param>
public sealed record DecidingUnit(DivisionCode Division, Authority Authority);

/// <summary>The implementation list (实施清单) of a matter for one division and its deciding authority.</summary>
/// <remarks>Immutable. Materials, limits and steps are those of the matter, shared by all its lists: no list can have its own.</remarks>
[Clause("STD-2.6")]
public sealed class MatterList
{
    private readonly DecidingUnit _unit;

    internal MatterList(MatterCode matter, DecidingUnit unit, UnifiedPart unified)
    {
        ArgumentNullException.ThrowIfNull(unit);
        Matter = matter;
        _unit = unit;
        Unified = unified;
    }

    /// <summary>The matter.</summary>
    public MatterCode Matter { get; }

    /// <summary>The division for which the authority decides.</summary>
    public DivisionCode Division => _unit.Division;

    /// <summary>The deciding authority.</summary>
    public Authority Authority => _unit.Authority;

    /// <summary>What is the same in every division.</summary>
    public UnifiedPart Unified { get; }

    /// <summary>Within what time the authority decides; <see langword="null"/> where no limit is known.</summary>
    public DecisionLimit? DecisionLimit => Unified.DecisionLimit;

    /// <summary>Within what time after the decision the result is handed out; <see langword="null"/> where no limit is known.</summary>
    public LegalLimit? DeliveryLimit => Unified.DeliveryLimit;

    /// <summary>The materials.</summary>
    public ImmutableArray<ListMaterial> Materials => Unified.Materials;

    /// <summary>The steps.</summary>
    public ImmutableArray<ListStep> Steps => Unified.Steps;

    /// <summary>Whether one can apply by this list.</summary>
    public bool CanApply => Unified.CanApply;

    /// <summary>Matter and division.</summary>
    public override string ToString() => $"{Matter} {Division}";
}
