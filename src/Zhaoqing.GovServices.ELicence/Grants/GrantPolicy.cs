using NodaTime;

namespace Zhaoqing.GovServices.ELicence;

/// <summary>The bounds of grants, as data with an edition.</summary>
/// <param name="Edition">The name of the edition.</param>
/// <param name="WindowSpan">The longest grant for one visit.</param>
/// <param name="AfterCase">How long after the promised end of a case its grant may run.</param>
/// <param name="StandingSpan">The longest standing grant.</param>
/// <param name="MostUses">The most uses of one grant.</param>
/// <param name="MostRetentionDays">The longest keeping, in days.</param>
/// <param name="AnswerWithin">How long the holder has to answer; silence is no.</param>
/// <param name="ReservationTime">How long a reserved use may stay open.</param>
/// <param name="CodeTime">How long a shown code is good.</param>
/// <param name="Skew">By how much clocks may differ.</param>
public sealed record GrantPolicy(
    string Edition, Duration WindowSpan, Duration AfterCase, Duration StandingSpan, int MostUses, int MostRetentionDays, Duration AnswerWithin, Duration ReservationTime, Duration CodeTime, Duration Skew)
{
    /// <summary>The bounds a host starts with: 15 minutes, 30 days after the case, one year, 1,000 uses, ten years, one day to answer, 30 seconds, 60 seconds, one minute.</summary>
    public static GrantPolicy Default { get; } = new(
        "default-1", Duration.FromMinutes(15), Duration.FromDays(30), Duration.FromDays(366), MostUses: 1_000, MostRetentionDays: 3_653, Duration.FromDays(1), Duration.FromSeconds(30),
        Duration.FromSeconds(60), Duration.FromMinutes(1));

    /// <summary>The latest end of a grant.</summary>
    /// <param name="span">For how long it is meant.</param>
    /// <param name="from">When it begins.</param>
    /// <param name="caseEnds">The promised end of the case; needed for <see cref="GrantSpan.Case"/>.</param>
    /// <returns><see langword="null"/> where the end of the case is not known.</returns>
    public Instant? LatestEnd(GrantSpan span, Instant from, Instant? caseEnds) => span switch
    {
        GrantSpan.Window => from + WindowSpan,
        GrantSpan.Case => caseEnds + AfterCase,
        GrantSpan.Standing => from + StandingSpan,
        _ => null,
    };
}

/// <summary>By what a grant is judged when it is asked: facts from the neighbours.</summary>
/// <param name="Types">The directory of types.</param>
/// <param name="Needs">What the matter needs, by its edition of the catalogue.</param>
/// <param name="Policy">The bounds.</param>
/// <param name="CaseEnds">The promised end of the case; <see langword="null"/> where there is none.</param>
public sealed record GrantRules(LicenceTypes Types, System.Collections.Immutable.ImmutableArray<LicenceNeed> Needs, GrantPolicy Policy, Instant? CaseEnds);
