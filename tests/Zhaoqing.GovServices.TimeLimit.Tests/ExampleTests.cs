using NodaTime;
using OneOf;

namespace Zhaoqing.GovServices.TimeLimit.Tests;

/// <summary>The examples of the README and of docs/time-limit.md, as they stand there.</summary>
public class ExampleTests
{
    [Fact]
    public void The_example_of_the_README_is_true()
    {
        var calendar = WorkingCalendar.StateCouncil;
        var due = calendar.Due(Limit.WorkingDays(5), new LocalDate(2026, 9, 30));
        Assert.Equal("2026-10-13", due.Match(refusal => refusal.Message, day => $"{day.Date:uuuu-MM-dd}"));
    }

    [Fact]
    public void The_example_of_the_page_is_true()
    {
        var calendar = WorkingCalendar.StateCouncil;
        var acceptedAt = Instant.FromUtc(2026, 1, 30, 1, 0);
        var due = calendar.Due(LegalLimits.LicensingDecision.Limit, acceptedAt);
        var light = due.Match<OneOf<Refusal, WarningLight>>(
            refusal => refusal,
            day => calendar.Light(day, new LocalDate(2026, 3, 3), WarningPolicy.Default));
        Assert.Equal(new DueDay(new(2026, 3, 5), Provisional: false), due.Value());
        Assert.Equal(WarningLight.Yellow, light.Value());
    }

    [Fact]
    public void The_explanation_of_the_page_is_true()
    {
        var calendar = WorkingCalendar.StateCouncil;
        var why = calendar.Explain(Limit.WorkingDays(5), new LocalDate(2026, 9, 30));
        var words = why.Match(refusal => refusal.Message, found => $"{found}\n{DueCalendar.ToText(found)}");
        Assert.StartsWith("自2026年9月30日起5个工作日:届满日为2026年10月13日。\n", words, StringComparison.Ordinal);
        Assert.EndsWith("\n起:起始日 计:计入 班:调休上班日 休:休息日或节假日 止:届满日", words, StringComparison.Ordinal);
    }
}
