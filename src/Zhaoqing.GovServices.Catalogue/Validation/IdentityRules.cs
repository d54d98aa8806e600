using System.Collections.Immutable;
using static Zhaoqing.GovServices.Catalogue.CheckedRule;

namespace Zhaoqing.GovServices.Catalogue;

/// <summary>Names, codes, types, levels, bases, bodies.</summary>
internal static class IdentityRules
{
    private static readonly string[] LawEndings = ["法", "法典", "条例", "决定"], RuleEndings = ["办法", "规定", "规则", "细则"];

    public static ImmutableArray<CheckedRule> All { get; } =
    [
        Error("V01", "STD-3.4", "事项名称不少于2个字", ["U001"], check =>
        {
            if (ElementValue.IsFilled(check[0]) && check[0]!.Trim().Length < 2) check.Wrong(0, "不能少于2个字。");
        }),
        Error("V03", "STD-3.4", "没有子项的编码没有子项名称", ["U005", "U002"], check =>
        {
            if (ElementValue.IsStated(check[0]) && BasicCode.TryParse(check[1], provider: null, out var code) && code is { Scheme.HasParts: true, SubItem: null }) check.Wrong(0, "与基本编码不符:编码中子项为000。");
        }),
        Error("V03", "STD-3.4", "实施编码由实施主体代码、层级和基本编码组成", ["L01", "L04", "U002"], check =>
        {
            if (!ImplementCode.TryParse(check[0], provider: null, out var code) || !code.Scheme.HasParts) return;
            if (!Same(code.BodyText, check[1])) check.Wrong(0, "的前18位与实施主体代码不同。");
            if (!(BasicCode.TryParse(check[2], provider: null, out var basic) && basic == code.Basic)) check.Wrong(0, "的后12位与基本编码不同。");
        }),
        Error("V04", "STD-1.2", "事项类型在服务事项范围内,且与基本编码一致", ["U003", "U002"], check =>
        {
            if (check[0] is "00" or "02" or "03" or "06") check.Wrong(0, "不是依申请的服务事项类型。");
            if (BasicCode.TryParse(check[1], provider: null, out var code) && code.Type is { } type && ElementValue.IsStated(check[0]) && !Same(type, check[0])) check.Wrong(0, "与基本编码第3、4位不同。");
        }),
        Error("V05", "行政许可法|第十四条|法律、行政法规、国务院决定可以设定行政许可。", "行政许可由法律、法规、国务院决定或规章设定", ["U008", "U003"], check =>
        {
            string[] bases = ElementValue.Split(check[0]);
            if (check[1] is "01" && bases.Length > 0 && !Array.Exists(bases, basis => EndsWith(basis, LawEndings) || EndsWith(basis, RuleEndings))) check.Wrong(0, "没有可以设定行政许可的法律文件。");
        }),
        Error("V07", "STD-3.4", "实施清单的层级在行使层级之内,且与区划相符", ["L01", "U010"], check =>
        {
            if (!ImplementCode.TryParse(check[0], provider: null, out var code) || code.Level is not { } level) return;
            if (ElementValue.IsStated(check[1]) && !ElementValue.Has(check[1], $"{(int)level}")) check.Wrong(0, "的层级不在行使层级之内。");
            if ((int)level != (int)check.Division.Level + 2) check.Wrong(0, "的层级与区划不符。");
        }),
        Error("V35", "STD-3.4", "实施编码中的统一社会信用代码校验相符", ["L01"], check =>
        {
            if (ImplementCode.TryParse(check[0], provider: null, out var code) && code.BodyFault is { } fault) check.Wrong(0, $"中的实施主体代码:{fault.Message}");
        }),
        Error("V36", "STD-1.4", "法定机关、授权组织、受委托组织之外的主体只提供公共服务", ["L05", "U003"], check =>
        {
            if (check[0] is "9" && ElementValue.IsStated(check[1]) && string.CompareOrdinal(check[1], "20") < 0) check.Wrong(0, "为其他(企业、公证机构等)的,事项类型应为公共服务。");
        }),
        Error("V37", "STD-3.4", "行政管辖与清单的区划一致,镇村清单写明镇村代码", ["L10", "L11"], check =>
        {
            if (!DivisionCode.TryParse(check[0], provider: null, out var division)) return;
            if (division != check.Division) check.Wrong(0, "与实施清单的区划不同。");
            if (division.Level >= DivisionLevel.Town && !ElementValue.IsStated(check[1])) check.Wrong(1, "镇村清单必须填写。");
        }),
    ];

    /// <summary>Whether a basis names a law, a regulation or a decision by its last word: 《…条例》, not 《…办法》.</summary>
    public static bool IsLaw(string? basis) => basis is not null && EndsWith(basis, LawEndings) && !EndsWith(basis, RuleEndings);

    private static bool EndsWith(string basis, string[] endings)
    {
        int end = basis.IndexOf('》', StringComparison.Ordinal);
        if (end < 0) return false;
        // The year or the edition may stand behind the name: 《…条例(2019修订)》.
        int bracket = basis.AsSpan(0, end).IndexOfAny('(', '\uff08');
        string name = basis[..(bracket > 0 ? bracket : end)];
        return Array.Exists(endings, ending => name.EndsWith(ending, StringComparison.Ordinal));
    }

    private static bool Same(string? one, string? other) => string.Equals(one, other, StringComparison.Ordinal);
}
