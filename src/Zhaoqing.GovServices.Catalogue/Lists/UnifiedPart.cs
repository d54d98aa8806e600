using System.Collections.Immutable;
using Zhaoqing.GovServices.TimeLimit;

namespace Zhaoqing.GovServices.Catalogue;

/// <summary>The part of the lists of a matter that is the same in every division (统筹要素): limits, materials, steps.</summary>
/// <remarks>Immutable.</remarks>
public sealed record UnifiedPart
{
    /// <summary>The part of a matter of which nothing but its name is known.</summary>
    public static UnifiedPart Empty { get; } = new();

    /// <summary>Within what time the authority decides; <see langword="null"/> where no limit is known.</summary>
    public DecisionLimit? DecisionLimit { get; init; }

    /// <summary>Within what time after the decision the result is handed out (送达时限); <see langword="null"/> where no limit is known.</summary>
    public LegalLimit? DeliveryLimit { get; init; }

    /// <summary>The materials, in the order of the source; each code once.</summary>
    public ImmutableArray<ListMaterial> Materials { get; init; } = [];

    /// <summary>The steps, in their order.</summary>
    public ImmutableArray<ListStep> Steps { get; init; } = [];

    /// <summary>Whether everything the source says could be read; a list with a gap may be read but not applied by.</summary>
    public bool IsWhole { get; init; } = true;

    /// <summary>Whether one can apply: there are materials and nothing of the source is missing.</summary>
    public bool CanApply => IsWhole && !Materials.IsEmpty;
}
