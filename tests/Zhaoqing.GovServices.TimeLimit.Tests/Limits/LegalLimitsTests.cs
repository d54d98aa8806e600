using System.Reflection;
using FsCheck.Xunit;
using NodaTime;
using static Zhaoqing.GovServices.TimeLimit.Tests.Answers;

namespace Zhaoqing.GovServices.TimeLimit.Tests.Limits;

[Properties(Arbitrary = [typeof(Dates)], MaxTest = 500, QuietOnSuccess = true)]
public class LegalLimitsTests
{
    private static readonly PropertyInfo[] Named = [.. typeof(LegalLimits).GetProperties(BindingFlags.Public | BindingFlags.Static).Where(property => property.PropertyType == typeof(LegalLimit))];

    [Fact]
    public void The_list_holds_every_named_limit_once()
    {
        Assert.Equal(38, LegalLimits.All.Length);
        Assert.Equal(
            Named.Select(property => (LegalLimit)property.GetValue(null)!).ToHashSet(ReferenceEqualityComparer.Instance),
            LegalLimits.All.ToHashSet(ReferenceEqualityComparer.Instance));
        Assert.Equal(Named.Length, LegalLimits.All.Length);
    }

    [Fact]
    public void Every_limit_has_its_law_its_article_and_its_words() => Assert.All(LegalLimits.All, limit =>
    {
        Assert.True(limit.Ground.Clause is not null || (limit.Ground.Law!.Length > 4 && limit.Ground.Article!.StartsWith('第')), limit.ToString());
        Assert.True(limit.Ground.Text.Length > 8, limit.ToString());
        if (limit.Extension is { } extension) Assert.Equal(limit.Ground.Law, extension.Ground.Law);
        if (limit.Restart is { } restart) Assert.Equal(limit.Ground.Law, restart.Law);
    });

    [Fact]
    public void Every_limit_says_what_it_is_counted_from_but_the_one_whose_source_does_not() =>
        Assert.Same(LegalLimits.DataSharingConnection, Assert.Single(LegalLimits.All, limit => limit.Start == StartingEvent.Unstated));

    [Fact]
    public void What_is_counted_back_is_counted_back_from_what_is_to_come() => Assert.All(LegalLimits.All, limit =>
        Assert.Equal(limit.Start is StartingEvent.Hearing or StartingEvent.Expiry, limit.Backward));

    /// <summary>The table of count rules and the named limits were written apart: they must agree wherever both speak.</summary>
    [Fact]
    public void The_words_of_a_limit_read_under_its_law_give_the_limit()
    {
        int read = 0;
        foreach (var limit in LegalLimits.All.Where(limit => limit.Limit.Unit != LimitUnit.SameDay && limit.Ground.Law is not null))
        {
            var written = Written(limit);
            var rule = CountRules.Of(limit.Ground.Law!, new(2026, 9, 1), limit.Ground.Article).Value();
            var counted = rule.Read(written, limit.Bearer, limit.Backward);
            Assert.Equal((limit.Ground.ToString(), limit.Limit, limit.OtherReading), (limit.Ground.ToString(), counted.Limit, counted.OtherReading));
            read++;
        }

        Assert.Equal(36, read);
    }

    [Fact]
    public void Silence_reaches_back_to_the_receipt_or_begins_at_the_lapse()
    {
        var received = SlowWalk.Date("2026-09-28");
        var licensing = LegalLimits.LicensingAcceptance;
        var due = licensing.Due(Calendar, received).Value();
        Assert.Equal((SlowWalk.Date("2026-10-10"), received), (due.Date, licensing.DeemedOn(received, due)));

        var reconsideration = LegalLimits.ReconsiderationReview;
        due = reconsideration.Due(Calendar, received).Value();
        Assert.Equal((SlowWalk.Date("2026-10-10"), (LocalDate?)due.Date), (due.Date, reconsideration.DeemedOn(received, due)));

        Assert.Null(LegalLimits.LicensingDecision.DeemedOn(received, due));
        Assert.Equal(2, LegalLimits.All.Count(limit => limit.Silence is not null));
    }

    [Property]
    public bool Silence_costs_the_authority_the_days_it_was_silent(LocalDate received)
    {
        var inform = LegalLimits.LicensingAcceptance.Due(Calendar, received).Value();
        var accepted = LegalLimits.LicensingAcceptance.DeemedOn(received, inform)!.Value;
        var decide = LegalLimits.LicensingDecision.Due(Calendar, accepted).Value().Date;
        return decide == Add(received, 20) && decide == Add(inform.Date, 15) && decide < LegalLimits.LicensingDecision.Due(Calendar, inform.Date).Value().Date;
    }

    [Fact]
    public void A_limit_says_how_it_may_be_extended_and_by_whom()
    {
        (int, ExtensionApprover)? Extension(LegalLimit limit) => limit.Extension is { } rule ? (rule.AtMost, rule.Approver) : null;
        Assert.Equal((10, ExtensionApprover.OrganHead), Extension(LegalLimits.LicensingDecision));
        Assert.Equal((15, ExtensionApprover.GovernmentHead), Extension(LegalLimits.JointLicensingDecision));
        Assert.Equal((20, ExtensionApprover.InformationHead), Extension(LegalLimits.InformationAnswer));
        Assert.Equal((30, ExtensionApprover.ReconsiderationHead), Extension(LegalLimits.ReconsiderationDecision));
        Assert.Equal((30, ExtensionApprover.OrganHead), Extension(LegalLimits.PetitionDecision));
        Assert.Equal((3, ExtensionApprover.OrganHead), Extension(LegalLimits.MarketRegistration));
        Assert.Equal(6, LegalLimits.All.Count(limit => limit.Extension is not null));
    }

    /// <summary>The amount and unit as they stand in the words of the law.</summary>
    private static WrittenLimit Written(LegalLimit limit)
    {
        bool named = limit.Ground.Text.Contains("个工作日", StringComparison.Ordinal);
        var unit = limit.Limit.Unit == LimitUnit.Months ? WrittenUnit.Month : named ? WrittenUnit.WorkingDay : WrittenUnit.Day;
        var written = WrittenLimit.Of(limit.Limit.Amount, unit).Value();
        string[] spellings = [.. new[] { $"{limit.Limit.Amount}", SpokenNumber.Of(limit.Limit.Amount) }.Select(amount => amount + written.ToString()[$"{limit.Limit.Amount}".Length..])];
        Assert.Contains(spellings, spelling => limit.Ground.Text.Contains(spelling, StringComparison.Ordinal));
        return written;
    }
}
