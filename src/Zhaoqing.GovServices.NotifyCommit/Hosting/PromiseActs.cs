using System.Collections.Immutable;

namespace Zhaoqing.GovServices.NotifyCommit.Hosting;

/// <summary>The acts of commitments by the names and fields that a host sends them with.</summary>
public static class PromiseActs
{
    /// <summary>The name of an act in camelCase; none is called like an act of the case itself.</summary>
    public static string NameOf(CommitmentAct act) => act switch
    {
        CommitmentAct.Offer => "offerCommitment",
        CommitmentAct.Sign => "signCommitment",
        CommitmentAct.Decline => "declineCommitment",
        CommitmentAct.WithdrawPromise => "withdrawCommitment",
        CommitmentAct.Verify => "verifyCommitment",
        CommitmentAct.OrderCorrection => "orderRectification",
        CommitmentAct.ConfirmCorrection => "confirmRectification",
        CommitmentAct.Reopen => "reopenCommitment",
        _ => char.ToLowerInvariant(act.ToString()[0]) + act.ToString()[1..],
    };

    /// <summary>The name of an act on a tolerated deficiency; all and some are supplied by one.</summary>
    public static string NameOf(ToleranceAct act) => act switch
    {
        ToleranceAct.SupplyPart or ToleranceAct.SupplyAll => "supplyTolerated",
        ToleranceAct.Extend => "extendSupply",
        _ => char.ToLowerInvariant(act.ToString()[0]) + act.ToString()[1..],
    };

    /// <summary>The fields an act on a tolerated deficiency must carry.</summary>
    public static ImmutableArray<string> NeedsOf(ToleranceAct act) => act switch
    {
        ToleranceAct.SupplyPart or ToleranceAct.SupplyAll => ["missing"],
        ToleranceAct.Extend => ["reason"],
        _ => [],
    };

    /// <summary>The fields an act must carry.</summary>
    public static ImmutableArray<string> NeedsOf(CommitmentAct act) => act switch
    {
        CommitmentAct.Sign => ["promiseDigest", "hasRead", "isTrue", "takesLiability", "evidence"],
        CommitmentAct.SupplyInstead => ["missing"],
        CommitmentAct.FindFalse => ["reason"],
        CommitmentAct.Verify => ["method"],
        CommitmentAct.FindBroken => ["breach", "reason"],
        CommitmentAct.ProposeRevocation or CommitmentAct.HearHolder or CommitmentAct.Revoke or CommitmentAct.Uphold or CommitmentAct.Spare => ["reason"],
        CommitmentAct.RepairCredit => ["document"],
        _ => [],
    };
}
