using System.Collections.Immutable;
using NodaTime;
using OneOf;

namespace Zhaoqing.GovServices.Catalogue;

/// <summary>A step of an approval that a chief representative may be authorised to take (授权环节).</summary>
public enum ApprovalStep
{
    /// <summary>Acceptance (受理).</summary>
    Accept,

    /// <summary>Examination (审查).</summary>
    Review,

    /// <summary>Decision (决定).</summary>
    Decide,

    /// <summary>Issue (制证、发证).</summary>
    Issue,
}

/// <summary>What a department lets its chief representative (首席事务代表) do: these matters, these steps, in this time, and nothing else.</summary>
/// <remarks>
/// Immutable. The department alone gives it and stays the authority that acts; the representative cannot hand it on, for a grantor is always a department.
/// The representative is named by a staff number (工号), never by a person's name.
/// </remarks>
[Clause("REG-1.10")]
public sealed record ChiefAuthorisation
{
    private ChiefAuthorisation(Authority department, string representative, ChiefScope scope)
    {
        Department = department;
        Representative = representative;
        Scope = scope;
        Validity = scope.Validity;
    }

    /// <summary>The department that gives it.</summary>
    public Authority Department { get; }

    /// <summary>The staff number (工号) of the representative.</summary>
    public string Representative { get; }

    /// <summary>What the letter says.</summary>
    public ChiefScope Scope { get; }

    /// <summary>When it holds.</summary>
    public Validity Validity { get; private init; }

    /// <summary>An authorisation from data that may be wrong.</summary>
    /// <returns>
    /// The authorisation; refused with <c>catalogue.no-matters</c>, <c>authorisation-without-steps</c>, <c>authorisation-without-document</c> or <c>period-backward</c>.
    /// </returns>
    /// <exception cref="ArgumentException">The staff number is blank, or there is no such step.</exception>
    [Clause("REG-1.10")]
    public static OneOf<Refusal, ChiefAuthorisation> Of(Authority department, string representative, ChiefScope scope)
    {
        ArgumentNullException.ThrowIfNull(department);
        ArgumentException.ThrowIfNullOrWhiteSpace(representative);
        ArgumentNullException.ThrowIfNull(scope);
        if (scope.Steps.Any(step => !Enum.IsDefined(step))) throw new ArgumentException("There is no such step.", nameof(scope));
        if (scope.Matters.IsEmpty) return PlaceRefusals.WithoutMatters(delegation: false);
        if (scope.Steps.IsEmpty) return PlaceRefusals.AuthorisationWithoutSteps();
        if (string.IsNullOrWhiteSpace(scope.Document)) return PlaceRefusals.AuthorisationWithoutDocument();
        return scope.Validity.LastDay < scope.Validity.FirstDay ? PlaceRefusals.AuthorisationPeriod() : new ChiefAuthorisation(department, representative, scope);
    }

    /// <summary>The same authorisation, revoked (撤销) from an instant on.</summary>
    public ChiefAuthorisation Revoke(Instant at) => this with { Validity = Validity with { RevokedAt = at } };

    /// <summary>Whether the representative may take a step in a matter.</summary>
    /// <param name="list">The list by which the matter is handled.</param>
    /// <param name="step">The step.</param>
    /// <param name="at">When the step is taken.</param>
    /// <returns>
    /// The department in whose name the step is taken; refused with <c>catalogue.authorisation-of-another</c> where another authority decides the matter,
    /// <c>authorisation-outside-items</c>, <c>authorisation-outside-steps</c> or <c>authorisation-not-in-force</c>.
    /// </returns>
    [Clause("REG-1.11")]
    public OneOf<Refusal, Authority> Check(MatterList list, ApprovalStep step, Instant at)
    {
        ArgumentNullException.ThrowIfNull(list);
        return Check(list.Authority, list.Matter, step, at);
    }

    /// <summary>Whether the representative may take a step in a matter that an authority decides; see <see cref="Check(MatterList, ApprovalStep, Instant)"/>.</summary>
    /// <param name="decides">The authority that decides the matter.</param>
    /// <param name="matter">The matter.</param>
    /// <param name="step">The step.</param>
    /// <param name="at">When the step is taken.</param>
    [Clause("REG-1.11")]
    public OneOf<Refusal, Authority> Check(Authority decides, MatterCode matter, ApprovalStep step, Instant at)
    {
        ArgumentNullException.ThrowIfNull(decides);
        if (decides != Department) return PlaceRefusals.NotOfDepartment();
        if (!Scope.Matters.Contains(matter)) return PlaceRefusals.OutsideItems();
        if (!Scope.Steps.Contains(step)) return PlaceRefusals.OutsideSteps();
        return Validity.Holds(at) ? Department : PlaceRefusals.OutsideTime();
    }
}

/// <summary>What a letter of authorisation (授权书) says.</summary>
/// <param name="Matters">The matters.</param>
/// <param name="Steps">The steps.</param>
/// <param name="Document">The letter with its number.</param>
/// <param name="Validity">When it holds.</param>
public sealed record ChiefScope(ImmutableArray<MatterCode> Matters, ImmutableArray<ApprovalStep> Steps, string Document, Validity Validity);
