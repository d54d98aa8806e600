using Zhaoqing.GovServices.TimeLimit;

namespace Zhaoqing.GovServices.Catalogue.Import.Tests;

public class BadRowTests
{
    private static readonly MatterCode Printed = MatterCode.Parse("511Z07001006");

    [Fact]
    public void Faultless_files_have_no_finding()
    {
        var report = SmallFiles.Import(SmallFiles.Texts());
        Assert.Empty(report.Findings);
        Assert.Empty(report.CountsByRule);
        var matter = Assert.Single(report.Edition.Matters);
        Assert.True(matter.CanApply);
        Assert.Equal((Printed, 8, "某局", "某表; 《某法》2020-01-01"), (matter.Code, matter.Lists.Length, matter.Department, matter.Source));
        Assert.Equal(["企业", "自然人"], matter.Audience.AsEnumerable());
        Assert.Equal(["《某法》第八条", "《某法》第九条", "《细则》第二条"], matter.Guide!.Articles.Select(ground => ground.ToString()));
    }

    [Theory]
    [InlineData("matters.csv", "no", "甲", "matter.row-number")]
    [InlineData("matters.csv", "no", "", "matter.row-number")]
    [InlineData("matters.csv", "name", "", "matter.name")]
    [InlineData("matters.csv", "kind", "行政处罚", "matter.kind")]
    [InlineData("matters.csv", "kind", "许可", "matter.kind")]
    [InlineData("matters.csv", "base_code", "", "matter.code-missing")]
    [InlineData("matters.csv", "base_code", "５１１Z", "matter.code-form")]
    [InlineData("matters.csv", "base_code", "a/b", "matter.code-form")]
    [InlineData("matters.csv", "base_code", "company-setup", "matter.code-form")]
    [InlineData("matters.csv", "base_code", "local-7", "matter.code-form")]
    [InlineData("matters.csv", "base_code", "1234567890123", "matter.code-length")]
    [InlineData("matters.csv", "implementation_code", "2222222222222", "matter.implementation-code")]
    [InlineData("matters.csv", "authority", "", "matter.authority-missing")]
    [InlineData("matters.csv", "authority", "证监会", "matter.authority-named")]
    [InlineData("matters.csv", "authority", "083372204", "matter.authority-length")]
    [InlineData("matters.csv", "authority", "1244150019672024IT", "matter.authority-alphabet")]
    [InlineData("matters.csv", "authority", "12441500196720244U", "matter.authority-check")]
    [InlineData("matters.csv", "basis", "", "matter.basis-missing")]
    [InlineData("matters.csv", "basis", "有关规定", "matter.basis-form")]
    [InlineData("guides.csv", "guide", "", "guide.id")]
    [InlineData("guides.csv", "guide", "Demo 1", "guide.id")]
    [InlineData("guides.csv", "guide", "local-1", "guide.id")]
    [InlineData("guides.csv", "matter", "", "guide.name")]
    [InlineData("guides.csv", "kind", "行政检查", "guide.kind")]
    [InlineData("guides.csv", "law", "", "guide.law")]
    [InlineData("guides.csv", "law_version_date", "2020-02-30", "guide.law")]
    [InlineData("guides.csv", "matters_no", "99", "guide.matter-missing")]
    [InlineData("guides.csv", "matter", "另一名称", "guide.name-differs")]
    [InlineData("guides.csv", "kind", "行政确认", "guide.kind-differs")]
    [InlineData("guides.csv", "articles", "8;第九条", "guide.articles")]
    [InlineData("guides.csv", "limit_article", "九", "guide.articles")]
    [InlineData("guides.csv", "level", "乡级", "guide.level")]
    [InlineData("guides.csv", "limit_unit", "小时", "guide.limit-unit")]
    [InlineData("guides.csv", "limit_unit", "", "guide.limit-unit")]
    [InlineData("guides.csv", "statutory_limit", "20个工作日", "guide.limit-number")]
    [InlineData("guides.csv", "statutory_limit", "-1", "guide.limit-number")]
    [InlineData("guides.csv", "statutory_limit", "0", "guide.limit-number")]
    [InlineData("guides.csv", "statutory_limit", "99999999999", "guide.limit-number")]
    [InlineData("guides.csv", "start", "检验完毕", "guide.start")]
    [InlineData("guides.csv", "deliver_limit", "尽快", "guide.deliver-limit")]
    [InlineData("guides.csv", "deliver_limit", "0日", "guide.deliver-limit")]
    [InlineData("guide-materials.csv", "guide", "other", "material.guide-unknown")]
    [InlineData("guide-materials.csv", "seq", "0", "material.row")]
    [InlineData("guide-materials.csv", "material", "", "material.row")]
    [InlineData("guide-materials.csv", "necessity", "也许", "material.necessity")]
    [InlineData("guide-materials.csv", "article", "第八条", "guide.articles")]
    [InlineData("guide-materials.csv", "note", "仅为条件：条文未称材料", "guide.no-materials")]
    [InlineData("guide-steps.csv", "guide", "other", "step.guide-unknown")]
    [InlineData("guide-steps.csv", "seq", "x", "step.row")]
    [InlineData("guide-steps.csv", "step", "", "step.row")]
    [InlineData("guide-steps.csv", "unit", "小时", "step.limit")]
    [InlineData("guide-steps.csv", "counted_in_limit", "maybe", "step.limit")]
    [Clause("STD-3.4")]
    public void A_bad_cell_is_a_finding_that_names_rule_and_value(string file, string column, string value, string rule)
    {
        var report = SmallFiles.Import(SmallFiles.With(file, column, value));
        var finding = report.Findings.First(f => f.Rule == rule);
        Assert.Contains(finding.Value, (string[])[value, $"{value} 2020-01-01", $"某法 {value}", $"15 {value} yes", $"15 workingDays {value}", "第九条", "申请书", "决定", ""]);
        Assert.Equal(ImportRules.All.Single(r => r.Id == rule).Message, finding.Message);
        Assert.Equal(1, report.CountsByRule[rule]);
    }

    [Theory]
    [InlineData("guides.csv", "limit_unit", "小时")]
    [InlineData("guides.csv", "statutory_limit", "二十")]
    [InlineData("guides.csv", "deliver_limit", "尽快")]
    [InlineData("guide-materials.csv", "necessity", "也许")]
    [InlineData("guide-materials.csv", "seq", "0")]
    [InlineData("guide-steps.csv", "unit", "小时")]
    [InlineData("guide-steps.csv", "step", "")]
    public void A_list_with_a_gap_can_be_read_but_not_applied_by(string file, string column, string value)
    {
        var texts = SmallFiles.With(file, column, value);
        texts["guide-materials.csv"] += "demo,2,身份证明,按情形,代办的,复印件,政府部门,居民身份证,8,\n";
        var edition = SmallFiles.Import(texts).Edition;
        Assert.NotEmpty(edition.Find(Printed)!.Unified.Materials);
        Assert.False(edition.Find(Printed)!.CanApply);
        Assert.Equal("catalogue.list-incomplete", edition.ListFor(Printed, DivisionCode.Parse("441202")).AsT0.Code);
    }

    [Fact]
    public void Duplicates_are_findings_and_what_is_told_apart_otherwise_stays()
    {
        var sameCode = SmallFiles.Import(SmallFiles.Adding("matters.csv", ("no", "2"), ("name", "另一许可")));
        Assert.Equal(["511Z07001006", "local-2"], sameCode.Edition.Matters.Select(m => m.Code.ToString()));
        Assert.Equal(1, sameCode.CountsByRule["matter.code-duplicate"]);

        var sameNo = SmallFiles.Import(SmallFiles.Adding("matters.csv", ("base_code", "511Z07001007")));
        Assert.Single(sameNo.Edition.Matters);
        Assert.Equal(1, sameNo.CountsByRule["matter.row-number"]);

        var sameGuide = SmallFiles.Import(SmallFiles.Adding("guides.csv", ("matter", "另一许可")));
        Assert.Single(sameGuide.Edition.Matters);
        Assert.Equal(1, sameGuide.CountsByRule["guide.id"]);

        var secondGuide = SmallFiles.Import(SmallFiles.Adding("guides.csv", ("guide", "demo-two")));
        Assert.Equal(["511Z07001006", "demo-two"], secondGuide.Edition.Matters.Select(m => m.Code.ToString()));
        Assert.Equal(1, secondGuide.CountsByRule["guide.matter-taken"]);

        var sameMaterial = SmallFiles.Import(SmallFiles.Adding("guide-materials.csv", ("material", "另一材料")));
        Assert.Equal(1, sameMaterial.CountsByRule["material.row"]);
        Assert.False(sameMaterial.Edition.Find(Printed)!.CanApply);
    }

    [Theory]
    [InlineData("matters.csv", "name", "另一许可")]
    [InlineData("guides.csv", "matter", "另一许可")]
    [InlineData("guides.csv", "guide", "another")]
    [InlineData("guide-materials.csv", "material", "另一材料")]
    [InlineData("guide-steps.csv", "step", "另一环节")]
    public void Which_of_two_duplicates_stays_does_not_depend_on_their_order(string file, string column, string value)
    {
        var texts = SmallFiles.Adding(file, (column, value));
        var report = SmallFiles.Import(texts);
        var lines = texts[file].Split('\n');
        texts[file] = $"{lines[0]}\n{lines[2]}\n{lines[1]}\n";
        var swapped = SmallFiles.Import(texts);
        Assert.NotEmpty(report.Findings);
        Assert.Equal(report.Findings.AsEnumerable(), swapped.Findings);
        Assert.Equal(report.Edition.Hash, swapped.Edition.Hash);
    }

    [Fact]
    public void Limits_follow_unit_kind_and_start()
    {
        Assert.Equal(Limit.CalendarDays(15, LastDayRule.NextWorkingDay), Decision(("limit_unit", "calendarDays"))!.Limit);
        Assert.Equal(Limit.Months(3, LastDayRule.NextWorkingDay), Decision(("limit_unit", "months"), ("statutory_limit", "3"))!.Limit);
        Assert.Equal(Limit.SameDay, Decision(("limit_unit", "sameDay"), ("statutory_limit", "0"))!.Limit);
        Assert.Equal(LimitStart.Receipt, Decision(("start", "收到申请材料"))!.Start);
        Assert.Equal(LimitStart.Acceptance, Decision(("start", ""))!.Start);
        Assert.Equal(LimitStart.Acceptance, Decision(("start", "检验完毕"))!.Start);
        var general = Decision(("limit_unit", ""), ("statutory_limit", ""), ("start", "收到申请"))!;
        Assert.Equal((Limit.WorkingDays(20), LimitStart.Acceptance, "《中华人民共和国行政许可法》第四十二条第一款"), (general.Limit, general.Start, general.Ground.ToString()));
        Assert.Null(Decision(("limit_unit", ""), ("statutory_limit", ""), ("kind", "公共服务")));
        Assert.Equal((Limit.WorkingDays(10), "《中华人民共和国行政许可法》第四十四条"), (Delivery()!.Limit, Delivery()!.Ground.ToString()));
        Assert.Equal(Limit.WorkingDays(5), Delivery(("deliver_limit", "5个工作日"))!.Limit);
        Assert.Equal(Limit.WorkingDays(10), Delivery(("deliver_limit", "10日"))!.Limit);
        Assert.Equal(Limit.CalendarDays(10, LastDayRule.NextWorkingDay), Delivery(("deliver_limit", "10日"), ("kind", "公共服务"))!.Limit);
        Assert.Null(Delivery(("kind", "公共服务")));

        static UnifiedPart Part((string, string)[] cells)
        {
            var texts = SmallFiles.Texts();
            foreach (var (column, value) in cells) SmallFiles.With(texts, "guides.csv", column, value);
            return SmallFiles.Import(texts).Edition.Find(Printed)!.Unified;
        }

        static DecisionLimit? Decision(params (string, string)[] cells) => Part(cells).DecisionLimit;
        static LegalLimit? Delivery(params (string, string)[] cells) => Part(cells).DeliveryLimit;
    }

    [Fact]
    public void Where_row_and_guide_differ_the_row_stands_and_the_guide_fills_its_gaps()
    {
        var differing = SmallFiles.With("guides.csv", "kind", "公共服务");
        SmallFiles.With(differing, "guides.csv", "matter", "另一名称");
        var matter = SmallFiles.Import(differing).Edition.Matters.Single();
        Assert.Equal((MatterKind.Licence, "示例许可", "另一名称", "某局"), (matter.Kind, matter.Name, matter.Guide!.Name, matter.Department));
        Assert.Equal(["《某法》第三条"], matter.Bases.Select(ground => ground.ToString()));

        var gaps = SmallFiles.With("matters.csv", "basis", "");
        SmallFiles.With(gaps, "matters.csv", "department", "");
        matter = SmallFiles.Import(gaps).Edition.Matters.Single();
        Assert.Equal("某机关", matter.Department);
        Assert.Equal(matter.Guide!.Articles, matter.Bases);
    }

    [Theory]
    [InlineData("必要", Necessity.Required)]
    [InlineData("按情形", Necessity.Optional)]
    [InlineData("非必要", Necessity.Optional)]
    [InlineData("容缺后补", Necessity.Tolerable)]
    public void Necessity_is_mapped_word_by_word(string printed, Necessity necessity) => Assert.Equal(
        necessity, SmallFiles.Import(SmallFiles.With("guide-materials.csv", "necessity", printed)).Edition.Find(Printed)!.Unified.Materials.Single().Necessity);
}
