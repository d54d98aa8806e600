namespace Zhaoqing.GovServices.Hotline;

/// <summary>What the rules of the bridge refuse, with their ground.</summary>
internal static class BridgeRefusals
{
    private const string Linkage = "国务院办公厅关于推动12345政务服务便民热线与110报警服务台高效对接联动的意见(国办发〔2022〕12号)";

    private static readonly LegalGround Clause = LegalGround.OfClause("PLT-3.4");

    private static readonly LegalGround Transfer = LegalGround.OfLaw(Linkage, article: null, "转办机制:首先接到的平台先行受理;紧急的由110先行派警处置");

    private static readonly LegalGround Police = LegalGround.OfLaw(Linkage, article: null, "110受理紧急警情和求助");

    private static readonly LegalGround Privacy = LegalGround.OfLaw("个人信息保护法", "第六条", "处理个人信息采取对个人权益影响最小的方式");

    public static Refusal UrgentNotRefused() => new("hotline.urgent-not-refused", "紧急事项由110先行派警处置,不得不予受理。", Clause, Transfer);

    public static Refusal NothingOffered() => new("hotline.nothing-offered", "对方没有转办,或者已有结果,不能答复受理。", Clause);

    public static Refusal ReturnFinal() => new("hotline.return-final", "已退单两次,由首先接到的平台受理,不得再退。", Clause, Transfer);

    public static Refusal ReturnNotOwner() => new("hotline.return-not-owner", "不由本平台受理,不能退单。", Clause);

    public static Refusal ReturnTooLate() => new Refusal("hotline.return-too-late", "已超过退单时限或者已办结,不能退单。", Clause).OnField("returnedWithin", "超过转办时定的退单时限。");

    public static Refusal CancelOfOther() => new Refusal("hotline.cancel-not-own", "只能撤销本平台发出的转办。", Clause).OnField("cancelled", "不是本平台发出的转办。");

    public static Refusal PoliceOnly() => new("hotline.police-only", "派警由110确认。", Clause, Police);

    public static Refusal HotlineOnly() => new("hotline.hotline-only", "由12345发出。", Clause, Police);

    public static Refusal NotRequested() => new Refusal("hotline.dispatch-not-requested", "没有这一派警请求。", Clause).OnField("correlation", "请指明所答复的请求。");

    public static Refusal CaseUnknown() => new("hotline.case-unknown", "没有这一联动事件。", Clause);

    public static Refusal NotOwner() => new("hotline.not-owner", "由受理的平台办结。", Clause);

    public static Refusal MayNotCross() => new("hotline.may-not-cross", "这一保密等级的事项不得传送能够识别来电人的内容。", LegalGround.OfClause("PLT-3.5"), Privacy);

    public static Refusal Field(string field, string message) => new Refusal("hotline.message-invalid", "消息内容不符合要求。", Clause).OnField(field, message);
}
