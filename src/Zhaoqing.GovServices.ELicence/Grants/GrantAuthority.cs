using System.Collections.Immutable;
using NodaTime;
using OneOf;

namespace Zhaoqing.GovServices.ELicence;

/// <summary>By what right somebody answers for a holder (授权链): as the holder, or by mandates from the holder on.</summary>
/// <param name="Actor">The account that acts.</param>
/// <param name="Chain">From the holder on, at most two; empty where the holder acts. A second link is only for an agent of a guardian, for an agent hands nothing on (民法典 第一百六十九条).</param>
public sealed record GrantAuthority(string Actor, ImmutableArray<Mandate> Chain)
{
    /// <summary>Whether the right holds for a matter at an instant.</summary>
    /// <param name="holder">The account of the holder.</param>
    /// <param name="matter">The code of the matter.</param>
    /// <param name="at">When.</param>
    /// <returns>The account that acts; refused with <c>e-licence.not-the-holder</c>, <c>e-licence.chain-too-long</c>, <c>e-licence.chain-broken</c> or what <see cref="Mandate.Check"/> says.</returns>
    [Clause("CON-6.7")]
    public OneOf<Refusal, string> Check(string holder, string matter, Instant at)
    {
        if (Chain.IsDefaultOrEmpty) return string.Equals(Actor, holder, StringComparison.Ordinal) ? Actor : GrantRefusals.NotTheHolder();
        if (Chain.Length > 2) return GrantRefusals.ChainTooLong();
        if (Chain.Length == 2 && Chain[0].Kind != MandateKind.Guardian) return GrantRefusals.ChainTooLong();
        string principal = holder;
        foreach (var link in Chain)
        {
            if (!string.Equals(link.Principal, principal, StringComparison.Ordinal)) return GrantRefusals.ChainBroken();
            if (link.Check(link.Agent, matter, MandatePower.UseLicences, at).TryPickT0(out var refusal, out _)) return refusal;
            principal = link.Agent;
        }

        return string.Equals(principal, Actor, StringComparison.Ordinal) ? Actor : GrantRefusals.ChainBroken();
    }

    /// <summary>From when to when, exclusive, every mandate holds, as far as they were recorded; always for the holder.</summary>
    internal (Instant From, Instant Until) Period()
    {
        var period = (From: Instant.MinValue, Until: Instant.MaxValue);
        foreach (var link in Chain)
        {
            period.From = Instant.Max(period.From, ChinaTime.StartOf(link.Scope.From));
            period.Until = Instant.Min(period.Until, Instant.Min(ChinaTime.StartOf(link.Scope.Until.PlusDays(1)), link.RevokedAt ?? Instant.MaxValue));
        }

        return period;
    }

    /// <inheritdoc/>
    public bool Equals(GrantAuthority? other) => other is not null && string.Equals(Actor, other.Actor, StringComparison.Ordinal) && Chain.SequenceEqual(other.Chain);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Actor);
}

/// <summary>The grantor's signature over <see cref="GrantTerms.Digest"/>, as it was checked once when the grant entered the record.</summary>
/// <param name="Digest">The digest that was signed.</param>
/// <param name="KeyId">The key.</param>
/// <param name="Value">The signature, base64.</param>
/// <param name="Verified">Whether the host found it true; anything else is refused.</param>
public sealed record GrantSignature(string Digest, string KeyId, string Value, bool Verified);
