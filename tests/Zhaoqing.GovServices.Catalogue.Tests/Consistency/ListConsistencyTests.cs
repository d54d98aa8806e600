using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using NodaTime;

namespace Zhaoqing.GovServices.Catalogue.Tests.Consistency;

[Properties(Arbitrary = [typeof(Arbitraries)], MaxTest = 300, QuietOnSuccess = true)]
public class ListConsistencyTests
{
    private static readonly Gen<ListRow[]> Lists = Gen.ArrayOf(
        from code in Gen.Elements("1", "2", "3", "4", "a", "A ", "", " ")
        from name in Gen.Elements("许可（甲）", "许可(甲)", "许可 (甲)", "许可乙")
        from kind in Gen.Elements<string?>("行政许可", "行政确认", null)
        select new ListRow(code, name, kind), 6);

    [Property]
    [Clause("STD-3.6")]
    public Property Every_row_is_told_exactly_once_as_matched_orphan_or_repeated() => Prop.ForAll(Lists.ToArbitrary(), Lists.ToArbitrary(), (left, right) =>
    {
        var report = ListConsistency.Between(left, right);
        int matched = 0;
        foreach (string code in left.Concat(right).Select(Code).Distinct())
        {
            var ours = left.Where(row => Code(row) == code).ToList();
            var theirs = right.Where(row => Code(row) == code).ToList();
            bool once = code.Length > 0 && ours.Count == 1 && theirs.Count == 1;
            if (once) matched++;
            Assert.Equal(once && Name(ours[0]) != Name(theirs[0]), report.NameDiffers.Any(pair => Code(pair.Left) == code));
            Assert.Equal(once && ours[0].Kind is { } a && theirs[0].Kind is { } b && a != b, report.KindDiffers.Any(pair => Code(pair.Left) == code));
            Assert.Equal(code.Length > 0 && ours.Count == 1 && theirs.Count == 0 ? 1 : 0, report.LeftOrphans.Count(row => Code(row) == code));
            Assert.Equal(code.Length > 0 && ours.Count == 0 && theirs.Count == 1 ? 1 : 0, report.RightOrphans.Count(row => Code(row) == code));
            Assert.Equal(code.Length == 0 || ours.Count > 1 ? ours.Count : 0, report.LeftRepeated.Count(row => Code(row) == code));
            Assert.Equal(code.Length == 0 || theirs.Count > 1 ? theirs.Count : 0, report.RightRepeated.Count(row => Code(row) == code));
        }

        Assert.Equal(matched, report.Matched);

        static string Code(ListRow row) => row.Code.Trim().ToUpperInvariant();
        static string Name(ListRow row) => row.Name.Replace('（', '(').Replace('）', ')').Replace(" ", "");
    });

    [Property]
    [Clause("STD-3.6")]
    public Property The_report_is_symmetric() => Prop.ForAll(Lists.ToArbitrary(), Lists.ToArbitrary(), (left, right) =>
    {
        var one = ListConsistency.Between(left, right);
        var other = ListConsistency.Between(right, left);
        Assert.Equal(one.Matched, other.Matched);
        Assert.Equal(one.LeftOrphans.AsEnumerable(), other.RightOrphans);
        Assert.Equal(one.RightOrphans.AsEnumerable(), other.LeftOrphans);
        Assert.Equal(one.LeftRepeated.AsEnumerable(), other.RightRepeated);
        Assert.Equal(one.NameDiffers.Select(pair => (pair.Right, pair.Left)), other.NameDiffers);
        Assert.Equal(one.KindDiffers.Select(pair => (pair.Right, pair.Left)), other.KindDiffers);
    });

    [Property]
    public void A_catalogue_agrees_with_the_list_of_its_own_rows(Matter[] matters)
    {
        var edition = new CatalogueEdition("1", Instant.MinValue, matters);
        var rows = matters.Select(ListRow.Of).ToImmutableArray();
        var report = ListConsistency.Of(edition, new ExternalList(ExternalListKind.DutyList, "2026", rows), _ => true);
        Assert.True(report.Agrees);
        Assert.Equal(matters.Length, report.Matched);
        Assert.Equal(matters.Length, ListConsistency.Of(edition, new ExternalList(ExternalListKind.DutyList, "2026", []), _ => true).LeftOrphans.Length);
        // A matter that does not belong on the list is no orphan, but one that stands on it is compared.
        Assert.True(ListConsistency.Of(edition, new ExternalList(ExternalListKind.NegativeList, "2026", []), _ => false).Agrees);
        Assert.Equal(matters.Length, ListConsistency.Of(edition, new ExternalList(ExternalListKind.NegativeList, "2026", rows), _ => false).Matched);
    }

    [Theory]
    [Clause("STD-3.6")]
    [InlineData(ExternalListKind.DutyList, "权责清单")]
    [InlineData(ExternalListKind.NegativeList, "市场准入负面清单")]
    [InlineData(ExternalListKind.InvestmentList, "投资审批管理事项清单")]
    [InlineData(ExternalListKind.ConstructionList, "工程建设项目审批事项清单")]
    public void Findings_name_the_list_and_what_differs(ExternalListKind kind, string name)
    {
        var edition = new CatalogueEdition("1", Instant.MinValue, [Arbitraries.Simple("A"), Arbitraries.Simple("B"), Arbitraries.Simple("C")]);
        var list = new ExternalList(kind, "2026年版", [new("A", "另一名称", "行政许可"), new("B", "示例事项", "行政确认"), new("D", "示例事项", Kind: null), new("", "无码", Kind: null)]);
        var report = ListConsistency.Of(edition, list, _ => true);
        var findings = report.Findings(list);
        Assert.Equal(
            [("A", "list.name-differs", "另一名称"), ("B", "list.kind-differs", "行政确认"), ("C", "list.only-in-catalogue", "示例事项"), ("D", "list.only-in-list", "示例事项"), ("", "list.code-repeated", "无码")],
            findings.Select(finding => (finding.Item, finding.Rule, finding.Value)));
        Assert.All(findings, finding => Assert.Contains($"{name}(2026年版)", finding.Message, StringComparison.Ordinal));
        Assert.False(report.Agrees);
        Assert.Throws<ArgumentOutOfRangeException>(() => ((ExternalListKind)4).ChineseName());
    }
}
