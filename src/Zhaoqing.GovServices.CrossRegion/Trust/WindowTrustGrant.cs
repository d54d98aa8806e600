using System.Collections.Immutable;
using NodaTime;
using OneOf;
using Zhaoqing.GovServices.Catalogue;

namespace Zhaoqing.GovServices.CrossRegion;

/// <summary>What a grant covers.</summary>
/// <param name="Window">The window.</param>
/// <param name="Region">The division in which it stands.</param>
/// <param name="Matters">The matters by their codes.</param>
/// <param name="Rights">The rights.</param>
/// <param name="From">The first day in China.</param>
/// <param name="Through">The last day.</param>
public sealed record TrustScope(string Window, DivisionCode Region, ImmutableArray<MatterCode> Matters, TrustRights Rights, LocalDate From, LocalDate Through);

/// <summary>The trust of a deciding authority in a window of another place (窗口授信书): named rights, by matter, dated, revocable, never passed on.</summary>
/// <remarks>Immutable. Responsibility stays with the authority: the window acts as one entrusted (行政许可法 第二十四条).</remarks>
[Clause("CON-2.1")]
public sealed record WindowTrustGrant
{
    private WindowTrustGrant(string id, UnifiedSocialCreditCode grantedBy, TrustScope scope, string signedBy) => (Id, GrantedBy, Scope, SignedBy) = (id, grantedBy, scope, signedBy);

    /// <summary>Its number.</summary>
    public string Id { get; }

    /// <summary>The authority that grants. It counts for the matters which that authority decides, and for no other's.</summary>
    public UnifiedSocialCreditCode GrantedBy { get; }

    /// <summary>What it covers.</summary>
    public TrustScope Scope { get; }

    /// <summary>Who signed it.</summary>
    public string SignedBy { get; }

    /// <summary>Its conditions.</summary>
    public TrustConditions Conditions { get; init; } = TrustConditions.Free;

    /// <summary>From when on it is revoked; <see langword="null"/> while it is not.</summary>
    public Instant? RevokedAt { get; private init; }

    /// <summary>A grant from data that may be wrong.</summary>
    /// <param name="id">Its number.</param>
    /// <param name="grantedBy">The authority that grants.</param>
    /// <param name="scope">What it covers.</param>
    /// <param name="signedBy">Who signed it.</param>
    /// <param name="grantedUnder">The number of a grant that it would pass on: there is no such thing, and it is refused.</param>
    /// <returns>
    /// The grant; refused with <c>cross-region.grant-chained</c>, <c>grant-without-matters</c>, <c>grant-without-rights</c>, <c>grant-without-signature</c> or <c>period-backward</c>.
    /// </returns>
    /// <exception cref="ArgumentException">The number or the window is blank.</exception>
    public static OneOf<Refusal, WindowTrustGrant> Of(string id, UnifiedSocialCreditCode grantedBy, TrustScope scope, string? signedBy, string? grantedUnder = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(id);
        ArgumentNullException.ThrowIfNull(scope);
        ArgumentException.ThrowIfNullOrWhiteSpace(scope.Window, nameof(scope));
        if (grantedUnder is not null) return TrustRefusals.Chained();
        if (scope.Matters.IsDefaultOrEmpty) return TrustRefusals.WithoutMatters();
        if (scope.Rights == TrustRights.None || (scope.Rights & ~TrustRights.All) != TrustRights.None) return TrustRefusals.WithoutRights();
        if (string.IsNullOrWhiteSpace(signedBy)) return TrustRefusals.WithoutSignature();
        return scope.Through < scope.From ? RoutingRefusals.PeriodBackward("through") : new WindowTrustGrant(id, grantedBy, scope, signedBy);
    }

    /// <summary>The grant, revoked from an instant on; one that was revoked earlier stays as it is. What was done before stays done.</summary>
    public WindowTrustGrant Revoke(Instant at) => RevokedAt <= at ? this : this with { RevokedAt = at };

    /// <summary>Whether it is in force.</summary>
    public bool Holds(Instant at) => !(RevokedAt <= at) && ChinaTime.DayOf(at) is var day && Scope.From <= day && day <= Scope.Through;
}
