namespace Zhaoqing.GovServices.Catalogue;

/// <summary>The words in which lists are held to.</summary>
internal static class ConsistencyRefusals
{
    public static Refusal PermitNotListed() => new(
        "catalogue.permit-not-listed",
        "该行政许可事项不在已公布的清单内,清单之外不得实施。",
        LegalGround.OfClause("STD-2.5"),
        LegalGround.OfLaw("优化营商环境条例", "第四十条", "国家实行行政许可清单管理制度,清单之外不得违法实施行政许可。"));
}
