using FsCheck.Xunit;
using NodaTime;
using static Zhaoqing.GovServices.TimeLimit.Tests.Answers;

namespace Zhaoqing.GovServices.TimeLimit.Tests.Limits;

[Properties(Arbitrary = [typeof(Dates)], MaxTest = 500, QuietOnSuccess = true)]
public class TaxDueTests
{
    [Theory]
    [InlineData(2022, "01-19 02-23 03-15 04-20 05-19 06-20 07-15 08-15 09-20 10-25 11-15 12-15")]
    [InlineData(2023, "01-16 02-15 03-15 04-17 05-18 06-15 07-17 08-15 09-15 10-23 11-15 12-15")]
    [InlineData(2024, "01-15 02-23 03-15 04-18 05-22 06-19 07-15 08-15 09-18 10-24 11-15 12-16")]
    public void E43_the_monthly_filing_period_of_every_month(int year, string days) =>
        Assert.Equal(days, string.Join(' ', Enumerable.Range(1, 12).Select(month => $"{Calendar.TaxDue(new YearMonth(year, month)).Value().Date:MM-dd}")));

    /// <summary>The rule anew: the rest runs of the limit as texts of a picture of it.</summary>
    [Property]
    public bool Three_rest_days_in_a_row_or_more_are_given_back_as_working_days(LocalDate first, Amount n)
    {
        var through = first.PlusDays(n.Value - 1);
        string picture = string.Concat(SlowWalk.Days(first, through).Select(day => SlowWalk.Works(day) ? ' ' : 'x'));
        int lost = picture.Split(' ').Where(run => run.Length >= 3).Sum(run => run.Length);
        var due = Calendar.TaxDue(first, through).Value();
        var expected = lost == 0 ? SlowWalk.Roll(through)!.Value : SlowWalk.Days(through.PlusDays(1), SlowWalk.Last).Where(SlowWalk.Works).ElementAt(lost - 1);
        return due == new DueDay(expected, expected > SlowWalk.FirmThrough);
    }

    [Fact]
    public void A_tax_limit_outside_the_coverage_or_turned_round_is_refused()
    {
        Calendar.TaxDue(SlowWalk.First.PlusDays(-1), SlowWalk.First).IsRefused("time-limit.date-out-of-coverage", "first");
        Calendar.TaxDue(SlowWalk.Last, SlowWalk.Last.PlusDays(1)).IsRefused("time-limit.date-out-of-coverage", "through");
        Calendar.TaxDue(SlowWalk.Last.PlusDays(-6), SlowWalk.Last).IsRefused("time-limit.date-out-of-coverage", "amount");
        Calendar.TaxDue(new(2026, 9, 2), new(2026, 9, 1)).IsRefused("time-limit.end-before-start", "through");
    }
}
