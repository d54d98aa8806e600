namespace Zhaoqing.GovServices.Catalogue;

/// <summary>The words in which edits of elements are refused.</summary>
internal static class ElementRefusals
{
    private static LegalGround TwoStages => LegalGround.OfClause("STD-4.1");

    public static Refusal Unknown(ElementId id) => new Refusal("catalogue.element-unknown", "要素集中没有这一要素,请核对要素编号。", TwoStages).OnField($"{id}", "未知要素。");

    public static Refusal Unified(ElementDefinition element, string? department) => new Refusal(
        "catalogue.unified-element",
        $"“{element.Name}”是市统筹要素,全市一致,不能由各地修改;请向{(ElementValue.IsStated(department) ? $"市级业务主管部门({department})" : "市级业务主管部门")}提出调整建议。",
        TwoStages).OnField($"{element.Id}", "统筹要素。");

    public static Refusal UnifiedPart() => new("catalogue.unified-element", "统筹要素由市级业务主管部门填写,全市一致;请向市级业务主管部门提出调整建议。", TwoStages);

    public static Refusal Inherited(ElementDefinition element, ElementOrigin origin) => new Refusal(
        "catalogue.inherited-element",
        $"“{element.Name}”承接自{origin.System}({origin.Edition}),只随上级目录更新而调整。",
        LegalGround.OfClause("STD-1.1"), LegalGround.OfClause("STD-2.2")).OnField($"{element.Id}", "上级目录要素。");

    public static Refusal NotYours(ElementDefinition element) => new Refusal(
        "catalogue.element-not-yours", $"“{element.Name}”由该区划的实施部门填写。", LegalGround.OfClause("STD-4.3")).OnField($"{element.Id}", "不是本区划的要素。");

    public static Refusal Place(ElementDefinition element) => new Refusal(
        "catalogue.element-edit-place", $"修改“{element.Name}”须写明它所在的实施清单或材料。", TwoStages).OnField($"{element.Id}", "没有这一清单或材料。");
}
