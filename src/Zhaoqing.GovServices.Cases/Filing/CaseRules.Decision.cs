using System.Collections.Immutable;
using Zhaoqing.GovServices.TimeLimit;

namespace Zhaoqing.GovServices.Cases;

public sealed partial record CaseRules
{
    private readonly ImmutableArray<ReviewUnit> _reviewUnits;

    /// <summary>The ground by which one person drafts and another decides (拟办、决定分离); <see langword="null"/> where one may do both.</summary>
    public LegalGround? TwoPersons { get; init; }

    /// <summary>The units that may be asked to review together (联合审查、会签), with the limit of each; none unless laid down.</summary>
    public ImmutableArray<ReviewUnit> ReviewUnits
    {
        get => _reviewUnits.IsDefault ? [] : _reviewUnits;
        init => _reviewUnits = value;
    }

    /// <summary>The body that reconsiders a denial (行政复议机关), by name; <see langword="null"/> where the list names none.</summary>
    public string? ReconsiderationBody { get; init; }

    /// <summary>The court that hears a lawsuit against a denial (有管辖权的人民法院), by name; <see langword="null"/> where the list names none.</summary>
    public string? Court { get; init; }

    /// <summary>What somebody denied may do, to be told with the denial (救济途径).</summary>
    internal ImmutableArray<Remedy> Remedies =>
    [
        new(RemedyKind.Reconsideration, ReconsiderationBody, LegalLimits.ReconsiderationApplication.Limit, LegalLimits.ReconsiderationApplication.Ground),
        new(RemedyKind.Lawsuit, Court, LegalLimits.Lawsuit.Limit, LegalLimits.Lawsuit.Ground),
    ];
}

/// <summary>A unit that may be asked to review (会签单位).</summary>
/// <param name="Unit">Its name, as the accounts of its people carry it.</param>
/// <param name="Limit">Within what time it answers, with the ground.</param>
public sealed record ReviewUnit(string Unit, RuleLimit Limit);

/// <summary>A way against a decision (救济途径).</summary>
public enum RemedyKind
{
    /// <summary>Reconsideration by an administrative body (行政复议).</summary>
    Reconsideration,

    /// <summary>A lawsuit at a court (行政诉讼).</summary>
    Lawsuit,
}

/// <summary>What somebody denied may do and within what time from knowing of it.</summary>
/// <param name="Kind">Which way.</param>
/// <param name="Body">To which body, by name; <see langword="null"/> where the list names none.</param>
/// <param name="Limit">Within what time from knowing of the decision.</param>
/// <param name="Ground">The article that sets it.</param>
public sealed record Remedy(RemedyKind Kind, string? Body, Limit Limit, LegalGround Ground);
