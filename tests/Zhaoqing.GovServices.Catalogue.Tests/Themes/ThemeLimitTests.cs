using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using NodaTime;
using Zhaoqing.GovServices.TimeLimit;

namespace Zhaoqing.GovServices.Catalogue.Tests.Themes;

[Properties(Arbitrary = [typeof(ThemeWorld)], MaxTest = 300, QuietOnSuccess = true)]
public class ThemeLimitTests
{
    private static readonly WorkingCalendar Calendar = WorkingCalendar.StateCouncil;

    [Fact]
    [Clause("CON-1.2")]
    public void Example_13_A_3_then_B_5_beside_C_10_takes_10_not_18()
    {
        var plan = new Plan([Limit.WorkingDays(3), Limit.WorkingDays(5), Limit.WorkingDays(10)], [(0, 1)]);
        var longest = Assert.Single(plan.Compose().LongestPaths().AsT1);
        Assert.Equal(("10个工作日", "M-2"), (longest.ToString(), Assert.Single(longest.Members).ToString()));
        var pair = new Plan(plan.Limits[..2], plan.Edges);
        Assert.Equal("8个工作日", Assert.Single(pair.Compose().LongestPaths().AsT1).ToString());
        var due = plan.Compose().Due(Calendar, ChinaTime.StartOf(new LocalDate(2026, 3, 2))).AsT1;
        Assert.Equal((new LocalDate(2026, 3, 16), "M-2"), (due.Due.Date, string.Join(' ', due.CriticalPath)));
        var pairDue = pair.Compose().Due(Calendar, ChinaTime.StartOf(new LocalDate(2026, 3, 2))).AsT1;
        Assert.Equal((new LocalDate(2026, 3, 12), "M-0 M-1"), (pairDue.Due.Date, string.Join(' ', pairDue.CriticalPath)));
    }

    [Fact]
    public void Without_a_calendar_days_of_two_kinds_are_not_compared()
    {
        var plan = new Plan([Limit.WorkingDays(10), Limit.CalendarDays(12, LastDayRule.AsIs), Limit.WorkingDays(3)], []);
        Assert.Equal(["10个工作日", "12个自然日"], plan.Compose().LongestPaths().AsT1.Select(path => path.ToString()).Order(StringComparer.Ordinal));
        // The holidays of October make the working days the longer ones.
        Assert.Equal("M-0", plan.Compose().Due(Calendar, ChinaTime.StartOf(new LocalDate(2026, 9, 28))).AsT1.CriticalPath.Single().ToString());
        var chained = new Plan([Limit.CalendarDays(30, LastDayRule.AsIs), Limit.WorkingDays(5)], [(0, 1)]);
        Assert.Equal("5个工作日+30个自然日", chained.Compose().LongestPaths().AsT1.Single().ToString());
    }

    [Property]
    [Clause("CON-1.2")]
    public void The_due_day_is_the_latest_end_of_all_paths(Plan plan, LocalDate day)
    {
        var due = plan.Compose().Due(Calendar, ChinaTime.StartOf(day)).AsT1;
        var ends = plan.Paths().Select(path => path.Aggregate(day, (start, member) => Calendar.Due(plan.Limits[member], start).AsT1.Date));
        Assert.Equal(ends.Max(), due.Due.Date);
        Assert.Equal(due.Due.Date, due.CriticalPath.Aggregate(day, (start, code) => Calendar.Due(plan.Limits[int.Parse(code.ToString()[2..])], start).AsT1.Date));
    }

    [Property]
    public Property In_working_days_the_longest_path_is_the_greatest_sum_and_its_day_is_the_due_day() => Prop.ForAll(
        ThemeWorld.Plans(ThemeWorld.WorkingDays).ToArbitrary(), ThemeWorld.Day(), (plan, day) =>
        {
            var composed = plan.Compose();
            int longest = Assert.Single(composed.LongestPaths().AsT1).Amount(LimitUnit.WorkingDays);
            int[] amounts = [.. plan.Limits.Select(limit => limit.Amount)];
            Assert.Equal(plan.Paths().Max(path => path.Sum(member => amounts[member])), longest);
            Assert.InRange(longest, amounts.Max(), amounts.Sum());
            // 即办 on a rest day moves to the next working day, so the sum is compared where no member is done at once.
            if (longest > 0 && !plan.Limits.Contains(Limit.SameDay))
                Assert.Equal(Calendar.PlusWorkingDays(day, longest), composed.Due(Calendar, ChinaTime.StartOf(day)).AsT1.Due);
        });

    [Property]
    public void The_undominated_paths_are_those_of_the_slow_model(Plan plan)
    {
        var sums = plan.Paths().Select(path => Sums(path.Select(member => plan.Limits[member]))).Distinct().ToList();
        var expected = sums.Where(sum => !sums.Exists(other => other != sum && other.Wd >= sum.Wd && other.Cd >= sum.Cd && other.M >= sum.M));
        var found = plan.Compose().LongestPaths().AsT1;
        Assert.Equal(expected.Order(), found.Select(path => (path.Amount(LimitUnit.WorkingDays), path.Amount(LimitUnit.CalendarDays), path.Amount(LimitUnit.Months))).Order());
        Assert.All(found, path => Assert.Equal(
            (path.Amount(LimitUnit.WorkingDays), path.Amount(LimitUnit.CalendarDays), path.Amount(LimitUnit.Months)),
            Sums(path.Members.Select(code => plan.Limits[int.Parse(code.ToString()[2..])]))));

        static (int Wd, int Cd, int M) Sums(IEnumerable<Limit> limits)
        {
            var all = limits.ToList();
            return (Of(LimitUnit.WorkingDays), Of(LimitUnit.CalendarDays), Of(LimitUnit.Months));

            int Of(LimitUnit unit) => all.Where(limit => limit.Unit == unit).Sum(limit => limit.Amount);
        }
    }

    [Property]
    public Property A_further_member_or_edge_never_shortens() => Prop.ForAll(
        ThemeWorld.Plan(), ThemeWorld.Day(), ThemeWorld.AnyLimit.ToArbitrary(), (plan, day, limit) =>
        {
            var due = DueOf(plan, day);
            Assert.True(DueOf(new Plan([.. plan.Limits, limit], plan.Edges), day) >= due);
            for (int i = 0; i < plan.Count; i++)
            {
                for (int j = i + 1; j < plan.Count; j++) Assert.True(DueOf(new Plan(plan.Limits, [.. plan.Edges.Union([(i, j)])]), day) >= due);
            }
        });

    [Property]
    public void Nobody_starts_before_those_before_are_done_and_somebody_makes_one_wait(Plan plan, LocalDate day)
    {
        var due = plan.Compose().Due(Calendar, ChinaTime.StartOf(day) + Duration.FromHours(15)).AsT1;
        var byCode = due.Members.ToDictionary(member => member.Matter);
        Assert.Equal(plan.Count, byCode.Count);
        for (int i = 0; i < plan.Count; i++)
        {
            var member = byCode[Plan.Code(i)];
            var before = plan.Edges.Where(edge => edge.To == i).Select(edge => byCode[Plan.Code(edge.From)]).ToList();
            Assert.Equal(before.Count == 0 ? day : before.Max(other => other.Due.Date), member.Start);
            Assert.Equal(before.Count == 0, member.WaitsFor is null);
            Assert.True(!before.Exists(other => other.Due.Provisional) || member.Due.Provisional);
        }
    }

    [Fact]
    public void A_day_that_may_move_makes_the_whole_provisional()
    {
        var plan = new Plan([Limit.WorkingDays(20), Limit.CalendarDays(30, LastDayRule.AsIs)], [(0, 1)]);
        var due = plan.Compose().Due(Calendar, ChinaTime.StartOf(new LocalDate(2026, 11, 20))).AsT1;
        Assert.True(due.Due.Provisional);
        // The days of the second are those of the week, but its start may move.
        Assert.All(due.Members, member => Assert.True(member.Due.Provisional));
        Assert.False(plan.Compose().Due(Calendar, ChinaTime.StartOf(new LocalDate(2026, 6, 1))).AsT1.Due.Provisional);
    }

    [Fact]
    public void A_member_without_limit_is_named_and_nothing_is_guessed()
    {
        var edition = new CatalogueEdition("1", Instant.MinValue, [ThemeWorld.Matter("M-0", Limit.SameDay), ThemeWorld.Matter("M-1", limit: null)]);
        var composed = ComposedTheme.Of(new Plan([Limit.SameDay, Limit.SameDay], []).Theme().Choose().AsT1, edition).AsT1;
        var refusal = composed.Due(Calendar, Instant.FromUtc(2026, 3, 2, 0, 0)).AsT0;
        Assert.Equal(("catalogue.theme-limit-unknown", "members[M-1]"), (refusal.Code, refusal.Fields.Single().Field));
        Assert.Equal(refusal.Code, composed.LongestPaths().AsT0.Code);
        Assert.Equal(refusal.Message, composed.Notice.Time);
    }

    [Fact]
    public void Outside_the_calendar_is_refused_and_licences_over_45_working_days_are_found()
    {
        var plan = new Plan([Limit.WorkingDays(30), Limit.WorkingDays(16)], [(0, 1)]);
        Assert.Equal("time-limit.date-out-of-coverage", plan.Compose().Due(Calendar, Instant.FromUtc(1999, 1, 1, 0, 0)).AsT0.Code);
        Assert.Equal("time-limit.date-out-of-coverage", plan.Compose().Due(Calendar, ChinaTime.StartOf(Calendar.Last)).AsT0.Code);
        Assert.Equal(["theme.over-joint-limit"], plan.Compose().Findings().Select(finding => finding.Rule));
        Assert.Empty(new Plan(plan.Limits, []).Compose().Findings());
        Assert.Empty(new Plan([Limit.WorkingDays(30), Limit.WorkingDays(15)], [(0, 1)]).Compose().Findings());
    }

    private static LocalDate DueOf(Plan plan, LocalDate day) => plan.Compose().Due(Calendar, ChinaTime.StartOf(day)).AsT1.Due.Date;
}
