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

    /// <summary>How the article that sets a limit lets it be extended (延长期限).</summary>
    /// <param name="limit">The limit.</param>
    /// <param name="ground">The article that sets it; the law with or without 中华人民共和国.</param>
    /// <returns>The rule; <see langword="null"/> where none of <see cref="All"/> is this limit by this article, or its article lets nothing be extended.</returns>
    /// <remarks>The extension of one article is no extension of another: a limit of three days by its own regulation has nothing of 行政许可法 第四十二条.</remarks>
    public static ExtensionRule? ExtensionOf(Limit limit, LegalGround ground)
    {
        ArgumentNullException.ThrowIfNull(ground);
        return All.FirstOrDefault(known => known.Limit == limit && IsSameArticle(known.Ground, ground))?.Extension;
    }

    private static bool IsSameArticle(LegalGround known, LegalGround given) =>
        known.Law is { } law && given.Law is not null && string.Equals(Plain(law), Plain(given.Law), StringComparison.Ordinal)
        && string.Equals(Whole(known.Article), Whole(given.Article), StringComparison.Ordinal);

    private static string Plain(string law) => law.Replace("中华人民共和国", "", StringComparison.Ordinal);

    /// <summary>第四十二条第一款 lies in 第四十二条.</summary>
    private static string? Whole(string? article) => article?.IndexOf('条', StringComparison.Ordinal) is >= 0 and var end ? article[..(end + 1)] : article;
}
