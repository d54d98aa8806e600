using System.Collections.Immutable;

namespace Zhaoqing.GovServices.TimeLimit;

/// <summary>Limits that law sets, under their names, so that nobody writes a bare 20.</summary>
/// <remarks>
/// The words are those of the texts in force in April 2025, shortened to the sentence that sets the limit.
/// Where a law leaves open how it counts, <see cref="LegalLimit.OtherReading"/> tells the reading not taken.
/// </remarks>
public static partial class LegalLimits
{
    /// <summary>Every limit of this class, law by law.</summary>
    public static ImmutableArray<LegalLimit> All =>
    [
        LicensingAcceptance, LicensingOnTheSpot, LicensingDecision, JointLicensingDecision, LowerLicensingReview, LicensingDelivery, LicensingInspectors,
        LicensingHearingRequest, LicensingHearing, LicensingHearingNotice, LicensingRenewal,
        PenaltyDecision, PenaltyService, PenaltyHearingRequest, PenaltyHearingNotice,
        ReconsiderationApplication, ReconsiderationReview, ReconsiderationCorrectionNotice, ReconsiderationCorrection, ReconsiderationDecision, SummaryReconsiderationDecision,
        LawsuitAfterReconsideration, Lawsuit, JudgmentAppeal,
        InformationAnswer, InformationCorrectionNotice, InformationThirdParty,
        PetitionTransfer, PetitionNotice, PetitionObjection, PetitionDecision, PetitionReviewRequest, PetitionReview, PetitionSecondReviewRequest, PetitionSecondReview,
        MarketRegistration, RealEstateRegistration, DataSharingConnection,
    ];
}
