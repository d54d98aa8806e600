using NodaTime;
using OneOf;

namespace Zhaoqing.GovServices.TimeLimit;

/// <summary>The dates of a renewal (延续): by when to apply, by when to decide, and what silence does (行政许可法 第五十条).</summary>
/// <param name="ApplyBy">The last day for the holder to apply.</param>
/// <param name="DecideBy">The last day for the authority to decide: the day on which the licence ends, whatever day that is.</param>
public sealed record RenewalDates(DueDay ApplyBy, DueDay DecideBy)
{
    /// <summary>What silence does (行政许可法 第五十条第二款).</summary>
    public static LegalGround Ground { get; } = LegalGround.OfLaw(
        "中华人民共和国行政许可法",
        "第五十条第二款",
        "行政机关应当根据被许可人的申请,在该行政许可有效期届满前作出是否准予延续的决定;逾期未作决定的,视为准予延续。");

    /// <summary>The dates for a licence that ends on a day.</summary>
    /// <param name="calendar">The working calendar.</param>
    /// <param name="expiresOn">The last day in China on which the licence is good.</param>
    /// <param name="applyBefore">How long before the holder applies, where another text sets it; otherwise <see cref="LegalLimits.LicensingRenewal"/>.</param>
    /// <returns>The dates; refused as <see cref="WorkingCalendar.LastDayBefore"/> is.</returns>
    public static OneOf<Refusal, RenewalDates> Of(WorkingCalendar calendar, LocalDate expiresOn, Limit? applyBefore = null)
    {
        ArgumentNullException.ThrowIfNull(calendar);
        return calendar.LastDayBefore(applyBefore ?? LegalLimits.LicensingRenewal.Limit, expiresOn)
            .MapT1(applyBy => new RenewalDates(applyBy, new DueDay(expiresOn, Provisional: false)));
    }

    /// <summary>Whether the licence counts as renewed (视为准予延续) at an instant, because nobody decided.</summary>
    /// <param name="appliedOn">The day in China on which the holder applied; only an application in time has this effect.</param>
    /// <param name="decidedOn">The day in China of the decision, whichever way it went; <see langword="null"/> if there is none.</param>
    /// <param name="at">The instant asked about: from 24:00 of <see cref="DecideBy"/> on.</param>
    public bool IsDeemedRenewed(LocalDate appliedOn, LocalDate? decidedOn, Instant at) =>
        appliedOn <= ApplyBy.Date
        && !(decidedOn <= DecideBy.Date)
        && at >= ChinaTime.StartOf(DecideBy.Date.PlusDays(1));
}
