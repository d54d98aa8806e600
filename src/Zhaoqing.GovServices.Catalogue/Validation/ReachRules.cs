using System.Collections.Immutable;
using static Zhaoqing.GovServices.Catalogue.CheckedRule;

namespace Zhaoqing.GovServices.Catalogue;

/// <summary>Forms of handling, visits, online and its exceptions.</summary>
internal static class ReachRules
{
    public static ImmutableArray<CheckedRule> All { get; } =
    [
        Error("V11", "CON-6.1", "涉密事项不在网上办理", ["L35", "U024"], check =>
        {
            if (check[0] is "1" && check[1] is "1") check.Wrong(0, "为是,但事项涉密。");
        }),
        Warning("CON-6.1", "CON-6.1", "事项在网上办理,涉及国家秘密的除外", ["L35", "U024"], check =>
        {
            if (check[0] is "0" && check[1] is not "1") check.Wrong(0, "为否,而事项不涉密:应上尽上。");
        }),
        Warning("CON-6.2", "CON-6.2", "在用的事项有广东政务服务网入口", ["L36", "L68", "U024"], check =>
        {
            if (!ElementValue.IsStated(check[0]) && check[1] is "1" && check[2] is not "1") check.Wrong(0, "没有填写,事项在广东政务服务网没有入口。");
        }),
        Warning("V31", "REG-4.1", "网上办理的同时提供线下办理", ["U121"], check =>
        {
            bool isOnline = ElementValue.Has(check[0], "2") || ElementValue.Has(check[0], "3"), isOffline = ElementValue.Has(check[0], "1") || ElementValue.Has(check[0], "4");
            if (isOnline && !isOffline) check.Wrong(0, "只有网上办理,没有线下窗口或快递。");
        }),
        Error("V32", "GOAL-0.1", "全程网办的不用到现场", ["U123", "U122"], check =>
        {
            if (check[1] is "4" && LimitRules.Number(check[0]) > 0) check.Wrong(0, "应为0:网上办理深度为Ⅳ级(全程网办)。");
        }),
        Error("V32", "GOAL-0.1", "是否网办与网上办理深度一致", ["L35", "U122"], check =>
        {
            if (check[0] is "1" && check[1] is "1") check.Wrong(0, "为是,但网上办理深度只有信息发布。");
            if (check[0] is "0" && check[1] is "4") check.Wrong(0, "为否,但网上办理深度为全程网办。");
        }),
        Error("V33", "GOAL-0.1", "不到现场又不网办的支持物流快递", ["L53", "L35", "U123"], check =>
        {
            if (check[0] is "0" && check[1] is "0" && check[2] is "0") check.Wrong(0, "为否,而事项不用到现场也不网办。");
        }),
        Warning("V33", "GOAL-0.1", "到办事现场不超过一次", ["U123"], check =>
        {
            if (LimitRules.Number(check[0]) > 1) check.Wrong(0, "超过1次。");
        }),
        Error("V43", "STD-3.4", "网址在允许的域名之内", ["L36", "L37", "L39", "L52"], check =>
        {
            if (check.Figures.Hosts.IsEmpty) return;
            for (int i = 0; i < 4; i++)
            {
                if (Uri.TryCreate(check[i], UriKind.Absolute, out var uri) && !check.Figures.Hosts.Contains(uri.Host, StringComparer.OrdinalIgnoreCase)) check.Wrong(i, "的域名不在允许之列。");
            }
        }),
        Error("V44", "STD-3.4", "粤智助上线的事项支持自助终端", ["L43", "L42"], check =>
        {
            if (check[0] is "1" && check[1] is "0") check.Wrong(0, "为是,但不支持自助终端。");
        }),
    ];
}
