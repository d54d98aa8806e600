using System.Collections.Immutable;
using System.Text.RegularExpressions;
using static Zhaoqing.GovServices.Catalogue.CheckedRule;

namespace Zhaoqing.GovServices.Catalogue;

/// <summary>Conditions and materials.</summary>
internal static partial class MaterialRules
{
    private const string NoCatchAll = "广东省优化营商环境条例|第二十九条|办理条件、申请材料不得含有兜底条款。";
    private const string Proofs = "优化营商环境条例|第四十二条|设定证明事项应当有法律、法规或者国务院决定依据。";

    public static ImmutableArray<CheckedRule> All { get; } =
    [
        Error("V18", NoCatchAll, "条件和审查标准没有兜底条款", ["U043", "U044", "U045", "U048"], check => CatchAll(check, count: 4)),
        Error("V18", NoCatchAll, "材料名称和受理标准没有兜底条款", ["U068", "U085"], check => CatchAll(check, count: 2)),
        Warning("V18", NoCatchAll, "条件和审查标准没有含糊用语", ["U043", "U044", "U045", "U048"], check => Vague(check, count: 4)),
        Warning("V18", NoCatchAll, "材料名称和受理标准没有含糊用语", ["U068", "U085"], check => Vague(check, count: 2)),
        Error("V05", Proofs, "证明材料有法律、法规或国务院决定依据", ["U086", "U068"], check =>
        {
            if (check[1]?.EndsWith("证明", StringComparison.Ordinal) == true && ElementValue.IsStated(check[0]) && !IdentityRules.IsLaw(check[0])) check.Wrong(0, "不是法律、法规或国务院决定。");
        }),
        Error("STD-1.5", "STD-1.5", "村级证明有法律依据,没有依据的不得要求提供", ["U086", "U068", "U076"], check =>
        {
            if (VillageCertificates.IsOne(check[1], check[2]) && !IdentityRules.IsLaw(check[0])) check.Wrong(0, "没有写明法律、法规依据的村级证明不得作为申请材料。");
        }),
        Error("V12", "CON-7.15", "告知承诺标签与可承诺替代的材料一致", ["U026", "U090"], check =>
        {
            bool isTagged = check[0] is "1", hasOne = check.Column(1).Any(value => value is "1");
            if (isTagged != hasOne && check[0] is "0" or "1") check.Wrong(0, isTagged ? "为是,但没有可承诺替代的材料。" : "为否,但有可承诺替代的材料。");
        }, isOverMaterials: true),
        Error("V13", "CON-7.15", "容缺受理标签与可容缺材料一致,且有主要材料", ["U027", "U072", "U089"], check =>
        {
            var needs = check.Column(1).Zip(check.Column(2)).ToArray();
            bool hasOne = Array.Exists(needs, need => need.First is "3");
            if (check[0] is "0" && hasOne) check.Wrong(0, "为否,但有容缺后补的材料。");
            if (check[0] is not "1") return;
            if (!Array.Exists(needs, need => need.First is "3" && ElementValue.IsStated(need.Second))) check.Wrong(0, "为是,但没有写明补交期限的容缺材料。");
            if (!Array.Exists(needs, need => need.First is "1")) check.Wrong(0, "为是,但没有必要材料。");
        }, isOverMaterials: true),
        Error("V24", "STD-3.4", "材料名称不重复", ["U068"], check =>
        {
            var seen = new HashSet<string>(StringComparer.Ordinal);
            foreach (var (row, name) in check.Column(0).Index())
            {
                if (ElementValue.IsStated(name) && !seen.Add(string.Concat(FoldedText.Words(FoldedText.Of(name))))) check.WrongIn(row, 0, "与前面的材料相同。");
            }
        }, isOverMaterials: true),
        Error("V24", "STD-3.4", "有申请材料的列出材料,没有的不列", ["U067", "U068"], check =>
        {
            bool hasRows = check.Column(1).Any();
            if (check[0] is "0" or "1" && check[0] is "1" != hasRows) check.Wrong(0, hasRows ? "为否,但列有材料。" : "为是,但没有列出材料。");
        }, isOverMaterials: true),
        Error("V24", "STD-4.2", "示例样表不是空白表格", ["U083", "U082"], check =>
        {
            if (ElementValue.IsStated(check[0]) && string.Equals(check[0], check[1], StringComparison.Ordinal)) check.Wrong(0, "与空白表格是同一个文件。");
        }),
        Error("V33", "GOAL-0.1", "须本人现场填写的,到现场至少一次", ["U092", "U123"], check =>
        {
            if (check[0] is "1" && check[1] is "0") check.Wrong(0, "为是,但到办事现场次数为0。");
        }),
    ];

    private static void CatchAll(ElementCheck check, int count)
    {
        for (int i = 0; i < count; i++)
        {
            if (check[i] is { } value && CatchAllWords().IsMatch(value)) check.Wrong(i, "含有兜底条款,请逐项写明。");
        }
    }

    private static void Vague(ElementCheck check, int count)
    {
        for (int i = 0; i < count; i++)
        {
            if (check[i] is { } value && VagueWords().IsMatch(value) && !CatchAllWords().IsMatch(value)) check.Wrong(i, "用语含糊(相关、有关、视情况、等),请写明。");
        }
    }

    [GeneratedRegex("其他[^,\uff0c。;\uff1b、\\n]{0,12}(材料|条件|文件|证明|资料|情形)|规定的其他|等(相关|有关|其他)?(材料|文件|证明|资料)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex CatchAllWords();

    [GeneratedRegex("相关|有关|视情况|等[。;\uff1b]?(\\n|$)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex VagueWords();
}
