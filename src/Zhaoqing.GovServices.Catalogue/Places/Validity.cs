using NodaTime;

namespace Zhaoqing.GovServices.Catalogue;

/// <summary>From when to when a delegation or an authorisation holds (有效期).</summary>
/// <remarks>Immutable.</remarks>
/// <param name="FirstDay">The first day in China, from its beginning.</param>
/// <param name="LastDay">The last day in China, to its end (24:00).</param>
public sealed record Validity(LocalDate FirstDay, LocalDate LastDay)
{
    /// <summary>When it was revoked (撤销); <see langword="null"/> where it was not. From this instant on it does not hold.</summary>
    public Instant? RevokedAt { get; init; }

    /// <summary>Whether it holds at an instant.</summary>
    public bool Holds(Instant at) => ChinaTime.StartOf(FirstDay) <= at && at < ChinaTime.StartOf(LastDay.PlusDays(1)) && (RevokedAt is not { } revoked || at < revoked);
}
