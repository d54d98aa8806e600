using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using NodaTime;
using OneOf;
using static Zhaoqing.GovServices.TimeLimit.Tests.Answers;

namespace Zhaoqing.GovServices.TimeLimit.Tests.Calendars;

public class LocalClosureTests
{
    private static readonly LegalGround Decree = LegalGround.OfLaw("关于启动防台风Ⅰ级应急响应的通告", article: null, "全市停课停工。");
    private static readonly DivisionCode City = DivisionCode.Parse("4412"), District = DivisionCode.Parse("441202"), Town = DivisionCode.Parse("441202001"), Elsewhere = DivisionCode.Parse("4401");

    // Thursday and Friday before the rest days of a plain week.
    private static readonly LocalDate Thursday = new(2026, 9, 10), Friday = new(2026, 9, 11), Monday = new(2026, 9, 14);

    [Theory]
    [InlineData(ClosureEffect.WindowsOnly, "2026-09-14")]
    [InlineData(ClosureEffect.LimitsToo, "2026-09-16")]
    [Clause("REG-2.5")]
    public void A_shut_window_leaves_the_limit_running_unless_the_decree_says_otherwise(ClosureEffect effect, string due)
    {
        var local = Seen(District, Closure(City, Thursday, Friday, effect));
        Assert.Equal(SlowWalk.Date(due), local.Due(Limit.WorkingDays(3), new LocalDate(2026, 9, 9)).Value().Date);
        Assert.Equal(new LocalDate(2026, 9, 14), Calendar.Due(Limit.WorkingDays(3), new LocalDate(2026, 9, 9)).Value().Date);
        Assert.Equal("state-council-2026+441202-1", local.Edition.Id);
        Assert.Equal(Calendar.Edition.Notices, local.Edition.Notices);
    }

    [Theory]
    [InlineData(ClosureEffect.WindowsOnly, true)]
    [InlineData(ClosureEffect.LimitsToo, false)]
    public void A_closed_day_keeps_its_kind_and_tells_its_closure_with_the_basis(ClosureEffect effect, bool works)
    {
        var local = Seen(District, Closure(City, Thursday, Friday, effect));
        var day = local.Day(Thursday).Value();
        Assert.Equal((DayKind.WorkingDay, works, false), (day.Kind, day.IsWorkingDay, day.IsWindowOpen));
        Assert.Equal(("台风停工", Decree), (day.Closure!.Name, day.Closure.Basis));
        Assert.Null(local.Day(Monday).Value().Closure);
        Assert.False(local.IsWindowOpen(Friday).Value());
        Assert.True(local.IsWindowOpen(Monday).Value());
        Assert.Equal(Monday, local.NextOpenDay(Thursday).Value().Date);
        Assert.Equal(Monday, local.NextOpenDay(Monday).Value().Date);
    }

    [Fact]
    public void A_closure_holds_for_the_division_and_what_lies_in_it_and_nowhere_else()
    {
        var closures = LocalClosures.None.With(Closure(District, Thursday, Friday, ClosureEffect.LimitsToo)).Value();
        Assert.Single(closures.At(District));
        Assert.Single(closures.At(Town));
        Assert.Empty(closures.At(City));
        Assert.Same(Calendar, Calendar.With(closures, City).Value());
        Assert.Same(Calendar, Calendar.With(closures, Elsewhere).Value());
        Assert.Equal("state-council-2026", Calendar.With(closures, Town).Value().With(closures, City).Value().Edition.Id);
    }

    [Fact]
    public void Looking_again_replaces_the_closures_seen_before()
    {
        var once = Seen(District, Closure(City, Thursday, Friday, ClosureEffect.LimitsToo));
        var again = once.With(LocalClosures.None.With(Closure(City, Monday, Monday, ClosureEffect.LimitsToo)).Value(), Town).Value();
        Assert.Equal("state-council-2026+441202001-1", again.Edition.Id);
        Assert.True(again.IsWindowOpen(Friday).Value());
        Assert.False(again.IsWindowOpen(Monday).Value());
    }

    [Fact]
    public void A_last_day_rolls_over_a_day_that_does_not_count_and_calendar_days_count_it()
    {
        var local = Seen(District, Closure(City, Thursday, Friday, ClosureEffect.LimitsToo));
        var open = Seen(District, Closure(City, Thursday, Friday, ClosureEffect.WindowsOnly));
        var limit = Limit.CalendarDays(2, LastDayRule.NextWorkingDay);
        Assert.Equal(Monday, local.Due(limit, new LocalDate(2026, 9, 8)).Value().Date);
        Assert.Equal(Thursday, open.Due(limit, new LocalDate(2026, 9, 8)).Value().Date);
        Assert.Equal(Thursday, local.Due(Limit.CalendarDays(2, LastDayRule.AsIs), new LocalDate(2026, 9, 8)).Value().Date);
    }

    [Theory]
    [InlineData(ClosureEffect.WindowsOnly, "2026年9月10日至2026年9月11日:台风停工,窗口停止办理,期限照常计算(《关于启动防台风Ⅰ级应急响应的通告》)。", false)]
    [InlineData(ClosureEffect.LimitsToo, "2026年9月10日至2026年9月11日:台风停工,不计入(《关于启动防台风Ⅰ级应急响应的通告》)。", true)]
    public void An_explanation_tells_the_closure_and_its_decree(ClosureEffect effect, string line, bool shown)
    {
        var why = Seen(District, Closure(City, Thursday, new(2026, 9, 12), effect)).Explain(Limit.WorkingDays(3), new LocalDate(2026, 9, 9)).Value();
        Assert.Contains(line, why.ToString().Split('\n'));
        Assert.Contains("依据的工作日历:state-council-2026+441202-1。", why.ToString(), StringComparison.Ordinal);
        Assert.Equal(3, why.DaysCounted);
        Assert.Equal(2, why.WeekendDaysSkipped);
        Assert.Equal(shown, DueCalendar.ToText(why).Contains("10闭 11闭", StringComparison.Ordinal));
        Assert.Equal(shown, DueCalendar.ToText(why).Contains(" 闭:临时停办,不计入 止", StringComparison.Ordinal));
        Assert.Equal(shown, DueCalendar.ToSvg(why).Contains("2026-09-10 台风停工,不计入", StringComparison.Ordinal));
    }

    [Fact]
    public void A_calendar_limit_says_that_a_closed_day_is_counted_all_the_same()
    {
        var why = Seen(District, Closure(City, Thursday, Thursday, ClosureEffect.LimitsToo)).Explain(Limit.CalendarDays(3, LastDayRule.AsIs), new LocalDate(2026, 9, 9)).Value();
        Assert.Contains("2026年9月10日:台风停工,不是工作日,按自然日计入(", why.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_make_up_day_can_be_closed_like_any_other()
    {
        var makeUp = new LocalDate(2026, 9, 20);
        var day = Seen(District, Closure(City, makeUp, makeUp, ClosureEffect.LimitsToo)).Day(makeUp).Value();
        Assert.Equal((DayKind.MakeUpWorkingDay, false, false), (day.Kind, day.IsWorkingDay, day.IsWindowOpen));
    }

    [Fact]
    public void What_is_wrong_with_a_closure_is_refused()
    {
        LocalClosure.Of(City, Friday, Thursday, "台风停工", Decree, ClosureEffect.WindowsOnly).IsRefused("time-limit.closure-span-empty", "last");
        LocalClosure.Of(City, Thursday, Friday, " ", Decree, ClosureEffect.WindowsOnly).IsRefused("time-limit.closure-unnamed", "name");
        LocalClosure.Of(City, Thursday, Friday, "台风停工", basis: null, ClosureEffect.WindowsOnly).IsRefused("time-limit.closure-without-basis", "basis");
        LocalClosure.Of(City, Thursday, Friday, "台风停工", Decree, (ClosureEffect)2).IsRefused("time-limit.closure-effect-unknown", "effect");
        Assert.Throws<InvalidOperationException>(() => LocalClosure.Of(default, Thursday, Friday, "台风停工", Decree, ClosureEffect.WindowsOnly));
    }

    [Theory]
    [InlineData("4412", true)]
    [InlineData("441202", true)]
    [InlineData("44", true)]
    [InlineData("4401", false)]
    public void Two_closures_of_one_place_on_one_day_are_refused(string division, bool refused)
    {
        var known = LocalClosures.None.With(Closure(City, Thursday, Friday, ClosureEffect.WindowsOnly)).Value();
        var place = DivisionCode.Parse(division);
        Assert.Equal(2, known.With(Closure(place, Monday, Monday, ClosureEffect.LimitsToo)).Value().All.Length);
        var second = known.With(Closure(place, Friday, Monday, ClosureEffect.LimitsToo));
        if (refused) second.IsRefused("time-limit.closure-overlaps", "first");
        else Assert.Equal(2, second.Value().All.Length);
    }

    [Theory]
    [InlineData(-3, -1, false)]
    [InlineData(-3, 0, true)]
    [InlineData(0, 0, true)]
    [InlineData(1, 1, true)]
    [InlineData(-3, 5, true)]
    [InlineData(2, 2, true)]
    [InlineData(2, 5, true)]
    [InlineData(3, 5, false)]
    public void Closures_that_share_a_single_day_overlap_and_neighbours_do_not(int first, int last, bool refused)
    {
        // Known: three days from Friday on.
        var known = LocalClosures.None.With(Closure(City, Friday, Friday.PlusDays(2), ClosureEffect.WindowsOnly)).Value();
        var second = known.With(Closure(City, Friday.PlusDays(first), Friday.PlusDays(last), ClosureEffect.WindowsOnly));
        if (refused) second.IsRefused("time-limit.closure-overlaps", "first");
        else Assert.Equal(2, second.Value().All.Length);
    }

    [Fact]
    public void A_closure_outside_the_coverage_is_refused_where_it_holds()
    {
        var early = LocalClosures.None.With(Closure(City, new(2001, 12, 31), new(2002, 1, 1), ClosureEffect.WindowsOnly)).Value();
        var late = LocalClosures.None.With(Closure(City, SlowWalk.Last, SlowWalk.Last.PlusDays(1), ClosureEffect.WindowsOnly)).Value();
        Calendar.With(early, District).IsRefused("time-limit.date-out-of-coverage", "closures");
        Calendar.With(late, District).IsRefused("time-limit.date-out-of-coverage", "closures");
        Assert.Same(Calendar, Calendar.With(late, Elsewhere).Value());
        Calendar.IsWindowOpen(new(2029, 1, 1)).IsRefused("time-limit.date-out-of-coverage", "date");
        Calendar.NextOpenDay(new(2028, 12, 30)).IsRefused("time-limit.date-out-of-coverage", "date");
    }

    [Property(Arbitrary = [typeof(Dates)], MaxTest = 60)]
    [Clause("REG-2.5")]
    public Property Counting_from_a_place_is_the_walk_that_skips_the_days_taken_out(LocalDate start, LocalDate shutFrom, Amount amount) =>
        Prop.ForAll(Gen.Choose(0, 40).ToArbitrary(), Gen.Elements(ClosureEffect.WindowsOnly, ClosureEffect.LimitsToo).ToArbitrary(), (length, effect) =>
        {
            // Half of the closures begin near the start, where they matter.
            var first = shutFrom.Day % 2 == 0 ? start.PlusDays(shutFrom.Day % 20) : shutFrom;
            var closure = Closure(City, first, first.PlusDays(length), effect);
            var local = Seen(Town, closure);
            var day = start;
            for (int left = amount.Value; left > 0;)
            {
                day = day.PlusDays(1);
                if (SlowWalk.Works(day) && !(effect == ClosureEffect.LimitsToo && closure.Covers(day))) left--;
            }

            var open = SlowWalk.Days(start, SlowWalk.Last).First(at => SlowWalk.Works(at) && !closure.Covers(at));
            return local.Due(Limit.WorkingDays(amount.Value), start).Value() == new DueDay(day, day > SlowWalk.FirmThrough)
                && local.CountAfter(start, day).Value().Days == amount.Value
                && local.NextOpenDay(start).Value().Date == open;
        });

    private static LocalClosure Closure(DivisionCode division, LocalDate first, LocalDate last, ClosureEffect effect) =>
        LocalClosure.Of(division, first, last, "台风停工", Decree, effect).Value();

    private static WorkingCalendar Seen(DivisionCode place, LocalClosure closure) =>
        Calendar.With(LocalClosures.None.With(closure).Value(), place).Value();
}
