namespace Zhaoqing.GovServices.Catalogue;

/// <summary>Whether a material must be handed in (材料必要性).</summary>
public enum Necessity
{
    /// <summary>Always (必要).</summary>
    Required,

    /// <summary>Only in the situation that the list names (按情形、非必要).</summary>
    Optional,

    /// <summary>Needed, but it may follow later (容缺后补).</summary>
    Tolerable,
}

/// <summary>A material of a list (申请材料).</summary>
/// <remarks>Immutable. The texts stand as printed; <see langword="null"/> means "not known".</remarks>
/// <param name="Code">Its code, one of a kind in the list.</param>
/// <param name="Name">Its name.</param>
/// <param name="Necessity">Whether it must be handed in.</param>
public sealed record ListMaterial(MaterialCode Code, string Name, Necessity Necessity)
{
    /// <summary>The situation (情形) in which an optional material is needed.</summary>
    public string? Situation { get; init; }

    /// <summary>The form (材料形式), for example 复印件.</summary>
    public string? Form { get; init; }

    /// <summary>Who issues it (出具机构).</summary>
    public string? Issuer { get; init; }

    /// <summary>The type of electronic licence that might replace it; a candidate, not a promise.</summary>
    public string? LicenceType { get; init; }

    /// <summary>What replaces it, or why nothing does (免提交措施); <see langword="null"/> where nobody has said.</summary>
    public MaterialReplacement? Replacement { get; init; }

    /// <summary>The article that asks for it.</summary>
    public LegalGround? Ground { get; init; }

    /// <summary>The note (备注).</summary>
    public string? Note { get; init; }
}

/// <summary>A step of the handling (办理环节).</summary>
/// <param name="Sequence">Its number, from 1.</param>
/// <param name="Name">Its name.</param>
/// <param name="Actor">Who does it; <see langword="null"/> where the source does not say.</param>
/// <param name="Limit">Its limit in Chinese words, for example 3个工作日; <see langword="null"/> where there is none.</param>
/// <param name="Counted">Whether it counts towards the limit of the matter (计入办结时限); <see langword="null"/> where the text does not say.</param>
/// <param name="Ground">The article that orders it.</param>
public sealed record ListStep(int Sequence, string Name, string? Actor, string? Limit, bool? Counted, LegalGround? Ground);
