using System.Collections.Immutable;
using static Zhaoqing.GovServices.Catalogue.CheckedRule;

namespace Zhaoqing.GovServices.Catalogue;

/// <summary>Objects, fees, results.</summary>
internal static class ResultRules
{
    private static readonly (string Ending, string Type)[] Results = [("批复", "审批办结"), ("证", "出证办结"), ("文", "出文办结")];

    public static ImmutableArray<CheckedRule> All { get; } =
    [
        Error("V10", "STD-3.4", "服务对象与主题分类一致", ["U019", "U020", "U018"], check =>
        {
            if (!ElementValue.IsStated(check[2])) return;
            bool hasPersons = ElementValue.Has(check[2], "1"), hasCorporates = ElementValue.Split(check[2]).Any(one => one is "2" or "3" or "4" or "5" or "6");
            if (ElementValue.IsStated(check[0]) && !hasPersons) check.Wrong(0, "已填写,但服务对象没有自然人。");
            if (ElementValue.IsStated(check[1]) && !hasCorporates) check.Wrong(1, "已填写,但服务对象没有法人或其他组织。");
        }),
        Error("V11", "STD-3.4", "涉密事项的结果不公开", ["U113", "U024"], check =>
        {
            if (check[0] is "1" && check[1] is "1") check.Wrong(0, "为是,但事项涉密。");
        }),
        Error("V27", "STD-3.4", "不收费的没有收费依据、项目、标准和网上支付", ["U095", "U096", "U097", "U098", "U101"], check =>
        {
            if (check[0] is not "0") return;
            for (int i = 1; i <= 3; i++)
            {
                if (ElementValue.IsStated(check[i])) check.Wrong(i, "已填写,但事项不收费。");
            }

            if (check[4] is "1") check.Wrong(4, "为是,但事项不收费。");
        }),
        Error("V29", "STD-3.4", "审批结果名称与结果类型一致", ["U104", "U103"], check =>
        {
            foreach (var (ending, type) in Results)
            {
                if (check[1]?.EndsWith(ending, StringComparison.Ordinal) != true) continue;
                if (ElementValue.IsStated(check[0]) && !string.Equals(check[0], type, StringComparison.Ordinal)) check.Wrong(0, $"与结果名称不符,应为{type}。");
                break;
            }
        }),
    ];
}
