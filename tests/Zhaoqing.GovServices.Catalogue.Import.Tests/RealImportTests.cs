using NodaTime;
using Zhaoqing.GovServices.TimeLimit;

namespace Zhaoqing.GovServices.Catalogue.Import.Tests;

/// <summary>The numbers were counted in the files by other means than this importer.</summary>
public class RealImportTests
{
    private static readonly CatalogueEdition Edition = RealFiles.Report.Value.Edition;

    [Fact]
    public void The_real_files_give_856_matters_of_which_113_can_be_applied_for()
    {
        Assert.Equal(783 + 73, Edition.Matters.Length);
        Assert.Equal(113, Edition.Matters.Count(matter => matter.CanApply));
        Assert.Equal(152, Edition.Matters.Count(matter => matter.Guide is not null));
        Assert.Equal(555 - 74, Edition.Matters.Sum(matter => matter.Unified.Materials.Length));
        Assert.Equal(74, Edition.Matters.Sum(matter => matter.Guide?.Conditions.Length ?? 0));
        Assert.Equal(363, Edition.Matters.Sum(matter => matter.Unified.Steps.Length));
        Assert.Equal((762, 21, 73), (Count(MatterCodeScheme.Printed), Count(MatterCodeScheme.Local), Count(MatterCodeScheme.Guide)));

        static int Count(MatterCodeScheme scheme) => Edition.Matters.Count(matter => matter.Code.Scheme == scheme);
    }

    [Fact]
    [Clause("STD-3.4")]
    public void Every_rule_finds_what_was_counted_in_the_files()
    {
        var expected = new SortedDictionary<string, int>(StringComparer.Ordinal)
        {
            ["guide.kind-differs"] = 3,
            ["guide.limit-missing"] = 16,
            ["guide.name-differs"] = 6,
            ["guide.no-materials"] = 39,
            ["guide.start"] = 6,
            ["matter.authority-check"] = 6,
            ["matter.authority-length"] = 75,
            ["matter.authority-missing"] = 26,
            ["matter.authority-named"] = 21,
            ["matter.basis-missing"] = 118,
            ["matter.code-length"] = 5,
            ["matter.code-missing"] = 21,
            ["matter.implementation-code"] = 26,
        };
        Assert.Equal(expected, RealFiles.Report.Value.CountsByRule);
        Assert.Equal(expected.Values.Sum(), RealFiles.Report.Value.Findings.Length);
    }

    [Fact]
    public void The_limits_are_those_of_the_texts()
    {
        var limits = Edition.Matters.Where(matter => matter.Guide is not null).GroupBy(matter => matter.Unified.DecisionLimit?.Limit.Unit)
            .ToDictionary(group => group.Key?.ToString() ?? "", group => group.Count(), StringComparer.Ordinal);
        // 88 stated in working days and the 31 licences whose text states none.
        Assert.Equal((88 + 31, 10, 6, 1, 16), (limits["WorkingDays"], limits["CalendarDays"], limits["SameDay"], limits["Months"], limits[""]));
        Assert.All(Edition.Matters.Where(matter => matter.Guide is null), matter => Assert.Same(UnifiedPart.Empty, matter.Unified));
        Assert.All(
            Edition.Matters.Select(matter => matter.Unified.DecisionLimit).OfType<DecisionLimit>().Where(limit => limit.Limit.Unit is LimitUnit.CalendarDays or LimitUnit.Months),
            limit => Assert.Equal(LastDayRule.NextWorkingDay, limit.Limit.LastDay));
        Assert.Equal(39, Edition.Matters.Count(matter => matter.Unified.DecisionLimit?.Start == LimitStart.Receipt));
    }

    [Fact]
    public void A_company_is_set_up_by_the_list_of_its_county()
    {
        var matter = Edition.Matters.Single(m => m.Guide?.Id == MatterCode.Parse("company-setup"));
        var list = Edition.ListFor(matter.Code, DivisionCode.Parse("441202")).AsT1;
        Assert.Equal(("441202", "端州区示例局", "company-setup-1", "申请书"), (list.Division.ToString(), list.Authority.Name, list.Materials[0].Code.ToString(), list.Materials[0].Name));
        Assert.Equal((Limit.WorkingDays(3), LimitStart.Acceptance), (list.DecisionLimit!.Limit, list.DecisionLimit.Start));
        Assert.Equal("《市场主体登记管理条例》第十九条", list.DecisionLimit.Ground.ToString());
        Assert.Equal(Limit.WorkingDays(10), list.DeliveryLimit!.Limit);
        Assert.Equal("《市场主体登记管理条例》第十六条", list.Materials[0].Ground!.ToString());
        Assert.Equal(("决定", "3个工作日", true), (list.Steps[1].Name, list.Steps[1].Limit, list.Steps[1].Counted));
        Assert.Equal(new LocalDate(2021, 7, 27), matter.Guide!.LawVersion);
        Assert.Equal(9, matter.Lists.Length);
        Assert.Equal("441202", Edition.ListFor(matter.Code, DivisionCode.Parse("441202001")).AsT1.Division.ToString());
        Assert.Equal("4412", Edition.ListFor(matter.Code, DivisionCode.Parse("4412")).AsT1.Division.ToString());
        Assert.Equal("catalogue.division-not-served", Edition.ListFor(matter.Code, DivisionCode.Parse("440604")).AsT0.Code);
    }

    [Fact]
    public void A_matter_of_the_list_alone_can_be_read_in_the_counties_but_not_applied_for()
    {
        var matter = Edition.Find(MatterCode.Parse("511Z07001006"))!;
        Assert.Equal(8, matter.Lists.Length);
        Assert.Equal("catalogue.list-incomplete", Edition.ListFor(matter.Code, DivisionCode.Parse("441284")).AsT0.Code);
        Assert.Equal("catalogue.division-not-served", Edition.ListFor(matter.Code, DivisionCode.Parse("4412")).AsT0.Code);
        Assert.Equal("《企业投资项目核准和备案管理条例》", matter.Bases.Single().ToString());
        Assert.Equal("证监会", Edition.Find(MatterCode.Parse("local-Q01"))!.Department);
    }

    [Fact]
    public void Search_finds_by_code_and_by_words()
    {
        var page = Edition.Search(new MatterQuery { Text = "511z07001006" });
        Assert.Equal((1, "511Z07001006"), (page.Total, page.Items[0].Code.ToString()));
        var found = Edition.Search(new MatterQuery { Text = "设立登记", Division = DivisionCode.Parse("4412"), Kind = MatterKind.Licence, Size = 100 });
        Assert.Equal(Edition.Matters.Count(m => m.Name.Contains("设立登记", StringComparison.Ordinal) && m.Kind == MatterKind.Licence && m.Lists.Length > 0), found.Total);
        Assert.Equal(0, Edition.Search(new MatterQuery { Text = "登记", Division = DivisionCode.Parse("4406") }).Total);
    }

    [Fact]
    public void A_second_import_and_one_of_shuffled_rows_give_the_same_report()
    {
        var random = new Random(20260101);
        var shuffled = RealFiles.Texts().ToDictionary(
            file => file.Key,
            file =>
            {
                // No cell of the real files has a line break.
                var lines = file.Value.Split('\n', StringSplitOptions.RemoveEmptyEntries);
                var rows = lines[1..];
                random.Shuffle(rows);
                return string.Join('\n', rows.Prepend(lines[0])) + "\n";
            },
            StringComparer.Ordinal);
        foreach (var texts in (Dictionary<string, string>[])[RealFiles.Texts(), shuffled])
        {
            var report = RealFiles.Import(texts).AsT1;
            Assert.Equal(Edition.Hash, report.Edition.Hash);
            Assert.Equal(RealFiles.Report.Value.Findings.AsEnumerable(), report.Findings);
        }
    }
}
