using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using NodaTime.Text;
using static Zhaoqing.GovServices.Catalogue.CheckedRule;

namespace Zhaoqing.GovServices.Catalogue;

/// <summary>Halls, hours, telephones, days of effect.</summary>
internal static partial class PlaceRules
{
    public static ImmutableArray<CheckedRule> All { get; } =
    [
        Error("V38", "REG-1.13", "窗口办理的事项进驻政务大厅,场地限制和涉及国家秘密的除外", ["L15", "L13", "U121"], check =>
        {
            if (check[1] is "0" && ElementValue.Has(check[2], "1") && ElementValue.IsStated(check[0]) && check[0] is not ("场地限制" or "涉及国家秘密")) check.Wrong(0, "不是可以不进驻的原因(场地限制、涉及国家秘密)。");
        }),
        Error("V39", "GOAL-1.3", "大厅名称的后缀与层级相符", ["L16"], check =>
        {
            string suffix = check.Division.Level switch { DivisionLevel.Town => "便民服务中心", DivisionLevel.Village => "便民服务站", _ => "政务服务中心" };
            if (ElementValue.IsStated(check[0]) && !check[0]!.EndsWith(suffix, StringComparison.Ordinal)) check.Wrong(0, $"应以“{suffix}”结尾。");
        }),
        Error("V41", "STD-3.4", "办理时间在0至24时之内,先后相符", ["L21"], check =>
        {
            if (!ElementValue.IsStated(check[0])) return;
            int last = -1, count = 0;
            foreach (Match time in Times().Matches(check[0]!))
            {
                int hour = int.Parse(time.Groups["hour"].ValueSpan, CultureInfo.InvariantCulture), minute = int.Parse(time.Groups["minute"].ValueSpan, CultureInfo.InvariantCulture), at = (hour * 60) + minute;
                bool isEnd = ++count % 2 == 0;
                if (minute > 59 || at > 24 * 60 || (isEnd && at <= last))
                {
                    check.Wrong(0, "有不存在或先后颠倒的时间。");
                    return;
                }

                last = at;
            }

            if (count == 0 || count % 2 != 0) check.Wrong(0, "应写明起止时间,如09:00-12:00。");
        }),
        Error("V42", "STD-4.3", "咨询电话不是监督电话", ["L28", "L32"], check =>
        {
            if (ElementValue.IsStated(check[0]) && string.Equals(check[0], check[1], StringComparison.Ordinal)) check.Wrong(0, "与监督电话相同。");
        }),
        Warning("V42", "STD-4.3", "电话带本市区号", ["L28", "L32", "L25"], check =>
        {
            for (int i = 0; i < 3; i++)
            {
                if (ElementValue.IsStated(check[i]) && !check[i]!.StartsWith(check.Figures.AreaCode + "-", StringComparison.Ordinal)) check.Wrong(i, $"没有写明区号{check.Figures.AreaCode}。");
            }
        }),
        Error("V47", "STD-3.4", "计划取消日期晚于计划生效日期", ["L67", "L66"], check =>
        {
            if (LocalDatePattern.Iso.Parse(check[0] ?? "").TryGetValue(default, out var to) && LocalDatePattern.Iso.Parse(check[1] ?? "").TryGetValue(default, out var from) && to <= from) check.Wrong(0, "不晚于计划生效日期。");
        }),
    ];

    [GeneratedRegex("(?<![0-9])(?<hour>[0-9]{1,2})[:\uff1a](?<minute>[0-9]{2})(?![0-9])", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Times();
}
