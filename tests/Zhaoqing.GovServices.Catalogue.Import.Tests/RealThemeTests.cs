using System.Collections.Immutable;
using NodaTime;
using Zhaoqing.GovServices.TimeLimit;

namespace Zhaoqing.GovServices.Catalogue.Import.Tests;

/// <summary>The real themes, put together from the real guides; the numbers were counted in the files by other means.</summary>
public class RealThemeTests
{
    private static readonly CatalogueEdition Edition = RealFiles.Report.Value.Edition;

    private static readonly Dictionary<string, ComposedTheme> Themes = GuideTheme.Shipped
        .Select(theme => theme.Bind(Edition, RefusalPolicy.StopDependants).AsT1.Choose().AsT1)
        .ToDictionary(choice => choice.Theme.Name, choice => ComposedTheme.Of(choice, Edition).AsT1, StringComparer.Ordinal);

    [Fact]
    [Clause("CON-1.1")]
    public void All_25_are_composed_wholly_from_the_guides()
    {
        Assert.Equal(25, Themes.Count);
        Assert.Equal(78, Themes.Values.Sum(theme => theme.Matters.Length));
        Assert.Equal((232, 226), (Themes.Values.Sum(theme => theme.Materials.Sum(material => material.Uses.Length)), Themes.Values.Sum(theme => theme.Materials.Length)));
        Assert.All(Themes.Values, theme =>
        {
            var all = theme.Matters.SelectMany(matter => matter.Unified.Materials).ToList();
            Assert.Equal(all.Count, theme.Materials.Sum(material => material.Uses.Length));
            Assert.Equal(all.Select(material => material.Name).Distinct(StringComparer.Ordinal).Count(), theme.Materials.Length);
        });
    }

    [Fact]
    public void To_open_a_small_restaurant_is_one_set_of_materials_and_the_longer_limit()
    {
        var theme = Themes["我要开小餐馆"];
        Assert.Equal(["individual-household-setup", "food-business-licence"], theme.Matters.Select(matter => matter.Guide!.Id.ToString()));
        string text = theme.Notice.ToString();
        Assert.StartsWith("“我要开小餐馆”一次告知\n办理事项:\n1. ", text, StringComparison.Ordinal);
        Assert.Contains("办结时限:20个工作日\n", text, StringComparison.Ordinal);
    }

    [Fact]
    [Clause("CON-1.2")]
    public void A_private_school_is_prepared_then_set_up_then_registered()
    {
        var theme = Themes["盈利性民办学校"];
        Assert.Equal(["private-school-preparation", "private-school-setup", "company-setup"], theme.Matters.Select(matter => matter.Guide!.Id.ToString()));
        var path = Assert.Single(theme.LongestPaths().AsT1);
        Assert.Equal(("33个工作日+3个月", 21), (path.ToString(), theme.Materials.Length));
        Assert.Equal(theme.Matters.Select(matter => matter.Code), path.Members.AsEnumerable());
        var due = theme.Due(WorkingCalendar.StateCouncil, Instant.FromUtc(2026, 3, 2, 1, 0)).AsT1;
        Assert.Equal(theme.Matters.Select(matter => matter.Code), due.CriticalPath.AsEnumerable());
    }

    [Fact]
    public void Those_whose_members_have_a_limit_each_have_a_due_day_between_the_longest_and_the_sum()
    {
        var start = Instant.FromUtc(2026, 3, 2, 1, 0);
        var known = Themes.Values.Where(theme => theme.Matters.All(matter => matter.Unified.DecisionLimit is not null)).ToList();
        Assert.Equal(Themes.Count - known.Count, Themes.Values.Count(theme => theme.Due(WorkingCalendar.StateCouncil, start).IsT0));
        Assert.All(known, theme =>
        {
            var due = theme.Due(WorkingCalendar.StateCouncil, start).AsT1.Due.Date;
            var limits = theme.Matters.Select(matter => matter.Unified.DecisionLimit!.Limit).ToList();
            var single = limits.Max(limit => WorkingCalendar.StateCouncil.Due(limit, start).AsT1.Date);
            var chained = limits.Aggregate(new LocalDate(2026, 3, 2), (day, limit) => WorkingCalendar.StateCouncil.Due(limit, day).AsT1.Date);
            Assert.InRange(due, single, chained);
        });
    }

    [Fact]
    public void The_examples_of_the_page_are_true()
    {
        var (edition, calendar, acceptedAt) = (Edition, WorkingCalendar.StateCouncil, Instant.FromUtc(2026, 3, 2, 1, 0));
        var theme = GuideTheme.Shipped.Single(one => one.Name == "我要开小餐馆").Bind(edition, RefusalPolicy.StopDependants).AsT1;
        var whole = ComposedTheme.Of(theme.Choose().AsT1, edition).AsT1;
        Assert.StartsWith("“我要开小餐馆”一次告知", whole.Notice.ToString(), StringComparison.Ordinal);
        Assert.Equal("20个工作日", whole.LongestPaths().AsT1[0].ToString());
        Assert.Equal("2026-03-30", whole.Due(calendar, acceptedAt).Match(no => no.Message, due => $"{due.Due.Date:uuuu-MM-dd}"));

        ImmutableArray<ListRow> rows = [.. edition.Matters.Where(matter => matter.Kind != MatterKind.PublicService).Skip(1).Select(ListRow.Of)];
        var list = new ExternalList(ExternalListKind.DutyList, "2026年版", rows);
        var report = ListConsistency.Of(edition, list, matter => matter.Kind != MatterKind.PublicService);
        Assert.Equal("list.only-in-catalogue", Assert.Single(report.Findings(list)).Rule);
        Assert.Equal(rows.Length, report.Matched);
    }
}
