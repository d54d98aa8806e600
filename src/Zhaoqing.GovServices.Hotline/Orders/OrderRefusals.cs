namespace Zhaoqing.GovServices.Hotline;

/// <summary>What the rules of work orders refuse, with their ground.</summary>
internal static class OrderRefusals
{
    private static readonly LegalGround Clause = LegalGround.OfClause("PLT-3.6");

    private static readonly LegalGround One = LegalGround.OfClause("PLT-3.1");

    private static readonly LegalGround Shared = LegalGround.OfClause("PLT-3.5");

    private static readonly LegalGround Rules = LegalGround.OfLaw(
        "国务院办公厅关于进一步规范和提升12345热线服务的意见(国办函〔2025〕66号)", article: null, "按派单目录派单,归属不清的协商确定主办、协办单位;应当由部门办理的不得分派给基层;审核派单异议,规范退单改派");

    private static readonly LegalGround Standard = LegalGround.OfLaw("政府热线服务规范(GB/T 33358-2016)", article: null, "诉求人要求保密的,工单应当作保密处理");

    private static readonly LegalGround Privacy = LegalGround.OfLaw("个人信息保护法", "第五十一条", "采取措施防止未经授权的访问以及个人信息泄露");

    public static Refusal ActNotAllowed(OrderState state) => new("hotline.act-not-allowed", $"工单状态为{OrderTable.NameOf(state)},不能进行这一操作。", Clause);

    public static Refusal RoleNotAllowed() => new("hotline.role-not-allowed", "这一操作不由你的角色进行。", Clause);

    public static Refusal UnitNotAssigned() => new("hotline.unit-not-assigned", "工单不由这个单位主办。", Clause, Rules);

    public static Refusal OwnOrder() => new("hotline.own-order", "承办单位不得审核、回访、评价、办结自己办理的工单。", Clause);

    public static Refusal ReasonMissing() => new Refusal("hotline.reason-missing", "请写明理由或者内容。", Clause).OnField("reason", "不能为空。");

    public static Refusal TextMissing(string field) => new Refusal("hotline.text-missing", "内容不完整。", Clause).OnField(field, "不能为空,或者过长。");

    public static Refusal PolicyNotInForce() => new("hotline.policy-not-in-force", "这一天还没有办理时限规定。", Clause);

    public static Refusal ReturnFinal() => new("hotline.return-final", "异议和退单已达到次数上限,协商决定为最终决定,不得再退。", Clause, Rules);

    public static Refusal ReturnTooLate() => new("hotline.return-too-late", "已超过退单时限。", Clause, Rules);

    public static Refusal ConsultationMissing() =>
        new Refusal("hotline.consultation-missing", "归属不清、不按目录派单或者退单已达到次数上限的,应当组织协商,并写明协商结果。", Clause, Rules).OnField("consultation", "请写明协商结果。");

    public static Refusal UnitUnknown() => new Refusal("hotline.unit-unknown", "派单目录中没有这个单位。", Clause, Rules).OnField("to", "没有这个单位。");

    public static Refusal NotToTownship() => new Refusal("hotline.not-to-township", "应当由部门办理的事项不得分派给基层。", Clause, Rules).OnField("to", "不得分派给镇街。");

    public static Refusal ReportedUnit() => new Refusal("hotline.reported-unit", "举报不得交由被举报的单位办理。", Clause, Privacy).OnField("to", "是被举报的单位。");

    public static Refusal BriefMissing() => new Refusal("hotline.brief-missing", "这一保密等级的工单应当改写摘要后派出。", Clause, Privacy).OnField("brief", "请写摘要。");

    public static Refusal BriefQuotes() => new Refusal("hotline.brief-quotes", "摘要含有原文、姓名或者电话,请改写。", Clause, Privacy).OnField("brief", "不得照抄原文。");

    public static Refusal ExtensionTooLate() => new("hotline.extension-too-late", "延期应当在办理期限届满前申请。", Clause);

    public static Refusal ExtensionUsedUp() => new("hotline.extension-used-up", "延期次数已用完。", Clause);

    public static Refusal SuspensionTooLong() => new Refusal("hotline.suspension-too-long", "挂起的截止日不符合规定。", Clause).OnField("through", "早于今天,或者累计超过最长期限;超过的须经热线机构同意。");

    public static Refusal SuspensionGround() => new Refusal("hotline.suspension-ground", "只能因办理规则所列的事由挂起。", Clause).OnField("ground", "不在所列事由之中。");

    public static Refusal SuspensionUsedUp() => new("hotline.suspension-used-up", "挂起次数已用完,再次挂起须经热线机构同意。", Clause);

    public static Refusal InformClass() => new Refusal("hotline.inform-class", "只有法定途径、解释说明、恶意扰乱三类可以告知后办结。", Clause, Rules).OnField("class", "不是这三类。");

    public static Refusal PeerUnknown() => new Refusal("hotline.peer-unknown", "只能转给110、119、120、122。", LegalGround.OfClause("PLT-3.7")).OnField("to", "不是这几个平台。");

    public static Refusal CallerUnknown() => new Refusal("hotline.caller-unknown", "你不是这个工单的来电人,或者这一来电人已经回访。", Clause).OnField("caller", "没有这一来电人。");

    public static Refusal RatingMissing() => new Refusal("hotline.rating-missing", "已联系上的,请记录是否解决、是否满意。", Clause).OnField("result", "不完整。");

    public static Refusal ReplyNotSent() => new("hotline.reply-not-sent", "答复还没有按原渠道送达每一位来电人,不能办结。", One);

    public static Refusal NothingToSend() => new("hotline.nothing-to-send", "还没有可以送达的答复。", One);

    public static Refusal ReopenTooLate() => new("hotline.reopen-too-late", "已超过重办期限,请提出新的诉求。", Clause);

    public static Refusal ClueNotWithdrawn() => new("hotline.report-not-withdrawn", "举报线索不能撤回。", Clause);

    public static Refusal GroupGoesOn() => new("hotline.group-goes-on", "同一事项还有其他来电人等候,不能撤回、要求补充或者并入其他工单。", One);

    public static Refusal MergeNotFit() => new("hotline.merge-not-fit", "只能并入更早受理、还在办理的同类工单;退出过的不再并入同一工单。", One);

    public static Refusal ReportNotMerged() => new("hotline.report-not-merged", "举报不得并入其他来电人能看到的工单,也不得并入可能交由被举报单位办理的工单。", One, Privacy);

    public static Refusal MergeHidesLess() => new("hotline.merge-hides-less", "同一来电人已要求更高的保密等级,请先提高原工单的保密等级,再行并入。", One, Standard, Privacy);

    public static Refusal NotMember() => new("hotline.not-member", "这一工单不在并单之中。", One);

    public static Refusal LevelNeedsTwo() => new Refusal("hotline.level-needs-two", "降低保密等级须由两人共同决定。", Clause, Standard).OnField("second", "请由另一人确认。");

    public static Refusal PurposeMissing() => new Refusal("hotline.purpose-missing", "查阅工单应当写明用途。", Clause, Privacy).OnField("purpose", "不能为空。");

    public static Refusal NotToBeRead() => new("hotline.not-to-be-read", "你不能查阅这个工单。", Clause, Privacy);

    public static Refusal ResolveNotHolder() => new("hotline.resolve-not-holder", "受理该事项或者正在处置其紧急部分的平台才可以查询来电人。", Shared, Privacy);

    public static Refusal ResolveProtected() => new("hotline.resolve-protected", "来电人要求保密或者是举报人,非紧急情况不提供身份信息。", Shared, Standard, Privacy);

    public static Refusal ResolveUnknown() => new Refusal("hotline.resolve-unknown", "这一事项没有这一来电人代号。", Shared).OnField("callerRef", "没有这一代号。");

    public static Refusal CaseCameBack() => new("hotline.case-came-back", "联动事件在110办结后又由本平台受理,工单已按110的办结答复,请核实后重新办理并告知来电人。", One);

    public static Refusal TokenNotOwn() => new Refusal("hotline.token-not-own", "以“110/”开头的来电人代号由110签发,只用于110转办的诉求。", Shared).OnField("caller", "不是本平台签发的代号。");

    public static Refusal ResolveField() => new Refusal("hotline.resolve-field", "只能查询姓名和电话。", Shared, Privacy).OnField("fields", "只能是name和phone。");

    public static Refusal OrderUnknown() => new("hotline.order-unknown", "没有这个工单。", Clause);
}
