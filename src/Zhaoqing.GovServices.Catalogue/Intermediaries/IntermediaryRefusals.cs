namespace Zhaoqing.GovServices.Catalogue;

/// <summary>The words in which the rules about intermediaries refuse.</summary>
internal static class IntermediaryRefusals
{
    private static readonly LegalGround Statutory = LegalGround.OfLaw(
        "优化营商环境条例", "第四十三条", "作为办理行政审批条件的中介服务事项应当有法律、法规或者国务院决定依据;没有依据的,不得作为办理行政审批的条件。");

    private static LegalGround Mapping => LegalGround.OfClause("REG-2.18");

    public static Refusal GuideIncomplete() => new("catalogue.service-guide-incomplete", "服务指南须写明服务条件、流程、时限和收费标准。", LegalGround.OfClause("REG-2.16"));

    public static Refusal ServiceTwice(string code) =>
        new Refusal("catalogue.intermediary-twice", "中介服务事项的编码重复。", Mapping).OnField($"services[{code}]", "重复。");

    public static Refusal WithoutBasis(string code) =>
        new Refusal("catalogue.intermediary-without-basis", "中介服务事项须有法律、法规或者国务院决定的依据。", Statutory, Mapping).OnField($"services[{code}].basis", "请填写依据条款。");

    public static Refusal NotListed() => new("catalogue.intermediary-not-listed", "该中介服务不在中介服务事项清单内,不得作为办理条件。", Mapping, Statutory);

    public static Refusal NotMapped() => new("catalogue.intermediary-not-mapped", "该事项没有对应这一中介服务,不得要求申请人提供其成果。", Mapping, Statutory);

    public static Refusal SupermarketRequired(SupermarketRule rule) => new(
        "catalogue.supermarket-required", $"使用财政资金购买清单内的中介服务,在政府集中采购目录以外且未达到采购限额标准({rule.Edition})的,必须在中介超市选取。",
        LegalGround.OfClause("REG-2.17"), rule.Ground);

    public static Refusal NotQualified() => new("catalogue.agency-not-qualified", "该机构没有这一服务的有效资质,不能选取。", LegalGround.OfClause("REG-2.21"));

    public static Refusal Barred() => new("catalogue.agency-barred", "该机构的信用等级不在可选取范围内。", LegalGround.OfClause("REG-2.21"));

    public static Refusal WithoutGuide() => new("catalogue.agency-without-guide", "该机构没有公开这一服务的服务指南,不能选取。", LegalGround.OfClause("REG-2.15"));
}
