using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using NodaTime;
using static Zhaoqing.GovServices.TimeLimit.Tests.SlowWalk;

namespace Zhaoqing.GovServices.TimeLimit.Tests.Calendars;

[Properties(Arbitrary = [typeof(Dates)], MaxTest = 200, QuietOnSuccess = true)]
public class NoticeArchiveTests
{
    private static readonly NoticeArchive Archive = NoticeArchive.StateCouncil;

    private static readonly Arbitrary<LocalDate> KnownDays =
        (from notice in Gen.Elements(Archive.Notices.Where(notice => notice.Issued is not null).ToArray())
         from shift in Gen.OneOf(Gen.Choose(-1, 1), Gen.Choose(-400, 400))
         select LocalDate.Max(notice.Issued!.Value.PlusDays(shift), Archive.DatedSince!.Value)).ToArbitrary();

    [Theory]
    [InlineData("E02", "2019-04-25", 5, "2019-03-21", "2019-05-03", "2019-05-05")]
    [InlineData("E03", "2019-04-26", 1, "2019-03-21", "2019-04-29", "2019-04-28")]
    [InlineData("E04", "2018-12-26", 3, "2018-12-03", "2018-12-31", "2018-12-29")]
    [InlineData("E06", "2020-01-10", 20, "2020-01-25", "2020-02-12", "2020-02-14")]
    [InlineData("E07", "2020-01-20", 5, "2020-01-25", "2020-02-01", "2020-02-04")]
    [InlineData("E08", "2020-01-23", 5, "2020-01-25", "2020-02-05", "2020-02-07")]
    [InlineData("E09", "2015-08-27", 5, "2015-05-12", "2015-09-03", "2015-09-06")]
    public void A_late_notice_moves_a_due_day_and_the_old_edition_still_explains_the_old_one(
        string example, string from, int workingDays, string known, string before, string after)
    {
        var old = new WorkingCalendar(Archive.KnownOn(Date(known)).Value());
        Assert.Equal((example, Date(before)), (example, old.Due(Limit.WorkingDays(workingDays), Date(from)).Value().Date));
        var @new = new WorkingCalendar(Archive.KnownOn(Date(known).PlusDays(1)).Value());
        Assert.Equal((example, Date(after)), (example, @new.Due(Limit.WorkingDays(workingDays), Date(from)).Value().Date));
        Assert.Equal((example, Date(after)), (example, Answers.Add(Date(from), workingDays)));
    }

    [Theory]
    [InlineData("2020-01-25", "state-council-2020")]
    [InlineData("2020-01-26", "state-council-2020-1")]
    [InlineData("2019-11-20", "state-council-2019-1")]
    [InlineData("2019-11-21", "state-council-2020")]
    [InlineData("2014-12-16", "state-council-2015")]
    [InlineData("2026-11-25", "state-council-2026")]
    public void An_edition_is_named_after_its_last_notice_and_the_changes_since(string day, string name) =>
        Assert.Equal(name, Archive.KnownOn(Date(day)).Value().Id);

    [Fact]
    public void Before_the_days_of_issue_are_known_nothing_is_guessed()
    {
        Assert.Equal(Date("2014-12-16"), Archive.DatedSince);
        Archive.KnownOn(Date("2014-12-15")).IsRefused("time-limit.edition-unknown", "day");
    }

    [Property]
    public Property The_edition_of_a_day_holds_just_the_notices_issued_by_then() => Prop.ForAll(KnownDays, day =>
        Archive.KnownOn(day).Value().Notices.Where(notice => notice.Issued is not null).All(notice => notice.Issued <= day)
        && Archive.Notices.Where(notice => notice.Issued <= day && !notice.IsChange).All(notice => Archive.KnownOn(day).Value().Notices.Any(known => known.Number == notice.Number)));

    [Property]
    public Property Names_differ_where_editions_do() => Prop.ForAll(KnownDays, KnownDays, (one, other) =>
    {
        var (first, second) = (Archive.KnownOn(one).Value(), Archive.KnownOn(other).Value());
        bool same = first.Notices.Select(notice => (notice.Number, notice.Days.Length)).SequenceEqual(second.Notices.Select(notice => (notice.Number, notice.Days.Length)));
        return (first.Id == second.Id) == same;
    });

    [Property]
    public Property An_edition_is_found_again_by_its_name() => Prop.ForAll(KnownDays, day =>
    {
        var known = Archive.KnownOn(day).Value();
        var found = Archive.Find(known.Id)!;
        return found.Id == known.Id
            && found.Notices.SelectMany(notice => notice.Days.Select(noticed => (notice.Number, noticed))).SequenceEqual(known.Notices.SelectMany(notice => notice.Days.Select(noticed => (notice.Number, noticed))));
    });

    [Fact]
    public void An_edition_stays_to_be_found_when_later_notices_have_come()
    {
        var next = Archive.With(Notice("测试〔2026〕2号", 2027, new NoticedDay(Date("2027-01-01"), NoticedDayKind.Off, "元旦"))).Value();
        Assert.Same(next.Latest, next.Find("state-council-2027"));
        var found = next.Find("state-council-2026")!;
        Assert.Equal(2026, found.LastNoticedYear);
        Assert.Empty(CalendarDifference.Between(new WorkingCalendar(found), Answers.Calendar));
    }

    [Theory]
    [InlineData("")]
    [InlineData("state-council-2027")]
    [InlineData("state-council-2013")]
    [InlineData("State-Council-2020")]
    [InlineData("state-council-2020-2")]
    [InlineData("state-council-2026+441202-1")]
    public void A_name_that_was_never_known_is_not_found(string name)
    {
        Assert.Null(Archive.Find(name));
        Assert.Null(new NoticeArchive(Archive.Notices.Take(10)).Find(name));
    }

    [Property]
    public Property What_was_firm_moves_only_by_a_change() => Prop.ForAll(KnownDays, Dates.Amount(), (day, amount) =>
    {
        var known = new WorkingCalendar(Archive.KnownOn(day).Value());
        return known.Due(Limit.WorkingDays(amount.Value), day).Match(
            refusal => false,
            due => due.Provisional
                || due.Date == Answers.Add(day, amount.Value)
                || Archive.Notices.Any(notice => notice.IsChange && notice.Issued > day && notice.Days.Any(changed => changed.Date > day)));
    });

    [Property]
    public Property A_notice_makes_firm_what_was_provisional_before_December() => Prop.ForAll(Gen.Choose(2015, 2025).ToArbitrary(), Dates.Day(), (year, day) =>
    {
        var before = new WorkingCalendar(Archive.KnownOn(new LocalDate(year, 10, 1)).Value());
        var after = new WorkingCalendar(Archive.KnownOn(new LocalDate(year, 12, 31)).Value());
        return after.FirmThrough == before.FirmThrough.PlusYears(1)
            && (day > before.FirmThrough || before.Day(day).Value().IsWorkingDay == after.Day(day).Value().IsWorkingDay);
    });

    [Fact]
    public void Taking_the_last_notice_out_and_putting_it_back_changes_nothing()
    {
        var without = new NoticeArchive(Archive.Notices.RemoveAt(Archive.Notices.Length - 1));
        Assert.Equal(2025, without.Latest.LastNoticedYear);
        var again = without.With(Archive.Notices[^1]).Value();
        Assert.Empty(CalendarDifference.Between(new WorkingCalendar(again.Latest), Answers.Calendar));
        Assert.Equal(Archive.Latest.Id, again.Latest.Id);
    }

    [Fact]
    public void A_change_arranges_days_again_and_sets_others_back()
    {
        var change = new HolidayNotice("测试〔2026〕1号", 2026, Date("2026-09-01"), isChange: true, new NoticedDay(Date("2026-09-20"), NoticedDayKind.AsWeek, "国庆节"), new NoticedDay(Date("2026-09-30"), NoticedDayKind.Off, "国庆节"));
        var changed = Archive.With(change).Value();
        Assert.Equal("state-council-2026-1", changed.Latest.Id);
        Assert.Equal(
            [(Date("2026-09-20"), false), (Date("2026-09-30"), false)],
            CalendarDifference.Between(Answers.Calendar, new WorkingCalendar(changed.Latest)).Select(difference => (difference.Date, difference.After.IsWorkingDay)));
        Assert.Equal("测试〔2026〕1号", new WorkingCalendar(changed.Latest).Day(Date("2026-09-30")).Value().NoticeNumber);
    }

    [Fact]
    public void A_change_of_the_old_year_after_the_next_notice_names_the_edition_too()
    {
        var change = new HolidayNotice("测试〔2025〕1号", 2025, Date("2025-12-01"), isChange: true, new NoticedDay(Date("2025-12-05"), NoticedDayKind.Off, "测试"));
        Assert.Equal("state-council-2026-1", Archive.With(change).Value().Latest.Id);
    }

    [Fact]
    public void A_notice_that_does_not_fit_is_refused()
    {
        var day = new NoticedDay(Date("2027-01-01"), NoticedDayKind.Off, "元旦");
        Archive.With(Notice("国办发明电〔2025〕7号", 2027, day)).IsRefused("time-limit.notice-repeated", "number");
        Archive.With(new HolidayNotice("一号", 2027, day)).IsRefused("time-limit.notice-undated", "issued");
        Archive.With(Notice("一号", 2028, day with { Date = Date("2028-01-01") })).IsRefused("time-limit.notice-year-out-of-order", "year");
        Archive.With(Notice("一号", 2026, day with { Date = Date("2026-12-31") })).IsRefused("time-limit.notice-year-out-of-order", "year");
        Archive.With(new HolidayNotice("一号", 2027, Date("2026-11-01"), isChange: true, day)).IsRefused("time-limit.notice-year-out-of-order", "year");
        Archive.With(Notice("一号", 2027, day, new NoticedDay(Date("2027-01-02"), NoticedDayKind.MakeUp, "元旦"), new NoticedDay(Date("2027-01-03"), NoticedDayKind.MakeUp, "元旦")))
            .IsRefused("time-limit.notice-makes-up-too-many", "days");
        Archive.With(new HolidayNotice("一号", 2027, Date("2028-01-01"), isChange: false, day)).IsRefused("time-limit.notice-issued-after-year", "issued");
        Assert.True(Archive.With(new HolidayNotice("一号", 2027, Date("2027-12-31"), isChange: false, day)).IsT1);
        Assert.True(Archive.With(Notice("一号", 2027, day)).IsT1);
        Assert.True(Archive.With(Notice("一号", 2027, day, new NoticedDay(Date("2027-01-02"), NoticedDayKind.MakeUp, "元旦"))).IsT1);
        Archive.With(new HolidayNotice("一号", 2027, Date("2025-11-03"), isChange: false, day)).IsRefused("time-limit.notice-issued-out-of-order", "issued");
        Archive.With(new HolidayNotice("一号", 2026, Date("2025-11-03"), isChange: true, day with { Date = Date("2026-12-31") })).IsRefused("time-limit.notice-issued-out-of-order", "issued");
        Assert.True(Archive.With(new HolidayNotice("一号", 2025, Date("2025-11-03"), isChange: true, day with { Date = Date("2025-12-30") })).IsT1);
        Assert.True(Archive.With(new HolidayNotice("一号", 2027, Date("2025-11-04"), isChange: false, day)).IsT1);
        var early = new NoticeArchive(Archive.Notices.RemoveAt(Archive.Notices.Length - 1).Add(Notice("一号", 2026, new NoticedDay(Date("2026-12-31"), NoticedDayKind.Off, "元旦"))));
        early.With(Notice("二号", 2027, new NoticedDay(Date("2026-12-31"), NoticedDayKind.Off, "元旦"), day)).IsRefused("time-limit.notice-overlaps", "days");
    }

    private static HolidayNotice Notice(string number, int year, params NoticedDay[] days) => new(number, year, new LocalDate(year - 1, 11, 1), isChange: false, days);
}
