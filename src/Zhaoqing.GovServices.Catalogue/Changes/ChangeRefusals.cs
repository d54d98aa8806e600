using System.Collections.Immutable;

namespace Zhaoqing.GovServices.Catalogue;

/// <summary>The words in which changes of the catalogue are refused.</summary>
internal static class ChangeRefusals
{
    private static LegalGround Causes => LegalGround.OfClause("STD-3.1");

    private static LegalGround Review => LegalGround.OfClause("STD-3.2");

    public static Refusal WithoutEvidence() => new Refusal("catalogue.change-without-evidence", "调整必须写明原因和依据文件。", Causes)
        .OnField("evidence", "请填写法律条文或文件。");

    public static Refusal Empty() => new Refusal("catalogue.change-empty", "调整至少涉及一个事项。", Causes).OnField("edits", "没有内容。");

    public static Refusal Unchanged(int place, MatterCode code) => new Refusal("catalogue.change-empty", "调整没有改变事项的内容。", Causes).OnField($"edits[{place}]", $"事项{code}与原内容相同。");

    public static Refusal EditedTwice(int place, MatterCode code) => new Refusal("catalogue.matter-edited-twice", "同一事项在一次调整中只能出现一次。", Causes)
        .OnField($"edits[{place}]", $"事项{code}重复。");

    public static Refusal Stale(int place, MatterEdit edit) => new Refusal(
        "catalogue.change-stale", "调整所依据的事项内容已有变动,请按现行内容重新拟定。", Review)
        .OnField($"edits[{place}]", edit.BaseHash is null ? $"事项{edit.Code}已经存在。" : $"事项{edit.Code}已变动或已取消。");

    public static Refusal NotAuthorised(string message) => new("catalogue.change-not-authorised", message, Review);

    public static Refusal ProposerReviews() => new("catalogue.proposer-reviews", "提出、核对、审核须由不同的人作出。", Review);

    public static Refusal EffectiveInPast() => new Refusal("catalogue.effective-in-past", "生效时间不得早于审核时间。", Review)
        .OnField("effective", "早于现在。");

    public static Refusal NotNow(CatalogueChange change) => new(
        "catalogue.change-not-now", $"调整{change.Id}现为“{change.State.ChineseName()}”,不能作这一处理。", Review);

    public static Refusal WithoutBasis(MatterEdit edit) => new Refusal(
        "catalogue.matter-without-basis", "行政权力事项必须有设定依据,请写明法律、法规、规章或国务院决定的条款。", LegalGround.OfClause("STD-2.3"))
        .OnField(edit.Code.ToString(), "没有设定依据。");

    public static Refusal NotApproved() => new("catalogue.change-not-approved", "未经审核通过的调整不得实施。", Review);

    public static Refusal Published() => new("catalogue.change-published", "这一调整已经发布。", Review);

    public static Refusal Overlaps(CatalogueChange later) => new(
        "catalogue.change-overlaps", $"与已发布、稍后生效的调整{later.Id}涉及同一事项,请先撤销后者或改在其后生效。", Review);

    public static Refusal RiseWithoutBasis(ImmutableArray<Finding> findings) => findings.Aggregate(
        new Refusal("catalogue.rise-without-basis", "调整增加了环节、材料或时限而没有写明法律依据。", LegalGround.OfClause("REG-3.15")),
        (refusal, finding) => refusal.OnField(finding.Item, finding.Message));
}
