using System.Collections.Immutable;

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
        Text(found, "能否申请", CanApply(before), CanApply(after));
        LimitComparison.Decision(found, "法定办结时限", before.Unified.DecisionLimit, after.Unified.DecisionLimit);
        LimitComparison.Delivery(found, before.Unified.DeliveryLimit, after.Unified.DeliveryLimit);
        MaterialComparison.Add(found, before.Unified.Materials, after.Unified.Materials);
        VariationComparison.Add(found, before.Unified, after.Unified);
        Steps(found, before.Unified.Steps, after.Unified.Steps);
        Units(found, before.Lists, after.Lists);
        ElementComparison.Add(found, before.Elements, after.Elements);
        if (found.Count == 0 || !SameGuide(before, after)) found.Add(new ElementDifference("办事指南", "原文", "新文", Burden.Same, Basis: null));
        return new MatterDifference(before.Code, before, after, found.ToImmutable());
    }

    private static void Text(ImmutableArray<ElementDifference>.Builder found, string element, string before, string after)
    {
        if (!string.Equals(before, after, StringComparison.Ordinal)) found.Add(new ElementDifference(element, before, after, Burden.Same, Basis: null));
    }

    private static bool SameGuide(Matter before, Matter after) =>
        string.Equals(MatterHash.Of(before), MatterHash.Of(before with { Source = after.Source, Guide = after.Guide }), StringComparison.Ordinal);

    private static string CanApply(Matter matter) => matter.Unified.IsWhole ? "清单完整" : "清单不完整,只供查阅";

    private static string Joined(ImmutableArray<LegalGround> grounds) => string.Join('、', grounds.Select(ground => ground.ToString()));

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
