using NodaTime;

namespace Zhaoqing.GovServices.ELicence;

/// <summary>How new the record must be on which something is read or checked (时效). The default is <see cref="Strict"/>.</summary>
/// <remarks>
/// What this host itself has done is always seen. The bound is for what other hosts of the same journal do: a revocation there is seen here at the latest after it, and clocks play no part in it.
/// A type of high risk, or one that the directory does not know, is strict whatever is asked; a use (预占) always is.
/// </remarks>
public readonly record struct Freshness
{
    private Freshness(Duration bound) => Bound = bound;

    /// <summary>The epoch of the holder is read from the record (实时).</summary>
    public static Freshness Strict => default;

    /// <summary>For how long a look at the record may be used; <see langword="null"/> where none may.</summary>
    public Duration? Bound { get; }

    /// <summary>A look at the record may be used for so long (限时).</summary>
    /// <param name="bound">For how long, from zero.</param>
    /// <exception cref="ArgumentOutOfRangeException">The bound is negative.</exception>
    public static Freshness Bounded(Duration bound)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(bound, Duration.Zero);
        return new Freshness(bound);
    }

    /// <summary>What holds for a type of licence.</summary>
    /// <param name="type">The type; <see langword="null"/> where the directory does not know it.</param>
    public Freshness For(LicenceType? type) => type is { IsHighRisk: false } ? this : Strict;
}
