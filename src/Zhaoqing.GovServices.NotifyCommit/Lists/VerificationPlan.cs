using System.Collections.Immutable;
using OneOf;
using Zhaoqing.GovServices.TimeLimit;

namespace Zhaoqing.GovServices.NotifyCommit;

/// <summary>How a promise is verified (核查方式).</summary>
public enum VerificationMethod
{
    /// <summary>On paper (书面核查).</summary>
    OnPaper,

    /// <summary>Against data over the network (网络核验).</summary>
    Online,

    /// <summary>On the spot (实地调查).</summary>
    OnSite,

    /// <summary>By public notice (公示核查).</summary>
    PublicNotice,
}

/// <summary>How and until when the promises of a matter are verified, corrected and watched (核查与监管细则): data of the entry.</summary>
/// <remarks>Immutable. No figure here is a constant of the package: the texts differ.</remarks>
public sealed record VerificationPlan
{
    private VerificationPlan(ImmutableArray<VerificationMethod> methods, Limit within, Limit correction, bool byAnother)
    {
        Methods = methods;
        Within = within;
        Correction = correction;
        ByAnother = byAnother;
    }

    /// <summary>The methods, one at least.</summary>
    public ImmutableArray<VerificationMethod> Methods { get; }

    /// <summary>Within what time after the decision.</summary>
    public Limit Within { get; }

    /// <summary>Within what time a broken promise is to be corrected (限期整改).</summary>
    public Limit Correction { get; }

    /// <summary>Whether somebody else than who decided must verify (核查与决定分离).</summary>
    public bool ByAnother { get; }

    /// <summary>A plan from data that may be wrong.</summary>
    /// <returns>The plan; refused with <c>notify-commit.verification-unplanned</c> where it has no method.</returns>
    /// <param name="methods">The methods.</param>
    /// <param name="within">Within what time after the decision.</param>
    /// <param name="correction">Within what time a broken promise is to be corrected.</param>
    /// <param name="byAnother">Whether somebody else than who decided must verify.</param>
    [Clause("CON-7.4")]
    public static OneOf<Refusal, VerificationPlan> Of(ImmutableArray<VerificationMethod> methods, Limit within, Limit correction, bool byAnother = true)
    {
        _ = (within.Amount, correction.Amount);
        return methods.IsDefaultOrEmpty || methods.Any(method => !Enum.IsDefined(method))
            ? PromiseRefusals.VerificationUnplanned()
            : new VerificationPlan([.. methods.Distinct()], within, correction, byAnother);
    }
}
