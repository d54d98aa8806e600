using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using NodaTime;
using static Zhaoqing.GovServices.TimeLimit.Tests.Answers;

namespace Zhaoqing.GovServices.TimeLimit.Tests.Hours;

[Properties(Arbitrary = [typeof(Dates)], MaxTest = 500, QuietOnSuccess = true)]
public class ReceiptDayTests
{
    [Theory]
    [InlineData("E36", "2026-03-06 20:30", "2026-03-13", "2026-03-16")]
    [InlineData("E37", "2026-03-07 21:00", "2026-03-13", "2026-03-16")]
    [InlineData("E38", "2026-10-03 12:00", "2026-10-13", "2026-10-14")]
    [Clause("REG-1.7")]
    public void Five_working_days_from_an_act_after_hours_under_each_rule(string example, string at, string atSubmission, string nextWorkingDay)
    {
        LocalDate Due(ReceiptDayRule rule) =>
            Calendar.Due(Limit.WorkingDays(5), Calendar.ReceivedOn(MinuteWalk.At(at), rule, MinuteWalk.Plain).Value().Date).Value().Date;

        Assert.Equal((example, SlowWalk.Date(atSubmission)), (example, Due(ReceiptDayRule.AtSubmission)));
        Assert.Equal((example, SlowWalk.Date(nextWorkingDay)), (example, Due(ReceiptDayRule.NextWorkingDayIfOutsideHours)));
    }

    [Theory]
    [InlineData("at night before", "2026-09-21 00:00", "2026-09-21")]
    [InlineData("over lunch", "2026-09-21 12:30", "2026-09-21")]
    [InlineData("at the close", "2026-09-21 17:00", "2026-09-21")]
    [InlineData("a minute late, and closed on Tuesday", "2026-09-21 17:01", "2026-09-23")]
    [InlineData("closed that day", "2026-09-22 10:00", "2026-09-23")]
    [InlineData("after the short Friday", "2026-09-11 12:01", "2026-09-14")]
    [InlineData("while open on Saturday", "2026-09-12 11:30", "2026-09-12")]
    [InlineData("after the close on Saturday", "2026-09-12 11:31", "2026-09-14")]
    [InlineData("on a make-up Sunday", "2026-09-20 16:59", "2026-09-20")]
    [InlineData("on a Saturday of the holiday", "2026-10-03 10:00", "2026-10-08")]
    public void Outside_the_hours_it_is_the_next_working_day_with_service(string what, string at, string day) =>
        Assert.Equal((what, new ReceiptDay(SlowWalk.Date(day), Provisional: false)), (what, Calendar.ReceivedOn(MinuteWalk.At(at), ReceiptDayRule.NextWorkingDayIfOutsideHours, MinuteWalk.Odd).Value()));

    [Property]
    [Clause("REG-1.7")]
    public Property At_submission_nobody_loses_a_day_and_after_hours_at_most_the_days_without_service(LocalDate day) =>
        Prop.ForAll(Gen.Choose(0, 1439).ToArbitrary(), minute =>
        {
            var at = MinuteWalk.InChina(day.AtMidnight().PlusMinutes(minute));
            var submitted = Calendar.ReceivedOn(at, ReceiptDayRule.AtSubmission, MinuteWalk.Plain).Value();
            var next = Calendar.ReceivedOn(at, ReceiptDayRule.NextWorkingDayIfOutsideHours, MinuteWalk.Plain).Value();
            var expected = SlowWalk.Works(day) && minute <= 1020 ? day : SlowWalk.Roll(day.PlusDays(1))!.Value;
            return submitted == new ReceiptDay(day, Provisional: false) && next == new ReceiptDay(expected, expected > SlowWalk.FirmThrough);
        });

    [Fact]
    public void Instants_outside_the_coverage_are_refused_and_unknown_rules_thrown()
    {
        foreach (var rule in Enum.GetValues<ReceiptDayRule>())
        {
            Calendar.ReceivedOn(MinuteWalk.At("2001-12-31 23:59"), rule, MinuteWalk.Plain).IsRefused("time-limit.date-out-of-coverage", "at");
            Calendar.ReceivedOn(MinuteWalk.At("2029-01-01 00:00"), rule, MinuteWalk.Plain).IsRefused("time-limit.date-out-of-coverage", "at");
        }

        Calendar.ReceivedOn(MinuteWalk.At("2028-12-29 17:01"), ReceiptDayRule.NextWorkingDayIfOutsideHours, MinuteWalk.Plain).IsRefused("time-limit.date-out-of-coverage", "hours");
        Assert.Throws<ArgumentOutOfRangeException>(() => Calendar.ReceivedOn(MinuteWalk.At("2026-01-05 10:00"), (ReceiptDayRule)2, MinuteWalk.Plain));
    }
}
