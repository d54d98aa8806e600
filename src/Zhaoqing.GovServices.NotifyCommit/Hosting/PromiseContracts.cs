using System.Text.Json.Serialization;
using Zhaoqing.GovServices.Cases.Hosting;
using Zhaoqing.GovServices.Journal.Hosting;

namespace Zhaoqing.GovServices.NotifyCommit.Hosting;

/// <summary>How the events of this package stand in the record.</summary>
internal static class PromiseContracts
{
    public static EventContract<CommitmentEvent> Commitment { get; } = new(
        PromiseEventJson.Default,
        isWhole: true,
        [
            EventContract.ByName<BreachKind>(),
            EventContract.ByName<RevocationOutcome>(),
            EventContract.ByName<VerificationMethod>(),
        ],
        ("notify-commit.offered.v1", typeof(CommitmentOffered)),
        ("notify-commit.signed.v1", typeof(CommitmentSigned)),
        ("notify-commit.declined.v1", typeof(CommitmentDeclined)),
        ("notify-commit.withdrawn.v1", typeof(CommitmentWithdrawn)),
        ("notify-commit.supplied-instead.v1", typeof(CommitmentSuppliedInstead)),
        ("notify-commit.found-false.v1", typeof(CommitmentFoundFalse)),
        ("notify-commit.granted.v1", typeof(CommitmentGranted)),
        ("notify-commit.ended.v1", typeof(CommitmentEnded)),
        ("notify-commit.conditions-proven.v1", typeof(CommitmentConditionsProven)),
        ("notify-commit.conditions-missed.v1", typeof(CommitmentConditionsMissed)),
        ("notify-commit.verified.v1", typeof(CommitmentVerified)),
        ("notify-commit.verification-missed.v1", typeof(CommitmentVerificationMissed)),
        ("notify-commit.broken.v1", typeof(CommitmentBroken)),
        ("notify-commit.correction-ordered.v1", typeof(CommitmentCorrectionOrdered)),
        ("notify-commit.corrected.v1", typeof(CommitmentCorrected)),
        ("notify-commit.correction-missed.v1", typeof(CommitmentCorrectionMissed)),
        ("notify-commit.revocation-proposed.v1", typeof(CommitmentRevocationProposed)),
        ("notify-commit.holder-heard.v1", typeof(CommitmentHolderHeard)),
        ("notify-commit.revocation-decided.v1", typeof(CommitmentRevocationDecided)),
        ("notify-commit.credit-recorded.v1", typeof(CommitmentCreditRecorded)),
        ("notify-commit.credit-repaired.v1", typeof(CommitmentCreditRepaired)),
        ("notify-commit.reopened.v1", typeof(CommitmentReopened)));

    public static EventContract<ToleranceEvent> Tolerance { get; } = new(
        PromiseEventJson.Default,
        isWhole: true,
        [EventContract.ByName<LapseConsequence>()],
        ("notify-commit.tolerated.v1", typeof(DeficiencyTolerated)),
        ("notify-commit.supplied.v1", typeof(DeficiencySupplied)),
        ("notify-commit.supply-extended.v1", typeof(SupplyExtended)),
        ("notify-commit.supply-reminded.v1", typeof(SupplyReminded)),
        ("notify-commit.supply-lapsed.v1", typeof(SupplyLapsed)),
        ("notify-commit.tolerance-ended.v1", typeof(ToleranceEnded)),
        ("notify-commit.tolerance-reopened.v1", typeof(DeficiencyReopened)));
}

[JsonSerializable(typeof(CommitmentOffered))]
[JsonSerializable(typeof(CommitmentSigned))]
[JsonSerializable(typeof(CommitmentDeclined))]
[JsonSerializable(typeof(CommitmentWithdrawn))]
[JsonSerializable(typeof(CommitmentSuppliedInstead))]
[JsonSerializable(typeof(CommitmentFoundFalse))]
[JsonSerializable(typeof(CommitmentGranted))]
[JsonSerializable(typeof(CommitmentEnded))]
[JsonSerializable(typeof(CommitmentConditionsProven))]
[JsonSerializable(typeof(CommitmentConditionsMissed))]
[JsonSerializable(typeof(CommitmentVerified))]
[JsonSerializable(typeof(CommitmentVerificationMissed))]
[JsonSerializable(typeof(CommitmentBroken))]
[JsonSerializable(typeof(CommitmentCorrectionOrdered))]
[JsonSerializable(typeof(CommitmentCorrected))]
[JsonSerializable(typeof(CommitmentCorrectionMissed))]
[JsonSerializable(typeof(CommitmentRevocationProposed))]
[JsonSerializable(typeof(CommitmentHolderHeard))]
[JsonSerializable(typeof(CommitmentRevocationDecided))]
[JsonSerializable(typeof(CommitmentCreditRecorded))]
[JsonSerializable(typeof(CommitmentCreditRepaired))]
[JsonSerializable(typeof(CommitmentReopened))]
[JsonSerializable(typeof(DeficiencyTolerated))]
[JsonSerializable(typeof(DeficiencySupplied))]
[JsonSerializable(typeof(SupplyExtended))]
[JsonSerializable(typeof(SupplyReminded))]
[JsonSerializable(typeof(SupplyLapsed))]
[JsonSerializable(typeof(ToleranceEnded))]
[JsonSerializable(typeof(DeficiencyReopened))]
internal sealed partial class PromiseEventJson : JsonSerializerContext;
