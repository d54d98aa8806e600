using System.Collections.Immutable;
using Zhaoqing.GovServices.Cases;
using Zhaoqing.GovServices.Cases.Hosting;
using Zhaoqing.GovServices.Catalogue;
using Zhaoqing.GovServices.DepartmentHost.Http;
using Zhaoqing.GovServices.TimeLimit;

namespace Zhaoqing.GovServices.DepartmentHost.Pages;

/// <summary>An act as a form: its ground, and the fields it takes. Made of what the table of the case says the act needs, so that a new act is a new form.</summary>
/// <param name="Act">The act, in camelCase.</param>
/// <param name="Name">The act in Chinese.</param>
/// <param name="Basis">Its legal grounds.</param>
/// <param name="Fields">Its fields, those it needs first.</param>
public sealed record ActForm(string Act, string Name, IReadOnlyList<GroundAnswer> Basis, IReadOnlyList<ActField> Fields)
{
    /// <summary>The forms of the acts that a person may do on a case now.</summary>
    public static ImmutableArray<ActForm> Of(CaseSnapshot snapshot, CaseDesk desk, CaseActor caller)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        ArgumentNullException.ThrowIfNull(desk);
        return [.. snapshot.File.ActsFor(caller).Select(row => Of(snapshot.File, row)), .. desk.PartActsFor(snapshot, caller).Select(act => Of(snapshot.File, act))];
    }

    private static ActForm Of(CaseFile file, PartAct act)
    {
        var answer = ActAnswer.Of(act);
        return new ActForm(answer.Act, answer.Name, answer.Basis, [.. act.Needs.SelectMany(name => ActField.Of(file, act: null, name, required: true))]);
    }

    private static ActForm Of(CaseFile file, CaseTransition row)
    {
        var answer = ActAnswer.Of(row);
        var names = row.Needs.Concat(CaseRequests.Takes(row.Act)).Distinct(StringComparer.Ordinal);
        return new ActForm(answer.Act, answer.Name, answer.Basis, [.. names.SelectMany(name => ActField.Of(file, row.Act, name, row.Needs.Contains(name, StringComparer.Ordinal)))]);
    }
}

/// <summary>How a field is filled in.</summary>
public enum ActFieldKind
{
    /// <summary>A line of text.</summary>
    Text,

    /// <summary>Several lines of text.</summary>
    Lines,

    /// <summary>A whole number.</summary>
    Number,

    /// <summary>One of several.</summary>
    One,

    /// <summary>Any of several.</summary>
    Some,

    /// <summary>A day.</summary>
    Day,
}

/// <summary>A field of an act.</summary>
/// <param name="Name">Its name in <c>POST …/acts</c>.</param>
/// <param name="Label">Its name in Chinese.</param>
/// <param name="Required">Whether the act needs it.</param>
/// <param name="Kind">How it is filled in.</param>
/// <param name="Choices">What can be chosen.</param>
public sealed record ActField(string Name, string Label, bool Required, ActFieldKind Kind, ImmutableArray<(string Value, string Label)> Choices)
{
    /// <summary>What it holds before anybody fills it in; <see langword="null"/> for nothing.</summary>
    public string? Value { get; init; }

    /// <summary>The form in which materials are handed in, beside their list.</summary>
    internal const string MaterialForms = "materials.form";

    private static readonly Dictionary<string, string> Labels = new(StringComparer.Ordinal)
    {
        ["missing"] = "缺少的材料",
        ["materials"] = "补交的材料",
        [MaterialForms] = "材料形式",
        ["reason"] = "理由",
        ["outcome"] = "决定",
        ["way"] = "送达方式",
        ["channel"] = "办理渠道",
        ["step"] = "特殊环节",
        ["days"] = "延长的工作日数",
        ["approver"] = "批准人",
        ["notice"] = "告知书编号",
        ["name"] = "姓名或名称",
        ["identifier"] = "证件号码",
        ["kind"] = "类型",
        ["text"] = "内容",
        ["authority"] = "机关",
        ["division"] = "区划",
        ["ground"] = "事由",
        ["person"] = "人员",
        ["to"] = "接收人",
        ["owner"] = "责任人",
        ["promiseDigest"] = "承诺书摘要",
        ["hasRead"] = "已阅知告知内容",
        ["isTrue"] = "承诺内容真实",
        ["takesLiability"] = "愿意承担法律责任",
        ["evidence"] = "签名存放处",
        ["method"] = "核查方式",
        ["breach"] = "违诺情形",
        ["document"] = "文书编号",
        ["basis"] = "依据",
        ["units"] = "会签单位",
        ["agrees"] = "是否同意",
        ["receivedOn"] = "收到文书的日期",
        ["field"] = "更正的项目",
        ["value"] = "更正后的内容",
        ["officer"] = "回避人员",
        ["agent"] = "代理人",
        ["receiver"] = "领取人",
        ["session"] = "视频办会话编号",
    };

    /// <summary>The fields that stand for one field of the request: one, but for materials and for what has members of its own.</summary>
    internal static IEnumerable<ActField> Of(CaseFile file, CaseAct? act, string name, bool required)
    {
        var choices = ChoicesOf(file, act, name);
        var type = ActBinding.TypeOf(name);
        if (name is "materials") return [New(ActFieldKind.Some, choices), new ActField(MaterialForms, Labels[MaterialForms], required, ActFieldKind.One, [("paper", "纸质"), ("electronic", "电子")])];
        if (!choices.IsEmpty) return [New(ActBinding.IsList(type) ? ActFieldKind.Some : ActFieldKind.One, choices)];
        if (name is "reason" or "text" || ActBinding.IsList(type)) return [New(ActFieldKind.Lines, [])];
        if (type == typeof(bool?) || type == typeof(bool)) return [New(ActFieldKind.One, [("true", "是"), ("false", "否")])];
        if (type == typeof(int?) || type == typeof(int)) return [New(ActFieldKind.Number, [])];
        if (type is null || type == typeof(string)) return [New(ActFieldKind.Text, [])];
        return ActBinding.MembersOf(type).Select(member => new ActField($"{name}.{member.Name}", $"{LabelOf(name)} · {LabelOf(member.Name)}", required, ActFieldKind.Text, []));

        ActField New(ActFieldKind kind, ImmutableArray<(string, string)> of) => new(name, LabelOf(name), required, kind, of);
    }

    private static string LabelOf(string name) => Labels.GetValueOrDefault(name, name);

    private static ImmutableArray<(string Value, string Label)> ChoicesOf(CaseFile file, CaseAct? act, string name) => name switch
    {
        "missing" => [.. file.Terms.Materials.Where(term => !file.Holds(term.Code)).Select(term => (term.Code.ToString(), term.Name))],
        "materials" => [.. file.Terms.Materials.Select(term => (term.Code.ToString(), term.Name))],
        "outcome" => [("grant", "准予"), ("deny", "不予")],
        "way" => [("window", "窗口领取"), ("post", "邮寄"), ("electronic", "电子送达")],
        "channel" => [("window", "窗口"), ("online", "网上"), ("mobile", "掌上"), ("terminal", "自助终端"), ("video", "视频办"), ("post", "邮寄")],
        "approver" => [.. Enum.GetValues<ExtensionApprover>().Select(approver => (FieldFaults.NameOf(approver), ApproverName(approver)))],
        "method" => [("onPaper", "书面核查"), ("online", "网络核验"), ("onSite", "实地调查"), ("publicNotice", "公示核查")],
        "ground" when act == CaseAct.Prioritise => [("elderly", "老年人"), ("disabled", "残疾人")],
        "kind" when act == CaseAct.Reopen => [("judgment", "法院判决"), ("reconsideration", "行政复议决定")],
        "field" => [("applicantName", "申请人姓名、名称")],
        "units" => [.. file.Terms.Rules.ReviewUnits.Where(unit => file.Reviews.All(review => !string.Equals(review.Wait.Unit, unit.Unit, StringComparison.Ordinal))).Select(unit => (unit.Unit, unit.Unit))],
        "breach" => [("earlyStart", "条件未成就先行开展"), ("notMet", "逾期未成就"), ("untrue", "不实"), ("deceit", "欺骗")],
        "step" when act == CaseAct.EndSpecialStep => [.. file.OpenSteps.Select(run => (run.Step.Code, run.Step.Name))],
        "step" => [.. file.Terms.SpecialSteps.Select(step => (step.Code, step.Name))],
        _ => [],
    };

    private static string ApproverName(ExtensionApprover approver) => approver switch
    {
        ExtensionApprover.UnitHead => "部门负责人",
        ExtensionApprover.OrganHead => "本行政机关负责人",
        ExtensionApprover.GovernmentHead => "本级人民政府负责人",
        ExtensionApprover.InformationHead => "政府信息公开工作机构负责人",
        ExtensionApprover.ReconsiderationHead => "行政复议机构负责人",
        _ => FieldFaults.NameOf(approver),
    };
}
