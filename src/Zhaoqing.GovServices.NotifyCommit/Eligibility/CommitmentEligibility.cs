using System.Collections.Immutable;
using OneOf;
using Zhaoqing.GovServices.Catalogue;

namespace Zhaoqing.GovServices.NotifyCommit;

/// <summary>Whether a matter may be done on commitment by these people (告知承诺的适用): pure, and without allocation where the answer is yes.</summary>
public static class CommitmentEligibility
{
    /// <summary>Judges.</summary>
    /// <param name="edition">The edition of the lists in force; <see langword="null"/> where there is none.</param>
    /// <param name="matter">The matter.</param>
    /// <param name="parties">Everybody who stands behind the promise, the applicant at least.</param>
    /// <param name="area">The code of the regionally assessed area it lies in; <see langword="null"/> where it lies in none.</param>
    /// <returns>
    /// The entry by which it may; refused with <c>notify-commit.not-on-list</c>, <c>excluded-matter</c> (every ground is named), <c>judged-too-risky</c>,
    /// <c>override-outside-area</c>, <c>applicant-barred</c> (the role is named) or <c>credit-unknown</c>. The ordinary procedure is open after every one of them.
    /// </returns>
    [Clause("CON-7.1")]
    [Clause("CON-7.2")]
    public static OneOf<Refusal, CommitEntry> Check(PromiseEdition? edition, MatterCode matter, ImmutableArray<PromiseParty> parties, string? area = null)
    {
        if (edition?.CommitmentOf(matter) is not { } entry) return PromiseRefusals.NotOnList(edition?.Id);
        if (FaultOf(entry, area) is { } excluded) return excluded;
        return FaultOf(entry, parties) is { } barred ? barred : entry;
    }

    /// <summary>Why a matter is excluded; <see langword="null"/> where it is not.</summary>
    internal static Refusal? FaultOf(CommitEntry entry, string? area)
    {
        bool isTouched = !entry.Grounds.IsDefaultOrEmpty || entry.Judgement is { Holds.IsDefaultOrEmpty: false };
        if (!isTouched) return null;
        if (entry.Override is { } higher) return higher.HoldsIn(area) ? null : PromiseRefusals.OverrideOutsideArea(entry, higher);
        return entry.Grounds.IsDefaultOrEmpty ? PromiseRefusals.JudgedTooRisky(entry.Judgement!) : PromiseRefusals.Excluded(entry);
    }

    /// <summary>Why these people may not; a bar first, then what is not known.</summary>
    private static Refusal? FaultOf(CommitEntry entry, ImmutableArray<PromiseParty> parties)
    {
        if (parties.IsDefaultOrEmpty) throw new ArgumentException("Somebody stands behind a promise.", nameof(parties));
        bool isUnknown = false;
        foreach (var party in parties)
        {
            bool isBarred = party.Standing is CreditStanding.SeriousRecord or CreditStanding.BrokenPromise
                || (party.Standing == CreditStanding.BrokenPromiseElsewhere && entry.BarredByAnyMatter);
            if (isBarred) return PromiseRefusals.Barred(party);
            isUnknown |= party.Standing is CreditStanding.Unknown;
        }

        return isUnknown ? PromiseRefusals.CreditUnknown() : null;
    }
}
