namespace Zhaoqing.GovServices.Catalogue;

/// <summary>The words in which the catalogue says no.</summary>
internal static class CatalogueRefusals
{
    public static Refusal MatterUnknown() => new(
        "catalogue.matter-unknown",
        "现行事项目录中没有这一事项,请核对事项编码或按名称查找。",
        LegalGround.OfClause("REG-2.1"));

    public static Refusal DivisionNotServed() => new(
        "catalogue.division-not-served",
        "该事项在所选区划没有实施机关,请改选有实施清单的区划。",
        LegalGround.OfClause("STD-2.6"));

    public static Refusal ListIncomplete() => new(
        "catalogue.list-incomplete",
        "该事项的实施清单尚不完整,目前只供查阅,暂不能申请,请向主管部门咨询。",
        LegalGround.OfClause("REG-2.1"));
}
