namespace Zhaoqing.GovServices.Catalogue;

/// <summary>The words in which places, delegations and authorisations are refused.</summary>
internal static class PlaceRefusals
{
    private static LegalGround Tree => LegalGround.OfClause("ORG-1.1");

    private static LegalGround Sinking => LegalGround.OfClause("CON-5.5");

    private static LegalGround Representative => LegalGround.OfClause("REG-1.10");

    private static LegalGround Scope => LegalGround.OfClause("REG-1.11");

    public static LegalGround NoFurtherEntrusting { get; } = LegalGround.OfLaw(
        "中华人民共和国行政许可法", "第二十四条第三款", "受委托行政机关在委托范围内,以委托行政机关名义实施行政许可;不得再委托其他组织或者个人实施行政许可。");

    public static Refusal Twice(ServicePlace place) => In("catalogue.place-twice", "场所编号重复。", place, "id");

    public static Refusal ParentUnknown(ServicePlace place) => In("catalogue.place-parent-unknown", "上级场所不在名录内。", place, "parent");

    public static Refusal Cycle(IEnumerable<string> path)
    {
        string words = string.Join('→', path);
        return new Refusal("catalogue.place-cycle", $"场所的上下级关系成环:{words}。", Tree).OnField("parent", words);
    }

    public static Refusal LevelGap(ServicePlace place) => In("catalogue.place-level", "上级场所须为紧邻的上一层级,只有市级场所没有上级。", place, "level");

    public static Refusal DivisionMismatch(ServicePlace place) => In("catalogue.place-division", "场所的层级与区划不符,或者区划不在上级场所的区划之内。", place, "division");

    public static Refusal WrongName(ServicePlace place) => new Refusal(
        "catalogue.place-name",
        $"该层级场所的名称应为“{place.DivisionName}{place.Level.Suffix()}”。",
        PlaceNames.GroundOf(place.Level), LegalGround.OfClause("GOAL-1.3")).OnField($"places[{place.Id}].name", $"应以“{place.Level.Suffix()}”结尾。");

    public static Refusal WrongSign(ServicePlace place) => new Refusal(
        "catalogue.place-sign", "只有并入党群服务中心的镇、村场所可以增加标识,标识须与层级相符。", LegalGround.OfClause("REG-1.6"))
        .OnField($"places[{place.Id}].sign", $"应为“{place.DivisionName}{place.Level.Suffix()}”。");

    public static Refusal KindMissing(string kind) =>
        new Refusal("catalogue.window-kinds-incomplete", "窗口类别须包含方案列明的五类。", LegalGround.OfClause("REG-1.8")).OnField("kinds", $"缺少“{kind}”。");

    public static Refusal KindTwice(string kind) =>
        new Refusal("catalogue.window-kind-twice", "窗口类别重复。", LegalGround.OfClause("REG-1.8")).OnField("kinds", $"“{kind}”重复。");

    public static Refusal NotTaken() => new("catalogue.place-does-not-take", "该事项未在此场所办理,也没有下沉到此场所,请到有实施清单的场所办理。", Sinking);

    public static Refusal WithoutDocument() => new Refusal("catalogue.delegation-without-document", "下沉事项须有委托或授权的文件。", Sinking).OnField("document", "请填写文件名称和文号。");

    public static Refusal Period(LegalGround ground) => new Refusal("catalogue.period-backward", "失效日期不得早于生效日期。", ground).OnField("lastDay", "早于生效日期。");

    public static Refusal DelegationPeriod() => Period(Sinking);

    public static Refusal AuthorisationPeriod() => Period(Representative);

    public static Refusal WithoutMatters(bool delegation) =>
        new Refusal("catalogue.no-matters", "至少要写明一个事项。", delegation ? Sinking : Representative).OnField("matters", "没有内容。");

    public static Refusal WithoutLaw() => new Refusal(
        "catalogue.delegation-without-law", "授权办理即由基层决定,须有法律、法规或规章的条款允许;没有的,可以委托受理或帮办代办。", Sinking).OnField("permission", "请填写法律条款。");

    public static Refusal NotDown() => new Refusal("catalogue.delegation-not-down", "只能下沉到本区划内的下级场所。", Sinking).OnField("place", "不在其下。");

    public static Refusal FieldUnknown(string field) => new Refusal(
        "catalogue.delegation-field-unknown", "下沉事项的领域不在名录内。", LegalGround.OfClause("CON-5.6")).OnField("field", $"没有“{field}”。");

    public static Refusal PassedOn(MatterCode matter) => new Refusal(
        "catalogue.delegation-passed-on", "只有事项的实施机关可以委托或授权,受委托的单位不得再委托。", Sinking, NoFurtherEntrusting).OnField($"matters[{matter}]", "不是该事项的实施机关。");

    public static Refusal NotDelegated() => new("catalogue.delegation-none", "该事项没有下沉到此场所,或者不在有效期内。", Sinking);

    public static Refusal ReceiveOnly(DelegationForm form) =>
        new("catalogue.delegation-receive-only", $"{form.ChineseName()}的场所只能收件、受理或代办,须由实施机关决定。", Sinking);

    public static Refusal AgencyOnly() => new("catalogue.delegation-agency-only", "帮办代办的场所只代为提交,须由实施机关受理。", Sinking);

    public static Refusal AuthorisationWithoutDocument() =>
        new Refusal("catalogue.authorisation-without-document", "首席事务代表须有部门的授权书。", Representative).OnField("document", "请填写授权书名称和文号。");

    public static Refusal AuthorisationWithoutSteps() =>
        new Refusal("catalogue.authorisation-without-steps", "授权书须写明授权的环节。", Representative).OnField("steps", "没有内容。");

    public static Refusal NotOfDepartment() =>
        new("catalogue.authorisation-of-another", "首席事务代表只能就本部门实施的事项行使授权。", Representative);

    public static Refusal OutsideItems() => new("catalogue.authorisation-outside-items", "该事项不在首席事务代表的授权范围内,请由实施机关办理。", Scope);

    public static Refusal OutsideSteps() => new("catalogue.authorisation-outside-steps", "这一环节不在首席事务代表的授权范围内,请由实施机关办理。", Scope);

    public static Refusal OutsideTime() => new("catalogue.authorisation-not-in-force", "首席事务代表的授权尚未生效、已经期满或者已被撤销。", Scope);

    private static Refusal In(string code, string message, ServicePlace place, string field) => new Refusal(code, message, Tree).OnField($"places[{place.Id}].{field}", message);
}
