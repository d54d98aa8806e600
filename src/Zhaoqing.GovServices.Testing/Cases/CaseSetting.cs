using NodaTime;
using OneOf;
using Zhaoqing.GovServices.Cases;
using Zhaoqing.GovServices.Catalogue;
using Zhaoqing.GovServices.TimeLimit;

namespace Zhaoqing.GovServices.Testing;

/// <summary>Where cases are tried: a matter of a department's own edition, in a division, with what is laid down for it.</summary>
/// <param name="Edition">The edition of the catalogue.</param>
/// <param name="Matter">The matter.</param>
/// <param name="Division">The division applied for.</param>
public sealed record CaseSetting(CatalogueEdition Edition, MatterCode Matter, DivisionCode Division)
{
    /// <summary>The special steps of the matter; none unless said otherwise.</summary>
    public SpecialStepList SpecialSteps { get; init; } = new();

    /// <summary>What is laid down for its cases; nothing unless said otherwise.</summary>
    public CaseRules Rules { get; init; } = CaseRules.Ordinary;

    /// <summary>The calendar that counts; the State Council's notices unless said otherwise.</summary>
    public WorkingCalendar Calendar { get; init; } = WorkingCalendar.StateCouncil;

    /// <summary>The first day on which an application is handed in.</summary>
    public LocalDate FirstDay { get; init; } = new(2024, 1, 1);

    /// <summary>The last day on which an application is handed in.</summary>
    public LocalDate LastDay { get; init; } = new(2026, 10, 31);

    /// <summary>The people; invented ones of the division unless said otherwise.</summary>
    public CaseCast Cast { get; init; } = CaseCast.For(Division);

    /// <summary>The terms that a case of the matter is bound to.</summary>
    /// <returns>A refusal of the catalogue where the edition does not serve the matter there.</returns>
    public OneOf<Refusal, CaseTerms> Terms() => Edition.ListFor(Matter, Division).MapT1(list => CaseTerms.Of(Edition, Edition.Find(Matter)!, list, SpecialSteps, Rules));
}
