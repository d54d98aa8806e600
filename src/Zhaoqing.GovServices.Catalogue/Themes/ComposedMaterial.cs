using System.Collections.Immutable;

namespace Zhaoqing.GovServices.Catalogue;

/// <summary>A material as one member of a theme needs it.</summary>
/// <param name="Member">The member.</param>
/// <param name="Material">The material in its list.</param>
/// <param name="Copies">How many copies, from 1.</param>
public sealed record MaterialUse(MatterCode Member, ListMaterial Material, int Copies);

/// <summary>A material of a composed theme (一套材料): handed in once for all members that need it.</summary>
/// <remarks>
/// Immutable. Two materials are one where their codes are equal, or their names are equal but for full width, case and blanks.
/// </remarks>
public sealed record ComposedMaterial
{
    internal ComposedMaterial(ImmutableArray<MaterialUse> uses) => Uses = uses;

    /// <summary>Who needs it, in the order of the theme; never empty.</summary>
    public ImmutableArray<MaterialUse> Uses { get; }

    /// <summary>Its name as the first member prints it.</summary>
    public string Name => Uses[0].Material.Name;

    /// <summary>How many copies: the most that a member needs, for one set serves them all.</summary>
    public int Copies => Uses.Max(use => use.Copies);

    /// <summary>The strictest need among the members: required, then tolerable, then by situation.</summary>
    public Necessity Necessity => Uses.Select(use => use.Material.Necessity).MinBy(need => need switch
    {
        Necessity.Required => 0,
        Necessity.Tolerable => 1,
        _ => 2,
    });

    /// <summary>Joins what is one material; the order of the first uses stays.</summary>
    internal static ImmutableArray<ComposedMaterial> Merge(ImmutableArray<MaterialUse> uses)
    {
        // Equal codes and equal names both join, so groups may meet through a third.
        int[] group = [.. Enumerable.Range(0, uses.Length)];
        Join(uses, group, use => use.Material.Code.ToString());
        Join(uses, group, use => FoldedName(use.Material.Name));
        return [.. Enumerable.Range(0, uses.Length).GroupBy(i => Root(group, i)).Select(same => new ComposedMaterial([.. same.Select(i => uses[i])]))];
    }

    /// <summary>The name without what people do not mean as a difference.</summary>
    internal static string FoldedName(string name) => string.Concat(FoldedText.Words(FoldedText.Of(name)));

    private static void Join(ImmutableArray<MaterialUse> uses, int[] group, Func<MaterialUse, string> key)
    {
        var first = new Dictionary<string, int>(StringComparer.Ordinal);
        for (int i = 0; i < uses.Length; i++)
        {
            if (first.TryAdd(key(uses[i]), i)) continue;
            int one = Root(group, first[key(uses[i])]), other = Root(group, i);
            group[Math.Max(one, other)] = Math.Min(one, other);
        }
    }

    private static int Root(int[] group, int i)
    {
        while (group[i] != i) i = group[i];
        return i;
    }
}

/// <summary>A field of a composed form (一表申请): asked once for all members that use it.</summary>
/// <param name="Field">The field, with the label of the first member; required where any member requires it.</param>
/// <param name="UsedBy">The members that use it, in the order of the theme.</param>
public sealed record ComposedField(FormField Field, ImmutableArray<MatterCode> UsedBy);
