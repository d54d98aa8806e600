using System.Collections.Immutable;
using System.Globalization;

namespace Zhaoqing.GovServices.Catalogue;

/// <summary>Compares the elements of one matter in two editions.</summary>
internal static class ElementComparison
{
    public static void Add(ImmutableArray<ElementDifference>.Builder found, MatterElements? before, MatterElements? after)
    {
        if (ReferenceEquals(before, after)) return;
        if (before is null || after is null || !ReferenceEquals(before.Unified.Set, after.Unified.Set))
        {
            found.Add(new ElementDifference("要素", Said(before), Said(after), Burden.Same, Basis: null));
            return;
        }

        foreach (var (edit, element, was) in ElementDifferences.Between(before, after))
        {
            string where = edit.Division is { } division ? $"({division})" : edit.Material is { } place ? $"(第{place + 1}份材料)" : "";
            var burden = edit.Element.ToString() is "U123" ? Weight(was, edit.Value) : Burden.Same;
            found.Add(new ElementDifference(
                element.Name + where, Shown(element, was), Shown(element, edit.Value), burden, burden == Burden.Heavier ? BasisIn(after.Unified.At(after.Unified.Set.Get("U124"))) : null));
        }

        Materials(found, before.Unified.Materials, after.Unified.Materials);
        foreach (var list in after.Lists.Where(list => before.Lists.All(old => old.Division != list.Division))) found.Add(new ElementDifference($"自定义要素({list.Division})", Before: null, "新填", Burden.Same, Basis: null));
        foreach (var list in before.Lists.Where(list => after.Lists.All(now => now.Division != list.Division))) found.Add(new ElementDifference($"自定义要素({list.Division})", "原有", After: null, Burden.Same, Basis: null));
    }

    private static string? Said(MatterElements? elements) => elements is null ? null : $"{elements.Unified.Set.Id} {elements.Unified.Set.Edition}";

    private static string? Shown(ElementDefinition element, string? value) => element.IsPersonal && value is not null ? "(不显示)" : value;

    /// <summary>More visits are a rise (REG-3.15).</summary>
    private static Burden Weight(string? before, string? after)
    {
        bool areNumbers = int.TryParse(before, NumberStyles.None, CultureInfo.InvariantCulture, out int was) & int.TryParse(after, NumberStyles.None, CultureInfo.InvariantCulture, out int now);
        return !areNumbers || was == now ? Burden.Same : now > was ? Burden.Heavier : Burden.Lighter;
    }

    private static void Materials(ImmutableArray<ElementDifference>.Builder found, ImmutableArray<MaterialValues> before, ImmutableArray<MaterialValues> after)
    {
        if (before.Length == after.Length) return;
        var more = after.Skip(before.Length).ToArray();
        var grounds = Array.ConvertAll(more, material => BasisIn(material.At(material.Set.Get("U086"))));
        found.Add(new ElementDifference(
            "材料要素", $"{before.Length}份", $"{after.Length}份", more.Length > 0 ? Burden.Heavier : Burden.Lighter, Array.TrueForAll(grounds, ground => ground is not null) ? grounds.FirstOrDefault() : null));
    }

    /// <summary>The article that a text cites, 《…》第…条; <see langword="null"/> where it cites none.</summary>
    private static LegalGround? BasisIn(string? text)
    {
        if (!ElementValue.IsStated(text)) return null;
        int open = text.IndexOf('《', StringComparison.Ordinal), close = text.IndexOf('》', StringComparison.Ordinal);
        int article = close < 0 ? -1 : text.IndexOf('第', close);
        int end = article < 0 ? -1 : text.IndexOf('条', article);
        return open < 0 || close < open + 2 || end < 0 ? null : LegalGround.OfLaw(text[(open + 1)..close], text[article..(end + 1)], text);
    }
}
