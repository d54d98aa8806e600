using System.Collections.Immutable;
using System.Globalization;
using Zhaoqing.GovServices.TimeLimit;
using static Zhaoqing.GovServices.Catalogue.CheckedRule;

namespace Zhaoqing.GovServices.Catalogue;

/// <summary>Limits, steps, special steps.</summary>
internal static class LimitRules
{
    private static readonly string[] PermitSteps = ["受理", "审核", "审批", "办结", "送达"];

    public static ImmutableArray<CheckedRule> All { get; } =
    [
        Error("V09", "STD-3.4", "即办件、承诺时限0和即审即办三者一致,承诺件为前审后批", ["U017", "U032", "U049"], check =>
        {
            if (check[0] is not ("1" or "2") || Number(check[1]) is not { } promised) return;
            bool isAtOnce = check[0] is "1";
            if (isAtOnce != (promised == 0)) check.Wrong(0, "与承诺办结时限不符:承诺时限为0(即办)的是即办件,其余是承诺件。");
            if (ElementValue.IsStated(check[2]) && (check[2] is not ("即审即办" or "前审后批") || isAtOnce != check[2] is "即审即办")) check.Wrong(2, "与办件类型不符:即办件为即审即办,承诺件为前审后批。");
        }),
        Error("V16", "STD-3.4", "承诺办结时限不长于法定办结时限", ["U032", "U033", "U029", "U030"], check =>
        {
            if (Number(check[0]) is { } promised && Number(check[2]) is { } statutory && promised > statutory && (statutory == 0 || string.Equals(check[1], check[3], StringComparison.Ordinal)))
                check.Wrong(0, "长于法定办结时限。");
        }),
        Error("V16", "行政许可法|第三十二条|申请材料不齐全的,当场或者在五日内一次告知;逾期不告知的,自收到申请材料之日起即为受理。", "受理时限不超过5个工作日", ["U035"], check => NotOver(check, 5)),
        Error("V16", "行政许可法|第四十四条|自作出决定之日起十日内颁发、送达。", "行政许可的送达时限不超过10个工作日", ["U038", "U003"], check =>
        {
            if (check[1] is "01") NotOver(check, 10);
        }),
        Error("V20", "STD-3.4", "行政许可的环节包括受理、审核、审批、办结、送达", ["U057", "U003"], check =>
        {
            if (check[1] is not "01" || !ElementValue.IsStated(check[0])) return;
            var missing = PermitSteps.Where(step => !check[0]!.Contains(step, StringComparison.Ordinal)).ToArray();
            if (missing.Length > 0) check.Wrong(0, $"缺少{string.Join('、', missing)}。");
        }),
        Error("V21", "STD-3.4", "环节时限与环节一一对应", ["U058", "U057"], check =>
        {
            if (ElementValue.IsStated(check[0]) && ElementValue.Split(check[0]).Length != ElementValue.Split(check[1]).Length) check.Wrong(0, "与环节名称的数目不同。");
        }),
        Warning("V21", "STD-3.4", "环节时限之和不超过承诺办结时限", ["U058", "U032", "U033"], check =>
        {
            if (check[2] is not "工作日" || Number(check[1]) is not { } promised) return;
            int sum = 0;
            foreach (string step in ElementValue.Split(check[0]))
            {
                if (!WrittenLimit.Read(step).TryPickT2(out var limit, out _) || limit.Unit is not (WrittenUnit.WorkingDay or WrittenUnit.AtOnce)) return;
                sum += limit.Amount;
            }

            if (sum > promised) check.Wrong(0, $"合计{sum}个工作日,超过承诺办结时限(环节并行的除外)。");
        }),
        Error("V22", "REG-2.8", "每个特殊环节有种类、时限和依据", ["U060", "U061", "U062", "U063"], check =>
        {
            int count = ElementValue.Split(check[0]).Length;
            for (int i = 1; i <= 3; i++)
            {
                if (count > 0 && ElementValue.IsStated(check[i]) && ElementValue.Split(check[i]).Length != count) check.Wrong(i, "应与特殊环节一一对应。");
            }

            if (ElementValue.Split(check[2]).Any(limit => WrittenLimit.Read(limit) is { IsT2: true, AsT2.Unit: WrittenUnit.AtOnce })) check.Wrong(2, "应大于0。");
        }),
        Error("V23", "行政许可法|第四十五条|听证、招标、拍卖、检验、检测、检疫、鉴定和专家评审所需时间不计算在规定的期限内。", "只有法定种类的特殊环节不计入办结时限", ["U064", "U061"], check =>
        {
            string[] counted = ElementValue.Split(check[0]), kinds = ElementValue.Split(check[1]);
            for (int i = 0; i < Math.Min(counted.Length, kinds.Length); i++)
            {
                if (counted[i] is "0" && kinds[i] is "其他") check.Wrong(0, $"第{i + 1}个特殊环节不属于依法不计入办结时限的种类。");
            }
        }),
    ];

    public static int? Number(string? value) => int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : null;

    private static void NotOver(ElementCheck check, int workingDays)
    {
        if (check[0] is { } value && WrittenLimit.Read(value).TryPickT2(out var limit, out _) && limit.Unit is WrittenUnit.WorkingDay or WrittenUnit.Day && limit.Amount > workingDays) check.Wrong(0, $"不能超过{workingDays}个工作日。");
    }
}
