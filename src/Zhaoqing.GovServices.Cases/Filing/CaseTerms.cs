using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Zhaoqing.GovServices.Catalogue;
using Zhaoqing.GovServices.TimeLimit;

namespace Zhaoqing.GovServices.Cases;

/// <summary>A material as the list in force named it when the application came in.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Name">Its name in Chinese.</param>
/// <param name="Necessity">Whether it must be there.</param>
public sealed record TermMaterial(MaterialCode Code, string Name, Necessity Necessity);

/// <summary>What the case is bound to (REG-2.1): the implementation list in force when the application came in, as far as the case needs it.</summary>
/// <remarks>Kept in the record itself, so that the case can be explained and replayed when the list has long been changed.</remarks>
/// <param name="Edition">The catalogue edition the list was taken from.</param>
/// <param name="MatterName">The name of the matter.</param>
/// <param name="ListDivision">The division of the list, which contains the division applied for.</param>
/// <param name="Authority">The deciding authority by name (STD-2.6).</param>
/// <param name="Materials">All materials the list names; nothing else may be asked for.</param>
/// <param name="DecisionLimit">The limit for the decision; <see langword="null"/> where neither the text nor a law sets one.</param>
/// <param name="LimitStart">What starts the decision limit.</param>
/// <param name="DeliveryLimit">The limit for delivery after a grant; <see langword="null"/> where none is set.</param>
public sealed record CaseTerms(
    string Edition,
    string MatterName,
    DivisionCode ListDivision,
    string Authority,
    ImmutableArray<TermMaterial> Materials,
    Limit? DecisionLimit,
    LimitStart LimitStart,
    Limit? DeliveryLimit)
{
    private readonly ImmutableArray<SpecialStep> _specialSteps;
    private readonly CaseRules? _rules;

    /// <summary>The listed special steps of the matter; nothing else stops its clock (REG-2.7). A record of before they were kept has none.</summary>
    public ImmutableArray<SpecialStep> SpecialSteps
    {
        get => _specialSteps.IsDefault ? [] : _specialSteps;
        init => _specialSteps = value;
    }

    /// <summary>The code of the deciding authority; <see langword="null"/> where the list names none, and in a record of before it was kept.</summary>
    public UnifiedSocialCreditCode? AuthorityCode { get; init; }

    /// <summary>The implement code of the list (实施编码); <see langword="null"/> where none is known.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ImplementCode? ImplementCode { get; init; }

    /// <summary>What is laid down for the cases of the matter beyond the list.</summary>
    public CaseRules Rules
    {
        get => _rules ?? CaseRules.Ordinary;
        init => _rules = value;
    }

    /// <summary>The article that sets the decision limit; <see langword="null"/> where none is known.</summary>
    public LegalGround? DecisionGround { get; init; }

    /// <summary>How the law lets the decision limit be extended; <see langword="null"/> where it does not.</summary>
    public ExtensionRule? Extension { get; init; }

    /// <summary>The decision limit with its article and extension; <see langword="null"/> where none is set.</summary>
    internal LegalLimit? DecisionRule => DecisionLimit is { } limit
        ? new LegalLimit(limit, DecisionGround ?? CaseGrounds.Limit) { Extension = Extension }
        : null;

    /// <summary>The terms a list sets.</summary>
    /// <param name="edition">The edition in force.</param>
    /// <param name="matter">The matter of the list.</param>
    /// <param name="list">The list that serves the division applied for.</param>
    /// <param name="specialSteps">The list of special steps of the matter.</param>
    /// <param name="rules">What is laid down beyond the list; <see langword="null"/> for nothing.</param>
    [Clause("REG-2.1")]
    [Clause("REG-2.7")]
    public static CaseTerms Of(CatalogueEdition edition, Matter matter, MatterList list, SpecialStepList specialSteps, CaseRules? rules = null)
    {
        ArgumentNullException.ThrowIfNull(edition);
        ArgumentNullException.ThrowIfNull(matter);
        ArgumentNullException.ThrowIfNull(list);
        ArgumentNullException.ThrowIfNull(specialSteps);
        return new CaseTerms(
            edition.Id,
            matter.Name,
            list.Division,
            list.Authority.Name,
            [.. list.Materials.Select(material => new TermMaterial(material.Code, material.Name, material.Necessity))],
            list.DecisionLimit?.Limit,
            list.DecisionLimit?.Start ?? LimitStart.Acceptance,
            list.DeliveryLimit?.Limit)
        {
            SpecialSteps = specialSteps.Steps,
            AuthorityCode = list.Authority.Code,
            Rules = rules ?? CaseRules.Ordinary,
            DecisionGround = list.DecisionLimit?.Ground,
            Extension = list.DecisionLimit is { } decision ? LegalLimits.ExtensionOf(decision.Limit, decision.Ground) : null,
        };
    }

    /// <summary>Whether the list names a material.</summary>
    public bool Names(MaterialCode material) => Materials.Any(term => term.Code == material);

    /// <summary>The required materials that are not among those supplied, in the order of the list.</summary>
    internal ImmutableArray<TermMaterial> RequiredBesides(ImmutableArray<SuppliedMaterial> supplied)
    {
        // Mostly nothing is missing, and nothing is allocated to find that out.
        var missing = ImmutableArray<TermMaterial>.Empty;
        foreach (var term in Materials)
        {
            if (term.Necessity == Necessity.Required && !IsAmong(supplied, term.Code)) missing = missing.Add(term);
        }

        return missing;
    }

    private static bool IsAmong(ImmutableArray<SuppliedMaterial> supplied, MaterialCode code)
    {
        foreach (var material in supplied)
        {
            if (material.Material == code) return true;
        }

        return false;
    }
}
