using System.Collections.Immutable;

namespace Zhaoqing.GovServices.NotifyCommit;

/// <summary>What a project under double tolerance and double commitment refuses.</summary>
internal static class ProjectRefusals
{
    public static Refusal LandUnfit(string field, string message) => new Refusal("notify-commit.land-unfit", "宗地或区域范围有误。", ProjectGrounds.Assessment).OnField(field, message);

    public static Refusal OneSided() => new("notify-commit.promise-one-sided", "承诺清单应有企业和政府双方的承诺事项,每项都有期限。", ProjectGrounds.TwoWay);

    public static Refusal DutyUnfit(string field, string message) => new Refusal("notify-commit.duty-unfit", "承诺清单有误。", ProjectGrounds.TwoWay).OnField(field, message);

    public static Refusal AssessmentUnfit(string field, string message) =>
        new Refusal("notify-commit.assessment-not-applicable", $"区域评估成果不能代替单独评估:{message}", ProjectGrounds.Assessment, PromiseGrounds.RegionalAssessment).OnField(field, message);

    public static Refusal NoScheme() => new("notify-commit.no-scheme", "现在没有施行中的“双容双承诺”方案,请按一般程序办理。", ProjectGrounds.NegativeList);

    public static Refusal KindUnknown() => new Refusal("notify-commit.project-kind-unknown", "方案不适用于该类项目,请按一般程序办理。", ProjectGrounds.NegativeList).OnField("kind", "不在方案所列的项目类型中。");

    public static Refusal IndustryUnfit() => new Refusal("notify-commit.industry-unfit", "国民经济行业代码应写到小类,才能核对负面清单。", ProjectGrounds.NegativeList).OnField("industry", "应为门类字母和四位小类代码,如 C3311。");

    public static Refusal OnNegativeList(ImmutableArray<NegativeEntry> entries) => new(
        "notify-commit.project-on-negative-list", $"项目在准入负面清单内({string.Join("、", entries.Select(entry => entry.Name))}),请按一般程序办理。", [ProjectGrounds.NegativeList, .. entries.Select(entry => entry.Ground)]);

    public static Refusal NoLand() => new Refusal("notify-commit.project-without-land", "项目须已依法取得用地。", ProjectGrounds.NegativeList).OnField("land", "请填写用地批准文件或不动产权证号。");

    public static Refusal Barred() => new("notify-commit.project-barred", "企业有尚未修复的失信或违诺记录,信用修复前不适用“双容双承诺”,请按一般程序办理。", ProjectGrounds.NegativeList, PromiseGrounds.Barred);

    public static Refusal CreditUnknown() => new("notify-commit.credit-unknown", "信用信息暂不可用,请稍后再试,或按一般程序办理。", PromiseGrounds.Barred);

    public static Refusal ListFirst() => new("notify-commit.no-duty-list", "请先拟定承诺清单。", ProjectGrounds.TwoWay);

    public static Refusal OneSideMissing() => new("notify-commit.one-side-missing", "双方都签订承诺后,方可报备开工。", ProjectGrounds.TwoWay);

    public static Refusal ListChanged() => new("notify-commit.duty-list-changed", "所签承诺与承诺清单不符,请重新查看清单后再签。", ProjectGrounds.TwoWay);

    public static Refusal SignedAlready() => new("notify-commit.side-signed-already", "这一方已经签订。", ProjectGrounds.TwoWay);

    public static Refusal NewLawMissing() => new Refusal("notify-commit.step-off-list", "政府不得在承诺清单之外增加审批环节或监管事项;法律法规有新规定的,请写明依据后由双方重新签订。", ProjectGrounds.TwoWay).OnField("basis", "请写明新的法律法规规定。");

    public static Refusal DutiesDropped() => new Refusal("notify-commit.duty-unfit", "承诺清单有误。", ProjectGrounds.TwoWay).OnField("duties", "新清单应保留原有承诺事项及其内容和期限。");

    public static Refusal StepOffList() => new Refusal("notify-commit.step-off-list", "不在承诺清单或法定前置内,不得要求企业办理。", ProjectGrounds.TwoWay).OnField("step", "不在承诺清单或法定前置内。");

    public static Refusal GateUnknown() => new Refusal("notify-commit.gate-unknown-name", "没有这个法定前置环节。", ProjectGrounds.StartReport).OnField("gate", "没有这个法定前置环节。");

    public static Refusal GateClosedAlready() => new("notify-commit.gate-closed-already", "该环节已经办结或免除。", ProjectGrounds.StartReport);

    public static Refusal ExemptionUnknown(StatutoryGate gate) => new Refusal("notify-commit.exemption-without-basis", "该环节没有这种免除情形。", gate.Ground).OnField("exemption", "不在方案所列的免除情形中。");

    public static Refusal GatesOpen(GateStop stops, IReadOnlyCollection<StatutoryGate> open) => new(
        "notify-commit.gate-open", $"{string.Join("、", open.Select(gate => gate.Name))}尚未办结,也没有免除,{(stops == GateStop.Start ? "不得开工" : "不得投入使用")}。", [.. open.Select(gate => gate.Ground)]);

    public static Refusal NotFiled() => new("notify-commit.start-not-filed", "开工前应先报备。", ProjectGrounds.StartReport);

    public static Refusal SupervisionMissing(string field) => new Refusal("notify-commit.supervision-missing", "报备开工前,应先办理安全、质量监督手续。", ProjectGrounds.StartReport).OnField(field, "请填写手续文号。");

    public static Refusal StartInPast(string field) => new Refusal("notify-commit.start-day-unfit", "计划开工日期不得早于报备当日。", ProjectGrounds.StartReport).OnField(field, "不得早于今天。");

    public static Refusal TooEarly() => new("notify-commit.start-too-early", "未到报备的计划开工日期。", ProjectGrounds.StartReport);

    public static Refusal NotAccepted() => new("notify-commit.use-before-acceptance", "联合验收合格后,方可投入使用。", ProjectGrounds.UseAfterAcceptance, ProjectGrounds.BuildFirst);

    public static Refusal DutyUnknown() => new Refusal("notify-commit.duty-unknown-name", "承诺清单上没有这一项。", ProjectGrounds.TwoWay).OnField("duty", "承诺清单上没有这一项。");

    public static Refusal NotYours() => new("notify-commit.other-side", "履约由承诺的一方报告,由另一方或监督人员确认。", ProjectGrounds.TwoWay);

    public static Refusal DutyNotReported() => new("notify-commit.duty-not-reported", "该项还没有报告完成。", ProjectGrounds.TwoWay);

    public static Refusal DutyDone() => new("notify-commit.duty-done", "该项已经报告或确认完成。", ProjectGrounds.TwoWay);

    public static Refusal NoBreach() => new("notify-commit.no-breach", "没有尚未消除的违规或企业逾期未履行的承诺。", ProjectGrounds.StartReport);

    public static Refusal BreachUnfit() => new Refusal("notify-commit.breach-unfit", "该违规情形与项目现状不符。", ProjectGrounds.StartReport).OnField("breach", "与项目现状不符。");

    public static Refusal ChecklistIncomplete(IEnumerable<string> missing) => new Refusal("notify-commit.checklist-incomplete", $"联合验收事项尚缺:{string.Join("、", missing)}。", ProjectGrounds.Acceptance).OnField("passed", "每一项联合验收事项都应写明合格。");

    public static Refusal ItemUnknown(string field) => new Refusal("notify-commit.checklist-unfit", "验收事项有误。", ProjectGrounds.Acceptance).OnField(field, "不在该类项目的联合验收事项中,或没有写明。");

    public static Refusal Recorded() => new("notify-commit.nothing-to-repair", "没有需要修复的信用记录。", PromiseGrounds.Barred);

    public static Refusal WordsMissing(string field) => new Refusal("notify-commit.reason-missing", "请写明理由或文号。", ProjectGrounds.StartReport).OnField(field, "请填写。");

    public static Refusal NotAuthorised() => new("cases.not-authorised", "您的身份不能办理此事,请由本企业或本区划的工作人员办理。", ProjectGrounds.TwoWay);
}
