using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using NodaTime;
using static Zhaoqing.GovServices.TimeLimit.Tests.Answers;

namespace Zhaoqing.GovServices.TimeLimit.Tests.Limits;

[Properties(Arbitrary = [typeof(Dates)], MaxTest = 40, QuietOnSuccess = true)]
public class PromisedLimitTests
{
    private const string Longer = "time-limit.promise-longer-than-statutory";

    public static TheoryData<Limit, Limit, bool> Pairs => new()
    {
        { Limit.WorkingDays(3), Limit.WorkingDays(20), true },
        { Limit.WorkingDays(20), Limit.WorkingDays(20), true },
        { Limit.WorkingDays(21), Limit.WorkingDays(20), false },
        { Limit.SameDay, Limit.WorkingDays(1), true },
        { Limit.WorkingDays(1), Limit.SameDay, false },
        // From a Saturday 即办 is due on Monday and one calendar day on Sunday.
        { Limit.SameDay, Limit.CalendarDays(1, LastDayRule.AsIs), false },
        { Limit.SameDay, Limit.CalendarDays(1, LastDayRule.NextWorkingDay), true },
        // Five working days take seven days in a plain week, and sixteen around the longest holidays.
        { Limit.WorkingDays(5), Limit.CalendarDays(7, LastDayRule.NextWorkingDay), false },
        { Limit.WorkingDays(5), Limit.CalendarDays(16, LastDayRule.NextWorkingDay), true },
        { Limit.CalendarDays(20, LastDayRule.NextWorkingDay), Limit.WorkingDays(20), true },
        { Limit.CalendarDays(60, LastDayRule.AsIs), Limit.CalendarDays(60, LastDayRule.NextWorkingDay), true },
        { Limit.CalendarDays(60, LastDayRule.NextWorkingDay), Limit.CalendarDays(60, LastDayRule.AsIs), false },
        { Limit.CalendarDays(28, LastDayRule.AsIs), Limit.Months(1, LastDayRule.AsIs), true },
        { Limit.CalendarDays(29, LastDayRule.AsIs), Limit.Months(1, LastDayRule.AsIs), false },
        { Limit.Months(12, LastDayRule.AsIs), Limit.Years(1, LastDayRule.AsIs), true },
        // Beyond the coverage: no start tells when it is due, but it is later than the law's answer.
        { Limit.Years(100, LastDayRule.AsIs), Limit.WorkingDays(20), false },
    };

    [Theory]
    [MemberData(nameof(Pairs))]
    [Clause("REG-2.5")]
    public void TL_003_a_promise_is_never_due_after_the_law(Limit promised, Limit statutory, bool fits)
    {
        var answer = PromisedLimit.Of(promised, statutory, Calendar);
        if (fits) Assert.Equal((promised, statutory), (answer.Value().Promised, answer.Value().Statutory));
        else answer.IsRefused(Longer, "promised");
    }

    [Property]
    public Property A_promise_stands_just_when_no_start_of_the_coverage_breaks_it() => Prop.ForAll(Gen.Zip(Short(), Short()).ToArbitrary(), pair =>
    {
        var (promised, statutory) = pair;
        bool broken = SlowWalk.Days(SlowWalk.First, SlowWalk.Last).Any(day =>
            Slow(statutory, day) is { } law && (Slow(promised, day) is not { } promise || promise > law));
        return PromisedLimit.Of(promised, statutory, Calendar).IsT0 == broken;
    });

    [Property(MaxTest = 300)]
    [Clause("REG-2.5")]
    public bool The_promise_binds_and_the_law_stays_on_record(LocalDate from, Amount a, Amount b)
    {
        var both = Both(Math.Min(a.Value, b.Value), Math.Max(a.Value, b.Value));
        var due = both.Due(Calendar, from).Value();
        return due.Promised == Calendar.Due(both.Promised, from).Value() && due.Statutory == Calendar.Due(both.Statutory, from).Value()
            && due.Binding == due.Promised && due.Promised.Date <= due.Statutory.Date;
    }

    [Property(MaxTest = 300)]
    public bool The_grade_only_rises_and_changes_after_each_due_day(LocalDate from, Amount a, Amount b)
    {
        var due = Both(Math.Min(a.Value, b.Value), Math.Max(a.Value, b.Value)).Due(Calendar, from).Value();
        OverdueGrade[] grades = [.. SlowWalk.Days(from, due.Statutory.Date.PlusDays(2)).Select(due.GradeOn)];
        return grades.SequenceEqual(grades.Order())
            && grades.Count(grade => grade == OverdueGrade.WithinPromise) == Period.DaysBetween(from, due.Promised.Date) + 1
            && grades.Count(grade => grade == OverdueGrade.OverStatutory) == 2;
    }

    [Fact]
    [Clause("REG-2.5")]
    public void E35_promised_and_statutory_on_one_clock()
    {
        var due = PromisedLimit.Of(Limit.WorkingDays(3), LegalLimits.LicensingDecision.Limit, Calendar).Value().Due(Calendar, new(2026, 2, 12)).Value();
        Assert.Equal((new LocalDate(2026, 2, 24), new LocalDate(2026, 3, 18)), (due.Promised.Date, due.Statutory.Date));
        Assert.Equal(OverdueGrade.WithinPromise, due.GradeOn(new(2026, 2, 24)));
        Assert.Equal(OverdueGrade.OverPromise, due.GradeOn(new(2026, 2, 25)));
        Assert.Equal(OverdueGrade.OverPromise, due.GradeOn(new(2026, 3, 18)));
        Assert.Equal(OverdueGrade.OverStatutory, due.GradeOn(new(2026, 3, 19)));
    }

    [Fact]
    public void Under_a_later_calendar_that_turns_them_round_the_earlier_day_binds_and_the_law_is_the_worse_breach()
    {
        var due = new PromisedDue(new DueDay(new(2026, 3, 20), Provisional: true), new DueDay(new(2026, 3, 18), Provisional: false));
        Assert.Equal(due.Statutory, due.Binding);
        Assert.Equal(OverdueGrade.OverStatutory, due.GradeOn(new(2026, 3, 19)));
    }

    [Fact]
    public void The_refusal_shows_a_start_that_is_firm()
    {
        var refusal = PromisedLimit.Of(Limit.WorkingDays(25), Limit.WorkingDays(20), Calendar).AsT0;
        Assert.Contains("自2026-11-30起算", refusal.Message, StringComparison.Ordinal);
        Assert.Equal("优化营商环境条例", refusal.Basis[0].Law);
    }

    [Fact]
    public void A_law_that_no_start_of_the_coverage_can_answer_is_refused() =>
        PromisedLimit.Of(Limit.WorkingDays(1), Limit.Years(100, LastDayRule.AsIs), Calendar).IsRefused("time-limit.date-out-of-coverage", "amount");

    [Fact]
    public void Dues_outside_the_coverage_are_refused() =>
        Both(3, 20).Due(Calendar, SlowWalk.Last.PlusDays(-7)).IsRefused("time-limit.date-out-of-coverage", "amount");

    private static PromisedLimit Both(int promised, int statutory) => PromisedLimit.Of(Limit.WorkingDays(promised), Limit.WorkingDays(statutory), Calendar).Value();

    private static Gen<Limit> Short() =>
        from amount in Gen.Choose(1, 25)
        from unit in Gen.Elements(LimitUnit.SameDay, LimitUnit.WorkingDays, LimitUnit.WorkingDays, LimitUnit.CalendarDays, LimitUnit.CalendarDays, LimitUnit.Months)
        from lastDay in Gen.Elements(LastDayRule.AsIs, LastDayRule.NextWorkingDay)
        select Limit.Of(unit == LimitUnit.SameDay ? 0 : unit == LimitUnit.Months ? amount % 2 + 1 : amount, unit, lastDay).Value();

    private static LocalDate? Slow(Limit limit, LocalDate from)
    {
        if (limit.Unit == LimitUnit.WorkingDays)
        {
            int left = limit.Amount;
            for (var day = from.PlusDays(1); day <= SlowWalk.Last; day = day.PlusDays(1))
            {
                if (SlowWalk.Works(day) && --left == 0) return day;
            }

            return null;
        }

        var raw = limit.Unit switch { LimitUnit.SameDay => from, LimitUnit.CalendarDays => from.PlusDays(limit.Amount), _ => from.PlusMonths(limit.Amount) };
        var due = limit.Unit == LimitUnit.SameDay || limit.LastDay == LastDayRule.NextWorkingDay ? SlowWalk.Roll(raw) : raw;
        return due <= SlowWalk.Last ? due : null;
    }
}
