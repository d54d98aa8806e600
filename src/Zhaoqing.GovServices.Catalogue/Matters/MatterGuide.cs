using System.Collections.Immutable;
using NodaTime;

namespace Zhaoqing.GovServices.Catalogue;

/// <summary>What a guide (办事指南) taken from a statute tells about a matter beside limits, materials and steps.</summary>
/// <remarks>Immutable. The texts stand as printed; <see langword="null"/> and empty mean "not known", never "none".</remarks>
public sealed record MatterGuide
{
    /// <summary>The identifier of the guide.</summary>
    public required MatterCode Id { get; init; }

    /// <summary>The name of the matter in the guide, which may differ from the list's.</summary>
    public required string Name { get; init; }

    /// <summary>The law or regulation (法律、法规), without book marks.</summary>
    public required string Law { get; init; }

    /// <summary>The day of the version of the law that was read.</summary>
    public LocalDate? LawVersion { get; init; }

    /// <summary>The articles (条款) as grounds, in the order of the guide.</summary>
    public ImmutableArray<LegalGround> Articles { get; init; } = [];

    /// <summary>What the text sets as condition (条件) without calling it a material: to read, not to hand in.</summary>
    public ImmutableArray<string> Conditions { get; init; } = [];

    /// <summary>The levels that decide (实施层级), as printed, for example 县级以上.</summary>
    public string? Level { get; init; }

    /// <summary>How the limit is to be understood (时限说明).</summary>
    public string? LimitNote { get; init; }

    /// <summary>How the limit may be extended (延长).</summary>
    public string? Extension { get; init; }

    /// <summary>How long the result is valid (有效期).</summary>
    public string? Validity { get; init; }

    /// <summary>How the result is renewed (延续).</summary>
    public string? Renewal { get; init; }

    /// <summary>Special steps (特殊环节) such as hearings and tests.</summary>
    public string? SpecialSteps { get; init; }

    /// <summary>What the text says about fees (收费).</summary>
    public string? Fee { get; init; }

    /// <summary>Where the text speaks of a commitment (告知承诺).</summary>
    public string? CommitmentHint { get; init; }

    /// <summary>The note (备注) of the guide.</summary>
    public string? Note { get; init; }
}
