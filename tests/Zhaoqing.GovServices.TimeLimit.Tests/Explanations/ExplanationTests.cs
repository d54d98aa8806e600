using FsCheck.Xunit;
using NodaTime;
using static Zhaoqing.GovServices.TimeLimit.Tests.Answers;

namespace Zhaoqing.GovServices.TimeLimit.Tests.Explanations;

[Properties(Arbitrary = [typeof(Dates)], MaxTest = 500, QuietOnSuccess = true)]
public class ExplanationTests
{
    [Property]
    public bool The_explanation_has_the_due_day_of_the_calendar(LocalDate from, Amount n) => Limits(n).All(limit =>
    {
        var why = Calendar.Explain(limit, from).Value();
        return why.Due == Calendar.Due(limit, from).Value() && why.Limit == limit && why.From == from && why.Edition == Calendar.Edition.Id;
    });

    [Property]
    public bool It_names_each_rest_day_skipped_and_each_make_up_day_counted_with_its_notice_or_as_a_weekend(LocalDate from, Amount n)
    {
        var why = Calendar.Explain(Limit.WorkingDays(n.Value), from).Value();
        var walked = SlowWalk.Days(from.PlusDays(1), why.Due.Date).ToArray();
        bool weekend(LocalDate day) => day.DayOfWeek is IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday;
        return why.DaysCounted == n.Value
            && why.Days.Select(day => day.Status.Date).SequenceEqual(walked.Where(day => weekend(day) || !SlowWalk.Works(day)))
            && why.Days.All(day => day.Counted == SlowWalk.Works(day.Status.Date))
            && why.Days.All(day => day.Status.Kind == DayKind.RestDay || day.Status.Provisional || day.Status.Date.Year <= 2006 || day.Status.NoticeNumber is not null)
            && why.WeekendDaysSkipped == why.Days.Count(day => day.Status.Kind == DayKind.RestDay)
            && walked.Length == n.Value + why.Days.Count(day => !day.Counted)
            && !why.Rolled && !why.EndOfMonth;
    }

    [Property]
    public bool In_calendar_units_every_day_counts_and_only_the_roll_skips(LocalDate from, Amount n)
    {
        var why = Calendar.Explain(Limit.CalendarDays(n.Value, LastDayRule.NextWorkingDay), from).Value();
        return why.DaysCounted == n.Value
            && why.Raw == from.PlusDays(n.Value)
            && why.Rolled == !SlowWalk.Works(why.Raw)
            && why.Days.All(day => day.Counted == day.Status.Date <= why.Raw || day.Status.Date == why.Due.Date)
            // The raw day itself is counted, then found to be a rest day.
            && why.Days.Count(day => !day.Counted && !day.Status.IsWorkingDay) == (why.Rolled ? Period.DaysBetween(why.Raw, why.Due.Date) - 1 : 0);
    }

    [Property]
    public bool It_tells_the_years_without_notice_exactly_where_it_is_provisional(LocalDate from, Amount n) => Limits(n).All(limit =>
    {
        var why = Calendar.Explain(limit, from).Value();
        return why.Due.Provisional ? why.YearsWithoutNotice[0] == 2027 && why.YearsWithoutNotice[^1] == Math.Max(2027, why.Due.Date.Year) : why.YearsWithoutNotice.IsEmpty;
    });

    [Fact]
    public void Over_National_Day_it_reads_like_this()
    {
        var why = Calendar.Explain(Limit.WorkingDays(5), new(2026, 9, 30)).Value();
        Assert.Equal(
            """
            自2026年9月30日起5个工作日:届满日为2026年10月13日。
            起始当日不计入,自下一日开始计算(民法典第二百零一条)。
            2026年10月1日至2026年10月7日:国庆节放假,不计入(国办发明电〔2025〕7号)。
            2026年10月10日:国庆节调休上班,计入(国办发明电〔2025〕7号)。
            另有双休日1天,不计入。
            共计入5个工作日。
            依据的工作日历:state-council-2026。
            """,
            why.ToString());
    }

    [Fact]
    public void E42_a_roll_over_National_Day_is_told()
    {
        var why = Calendar.Explain(Limit.CalendarDays(60, LastDayRule.NextWorkingDay), new(2026, 8, 3)).Value();
        Assert.True(why.Rolled);
        Assert.Equal((new LocalDate(2026, 10, 2), new LocalDate(2026, 10, 8)), (why.Raw, why.Due.Date));
        Assert.Contains("节假日、休息日计入,末日为2026年10月2日。\n末日逢休假日,顺延至其后第一个工作日2026年10月8日(民法典第二百零三条)。", why.ToString(), StringComparison.Ordinal);
        Assert.Contains("2026年10月3日至2026年10月7日:国庆节放假,不计入(国办发明电〔2025〕7号)。", why.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void E48_a_make_up_Saturday_is_no_rest_day_so_nothing_rolls()
    {
        var why = Calendar.Explain(Limit.Months(6, LastDayRule.NextWorkingDay), new(2025, 8, 29)).Value();
        Assert.False(why.Rolled);
        Assert.True(why.EndOfMonth);
        Assert.Equal((new LocalDate(2026, 2, 28), DayKind.MakeUpWorkingDay, true), (why.Days[^1].Status.Date, why.Days[^1].Status.Kind, why.Days[^1].Counted));
        Assert.Contains("到期月没有对应日,月末2026年2月28日为末日", why.ToString(), StringComparison.Ordinal);
        Assert.Contains("到期月的对应日2026年10月1日为末日", Calendar.Explain(Limit.Months(6, LastDayRule.AsIs), new(2026, 4, 1)).Value().ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void E57_a_provisional_due_day_names_the_year_whose_notice_is_missing()
    {
        var why = Calendar.Explain(Limit.WorkingDays(10), new(2026, 12, 21)).Value();
        Assert.Equal([2027], why.YearsWithoutNotice.ToArray());
        Assert.Contains("2027年1月1日:元旦放假,不计入(全国年节及纪念日放假办法第二条)。", why.ToString(), StringComparison.Ordinal);
        Assert.Contains("本结果为暂定:2027年的放假安排通知尚未收录", why.ToString(), StringComparison.Ordinal);
        Assert.Equal([2027, 2028], Calendar.Explain(Limit.WorkingDays(270), new(2026, 12, 21)).Value().YearsWithoutNotice.ToArray());
        Assert.Equal([2027], Calendar.Explain(Limit.WorkingDays(1), new(2026, 11, 30)).Value().YearsWithoutNotice.ToArray());
    }

    [Fact]
    public void At_once_is_explained_from_the_day_itself()
    {
        var onTheDay = Calendar.Explain(Limit.SameDay, new(2026, 9, 20)).Value();
        Assert.Equal((new LocalDate(2026, 9, 20), 0, false), (onTheDay.Due.Date, onTheDay.DaysCounted, onTheDay.Rolled));
        Assert.Contains("2026年9月20日:国庆节调休上班,为工作日", onTheDay.ToString(), StringComparison.Ordinal);
        var afterTheHoliday = Calendar.Explain(Limit.SameDay, new(2026, 10, 1)).Value();
        Assert.Equal((new LocalDate(2026, 10, 8), 7, true), (afterTheHoliday.Due.Date, afterTheHoliday.Days.Length, afterTheHoliday.Rolled));
    }

    [Fact]
    public void A_holiday_of_a_year_whose_number_is_unknown_says_so() =>
        Assert.Contains("劳动节放假,不计入(通知文号不详)。", Calendar.Explain(Limit.WorkingDays(5), new(2003, 4, 28)).Value().ToString(), StringComparison.Ordinal);

    [Fact]
    public void What_has_no_due_day_has_no_explanation()
    {
        Calendar.Explain(Limit.WorkingDays(1), new(2001, 1, 1)).IsRefused("time-limit.date-out-of-coverage", "from");
        Calendar.Explain(Limit.WorkingDays(10_000), new(2026, 1, 1)).IsRefused("time-limit.date-out-of-coverage", "amount");
        Assert.Throws<InvalidOperationException>(() => Calendar.Explain(default, new LocalDate(2026, 1, 1)));
    }

    private static Limit[] Limits(Amount n) =>
    [
        Limit.WorkingDays(n.Value), Limit.CalendarDays(n.Value, LastDayRule.AsIs), Limit.CalendarDays(n.Value, LastDayRule.NextWorkingDay),
        Limit.Months(n.Value % 23 + 1, LastDayRule.NextWorkingDay), Limit.Years(1, LastDayRule.NextWorkingDay), Limit.SameDay,
    ];
}
