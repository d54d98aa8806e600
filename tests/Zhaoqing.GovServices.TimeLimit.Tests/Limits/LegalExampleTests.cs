using NodaTime;
using static Zhaoqing.GovServices.TimeLimit.Tests.Answers;

namespace Zhaoqing.GovServices.TimeLimit.Tests.Limits;

/// <summary>The worked examples of docs/time-limit.md that rest on a named limit of a law, by name.</summary>
public class LegalExampleTests
{
    public static TheoryData<string, LegalLimit, string, string> Examples => new()
    {
        { "E24", LegalLimits.JointLicensingDecision, "2025-08-25", "2025-10-31" },
        { "E25 the longest member", LegalLimits.LicensingDecision, "2026-08-17", "2026-09-14" },
        { "E25 cap", LegalLimits.JointLicensingDecision, "2026-08-17", "2026-10-23" },
        { "E32", LegalLimits.LicensingDelivery, "2026-09-21", "2026-10-12" },
        { "E33 ask", LegalLimits.LicensingHearingRequest, "2026-04-20", "2026-04-27" },
        { "E33 organise", LegalLimits.LicensingHearing, "2026-04-27", "2026-05-27" },
        { "E33 notify", LegalLimits.LicensingHearingNotice, "2026-05-27", "2026-05-18" },
        { "E34", LegalLimits.LicensingRenewal, "2026-12-31", "2026-12-01" },
        { "E42 2024", LegalLimits.ReconsiderationApplication, "2024-08-02", "2024-10-08" },
        { "E42 2026", LegalLimits.ReconsiderationApplication, "2026-08-03", "2026-10-08" },
        { "E44", LegalLimits.JudgmentAppeal, "2025-01-14", "2025-02-05" },
        { "E49", LegalLimits.Lawsuit, "2026-04-01", "2026-10-08" },
        { "E50", LegalLimits.PenaltyDecision, "2024-07-05", "2024-10-03" },
        { "E51", LegalLimits.PetitionNotice, "2026-09-20", "2026-10-05" },
        { "E51 objection", LegalLimits.PetitionObjection, "2026-09-20", "2026-09-28" },
        { "E52", LegalLimits.MarketRegistration, "2026-04-30", "2026-05-08" },
        { "E53", LegalLimits.RealEstateRegistration, "2026-08-31", "2026-10-16" },
        { "E54", LegalLimits.InformationAnswer, "2025-12-15", "2026-01-13" },
        { "E55", LegalLimits.ReconsiderationReview, "2026-09-30", "2026-10-13" },
    };

    public static TheoryData<string, LegalLimit, string, string> Extended => new()
    {
        { "E24 extended", LegalLimits.JointLicensingDecision, "2025-10-31", "2025-11-21" },
        { "E52 extended", LegalLimits.MarketRegistration, "2026-05-08", "2026-05-12" },
        { "E54 extended", LegalLimits.InformationAnswer, "2026-01-13", "2026-02-10" },
    };

    public static TheoryData<string, LegalLimit, string, string> ReadOtherwise => new()
    {
        { "E50 rolled", LegalLimits.PenaltyDecision, "2024-07-05", "2024-10-08" },
        { "E51 rolled", LegalLimits.PetitionNotice, "2026-09-20", "2026-10-08" },
    };

    [Theory]
    [MemberData(nameof(Examples))]
    public void A_named_limit_gives_the_day(string example, LegalLimit limit, string day, string due) =>
        Assert.Equal((example, SlowWalk.Date(due)), (example, limit.Due(Calendar, SlowWalk.Date(day)).Value().Date));

    [Theory]
    [MemberData(nameof(Extended))]
    public void An_extension_is_counted_on_in_the_unit_of_the_limit(string example, LegalLimit limit, string due, string extended) =>
        Assert.Equal((example, SlowWalk.Date(extended)), (example, Add(SlowWalk.Date(due), limit.Extension!.AtMost)));

    [Theory]
    [MemberData(nameof(ReadOtherwise))]
    public void The_other_reading_of_an_open_article_stands_beside(string example, LegalLimit limit, string day, string due) =>
        Assert.Equal((example, SlowWalk.Date(due)), (example, Calendar.Due(limit.OtherReading!.Value, SlowWalk.Date(day)).Value().Date));

    [Fact]
    public void E56_shared_data_is_connected_within_three_working_days() =>
        Assert.Equal(new DueDay(new(2026, 9, 30), Provisional: false), LegalLimits.DataSharingConnection.Due(Calendar, new(2026, 9, 24)).Value());

    [Fact]
    public void E25_members_in_series_fit_the_cap_of_the_whole()
    {
        var first = Add(new(2026, 8, 17), 15);
        Assert.Equal(new LocalDate(2026, 10, 10), Add(first, 20));
        Assert.True(Add(first, 20) <= LegalLimits.JointLicensingDecision.Due(Calendar, new(2026, 8, 17)).Value().Date);
    }

    [Fact]
    public void E34_silence_on_a_renewal_applied_for_in_time_renews_at_the_end_of_the_last_day()
    {
        var expiry = new LocalDate(2026, 12, 31);
        var dates = RenewalDates.Of(Calendar, expiry).Value();
        Assert.Equal((new DueDay(new(2026, 12, 1), Provisional: false), new DueDay(expiry, Provisional: false)), (dates.ApplyBy, dates.DecideBy));
        Assert.Equal(new DueDay(new(2026, 11, 19), Provisional: true), RenewalDates.Of(Calendar, expiry, LegalLimits.LicensingRenewal.OtherReading).Value().ApplyBy);

        var end = Instant.FromUtc(2026, 12, 31, 16, 0);
        var inTime = new LocalDate(2026, 12, 1);
        Assert.True(dates.IsDeemedRenewed(inTime, decidedOn: null, end));
        Assert.False(dates.IsDeemedRenewed(inTime, decidedOn: null, end - Duration.Epsilon));
        Assert.False(dates.IsDeemedRenewed(inTime.PlusDays(1), decidedOn: null, end));
        Assert.False(dates.IsDeemedRenewed(inTime, decidedOn: expiry, end));
        Assert.True(dates.IsDeemedRenewed(inTime, decidedOn: expiry.PlusDays(1), end + Duration.FromDays(2)));
    }
}
