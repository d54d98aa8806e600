namespace Zhaoqing.GovServices.Catalogue.Tests.Elements;

/// <summary>Elements of an invented licence, all filled in as they should be.</summary>
internal static class Filled
{
    public const string File = "sha256:0000000000000000000000000000000000000000000000000000000000000001;application/pdf";
    public const string OtherFile = "sha256:0000000000000000000000000000000000000000000000000000000000000002;application/pdf";
    public static readonly ElementSet Set = ElementSet.Shipped;
    public static readonly DivisionCode Duanzhou = DivisionCode.Parse("441202"), Dinghu = DivisionCode.Parse("441203"), City = DivisionCode.Parse("4412");
    public static readonly CatalogueEditor CityDepartment = new("city-1", EditorRole.Department, City), DuanzhouDepartment = new("county-1", EditorRole.Department, Duanzhou);

    public static ElementId Id(string text) => ElementId.Parse(text);

    public static Dictionary<string, string?> Unified() => new(StringComparer.Ordinal)
    {
        ["U001"] = "虚构场所经营许可",
        ["U002"] = "440199806003",
        ["U003"] = "01",
        ["U004"] = "虚构场所许可",
        ["U005"] = "虚构场所经营许可",
        ["U008"] = "《虚构场所管理条例》第五条",
        ["U009"] = "法定本级",
        ["U010"] = "4",
        ["U013"] = "肇庆市某局",
        ["U015"] = "肇庆市某局",
        ["U017"] = "2",
        ["U018"] = "1\n2",
        ["U019"] = "创业",
        ["U020"] = "设立变更",
        ["U024"] = "0",
        ["U025"] = "0",
        ["U026"] = "0",
        ["U027"] = "0",
        ["U028"] = "0",
        ["U029"] = "20",
        ["U030"] = "工作日",
        ["U031"] = "《行政许可法》第四十二条",
        ["U032"] = "5",
        ["U033"] = "工作日",
        ["U035"] = "5个工作日",
        ["U036"] = "受理之日起",
        ["U038"] = "10个工作日",
        ["U043"] = "有固定场所",
        ["U045"] = "场所符合标准",
        ["U046"] = "《虚构场所管理条例》第六条",
        ["U047"] = "《虚构场所管理条例》第七条",
        ["U048"] = "申请书填写完整",
        ["U049"] = "前审后批",
        ["U053"] = "申请、受理、审核、审批、办结、送达",
        ["U054"] = File,
        ["U055"] = "到窗口提交",
        ["U056"] = "在网上提交",
        ["U057"] = "受理\n审核\n审批\n办结\n送达",
        ["U058"] = "1个工作日\n1个工作日\n1个工作日\n1个工作日\n1个工作日",
        ["U067"] = "1",
        ["U093"] = "form-1",
        ["U095"] = "0",
        ["U103"] = "虚构场所经营许可证",
        ["U104"] = "出证办结",
        ["U105"] = File,
        ["U106"] = "0",
        ["U112"] = "窗口领取",
        ["U113"] = "1",
        ["U115"] = "无",
        ["U121"] = "1\n2",
        ["U122"] = "4",
        ["U123"] = "0",
        ["U125"] = "无",
        ["U127"] = "1",
        ["U128"] = "要多久?五个工作日。",
        ["U130"] = "行政复议、行政诉讼",
    };

    public static Dictionary<string, string?> Material() => new(StringComparer.Ordinal)
    {
        ["U068"] = "经营许可申请书",
        ["U070"] = "2",
        ["U071"] = "3",
        ["U072"] = "1",
        ["U074"] = "10",
        ["U078"] = "1",
        ["U079"] = "0",
        ["U082"] = File,
        ["U083"] = OtherFile,
        ["U084"] = "用黑色笔填写",
        ["U085"] = "签名完整",
        ["U086"] = "《虚构场所管理条例》第八条",
        ["U087"] = "无",
        ["U090"] = "0",
        ["U092"] = "0",
    };

    public static Dictionary<string, string?> Local() => new(StringComparer.Ordinal)
    {
        ["L01"] = "11990101XX000001934440199806003",
        ["L03"] = "端州区某局",
        ["L04"] = "11990101XX00000193",
        ["L05"] = "1",
        ["L10"] = "441202",
        ["L13"] = "1",
        ["L14"] = "常驻",
        ["L16"] = "端州区政务服务中心",
        ["L17"] = "3号窗口",
        ["L18"] = "综合办事",
        ["L19"] = "端州区虚构路1号",
        ["L21"] = "09:00-12:00 14:00-17:00",
        ["L27"] = "电话",
        ["L28"] = "0758-0000001",
        ["L31"] = "电话",
        ["L32"] = "0758-0000002",
        ["L35"] = "1",
        ["L36"] = "https://example.gov.cn/apply",
        ["L38"] = "1",
        ["L42"] = "0",
        ["L43"] = "0",
        ["L44"] = "0",
        ["L45"] = "虚构系统",
        ["L46"] = "省级",
        ["L48"] = "1",
        ["L49"] = "0",
        ["L53"] = "1",
        ["L54"] = "0",
        ["L55"] = "1",
        ["L58"] = "申请人",
        ["L59"] = "端州区人民政府",
        ["L60"] = "端州区人民法院",
        ["L65"] = "广东政务服务网",
        ["L66"] = "2026-01-01",
        ["L68"] = "1",
    };

    public static ElementPart UnifiedPart(Dictionary<string, string?>? values = null, params Dictionary<string, string?>[] materials) =>
        ElementPart.Unified(Set, Pairs(values ?? Unified()), (materials is [] ? [Material()] : materials).Select(row => MaterialValues.Of(Set, Pairs(row))));

    public static ElementPart LocalPart(Dictionary<string, string?>? values = null) => ElementPart.Local(Set, Pairs(values ?? Local()));

    public static MatterElements Matter(Dictionary<string, string?>? unified = null, Dictionary<string, string?>? local = null, params Dictionary<string, string?>[] materials) =>
        new(MatterCode.Parse("440199806003"), new ElementOrigin("省政务服务事项管理系统", "2026-05"), UnifiedPart(unified, materials), (Duanzhou, LocalPart(local)));

    public static Dictionary<string, string?> With(this Dictionary<string, string?> values, string id, string? value)
    {
        values[id] = value;
        return values;
    }

    public static IEnumerable<(ElementId, string?)> Pairs(Dictionary<string, string?> values) => values.Select(pair => (Id(pair.Key), pair.Value));
}
