using NodaTime;
using Zhaoqing.GovServices.Cases;
using Zhaoqing.GovServices.Catalogue;
using Zhaoqing.GovServices.TimeLimit;

namespace Zhaoqing.GovServices.NotifyCommit;

/// <summary>The commitments of one matter in one division, each counted once, where it stands at an instant (告知承诺统计).</summary>
/// <param name="Offered">The notice was shown; the applicant chooses.</param>
/// <param name="Ordinary">The applicant chose the ordinary procedure, or took the promise back before the decision.</param>
/// <param name="Committed">Signed; the case is to be decided on it.</param>
/// <param name="Ended">The case ended without a grant.</param>
/// <param name="FoundFalse">Found false before the decision.</param>
/// <param name="Conditional">Granted, with conditions to be met by a day.</param>
/// <param name="ToVerify">Granted; to be verified, in time still.</param>
/// <param name="VerificationOverdue">Granted; the authority has not verified in time.</param>
/// <param name="Kept">Found true.</param>
/// <param name="Broken">Found broken; nothing has followed yet.</param>
/// <param name="Correcting">To be corrected by a day.</param>
/// <param name="Corrected">Corrected.</param>
/// <param name="ToRevoke">A revocation is proposed, the holder heard or not.</param>
/// <param name="Revoked">The decision was revoked.</param>
/// <param name="Spared">Not revoked for the public interest.</param>
public sealed record CommitmentCounts(
    int Offered, int Ordinary, int Committed, int Ended, int FoundFalse, int Conditional, int ToVerify, int VerificationOverdue, int Kept, int Broken, int Correcting, int Corrected, int ToRevoke, int Revoked, int Spared)
{
    /// <summary>How many were ever signed, taken back since or not. Counted apart: each of them stands in one of the states as well.</summary>
    public int EverSigned { get; init; }

    /// <summary>How many were not verified in time, verified since or not. Counted apart.</summary>
    public int VerificationMissed { get; init; }

    /// <summary>How many breaches were ever put into the credit record. Counted apart.</summary>
    public int Recorded { get; init; }

    /// <summary>How many of those recorded are repaired. Counted apart.</summary>
    public int Repaired { get; init; }

    /// <summary>All commitments: the sum of the states.</summary>
    public int Total => Offered + Ordinary + Committed + Ended + FoundFalse + Granted;

    /// <summary>Those on which a case was granted, whatever came after.</summary>
    public int Granted => Conditional + ToVerify + VerificationOverdue + Kept + BrokenAfterGrant;

    /// <summary>Those found false or broken, whatever came after but an objection that was right.</summary>
    public int Breached => FoundFalse + BrokenAfterGrant;

    private int BrokenAfterGrant => Broken + Correcting + Corrected + ToRevoke + Revoked + Spared;

    /// <summary>The sum of two.</summary>
    internal CommitmentCounts Plus(CommitmentCounts more) => new(
        Offered + more.Offered, Ordinary + more.Ordinary, Committed + more.Committed, Ended + more.Ended, FoundFalse + more.FoundFalse, Conditional + more.Conditional, ToVerify + more.ToVerify,
        VerificationOverdue + more.VerificationOverdue, Kept + more.Kept, Broken + more.Broken, Correcting + more.Correcting, Corrected + more.Corrected, ToRevoke + more.ToRevoke, Revoked + more.Revoked, Spared + more.Spared)
    {
        EverSigned = EverSigned + more.EverSigned,
        VerificationMissed = VerificationMissed + more.VerificationMissed,
        Recorded = Recorded + more.Recorded,
        Repaired = Repaired + more.Repaired,
    };

    /// <summary>From how many stand in each state, by the number of the state.</summary>
    internal static CommitmentCounts Of(ReadOnlySpan<int> states) => new(
        states[(int)CommitmentState.Offered],
        states[(int)CommitmentState.Declined] + states[(int)CommitmentState.Withdrawn],
        states[(int)CommitmentState.Committed],
        states[(int)CommitmentState.Ended],
        states[(int)CommitmentState.FoundFalse],
        states[(int)CommitmentState.Conditional],
        states[(int)CommitmentState.ToVerify],
        states[(int)CommitmentState.VerificationOverdue],
        states[(int)CommitmentState.Kept],
        states[(int)CommitmentState.Broken],
        states[(int)CommitmentState.Correcting],
        states[(int)CommitmentState.Corrected],
        states[(int)CommitmentState.RevocationProposed] + states[(int)CommitmentState.Heard],
        states[(int)CommitmentState.Revoked],
        states[(int)CommitmentState.Spared]);
}

/// <summary>The tolerated deficiencies of one matter in one division, each counted once, where it stands at an instant (容缺受理统计).</summary>
/// <param name="Outstanding">Something is still to be supplied, in time.</param>
/// <param name="Supplied">All was supplied.</param>
/// <param name="Lapsed">Not supplied in time.</param>
/// <param name="Ended">The case ended before.</param>
public sealed record ToleranceCounts(int Outstanding, int Supplied, int Lapsed, int Ended)
{
    /// <summary>How many had their time extended. Counted apart.</summary>
    public int Extended { get; init; }

    /// <summary>All that were tolerated: the sum of the states.</summary>
    public int Total => Outstanding + Supplied + Lapsed + Ended;

    internal ToleranceCounts Plus(ToleranceCounts more) =>
        new(Outstanding + more.Outstanding, Supplied + more.Supplied, Lapsed + more.Lapsed, Ended + more.Ended) { Extended = Extended + more.Extended };
}

/// <summary>How promises are kept in one matter and division (告知承诺、容缺受理的履诺情况).</summary>
/// <param name="Division">The division of the cases.</param>
/// <param name="Matter">The matter.</param>
/// <param name="MatterName">Its name, by the list of the latest case.</param>
/// <param name="Commitments">Its commitments.</param>
/// <param name="Tolerances">Its tolerated deficiencies.</param>
public sealed record PromiseCounts(DivisionCode Division, MatterCode Matter, string MatterName, CommitmentCounts Commitments, ToleranceCounts Tolerances);

/// <summary>A commitment whose verification is due or overdue (到期核查).</summary>
/// <param name="Number">The case it rides on.</param>
/// <param name="Matter">The matter.</param>
/// <param name="Division">The division of the case.</param>
/// <param name="VerifyBy">The last day to verify, in China.</param>
/// <param name="IsOverdue">Whether that day had passed.</param>
public sealed record VerificationDue(CaseNumber Number, MatterCode Matter, DivisionCode Division, LocalDate VerifyBy, bool IsOverdue);
