using System.Runtime.CompilerServices;
using NodaTime;
using Zhaoqing.GovServices.Catalogue;
using Zhaoqing.GovServices.TimeLimit;

namespace Zhaoqing.GovServices.NotifyCommit;

/// <summary>What happened to the commitments and tolerated deficiencies of one matter in one division over a period (履诺期间统计).</summary>
/// <remarks>
/// Each thing is counted once for each commitment, on the day in China on which it first happened to it, so that the numbers of periods that follow each other add up to those of the whole.
/// What silence brings is counted on its own day, whether or not anybody has written it down.
/// </remarks>
/// <param name="Offered">The notice was first shown.</param>
/// <param name="Promised">First signed.</param>
/// <param name="TakenBack">First declined, or taken back before the decision.</param>
/// <param name="Granted">The case was first granted on it.</param>
/// <param name="Kept">First found true, or an objection was right.</param>
/// <param name="Broken">First found false or broken, or its conditions were not met by their day.</param>
/// <param name="VerificationMissed">The last day to verify passed first.</param>
/// <param name="Corrected">Corrected.</param>
/// <param name="Revoked">The decision was revoked.</param>
/// <param name="Recorded">Put into the credit record.</param>
/// <param name="Repaired">The credit was repaired.</param>
/// <param name="Tolerated">Accepted with a tolerated deficiency.</param>
/// <param name="Supplied">All that was missing was supplied.</param>
/// <param name="Lapsed">First not supplied in time.</param>
/// <param name="Extended">The time to supply was extended.</param>
public sealed record PromiseFacts(
    int Offered, int Promised, int TakenBack, int Granted, int Kept, int Broken, int VerificationMissed, int Corrected, int Revoked, int Recorded, int Repaired, int Tolerated, int Supplied, int Lapsed, int Extended)
{
    internal static PromiseFacts Of(ReadOnlySpan<int> facts) => new(
        facts[(int)PromiseFact.Offered], facts[(int)PromiseFact.Promised], facts[(int)PromiseFact.TakenBack], facts[(int)PromiseFact.Granted], facts[(int)PromiseFact.Kept], facts[(int)PromiseFact.Broken],
        facts[(int)PromiseFact.VerificationMissed], facts[(int)PromiseFact.Corrected], facts[(int)PromiseFact.Revoked], facts[(int)PromiseFact.Recorded], facts[(int)PromiseFact.Repaired],
        facts[(int)PromiseFact.Tolerated], facts[(int)PromiseFact.Supplied], facts[(int)PromiseFact.Lapsed], facts[(int)PromiseFact.Extended]);
}

/// <summary>What happened to promises in one matter and division over a period.</summary>
/// <param name="Division">The division of the cases.</param>
/// <param name="Matter">The matter.</param>
/// <param name="MatterName">Its name, by the list of the latest case.</param>
/// <param name="Facts">What happened.</param>
public sealed record PromisePeriod(DivisionCode Division, MatterCode Matter, string MatterName, PromiseFacts Facts);

/// <summary>What is counted over a period; those of a tolerated deficiency come last.</summary>
internal enum PromiseFact
{
    Offered,
    Promised,
    TakenBack,
    Granted,
    Kept,
    Broken,
    VerificationMissed,
    Corrected,
    Revoked,
    Recorded,
    Repaired,
    Tolerated,
    Supplied,
    Lapsed,
    Extended,
}

/// <summary>The first day of each fact; <c>default</c> where it has not happened.</summary>
[InlineArray(Length)]
internal struct FactDays
{
    public const int Length = (int)PromiseFact.Extended + 1;

    private LocalDate _first;

    /// <summary>Takes an event that was recorded.</summary>
    /// <param name="happened">The event.</param>
    /// <param name="isComplete">For a tolerated deficiency, whether all is there after it.</param>
    public void Take(Cases.PartEvent happened, bool isComplete)
    {
        if (FactOf(happened, isComplete) is { } fact) Mark(fact, ChinaTime.DayOf(happened.At));
    }

    /// <summary>Marks a fact, unless it has happened before.</summary>
    public void Mark(PromiseFact fact, LocalDate day)
    {
        if (this[(int)fact] == default) this[(int)fact] = day;
    }

    private static PromiseFact? FactOf(Cases.PartEvent happened, bool isComplete) => happened switch
    {
        CommitmentOffered => PromiseFact.Offered,
        CommitmentSigned => PromiseFact.Promised,
        CommitmentDeclined or CommitmentWithdrawn => PromiseFact.TakenBack,
        CommitmentGranted => PromiseFact.Granted,
        CommitmentVerified or CommitmentRevocationDecided { Outcome: RevocationOutcome.Upheld } => PromiseFact.Kept,
        CommitmentFoundFalse or CommitmentBroken or CommitmentConditionsMissed => PromiseFact.Broken,
        CommitmentVerificationMissed => PromiseFact.VerificationMissed,
        CommitmentCorrected => PromiseFact.Corrected,
        CommitmentRevocationDecided { Outcome: RevocationOutcome.Revoked } => PromiseFact.Revoked,
        CommitmentCreditRecorded => PromiseFact.Recorded,
        CommitmentCreditRepaired => PromiseFact.Repaired,
        DeficiencyTolerated => PromiseFact.Tolerated,
        DeficiencySupplied when isComplete => PromiseFact.Supplied,
        SupplyLapsed => PromiseFact.Lapsed,
        SupplyExtended => PromiseFact.Extended,
        _ => null,
    };
}
