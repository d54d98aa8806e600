namespace Zhaoqing.GovServices.ELicence;

/// <summary>What the rules of grants refuse, with the articles.</summary>
internal static class GrantRefusals
{
    private const string PersonalInformation = "中华人民共和国个人信息保护法";

    private const string CivilCode = "中华人民共和国民法典";

    private static readonly LegalGround Clause = LegalGround.OfClause("PLT-2.6");

    private static readonly LegalGround Minimum = LegalGround.OfLaw(PersonalInformation, "第六条", "收集个人信息,应当限于实现处理目的的最小范围,不得过度收集个人信息");

    private static readonly LegalGround Consent = LegalGround.OfLaw(PersonalInformation, "第十四条", "同意应当由个人在充分知情的前提下自愿、明确作出");

    private static readonly LegalGround Separate = LegalGround.OfLaw(PersonalInformation, "第二十九条", "处理敏感个人信息应当取得个人的单独同意");

    private static readonly LegalGround Retention = LegalGround.OfLaw(PersonalInformation, "第十九条", "个人信息的保存期限应当为实现处理目的所必要的最短时间");

    private static readonly LegalGround Notice = LegalGround.OfLaw(PersonalInformation, "第十七条", "处理个人信息前,应当以显著方式、清晰易懂的语言告知");

    private static readonly LegalGround Withdrawal = LegalGround.OfLaw(PersonalInformation, "第十五条", "个人有权撤回其同意");

    private static readonly LegalGround Agency = LegalGround.OfLaw(CivilCode, "第一百六十九条第一款", "代理人需要转委托第三人代理的,应当取得被代理人的同意或者追认");

    private static readonly LegalGround Duty = LegalGround.OfLaw(PersonalInformation, "第三十四条", "国家机关为履行法定职责处理个人信息,应当依照法律、行政法规规定的权限、程序进行");

    public static Refusal OverAsking() => new Refusal("e-licence.over-asking", "该事项不需要这一证照,不得索要。", Clause, Minimum).OnField("licence", "不在事项所需证照之内。");

    public static Refusal FieldsOverMinimum() => new Refusal("e-licence.fields-over-minimum", "所要的信息项超出该事项的最小必要范围。", Clause, Minimum).OnField("fields", "请只选事项需要的信息项。");

    public static Refusal FieldsMissing() => new Refusal("e-licence.fields-missing", "请写明需要的信息项;只核验是否属实的除外。", Clause, Minimum).OnField("fields", "请填写。");

    public static Refusal ActionsOverMinimum() => new Refusal("e-licence.actions-over-minimum", "所要的用证方式超出该事项的需要;能核验的不调取。", Clause, Minimum).OnField("actions", "请改用核验等方式。");

    public static Refusal TypeUnknown() => new Refusal("e-licence.type-unknown", "证照类型目录中没有这一类型。", Clause).OnField("licence", "未知的证照类型代码。");

    public static Refusal FieldUnknown() => new Refusal("e-licence.field-unknown", "证照照面没有这一信息项。", Clause).OnField("fields", "含有未知的信息项。");

    public static Refusal PinnedToOther() => new Refusal("e-licence.other-type", "指定的证照不属于这一证照类型。", Clause).OnField("pinned", "类型不符。");

    public static Refusal SeparateConsent() => new("e-licence.separate-consent-needed", "涉及敏感个人信息,应当取得单独同意。", Clause, Separate);

    public static Refusal UserVague() => new Refusal("e-licence.user-vague", "用证主体应具体到单位、窗口和系统,不得使用通配。", Clause, Consent).OnField("user", "请写明。");

    public static Refusal PurposeVague() => new Refusal("e-licence.purpose-vague", "用证目的应写明事项编码;办件期间的授权还应写明办件编号。", Clause, Consent).OnField("purpose", "请写明。");

    public static Refusal PeriodTooLong() => new Refusal("e-licence.period-not-allowed", "授权期限应有起止,且不得超过规定的最长期限。", Clause, Minimum).OnField("notAfter", "请缩短授权期限。");

    public static Refusal UsesOverLimit() => new Refusal("e-licence.uses-not-allowed", "用证次数应至少一次,且不得超过规定的上限。", Clause, Minimum).OnField("useLimit", "请更改次数。");

    public static Refusal RetentionTooLong() => new Refusal("e-licence.retention-not-allowed", "保存期限超过规定的上限。", Clause, Retention).OnField("retentionDays", "请缩短保存期限。");

    public static Refusal NoticeMissing() => new Refusal("e-licence.notice-missing", "应当先向持证主体告知用证的目的、方式、种类和保存期限。", Clause, Notice).OnField("notice", "请附告知书。");

    public static Refusal NotTheHolder() => new("e-licence.not-the-holder", "只有持证主体或者其依法授权的人可以办理,请由本人办理或者提供授权。", Clause, Consent);

    public static Refusal ChainTooLong() => new("e-licence.chain-too-long", "代理人不得转委托,请由持证主体直接授权。", Clause, Agency);

    public static Refusal ChainBroken() => new("e-licence.chain-broken", "授权关系不连续,请由持证主体重新授权。", Clause, Agency);

    public static Refusal SelfGranting() => new("e-licence.self-granting", "用证的经办人不能同时代持证主体同意,请由另一人办理。", Clause, Consent);

    public static Refusal SignatureWrong() => new("e-licence.signature-wrong", "授权书签名与内容不符或者未通过验证,请重新签署。", Clause, Consent);

    public static Refusal NoGrant() => new("e-licence.grant-unknown", "没有这一授权。", Clause);

    public static Refusal GrantKnown() => new("e-licence.grant-known", "授权编号已经使用,请换用新的编号。", Clause);

    public static Refusal NotNow(string state) => new("e-licence.grant-not-so", $"授权当前为“{state}”,不能办理这一操作。", Clause, Withdrawal);

    public static Refusal StatutoryBasisMissing() => new Refusal("e-licence.statutory-basis-missing", "依法定职责用证应写明法律条文、经办人和办件。", Duty).OnField("basis", "请写明法律和条文。");

    public static Refusal UseUnknown() => new("e-licence.use-unknown", "没有这一次用证的预占记录。", Clause);
}
