using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace Zhaoqing.GovServices.TimeLimit.Tests.Interop;

[Properties(MaxTest = 300, QuietOnSuccess = true)]
public class CalendarDatesTests
{
    [Property]
    public Property A_DateOnly_is_answered_as_the_same_day() => Prop.ForAll(Dates.Day(), Dates.Day(), Dates.Amount(), (one, other, amount) =>
        Answers.Calendar.Day(one.ToDateOnly()).Value() == Answers.Calendar.Day(one).Value()
        && Answers.Calendar.Due(Limit.WorkingDays(amount.Value), one.ToDateOnly()).Equals(Answers.Calendar.Due(Limit.WorkingDays(amount.Value), one))
        && Answers.Calendar.PlusWorkingDays(one.ToDateOnly(), amount.Value) == Answers.Calendar.PlusWorkingDays(one, amount.Value)
        && Answers.Calendar.CountAfter(one.ToDateOnly(), other.ToDateOnly()).Match(refusal => refusal.Code, count => $"{count}")
            == Answers.Calendar.CountAfter(one, other).Match(refusal => refusal.Code, count => $"{count}"));

    [Fact]
    public void A_DateOnly_outside_the_coverage_is_refused()
    {
        Answers.Calendar.Day(DateOnly.MinValue).IsRefused("time-limit.date-out-of-coverage", "date");
        Answers.Calendar.Due(Limit.WorkingDays(1), DateOnly.MaxValue).IsRefused("time-limit.date-out-of-coverage", "from");
        Assert.Throws<ArgumentOutOfRangeException>("from", () => Answers.Calendar.PlusWorkingDays(DateOnly.MinValue, 1));
    }
}
