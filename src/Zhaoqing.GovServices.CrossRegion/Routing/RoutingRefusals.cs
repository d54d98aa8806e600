namespace Zhaoqing.GovServices.CrossRegion;

/// <summary>What divisions, agreements and routing refuse, with their ground.</summary>
internal static class RoutingRefusals
{
    public static Refusal DivisionUnknown(string field) => new Refusal("cross-region.division-unknown", "没有这一行政区划,请核对代码。", CrossRegionGrounds.Routing).OnField(field, "现行和曾用代码中都没有。");

    public static Refusal DivisionFormer(string field, DivisionCode code) => new Refusal("cross-region.division-former", "协议和例外应写现行行政区划代码。", CrossRegionGrounds.Routing).OnField(field, $"{code}为曾用代码。");

    public static Refusal ZoneUnknown() => new Refusal("cross-region.zone-unknown", "没有这一功能区,或者当日尚未设立。", LegalGround.OfClause("STD-4.8")).OnField("zone", "功能区名录中没有。");

    public static Refusal MatterUnknown() => new Refusal("cross-region.matter-unknown", "没有这一事项,请核对事项编码。", CrossRegionGrounds.Routing).OnField("matter", "目录中没有这一编码。");

    public static Refusal ExceptionWithoutReason(string field) => new Refusal("cross-region.exception-without-reason", "以通办为原则、不通办为例外:不通办的,应当有公布的理由和公布处。", CrossRegionGrounds.Principle).OnField(field, "请填写。");

    public static Refusal PeriodBackward(string field) => new Refusal("cross-region.period-backward", "截止日不能早于起始日。", CrossRegionGrounds.Principle).OnField(field, "早于起始日。");

    public static Refusal AgreementEmpty() => new Refusal("cross-region.agreement-empty", "协议至少应有一个事项。", CrossRegionGrounds.FoZhao).OnField("items", "没有事项。");

    public static Refusal EditionUnfit() => new Refusal("cross-region.edition-unfit", "协议版本号应自1起递增,后一版本的起始日应晚于前一版本。", CrossRegionGrounds.FoZhao).OnField("edition", "与其他版本冲突。");

    public static Refusal ItemTwice(int place) => new Refusal("cross-region.item-twice", "同一协议中,同一事项同一方向只能列一次。", CrossRegionGrounds.FoZhao).OnField($"items[{place}].matter", "重复。");

    public static Refusal ItemWithoutMode(int place) => new Refusal("cross-region.item-without-mode", "通办事项至少应明确四种服务模式之一。", CrossRegionGrounds.Modes).OnField($"items[{place}].modes", "请填写服务模式。");

    public static Refusal ItemWithoutUnit(int place, string field) => new Refusal("cross-region.item-without-unit", "通办事项应写明收件单位、办理单位和决定机关。", CrossRegionGrounds.FoZhao).OnField($"items[{place}].{field}", "请填写。");

    public static Refusal FieldUnknown(int place) => new Refusal("cross-region.field-unknown", "通办事项的领域不在领域目录内。", CrossRegionGrounds.Fields).OnField($"items[{place}].field", "目录中没有。");

    public static Refusal DecidingOutside(int place) => new Refusal(
        "cross-region.deciding-outside", "决定机关应在办理地一方:通办不改变原有办理事权。", CrossRegionGrounds.CollectOnBehalf, CrossRegionGrounds.FoZhao).OnField($"items[{place}].deciding", "不在办理地。");

    public static Refusal Contradicts(string one, string other, string matter) => new Refusal(
        "cross-region.agreement-contradicts", $"协议“{one}”与“{other}”就同一事项规定不一致,不能确定唯一的决定机关和服务模式,请先协商修订。", CrossRegionGrounds.Routing).OnField("agreements", $"事项 {matter}。");

    public static Refusal MatterOfNoList(string code) => new Refusal("cross-region.matter-unknown", "协议或者例外清单中的事项不在目录中。", CrossRegionGrounds.Routing).OnField("matter", $"目录中没有 {code}。");
}
