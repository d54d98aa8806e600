using System.Collections.Immutable;

namespace Zhaoqing.GovServices.Catalogue;

/// <summary>Compares the materials of two lists by their codes.</summary>
internal static class MaterialComparison
{
    public static void Add(ImmutableArray<ElementDifference>.Builder found, ImmutableArray<ListMaterial> before, ImmutableArray<ListMaterial> after)
    {
        foreach (var gone in before.Where(was => after.All(now => now.Code != was.Code))) found.Add(new ElementDifference("申请材料", gone.Name, After: null, Burden.Lighter, gone.Ground));
        foreach (var now in after)
        {
            if (before.FirstOrDefault(was => was.Code == now.Code) is not { } was)
            {
                found.Add(new ElementDifference("申请材料", Before: null, $"{now.Name}({NameOf(now.Necessity)})", now.Necessity == Necessity.Optional ? Burden.Same : Burden.Heavier, now.Ground));
                continue;
            }

            if (!string.Equals(was.Name, now.Name, StringComparison.Ordinal)) found.Add(new ElementDifference("材料名称", was.Name, now.Name, Burden.Same, Basis: null));
            Text(found, "材料情形", was, was.Situation, now.Situation);
            Text(found, "材料形式", was, was.Form, now.Form);
            Text(found, "材料出具机构", was, was.Issuer, now.Issuer);
            Text(found, "材料备注", was, was.Note, now.Note);
            Replacement(found, was, now);
            if (was.Necessity == now.Necessity) continue;
            found.Add(new ElementDifference(
                "材料必要性", Of(was, NameOf(was.Necessity)), Of(now, NameOf(now.Necessity)), Rank(now.Necessity) > Rank(was.Necessity) ? Burden.Heavier : Burden.Lighter, NewGround(was, now)));
        }
    }

    /// <summary>What may no longer be replaced has to be brought.</summary>
    private static void Replacement(ImmutableArray<ElementDifference>.Builder found, ListMaterial was, ListMaterial now)
    {
        string? before = was.Replacement?.ToString(), after = now.Replacement?.ToString();
        if (string.Equals(before, after, StringComparison.Ordinal)) return;
        var burden = (IsReplaced(was), IsReplaced(now)) switch { (true, false) => Burden.Heavier, (false, true) => Burden.Lighter, _ => Burden.Same };
        found.Add(new ElementDifference("免提交措施", Of(was, before), Of(was, after), burden, NewGround(was, now)));
    }

    private static bool IsReplaced(ListMaterial material) => material.Replacement is { NoneBecause: null };

    private static LegalGround? NewGround(ListMaterial was, ListMaterial now) => now.Ground != was.Ground ? now.Ground : null;

    private static string? Of(ListMaterial material, string? text) => text is null ? null : $"{material.Name}({text})";

    private static void Text(ImmutableArray<ElementDifference>.Builder found, string element, ListMaterial was, string? before, string? after)
    {
        if (!string.Equals(before, after, StringComparison.Ordinal)) found.Add(new ElementDifference(element, Of(was, before), Of(was, after), Burden.Same, Basis: null));
    }

    private static int Rank(Necessity necessity) => necessity switch { Necessity.Required => 2, Necessity.Tolerable => 1, _ => 0 };

    private static string NameOf(Necessity necessity) => necessity switch { Necessity.Required => "必要", Necessity.Tolerable => "容缺后补", _ => "非必要" };
}
