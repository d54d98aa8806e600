using NodaTime;
using static Zhaoqing.GovServices.TimeLimit.Tests.Answers;

namespace Zhaoqing.GovServices.TimeLimit.Tests.Calendars;

/// <summary>The worked examples of docs/time-limit.md, by name.</summary>
public class WorkedExampleTests
{
    [Theory]
    [InlineData("E01", "2019-04-15", 20, "2019-05-14")]
    [InlineData("E02", "2019-04-25", 5, "2019-05-05")]
    [InlineData("E03", "2019-04-26", 1, "2019-04-28")]
    [InlineData("E04", "2018-12-26", 3, "2018-12-29")]
    [InlineData("E05", "2019-09-20", 10, "2019-10-10")]
    [InlineData("E06", "2020-01-10", 20, "2020-02-14")]
    [InlineData("E07", "2020-01-20", 5, "2020-02-04")]
    [InlineData("E08", "2020-01-23", 5, "2020-02-07")]
    [InlineData("E09", "2015-08-27", 5, "2015-09-06")]
    [InlineData("E10", "2020-09-21", 10, "2020-10-10")]
    [InlineData("E11", "2021-01-29", 20, "2021-03-03")]
    [InlineData("E12", "2021-09-10", 10, "2021-09-26")]
    [InlineData("E13", "2022-01-24", 10, "2022-02-10")]
    [InlineData("E14", "2022-12-28", 5, "2023-01-05")]
    [InlineData("E15", "2023-01-13", 10, "2023-02-01")]
    [InlineData("E16", "2023-09-25", 5, "2023-10-08")]
    [InlineData("E17", "2023-09-28", 5, "2023-10-11")]
    [InlineData("E18", "2024-02-08", 1, "2024-02-09")]
    [InlineData("E19", "2024-02-02", 20, "2024-03-06")]
    [InlineData("E20", "2024-09-26", 20, "2024-10-29")]
    [InlineData("E21 inform", "2026-09-28", 5, "2026-10-10")]
    [InlineData("E21 decide", "2026-09-28", 20, "2026-10-30")]
    [InlineData("E22 inform", "2025-01-24", 5, "2025-02-07")]
    [InlineData("E22 decide", "2025-01-24", 20, "2025-02-27")]
    [InlineData("E23", "2026-01-30", 20, "2026-03-05")]
    [InlineData("E23 extended", "2026-01-30", 30, "2026-03-19")]
    [InlineData("E24", "2025-08-25", 45, "2025-10-31")]
    [InlineData("E24 extended", "2025-08-25", 60, "2025-11-21")]
    [InlineData("E25 side by side", "2026-08-17", 20, "2026-09-14")]
    [InlineData("E25 in series", "2026-08-17", 35, "2026-10-10")]
    [InlineData("E25 cap", "2026-08-17", 45, "2026-10-23")]
    [InlineData("E32", "2026-09-21", 10, "2026-10-12")]
    [InlineData("E33 ask", "2026-04-20", 5, "2026-04-27")]
    [InlineData("E33 organise", "2026-04-27", 20, "2026-05-27")]
    [InlineData("E35 promised", "2026-02-12", 3, "2026-02-24")]
    [InlineData("E35 statutory", "2026-02-12", 20, "2026-03-18")]
    [InlineData("E51 objection", "2026-09-20", 5, "2026-09-28")]
    [InlineData("E52", "2026-04-30", 3, "2026-05-08")]
    [InlineData("E52 extended", "2026-04-30", 6, "2026-05-12")]
    [InlineData("E53", "2026-08-31", 30, "2026-10-16")]
    [InlineData("E54", "2025-12-15", 20, "2026-01-13")]
    [InlineData("E54 extended", "2025-12-15", 40, "2026-02-10")]
    [InlineData("E55", "2026-09-30", 5, "2026-10-13")]
    [InlineData("E56", "2026-09-24", 3, "2026-09-30")]
    [Clause("REG-2.5")]
    public void In_working_days(string example, string from, int amount, string due) =>
        Check(example, Limit.WorkingDays(amount), from, due, provisional: false);

    [Theory]
    [InlineData("E42 2024", "2024-08-02", 60, LimitUnit.CalendarDays, "2024-10-01", "2024-10-08")]
    [InlineData("E42 2026", "2026-08-03", 60, LimitUnit.CalendarDays, "2026-10-02", "2026-10-08")]
    [InlineData("E44", "2025-01-14", 15, LimitUnit.CalendarDays, "2025-01-29", "2025-02-05")]
    [InlineData("E45", "2024-08-31", 6, LimitUnit.Months, "2025-02-28", "2025-02-28")]
    [InlineData("E46 leap year", "2024-01-31", 1, LimitUnit.Months, "2024-02-29", "2024-02-29")]
    [InlineData("E46", "2025-01-31", 1, LimitUnit.Months, "2025-02-28", "2025-02-28")]
    [InlineData("E47", "2024-02-29", 1, LimitUnit.Years, "2025-02-28", "2025-02-28")]
    [InlineData("E48", "2025-08-29", 6, LimitUnit.Months, "2026-02-28", "2026-02-28")]
    [InlineData("E49", "2026-04-01", 6, LimitUnit.Months, "2026-10-01", "2026-10-08")]
    [InlineData("E50", "2024-07-05", 90, LimitUnit.CalendarDays, "2024-10-03", "2024-10-08")]
    [InlineData("E51", "2026-09-20", 15, LimitUnit.CalendarDays, "2026-10-05", "2026-10-08")]
    public void In_calendar_units_as_is_and_rolled(string example, string from, int amount, LimitUnit unit, string raw, string rolled)
    {
        Check(example, Limit.Of(amount, unit, LastDayRule.AsIs).Value(), from, raw, provisional: false);
        Check(example, Limit.Of(amount, unit, LastDayRule.NextWorkingDay).Value(), from, rolled, provisional: false);
    }

    [Theory]
    [InlineData("E36", "2026-03-06T20:30", "2026-03-13")]
    [InlineData("E37", "2026-03-07T21:00", "2026-03-13")]
    [InlineData("E38", "2026-10-03T12:00", "2026-10-13")]
    [Clause("CON-8.5")]
    public void Five_working_days_from_an_act_after_hours_or_at_a_weekend(string example, string at, string due)
    {
        var instant = NodaTime.Text.LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm").Parse(at).Value.InZoneStrictly(ChinaTime.Zone).ToInstant();
        Assert.Equal((example, SlowWalk.Date(due)), (example, Calendar.Due(Limit.WorkingDays(5), instant).Value().Date));
    }

    [Fact]
    public void E57_a_new_year_without_notice_is_a_holiday_all_the_same() =>
        Check("E57", Limit.WorkingDays(10), "2026-12-21", "2027-01-05", provisional: true);

    [Fact]
    public void E58_a_roll_that_a_notice_may_undo_is_provisional()
    {
        Check("E58", Limit.Months(6, LastDayRule.NextWorkingDay), "2026-08-20", "2027-02-22", provisional: true);
        Check("E58 raw", Limit.Months(6, LastDayRule.AsIs), "2026-08-20", "2027-02-20", provisional: false);
    }

    [Fact]
    public void E59_working_days_between_two_days() =>
        Assert.Equal(new WorkingDayCount(12, Provisional: false), Calendar.CountAfter(new(2026, 9, 18), new(2026, 10, 12)).Value());

    [Theory]
    [InlineData("2026-10-10", "2026-10-10")]
    [InlineData("2026-10-09", "2026-10-09")]
    [InlineData("2026-10-01", "2026-10-08")]
    [InlineData("2026-09-19", "2026-09-20")]
    public void At_once_means_the_day_itself_or_the_next_working_day(string from, string due) =>
        Check("即办", Limit.SameDay, from, due, provisional: false);

    private static void Check(string example, Limit limit, string from, string due, bool provisional) =>
        Assert.Equal((example, new DueDay(SlowWalk.Date(due), provisional)), (example, Calendar.Due(limit, SlowWalk.Date(from)).Value()));
}
