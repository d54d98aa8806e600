using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using NodaTime;
using static Zhaoqing.GovServices.TimeLimit.Tests.Answers;

namespace Zhaoqing.GovServices.TimeLimit.Tests.Calendars;

[Properties(Arbitrary = [typeof(Dates)], MaxTest = 1_000, QuietOnSuccess = true)]
public class CountingLawsTests
{
    [Property]
    public bool A_due_day_in_working_days_is_a_working_day(LocalDate from, Amount n) => Calendar.Day(Add(from, n.Value)).Value().IsWorkingDay;

    [Property]
    public bool One_more_day_is_later(LocalDate from, Amount n) => Add(from, n.Value + 1) > Add(from, n.Value);

    [Property]
    [Clause("REG-2.5")]
    public bool A_later_start_is_never_due_earlier(LocalDate a, LocalDate b, Amount n)
    {
        var (earlier, later) = a <= b ? (a, b) : (b, a);
        return Add(earlier, n.Value) <= Add(later, n.Value);
    }

    [Property]
    public bool Two_limits_after_one_another_are_their_sum(LocalDate from, Amount a, Amount b) =>
        Add(Add(from, a.Value), b.Value) == Add(from, a.Value + b.Value);

    [Property]
    public bool The_count_up_to_a_due_day_is_the_limit(LocalDate from, Amount n) => Count(from, Add(from, n.Value)) == n.Value;

    [Property]
    public bool Counts_join(LocalDate a, LocalDate b, LocalDate c)
    {
        LocalDate[] days = [a, b, c];
        Array.Sort(days);
        return Count(days[0], days[1]) + Count(days[1], days[2]) == Count(days[0], days[2]);
    }

    [Property]
    public bool No_more_working_days_than_days(LocalDate a, LocalDate b)
    {
        var (after, through) = a <= b ? (a, b) : (b, a);
        return Count(after, through) <= Period.DaysBetween(after, through);
    }

    [Property]
    public bool A_rolled_day_is_the_first_working_day_from_the_raw_one_on(LocalDate from, Amount n)
    {
        var raw = Calendar.Due(Limit.CalendarDays(n.Value, LastDayRule.AsIs), from).Value().Date;
        var rolled = Calendar.Due(Limit.CalendarDays(n.Value, LastDayRule.NextWorkingDay), from).Value().Date;
        return rolled >= raw && SlowWalk.Works(rolled) && !SlowWalk.Days(raw, rolled.PlusDays(-1)).Any(SlowWalk.Works);
    }

    [Property]
    public bool Rolling_twice_is_rolling_once(LocalDate from, Amount n)
    {
        var rolled = Calendar.Due(Limit.CalendarDays(n.Value, LastDayRule.NextWorkingDay), from).Value();
        return Calendar.Due(Limit.SameDay, rolled.Date).Value() == rolled;
    }

    [Property]
    public bool A_limit_in_months_ends_on_the_like_day_or_the_end_of_the_month(LocalDate from, byte months)
    {
        var due = Calendar.Due(Limit.Months(months % 24 + 1, LastDayRule.AsIs), from).Value().Date;
        return due.Day == from.Day || (due.Day < from.Day && due.PlusDays(1).Day == 1);
    }

    [Property]
    public bool Only_an_answer_that_rests_on_a_day_after_the_firm_ones_is_provisional(LocalDate from, Amount n)
    {
        var working = Calendar.Due(Limit.WorkingDays(n.Value), from).Value();
        var rolled = Calendar.Due(Limit.CalendarDays(n.Value, LastDayRule.NextWorkingDay), from).Value();
        return working.Provisional == working.Date > Calendar.FirmThrough
            && rolled.Provisional == rolled.Date > Calendar.FirmThrough
            && !Calendar.Due(Limit.CalendarDays(n.Value, LastDayRule.AsIs), from).Value().Provisional
            && !Calendar.Due(Limit.Months(n.Value % 24 + 1, LastDayRule.AsIs), from).Value().Provisional;
    }

    [Property]
    public bool The_next_notice_makes_answers_firm_and_moves_no_firm_one(LocalDate from, Amount n)
    {
        var next = CalendarEditionTests.WithInventedNotice;
        var before = Calendar.Due(Limit.WorkingDays(n.Value), from).Value();
        var after = next.Due(Limit.WorkingDays(n.Value), from).Value();
        return before.Provisional ? after.Provisional == after.Date > new LocalDate(2027, 11, 30) : after == before;
    }

    [Property]
    [Clause("CON-8.5")]
    public Property The_day_of_an_instant_is_the_day_in_China_whatever_the_offset(LocalDate day, Amount n)
    {
        var cases = Gen.Zip(Gen.Choose(-12, 14), Gen.Elements(0L, 1L, 57_599_999_999_999L, 57_600_000_000_000L, 86_399_999_999_900L));
        return Prop.ForAll(cases.ToArbitrary(), at =>
        {
            var (hours, nanoseconds) = at;
            var written = day.PlusDays(1).AtMidnight().PlusNanoseconds(nanoseconds);
            var inChina = written.PlusHours(8 - hours).Date;
            var limit = Limit.WorkingDays(n.Value);
            return Calendar.Due(limit, written.WithOffset(Offset.FromHours(hours)).ToInstant()).Value() == Calendar.Due(limit, inChina).Value();
        });
    }
}
