using System.Collections.Immutable;
using NodaTime;
using Zhaoqing.GovServices.Catalogue;
using Zhaoqing.GovServices.TimeLimit;

namespace Zhaoqing.GovServices.DepartmentHost.Http;

/// <summary>A proposed change: why, by what, and what of it.</summary>
internal sealed record ChangeRequest(string? Cause, EvidenceRequest? Evidence, IReadOnlyList<EditRequest>? Edits);

/// <summary>The law or document that gives the cause, or the article that allows a rise.</summary>
internal sealed record EvidenceRequest(string? Law, string? Article, string? Text);

/// <summary>What is changed of one matter; what is left out stays as it is.</summary>
internal sealed record EditRequest(
    string? Matter, bool? Retire = null, string? Name = null, int? DecisionAmount = null, IReadOnlyList<MaterialEditRequest>? Materials = null, EvidenceRequest? Basis = null);

/// <summary>A material whose necessity changes: required, tolerable, optional, or removed.</summary>
internal sealed record MaterialEditRequest(string? Code, string? Necessity);

/// <summary>An act on a change.</summary>
internal sealed record ChangeActRequest(string? Act, string? Reason = null, string? Effective = null, IReadOnlyList<EditRequest>? Edits = null);

/// <summary>Turns what was sent into changes of the matters in force, and tells every field at fault at once.</summary>
internal static class ChangeRequests
{
    private const string Removed = "removed";

    public static ImmutableArray<MatterEdit> EditsOf(IReadOnlyList<EditRequest>? edits, CatalogueEdition inForce, FieldFaults faults)
    {
        if (edits is null or { Count: 0 }) faults.Add("edits", "请填写至少一个事项。");
        var read = ImmutableArray.CreateBuilder<MatterEdit>();
        for (int i = 0; i < (edits?.Count ?? 0); i++)
        {
            if (EditOf(edits![i], $"edits[{i}].", inForce, faults) is { } edit) read.Add(edit);
        }

        return read.ToImmutable();
    }

    /// <summary>The ground that was sent; <see langword="null"/>, with or without a fault, where there is none.</summary>
    public static LegalGround? GroundOf(EvidenceRequest? evidence, string field, FieldFaults faults)
    {
        if (evidence is null || (evidence.Law, evidence.Article, evidence.Text) is (null or "", null or "", null or "")) return null;
        if (string.IsNullOrWhiteSpace(evidence.Law)) faults.Add($"{field}.law", "请填写法律、法规或文件的名称。");
        if (string.IsNullOrWhiteSpace(evidence.Text)) faults.Add($"{field}.text", "请填写条文或文件的内容。");
        return string.IsNullOrWhiteSpace(evidence.Law) || string.IsNullOrWhiteSpace(evidence.Text)
            ? null
            : LegalGround.OfLaw(evidence.Law.Trim(), string.IsNullOrWhiteSpace(evidence.Article) ? null : evidence.Article.Trim(), evidence.Text.Trim());
    }

    /// <summary>The act that was sent, or <see langword="null"/> with the fields at fault.</summary>
    public static ChangeOrder? OrderOf(ChangeActRequest body, CatalogueEdition inForce, FieldFaults faults)
    {
        ChangeOrder? order = body.Act switch
        {
            "revise" => new ChangeOrder.Revise(EditsOf(body.Edits, inForce, faults)),
            "submit" => new ChangeOrder.Submit(),
            "check" => new ChangeOrder.Check(),
            "giveBack" => ReasonOf(body.Reason, faults) is { } reason ? new ChangeOrder.GiveBack(reason) : null,
            "reject" => ReasonOf(body.Reason, faults) is { } reason ? new ChangeOrder.Reject(reason) : null,
            "approve" => ApproveOf(body.Effective, faults),
            "cancel" => new ChangeOrder.Cancel(),
            _ => null,
        };
        if (order is null && faults.Answer is null) faults.Add("act", "应为 revise、submit、check、giveBack、reject、approve、cancel 之一。");
        return faults.Answer is null ? order : null;
    }

    private static ChangeOrder.Approve? ApproveOf(string? effective, FieldFaults faults)
    {
        if (string.IsNullOrEmpty(effective)) return new ChangeOrder.Approve(Effective: null);
        return faults.Date("effective", effective) is { } day ? new ChangeOrder.Approve(day.AtStartOfDayInZone(ChinaTime.Zone).ToInstant()) : null;
    }

    private static Remark? ReasonOf(string? text, FieldFaults faults)
    {
        if (!Remark.Read(text?.Trim()).TryPickT0(out var fault, out var reason)) return reason;
        faults.Add("reason", fault.Message, fault.Code);
        return null;
    }

    private static MatterEdit? EditOf(EditRequest edit, string place, CatalogueEdition inForce, FieldFaults faults)
    {
        if (!MatterCode.TryParse(edit.Matter, provider: null, out var code) || inForce.Find(code) is not { } before)
        {
            faults.Add(place + "matter", "现行事项目录中没有这一事项。", "catalogue.matter-unknown");
            return null;
        }

        if (edit.Retire == true) return MatterEdit.Retire(before);
        var basis = GroundOf(edit.Basis, place + "basis", faults);
        var unified = before.Unified with { Materials = MaterialsOf(edit, before, basis, place, faults) };
        if (edit.DecisionAmount is { } amount && DecisionOf(before.Unified.DecisionLimit, amount, basis, place, faults) is { } limit) unified = unified with { DecisionLimit = limit };
        string name = edit.Name?.Trim() ?? before.Name;
        if (name.Length is 0 or > 200 || name.Any(char.IsControl)) faults.Add(place + "name", "事项名称应为1至200个字符,不含换行。");
        if (faults.Answer is not null) return null;
        return MatterEdit.Replace(before, new Matter(before.Code, name, before.Kind, before.Department, unified, [.. before.Lists.Select(list => new DecidingUnit(list.Division, list.Authority))])
        {
            Bases = before.Bases,
            Audience = before.Audience,
            Source = before.Source,
            Guide = before.Guide,
            Elements = before.Elements,
        });
    }

    private static DecisionLimit? DecisionOf(DecisionLimit? before, int amount, LegalGround? basis, string place, FieldFaults faults)
    {
        if (before is null) faults.Add(place + "decisionAmount", "这一事项没有规定办结时限,不能调整天数。");
        else if (Limit.Of(amount, before.Limit.Unit, before.Limit.LastDay).TryPickT1(out var limit, out _)) return before with { Limit = limit, Ground = basis ?? before.Ground };
        else faults.Add(place + "decisionAmount", "时限的数值不可用。");
        return null;
    }

    private static ImmutableArray<ListMaterial> MaterialsOf(EditRequest edit, Matter before, LegalGround? basis, string place, FieldFaults faults)
    {
        var materials = before.Unified.Materials.ToList();
        for (int i = 0; i < (edit.Materials?.Count ?? 0); i++)
        {
            var sent = edit.Materials![i];
            int at = materials.FindIndex(material => string.Equals(material.Code.ToString(), sent.Code, StringComparison.Ordinal));
            if (at < 0) faults.Add($"{place}materials[{i}].code", "清单中没有这一材料。");
            else if (string.Equals(sent.Necessity, Removed, StringComparison.Ordinal)) materials.RemoveAt(at);
            else if (faults.OneOf<Necessity>($"{place}materials[{i}].necessity", sent.Necessity) is { } necessity && necessity != materials[at].Necessity)
                materials[at] = materials[at] with { Necessity = necessity, Ground = basis ?? materials[at].Ground };
        }

        return materials.SequenceEqual(before.Unified.Materials) ? before.Unified.Materials : [.. materials];
    }
}
