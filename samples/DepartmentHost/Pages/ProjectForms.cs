using System.Collections.Immutable;
using System.Globalization;
using Zhaoqing.GovServices.Cases;
using Zhaoqing.GovServices.DepartmentHost.Http;
using Zhaoqing.GovServices.NotifyCommit;

namespace Zhaoqing.GovServices.DepartmentHost.Pages;

/// <summary>The acts on a project as forms, made of what the table of the project and its state say.</summary>
internal static class ProjectForms
{
    private const int FewestRows = 6, BlankRows = 3;

    private static readonly Dictionary<string, string> Labels = new(StringComparer.Ordinal)
    {
        ["promiseDigest"] = "承诺清单",
        ["evidence"] = "签名、印章或履约材料的存放处",
        ["gate"] = "法定前置环节",
        ["exemption"] = "免除情形",
        ["document"] = "文号",
        ["startOn"] = "计划开工日期",
        ["safetySupervision"] = "安全监督手续文号",
        ["qualitySupervision"] = "质量监督手续文号",
        ["duty"] = "承诺事项",
        ["step"] = "环节",
        ["breach"] = "违规情形",
        ["reason"] = "理由",
        ["passed"] = "合格的验收事项",
        ["failed"] = "不合格的验收事项",
        ["newLaw.law"] = "新的法律法规",
        ["newLaw.article"] = "条款",
        ["newLaw.text"] = "规定的内容",
    };

    /// <summary>The forms of the acts that a person may do on a project now.</summary>
    public static ImmutableArray<ActForm> Of(Project project, CaseActor caller) =>
    [
        .. project.ActsFor(caller).Select(row => new ActForm(
            FieldFaults.NameOf(row.Act == ProjectAct.Return ? ProjectAct.Resume : row.Act), ProjectTable.Table.NameOf(row.Act), [GroundAnswer.Of(row.Basis)], [.. FieldsOf(project, row.Act, caller)])),
    ];

    /// <summary>The name of a field in Chinese, for what is told about it.</summary>
    public static string LabelOf(string field) => Labels.GetValueOrDefault(field, field.StartsWith("duties[", StringComparison.Ordinal) ? "承诺事项" : field);

    private static IEnumerable<ActField> FieldsOf(Project project, ProjectAct act, CaseActor caller)
    {
        var fields = ProjectActRequest.NeedsOf(act).SelectMany(name => name is "duties" ? DutyRows(project) : [FieldOf(project, act, name, caller)]);
        return act switch
        {
            ProjectAct.ExemptGate => fields.Append(FieldOf(project, act, "document", caller) with { Required = false }),
            ProjectAct.Draft when !project.Duties.IsEmpty => fields.Concat([Text("newLaw.law"), Text("newLaw.article") with { Required = false }, Text("newLaw.text")]),
            _ => fields,
        };
    }

    private static ActField FieldOf(Project project, ProjectAct act, string name, CaseActor caller) => name switch
    {
        "reason" => new ActField(name, LabelOf(name), Required: true, ActFieldKind.Lines, []),
        "startOn" => new ActField(name, LabelOf(name), Required: true, ActFieldKind.Day, []),
        "passed" or "failed" => new ActField(name, LabelOf(name), Required: true, ActFieldKind.Some, [.. project.Admission.Terms.Checklist.Select(item => (item, item))]),
        _ when ChoicesOf(project, act, name, caller) is { IsEmpty: false } choices => new ActField(name, LabelOf(name), Required: true, ActFieldKind.One, choices),
        _ => Text(name),
    };

    private static ActField Text(string name) => new(name, LabelOf(name), Required: true, ActFieldKind.Text, []);

    private static ImmutableArray<(string Value, string Label)> ChoicesOf(Project project, ProjectAct act, string name, CaseActor caller) => name switch
    {
        "promiseDigest" when project.Draft is { } draft => [(draft.Digest, "上面拟签订的承诺清单")],
        "gate" => [.. OpenGates(project, act).Select(gate => (gate.Id, gate.Name))],
        "exemption" => [.. OpenGates(project, act).SelectMany(gate => gate.Exemptions.Select(exemption => (exemption.Id, $"{gate.Name}:{exemption.Name}"))).DistinctBy(choice => choice.Id, StringComparer.Ordinal)],
        "duty" => [.. project.DutiesFor(act, caller).Select(run => (run.Duty.Id, run.Duty.What))],
        "step" => [.. project.Duties.Where(run => run.Duty.Side == PromiseSide.Enterprise).Select(run => (run.Duty.Id, run.Duty.What)), .. project.Gates.Select(gate => (gate.Gate.Id, gate.Gate.Name))],
        "breach" => [("unfiledStart", "未报备开工"), ("earlyUse", "未经验收使用"), ("graveDefault", "严重违诺")],
        _ => [],
    };

    private static IEnumerable<StatutoryGate> OpenGates(Project project, ProjectAct act) =>
        project.Gates.Where(gate => gate.IsOpen && (act == ProjectAct.CloseGate || !gate.Gate.Exemptions.IsEmpty)).Select(gate => gate.Gate);

    /// <summary>A row for each duty there is, which a new list keeps, and some for more.</summary>
    private static IEnumerable<ActField> DutyRows(Project project)
    {
        var known = project.Draft?.Duties ?? [.. project.Duties.Select(run => run.Duty)];
        for (int i = 0; i < Math.Max(FewestRows, known.Length + BlankRows); i++)
        {
            var duty = i < known.Length ? known[i] : null;
            string at = string.Create(CultureInfo.InvariantCulture, $"duties[{i}]"), row = string.Create(CultureInfo.InvariantCulture, $"第{i + 1}项");
            yield return new ActField($"{at}.id", $"{row} · 编号(小写字母、数字、连字符)", Required: false, ActFieldKind.Text, []) { Value = duty?.Id };
            yield return new ActField($"{at}.side", $"{row} · 承诺方", Required: false, ActFieldKind.One, [("enterprise", "企业"), ("government", "政府")]) { Value = duty is null ? null : FieldFaults.NameOf(duty.Side) };
            yield return new ActField($"{at}.what", $"{row} · 承诺做什么", Required: false, ActFieldKind.Text, []) { Value = duty?.What };
            yield return new ActField($"{at}.due", $"{row} · 期限(工作日)", Required: false, ActFieldKind.Day, []) { Value = duty?.Due.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture) };
            yield return new ActField($"{at}.after", $"{row} · 待政府的哪些事项完成(编号,每行一个)", Required: false, ActFieldKind.Lines, []) { Value = duty is null ? null : string.Join('\n', duty.After) };
        }
    }
}
