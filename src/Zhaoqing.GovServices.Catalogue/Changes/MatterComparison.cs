using System.Collections.Immutable;
using Zhaoqing.GovServices.TimeLimit;

namespace Zhaoqing.GovServices.Catalogue;

/// <summary>Compares two contents of one matter, element by element.</summary>
internal static class MatterComparison
{
    /// <summary>The difference, or <see langword="null"/> where there is none.</summary>
    public static MatterDifference? Of(Matter before, Matter after)
    {
        if (ReferenceEquals(before, after) || string.Equals(MatterHash.Of(before), MatterHash.Of(after), StringComparison.Ordinal)) return null;
        var found = ImmutableArray.CreateBuilder<ElementDifference>();
        Text(found, "事项名称", before.Name, after.Name);
        Text(found, "事项类型", before.Kind.ChineseName(), after.Kind.ChineseName());
        Text(found, "主管部门", before.Department, after.Department);
        Text(found, "设定依据", Joined(before.Bases), Joined(after.Bases));
        Text(found, "服务对象", string.Join('、', before.Audience), string.Join('、', after.Audience));
        Decision(found, before.Unified.DecisionLimit, after.Unified.DecisionLimit);
        Delivery(found, before.Unified.DeliveryLimit, after.Unified.DeliveryLimit);
        Materials(found, before.Unified.Materials, after.Unified.Materials);
        Steps(found, before.Unified.Steps, after.Unified.Steps);
        Units(found, before.Lists, after.Lists);
        ElementComparison.Add(found, before.Elements, after.Elements);
        if (found.Count == 0) found.Add(new ElementDifference("办事指南", "原文", "新文", Burden.Same, Basis: null));
        return new MatterDifference(before.Code, before, after, found.ToImmutable());
    }

    private static void Text(ImmutableArray<ElementDifference>.Builder found, string element, string before, string after)
    {
        if (!string.Equals(before, after, StringComparison.Ordinal)) found.Add(new ElementDifference(element, before, after, Burden.Same, Basis: null));
    }

    private static string Joined(ImmutableArray<LegalGround> grounds) => string.Join('、', grounds.Select(ground => ground.ToString()));

    private static void Decision(ImmutableArray<ElementDifference>.Builder found, DecisionLimit? before, DecisionLimit? after)
    {
        if ((before?.Limit, before?.Start) == (after?.Limit, after?.Start)) return;
        // A longer limit is as heavy as its article is new: the old article cannot have become longer.
        var basis = after is not null && after.Ground != before?.Ground ? after.Ground : null;
        found.Add(new ElementDifference("法定办结时限", Said(before), Said(after), Weight(before?.Limit, after?.Limit), basis));

        static string? Said(DecisionLimit? limit) => limit is null ? null : $"自{(limit.Start == LimitStart.Receipt ? "收到申请" : "受理")}之日起{limit.Limit}";
    }

    private static void Delivery(ImmutableArray<ElementDifference>.Builder found, LegalLimit? before, LegalLimit? after)
    {
        if (before?.Limit == after?.Limit) return;
        found.Add(new ElementDifference(
            "送达时限", before?.Limit.ToString(), after?.Limit.ToString(), Weight(before?.Limit, after?.Limit), after is not null && after.Ground != before?.Ground ? after.Ground : null));
    }

    /// <summary>Of one unit the amounts tell; of different units nothing is said to be lighter.</summary>
    private static Burden Weight(Limit? before, Limit? after)
    {
        if (before is not { } was) return Burden.Lighter;
        if (after is not { } now) return Burden.Heavier;
        if (now.Unit == LimitUnit.SameDay) return Burden.Lighter;
        if (was.Unit == now.Unit && was.LastDay == now.LastDay) return now.Amount < was.Amount ? Burden.Lighter : now.Amount > was.Amount ? Burden.Heavier : Burden.Same;
        return Burden.Heavier;
    }

    private static void Materials(ImmutableArray<ElementDifference>.Builder found, ImmutableArray<ListMaterial> before, ImmutableArray<ListMaterial> after)
    {
        foreach (var gone in before.Where(was => after.All(now => now.Code != was.Code))) found.Add(new ElementDifference("申请材料", gone.Name, After: null, Burden.Lighter, gone.Ground));
        foreach (var now in after)
        {
            if (before.FirstOrDefault(was => was.Code == now.Code) is not { } was)
            {
                found.Add(new ElementDifference("申请材料", Before: null, $"{now.Name}({NameOf(now.Necessity)})", now.Necessity == Necessity.Optional ? Burden.Same : Burden.Heavier, now.Ground));
                continue;
            }

            Text(found, "材料名称", was.Name, now.Name);
            if (was.Necessity == now.Necessity) continue;
            found.Add(new ElementDifference(
                "材料必要性", $"{was.Name}({NameOf(was.Necessity)})", $"{now.Name}({NameOf(now.Necessity)})", Weight(was.Necessity, now.Necessity), now.Ground != was.Ground ? now.Ground : null));
        }
    }

    private static Burden Weight(Necessity before, Necessity after) => After(after) > After(before) ? Burden.Heavier : Burden.Lighter;

    private static int After(Necessity necessity) => necessity switch { Necessity.Required => 2, Necessity.Tolerable => 1, _ => 0 };

    private static string NameOf(Necessity necessity) => necessity switch { Necessity.Required => "必要", Necessity.Tolerable => "容缺后补", _ => "非必要" };

    private static void Steps(ImmutableArray<ElementDifference>.Builder found, ImmutableArray<ListStep> before, ImmutableArray<ListStep> after)
    {
        var (was, now) = (Names(before), Names(after));
        if (string.Equals(was, now, StringComparison.Ordinal)) return;
        var added = after.Where(step => before.All(old => !string.Equals(old.Name, step.Name, StringComparison.Ordinal))).ToArray();
        var burden = after.Length > before.Length ? Burden.Heavier : after.Length < before.Length ? Burden.Lighter : Burden.Same;
        var basis = Array.TrueForAll(added, step => step.Ground is not null) ? added.FirstOrDefault()?.Ground : null;
        found.Add(new ElementDifference("办理环节", $"{before.Length}个:{was}", $"{after.Length}个:{now}", burden, basis));

        static string Names(ImmutableArray<ListStep> steps) => string.Join('、', steps.Select(step => step.Limit is { } limit ? $"{step.Name}({limit})" : step.Name));
    }

    private static void Units(ImmutableArray<ElementDifference>.Builder found, ImmutableArray<MatterList> before, ImmutableArray<MatterList> after)
    {
        foreach (var gone in before.Where(was => after.All(now => now.Division != was.Division)))
            found.Add(new ElementDifference("实施机关", $"{gone.Division} {gone.Authority.Name}", After: null, Burden.Same, Basis: null));
        foreach (var now in after)
        {
            var was = before.FirstOrDefault(list => list.Division == now.Division);
            if (was?.Authority == now.Authority) continue;
            found.Add(new ElementDifference("实施机关", was is null ? null : $"{was.Division} {was.Authority.Name}", $"{now.Division} {now.Authority.Name}", Burden.Same, Basis: null));
        }
    }
}
