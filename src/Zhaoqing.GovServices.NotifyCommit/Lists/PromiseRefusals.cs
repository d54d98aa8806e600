using Zhaoqing.GovServices.Catalogue;

namespace Zhaoqing.GovServices.NotifyCommit;

/// <summary>What the rules of this package refuse.</summary>
internal static class PromiseRefusals
{
    private const string Ordinary = "可按一般程序办理,提交清单所列材料。";

    public static Refusal NotOnList(string? edition) => new(
        "notify-commit.not-on-list", edition is null ? "现在没有施行的告知承诺制事项清单。" + Ordinary : $"本事项不在施行的告知承诺制事项清单({edition})中。" + Ordinary, PromiseGrounds.Listed, PromiseGrounds.FreeChoice);

    public static Refusal NotTolerated(string edition) => new(
        "notify-commit.not-on-tolerance-list", $"本事项不在施行的容缺受理事项清单({edition})中,材料须齐全后受理。", PromiseGrounds.ToleranceListed);

    public static Refusal Excluded(CommitEntry entry) => new(
        "notify-commit.excluded-matter", $"本事项直接涉及{string.Join('、', entry.Grounds.Order().Distinct().Select(PromiseNames.Of))}{Traits(entry.Judgement)},不适用告知承诺制。" + Ordinary, PromiseGrounds.Excluded, PromiseGrounds.NotForThese);

    private static string Traits(RiskJudgement? judgement) => judgement is { Holds.IsDefaultOrEmpty: false } ? $",且经{judgement.Authority}研判({judgement.Document}){TraitNames(judgement)}" : "";

    private static string TraitNames(RiskJudgement judgement) => string.Join('、', judgement.Holds.Order().Distinct().Select(PromiseNames.Of));

    public static Refusal JudgedTooRisky(RiskJudgement judgement) => new(
        "notify-commit.judged-too-risky", $"经{judgement.Authority}研判({judgement.Document}),本事项{TraitNames(judgement)},不适用告知承诺制。" + Ordinary, PromiseGrounds.Excluded, PromiseGrounds.NotForThese);

    public static Refusal OverrideWithoutBasis() => new(
        "notify-commit.override-without-basis", "只有法律、行政法规、国务院决定或地方性法规的明文规定,才能使涉及排除情形的事项适用告知承诺制。", PromiseGrounds.Excluded);

    public static Refusal OverrideOutsideArea(CommitEntry entry, HigherLawOverride higher) => new(
        "notify-commit.override-outside-area", $"{higher.Basis}只适用于区域评估范围内;范围外本事项涉及{string.Join('、', entry.Grounds.Order().Distinct().Select(PromiseNames.Of))},不适用告知承诺制。" + Ordinary, PromiseGrounds.Excluded, higher.Basis);

    public static Refusal Barred(PromiseParty party) => new(
        "notify-commit.applicant-barred",
        $"{PromiseNames.Of(party.Role)}{(party.Standing == CreditStanding.SeriousRecord ? "有较严重的不良信用记录" : "曾作出虚假承诺或未履行承诺")},信用修复前不适用告知承诺制。" + Ordinary,
        PromiseGrounds.Barred, PromiseGrounds.Supervision);

    public static Refusal CreditUnknown() => new(
        "notify-commit.credit-unknown", "信用信息暂时无法查询。可稍后再办,或按一般程序办理;这不影响您的信用。", PromiseGrounds.Barred);

    public static Refusal VerificationUnplanned() => new("notify-commit.verification-unplanned", "告知承诺事项必须明确核查方式。", PromiseGrounds.Supervision);

    public static Refusal ListLevelUnfit(MatterCode matter) => new Refusal(
        "notify-commit.list-level-unfit", "这一层级无权将本事项列入告知承诺制清单。", PromiseGrounds.Listed, PromiseGrounds.FreeChoice).OnField(matter.ToString(), "批准层级不符。");

    public static Refusal ToleranceUnfit(MatterCode matter) => new("notify-commit.tolerance-unfit", $"容缺受理清单的事项{matter}填写有误。", PromiseGrounds.ToleranceParts);

    public static Refusal MatterTwice(MatterCode matter) => new Refusal("notify-commit.matter-twice", "一个事项在清单中只能列一次。", PromiseGrounds.InForce).OnField(matter.ToString(), "事项重复。");

    public static Refusal EditionTwice() => new("notify-commit.edition-twice", "清单版本的名称和编号不能重复。", PromiseGrounds.InForce);

    public static Refusal NoticeIncomplete() => new("notify-commit.notice-incomplete", "告知书须写明承诺的具体内容、要求和违反承诺的法律责任,缺一不可。", PromiseGrounds.Notice);

    public static Refusal NoticeVague() => new("notify-commit.notice-vague", "告知书不得有“其他条件”一类的兜底表述,承诺内容须可核查。", PromiseGrounds.Notice);
}
