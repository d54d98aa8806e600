using System.Collections.Immutable;
using NodaTime;
using OneOf;

namespace Zhaoqing.GovServices;

/// <summary>That somebody may act for another (代理授权): for these matters, with these powers, in this time, and nothing else.</summary>
/// <remarks>
/// Immutable. It names accounts, never a person's name or identity number. There is no way to hand it on (民法典 第一百六十九条): an agent is whom the principal names.
/// </remarks>
[Clause("REG-3.8")]
public sealed record Mandate
{
    /// <summary>A mandate as it was recorded; <see cref="Of"/> judges what may be wrong.</summary>
    /// <param name="principal">The account acted for.</param>
    /// <param name="agent">The account that acts.</param>
    /// <param name="kind">The relation.</param>
    /// <param name="scope">What the letter says.</param>
    public Mandate(string principal, string agent, MandateKind kind, MandateScope scope)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(principal);
        ArgumentException.ThrowIfNullOrWhiteSpace(agent);
        ArgumentNullException.ThrowIfNull(scope);
        Principal = principal;
        Agent = agent;
        Kind = kind;
        Scope = scope;
    }

    /// <summary>The account acted for (委托人).</summary>
    public string Principal { get; }

    /// <summary>The account that acts (代理人).</summary>
    public string Agent { get; }

    /// <summary>The relation.</summary>
    public MandateKind Kind { get; }

    /// <summary>What the letter says.</summary>
    public MandateScope Scope { get; }

    /// <summary>When it was revoked (取消委托); <see langword="null"/> where it was not. From this instant on it does not hold.</summary>
    public Instant? RevokedAt { get; init; }

    /// <summary>A mandate from data that may be wrong.</summary>
    /// <param name="principal">The account acted for.</param>
    /// <param name="agent">The account that acts.</param>
    /// <param name="kind">The relation.</param>
    /// <param name="scope">What the letter says.</param>
    /// <returns>
    /// The mandate; refused with <c>mandate.for-oneself</c>, <c>mandate.without-matters</c>, <c>mandate.without-powers</c>, <c>mandate.without-document</c> or
    /// <c>mandate.period-backward</c> (民法典 第一百六十五条: a written authorisation names agent, matters, powers and time).
    /// </returns>
    /// <exception cref="ArgumentException">An account is blank, or there is no such kind or power.</exception>
    [Clause("REG-3.8")]
    public static OneOf<Refusal, Mandate> Of(string principal, string agent, MandateKind kind, MandateScope scope)
    {
        ArgumentNullException.ThrowIfNull(scope);
        if (!Enum.IsDefined(kind)) throw new ArgumentOutOfRangeException(nameof(kind), kind, "There is no such kind.");
        if (!scope.Powers.IsDefault && scope.Powers.Any(power => !Enum.IsDefined(power))) throw new ArgumentException("There is no such power.", nameof(scope));
        if (string.Equals(principal, agent, StringComparison.Ordinal)) return MandateRefusals.ForOneself();
        if (scope.Matters.IsDefaultOrEmpty || scope.Matters.Any(string.IsNullOrWhiteSpace)) return MandateRefusals.WithoutMatters();
        if (scope.Powers.IsDefaultOrEmpty) return MandateRefusals.WithoutPowers();
        if (string.IsNullOrWhiteSpace(scope.Document)) return MandateRefusals.WithoutDocument();
        return scope.Until < scope.From ? MandateRefusals.PeriodBackward() : new Mandate(principal, agent, kind, scope);
    }

    /// <summary>Whether it holds at an instant: begun, not ended, not revoked.</summary>
    public bool Holds(Instant at) =>
        ChinaTime.StartOf(Scope.From) <= at && at < ChinaTime.StartOf(Scope.Until.PlusDays(1)) && (RevokedAt is not { } revoked || at < revoked);

    /// <summary>The same mandate, revoked from an instant on; one that was revoked earlier stays as it is.</summary>
    public Mandate Revoke(Instant at) => RevokedAt <= at ? this : this with { RevokedAt = at };

    /// <summary>Whether somebody may do something for the principal.</summary>
    /// <param name="agent">The account that acts.</param>
    /// <param name="matter">The code of the matter.</param>
    /// <param name="power">What is done.</param>
    /// <param name="at">When.</param>
    /// <returns>
    /// The account acted for; refused with <c>mandate.of-another</c> where the mandate names another agent, <c>mandate.other-matter</c>, <c>mandate.power-missing</c>,
    /// <c>mandate.revoked</c> or <c>mandate.not-in-force</c> (民法典 第一百六十九条、第一百七十一条、第一百七十三条).
    /// </returns>
    [Clause("REG-3.8")]
    public OneOf<Refusal, string> Check(string agent, string matter, MandatePower power, Instant at)
    {
        if (!string.Equals(agent, Agent, StringComparison.Ordinal)) return MandateRefusals.OfAnother();
        if (!Scope.Matters.Contains(matter, StringComparer.Ordinal)) return MandateRefusals.OtherMatter();
        if (!Scope.Powers.Contains(power)) return MandateRefusals.PowerMissing();
        if (RevokedAt <= at) return MandateRefusals.Revoked();
        return Holds(at) ? Principal : MandateRefusals.NotInForce();
    }
}

/// <summary>What a letter of authorisation (授权委托书) says.</summary>
/// <param name="Matters">The matters by their codes.</param>
/// <param name="Powers">What the agent may do.</param>
/// <param name="From">The first day in China, from its beginning.</param>
/// <param name="Until">The last day in China, to its end (24:00).</param>
/// <param name="Document">The letter with its number; for a guardian the proof of guardianship.</param>
public sealed record MandateScope(ImmutableArray<string> Matters, ImmutableArray<MandatePower> Powers, LocalDate From, LocalDate Until, string Document)
{
    /// <inheritdoc/>
    public bool Equals(MandateScope? other) =>
        other is not null && Matters.SequenceEqual(other.Matters, StringComparer.Ordinal) && Powers.SequenceEqual(other.Powers)
        && From == other.From && Until == other.Until && string.Equals(Document, other.Document, StringComparison.Ordinal);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Matters.Length, Powers.Length, From, Until, Document);
}
