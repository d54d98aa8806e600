namespace Zhaoqing.GovServices.TimeLimit;

/// <summary>What clocks and special steps refuse.</summary>
internal static class ClockRefusals
{
    private static LegalGround Listed => LegalGround.OfClause("REG-2.7");

    private static LegalGround CountsAgain => LegalGround.OfClause("REG-2.8");

    private static LegalGround InTime => LegalGround.OfClause("REG-2.5");

    public static Refusal StepWithoutName(string field) => new Refusal(
        "time-limit.step-without-name", "特殊环节必须有编码和名称。", Listed).OnField(field, "不能为空。");

    public static Refusal StepKindUnknown() => new Refusal(
        "time-limit.step-kind-unknown", "没有这一种类的特殊环节。", Listed).OnField("kind", "种类不能识别。");

    public static Refusal StepWithoutLimit(SpecialStepKind kind) => kind == SpecialStepKind.Suspension
        ? new Refusal("time-limit.step-without-limit", "中止没有自己的时限,原因消除后即恢复。", CountsAgain).OnField("limit", "中止不填时限。")
        : new Refusal("time-limit.step-without-limit", "特殊环节必须公布办理时限。", CountsAgain).OnField("limit", "请填写办理时限。");

    public static Refusal StepWithoutBasis() => new Refusal(
        "time-limit.step-without-basis", "特殊环节不计入期限须有法律条文为依据,请写明法律名称和条款。", SpecialStep.LicensingArticle45, Listed)
        .OnField("basis", "缺少法律条文。");

    public static Refusal StepNotInArticle() => new Refusal(
        "time-limit.step-not-in-article",
        "《行政许可法》第四十五条只列听证、招标、拍卖、检验、检测、检疫、鉴定和专家评审;其他环节须另有法律条文。",
        SpecialStep.LicensingArticle45)
        .OnField("basis", "该条未列这一环节。");

    public static Refusal StepNotListed() => new Refusal(
        "time-limit.step-not-listed", "特殊环节清单中没有这一环节,不得因此停止计时。", Listed, SpecialStep.LicensingArticle45)
        .OnField("step", "清单中没有这一编码。");

    public static Refusal NotStarted() => new Refusal(
        "time-limit.clock-not-started", "这一时刻尚未开始计时。", InTime).OnField("at", "早于计时开始。");

    public static Refusal Stopped() => new("time-limit.clock-stopped", "计时已经结束,不能再作变动。", InTime);

    public static Refusal OutOfOrder() => new Refusal(
        "time-limit.event-out-of-order", "时间早于已记录的上一事项,请核对。", InTime).OnField("at", "早于上一事项。");

    public static Refusal RestartTooEarly() => new Refusal(
        "time-limit.event-out-of-order", "重新起算之日不得早于原来的起算之日,请核对。", InTime).OnField("from", "早于原来的起算之日。");

    public static Refusal Future() => new Refusal(
        "time-limit.event-in-future", "事项的时间晚于现在,请核对。", InTime).OnField("at", "晚于现在。");

    public static Refusal RestartInFuture() => new Refusal(
        "time-limit.event-in-future", "重新起算日不得晚于收到补正后的第一个工作日。", InTime).OnField("from", "晚于下一个工作日。");

    public static Refusal StartedTwice() => new("time-limit.started-twice", "同一计时只能开始一次。", InTime);

    public static Refusal EventsBroken() => new Refusal(
        "time-limit.events-broken", "计时记录不完整或前后不符,请核对。", InTime).OnField("events", "缺少事项,或事项与此前状态不符。");

    public static Refusal Expired() => new(
        "time-limit.clock-expired", "期限已经届满,此后的特殊环节不再停止计时。", InTime, CountsAgain);

    public static Refusal StepOpen() => new Refusal(
        "time-limit.step-open", "这一特殊环节正在进行,不能重复开始。", CountsAgain).OnField("step", "正在进行。");

    public static Refusal StepNotOpen() => new Refusal(
        "time-limit.step-not-open", "这一特殊环节没有开始或已经结束。", CountsAgain).OnField("step", "不在进行中。");

    public static Refusal NoticeMissing(LegalGround ground) => new Refusal(
        "time-limit.notice-missing", "须有书面告知申请人的文书文号,否则不产生停止计时或延长的效力。", ground)
        .OnField("notice", $"请填写文书文号,不超过{LimitClock.MaxNoticeLength}个字符。");

    public static Refusal Paused(string message, LegalGround ground) => new("time-limit.clock-paused", message, ground);

    public static Refusal ExtensionNotAllowed(LegalLimit limit) => new(
        "time-limit.extension-not-allowed", "规定这一期限的条文没有准许延长。", limit.Ground);

    public static Refusal ExtendedAlready(ExtensionRule rule) => new(
        "time-limit.extended-already", "期限只能延长一次。", rule.Ground);

    public static Refusal ExtensionTooLate(ExtensionRule rule) => new(
        "time-limit.extension-too-late", "期限已经届满,不能再延长;延长须在届满前批准。", rule.Ground);

    public static Refusal ExtensionTooLong(ExtensionRule rule, Limit limit) => new Refusal(
        "time-limit.extension-too-long", $"最多可以延长{rule.AtMost}{UnitOf(limit)}。", rule.Ground)
        .OnField("by", $"须为1至{rule.AtMost}。");

    public static Refusal ApproverWrong(ExtensionRule rule) => new Refusal(
        "time-limit.approver-wrong", $"延长期限须经{NameOf(rule.Approver)}批准。", rule.Ground)
        .OnField("approver", "批准人不符合条文规定。");

    public static Refusal ReasonMissing(ExtensionRule rule) => new Refusal(
        "time-limit.reason-missing", "延长期限的理由应当告知申请人。", rule.Ground).OnField("reason", "请填写理由。");

    public static Refusal RestartNotAllowed(LegalLimit limit) => new(
        "time-limit.restart-not-allowed", "规定这一期限的法律没有规定补正后重新起算。", limit.Ground);

    public static Refusal InnerLonger(NestedClock around) => new Refusal(
        "time-limit.inner-limit-longer", $"承诺时限或环节时限的届满日不得晚于“{around.Name}”的届满日。", PromisedLimit.Ground, around.Clock.Limit.Ground)
        .OnField("clock", "届满日晚于外层时限。");

    public static string UnitOf(Limit limit) => limit.Unit switch
    {
        LimitUnit.CalendarDays => "个自然日",
        LimitUnit.Months => "个月",
        LimitUnit.Years => "年",
        _ => "个工作日",
    };

    public static string NameOf(ExtensionApprover approver) => approver switch
    {
        ExtensionApprover.UnitHead => "内设机构负责人",
        ExtensionApprover.OrganHead => "本行政机关负责人",
        ExtensionApprover.GovernmentHead => "本级人民政府负责人",
        ExtensionApprover.ReconsiderationHead => "行政复议机构负责人",
        ExtensionApprover.InformationHead => "政府信息公开工作机构负责人",
        _ => throw new ArgumentOutOfRangeException(nameof(approver), approver, "Unknown approver."),
    };
}
