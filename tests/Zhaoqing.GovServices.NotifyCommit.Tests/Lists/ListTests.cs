using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using NodaTime;
using Zhaoqing.GovServices.Catalogue;
using Zhaoqing.GovServices.TimeLimit;
using static Zhaoqing.GovServices.NotifyCommit.Tests.Sample;

namespace Zhaoqing.GovServices.NotifyCommit.Tests.Lists;

[Properties(MaxTest = 200, QuietOnSuccess = true)]
public sealed class ListTests
{
    private static readonly MatterCode[] Codes = [.. Enumerable.Range(0, 6).Select(i => MatterCode.Parse($"M-{i}"))];

    [Property]
    [Clause("CON-7.15")]
    public Property A_tag_is_a_finding_exactly_where_it_differs_from_the_list() => Prop.ForAll(
        Gen.SubListOf(Codes).ToArbitrary(), Gen.SubListOf(Codes).ToArbitrary(), Gen.SubListOf(Codes).ToArbitrary(), (commit, tolerate, tagged) =>
        {
            var edition = PromiseEdition.Of("e", 1, Instant.MinValue, commit.Select(EntryOf), tolerate.Select(ToleranceOf)).AsT1;
            var findings = TagFinding.Of(edition, tagged.Select(code => new MatterTags(code, Commitment: true, Tolerance: false)));
            return Codes.All(code =>
                findings.Any(finding => finding.Matter == code && finding.List == "告知承诺" && finding.Tagged == tagged.Contains(code)) == (tagged.Contains(code) != commit.Contains(code))
                && findings.Any(finding => finding.Matter == code && finding.List == "容缺受理") == tolerate.Contains(code))
                && findings.All(finding => finding.Ground.Clause.ToString() == "CON-7.15");
        });

    [Property]
    [Clause("CON-7.16")]
    public Property Exactly_one_edition_is_in_force_the_last_by_instant_then_by_number() => Prop.ForAll(
        Gen.Choose(0, 5).NonEmptyListOf().ToArbitrary(), Gen.Choose(0, 6).ToArbitrary(), (days, asked) =>
        {
            var editions = days.Select((day, i) => PromiseEdition.Of($"e{i}", i + 1, Instant.FromUtc(2026, 1, 1 + day, 0, 0), [], []).AsT1).ToArray();
            var at = Instant.FromUtc(2026, 1, 1 + asked, 0, 0);
            var expected = editions.Where(edition => edition.Effective <= at).OrderBy(edition => edition.Effective).ThenBy(edition => edition.Number).LastOrDefault();
            return PromiseLists.Of(editions.Reverse()).AsT1.InForceAt(at) == expected;
        });

    [Fact]
    [Clause("CON-7.5")]
    public void Nothing_is_tolerated_off_the_list()
    {
        var refusal = EditionOf(Entry()).ToleranceOf(Listed).AsT0;
        Assert.Equal(("notify-commit.not-on-tolerance-list", "CON-7.5"), (refusal.Code, refusal.Basis[0].Clause.ToString()));
    }

    [Fact]
    public void A_matter_stands_once_in_a_list_and_an_edition_once_among_editions()
    {
        Assert.Equal("notify-commit.matter-twice", PromiseEdition.Of("e", 1, Instant.MinValue, [Entry(), Entry()], []).AsT0.Code);
        Assert.Equal("notify-commit.matter-twice", PromiseEdition.Of("e", 1, Instant.MinValue, [], [Tolerable(), Tolerable()]).AsT0.Code);
        Assert.Equal("notify-commit.edition-twice", PromiseLists.Of([Edition, Edition]).AsT0.Code);
    }

    [Theory]
    [InlineData(CommitKind.Permit, ApprovalLevel.City, TextRank.Law, false)]
    [InlineData(CommitKind.Permit, ApprovalLevel.StateCouncil, TextRank.Law, true)]
    [InlineData(CommitKind.Permit, ApprovalLevel.City, TextRank.LocalRegulation, true)]
    [InlineData(CommitKind.Permit, ApprovalLevel.County, TextRank.LocalRegulation, false)]
    [InlineData(CommitKind.Permit, ApprovalLevel.Province, TextRank.Document, false)]
    [InlineData(CommitKind.Permit, ApprovalLevel.StateCouncil, TextRank.Document, false)]
    [InlineData(CommitKind.Proof, ApprovalLevel.Province, TextRank.Document, true)]
    [InlineData(CommitKind.Proof, ApprovalLevel.Province, TextRank.Law, true)]
    [InlineData(CommitKind.Proof, ApprovalLevel.County, TextRank.Law, false)]
    [Clause("CON-7.2")]
    public void Who_may_put_a_matter_on_the_list_depends_on_what_sets_it(CommitKind kind, ApprovalLevel by, TextRank setBy, bool may) =>
        Assert.Equal(may, CommitEntry.Of(Listed, kind, Text, Plan, by, setBy).IsT1);

    [Fact]
    [Clause("CON-7.6")]
    public void Main_and_tolerable_materials_part_the_materials_and_neither_is_empty()
    {
        Assert.Equal(["main"], FieldsOf([], [Photo]));
        Assert.Equal(["tolerable"], FieldsOf([Form], []));
        Assert.Equal(["tolerable"], FieldsOf([Form, Photo], [Photo]));
        Assert.Equal(["tolerable"], FieldsOf([Form], [Photo, Photo]));
        Assert.Equal("supplyWithin", ToleranceEntry.Of(Listed, [Form], [Photo], Limit.Months(1, LastDayRule.AsIs)).AsT0.Fields.Single().Field);
    }

    [Fact]
    [Clause("CON-7.4")]
    public void A_plan_without_a_method_is_no_plan() =>
        Assert.Equal("notify-commit.verification-unplanned", VerificationPlan.Of([], Limit.WorkingDays(30), Limit.WorkingDays(10)).AsT0.Code);

    private static IEnumerable<string> FieldsOf(MaterialCode[] main, MaterialCode[] tolerable) =>
        ToleranceEntry.Of(Listed, [.. main], [.. tolerable], Limit.WorkingDays(5)).AsT0.Fields.Select(fault => fault.Field);

    private static CommitEntry EntryOf(MatterCode code) => CommitEntry.Of(code, CommitKind.Proof, Text, Plan, ApprovalLevel.Province, TextRank.Law).AsT1;

    private static ToleranceEntry ToleranceOf(MatterCode code) => ToleranceEntry.Of(code, [Form], [Photo], Limit.WorkingDays(5)).AsT1;
}
