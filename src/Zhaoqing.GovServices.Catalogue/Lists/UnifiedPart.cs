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

    /// <summary>What is different in a channel; each channel at most once.</summary>
    public ImmutableArray<ChannelVariation> Variations { get; init; } = [];

    /// <summary>Whether everything the source says could be read; a list with a gap may be read but not applied by.</summary>
    public bool IsWhole { get; init; } = true;

    /// <summary>Whether one can apply: there are materials and nothing of the source is missing.</summary>
    public bool CanApply => IsWhole && !Materials.IsEmpty;

    /// <summary>Limits and materials as they are in one channel: those of the matter, but for what its variation says.</summary>
    public UnifiedPart In(ApplicationChannel channel)
    {
        if (Variations.FirstOrDefault(one => one.Channel == channel) is not { } variation) return this with { Variations = [] };
        return this with
        {
            DecisionLimit = variation.DecisionLimit ?? DecisionLimit,
            Materials = [.. Materials.Where(material => !variation.Without.Contains(material.Code))],
            Variations = [],
        };
    }

    /// <summary>What is wrong with the variations: a channel that stands twice, a material that the list does not have, a longer limit; <see langword="null"/> where nothing is.</summary>
    /// <returns><c>catalogue.variation-twice</c>, <c>catalogue.variation-material</c> or <c>catalogue.variation-longer</c>.</returns>
    public Refusal? VariationFault()
    {
        for (int i = 0; i < Variations.Length; i++)
        {
            var variation = Variations[i];
            if (Variations.Take(i).Any(earlier => earlier.Channel == variation.Channel)) return ChannelVariation.Twice(i);
            if (variation.Without.Any(code => Materials.All(material => material.Code != code))) return ChannelVariation.NoMaterial(i);
            if (variation.DecisionLimit is { } own && DecisionLimit is { } usual && own.Limit.Unit == usual.Limit.Unit && own.Limit.Amount > usual.Limit.Amount) return ChannelVariation.Longer(i);
        }

        return null;
    }
}
